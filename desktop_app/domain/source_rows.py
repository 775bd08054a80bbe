"""The people of a list, row by row: raw values by field name, nothing judged yet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, time
from typing import NamedTuple

from desktop_app.domain.cells import Row, Value, cell, is_blank, says_nothing, text_of
from desktop_app.domain.composite import Values, split_values
from desktop_app.domain.heading_words import NUMBER
from desktop_app.domain.line_kinds import (
    ends_list,
    is_column_numbers,
    is_ditto,
    is_remark,
    is_total,
    looks_like_nik,
    without_numbering,
)
from desktop_app.domain.splitting import kelurahan_in_address
from desktop_app.domain.tables import Stretch, Table
from desktop_app.domain.titles import TitleFacts, facts_of, is_section

_NEVER_COPIED = frozenset((NUMBER, "nik", "name", "kpj"))
_WHO = frozenset(("nik", "name", "name_nik"))
_ZERO_COUNTS = frozenset((NUMBER, "nik", "monthly_income", "months", "notes"))
_ZERO = re.compile(r"0+(?:[.,]0+)?")
# Longer words are no sign for "nothing" or "as above", but for the spelled-out ones.
_SHORT_SIGN = 7
_SPELLED_OUT = ("sama", "nihil", "tidak", "tdk", "tak", "belum", "blm")
# How every word for "nothing" or "as above", and every zero, begins; few names do. Of most cells
# the first letter tells that they are none.
_BEGINS_LIKE_SIGN = re.compile(
    r"(?![1-9ACE-HJLMO-RU-Zace-hjlmo-ru-z]|0[1-9])(?i:[^0-9A-Z]|0[^1-9A-Z]*$|S\W*[DA]|I\W*[DB]|D\W*[IT]"
    r"|N\W*[IUOA]|T\W*[IDA]|B\W*[EL]|K\W*O)"
)
# Where a sheet counts its days from: what a zero, or a one, looks like in a cell for dates.
_DAY_ZERO = (1900, 1, 1)
_LOOKED_OVER_AT_ONCE = 500
_MOST_ROWS_OF_ONE = 5
_BLANK = ("", None)
_NAME_ALONE = re.compile(r"[A-Za-z][A-Za-z .,'’`/()-]{2,49}")


class SourceRow(NamedTuple):
    """One person's row: `row` is its number in the file (from 1), `sheet` None in a text file.

    `values` has the fields of product names (and `kecamatan`, words that belong to the kelurahan)
    as the file's raw values, absent where the file shows nothing. `beneath` is the number of the
    next row where that holds values that are nobody's, neither a NIK nor a name; else 0.
    """

    sheet: str | None
    row: int
    values: Values
    hidden: bool
    beneath: int = 0


def source_rows(table: Table) -> Iterator[SourceRow]:
    """Give the people of a list in the order of the file.

    Merged cells and "sda" carry the value from above; rows over which the NIK or the name is merged
    are one person, words in the same column one text; headings, column numbers, totals, section
    lines, signatures and blank rows are left out; what a title says fills what the row leaves open.
    """
    for stretch in table.stretches:
        yield from _Reader(table, stretch).people()


class _Reader:
    """Walks down one stretch and remembers what stands above."""

    def __init__(self, table: Table, stretch: Stretch) -> None:
        self._sheet = table.sheet
        self._stretch = stretch
        self._columns = [(one.field, one.index) for one in table.columns if one.field]
        self._nik = next((index for name, index in self._columns if name == "nik"), -1)
        self._width = max((index + 1 for _name, index in self._columns), default=0)
        self._has_numbers = any(name == NUMBER for name, _index in self._columns)
        self._facts = stretch.facts
        self._own: Values = {}
        self._above: Values = {}
        self._second = _rows_of_one_person(table, stretch)
        self._merged = _merged_down(table, stretch)
        self._merged_signs = _signs({one for row in self._merged.values() for one in row.values()})
        self._ended = False
        self._summed = False

    def people(self) -> Iterator[SourceRow]:
        person: SourceRow | None = None
        for index, row, signs in self._rows():
            own = self._own_values(index, row, signs)
            number = self._sheet.first_row + index
            if not looks_like_nik(own.get("nik")):
                if person and index in self._second and not self._shown_in(row, own) & _WHO:
                    person = self._person(person.row, self._joined(row, own))
                    continue
                if not self._is_person(row, own):
                    if person and number == person.row + 1 and self._is_rest(row, own):
                        person = person._replace(beneath=number)
                    continue
            if person:
                yield person
            person = self._person(number, own)
        if person:
            yield person

    def _person(self, number: int, own: Values) -> SourceRow:
        self._ended = self._summed = False
        self._own = own
        self._above.update(own)
        values = _with_facts(split_values(own), self._facts)
        sheet = self._sheet
        return SourceRow(sheet.name, number, values, number in sheet.hidden_rows)

    def _rows(self) -> Iterator[tuple[int, Row, AbstractSet[Value]]]:
        """Give the rows with their indices, and the signs that are in those around them."""
        stop = self._stretch.stop
        for start in range(self._stretch.start, stop, _LOOKED_OVER_AT_ONCE):
            rows = self._sheet.rows[start : min(start + _LOOKED_OVER_AT_ONCE, stop)]
            signs = _signs(set().union(*rows)) | self._merged_signs
            for index, row in enumerate(rows, start):
                yield index, row, signs

    def _own_values(self, index: int, row: Row, signs: AbstractSet[Value]) -> Values:
        """Give what the row shows in its columns, merged and repeated values from above too."""
        width = len(row)
        merged = self._merged.get(index)
        if not merged and width >= self._width and signs.isdisjoint(row):
            return {
                name: value
                for name, column in self._columns
                if (value := row[column]) != "" and value is not None
            }
        values: Values = {}
        for name, column in self._columns:
            value = row[column] if column < width else None
            if value in _BLANK and merged and column in merged:
                value = merged[column]
            if value in signs:
                value = self._shown(name, value)
            if value not in _BLANK:
                values[name] = value
        return values

    def _shown(self, name: str, value: Value) -> Value:
        """Give what a sign stands for in a column; None for nothing."""
        if not isinstance(value, str):
            return value if _says_something(name, value) else None
        text = text_of(value)
        if len(text) > _SHORT_SIGN and not text.lower().startswith(_SPELLED_OUT):
            return value
        if is_ditto(text):
            return self._above.get(name) if name not in _NEVER_COPIED else value
        if says_nothing(text) or (_ZERO.fullmatch(text) and name not in _ZERO_COUNTS):
            return None
        return value

    def _is_person(self, row: Row, own: Values) -> bool:
        """Tell a person without a readable NIK from all else that stands in a list."""
        texts = [text for value in row if (text := text_of(value))]
        if not texts or is_column_numbers(row) or is_remark(texts):
            return False
        if is_total(texts):
            self._summed = True
            return False
        if not own.get(NUMBER) and ends_list(texts):
            self._ended = True
        if self._ended:
            return False
        section = without_numbering(texts)
        if len(section) <= 2 and is_section(" ".join(section)):
            self._facts = facts_of(section).or_else(self._facts)
            return False
        return not self._is_part_of_sum(texts, own) and self._tells_of_someone(row, own)

    def _is_part_of_sum(self, texts: Sequence[str], own: Values) -> bool:
        """Tell the few words by which a total above is taken apart: "Laki-laki 3"."""
        return self._summed and len(texts) <= 2 and not own.get(NUMBER)

    def _joined(self, row: Row, own: Values) -> Values:
        """Give the values of a person with those that the next row of the same person adds."""
        values = dict(self._own)
        for name in self._shown_in(row, own):
            words = (text_of(value) for value in (values.get(name), own[name]))
            both = " ".join(dict.fromkeys(filter(None, words)))
            values[name] = both if name in values else own[name]
        return values

    def _is_rest(self, row: Row, own: Values) -> bool:
        """Tell whether a row that is nobody's holds values of the person above it."""
        texts = [text for value in row if (text := text_of(value))]
        shown = self._shown_in(row, own)
        new = any(own[name] != self._own.get(name) for name in shown)  # else it is prefilled
        if self._ended or self._summed or not new or shown & _WHO:
            return False
        return not (is_column_numbers(row) or is_remark(texts) or is_section(" ".join(texts)))

    def _shown_in(self, row: Row, own: Values) -> set[str]:
        """Give the fields that the row's own cells show."""
        return {n for n, i in self._columns if n in own and not is_blank(cell(row, i))} - {NUMBER}

    def _tells_of_someone(self, row: Row, own: Values) -> bool:
        here = self._shown_in(row, own)
        if "nik" in here and any(map(str.isdigit, text_of(own["nik"]))):
            return True
        if not here & _WHO:
            return len(here) >= 3
        if len(here) > 1:
            return True
        if self._has_numbers:
            return text_of(own.get(NUMBER)).strip(".)( ").isdigit()
        return "name" in here and _NAME_ALONE.fullmatch(text_of(own["name"])) is not None


