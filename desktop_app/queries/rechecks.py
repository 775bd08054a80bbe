"""Who is to be keyed again, and what came of it, by keyer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, func, select, text

from desktop_app.domain.quota import HOLDS_A_PLACE
from desktop_app.domain.recheck import Recheck, is_drawn, lot
from desktop_app.store import schema
from desktop_app.store.rows import record_of
from desktop_app.store.schema_enrolment import VERIFIED

_E = schema.enrolment.c
_R = schema.recheck.c


@dataclass(frozen=True, slots=True)
class KeyerTally:
    """What came of one keyer's people: how many were keyed again, how many differed, and where."""

    keyer: str
    checked: int
    differing: int
    fields: Mapping[str, int]


def waiting(connection: Connection, *, share: int, user: str) -> list[str]:
    """Give the worker ids of those whom this user is to key again, in an order of chance."""
    asked = select(_E.id, _E.worker_id).where(
        text(VERIFIED),
        _E.status.in_(HOLDS_A_PLACE),
        _E.recorded_by != user,
        _E.id.not_in(select(_R.enrolment_id)),
    )
    drawn = [row for row in connection.execute(asked) if is_drawn(row.id, share)]
    return [row.worker_id for row in sorted(drawn, key=lambda row: lot(row.id))]


def tallies(connection: Connection) -> list[KeyerTally]:
    """Give the keyers with what came of their people, most differences first."""
    asked = select(_R.keyer, func.count().label("n")).group_by(_R.keyer)
    checked = {row.keyer: row.n for row in connection.execute(asked)}
    people: Counter[str] = Counter()
    fields: dict[str, Counter[str]] = {keyer: Counter() for keyer in checked}
    for each in differing(connection):
        people[each.keyer] += 1
        fields[each.keyer].update(name for name, _was, _typed in each.differing)
    found = [KeyerTally(key, n, people[key], dict(fields[key])) for key, n in checked.items()]
    return sorted(found, key=lambda each: (-each.differing, -each.checked))


def differing(connection: Connection) -> list[Recheck]:
    """Give all whose second keying differed, the newest first."""
    asked = select(schema.recheck).where(_R.differing != "[]").order_by(_R.at.desc())
    return [record_of(Recheck, row) for row in connection.execute(asked).mappings()]
