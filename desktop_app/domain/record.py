"""What is kept and what is said about it: frozen records, issues, readings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, make_dataclass
from enum import StrEnum
from itertools import compress
from operator import attrgetter, ne
from typing import Any, Generic, NamedTuple, TypeVar


class Level(StrEnum):
    """How grave an issue is; colour, icon and word follow from it."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One row of the store as a value; a change is a new value with the same `id`.

    `id` is a UUIDv7 text made on this laptop, so what two laptops wrote can be brought together.
    `version` counts the writes of the row (0 = not written yet); only the store sets it.
    """

    id: str
    version: int = 0


R = TypeVar("R", bound=Record)


def changed(record: R, values: Mapping[str, Any]) -> R:
    """Give the record with some other values: `dataclasses.replace` in a tenth of the time.

    Worker and enrolment have forty fields, of which a bulk job changes a few in every row.
    """
    form = _form_of(type(record))
    all_values = list(form.values(record))
    for name, value in values.items():
        all_values[form.places[name]] = value
    new: R = form.made(all_values)
    return new


def differences(before: R, after: R) -> tuple[str, ...]:
    """Give the names of all values in which two versions of a record differ."""
    form = _form_of(type(after))
    differ = map(ne, form.values(before), form.values(after))
    return tuple(name for name in compress(form.places, differ) if name != "version")


Columns = Sequence[tuple[Any, ...]]


def columns_of(records: Sequence[Record]) -> Columns:
    """Give what records of one kind hold, column by column, for `records_from`.

    A column that is the same throughout has its value only once: most fields of most lists are
    blank, so that little of forty is left to travel.
    """
    rows = map(_form_of(type(records[0])).values, records)
    return [
        column[:1] if column[0] == column[-1] and column.count(column[0]) == len(column) else column
        for column in zip(*rows, strict=True)
    ]


def records_from(record_type: type[R], count: int, columns: Columns) -> Iterator[R]:
    """Give back so many records of which `columns_of` gave the columns."""
    whole = (column if len(column) == count else column * count for column in columns)
    return map(_form_of(record_type).made, zip(*whole, strict=True))


class _Form(NamedTuple):
    """How a kind of record gives its values all at once, where each stands, how it is made of them."""

    values: Callable[[Record], tuple[Any, ...]]
    places: Mapping[str, int]
    made: Callable[[Sequence[Any]], Any]


def _form_of(record_type: type[Record]) -> _Form:
    if record_type not in _known:
        names = [one.name for one in fields(record_type)]
        places = {name: place for place, name in enumerate(names)}
        _known[record_type] = _Form(attrgetter(*names), places, _maker(record_type, names))
    return _known[record_type]


_known: dict[type[Record], _Form] = {}


def _maker(record_type: type[R], names: Sequence[str]) -> Callable[[Sequence[Any]], R]:
    """Give what makes a record of all its values, in a fifth of the time of its own `__init__`.

    That one has to get past the lock of a frozen dataclass at every value. Here a twin with the
    same slots and no lock is filled, and becomes the record by taking its class.
    """
    unlocked = {
        "__slots__": record_type.__slots__,
        "__init__": vars(make_dataclass("_", names))["__init__"],
        "__setattr__": object.__setattr__,
        "__delattr__": object.__delattr__,
    }
    twin = type(record_type.__name__, record_type.__bases__, unlocked)

    def made(values: Sequence[Any]) -> R:
        new: R = twin(*values)
        new.__class__ = record_type
        return new

    return made


@dataclass(frozen=True, slots=True)
class Issue:
    """One finding: a stable `code` (docs/domain.md §3.1), the field, and a sentence for people.

    `proposal` is raw text that would mend the field, or empty.
    """

    code: str
    field: str
    level: Level
    message: str
    proposal: str = ""


class Reading(NamedTuple, Generic[R]):
    """What came of raw texts: the record with all that could be read, and what is to be said.

    `kept` holds lines for the notes of a record that has none itself.
    """

    record: R
    issues: tuple[Issue, ...] = ()
    kept: tuple[str, ...] = ()
