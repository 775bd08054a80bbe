"""What must never stand in the tree: a stranger's name, somebody's machine, unfinished work."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PARTS = ("desktop_app", "ui", "resources", "tests", "packaging", "docs", ".ci")
TEXTS = {
    *(".cfg", ".css", ".csv", ".html", ".in", ".md", ".nsi", ".po", ".py", ".qss", ".sh"),
    *(".spec", ".svg", ".toml", ".ts", ".txt", ".xml", ".yaml", ".yml", ""),
}
# Written in halves, else this file would find itself.
UNFINISHED = re.compile(r"\b(TO" r"DO|FIX" r"ME|X" r"XX)\b")
SOMEBODYS_MACHINE = re.compile(r"(?<![\w.])/(wor" r"k|roo" r"t|opt/pyp" r"i|opt/whee" r"ls)/")


def texts() -> Iterator[Path]:
    """Give every text of the product, wherever the sources were unpacked."""
    for folder in (ROOT, *(ROOT / part for part in PARTS)):
        for file in sorted(folder.glob("*") if folder == ROOT else folder.rglob("*")):
            if file.is_file() and file.suffix in TEXTS and file.name != ".git":
                yield file


def finds(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{file.relative_to(ROOT)}:{number} {line.strip()[:80]}"
        for file in texts()
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if pattern.search(line)
    ]


def test_nothing_is_left_for_later() -> None:
    assert not finds(UNFINISHED)


def test_no_path_of_somebodys_machine_stands_in_the_tree() -> None:
    assert not finds(SOMEBODYS_MACHINE)


def test_packaging_is_a_folder_and_no_package() -> None:
    assert not list((ROOT / "packaging").rglob("__init__.py")), "a library has that name"


def test_no_database_or_key_is_kept_with_the_sources() -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("the sources were unpacked, not cloned")
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert not [name for name in listed if Path(name).suffix in {".db", ".key", ".sqlite", ".log"}]
