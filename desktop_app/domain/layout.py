"""The agency's list as data: which columns, from which fields, in which form.

BPJS Ketenagakerjaan has no public layout for members whom a city pays (docs/domain.md §2.3), so a
layout is a file that an office can change. What it may name is the closed vocabulary `TERMS`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

Person = Mapping[str, str]
T = TypeVar("T")

# What one cell of a workbook can hold (ECMA-376 applications agree on it).
LONGEST_CELL = 32_767
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]+")
_HOURS = re.compile(r"\s*(?:-|–|s/d|s\.d\.?|sampai)\s*", re.IGNORECASE)


class EnrolmentKind(StrEnum):
    """Which people a list takes: those without a KPJ, those with an old one, those who left."""

    NEW = "new"
    LANJUTAN = "lanjutan"
    ENDED = "ended"


JOINING = frozenset({EnrolmentKind.NEW, EnrolmentKind.LANJUTAN})


class Purpose(StrEnum):
    """What a list is for: sealed and sent to the agency, or written for somebody else's eyes."""

    SUBMISSION = "submission"
    LIST = "list"


class Nature(StrEnum):
    """What the text of a term is, and so which options of a column fit it."""

    TEXT = "text"
    DATE = "date"
    LIST = "list"


def _as_it_is(text: str) -> str:
    return text


def _hour(index: int) -> Callable[[str], str]:
    def pick(hours: str) -> str:
        found = _HOURS.split(hours.strip())
        return found[index] if len(found) == 2 else ""

    return pick


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word that a layout may name: the field it speaks of and where a person's texts hold it."""

    field: str
    key: str
    nature: Nature = Nature.TEXT
    pick: Callable[[str], str] = _as_it_is


def _terms() -> dict[str, Term]:
    plain = (
        "position nik kk name title_before title_after birth_place sex mother_name marital_status "
        "address rt rw kelurahan postal_code home_address home_rt home_rw home_kelurahan phone "
        "email occupation occupation_note work_place work_hours monthly_income income_band "
        "heir_name heir_relation heir_phone notes group funding decree months kpj duty_place "
        "duty_letter proposed_by end_reason basis consent_version"
    )
    terms = {name: Term(field=name, key=name) for name in plain.split()}
    for name in ("birth_date", "consent_date", "start_month", "ended_on"):
        terms[name] = Term(field=name, key=name, nature=Nature.DATE)
    terms["programmes"] = Term(field="programmes", key="programmes", nature=Nature.LIST)
    return terms | {
        "kelurahan.name": Term(field="kelurahan", key="kelurahan_name"),
        "kelurahan.kecamatan": Term(field="kelurahan", key="kecamatan_name"),
        "home_kelurahan.name": Term(field="home_kelurahan", key="home_kelurahan_name"),
        "home_kelurahan.kecamatan": Term(field="home_kelurahan", key="home_kecamatan_name"),
        "end_reason.label": Term(field="end_reason", key="end_reason_label"),
        "group.label": Term(field="group", key="group_label"),
        "occupation.label": Term(field="occupation", key="occupation_label"),
        "occupation.bpjs_code": Term(field="occupation", key="occupation_bpjs_code"),
        "work_hours.start": Term(field="work_hours", key="work_hours", pick=_hour(0)),
        "work_hours.end": Term(field="work_hours", key="work_hours", pick=_hour(1)),
    }


TERMS: Mapping[str, Term] = _terms()


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutColumn:
    """One column: its heading and how its cell comes from a person's texts.

    `parts` are written one after the other: fixed texts as they are, terms filled in. `codes`
    turn a value into the agency's own; one that is not among them becomes `otherwise`, and lacks
    where that is None. `limit` counts characters.
    """

    heading: str
    parts: tuple[str | Term, ...]
    form: str = "dd-mm-yyyy"
    codes: Mapping[str, str] = field(default_factory=dict)
    otherwise: str | None = None
    upper: bool = False
    separator: str = ", "
    limit: int = LONGEST_CELL
    required: bool = False

    @property
    def terms(self) -> tuple[Term, ...]:
        """The terms among the parts."""
        return tuple(part for part in self.parts if isinstance(part, Term))


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A list as the agency wants it.

    `start_row` is the 1-based row of the headings; `above` are the texts of column A over them.
    `file_name` has the places `{batch}` and `{part}`. `also` names the layouts that take, in the
    same batch, the kinds of people that this one does not. `workbook` is the SHA-256 of the
    agency's own workbook into which the rows are written; empty = a workbook of ours.
    """

    name: str
    title: str
    sheet: str
    columns: tuple[LayoutColumn, ...]
    start_row: int = 1
    above: tuple[str, ...] = ()
    file_name: str = "kiriman-{batch}.xlsx"
    rows_per_file: int = 10_000
    kinds: frozenset[EnrolmentKind] = JOINING
    also: tuple[str, ...] = ()
    purpose: Purpose = Purpose.SUBMISSION
    workbook: str = ""

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings from left to right."""
        return tuple(column.heading for column in self.columns)


