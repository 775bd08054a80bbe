"""The people of a list, row by row: raw values by field name, nothing judged yet."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from itertools import islice

from desktop_app.domain.cells import Row, Value, cell, is_blank, says_nothing, text_of
from desktop_app.domain.heading_words import NUMBER
from desktop_app.domain.line_kinds import (
    ends_list,
    is_column_numbers,
    is_ditto,
    is_total,
    looks_like_nik,
)
from desktop_app.domain.splitting import (
    begins_with_place,
    first_phone,
    kelurahan_in_address,
    place_and_date,
    rt_and_rw,
    rt_in_address,
    two_names,
)
from desktop_app.domain.tables import Stretch, Table
from desktop_app.domain.titles import TitleFacts, facts_of, is_section
from desktop_app.kernel.i18n import _

Values = dict[str, Value]
Cells = dict[str, int]

_NEVER_COPIED = frozenset((NUMBER, "nik", "name", "kpj"))
_ZERO_COUNTS = frozenset((NUMBER, "nik", "monthly_income", "months", "notes"))
_ZERO = re.compile(r"0+(?:[.,]0+)?")
# Longer words are no sign for "nothing" or "as above", but for the spelled-out ones.
_LONGEST_SIGN = 24
_SHORT_SIGN = 7
_SPELLED_OUT = ("sama", "nihil", "tidak")
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
        self._has_numbers = any(name == NUMBER for name, _index in self._columns)
        self._facts = stretch.facts
        self._above: Values = {}
        self._merged = _merged_down(table, stretch)
        self._ended = False

    def people(self) -> Iterator[SourceRow]:
        sheet = self._sheet
        rows = islice(sheet.rows, self._stretch.start, self._stretch.stop)
        for index, row in enumerate(rows, start=self._stretch.start):
            own = self._own_values(index, row)
            if not looks_like_nik(own.get("nik")) and not self._is_person(row, own):
                continue
            self._ended = False
            self._above.update(own)
            number = sheet.first_row + index
            values, cells = _split(own, dict(self._columns))
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
                if value != 0 or name in _ZERO_COUNTS or isinstance(value, (date, time)):
                    values[name] = value
            elif len(value) > _LONGEST_SIGN and not value.isspace():
                values[name] = value
            elif (shown := self._shown(name, value)) is not None:
                values[name] = shown
        return values

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
        if not texts or is_column_numbers(row) or is_total(texts):
            return False
        if not own.get(NUMBER) and ends_list(texts):
            self._ended = True
        if self._ended:
            return False
        if len(texts) <= 2 and is_section(" ".join(texts)):
            self._facts = facts_of(texts).or_else(self._facts)
            return False
        return self._tells_of_someone(row, own)

    def _tells_of_someone(self, row: Row, own: Values) -> bool:
        here = {n for n, i in self._columns if n in own and not is_blank(cell(row, i))} - {NUMBER}
        if "nik" in here and any(map(str.isdigit, text_of(own["nik"]))):
            return True
        if not here & {"nik", "name"}:
            return len(here) >= 3
        if len(here) > 1:
            return True
        if self._has_numbers:
            return text_of(own.get(NUMBER)).strip(".)( ").isdigit()
        return "name" in here and _NAME_ALONE.fullmatch(text_of(own["name"])) is not None


def _merged_down(table: Table, stretch: Stretch) -> dict[int, dict[int, Value]]:
    """Give by row and column the values that merged cells carry down."""
    sheet = table.sheet
    columns = {one.index for one in table.columns if one.field and one.field not in _NEVER_COPIED}
    carried: dict[int, dict[int, Value]] = {}
    for span in sheet.merged:
        top = span.top - sheet.first_row
        if span.left not in columns or not stretch.start <= top < stretch.stop:
            continue
        value = cell(sheet.rows[top], span.left)
        if not is_blank(value):
            for index in range(top + 1, min(span.bottom - sheet.first_row + 1, stretch.stop)):
                carried.setdefault(index, {})[span.left] = value
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


def _split(own: Values, columns: Mapping[str, int]) -> tuple[Values, Cells]:
    """Take apart the cells that hold several things; the origin of each value goes along."""
    values = dict(own)
    values.pop(NUMBER, None)
    cells = {name: columns[name] for name in values}
    for name, split in _SPLITS:
        if name not in values:
            continue
        parts = split(values)
        for part, value in parts.items():
            if value in (None, ""):
                values.pop(part, None)
                cells.pop(part, None)
            else:
                values[part] = value
                cells.setdefault(part, columns[name])
    return values, {name: index for name, index in cells.items() if name in values}


def _birth(values: Values) -> Values:
    place, day = place_and_date(values["birth"])
    parts: Values = {"birth": None}
    return parts | _missing(values, birth_place=place, birth_date=day)


def _birth_date(values: Values) -> Values:
    value = values["birth_date"]
    if "birth_month" in values and "birth_year" in values:
        parts = (text_of(values[name]) for name in ("birth_date", "birth_month", "birth_year"))
        return {"birth_date": "-".join(parts), "birth_month": None, "birth_year": None}
    if not begins_with_place(value):
        return {}
    place, day = place_and_date(value)
    return {"birth_date": day} | _missing(values, birth_place=place)


def _birth_place(values: Values) -> Values:
    if "birth_date" in values or not begins_with_place(values["birth_place"]):
        return {}
    place, day = place_and_date(values["birth_place"])
    return {"birth_place": place, "birth_date": day}


def _rt_rw(values: Values) -> Values:
    rt, rw = rt_and_rw(values["rt_rw"])
    parts: Values = {"rt_rw": None}
    return parts | _missing(values, rt=_number(rt), rw=_number(rw))


def _rt(values: Values) -> Values:
    value = values["rt"]
    if isinstance(value, date) or (isinstance(value, str) and re.search(r"[/RWrw]", value)):
        rt, rw = rt_and_rw(value)
        return {"rt": rt} | _missing(values, rw=_number(rw))
    return {"rt": text_of(value)} if isinstance(value, float) else {}


def _rw(values: Values) -> Values:
    return {"rw": text_of(values["rw"])} if isinstance(values["rw"], float) else {}


def _address(values: Values) -> Values:
    value = values["address"]
    if "rt" in values or not isinstance(value, str):
        return {}
    address, rt, rw = rt_in_address(text_of(value))
    if not _number(rt):
        return {}
    return {"address": address, "rt": rt} | _missing(values, rw=_number(rw))


def _phone(values: Values) -> Values:
    first, others = first_phone(values["phone"])
    return {"phone": first} | (_noted(values, others) if others else {})


def _phone_more(values: Values) -> Values:
    parts: Values = {"phone_more": None}
    if "phone" not in values:
        return parts | {"phone": values["phone_more"]}
    return parts | _noted(values, text_of(values["phone_more"]))


def _noted(values: Values, numbers: str) -> Values:
    note = _("HP lain: {numbers}").format(numbers=numbers)
    notes = text_of(values.get("notes"))
    return {"notes": f"{notes}; {note}" if notes else note}


def _kelurahan_kecamatan(values: Values) -> Values:
    kelurahan, kecamatan = two_names(values["kelurahan_kecamatan"])
    parts: Values = {"kelurahan_kecamatan": None}
    return parts | _missing(values, kelurahan=kelurahan, kecamatan=kecamatan)


def _work_start(values: Values) -> Values:
    ends = (text_of(values.get(name)) for name in ("work_start", "work_end"))
    hours = "–".join(end for end in ends if end)
    parts: Values = {"work_start": None, "work_end": None}
    return parts | _missing(values, work_hours=hours)


def _sex_mark(values: Values) -> Values:
    """A tick in the column L or P; ticks in both say nothing."""
    marks = [name for name in ("sex_l", "sex_p") if name in values]
    parts: Values = {"sex_l": None, "sex_p": None}
    return parts | (_missing(values, sex=marks[0][-1].upper()) if len(marks) == 1 else {})


def _missing(values: Values, **parts: Value) -> Values:
    """Keep the parts that have no cell of their own."""
    return {name: value for name, value in parts.items() if value and name not in values}


def _number(digits: str) -> str:
    return digits if digits.strip("0") else ""


_SPLITS: tuple[tuple[str, Callable[[Values], Values]], ...] = (
    ("birth", _birth),
    ("birth_date", _birth_date),
    ("birth_place", _birth_place),
    ("rt_rw", _rt_rw),
    ("rt", _rt),
    ("rw", _rw),
    ("address", _address),
    ("phone_more", _phone_more),
    ("phone", _phone),
    ("kelurahan_kecamatan", _kelurahan_kecamatan),
    ("work_start", _work_start),
    ("sex_l", _sex_mark),
    ("sex_p", _sex_mark),
)
