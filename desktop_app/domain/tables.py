"""Find the lists in a book: where their headings stand, which rows belong to them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from itertools import pairwise

from desktop_app.domain.cells import Book, Row, Sheet, Span, Value, cell, is_blank, text_of
from desktop_app.domain.columns import SAMPLE_ROWS, Column, columns_of
from desktop_app.domain.heading_words import IGNORED, NUMBER
from desktop_app.domain.headings import is_heading, meaning_of, meaning_of_stack, normal
from desktop_app.domain.line_kinds import ends_list, is_total, looks_like_nik
from desktop_app.domain.side_by_side import visible_parts
from desktop_app.domain.titles import TitleFacts, facts_of, facts_of_sheet_name
from desktop_app.kernel.errors import UnreadableError
from desktop_app.kernel.i18n import N_

_MAX_TITLE_ROWS = 15
_MAX_HEADING_ROWS = 4
_WIDTH_ROWS = 30
_KEY_WORDS = re.compile(
    r"N[\s._]*A[\s._]*M[\s._]*[AE]|N[\s._]*I[\s._]*K|\bK\.?T\.?P|INDUK|IDENTITAS|\bNM\b",
    re.IGNORECASE,
)

# No heading says so many figures; a row with "NIK 1571…" in a cell is somebody's.
_REMARK = re.compile(r"\([^()]*\)")
_OF_A_PERSON = re.compile(
    r"\d(?:[ .-]?\d){9}|\b\d{1,2}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*(?:19|20)\d\d\b"
)


class NoListError(UnreadableError):
    """No sheet has a heading row with a NIK or a name."""

    text = N_(
        "Tidak ada daftar yang dikenali dalam berkas ini. Baris judul kolomnya harus memuat "
        "paling sedikit NIK atau Nama, dan satu kolom lain seperti Alamat atau Tanggal Lahir."
    )


@dataclass(frozen=True, slots=True)
class Stretch:
    """Rows below one heading, as half-open indices into the sheet's rows, and their title."""

    start: int
    stop: int
    facts: TitleFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A list of people on one sheet; the same headings again (a new page) belong to it.

    `header_rows` are numbers of the file (from 1) of every row that is a heading; `facts` are
    those of the first stretch.
    """

    sheet: Sheet
    header_rows: tuple[int, ...]
    columns: tuple[Column, ...]
    stretches: tuple[Stretch, ...]

    @property
    def facts(self) -> TitleFacts:
        """Give what the title above the first rows says."""
        return self.stretches[0].facts

    @property
    def signature(self) -> str:
        """Give a stable sign of the headings, under which a mapping can be remembered."""
        headings = "\n".join(normal(column.heading) for column in self.columns)
        return sha256(headings.encode()).hexdigest()


def find_tables(book: Book) -> tuple[Table, ...]:
    """Find every list of people on the visible sheets.

    Raises:
        NoListError: there is none.
    """
    tables: list[Table] = []
    for sheet in visible_parts(book):
        before = tables[-1].facts if tables else TitleFacts()
        tables.extend(_tables_of(sheet, before))
    if not tables:
        raise NoListError
    return tuple(tables)


def skipped_sheets(book: Book) -> tuple[str, ...]:
    """Give the names of hidden sheets with anything in them: they are never read."""
    return tuple(
        sheet.name or ""
        for sheet in book.sheets
        if sheet.hidden and any(not is_blank(value) for row in sheet.rows for value in row)
    )


def remap(table: Table, fields: Mapping[int, str]) -> Table:
    """Give the table with other fields for some columns (by index; "" = leave it out)."""
    return replace(
        table,
        columns=tuple(
            replace(column, field=fields[column.index], sure=True)
            if column.index in fields
            else column
            for column in table.columns
        ),
    )


@dataclass(frozen=True, slots=True)
class _Header:
    """The rows `top` to `bottom` (indices) of a heading, and its words column by column."""

    top: int
    bottom: int
    stacks: tuple[tuple[str, ...], ...]


def _tables_of(sheet: Sheet, before: TitleFacts) -> Iterator[Table]:
    headers = list(_headers(sheet))
    found: dict[tuple[tuple[str, ...], ...], Table] = {}
    named = facts_of_sheet_name(sheet.name)
    facts = TitleFacts()
    stop_above = 0
    for index, header in enumerate(headers):
        title_top = _title_top(sheet, header, stop_above)
        facts = facts_of(_lines(sheet.rows[title_top : header.top])).or_else(facts)
        after = headers[index + 1 : index + 2]
        start = header.bottom + 1
        stop = _title_top(sheet, after[0], start) if after else len(sheet.rows)
        stretch = Stretch(start, stop, facts_on_sheet(facts, named, before))
        found[header.stacks] = _grown(found.get(header.stacks), sheet, header, stretch)
        stop_above = start
    for table in found.values():
        yield _with_group_of_columns(table)


def _with_group_of_columns(table: Table) -> Table:
    """Only petugas keagamaan are listed with a place of duty."""
    if all(column.field != "duty_place" for column in table.columns):
        return table
    told = TitleFacts(group="petugas_keagamaan")
    stretches = (replace(one, facts=one.facts.or_else(told)) for one in table.stretches)
    return replace(table, stretches=tuple(stretches))


def _grown(table: Table | None, sheet: Sheet, header: _Header, stretch: Stretch) -> Table:
    numbers = tuple(range(sheet.first_row + header.top, sheet.first_row + header.bottom + 1))
    if table:
        return replace(
            table,
            header_rows=table.header_rows + numbers,
            stretches=(*table.stretches, stretch),
        )
    sample = sheet.rows[stretch.start : min(stretch.stop, stretch.start + 2 * SAMPLE_ROWS)]
    columns = columns_of(header.stacks, sample)
    return Table(sheet=sheet, header_rows=numbers, columns=columns, stretches=(stretch,))


def facts_on_sheet(facts: TitleFacts, named: TitleFacts, before: TitleFacts) -> TitleFacts:
    """Let the title count first, then the sheet's name; RT sheets share the first one's title."""
    whole = facts.or_else(named)
    if named.rt and not whole.kelurahan_words:
        return whole.or_else(replace(before, rt="", rw=""))
    return whole


def _headers(sheet: Sheet) -> Iterator[_Header]:
    index, nik = 0, -1
    while index < len(sheet.rows):
        row = sheet.rows[index]
        is_person = 0 <= nik < len(row) and looks_like_nik(row[nik])
        if not is_person and _is_header(sheet.rows, index):
            header = _header_at(sheet, index)
            yield header
            index = header.bottom
            fields = (meaning_of_stack(stack).field for stack in header.stacks)
            nik = next((place for place, name in enumerate(fields) if name == "nik"), -1)
        index += 1


def _is_header(rows: Sequence[Row], index: int) -> bool:
    row = rows[index]
    words = [value for value in row if isinstance(value, str) and value]
    if not _KEY_WORDS.search("\n".join(words)):
        return False
    if any(looks_like_nik(value) or _is_of_a_person(value) for value in row):
        return False
    fields = {meaning.field for word in words if (meaning := meaning_of(word)).field}
    fields -= {IGNORED, NUMBER}
    if len(fields) > 1:
        return bool(fields & {"nik", "name", "name_nik"})
    return fields == {"nik"} and any(
        looks_like_nik(value) for below in rows[index + 1 : index + 4] for value in below
    )


def _is_of_a_person(value: Value) -> bool:
    """Tell whether a cell shows a day, or a number as long as a phone's, not just in brackets."""
    if not isinstance(value, str):
        return isinstance(value, date)
    return _OF_A_PERSON.search(_REMARK.sub("", value)) is not None


