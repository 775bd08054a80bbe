"""Many new rows at once are written, journaled and listed exactly as a few are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from desktop_app.app import App
from desktop_app.domain.enrolment import Enrolment
from desktop_app.domain.journal import bodies_of_new, body_of, change
from desktop_app.domain.people import Right
from desktop_app.domain.record import Record
from desktop_app.domain.settings import Settings
from desktop_app.domain.worker import Worker
from desktop_app.domain.workflow import Status
from desktop_app.kernel.jobs import Progress
from desktop_app.services.use_case import use_case
from desktop_app.store import inserting, journal, listed, schema
from desktop_app.store.keys import Cost
from desktop_app.store.rows import BLANKS, columns_from, row_of, table_of
from desktop_app.store.soundness import broken_structure, strange_shapes
from desktop_app.store.unit import Unit

PEOPLE = [
    Worker(id="a", name='ROS "OCHA"', nik="9971010100000001", birth_date=date(1985, 8, 17)),
    Worker(id="b", name="SITI’ Ω", monthly_income=0, findings=("rt_unreadable:rt",)),
    Worker(id="c", monthly_income=1_500_000, notes="dua\nbaris"),
    *(Worker(id=f"d{n:02}", name=f"ORANG {n}", nik=f"99710101000001{n:02}") for n in range(30)),
]
ENROLMENTS = [
    Enrolment(id=f"e{each.id}", worker_id=each.id, status=Status.DRAFT, latest=True)
    for each in PEOPLE
]


@use_case("menulis banyak orang sekaligus", right=Right.RECORD)
def write_at_once(unit: Unit, people: list[Worker], enrolments: list[Enrolment]) -> None:
    with unit.settling_later(len(people)):
        unit.write_all(people)
        unit.write_all(enrolments)


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[App]:
    monkeypatch.setattr(journal, "_CHUNK", 7)
    monkeypatch.setattr(inserting, "_AT_ONCE", 3)
    monkeypatch.setattr(listed, "_MANY", 10)
    office = Settings(id="office", office="15.71")
    made = App.create(tmp_path / "store", office, "Siti", "rahasia", cost=Cost(8, 1, 1))
    made.do(write_at_once, PEOPLE, ENROLMENTS)
    yield made
    made.close()


@pytest.mark.parametrize("records", [PEOPLE, ENROLMENTS], ids=["workers", "enrolments"])
def test_column_by_column_the_journal_says_what_it_says_row_by_row(records: list[Record]) -> None:
    table = str(table_of(type(records[0])).name)
    blank = BLANKS[table]
    row_by_row = [change(table, each.id, None, row_of(each), blank) for each in records]
    assert bodies_of_new(columns_from(type(records[0]), records), blank) == [
        body_of(each) for each in row_by_row if each
    ]


def test_a_long_entry_holds_all_its_changes_and_leaves_the_chain_whole(app: App) -> None:
    last = app.ask(journal.last_entry)
    assert last is not None
    changes = app.ask(journal.changes_of, last.seq)
    assert [each.key for each in changes or ()] == [each.id for each in (*PEOPLE, *ENROLMENTS)]
    assert last.changes == len(PEOPLE) + len(ENROLMENTS)
    assert app.ask(journal.first_bend, Progress()) is None


def test_the_lists_follow_when_more_people_come_than_there_were_and_when_they_go(app: App) -> None:
    assert app.ask(listed.strays) == 0
    with app.store.reading() as connection:
        asked = "SELECT count(*) FROM listed JOIN found ON found.rowid = listed.n"
        assert connection.exec_driver_sql(asked).scalar() == len(PEOPLE)
    app.undo()
    assert app.ask(listed.strays) == 0
    app.redo()
    assert app.ask(listed.strays) == 0


def test_indexes_stand_again_after_many_came_and_after_a_failure_among_them(app: App) -> None:
    again = [replace(each, id=f"x{each.id}", nik="") for each in PEOPLE]
    with pytest.raises(IntegrityError):
        app.do(write_at_once, again, ENROLMENTS)
    with app.store.reading() as connection:
        assert strange_shapes(connection, schema.metadata) == ()
        assert broken_structure(connection) == ()


def test_a_number_that_stands_twice_is_refused_when_many_come_at_once(app: App) -> None:
    twin = [Worker(id="twin", nik=PEOPLE[0].nik)]
    newcomers = [Worker(id=f"n{n:03}") for n in range(len(PEOPLE))]
    with pytest.raises(IntegrityError):
        app.do(write_at_once, [*twin, *newcomers], [])
    assert app.ask(listed.strays) == 0
