"""The paper form: which fields stand in which part, and what somebody agrees to by signing it.

The order is that of the form on the screen, so that a paper is typed without searching. A field
that no part names stands in the last one: whoever declares a field finds it on the paper.

Its words are Indonesian whatever language the program shows, because citizens sign them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from desktop_app.domain import kinds
from desktop_app.domain.choices import Option
from desktop_app.domain.enrolment import Enrolment
from desktop_app.domain.facts import Facts
from desktop_app.domain.fields import Field, fields_of
from desktop_app.domain.person import Person
from desktop_app.domain.worker import Worker

TITLE = "Formulir Pendataan"
_MOST_TICKS = 5

_PARTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Data diri sesuai KTP",
        (
            *("nik", "name", "birth_place", "birth_date", "sex", "mother_name", "phone", "kk"),
            *("address", "kelurahan", "rt", "group", "occupation"),
        ),
    ),
    (
        "Selengkapnya sesuai KTP",
        ("title_before", "title_after", "marital_status", "rw", "postal_code", "email"),
    ),
    (
        "Tempat tinggal, bila berbeda dari KTP",
        ("home_address", "home_rt", "home_rw", "home_kelurahan"),
    ),
    ("Pekerjaan", ("occupation_note", "work_place", "work_hours", "monthly_income")),
    ("Ahli waris", ("heir_name", "heir_relation", "heir_phone")),
    (
        "Kepesertaan, diisi bersama petugas",
        (
            *("programmes", "start_month", "months", "funding", "decree", "kpj", "proposed_by"),
            *("duty_place", "duty_letter", "basis", "consent_date", "consent_version", "notes"),
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the form with its fields in order; the last one takes what no other names."""

    title: str
    fields: tuple[Field, ...]


def parts() -> tuple[Part, ...]:
    """Give the parts of the form with every declared field of a person exactly once."""
    declared = {**fields_of(Worker), **fields_of(Enrolment)}
    named = {name for _title, names in _PARTS for name in names}
    rest = tuple(each for name, each in declared.items() if name not in named)
    found = [
        Part(title, tuple(declared[name] for name in names if name in declared))
        for title, names in _PARTS
    ]
    last = found[-1]
    return (*found[:-1], Part(last.title, (*last.fields, *rest)))


def options_of(field: Field) -> tuple[Option, ...]:
    """Give what there is to tick; nothing where there is too much, or nothing to choose from."""
    if isinstance(field.kind, kinds.Programmes):
        return tuple(Option(code, label) for code, label in kinds.PROGRAMME_LABELS.items())
    if isinstance(field.kind, kinds.Choice) and len(field.kind.choices.options) <= _MOST_TICKS:
        return field.kind.choices.options
    return ()


def said(field: Field, value: Any, facts: Facts) -> str:
    """Give the words of a value as they stand on the form."""
    if isinstance(field.kind, kinds.Choice):
        return field.kind.choices.word(value)
    return field.kind.show(value, facts)


def answer(field: Field, person: Person | None, facts: Facts) -> str:
    """Give the words with which a person's form answers a field; "" on a blank form."""
    if person is None:
        return ""
    holder = person.worker if hasattr(person.worker, field.name) else person.enrolment
    value = getattr(holder, field.name)
    return "" if value in ("", None) else said(field, value, facts)


@dataclass(frozen=True, slots=True)
class Wish:
    """How much room a field wants in a row, in millimetres; `grows` takes what is left."""

    name: str
    width: float
    grows: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a field stands in its row."""

    name: str
    left: float
    width: float


def rows_of(wishes: tuple[Wish, ...], room: float, gap: float) -> Iterator[tuple[Spot, ...]]:
    """Fill rows of `room` millimetres with fields in their order; growing ones share what is left."""
    row: list[Wish] = []
    for wish in wishes:
        taken = sum(each.width + gap for each in row)
        if row and taken + wish.width > room:
            yield _spread(row, room, gap)
            row = []
        row.append(wish)
    if row:
        yield _spread(row, room, gap)


def _spread(row: list[Wish], room: float, gap: float) -> tuple[Spot, ...]:
    spare = room - sum(each.width for each in row) - gap * (len(row) - 1)
    growing = sum(each.grows for each in row)
    spots, left = [], 0.0
    for each in row:
        width = each.width + (spare / growing if each.grows else 0)
        spots.append(Spot(each.name, left, width))
        left += width + gap
    return tuple(spots)
