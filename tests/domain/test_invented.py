"""Invented people pass for real ones in every check, and nobody is among them twice."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest

from desktop_app.domain import choices
from desktop_app.domain.dates import parse_day
from desktop_app.domain.invented import people
from desktop_app.domain.names import capitals, split_titles
from desktop_app.domain.nik import age_on, agrees, is_nik
from desktop_app.domain.phones import parse_phone
from desktop_app.files import reference
from desktop_app.files.reference import Tables

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def tables() -> Tables:
    return reference.load()


def invent(tables: Tables, count: int, within: str = "15.71") -> list[dict[str, str]]:
    chance = Random(7)  # noqa: S311 - the same people each time is what is wanted
    return list(people(chance, tables.regions, count=count, within=within, today=TODAY))


def test_invented_people_pass_every_check(tables: Tables) -> None:
    for row in invent(tables, 1000):
        born = parse_day(row["birth_date"], today=TODAY, born=True)
        assert born is not None
        assert agrees(row["nik"], born, row["sex"])
        assert 18 <= age_on(TODAY, born) < 65
        assert is_nik(row["kk"])
        assert row["nik"] != row["kk"]
        assert split_titles(row["name"])[1] == capitals(row["name"]) == row["name"]
        assert parse_phone(row["phone"]) == row["phone"]
        assert row["kelurahan"] in tables.regions
        assert tables.occupations.is_eligible(tables.occupations.match(row["occupation"]))
        assert tables.occupations.match(row["occupation"])
        assert choices.MARITAL.match(row["marital_status"])
        assert choices.HEIRS.match(row["heir_relation"])
        assert choices.GROUPS.match(row["group"])


def test_nobody_is_invented_twice_and_all_show_that_they_are_invented(tables: Tables) -> None:
    rows = invent(tables, 5000)
    assert len({row["nik"] for row in rows}) == 5000
    assert all(row["nik"][12] == "9" for row in rows)
    assert all(row["phone"].startswith("084") for row in rows)
    assert len({row["kk"] for row in rows}) < 5000  # some are of one family


def test_the_same_chance_gives_the_same_people(tables: Tables) -> None:
    assert invent(tables, 50) == invent(tables, 50)


def test_people_of_one_kelurahan_live_there(tables: Tables) -> None:
    rows = invent(tables, 20, within="15.71.05.1004")
    assert {row["kelurahan"] for row in rows} == {"15.71.05.1004"}
    assert {row["nik"][:6] for row in rows} == {"157105"}
