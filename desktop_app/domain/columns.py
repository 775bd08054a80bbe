"""Which column holds which field: by the words above it and by what stands below it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from desktop_app.domain.cells import Row, Value, cell, is_blank, text_of
from desktop_app.domain.heading_words import IGNORED
from desktop_app.domain.headings import Meaning, meaning_of_stack, normal
from desktop_app.domain.line_kinds import is_column_numbers, is_total, looks_like_nik
from desktop_app.domain.nik import is_rounded

SAMPLE_ROWS = 200
_MOST = 0.7
_SHORT_HEAD = 20
_FEW, _SHORT = 3, 10
_TOTAL_WITHIN = 6  # columns, in which a total says that it is one

_DAY = re.compile(
    r"(?:\d{1,2}\s*[-/. ]\s*(?:\d{1,2}|[A-Z]{3,9})\s*[-/. ]\s*\d{2,4}|\d{4}-\d\d-\d\d)",
    re.IGNORECASE,
)
_MARITAL = re.compile(r"\b(?:KAWIN|NIKAH|MENIKAH|CERAI|DUDA|JANDA|LAJANG)\b", re.IGNORECASE)
_SEXES = frozenset(("L", "P", "LK", "PR", "LAKI-LAKI", "PEREMPUAN", "LAKI", "PRIA", "WANITA"))
_MEN_AND_WOMEN = re.compile(r"\bP\s*/\s*W\b|\bW\s*/\s*P\b|PRIA\s*/\s*WANITA", re.IGNORECASE)
_HOME_TWINS = {"rt": "home_rt", "rw": "home_rw", "kelurahan": "home_kelurahan"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list: `index` from 0, its whole heading, and the field that it holds.

    `field` is "" where nothing is known or wanted; `sure` is False where it was guessed from a
    part of the words or from the values.
    """

    index: int
    heading: str
    field: str = ""
    sure: bool = False


def columns_of(stacks: Sequence[tuple[str, ...]], body: Sequence[Row]) -> tuple[Column, ...]:
    """Find the fields of columns from their headings (rows from top to bottom) and their values."""
    sample = list(islice(filter(_may_be_somebody, body), SAMPLE_ROWS))
    below = [_Below([cell(row, index) for row in sample]) for index in range(len(stacks))]
    meanings = _in_parts(stacks, [_meaning_of_column(stack) for stack in stacks])
    for settle in (
        _tell_status,
        _tell_men,
        _tell_months,
        _split_births,
        _settle_rivals,
        _guess_from_values,
        _fill_roles,
    ):
        meanings = settle(meanings, below)
    return tuple(
        Column(
            index,
            heading=" ".join(part for part in stack if part),
            field="" if meaning.field == IGNORED else meaning.field,
            sure=meaning.sure,
        )
        for index, (stack, meaning) in enumerate(zip(stacks, meanings, strict=True))
    )


def _may_be_somebody(row: Row) -> bool:
    texts = [text for value in row[:_TOTAL_WITHIN] if (text := text_of(value))]
    if not texts:
        return not all(map(is_blank, row))
    return not (is_total(texts) or is_column_numbers(row))


def _meaning_of_column(stack: tuple[str, ...]) -> Meaning:
    """Know "JK (P/W)", in which P is pria; alone it would be perempuan."""
    meaning = meaning_of_stack(stack)
    if meaning.field == "sex" and _MEN_AND_WOMEN.search(" ".join(stack)):
        return replace(meaning, field="sex_pw")
    return meaning


@dataclass(frozen=True, slots=True)
class _Below:
    """The values that stand below one heading."""

    values: list[Value]

    def share(self, fits: Callable[[Value], bool]) -> float:
        """Give the share of the filled cells that fit."""
        filled = [value for value in self.values if not is_blank(value)]
        return sum(map(fits, filled)) / len(filled) if filled else 0.0

    def are_short_numbers(self) -> bool:
        """Tell whether all filled cells are far too short for a NIK, also for a damaged one."""
        filled = [value for value in self.values if not is_blank(value)]
        return len(filled) >= _FEW and not any(
            is_rounded(value) or len(text_of(value)) > _SHORT for value in filled
        )


_Meanings = list[Meaning]