def _signs(values: AbstractSet[Value]) -> AbstractSet[Value]:
    """Give those of many values that, in some column, show nothing or what stands above."""
    words = [value for value in values if isinstance(value, str)]
    others = (value for value in values if value is not None and not isinstance(value, str))
    return {
        *(value for value in filter(_BEGINS_LIKE_SIGN.match, words) if _is_sign(value)),
        *(value for value in others if not _says_something("", value)),
    }


def _is_sign(value: str) -> bool:
    words = text_of(value)
    return is_ditto(words) or says_nothing(words) or _ZERO.fullmatch(words) is not None


def _says_something(name: str, value: Value) -> bool:
    """Tell a value from a zero and from the day that a zero is in a cell for dates."""
    if isinstance(value, date):
        return (value.year, value.month, value.day) > _DAY_ZERO
    return value != 0 or name in _ZERO_COUNTS or isinstance(value, time)


def _merged_down(table: Table, stretch: Stretch) -> dict[int, dict[int, Value]]:
    """Give by row and column the values that merged cells carry down."""
    sheet = table.sheet
    columns = {one.index for one in table.columns if one.field and one.field not in _NEVER_COPIED}
    carried: dict[int, dict[int, Value]] = {}
    reached: dict[int, int] = {}
    for span in sorted(sheet.merged):
        top = span.top - sheet.first_row
        if span.left not in columns or not stretch.start <= top < stretch.stop:
            continue
        value = cell(sheet.rows[top], span.left)
        stop = min(span.bottom - sheet.first_row + 1, stretch.stop)
        if not is_blank(value):
            for index in range(max(top + 1, reached.get(span.left, 0)), stop):
                carried.setdefault(index, {})[span.left] = value
        # Ranges of a hostile file may overlap without end; each cell is filled once.
        reached[span.left] = max(stop, reached.get(span.left, 0))
    return carried


