"""Keeping workers: what an acknowledgement is worth, many at once, and looks in the journal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from office import SYAMSUL, create

from desktop_app.app import App, NothingToUndoError
from desktop_app.domain.person import Person, PersonReading, blank_person, read_person
from desktop_app.domain.workflow import Status
from desktop_app.kernel.clock import IdMaker
from desktop_app.services import workers

KEY = "nik_birth_date:birth_date"


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    made = create(tmp_path / "store")
    yield made
    made.close()


def reading_of(app: App, texts: dict[str, str], base: Person | None = None) -> PersonReading:
    new_id = IdMaker()
    return read_person(base or blank_person(new_id(), new_id()), texts, app.facts)


def accepted(reading: PersonReading, reason: str) -> PersonReading:
    person = reading.person
    enrolment = replace(person.enrolment, acknowledged=((KEY, reason, "somebody"),))
    return replace(reading, person=Person(person.worker, enrolment))


def test_a_warning_accepted_in_the_form_is_kept_under_the_user_who_saves(app: App) -> None:
    texts = {**SYAMSUL, "birth_date": "17-08-1985"}
    saved = app.do(workers.save, accepted(reading_of(app, texts), "Sesuai KTP"))
    assert saved.enrolment.acknowledged == ((KEY, "Sesuai KTP", app.user.id),)


def test_what_was_accepted_falls_when_its_field_changes(app: App) -> None:
    texts = {**SYAMSUL, "birth_date": "17-08-1985"}
    saved = app.do(workers.save, accepted(reading_of(app, texts), "Sesuai KTP"))
    changed = app.do(workers.save, reading_of(app, {"birth_date": "18-08-1985"}, saved))
    assert changed.enrolment.acknowledged == ()


def test_a_warning_accepted_for_the_new_value_stands(app: App) -> None:
    saved = app.do(workers.save, reading_of(app, dict(SYAMSUL)))
    again = accepted(reading_of(app, {"birth_date": "17-08-1985"}, saved), "Sesuai akta")
    assert app.do(workers.save, again).enrolment.accepted == {KEY}


def test_only_complete_drafts_become_recorded_together(app: App) -> None:
    whole = app.do(workers.save, reading_of(app, dict(SYAMSUL)), target=Status.DRAFT)
    part = app.do(workers.save, reading_of(app, {"name": "Sarkawi"}))
    ids = [whole.worker.id, part.worker.id]
    assert app.do(workers.record_all, ids) == workers.Recorded(recorded=1, held=1)


def test_a_look_is_journaled_and_cannot_be_undone(app: App) -> None:
    app.do(workers.look, "daftar Pendataan")
    with pytest.raises(NothingToUndoError):
        app.undo()
