from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.cells import text_of
from desktop_app.domain.source_rows import SourceRow, source_rows
from desktop_app.domain.tables import find_tables
from desktop_app.files.grid import read_book

SAMPLES = Path(__file__).parent / "samples"
NAMES = ("usulan_rapi.xlsx", "usulan_kelurahan.xlsx", "petugas_keagamaan.csv")


def people_of(name: str) -> dict[tuple[str | None, int], SourceRow]:
    tables = find_tables(read_book(SAMPLES / name))
    return {(row.sheet, row.row): row for table in tables for row in source_rows(table)}


def truth_of(name: str) -> dict[tuple[str | None, int], dict[str, Any]]:
    truth = json.loads((SAMPLES / f"{name}.truth.json").read_text())
    return {(one["sheet"], one["row"]): one for one in truth}


@pytest.mark.parametrize("name", NAMES)
def test_every_person_of_a_sample_is_found_at_its_row_and_nobody_else(name: str) -> None:
    assert set(people_of(name)) == set(truth_of(name))


@pytest.mark.parametrize("name", NAMES)
def test_every_field_of_a_sample_is_there(name: str) -> None:
    people = people_of(name)
    for place, truth in truth_of(name).items():
        allowed = {"nik"} if "nik_missing" in truth["why"] else set()
        assert set(truth["person"]) - set(people[place].values) <= allowed, place


@pytest.mark.parametrize("name", NAMES)
def test_names_and_addresses_of_a_sample_stand_in_their_fields(name: str) -> None:
    people = people_of(name)
    for place, truth in truth_of(name).items():
        values = {field: text_of(value) for field, value in people[place].values.items()}
        assert truth["person"]["name"] in values["name"].upper()
        assert truth["person"]["birth_place"] == values["birth_place"].upper()
        assert truth["person"]["address"] == values["address"]
        assert truth["person"].get("rt", "").lstrip("0") == values.get("rt", "").lstrip("0")


def test_as_above_takes_the_occupation_from_the_row_above() -> None:
    people = people_of("usulan_kelurahan.xlsx")
    assert people["RT 04", 14].values["occupation"] == people["RT 04", 13].values["occupation"]
    assert all(row.values.get("occupation") != "sda" for row in people.values())


def test_a_title_tells_the_kelurahan_of_every_row() -> None:
    row = people_of("usulan_kelurahan.xlsx")["RT 04", 40]
    assert (row.values["kelurahan"], row.values["kecamatan"]) == ("TENGAH", "PELAYANGAN")
