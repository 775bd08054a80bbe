"""An office's own designs: a shipped one with other words, colours and the office's pictures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from desktop_app.domain.record import Record


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing of a design that an office may set: its key there, its label, its value."""

    key: str
    label: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DesignForm:
    """What an office may change of a shipped design, with the values it comes with; sizes in mm."""

    name: str
    label: str
    width: float
    height: float
    texts: tuple[Entry, ...]
    colours: tuple[Entry, ...]
    pictures: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnDesign(Record):
    """A design of the office, by its id; `base` is the shipped design that it is made from.

    `texts` and `colours` (`#RRGGBB`) are pairs of a key and the office's value; only what differs
    is kept. `pictures` are pairs of a slot and the id of an `OfficePicture`.
    """

    name: str
    base: str
    texts: tuple[tuple[str, str], ...] = ()
    colours: tuple[tuple[str, str], ...] = ()
    pictures: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficePicture(Record):
    """A picture that the office supplied and may use, as PNG in base64.

    `permitted_by` ticked that the office may use this mark, at `permitted_at` (UU 20/2016).
    """

    name: str
    content: str
    permitted_by: str
    permitted_at: datetime


def differing(entries: tuple[Entry, ...], values: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Give the pairs in which `values` differ from what a design comes with."""
    return tuple(
        (each.key, values[each.key].strip())
        for each in entries
        if each.key in values and values[each.key].strip() != each.value
    )
