"""What starting the window brings in: for the gate Qt and little else, and what only work needs later."""

from __future__ import annotations

import subprocess
import sys

import pytest

LATER = (
    *("alembic", "openpyxl", "reportlab", "python_calamine", "pypdfium2", "zxingcpp"),
    *("PIL", "numpy", "lxml", "PySide6.QtPrintSupport"),
)
"""Each takes its time to load and is loaded where it is used."""

WITH_THE_STORE = (
    *("sqlalchemy", "sqlcipher3", "argon2", "cryptography", "rapidfuzz"),
    *("desktop_app.app", "desktop_app.services", "desktop_app.store", "desktop_app.files"),
    *("ui.inside", "ui.desk", "ui.workplace"),
)
"""Loaded while the passphrase is typed."""

FOR_THE_GATE = ("PySide6.QtWidgets", "PySide6.QtSvg", "ui.gate.unlock", "ui.theme")
OF_OURS = 60
"""So many modules of the program, at most, are loaded before the gate stands there."""


def loaded_by(*statements: str) -> set[str]:
    """Give the modules that a new process has loaded after these statements."""
    asked = "; ".join(("import sys", *statements, "print(*sys.modules)"))
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    return set(told.stdout.split())


@pytest.fixture(scope="module")
def at_the_gate() -> set[str]:
    """The modules that are loaded when the gate is about to be shown."""
    return loaded_by("import ui.program")


def test_the_gate_is_shown_without_the_store_the_core_and_the_pages(at_the_gate: set[str]) -> None:
    assert not at_the_gate & {*LATER, *WITH_THE_STORE}
    assert at_the_gate >= set(FOR_THE_GATE)
    ours = {name for name in at_the_gate if name.startswith(("desktop_app.", "ui."))}
    assert not {name for name in ours if name.startswith("ui.pages.")}
    assert len(ours) <= OF_OURS, sorted(ours)


def test_what_is_loaded_while_the_passphrase_is_typed_is_what_every_start_needs() -> None:
    loaded = loaded_by("import ui.inside")
    assert not loaded & set(LATER)
    assert loaded >= set(WITH_THE_STORE)
