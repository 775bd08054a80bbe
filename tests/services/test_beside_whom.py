"""Whom somebody may be is found by what indexes hold, exactly as if everybody were weighed."""

from __future__ import annotations

import importlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import cycle
from pathlib import Path

import pytest
from office import create, facts, save

from desktop_app.app import App
from desktop_app.domain.duplicates.crowd import Crowd
from desktop_app.domain.duplicates.matching import alike
from desktop_app.domain.duplicates.newcomers import Newcomers
from desktop_app.domain.duplicates.pair import Found
from desktop_app.domain.duplicates.scoring import Scale
from desktop_app.domain.duplicates.traits import Traits, traits_of, words_key
from desktop_app.domain.duplicates.weights import FIXED, Weights
from desktop_app.domain.nik import is_nik, near_niks
from desktop_app.domain.people import Right
from desktop_app.domain.person import Person, blank_person, read_person, with_findings
from desktop_app.kernel.clock import IdMaker
from desktop_app.queries import duplicates as questions
from desktop_app.services import imports, workers
from desktop_app.services.use_case import use_case
from desktop_app.store.unit import Unit

PACKAGING = Path(__file__).parents[2] / "packaging"
UNTOLD: Sequence[Mapping[str, str]] = (
    {},
    {"nik": ""},
    {"birth": "", "kk": ""},
    {"mother": "", "address": ""},
)
"""What is not typed yet of one person after the other."""
WEIGHTS = {
    "as fixed": FIXED,
    "quick to ask": replace(FIXED, start=6.0),
    "with names counted": replace(FIXED, names={"SITI": "common"}, start=2.0),
}


@use_case("menulis orang rekaan", right=Right.RECORD)
def write(unit: Unit, people: Sequence[Person]) -> None:
    unit.write_all([each.worker for each in people])
    unit.write_all([each.enrolment for each in people])


@pytest.fixture(scope="module")
def everybody(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[App, list[Traits]]]:
    """A store of invented people, many of them twice, and what is compared of each."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(PACKAGING))
        entries = importlib.import_module("doubled_people").city(7, count=160, twice=0.5, alike=0.2)
    app = create(tmp_path_factory.mktemp("kantor") / "kantor")
    known, new_id = facts(), IdMaker()
    read = [
        with_findings(read_person(blank_person(new_id(), new_id()), each.fields, known))
        for each in entries
    ]
    niks: dict[str, str] = {}
    people = [
        each
        for each in read
        if len(each.worker.nik) != 16
        or niks.setdefault(each.worker.nik, each.worker.id) == each.worker.id
    ]
    app.do(write, people)
    yield app, [traits_of(each.worker) for each in people]
    app.close()


def keys_of(one: Traits) -> Iterator[tuple[str, str]]:
    """Give under what somebody is found: day either way, numbers, name."""
    year, halves = one.birth[:4], sorted((one.birth[4:6], one.birth[6:]))
    shared = {
        "day": one.birth and f"{year}{halves}",
        "phone": one.phone,
        "kk": one.kk,
        "name": words_key(one.words),
    }
    yield from ((kind, value) for kind, value in shared.items() if value)


def weighed(
    typed: Traits, people: Mapping[tuple[str, str], list[Traits]], by: Scale
) -> list[Found]:
    """Weigh everybody who shares a day, a number or a name, or nearly a NIK."""
    keys = [*keys_of(typed)]
    if is_nik(typed.nik):
        keys += [("nik", each) for each in near_niks(typed.nik)]
    found = {each.key: each for key in keys for each in people.get(key, ())}
    return alike(typed, found.values(), by)


@pytest.mark.parametrize("weights", WEIGHTS.values(), ids=WEIGHTS)
def test_the_same_people_are_found_as_if_everybody_were_weighed(
    everybody: tuple[App, list[Traits]], weights: Weights
) -> None:
    app, people = everybody
    by_key: defaultdict[tuple[str, str], list[Traits]] = defaultdict(list)
    for each in people:
        for key in (*keys_of(each), ("nik", each.nik)):
            by_key[key].append(each)
    by = Scale(weights)
    found = 0
    for each, untold in zip(people, cycle(UNTOLD)):
        typed = each._replace(**untold)
        beside = app.ask(questions.found_beside, typed, by)
        assert beside == weighed(typed, by_key, by)
        found += len(beside)
    assert found > len(people) / 3


def test_a_pass_by_everybody_misses_nobody_who_is_found_one_by_one(
    everybody: tuple[App, list[Traits]],
) -> None:
    app, people = everybody
    alone = [found for each in people for found in app.ask(questions.found_beside, each, Scale())]
    passed = Newcomers(people, Scale()).among(Crowd(people))
    assert {each.workers for each in alone} <= {each.workers for each in passed}
    assert len(alone) > len(people) / 3


@pytest.mark.parametrize("rows", [3, 4], ids=["looked up alone", "passed by everybody"])
def test_a_list_is_warned_of_who_stands_in_a_larger_store(
    everybody: tuple[App, list[Traits]], tmp_path: Path, rows: int
) -> None:
    app, people = everybody
    whole = [each for each in people if each.birth and is_nik(each.nik)][:rows]
    lines = [
        f"{each.nik[:12]}{int(each.nik[12:]) ^ 1:04};{' '.join(each.words)};"
        f"{each.birth[6:]}-{each.birth[4:6]}-{each.birth[:4]};{each.mother}"
        for each in whole
    ]
    path = tmp_path / "daftar.csv"
    path.write_text("\n".join(["NIK;Nama;Tanggal Lahir;Nama Ibu Kandung", *lines]), "utf-8")
    plan = app.ask(imports.plan_import, path, app.facts)
    assert 300 < len(people) < 400
    assert [
        any(one.code == "likely_duplicate" for one in each.issues) for each in plan.proposals
    ] == [True] * rows


def test_what_tells_namesakes_apart_follows_a_change_and_its_undo(tmp_path: Path) -> None:
    app = create(tmp_path / "kantor")
    first = save(app)
    texts = {"birth_date": "15-09-1986", "nik": "1571071509860003", "kelurahan": "Rajawali"}
    second = app.do(workers.save, read_person(first, texts, facts()))
    assert told(app) == [("1986-09-15", "1571071509860003", second.worker.kelurahan)]
    app.undo()
    assert told(app) == [("1985-08-14", "1571071408850003", first.worker.kelurahan)]
    app.close()


def told(app: App) -> list[tuple[str, ...]]:
    with app.store.reading() as connection:
        asked = "SELECT birth_date, nik, kelurahan FROM name_key"
        return [tuple(row) for row in connection.exec_driver_sql(asked)]
