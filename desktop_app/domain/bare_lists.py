"""Lists without a heading row: what stands in the columns is all that tells what they hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from desktop_app.domain.cells import Book, Row, Sheet, cell, text_of
from desktop_app.domain.columns import SAMPLE_ROWS, Column, columns_of
from desktop_app.domain.heading_words import NUMBER
from desktop_app.domain.line_kinds import looks_like_nik
from desktop_app.domain.side_by_side import visible_parts
from desktop_app.domain.source_rows import source_rows
from desktop_app.domain.tables import NoListError, Stretch, Table, facts_on_sheet, find_tables
from desktop_app.domain.titles import TitleFacts, facts_of, facts_of_sheet_name
from desktop_app.domain.upright_lists import why_no_list
from desktop_app.kernel.errors import UnreadableError
from desktop_app.kernel.i18n import N_, _

_MOST = 0.7
_SOME = 3
_MAX_COLUMNS = 40
_NAME = re.compile(r"[A-Z][A-Z .,'’`()-]{2,49}", re.IGNORECASE)
_STREET = re.compile(
    r"(?:JL|JLN|JALAN|LRG|LORONG|GG|GANG|PERUM\w*|KOMP\w*|BLOK|RT)\b", re.IGNORECASE
)
_ORDER = re.compile(r"\d{1,4}\.?")


class NoPeopleError(UnreadableError):
    """There is a list, and nobody in it."""

    text = N_(
        "Tidak ada seorang pun dalam daftar ini: ada judul kolom, tetapi baris di bawahnya kosong."
    )


def find_lists(book: Book) -> tuple[Table, ...]:
    """Find every list of people, those on sheets without a heading row too.

    A sheet that goes on with the columns of the one before it (each RT its sheet, headings on the
    first) is read by those headings; of any other the columns are guessed.

    Raises:
        NoListError: no sheet shows a list.
        NoPeopleError: there are headings, and nobody below them.
    """
    try:
        headed = find_tables(book)
    except NoListError:
        headed = ()
    tables: list[Table] = []
    for sheet in visible_parts(book):
        own = [table for table in headed if table.sheet.name == sheet.name]
        before = tables[-1] if tables else None
        tables.extend(own or filter(None, [_bare_table(sheet, before)]))
    if not tables:
        raise why_no_list(book)
    if all(next(source_rows(table), None) is None for table in tables):
        raise NoPeopleError
    return tuple(tables)


def _bare_table(sheet: Sheet, before: Table | None) -> Table | None:
    """Give the list of a sheet whose columns show NIKs and names in several rows."""
    people = [index for index, row in enumerate(sheet.rows) if any(map(looks_like_nik, row))]
    if not people:
        return None
    body = [sheet.rows[index] for index in people[:SAMPLE_ROWS]]
    if before and _shows_the_same(body, before.columns):
        columns = before.columns
    elif len(people) >= _SOME:
        columns = _guessed_columns(body)
    else:
        return None
    if not {"nik", "name"} <= {column.field for column in columns}:
        return None
    lines = (" ".join(map(text_of, row)).strip() for row in sheet.rows[: people[0]])
    told = before.facts if before else TitleFacts()
    facts = facts_on_sheet(facts_of(lines), facts_of_sheet_name(sheet.name), told)
    stretch = Stretch(people[0], len(sheet.rows), facts)
    return Table(sheet=sheet, header_rows=(), columns=columns, stretches=(stretch,))


def _shows_the_same(body: Sequence[Row], columns: Sequence[Column]) -> bool:
    """Tell whether NIKs and names stand in the columns that hold them in another list."""
    at = {column.field: column.index for column in columns}
    if not {"nik", "name"} <= at.keys():
        return False
    names = sum(_NAME.fullmatch(text_of(cell(row, at["name"]))) is not None for row in body)
    niks = sum(looks_like_nik(cell(row, at["nik"])) for row in body)
    return min(names, niks) >= _MOST * len(body)


def _guessed_columns(body: Sequence[Row]) -> tuple[Column, ...]:
    width = min(max(map(len, body)), _MAX_COLUMNS)
    columns = columns_of([("",)] * width, body)
    for name, fits in _SIGNS:
        columns = _guessed(columns, body, name, fits)
    columns = _with_birth_place(columns, body)
    return tuple(replace(one, heading=_heading(one.index)) for one in columns)


def _heading(index: int) -> str:
    """Without a heading of its own, a column is called by its place."""
    return _("Kolom {n}").format(n=index + 1)


def _guessed(
    columns: tuple[Column, ...], body: Sequence[Row], name: str, fits: Callable[[str], bool]
) -> tuple[Column, ...]:
    """Read the first free column whose words fit, and are not always the same, as this field."""
    for column in columns:
        words = [text for row in body if (text := text_of(cell(row, column.index)))]
        fitting = sum(map(fits, words)) >= _MOST * len(body)
        if not column.field and fitting and 2 * len(set(words)) > len(words):
            return tuple(replace(one, field=name) if one is column else one for one in columns)
    return columns


def _with_birth_place(columns: tuple[Column, ...], body: Sequence[Row]) -> tuple[Column, ...]:
    """Read words without any digit, just before the birth date, as the place of birth."""
    day = next((one.index for one in columns if one.field == "birth_date"), 0)
    words = [text for row in body if (text := text_of(cell(row, day - 1)))] if day else []
    if not words or sum(_NAME.fullmatch(text) is not None for text in words) < _MOST * len(words):
        return columns
    return tuple(
        replace(one, field="birth_place") if one.index == day - 1 and not one.field else one
        for one in columns
    )


_SIGNS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    (NUMBER, lambda text: _ORDER.fullmatch(text) is not None),
    ("name", lambda text: _NAME.fullmatch(text) is not None),
    ("address", lambda text: _STREET.match(text) is not None),
)