def _in_parts(stacks: Sequence[tuple[str, ...]], meanings: _Meanings) -> _Meanings:
    """Know a birth date in three columns and ticks for the sex in two, also without a group."""
    found = list(meanings)
    words = [_bare(stack) for stack in stacks]
    for heads, names in _PARTS:
        for start in range(len(words) - len(heads) + 1):
            stop = start + len(heads)
            if all(word in some for word, some in zip(words[start:stop], heads, strict=True)):
                found[start:stop] = [Meaning(name, sure=True) for name in names]
    return found


def _bare(stack: tuple[str, ...]) -> str:
    """Give the last words of a heading with the sign in its brackets: "JK (L)" is "JK L"."""
    last = next((part for part in reversed(stack) if part), "")
    return normal(last.replace("(", " ").replace(")", " ")) if len(last) <= _SHORT_HEAD else ""


def _tell_status(meanings: _Meanings, below: list[_Below]) -> _Meanings:
    """A bare "status" is that of the enrolment, unless the values speak of marriage."""
    return [
        Meaning("marital_status", sure=True)
        if one.field == "status" and below[index].share(_is_marital) > _MOST
        else one
        for index, one in enumerate(meanings)
    ]


def _tell_men(meanings: _Meanings, below: list[_Below]) -> _Meanings:
    """Beside W for wanita, and without any L, a P is a pria."""
    return [
        replace(one, field="sex_pw")
        if one.field == "sex"
        and below[index].share(_is_w_or_p) == 1.0
        and below[index].share(_is_w)
        else one
        for index, one in enumerate(meanings)
    ]


def _tell_months(meanings: _Meanings, below: list[_Below]) -> _Meanings:
    """Below "bulan", mere counts like 12 say for how many months, not from which one on."""
    return [
        replace(one, field="months")
        if one.field == "start_month"
        and below[index].share(_is_count_of_months) == 1.0
        and not _has(meanings, "months")
        else one
        for index, one in enumerate(meanings)
    ]


def _split_births(meanings: _Meanings, below: list[_Below]) -> _Meanings:
    """Tell place from date where one heading for both stands over two columns."""
    births = [index for index, one in enumerate(meanings) if one.field == "birth"]
    if len(births) < 2:
        return meanings
    found = list(meanings)
    for index in births:
        with_digits = below[index].share(_has_digit)
        found[index] = Meaning("birth_date" if with_digits > 0.5 else "birth_place", sure=True)
    return found


def _settle_rivals(meanings: _Meanings, below: list[_Below]) -> _Meanings:
    """Leave each field to one column; the second of an address block is that of the home."""
    found = list(meanings)
    taken: dict[str, int] = {}
    home_began = False
    for index, meaning in enumerate(meanings):
        home_began = home_began or meaning.field == "home_address"
        name = meaning.field
        if name in ("", IGNORED) or taken.setdefault(name, index) == index:
            continue
        first = taken[name]
        surer = meaning.sure and not meanings[first].sure
        if surer or (name == "nik" and _nik_share(below[index]) > _nik_share(below[first])):
            found[first], found[index] = Meaning(), meaning
            taken[name] = index
        else:
            found[index] = _second(name, found, home_began=home_began)
    return found


def _second(name: str, found: _Meanings, *, home_began: bool) -> Meaning:
    if name == "phone":
        return Meaning("phone_more", sure=True)
    twin = _HOME_TWINS.get(name, "")
    if twin and home_began and all(one.field != twin for one in found):
        return Meaning(twin, sure=True)
    return Meaning(IGNORED)


def _guess_from_values(meanings: _Meanings, below: list[_Below]) -> _Meanings:
    """Give columns without a known heading the field that their values show."""
    found = list(meanings)
    births = _birth_values(found, below)
    numbers = [
        index
        for index, one in enumerate(found)
        if not one.field and below[index].share(_is_sixteen) > _MOST
    ]
    # The one that agrees with the birth dates is the NIK; without any it is the first one.
    numbers.sort(key=lambda index: -_agreement(below[index].values, births))
    found = _without_employee_numbers(found, below, others=bool(numbers))
    for name in ("nik", "kk"):
        if numbers and not _has(found, name):
            found[numbers.pop(0)] = Meaning(name)
    for name, fits in _SIGNS:
        unknown = (i for i, one in enumerate(found) if not one.field)
        index = next((i for i in unknown if below[i].share(fits) > _MOST), None)
        if index is not None and not any(_has(found, one) for one in (name, *_COVERED_BY[name])):
            found[index] = Meaning(name)
    return found


