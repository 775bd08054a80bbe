"""Verifikasi by keyboard on a real store: two users, findings, the checklist, the decisions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from office import TARMIZI, create, open_as, save, with_verifier
from page_stage import Stage, staged
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.app import App
from desktop_app.domain.person import Person
from desktop_app.domain.workflow import Status
from desktop_app.queries import workers
from ui.dialogs.reason import ReasonQuestion
from ui.pages.verifikasi import VerifikasiPage

SEVEN = "1234567"
ENTER, CONTROL, ALT = (
    Qt.Key.Key_Return,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """An office where Rina has recorded two people, one of them born on another day than the NIK."""
    folder = tmp_path / "kantor"
    app = with_verifier(create(folder))
    save(app)
    save(app, nik="1571071708850004", name="Bujang Rasyid", birth_date="17-09-1985")
    app.close()
    return folder


@pytest.fixture
def verifier(office: Path) -> Iterator[App]:
    opened = open_as(office, "Tarmizi", TARMIZI)
    yield opened
    opened.close()


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(stage: Stage, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    stage.qtbot.keyClick(focused(), key, modifier or Qt.KeyboardModifier.NoModifier)


def type_keys(stage: Stage, keys: str) -> None:
    for key in keys:
        stage.qtbot.keyClicks(focused(), key)


def found(app: App, name: str) -> Person:
    [person] = app.ask(workers.people, workers.Filter(words=name))
    return person


def question(stage: Stage) -> ReasonQuestion:
    stage.qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), ReasonQuestion))
    asked = QApplication.activeWindow()
    assert isinstance(asked, ReasonQuestion)
    return asked


def answer(stage: Stage, words: str) -> None:
    asked = question(stage)
    stage.qtbot.keyClicks(asked.choice.editor.focusProxy(), words)
    stage.qtbot.keyClick(asked.choice.editor.focusProxy(), ENTER)
    stage.qtbot.keyClick(asked.choice.editor.focusProxy(), ENTER, CONTROL)


def test_the_lines_of_the_ktp_that_are_being_checked_are_framed_the_nik_too(
    qtbot: QtBot, verifier: App
) -> None:
    with staged(qtbot, verifier, VerifikasiPage) as stage:
        lines = stage.page.record.ktp.lines
        assert {key for key, line in lines.items() if line.examined} == {"nik", "sex"}


def test_seven_keys_and_ctrl_enter_verify_and_bring_the_next(qtbot: QtBot, verifier: App) -> None:
    with staged(qtbot, verifier, VerifikasiPage) as stage:
        assert stage.page.panel.verify.refusal.startswith("Periksa 7 hal lagi")
        type_keys(stage, SEVEN)
        assert not stage.page.panel.verify.refusal
        press(stage, ENTER, CONTROL)
        stage.settle(lambda: stage.page.case.person.worker.name == "BUJANG RASYID")
        assert stage.page.panel.checklist.left() == 7
    assert found(verifier, "SYAMSUL").enrolment.status is Status.VERIFIED


def test_the_button_leads_to_the_first_thing_not_looked_at(qtbot: QtBot, verifier: App) -> None:
    with staged(qtbot, verifier, VerifikasiPage) as stage:
        type_keys(stage, "12")
        press(stage, ENTER, CONTROL)
        lines = stage.page.panel.checklist.lines
        assert lines["birth_date"].hasFocus()
        press(stage, Qt.Key.Key_Space)
        assert stage.page.panel.checklist.seen() == ("nik", "name", "birth_date")
        assert stage.page.panel.verify.refusal.startswith("Periksa 4 hal lagi")


def test_what_was_looked_at_is_remembered_when_one_comes_back(qtbot: QtBot, verifier: App) -> None:
    with staged(qtbot, verifier, VerifikasiPage) as stage:
        type_keys(stage, "125")
        press(stage, Qt.Key.Key_Right, CONTROL)
        stage.settle(lambda: stage.page.case.person.worker.name == "BUJANG RASYID")
        press(stage, Qt.Key.Key_Right, CONTROL)
        stage.settle(lambda: stage.page.case.person.worker.name == "SYAMSUL BAHRI")
        assert stage.page.panel.checklist.seen() == ("nik", "name", "kk")


def test_a_warning_is_acknowledged_with_a_reason_before_the_decision(
    qtbot: QtBot, verifier: App
) -> None:
    with staged(qtbot, verifier, VerifikasiPage) as stage:
        press(stage, Qt.Key.Key_Right, CONTROL)
        stage.settle(lambda: stage.page.case.person.worker.name == "BUJANG RASYID")
        type_keys(stage, SEVEN)
        assert stage.page.panel.verify.refusal.startswith("Akui 1 catatan")
        press(stage, Qt.Key.Key_A, ALT)
        answer(stage, "sesuai")
        stage.settle(lambda: not stage.page.panel.verify.refusal)
        kept = found(verifier, "BUJANG").enrolment.acknowledged
        assert kept == (("nik_birth_date:birth_date", "Sesuai tulisan di KTP", verifier.user.id),)


def test_refusing_asks_for_a_reason_and_keeps_it(qtbot: QtBot, verifier: App) -> None:
    with staged(qtbot, verifier, VerifikasiPage) as stage:
        press(stage, Qt.Key.Key_T, ALT)
        assert question(stage).action.refusal
        answer(stage, "meninggal")
        stage.settle(lambda: stage.page.case.person.worker.name == "BUJANG RASYID")
    refused = found(verifier, "SYAMSUL").enrolment
    assert (refused.status, refused.note) == (Status.REJECTED, "Meninggal dunia")


def test_another_reason_is_typed_and_goes_back_with_the_person(qtbot: QtBot, verifier: App) -> None:
    with staged(qtbot, verifier, VerifikasiPage) as stage:
        press(stage, Qt.Key.Key_K, ALT)
        asked = question(stage)
        asked.choice.set_text("lainnya")
        asked.words.setFocus()
        qtbot.keyClicks(asked.words.editor.focusProxy(), "KTP lama")
        qtbot.keyClick(asked.words.editor.focusProxy(), ENTER, CONTROL)
        stage.settle(lambda: stage.page.case.person.worker.name == "BUJANG RASYID")
    back = found(verifier, "SYAMSUL").enrolment
    assert (back.status, back.note) == (Status.DRAFT, "KTP lama")


def test_nobody_finds_their_own_people_in_the_queue(qtbot: QtBot, tmp_path: Path) -> None:
    app = create(tmp_path / "kantor")
    person = save(app)
    with staged(qtbot, app, VerifikasiPage) as stage:
        assert stage.page.stack.currentWidget() is stage.page.empty
        assert "1 orang yang Anda catat sendiri" in stage.page.empty.accessibleName()
        stage.page.open(worker_id=person.worker.id)
        stage.settle(lambda: stage.page.case is not None)
        said = "Orang yang Anda catat sendiri diverifikasi oleh orang lain."
        assert stage.page.panel.verify.refusal == said
    app.close()


def test_record_and_nik_stand_side_by_side(qtbot: QtBot, verifier: App) -> None:
    with staged(qtbot, verifier, VerifikasiPage) as stage:
        press(stage, Qt.Key.Key_Right, CONTROL)
        stage.settle(lambda: stage.page.case.person.worker.name == "BUJANG RASYID")
        stage.page.panel.checklist.lines["birth_date"].setFocus()
        said = [(each.value, each.level) for each in stage.page.record.compared()]
        assert said == [("17-09-1985", "warning"), ("17-08-1985", "warning")]