def _header_at(sheet: Sheet, index: int) -> _Header:
    rows = sheet.rows
    bottom = index
    while bottom + 1 < len(rows) and bottom - index < _MAX_HEADING_ROWS:
        if not _continues(rows[bottom + 1]):
            break
        bottom += 1
    top = index
    while top and index - top < _MAX_HEADING_ROWS and _is_group_row(sheet, top - 1):
        top -= 1
    return _Header(top, bottom, _stacks(sheet, top, bottom))


def _continues(row: Row) -> bool:
    """Tell whether a row below a heading still is heading: nothing but heading words."""
    texts = [text_of(value) for value in row if not is_blank(value)]
    return bool(texts) and all(is_heading(text) for text in texts)


def _is_group_row(sheet: Sheet, index: int) -> bool:
    """Tell whether a row above a heading groups its columns: merged with it, or filling its gaps."""
    above, below = sheet.rows[index], sheet.rows[index + 1]
    texts = [text_of(value) for value in above if not is_blank(value)]
    if len(texts) < 2 or any(":" in text or len(text) > 60 for text in texts):
        return False
    number = sheet.first_row + index
    width = sum(not is_blank(value) for value in below)
    for span in sheet.merged:
        if span.top == number and (span.bottom > number or 0 < span.right - span.left < width - 1):
            return True
    gaps = sum(is_blank(cell(below, i)) and not is_blank(value) for i, value in enumerate(above))
    return gaps > 0 and any(meaning_of(text).field for text in texts)


def _stacks(sheet: Sheet, top: int, bottom: int) -> tuple[tuple[str, ...], ...]:
    """Give the heading's words for each column, group headings spread over their columns."""
    rows = [[text_of(value) for value in sheet.rows[i]] for i in range(top, bottom + 1)]
    width = max(map(len, rows))
    rows = [row + [""] * (width - len(row)) for row in rows]
    first = sheet.first_row + top
    for span in sheet.merged:
        if first <= span.top <= first + bottom - top and span.left < width:
            _spread(rows[span.top - first], span)
    for above, below in pairwise(rows):
        _spread_over_gaps(above, below)
    while width and not any(row[width - 1] for row in rows):
        width -= 1
    body = sheet.rows[bottom + 1 : bottom + 1 + _WIDTH_ROWS]
    width = max(width, max((_filled_width(row) for row in body if _has_nik(row)), default=0))
    return tuple(tuple(row[i] if i < len(row) else "" for row in rows) for i in range(width))


def _spread(row: list[str], span: Span) -> None:
    for index in range(span.left + 1, min(span.right + 1, len(row))):
        row[index] = row[index] or row[span.left]


def _spread_over_gaps(above: list[str], below: list[str]) -> None:
    """Without merges (a text file), a group heading reaches over the gap to its right."""
    for index in range(1, len(above)):
        if not above[index] and below[index] and below[index - 1]:
            above[index] = above[index - 1]


def _filled_width(row: Row) -> int:
    return max((index + 1 for index, value in enumerate(row) if not is_blank(value)), default=0)


def _has_nik(row: Row) -> bool:
    return any(looks_like_nik(value) for value in row)


def _title_top(sheet: Sheet, header: _Header, stop_above: int) -> int:
    """Go up from a heading over its title rows, not into another page's rows."""
    top = header.top
    while top > stop_above and header.top - top < _MAX_TITLE_ROWS:
        row = sheet.rows[top - 1]
        texts = [text_of(value) for value in row if not is_blank(value)]
        if _has_nik(row) or len(texts) > 6 or is_total(texts) or ends_list(texts):
            break
        if len(texts) > 1 and any(text.isdigit() for text in texts[:1]):
            break
        top -= 1
    return top


def _lines(rows: Sequence[Row]) -> Iterator[str]:
    for row in rows:
        yield " ".join(text for value in row if (text := text_of(value)))
