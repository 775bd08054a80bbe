"""The tables that come with the program, read once from `resources` and handed to the domain."""

from __future__ import annotations

import csv
import gzip
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files

from desktop_app.domain.benefit import Benefit, Benefits
from desktop_app.domain.contribution import Band, Contributions, Discount
from desktop_app.domain.occupation import Occupation, Occupations, occupations_from
from desktop_app.domain.region import Region, Regions, regions_from


@dataclass(frozen=True, slots=True)
class Tables:
    """All tables that the rules need, as values."""

    regions: Regions
    occupations: Occupations
    contributions: Contributions


HOME = "15.71"
"""The kota whose kelurahan are known when no office says otherwise: Kota Jambi."""


def load(kota: str = HOME) -> Tables:
    """Give all tables, read once; of the kelurahan, those of one kota or kabupaten."""
    return _read(kota)


@lru_cache(maxsize=1)
def _read(kota: str) -> Tables:
    return Tables(regions(kota), occupations(), contributions())


def regions(kota: str = HOME) -> Regions:
    """Read all regions of Indonesia to kecamatan, and the kelurahan and desa of one kota.

    A kota with a checked file of its own (`regions/15.71.csv`) is read from there, any other from
    the table of all desa.
    """
    rows = [Region(code, name) for code, name in _rows("regions/indonesia.csv")]
    return regions_from(
        [*rows, *_kelurahan(kota)],
        spellings=[
            (words, code) for words, code in _rows("regions/spellings.csv") if code.startswith(kota)
        ],
        former=[code for code, *_ in _rows("regions/former.csv")],
    )


def _kelurahan(kota: str) -> list[Region]:
    own = f"regions/{kota}.csv"
    if (files("resources") / own).is_file():
        return [
            Region(code, name, tuple(postal for postal in codes if postal))
            for code, name, *codes, _note in _rows(own)
        ]
    packed = (files("resources") / "regions" / "desa.csv.gz").read_bytes()
    lines = gzip.decompress(packed).decode("utf-8").splitlines()
    mine = csv.reader(line for line in lines if line.startswith(f"{kota}."))
    return [Region(code, name, (postal,) if postal else ()) for code, name, postal in mine]


def occupations() -> Occupations:
    """Read the table of occupations."""
    return occupations_from(
        Occupation(
            code=code,
            label=label,
            kbji=kbji,
            group=group,
            transport=transport == "yes",
            eligible=eligible == "yes",
            bpjs_code=bpjs_code,
            words=tuple(words.split("|")) if words else (),
        )
        for code, label, kbji, group, transport, eligible, bpjs_code, words in _rows(
            "occupations.csv"
        )
    )


def contributions() -> Contributions:
    """Read the bands of income with their contributions, and the discounts that laws gave."""
    return Contributions(
        tuple(Band(*map(int, row)) for row in _rows("contributions.csv")),
        tuple(
            Discount(
                law=law,
                transport=sector == "transport",
                first=date.fromisoformat(first),
                last=date.fromisoformat(last),
                percent=int(percent),
                programmes=tuple(programmes.split()),
                not_for=tuple(not_for.split()),
            )
            for law, sector, first, last, percent, programmes, not_for in _rows("discounts.csv")
        ),
    )


def benefits() -> Benefits:
    """Read what the programmes pay."""
    text = (files("resources") / "benefits.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    return Benefits(
        table["as_of"],
        tuple(
            Benefit(
                code=each["code"],
                programme=each["programme"],
                sentences={"id": each["id"], "en": each["en"]},
                amount=each.get("amount"),
                on_card=each.get("card", False),
                short=each["short"],
            )
            for each in table["benefit"]
        ),
    )


def _rows(name: str) -> Iterator[list[str]]:
    """Give the rows of a csv in `resources` below its heading."""
    text = (files("resources") / name).read_text(encoding="utf-8")
    rows = csv.reader(text.splitlines())
    next(rows)
    return rows
