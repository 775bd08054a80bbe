"""What is kept and what is said about it: frozen records, issues, readings."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar


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


@dataclass(frozen=True, slots=True)
class Reading(Generic[R]):
    """What came of raw texts: the record with all that could be read, and what is to be said.

    `kept` holds lines for the notes of a record that has none itself.
    """

    record: R
    issues: tuple[Issue, ...] = ()
    kept: tuple[str, ...] = ()
