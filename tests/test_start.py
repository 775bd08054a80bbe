"""What starting the window brings in: for the gate Qt and little else, and what only work needs later."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

LATER = (
    *("alembic", "openpyxl", "reportlab", "python_calamine", "pypdfium2", "zxingcpp"),
    *("PIL", "numpy", "lxml", "PySide6.QtPrintSupport", "multiprocessing"),
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


def loaded_by(*statements: str) -> list[str]:
    """Give the modules that a new process has loaded after these statements, in that order."""
    asked = "; ".join(("import sys", *statements, "print(*sys.modules)"))
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    return told.stdout.split()


@pytest.fixture(scope="module")
def at_the_gate() -> list[str]:
    """The modules that are loaded when the gate is about to be shown."""
    return loaded_by("import ui.program")


def test_the_gate_is_shown_without_the_store_the_core_and_the_pages(at_the_gate: list[str]) -> None:
    assert not set(at_the_gate) & {*LATER, *WITH_THE_STORE}
    assert set(at_the_gate) >= set(FOR_THE_GATE)
    ours = {name for name in at_the_gate if name.startswith(("desktop_app.", "ui."))}
    assert not {name for name in ours if name.startswith("ui.pages.")}
    assert len(ours) <= OF_OURS, sorted(ours)


def test_what_the_gate_needs_besides_qt_comes_before_qt(at_the_gate: list[str]) -> None:
    after = at_the_gate[at_the_gate.index("PySide6") :]
    assert not [name for name in after if name.startswith("desktop_app.")]


def test_the_python_in_qts_binding_lies_compiled_beside_it() -> None:
    asked = "import PySide6, sys; print(sys.modules['shibokensupport.signature.loader'].__cached__)"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert Path(told.stdout.strip()).is_file(), "set-up lays it out; else it is compiled each time"


def test_what_is_loaded_while_the_passphrase_is_typed_is_what_every_start_needs() -> None:
    loaded = set(loaded_by("import ui.inside"))
    assert not loaded & set(LATER)
    assert loaded >= set(WITH_THE_STORE)
