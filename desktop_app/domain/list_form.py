"""How a sender writes lists: the columns that somebody chose by hand, remembered by the headings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from desktop_app.domain.record import Record

Fields = Mapping[int, str]
"""Fields by the index of the column; "" = the column is left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListForm(Record):
    """What the columns under certain headings hold: lines of `index=field`."""

    signature: str
    fields: tuple[str, ...] = ()


def lines_of(fields: Fields) -> tuple[str, ...]:
    """Give chosen columns as the lines of a form, from left to right."""
    return tuple(f"{index}={name}" for index, name in sorted(fields.items()))


def chosen_in(forms: Iterable[ListForm]) -> dict[str, dict[int, str]]:
    """Give the chosen columns of forms by the sign of their headings."""
    return {form.signature: dict(map(_pair, form.fields)) for form in forms}


def _pair(line: str) -> tuple[int, str]:
    index, _sign, name = line.partition("=")
    return int(index), name
