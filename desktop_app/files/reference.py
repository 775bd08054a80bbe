"""The tables that come with the program, read once from `resources` and handed to the domain."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from importlib.resources import files

from desktop_app.domain.region import Region, Regions, regions_from


def regions() -> Regions:
    """Read all regions: Indonesia to kecamatan, and each kota that has a file of its kelurahan."""
    folder = files("resources") / "regions"
    kotas = sorted(
        item.name
        for item in folder.iterdir()
        if item.name[:2].isdigit() and item.name[-4:] == ".csv"
    )
    rows = [Region(code, name) for code, name in _rows("regions/indonesia.csv")]
    for kota in kotas:
        rows += [
            Region(code, name, tuple(postal for postal in codes if postal))
            for code, name, *codes, _note in _rows(f"regions/{kota}")
        ]
    return regions_from(
        rows,
        spellings=[(words, code) for words, code in _rows("regions/spellings.csv")],
        former=[code for code, *_ in _rows("regions/former.csv")],
    )


def _rows(name: str) -> Iterator[list[str]]:
    """Give the rows of a csv in `resources` below its heading."""
    text = (files("resources") / name).read_text(encoding="utf-8")
    rows = csv.reader(text.splitlines())
    next(rows)
    return rows
