"""Ending an enrolment from the form: nine reasons, and after a death the claim first."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from officer import NURHASANAH, RIDWAN, Officer, record
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_app.app import App
from desktop_app.domain.workflow import Status
from desktop_app.queries import workers
from desktop_app.services import claims, enrolments
from desktop_app.services.enrolments import Ending, NoFollowerError
from ui.pages.pendataan.ending import EndQuestion
from ui.pages.pendataan.leaving import read_waiting


def test_a_death_asks_for_the_heir_before_it_ends_and_is_undone_with_one_key(
    sit_down: Callable[[], Officer], app: App
) -> None:
    person = record(app, NURHASANAH)
    officer = sit_down()
    officer.page.open_person(person)
    officer.wait()
    question = EndQuestion(person, app.facts, officer.window)
    assert question.action.refusal == "Pilih alasannya dahulu."
    question.reason.editor.set_text("died")
    question.reason.edited.emit("died")
    assert "ahli warisnya" in question.action.refusal
    question.heir["heir_name"].editor.set_text("Zulkifli")
    question.heir["heir_name"].edited.emit("Zulkifli")
    assert question.action.refusal == ""
    officer.parts.keying.leaving.end(person, question)
    officer.wait()
    ended = app.ask(workers.person, person.worker.id)
    assert ended is not None
    assert (ended.enrolment.status, ended.enrolment.end_reason) == (Status.ENDED, "died")
    assert ended.worker.heir_name == "ZULKIFLI"
    assert officer.parts.sheet.form.read_only
    app.undo()
    again = app.ask(workers.person, person.worker.id)
    assert again is not None
    assert (again.enrolment.status, again.worker.heir_name) == (Status.RECORDED, "")


def test_a_move_needs_no_heir_and_a_day_that_has_come(
    sit_down: Callable[[], Officer], app: App
) -> None:
    person = record(app, NURHASANAH)
    question = EndQuestion(person, app.facts, sit_down().window)
    for field, text in ((question.reason, "moved"), (question.on, "31-12-2099")):
        field.editor.set_text(text)
        field.edited.emit(text)
    assert "paling lambat hari ini" in question.action.refusal
    question.on.editor.set_text("01-10-2026")
    question.on.edited.emit("01-10-2026")
    assert (question.action.refusal, question.heir_texts()) == ("", {})


def test_whoever_takes_the_place_is_found_by_name_or_nik_among_those_who_wait(
    sit_down: Callable[[], Officer], app: App
) -> None:
    person, follower = record(app, NURHASANAH), record(app, RIDWAN)
    officer = sit_down()
    question = EndQuestion(person, app.facts, officer.window, read_waiting(app))
    question.show()
    line = question.follower.editor.focusProxy()
    question.reason.editor.set_text("moved")
    QTest.keyClicks(line, "tidak ada")
    assert "dari orang yang menunggu" in question.action.refusal
    question.follower.editor.set_text("")
    QTest.keyClicks(line, RIDWAN["nik"][-6:])
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert question.follower.text() == follower.worker.id
    assert question.follower.remark.startswith(RIDWAN["nik"])
    assert question.action.refusal == ""
    question.close()
    officer.page.open_person(person)
    officer.parts.keying.leaving.end(person, question)
    officer.wait()
    ended = app.ask(workers.person, person.worker.id)
    assert ended is not None
    assert ended.enrolment.replaced_by == follower.worker.id


def test_nobody_takes_their_own_place(app: App) -> None:
    person = record(app, NURHASANAH)
    ending = Ending(reason="moved", on=app.facts.today, replaced_by=person.worker.id)
    with pytest.raises(NoFollowerError):
        app.do(enrolments.end_one, person.enrolment.id, ending)


def test_the_checklist_of_the_claim_names_the_papers_and_the_heir(app: App, tmp_path: Path) -> None:
    person = claims.with_heir(record(app, NURHASANAH), {"heir_name": "Zulkifli"}, app.facts)
    path = tmp_path / "klaim.pdf"
    app.do(claims.save_checklist, person, path)
    with pypdfium2.PdfDocument(path) as pdf:
        words = pdf[0].get_textpage().get_text_range()
    for told in ("NURHASANAH", "ZULKIFLI", "Akta kematian", NURHASANAH["nik"]):
        assert told in words
