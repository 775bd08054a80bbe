"""Keying twice: some of the verified are typed again from their papers by somebody else, blind.

Who is drawn follows from the enrolment's id alone, so that nobody chooses whom to check; a larger
share draws the same people and more.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from desktop_app.domain.dates import show_day
from desktop_app.domain.record import Record
from desktop_app.domain.worker import Worker

FIELDS = ("nik", "name", "birth_date")
_PARTS = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Recheck(Record):
    """One person typed again: who keyed first, who keyed again, and where the two differ.

    `differing` holds (field, as it was, as typed again) as people read it; empty when both agree.
    """

    worker_id: str
    enrolment_id: str
    keyer: str = ""
    differing: tuple[tuple[str, str, str], ...] = ()
    by: str = ""
    at: datetime | None = None


def lot(enrolment_id: str) -> float:
    """Give a number from 0 to below 100 that is spread evenly over all enrolments."""
    chance = int.from_bytes(sha256(enrolment_id.encode()).digest()[:8])
    return chance % (100 * _PARTS) / _PARTS


def is_drawn(enrolment_id: str, share: int) -> bool:
    """Say whether an enrolment is among the `share` of a hundred that are keyed again."""
    return lot(enrolment_id) < share


def differences(kept: Worker, typed: Worker) -> tuple[tuple[str, str, str], ...]:
    """Give the fields of `FIELDS` in which two keyings differ, with both as people read them."""
    return tuple(
        (name, _shown(kept, name), _shown(typed, name))
        for name in FIELDS
        if getattr(kept, name) != getattr(typed, name)
    )


def _shown(worker: Worker, name: str) -> str:
    return show_day(worker.birth_date) if name == "birth_date" else str(getattr(worker, name))


def veiled(field: str, was: str, typed: str) -> tuple[str, str]:
    """Give both texts of a difference for a screen: of two NIKs only the digits that differ."""
    if field != "nik" or len(was) != len(typed):
        return was, typed
    pairs = [(a, b) if a != b else ("•", "•") for a, b in zip(was, typed, strict=True)]
    return "".join(a for a, _b in pairs), "".join(b for _a, b in pairs)