def _without_employee_numbers(
    meanings: _Meanings, below: list[_Below], *, others: bool
) -> _Meanings:
    """NIK is also what companies call the number of an employee (nomor induk karyawan).

    With `others`, another column has sixteen digits; without, the numbers must be short, all of
    them, in more rows than a few.
    """
    return [
        Meaning(IGNORED)
        if one.field == "nik"
        and not below[index].share(looks_like_nik)
        and (others or below[index].are_short_numbers())
        else one
        for index, one in enumerate(meanings)
    ]


def _fill_roles(meanings: _Meanings, _below: list[_Below]) -> _Meanings:
    """A duty is the occupation where no other is told; the only address is that of the KTP."""
    found = list(meanings)
    for index, meaning in enumerate(meanings):
        if meaning.field == "duty":
            name = "occupation_note" if _has(meanings, "occupation") else "occupation"
            found[index] = replace(meaning, field=name if not _has(found, name) else IGNORED)
        elif meaning.field.startswith("home_") and not _has(meanings, "address"):
            name = meaning.field.removeprefix("home_")
            if not _has(meanings, name):
                found[index] = replace(meaning, field=name)
    return found


def _has(meanings: _Meanings, name: str) -> bool:
    return any(one.field == name for one in meanings)


def _birth_values(meanings: _Meanings, below: list[_Below]) -> list[Value]:
    for index, meaning in enumerate(meanings):
        if meaning.field in ("birth_date", "birth"):
            return below[index].values
    return []


def _agreement(numbers: list[Value], births: list[Value]) -> int:
    """Count the rows whose digits 11 and 12 are the year of birth."""
    count = 0
    for number, birth in zip(numbers, births, strict=False):
        year = re.search(r"(?:19|20)(\d\d)(?!\d)", text_of(birth))
        digits = _digits(number)
        count += year is not None and len(digits) == 16 and digits[10:12] == year[1]
    return count


def _nik_share(below: _Below) -> float:
    return below.share(_is_sixteen)


def _digits(value: Value) -> str:
    return re.sub(r"[^0-9]", "", text_of(value))


def _is_sixteen(value: Value) -> bool:
    return isinstance(value, (str, int, float)) and len(_digits(value)) == 16


def _has_digit(value: Value) -> bool:
    return isinstance(value, date) or any(map(str.isdigit, text_of(value)))


def _is_sex(value: Value) -> bool:
    return isinstance(value, str) and text_of(value).upper() in _SEXES


def _is_w(value: Value) -> bool:
    return text_of(value).strip(".").upper() == "W"


def _is_w_or_p(value: Value) -> bool:
    return text_of(value).strip(".").upper() in {"W", "P"}


def _is_count_of_months(value: Value) -> bool:
    return re.fullmatch(r"\d{1,2}(?:\s*(?:BULAN|BLN))?", text_of(value), re.IGNORECASE) is not None


def _is_marital(value: Value) -> bool:
    return _MARITAL.search(text_of(value)) is not None


def _is_day(value: Value) -> bool:
    return isinstance(value, date) or _DAY.fullmatch(text_of(value)) is not None


def _is_place_and_day(value: Value) -> bool:
    text = text_of(value)
    return isinstance(value, str) and text[:1].isalpha() and _DAY.search(text) is not None


def _is_phone(value: Value) -> bool:
    digits = _digits(value)
    return 10 <= len(digits) <= 14 and digits.startswith(("08", "628"))


_PARTS: tuple[tuple[tuple[frozenset[str], ...], tuple[str, ...]], ...] = (
    (
        (frozenset(("TANGGAL", "HARI")), frozenset(("BULAN",)), frozenset(("TAHUN",))),
        ("birth_date", "birth_month", "birth_year"),
    ),
    (
        (
            frozenset(("L", "LK", "LAKI LAKI", "JK L", "PRIA")),
            frozenset(("P", "PR", "PEREMPUAN", "JK P", "WANITA")),
        ),
        ("sex_l", "sex_p"),
    ),
)
_SIGNS: tuple[tuple[str, Callable[[Value], bool]], ...] = (
    ("sex", _is_sex),
    ("birth_date", _is_day),
    ("birth", _is_place_and_day),
    ("phone", _is_phone),
)
_COVERED_BY = {
    "sex": ("sex_l", "sex_pw"),
    "birth_date": ("birth",),
    "birth": ("birth_date",),
    "phone": (),
}
