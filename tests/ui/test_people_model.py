"""The paged list of people: rows come when they are asked for, and nobody waits for them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.app import App
from desktop_app.domain.enrolment import Enrolment
from desktop_app.domain.people import Right
from desktop_app.domain.settings import Settings
from desktop_app.domain.worker import Worker
from desktop_app.queries.workers import Filter
from desktop_app.services.use_case import use_case
from desktop_app.store.keys import Cost
from desktop_app.store.unit import Unit
from ui.desk import Bridge, Desk
from ui.jobs import Jobs
from ui.tables import PAGE, PeopleModel
from ui.widgets.cells import Column

MANY = 2 * PAGE + 30


@use_case("menulis banyak orang", right=Right.RECORD)
def write_many(unit: Unit, count: int) -> None:
    workers = [
        Worker(id=f"w{at:04}", name=f"ORANG {at:04}", rt=f"{at % 3:03}") for at in range(count)
    ]
    unit.put_all(workers)
    unit.put_all([Enrolment(id=f"e{each.id}", worker_id=each.id) for each in workers])


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    app = App.create(
        tmp_path / "store",
        Settings(id="office", office="15.71"),
        "Siti",
        "rahasia",
        cost=Cost(8, 1, 1),
    )
    app.do(write_many, MANY)
    jobs = Jobs()
    bridge = Bridge(app)
    yield Desk(app, jobs, bridge)
    bridge.close()
    jobs.close()
    app.close()


@pytest.fixture
def model(desk: Desk, qtbot: QtBot) -> PeopleModel:
    made = PeopleModel(desk, desk.app.facts, (Column(key="name"), Column(key="rt")))
    made.show_people(Filter(), "name")
    qtbot.waitUntil(lambda: desk.jobs.idle)
    return made


def name_in(model: PeopleModel, row: int) -> str | None:
    found = model.index(row, 0).data()
    return None if found is None else str(found)


def test_all_rows_are_counted_and_the_first_page_is_here(model: PeopleModel) -> None:
    assert model.rowCount() == MANY
    assert name_in(model, 0) == "ORANG 0000"


def test_a_row_of_a_later_page_is_blank_until_it_comes(
    model: PeopleModel, desk: Desk, qtbot: QtBot
) -> None:
    last = MANY - 1
    assert name_in(model, last) is None
    qtbot.waitUntil(lambda: desk.jobs.idle)
    assert name_in(model, last) == f"ORANG {last:04}"


def test_an_answer_to_an_old_question_is_passed_over(
    model: PeopleModel, desk: Desk, qtbot: QtBot
) -> None:
    model.show_people(Filter(rt="001"), "name")
    model.show_people(Filter(words="ORANG 0007"), "name")
    qtbot.waitUntil(lambda: desk.jobs.idle)
    assert [name_in(model, row) for row in range(model.rowCount())] == ["ORANG 0007"]


def test_a_reload_keeps_what_is_shown_until_the_answer_is_here(
    model: PeopleModel, desk: Desk, qtbot: QtBot
) -> None:
    model.reload(MANY - 1)
    assert name_in(model, 0) == "ORANG 0000"
    qtbot.waitUntil(lambda: desk.jobs.idle)
    assert model.rowCount() == MANY
    assert name_in(model, MANY - 1) == f"ORANG {MANY - 1:04}"


def test_somebody_here_is_found_by_id(model: PeopleModel) -> None:
    person = model.person_at(5)
    assert person is not None
    assert model.row_of(person.worker_id) == 5
    assert model.row_of("nobody") == -1
