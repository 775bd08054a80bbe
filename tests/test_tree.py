"""What must never stand in the tree: a stranger's name, somebody's machine, unfinished work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
PARTS = ("desktop_app", "ui", "resources", "tests", "packaging", "docs", ".ci")
TEXTS = {
    *(".cfg", ".css", ".csv", ".html", ".in", ".md", ".nsi", ".po", ".py", ".qss", ".sh"),
    *(".spec", ".svg", ".toml", ".ts", ".txt", ".xml", ".yaml", ".yml", ""),
}
# Written in halves, else this file would find itself.
UNFINISHED = re.compile(r"\b(TO" r"DO|FIX" r"ME|X" r"XX)\b")
SOMEBODYS_MACHINE = re.compile(r"(?<![\w.])/(wor" r"k|roo" r"t|opt/pyp" r"i|opt/whee" r"ls)/")


def files() -> Iterator[Path]:
    """Give every file of the product, wherever the sources were unpacked."""
    yield from (file for file in ROOT.iterdir() if file.is_file() and file.name != ".git")
    for part in PARTS:
        yield from (file for file in sorted((ROOT / part).rglob("*")) if file.is_file())


def finds(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{file.relative_to(ROOT)}:{number} {line.strip()[:80]}"
        for file in files()
        if file.suffix in TEXTS
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
    private = {".db", ".key", ".sqlite", ".log"}
    assert not [file for file in files() if file.suffix in private]