def _rows_of_one_person(table: Table, stretch: Stretch) -> frozenset[int]:
    """Give the rows that belong to the person above, whose NIK or name is merged over them."""
    columns = {one.index for one in table.columns if one.field in _WHO}
    rows: set[int] = set()
    reached = 0
    for span in sorted(table.sheet.merged):
        top, below = (number - table.sheet.first_row for number in (span.top, span.bottom))
        fits = stretch.start <= top < stretch.stop and below - top < _MOST_ROWS_OF_ONE
        if fits and span.left in columns:
            stop = min(below + 1, stretch.stop)
            rows.update(range(max(top + 1, reached), stop))
            reached = max(reached, stop)
    return frozenset(rows)


def _with_facts(values: Values, facts: TitleFacts) -> Values:
    """Fill what the row leaves open from the titles."""
    kelurahan = facts.kelurahan_words
    if "kelurahan" not in values:
        if kelurahan:
            values["kelurahan"] = kelurahan
        elif isinstance(values.get("address"), str):
            words = kelurahan_in_address(text_of(values["address"]))
            values.update({"kelurahan": words} if words else {})
        kelurahan = ""
    if facts.kecamatan_words and not kelurahan:
        values.setdefault("kecamatan", facts.kecamatan_words)
    for name, words in (("rt", facts.rt), ("rw", facts.rw), ("group", facts.group)):
        if words:
            values.setdefault(name, words)
    return values
