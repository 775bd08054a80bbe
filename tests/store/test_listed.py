"""Lists and searches give the same people by every way that they are found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest

from desktop_app.app import App
from desktop_app.domain.enrolment import Enrolment
from desktop_app.domain.listed_person import ListedPerson
from desktop_app.domain.names import search_key
from desktop_app.domain.people import Right
from desktop_app.domain.person import Person
from desktop_app.domain.record import Record
from desktop_app.domain.settings import Settings
from desktop_app.domain.worker import Worker
from desktop_app.domain.workflow import Status
from desktop_app.kernel.jobs import Progress
from desktop_app.queries import dashboard, first_hits, search, workers
from desktop_app.queries import listed as shown
from desktop_app.queries.workers import Filter
from desktop_app.services.use_case import use_case
from desktop_app.store import listed, name_keys
from desktop_app.store.checking import check
from desktop_app.store.keys import Cost
from desktop_app.store.unit import Unit

R = TypeVar("R", bound=Record)

NAMES = ("Siti Aminah", "Muhammad Ridwan", "Slamet", "Li", "Qxara", "Endang Sri", "Bambang")
MANY = 210


@use_case("menulis banyak orang", right=Right.RECORD)
def write_many(unit: Unit, people: list[Worker]) -> None:
    unit.put_all(people)
    unit.put_all(
        [
            Enrolment(id=f"e{each.id}", worker_id=each.id, status=Status.DRAFT, latest=True)
            for each in people
        ]
    )


def somebody(at: int) -> Worker:
    return Worker(
        id=f"w{at:04}",
        name=f"{NAMES[at % len(NAMES)]} {chr(65 + at % 26)}" if at % 50 else "Li",
        nik=f"99710100{at:08}",
        kelurahan=f"99.71.01.{1001 + at % 3}",
        rt=f"{at % 5:03}" if at % 7 else "",
        address=f"Jalan Kenanga {at % 40}",
        birth_date=date(1960, 1, 1) + timedelta(days=at * 97 % 9_000),
        phone=f"0812{at:08}",
        mother_name=f"Ibu {at % 9}",
        sex="LP"[at % 2],
        findings=("phone_unreadable:phone",) if at % 11 == 0 else (),
    )


PEOPLE = [somebody(at) for at in range(MANY)]


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    folder: Path = tmp_path_factory.mktemp("listed") / "store"
    office = Settings(id="office", office="15.71")
    made = App.create(folder, office, "Siti", "rahasia", cost=Cost(8, 1, 1))
    made.do(write_many, PEOPLE)
    yield made
    made.close()


def has(one: Worker, words: str) -> bool:
    if words.isdigit():
        return words in one.nik
    texts = (one.name.lower(), one.address.lower())
    return all(
        any(part in text for text in texts)
        or (len(search_key(part)) >= search.LEAST and search_key(part) in search_key(one.name))
        for part in words.lower().split()
    )


def as_listed(person: Person) -> ListedPerson:
    of_both = {**fields_of(person.enrolment), **fields_of(person.worker)}
    names = {each.name for each in fields(ListedPerson)}
    return ListedPerson(**{name: cell for name, cell in of_both.items() if name in names})


def fields_of(record: object) -> dict[str, Any]:
    return {each.name: getattr(record, each.name) for each in fields(record)}


@pytest.mark.parametrize("few", [1, 1_000])
@pytest.mark.parametrize(
    "words",
    [
        *("siti", "mohamad", "li", "qx", "jl", "an", "a", "9971", "97", "0000141", "kenanga 3"),
        *("zzz", "sri jalan", "siti bambang", "s siti", "i 3 mohamad", "%", "jalan_kenanga", "'"),
    ],
)
def test_a_search_gives_the_same_people_however_many_are_hit(
    app: App, monkeypatch: pytest.MonkeyPatch, words: str, few: int
) -> None:
    monkeypatch.setattr(search, "_FEW", few)
    monkeypatch.setattr(first_hits, "_ONE_IN", few)
    monkeypatch.setattr(first_hits, "_ONE_IN_SHORT", few)
    for order in ("name", "-newest", "nik"):
        expected = {each.id for each in PEOPLE if has(each, words)}
        everybody = app.ask(workers.people, Filter(words=words), order=order, limit=MANY)
        assert {each.worker.id for each in everybody} == expected
        first = app.ask(workers.people, Filter(words=words), order=order, limit=20)
        assert first == everybody[:20]
        roll = app.ask(workers.roll, Filter(words=words), order=order)
        assert app.ask(workers.people_at, roll) == everybody
        assert app.ask(shown.people_at, roll) == [as_listed(each) for each in everybody]


def test_a_number_is_found_in_whatever_groups_it_is_typed(app: App) -> None:
    for typed in ("081200000141", "0812 0000 014 1", "0812-0000-01-4-1"):
        [one] = app.ask(workers.people, Filter(words=typed), order="name")
        assert one.worker.phone == "081200000141"
        assert app.ask(workers.count, Filter(words=typed)) == 1


def test_whom_a_search_hits_stand_in_the_order_of_names(app: App) -> None:
    for words in ("an", "siti", "sri", "kenanga", "97"):
        hit = [each.name for each in app.ask(shown.people, Filter(words=words), order="name")]
        assert hit == sorted(hit, key=str.lower)


@pytest.mark.parametrize("order", ["status", "-status", "rt", "-rt"])
def test_many_stand_by_few_values_and_name_as_few_do(
    app: App, monkeypatch: pytest.MonkeyPatch, order: str
) -> None:
    sorted_out = app.ask(workers.roll, order=order)
    monkeypatch.setattr(workers, "_WORTH_SHARING_OUT", 0)
    assert app.ask(workers.roll, order=order) == sorted_out
    drafts = Filter(statuses=(Status.DRAFT,), region="99.71.01.1002")
    assert set(app.ask(workers.roll, drafts, order=order)) < set(sorted_out)


def test_rows_made_anew_are_those_that_followed(app: App) -> None:
    before = app.ask(workers.people, order="name", limit=MANY)
    with app.store.writing() as connection:
        listed.make_anew(connection)
    assert app.ask(listed.strays) == 0
    assert app.ask(workers.people, order="name", limit=MANY) == before


def test_names_without_forms_and_forms_without_names_are_found_by_the_check(app: App) -> None:
    assert app.ask(name_keys.strays) == 0
    with app.store.writing() as connection:
        connection.exec_driver_sql("DELETE FROM name_key WHERE worker_id IN ('w0001', 'w0002')")
        connection.exec_driver_sql("INSERT INTO name_key (worker_id) VALUES ('nobody')")
    assert app.ask(name_keys.strays) == 3
    assert check(app.store, Progress()).strays == 3 + app.ask(listed.strays)
    with app.store.writing() as connection:
        name_keys.make_anew(connection)
    assert check(app.store, Progress()).strays == 0


@pytest.mark.parametrize("region", ["", "99.71.01", "99.71.01.1002", "12"])
def test_the_rt_of_a_region_are_those_of_its_people(app: App, region: str) -> None:
    expected = {each.rt for each in PEOPLE if each.kelurahan.startswith(region)} - {""}
    assert app.ask(workers.rts, region) == sorted(expected)


def test_somebody_kept_in_sight_is_listed_beside_a_search(app: App) -> None:
    found = app.ask(workers.people, Filter(words="siti", also="w0001"), order="name", limit=MANY)
    assert {each.worker.id for each in found} == {
        each.id for each in PEOPLE if has(each, "siti") or each.id == "w0001"
    }


@use_case("memindahkan orang", right=Right.RECORD)
def move(unit: Unit, worker_id: str, **changed: object) -> None:
    [enrolment] = unit.find(Enrolment, worker_id=worker_id)
    unit.put(replace(enrolment, **changed))


def test_counts_by_recorder_and_day_follow_who_moves(app: App) -> None:
    today, at = date(2026, 11, 23), datetime(2026, 11, 16, 7, 30, tzinfo=UTC)
    for key, by in (("w0010", "rina"), ("w0011", "rina"), ("w0012", "budi")):
        app.do(move, key, status=Status.RECORDED, recorded_by=by, recorded_at=at)
        at += timedelta(days=1)
    app.do(move, "w0011", decree="SK 7")  # counts nowhere else
    waits = app.ask(dashboard.waiting, "budi", today)
    assert (waits.to_verify, waits.oldest_to_verify) == (2, at - timedelta(days=3))
    assert app.ask(workers.count, Filter(recorded_by="rina")) == 2
    assert app.ask(dashboard.by_week, today)[-2:] == [(date(2026, 11, 16), 3), (today, 0)]
    app.do(move, "w0010", status=Status.VERIFIED, decree="SK 3")
    app.do(move, "w0012", recorded_by="rina", recorded_at=at + timedelta(days=4))
    waits = app.ask(dashboard.waiting, "budi", today)
    assert (waits.to_verify, waits.oldest_to_verify) == (2, at - timedelta(days=2))
    assert app.ask(dashboard.waiting, "rina", today).oldest_to_verify is None
    assert app.ask(dashboard.by_week, today)[-2:] == [(date(2026, 11, 16), 2), (today, 1)]
    assert app.ask(workers.decrees) == ["SK 3", "SK 7"]
    assert app.ask(listed.strays) == 0


def test_a_search_follows_numbers_and_stays_where_nothing_it_looks_through_changed(
    app: App,
) -> None:
    known = app.ask(workers.people, Filter(words="0000141"))[0].worker
    renamed = app.do(write, replace(known, phone="081277770001", name=known.name.upper()))
    app.do(write, replace(renamed, rt="098"))
    assert app.ask(workers.people, Filter(words="77770001"))[0].worker.name == known.name.upper()
    assert [each.worker.rt for each in app.ask(workers.people, Filter(words="77770001"))] == ["098"]
    app.undo()
    app.undo()
    assert app.ask(workers.people, Filter(words="77770001")) == []
    assert app.ask(workers.people, Filter(words="0000141"))[0].worker.rt == known.rt
    assert app.ask(listed.strays) == 0


OTHERWISE: Mapping[str, object] = {
    "birth_date": date(2001, 2, 3),
    "findings": ("nik_missing:nik",),
    "sex": "",
    "status": Status.VERIFIED,
    "recorded_at": datetime(2026, 11, 20, tzinfo=UTC),
    "start_month": date(2027, 1, 1),
    "acknowledged": (("nik_missing:nik", "", "rina"),),
}


def test_a_row_follows_each_cell_that_changes_alone_and_its_undo(app: App) -> None:
    person = app.ask(workers.people, Filter(words="0000142"))[0]
    steps = 0
    for held in (person.worker, person.enrolment):
        for name in sorted(listed.ALL.intersection(fields_of(held)) - {"worker_id", "latest"}):
            held = app.do(write, replace(held, **{name: OTHERWISE.get(name, f"9971 {name}")}))  # noqa: PLW2901 - the same, as it stands now
            steps += 1
            assert app.ask(listed.strays) == 0, name
    for _step in range(steps):
        app.undo()
        assert app.ask(listed.strays) == 0
    assert steps == len(listed.ALL) - 2


@use_case("menulis seseorang", right=Right.RECORD)
def write(unit: Unit, one: R) -> R:
    return unit.put(one)
