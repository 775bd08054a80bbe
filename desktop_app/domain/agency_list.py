"""The agency's own workbook taken as a layout: its headings matched with what we can write there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from desktop_app.domain.cells import Book, Row, cell, text_of
from desktop_app.domain.columns import Column
from desktop_app.domain.layout import (
    JOINING,
    TERMS,
    EnrolmentKind,
    Layout,
    LayoutColumn,
)
from desktop_app.domain.tables import Table, find_tables

_SIGNS = re.compile(r"[^a-z0-9]+")
_REQUIRED = re.compile(r"\*\s*$|\bwajib\b", re.IGNORECASE)
_BLANK = LayoutColumn(heading="", parts=("",))


@dataclass(frozen=True, slots=True)
class AgencyList:
    """A layout made from a workbook, and the headings for which nothing is known to us."""

    layout: Layout
    unmapped: tuple[str, ...]


def _plain(word: str) -> LayoutColumn:
    return LayoutColumn(heading="", parts=(TERMS[word],))


def _upper(word: str) -> LayoutColumn:
    return replace(_plain(word), upper=True)


def _sources() -> dict[str, LayoutColumn]:
    plain = (
        "nik kk title_before title_after birth_date address rt rw postal_code home_address home_rt "
        "home_rw phone email occupation_note work_place work_hours heir_name heir_phone "
        "basis consent_date consent_version start_month decree months kpj duty_place duty_letter "
        "proposed_by"
    )
    others = {
        "number": "position",
        "kecamatan": "kelurahan.kecamatan",
        "home_kelurahan": "home_kelurahan.name",
        "occupation": "occupation.label",
        "work_start": "work_hours.start",
        "work_end": "work_hours.end",
        "monthly_income": "income_band",
        "group": "group.label",
    }
    married = dict.fromkeys(("belum_kawin", "cerai_hidup", "cerai_mati"), "T") | {"kawin": "Y"}
    named, district = TERMS["kelurahan.name"], TERMS["kelurahan.kecamatan"]
    return {
        **{word: _plain(word) for word in plain.split()},
        **{field: _plain(word) for field, word in others.items()},
        **{word: _upper(word) for word in ("name", "birth_place", "mother_name")},
        "kelurahan": _upper("kelurahan.name"),
        "kelurahan_kecamatan": LayoutColumn(heading="", parts=(named, ", ", district), upper=True),
        "birth": LayoutColumn(heading="", parts=(TERMS["birth_place"], ", ", TERMS["birth_date"])),
        "rt_rw": LayoutColumn(heading="", parts=(TERMS["rt"], "/", TERMS["rw"])),
        "sex": replace(_plain("sex"), codes={"L": "L", "P": "P"}),
        "marital_status": replace(_plain("marital_status"), codes=married, otherwise=""),
        "programmes": replace(_upper("programmes"), separator="+"),
    }


SOURCES: Mapping[str, LayoutColumn] = _sources()
"""What goes into a column of the agency, by the field that its heading means."""


def agency_list(book: Book, *, file_name: str, sha256: str) -> AgencyList:
    """Make a layout of the list in the agency's workbook that we can fill best.

    The rows below its headings count as examples; a row of column numbers belongs to the headings.

    Raises:
        NoListError: no visible sheet has headings that mean a NIK or a name.
    """
    table = max(find_tables(book), key=lambda each: len(_known(each)))
    found = {column.field for column in _known(table)}
    columns = tuple(_column(each, found) for each in table.columns)
    while columns and not columns[-1].heading:
        columns = columns[:-1]
    stem = file_name.rpartition(".")[0] or file_name
    layout = Layout(
        name=_SIGNS.sub("-", stem.lower()).strip("-") or "cabang",
        title=stem,
        sheet=table.sheet.name or "",
        start_row=_last_heading_row(table),
        file_name=file_name,
        kinds=JOINING if "nik" in found else frozenset({EnrolmentKind.LANJUTAN}),
        workbook=sha256,
        columns=columns,
    )
    unmapped = (
        each.heading for each in table.columns if each.heading and each not in _known(table)
    )
    return AgencyList(layout, tuple(unmapped))


def _known(table: Table) -> list[Column]:
    return [column for column in table.columns if column.field in SOURCES]


def _column(column: Column, found: set[str]) -> LayoutColumn:
    key = "nik" if "nik" in found else "kpj"
    source = SOURCES.get(column.field, _BLANK)
    required = bool(source.terms) and (
        column.field in {key, "name"} or _REQUIRED.search(column.heading) is not None
    )
    return replace(source, heading=text_of(column.heading), required=required)


def _last_heading_row(table: Table) -> int:
    """Give the file's number of the last row of the first heading, or of the numbers below it."""
    last = table.header_rows[0]
    while last + 1 in table.header_rows:
        last += 1
    below = last + 1 - table.sheet.first_row
    rows = table.sheet.rows
    return last + 1 if below < len(rows) and _counts(rows[below]) else last


def _counts(row: Row) -> bool:
    texts = [text_of(cell(row, place)) for place in range(len(row))]
    filled = [text.strip("()") for text in texts if text]
    return len(filled) > 2 and filled == [str(n) for n in range(1, len(filled) + 1)]
