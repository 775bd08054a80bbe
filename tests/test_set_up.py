"""The locks say exactly what is installed, and where from they do not say."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parent.parent
LOCKS = ROOT / "packaging" / "requirements"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PINNED = re.compile(r"^([\w.-]+)==([^\s;]+)(?: ;[^\\]*)? \\\n((?: +--hash=.*\n)+)", re.MULTILINE)


def pinned(lock: str) -> dict[str, Version]:
    text = (LOCKS / lock).read_text(encoding="utf-8")
    return {canonicalize_name(name): Version(number) for name, number, _ in PINNED.findall(text)}


@pytest.mark.parametrize("lock", ["build.txt", "run.txt", "dev.txt", "pack.txt"])
def test_a_lock_holds_pinned_and_hashed_requirements_and_nothing_else(lock: str) -> None:
    text = (LOCKS / lock).read_text(encoding="utf-8")
    assert pinned(lock)
    assert not PINNED.sub("", text).strip()
    assert "://" not in text


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        ("run.txt", PROJECT["dependencies"]),
        ("dev.txt", PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"]),
    ],
)
def test_the_locks_agree_with_the_project(lock: str, wanted: list[str]) -> None:
    versions = pinned(lock)
    for requirement in map(Requirement, wanted):
        assert versions[canonicalize_name(requirement.name)] in requirement.specifier


def test_tests_run_on_the_very_libraries_that_users_get() -> None:
    assert pinned("run.txt").items() <= pinned("dev.txt").items()


def test_what_packs_the_program_changes_no_library_of_it() -> None:
    both = pinned("pack.txt").keys() & pinned("run.txt").keys()
    assert all(pinned("pack.txt")[name] == pinned("run.txt")[name] for name in both)
    assert pinned("build.txt").items() <= pinned("pack.txt").items()


def test_an_unknown_command_is_answered_with_the_known_ones() -> None:
    answer = subprocess.run(
        [sys.executable, str(ROOT / "packaging" / "dev.py"), "nonsense"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 2
    assert all(f"\n  {name} " in answer.stderr for name in ("run", "test", "lock", "build", "deb"))
