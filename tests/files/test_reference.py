"""The tables that come with the program can be read, and are sound."""

from __future__ import annotations

import csv
from importlib.resources import files

from desktop_app.domain.region import depth
from desktop_app.files import reference


def test_all_tables_are_read_together() -> None:
    tables = reference.load()
    assert tables.regions.name("15.71") == "Kota Jambi"
    assert tables.occupations.label("tukang_ojek") == "Tukang ojek"
    assert tables.contributions.monthly(None, ["jkk", "jkm"]) == 16_800


def test_every_kelurahan_lies_in_a_known_kecamatan() -> None:
    regions = reference.regions()
    for code in regions.kelurahan_of("15.71"):
        assert regions.kecamatan_of(code) in regions.kecamatan_in("15.71")
        assert len(regions.postal_code(code)) == 5
    assert all(regions.parent(code) in regions for code in regions.places if depth(code) > 1)


def test_every_other_spelling_means_the_region_that_it_names() -> None:
    regions = reference.regions()
    text = (files("resources") / "regions" / "spellings.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        assert row["code"] in regions
        named = regions.kelurahan_named if depth(row["code"]) == 4 else regions.kecamatan_named
        assert named(row["words"]) == row["code"], row["words"]


def test_any_other_kota_reads_its_own_kelurahan_and_only_those() -> None:
    semarang = reference.regions("33.74")
    assert semarang.kelurahan_named("Miroto", "Semarang Tengah") == "33.74.01.1001"
    assert semarang.postal_code("33.74.01.1001") == "50134"
    assert semarang.kelurahan_named("Payo Selincah") == ""
    assert semarang.name("15.71.11") == "Paal Merah"
