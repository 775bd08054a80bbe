"""Tab comes to every control and back to where it began."""

from __future__ import annotations

from collections.abc import Callable

import eyes
from officer import Officer
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.pages.pendataan.form_view import FormView
from ui.widgets.dialogs import Question
from ui.widgets.editors import TextEdit
from ui.widgets.fields import Field


def test_tab_goes_from_the_fields_to_what_is_missing_and_then_to_the_actions(
    sit_down: Callable[[], Officer],
) -> None:
    officer = sit_down()
    officer.control("N")
    view: FormView = officer.parts.view
    officer.parts.sheet.form.go_to("occupation")
    met = []
    for _stop in range(6):
        officer.press(Qt.Key.Key_Tab)
        met.append(officer.focus().accessibleName())
    assert met[1:3] == ["NIK", "Nama lengkap"]
    assert met[3:] == [view.save_button.words, view.draft_button.words, view.cancel_button.words]
    assert not list(eyes.lost_to_tab(officer.window))


def test_tab_walks_through_a_dialog_and_comes_back(qtbot: QtBot) -> None:
    question = Question("Berapa?", "Simpan")
    fields = [Field(name, TextEdit()) for name in ("Tempat", "Terisi")]
    for field in reversed(fields):
        question.body.insertWidget(0, field)
    qtbot.addWidget(question)
    with qtbot.waitActive(question):
        question.open()
    fields[0].setFocus()
    assert not list(eyes.lost_to_tab(question))
