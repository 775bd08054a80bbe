"""Another page sends somebody to one field of one person: there, mended, and back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from office import create, save
from page_stage import Stage, staged
from pytestqt.qtbot import QtBot

from desktop_app.domain.person import Person
from desktop_app.domain.workflow import Status
from desktop_app.queries import workers
from ui.pages.pendataan import PendataanPage

WHY = "No. HP diminta tata letak kiriman dan belum ada."


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    app = create(tmp_path / "kantor")
    with staged(qtbot, app, PendataanPage) as staging:
        yield staging
    app.close()


def go(stage: Stage, person: Person) -> list[tuple[str, dict[str, object]]]:
    wanted: list[tuple[str, dict[str, object]]] = []
    stage.desk.bridge.page_wanted.connect(lambda key, context: wanted.append((key, context)))
    key = person.worker.id
    stage.page.open(worker_id=key, field="phone", why=WHY, back="kiriman")
    stage.settle(lambda: stage.page.parts.keying.worker_id == key)
    return wanted


def test_the_field_has_the_focus_and_saving_goes_back(stage: Stage) -> None:
    wanted = go(stage, save(stage.desk.app, phone=""))
    field = stage.page.parts.sheet.form.fields["phone"]
    stage.qtbot.waitUntil(lambda: field.isAncestorOf(stage.page.window().focusWidget()))
    assert stage.page.parts.view._banner.first == WHY
    field.set_text("081274119036")
    field.edited.emit("081274119036")
    stage.page.parts.keying.save()
    looking = stage.page.parts.keying.beside._pause
    stage.settle(lambda: wanted and not looking.isActive())
    assert wanted == [("kiriman", {"back": True})]


def test_esc_goes_back_with_nothing_changed(stage: Stage) -> None:
    wanted = go(stage, save(stage.desk.app))
    stage.page.step_back()
    assert wanted == [("kiriman", {"back": True})]


def test_somebody_verified_is_opened_for_mending_with_the_reason(stage: Stage) -> None:
    app = stage.desk.app
    person = save(app)

    with app.store.writing() as connection:
        app._unit(connection).put(replace(person.enrolment, status=Status.VERIFIED))
    go(stage, person)
    [way_in, _other] = stage.page.parts.keying._lock_actions(
        app.ask(workers.person, person.worker.id)
    )
    way_in.click()
    stage.settle(lambda: app.ask(workers.person, person.worker.id).enrolment.status is Status.DRAFT)
    assert app.ask(workers.person, person.worker.id).enrolment.note == WHY
