"""Fields as their records declare them: one list that form, table, import and files read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import Any, TypeVar, get_type_hints

from desktop_app.domain.cells import Value
from desktop_app.domain.facts import Facts
from desktop_app.domain.kind import Base, Parsed
from desktop_app.domain.record import Issue, Reading, Record, changed
from desktop_app.kernel.i18n import _

R = TypeVar("R", bound=Record)

_EMPTY = ("", None)
NOTHING: Mapping[str, Any] = MappingProxyType({})
_MOST_REMEMBERED = 40_000  # of one field: every day that anybody alive was born


@dataclass(frozen=True, slots=True)
class Field:
    """One declared field: its name in code and files, and its kind."""

    name: str
    kind: Base


Parse = Callable[[Field, Value, Facts], Parsed]


def fields_of(record_type: type[Record]) -> Mapping[str, Field]:
    """Give the fields that people fill in, by name, in the order of the declaration.

    A field is declared as `name: Annotated[type, Kind(…)]`; what has no kind is the program's own.
    """
    if record_type not in _declared:
        _declared[record_type] = _read_declaration(record_type)
    return _declared[record_type]


_declared: dict[type[Record], Mapping[str, Field]] = {}


def _read_declaration(record_type: type[Record]) -> Mapping[str, Field]:
    hints = get_type_hints(record_type, include_extras=True)
    found = {}
    for each in fields(record_type):
        for extra in getattr(hints[each.name], "__metadata__", ()):
            if isinstance(extra, Base):
                found[each.name] = Field(each.name, extra)
    return found


def parsed_as(field: Field, cell: Value, facts: Facts) -> Parsed:
    """Give what a field's kind makes of a raw value."""
    return field.kind.parse(field.name, cell, facts)


class Remembered:
    """Parses the texts of a long list, those that come again only once.

    It holds for one reading of one list: the facts must stay the same.
    """

    def __init__(self) -> None:
        self._known: defaultdict[str, dict[Value, Parsed]] = defaultdict(dict)

    def __call__(self, field: Field, cell: Value, facts: Facts) -> Parsed:
        """Give what the field's kind makes of a raw value."""
        known = self._known[field.name]
        parsed = known.get(cell)
        if parsed is None:
            parsed = field.kind.parse(field.name, cell, facts)
            if field.kind.repeats and isinstance(cell, str) and len(known) < _MOST_REMEMBERED:
                known[cell] = parsed
        return parsed


def read(
    base: R,
    raw: Mapping[str, Value],
    facts: Facts,
    parse: Parse = parsed_as,
    given: Mapping[str, Any] = NOTHING,
) -> Reading[R]:
    """Read raw texts into a new version of `base`: the only entrance for what people write.

    Fields that `raw` does not name keep their value; names that the record does not have are
    passed over. What cannot be read is kept as words in the notes, if the record has notes.
    `given`: values that nobody writes, such as the ids of a new record.
    """
    declared = fields_of(type(base))
    values: dict[str, Any] = dict(given)
    issues: list[Issue] = []
    kept: list[str] = []
    for name, cell in raw.items():
        field = declared.get(name)
        if field is None:
            continue
        parsed = parse(field, cell, facts)
        values[name] = parsed.value
        if parsed.issues:
            issues += parsed.issues
        if parsed.leftover:
            kept.append(f"{_(field.kind.label)}: {parsed.leftover}")
        for other, words in parsed.also:
            if words and other in declared and not raw.get(other):
                values[other] = words  # noqa: PERF403 - an update of what stands
    if kept and "notes" in declared:
        values["notes"] = with_notes(values.get("notes", getattr(base, "notes", "")), kept)
        kept = []
    record = changed(base, values) if values else base
    return Reading(record, tuple(issues), tuple(kept))


def with_notes(notes: str, more: Iterable[str]) -> str:
    """Give the notes with further lines at their end, none twice."""
    lines = notes.splitlines()
    return "\n".join([*lines, *(each for each in more if each not in lines)])


def texts(record: Record) -> dict[str, str]:
    """Give the filled fields as texts for files, by name; empty ones are left out."""
    return {
        name: each.kind.text(value)
        for name, each in fields_of(type(record)).items()
        if (value := getattr(record, name)) not in _EMPTY
    }


def filled_over(base: R, over: R) -> R:
    """Give `base` with every filled field of `over`; a blank never erases."""
    changes = {}
    for name in fields_of(type(base)):
        value = getattr(over, name)
        if value not in _EMPTY:
            changes[name] = value
    return changed(base, changes)