def cells_for(layout: Layout, person: Person) -> list[str]:
    """Give one person's row as the texts that go into the cells, from left to right.

    `person` holds prepared texts by the keys of `TERMS`: dates in ISO form, programmes as codes
    with blanks between them; what is not there counts as empty. Control characters, which no
    workbook can carry, become blanks.
    """
    return [_cell(column, person) for column in layout.columns]


def lacking(layout: Layout, person: Person) -> list[str]:
    """Give the fields without which this person cannot go into the list, each once, in order.

    That is what a required column finds empty, and a value for which the column has no code.
    """
    judged = (column for column in layout.columns if column.required or column.codes)
    found = (term.field for column in judged for term in _lacks(column, person))
    return list(dict.fromkeys(found))


def shortened(layout: Layout, person: Person) -> list[str]:
    """Give the fields whose text is longer than its column takes, and so would go out cut."""
    found = (
        term.field
        for column in layout.columns
        if column.limit < LONGEST_CELL and len(_whole(column, person)) > column.limit
        for term in column.terms
    )
    return list(dict.fromkeys(found))


def list_for(lists: Sequence[Layout], kind: EnrolmentKind) -> int:
    """Give the place of the first list that takes people of that kind; -1 where none does."""
    return next((n for n, layout in enumerate(lists) if kind in layout.kinds), -1)


def parts_of(layout: Layout, rows: Sequence[T]) -> list[Sequence[T]]:
    """Cut the rows into as many files as the agency's limit asks for; no rows make one file."""
    step = layout.rows_per_file
    return [rows[start : start + step] for start in range(0, len(rows), step)] or [rows]


def file_names(layout: Layout, batch: str, parts: int) -> list[str]:
    """Give the name of each file; several without a place for the part get `-1`, `-2` at the end."""
    pattern = layout.file_name
    if parts > 1 and "{part}" not in pattern:
        pattern = pattern.removesuffix(".xlsx") + "-{part}.xlsx"
    return [pattern.format(batch=batch, part=part) for part in range(1, parts + 1)]


def _cell(column: LayoutColumn, person: Person) -> str:
    text = _whole(column, person)
    return text if len(text) <= column.limit else text[: column.limit].rstrip()


def _whole(column: LayoutColumn, person: Person) -> str:
    if len(column.parts) == 1:
        part = column.parts[0]
        text = part if isinstance(part, str) else _shown(column, part, person)
    else:
        text = _joined(column, person)
    if not text.isprintable():
        text = _CONTROLS.sub(" ", text).strip()
    return text.upper() if column.upper else text


def _joined(column: LayoutColumn, person: Person) -> str:
    texts = [p if isinstance(p, str) else _shown(column, p, person) for p in column.parts]
    filled = any(text for text, part in zip(texts, column.parts, strict=True) if part is not text)
    return "".join(texts).strip(" ,/-") if filled else ""


def _shown(column: LayoutColumn, term: Term, person: Person) -> str:
    text = term.pick(person.get(term.key, ""))
    if not text:
        return ""
    if term.nature is Nature.DATE:
        return _day(text, column.form)
    if term.nature is Nature.LIST:
        return column.separator.join(column.codes.get(item, item) for item in text.split())
    return column.codes.get(text, column.otherwise or "") if column.codes else text


def _day(iso: str, form: str) -> str:
    year, _, rest = iso.partition("-")
    month, _, day = rest.partition("-")
    return form.replace("yyyy", year).replace("mm", month).replace("dd", day)


def _lacks(column: LayoutColumn, person: Person) -> Iterator[Term]:
    for term in column.terms:
        text = term.pick(person.get(term.key, "")).strip()
        uncoded = bool(text) and column.otherwise is None and not _shown(column, term, person)
        if uncoded or (column.required and not text):
            yield term
