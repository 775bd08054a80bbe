"""A line that remembers: known texts are offered, taken by Enter, and never against one's will."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.widgets.memory_edit import MemoryEdit

STREETS = ("Jl. Raden Wijaya No. ", "Lrg. Melati No. ")


@pytest.fixture
def line(qtbot: QtBot) -> MemoryEdit:
    editor = MemoryEdit("misalnya Jl. Melati", goes_on=True)
    editor.set_known(STREETS)
    qtbot.addWidget(editor)
    editor.resize(300, 34)
    editor.show()
    return editor


def test_any_part_finds_a_street_and_the_number_follows(line: MemoryEdit) -> None:
    gone: list[bool] = []
    line.entered.connect(lambda: gone.append(True))
    QTest.keyClicks(line.line, "mel")
    QTest.keyClick(line.line, Qt.Key.Key_Return)
    QTest.keyClicks(line.line, "21")
    assert (line.text(), gone) == ("Lrg. Melati No. 21", [])
    QTest.keyClick(line.line, Qt.Key.Key_Return)
    assert (line.text(), gone) == ("Lrg. Melati No. 21", [True])


def test_escape_and_saving_keep_what_was_typed(line: MemoryEdit) -> None:
    QTest.keyClicks(line.line, "mel")
    line.settle()
    assert (line.text(), line.open) == ("mel", False)
    QTest.keyClicks(line.line, "a")
    QTest.keyClick(line.line, Qt.Key.Key_Escape)
    QTest.keyClick(line.line, Qt.Key.Key_Return)
    assert line.text() == "mela"


def test_a_text_that_is_whole_is_not_made_longer(line: MemoryEdit) -> None:
    line.set_known(("JAMBI", "JAMBI LUAR KOTA"))
    QTest.keyClicks(line.line, "jambi")
    assert not line.open
