"""A question on a screen that is too low for it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.widgets.dialogs import Question
from ui.widgets.editors import TextEdit
from ui.widgets.fields import Field


def test_a_dialog_on_a_low_screen_scrolls_and_keeps_its_buttons(qtbot: QtBot) -> None:
    dialog = Question("Siapa?", "Catat")
    qtbot.addWidget(dialog)
    fields = [Field(name, TextEdit(height=40)) for name in "ABCDEFGH"]
    for field in fields:
        dialog.body.addWidget(field)
    fields[0].setFocus()
    dialog.open()
    whole = dialog.height()
    dialog.keep_within(300)
    qtbot.waitUntil(lambda: 300 >= dialog.height() > 250)
    assert whole > 300
    assert dialog.rect().contains(dialog.action.geometry())
    fields[0].setFocus()
    for _field in fields[1:]:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    last = fields[-1].editor
    assert last.isAncestorOf(QApplication.focusWidget())
    assert last.visibleRegion().boundingRect() == last.rect()


def test_a_question_that_takes_something_away_begins_at_the_way_out(qtbot: QtBot) -> None:
    dialog = Question("Tarik kiriman?", "Tarik kiriman", danger=True)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(dialog.cancel.hasFocus)
