"""Somebody who may be the same is shown while typing, and what is said of the two is kept."""

from __future__ import annotations

from collections.abc import Callable

from officer import NURHASANAH, Officer, record
from PySide6.QtCore import Qt

from desktop_app.app import App
from desktop_app.domain.duplicates.pair import PairVerdict
from desktop_app.domain.person import Person
from desktop_app.queries import duplicates, workers

ALMOST = NURHASANAH | {"nik": "1571114203799007", "name": "Nur Hasanah"}


def typed_beside(officer: Officer, known: Person) -> None:
    officer.control("N")
    officer.fill(ALMOST)
    officer.qtbot.waitUntil(officer.parts.view.twin.isVisible)
    assert known.worker.name in officer.parts.view.twin.accessibleDescription()


def test_a_likely_double_is_shown_and_denied_with_a_reason(
    sit_down: Callable[[], Officer], app: App
) -> None:
    known = record(app, NURHASANAH)
    officer = sit_down()
    typed_beside(officer, known)
    officer.parts.keying.beside.say_apart("Nama kebetulan sama")
    assert not officer.parts.view.twin.isVisible()
    officer.control("S")
    [beside] = app.ask(duplicates.pairs_of, known.worker.id)
    assert (beside.pair.verdict, beside.pair.note) == (
        PairVerdict.DIFFERENT,
        "Nama kebetulan sama",
    )
    assert not any("likely" in each for p in app.ask(workers.people) for each in p.worker.findings)


def test_a_double_of_whom_nothing_is_said_waits_for_a_decision(
    sit_down: Callable[[], Officer], app: App
) -> None:
    known = record(app, NURHASANAH)
    officer = sit_down()
    typed_beside(officer, known)
    officer.control("S")
    assert app.ask(duplicates.count_open) == 1
    officer.parts.keying.undo()
    officer.wait()
    assert (app.ask(duplicates.count_open), app.ask(workers.count)) == (0, 1)


def test_the_same_person_is_opened_and_what_was_typed_is_kept_aside(
    sit_down: Callable[[], Officer], app: App
) -> None:
    known = record(app, NURHASANAH)
    officer = sit_down()
    typed_beside(officer, known)
    officer.alt("S")
    assert officer.parts.keying.worker_id == known.worker.id
    assert "Ketikan belum tersimpan" in officer.page.offer.words


def test_two_saved_people_are_merged_from_the_panel_and_undone_with_one_step(
    sit_down: Callable[[], Officer], app: App
) -> None:
    first = record(app, NURHASANAH)
    second = record(app, ALMOST | {"phone": "081274119036"})
    officer = sit_down()
    officer.page.open_person(app.ask(workers.people_of, [second.worker.id])[0])
    officer.qtbot.waitUntil(officer.parts.view.twin.isVisible)
    officer.alt("S")
    asked = officer.parts.keying.beside.question
    assert asked is not None
    assert asked.fields["phone"].text() == "goes"
    assert asked.fields["name"].text() == "remains"
    asked.action.click()
    officer.wait()
    [merged] = app.ask(workers.people)
    assert merged.worker.id == first.worker.id
    assert (merged.worker.name, merged.worker.phone) == ("NURHASANAH", "081274119036")
    assert officer.parts.keying.worker_id == first.worker.id
    app.undo()
    assert app.ask(workers.count) == 2


def test_two_saved_people_are_set_apart_at_once(sit_down: Callable[[], Officer], app: App) -> None:
    record(app, NURHASANAH)
    second = record(app, ALMOST)
    officer = sit_down()
    officer.page.open_person(app.ask(workers.people_of, [second.worker.id])[0])
    officer.qtbot.waitUntil(officer.parts.view.twin.isVisible)
    officer.parts.keying.beside.say_apart("Saudara atau keluarga")
    officer.wait()
    [beside] = app.ask(duplicates.pairs_of, second.worker.id)
    assert beside.pair.verdict is PairVerdict.DIFFERENT


def test_in_a_narrow_window_both_are_compared_over_the_form_before_one_is_opened(
    sit_down: Callable[[], Officer], app: App
) -> None:
    known = record(app, NURHASANAH)
    officer = sit_down()
    officer.window.resize(911, 512)
    officer.control("N")
    officer.fill(ALMOST)
    view = officer.parts.view
    officer.qtbot.waitUntil(view.twin_bar.isVisible)
    officer.alt("S")
    assert view.comparing.open
    assert known.worker.name in view.comparing.panel.accessibleDescription()
    assert view.comparing.panel.open_button.hasFocus()
    officer.press(Qt.Key.Key_Escape)
    assert not view.comparing.open
    assert officer.text("name") == ALMOST["name"]
    officer.alt("S")
    officer.alt("S")
    assert not view.comparing.open
    assert officer.parts.keying.worker_id == known.worker.id
