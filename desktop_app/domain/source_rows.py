"""The people of a list, row by row: raw values by field name, nothing judged yet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from itertools import islice

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
_ZERO_COUNTS = frozenset((NUMBER, "nik", "monthly_income", "months", "notes"))
_ZERO = re.compile(r"0+(?:[.,]0+)?")
# Longer words are no sign for "nothing" or "as above", but for the spelled-out ones.
_LONGEST_SIGN = 24
_SHORT_SIGN = 7
_SPELLED_OUT = ("sama", "nihil", "tidak", "tdk", "tak", "belum", "blm")
# No word for "nothing" or "as above" begins with one of these.
_BEGINS_NO_SIGN = frozenset("ACEFGHJLMOPQRUVWXYZacefghjlmopqruvwxyz123456789")
# Where a sheet counts its days from: what a zero, or a one, looks like in a cell for dates.
_DAY_ZERO = (1900, 1, 1)
_MOST_KNOWN = 20_000
_NAME_ALONE = re.compile(r"[A-Za-z][A-Za-z .,'’`/()-]{2,49}")


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """One person's row: `row` is its number in the file (from 1), `sheet` None in a text file.

    `values` has the fields of product names (and `kecamatan`, words that belong to the kelurahan)
    as the file's raw values, absent where the file shows nothing; `cells` says from which column
    (index from 0) a value came, and has no entry for what only a title says.
    """

    sheet: str | None
    row: int
    values: Mapping[str, Value]
    hidden: bool
    cells: Mapping[str, int] = field(default_factory=dict)


def source_rows(table: Table) -> Iterator[SourceRow]:
    """Give the people of a list in the order of the file.

    Merged cells and "sda" carry the value from above; headings, column numbers, totals, section
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
        self._cells = dict(self._columns)
        self._has_numbers = any(name == NUMBER for name, _index in self._columns)
        self._facts = stretch.facts
        self._above: Values = {}
        self._plain: dict[str, bool] = {}
        self._merged = _merged_down(table, stretch)
        self._ended = False
        self._summed = False

    def people(self) -> Iterator[SourceRow]:
        sheet = self._sheet
        rows = islice(sheet.rows, self._stretch.start, self._stretch.stop)
        for index, row in enumerate(rows, start=self._stretch.start):
            own = self._own_values(index, row)
            if not looks_like_nik(own.get("nik")) and not self._is_person(row, own):
                continue
            self._ended = self._summed = False
            self._above.update(own)
            number = sheet.first_row + index
            values, cells = split_values(own, self._cells)
            yield SourceRow(
                sheet=sheet.name,
                row=number,
                values=_with_facts(values, self._facts),
                hidden=number in sheet.hidden_rows,
                cells=cells,
            )

    def _own_values(self, index: int, row: Row) -> Values:
        """Give what the row shows in its columns, merged and repeated values from above too."""
        values: Values = {}
        width = len(row)
        merged = self._merged.get(index)
        for name, column in self._columns:
            value = row[column] if column < width else None
            if value in ("", None) and merged and column in merged:
                value = merged[column]
            if value is None or value == "":
                continue
            if not isinstance(value, str):
                if _says_something(name, value):
                    values[name] = value
            elif self._stands_for_itself(value):
                values[name] = value
            elif (shown := self._shown(name, value)) is not None:
                values[name] = shown
        return values

    def _stands_for_itself(self, value: str) -> bool:
        """Say at a glance, in whatever column, that words are no sign of nothing or of "as above"."""
        if len(value) > _SHORT_SIGN and (value[0] in _BEGINS_NO_SIGN or value.isdigit()):
            return True
        if len(value) > _LONGEST_SIGN and not value.isspace():
            return True
        known = self._plain.get(value)
        if known is None:
            words = text_of(value)
            known = not (is_ditto(words) or says_nothing(words) or _ZERO.fullmatch(words))
            if len(self._plain) < _MOST_KNOWN:
                self._plain[value] = known
        return known

    def _shown(self, name: str, value: str) -> Value:
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

    def _tells_of_someone(self, row: Row, own: Values) -> bool:
        here = {n for n, i in self._columns if n in own and not is_blank(cell(row, i))} - {NUMBER}
        if "nik" in here and any(map(str.isdigit, text_of(own["nik"]))):
            return True
        if not here & {"nik", "name", "name_nik"}:
            return len(here) >= 3
        if len(here) > 1:
            return True
        if self._has_numbers:
            return text_of(own.get(NUMBER)).strip(".)( ").isdigit()
        return "name" in here and _NAME_ALONE.fullmatch(text_of(own["name"])) is not None


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
