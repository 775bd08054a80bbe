"""Cards on their way to the hand: who has not collected, and what was handed over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection, Select, func, select
from sqlalchemy.sql.elements import ColumnElement

from desktop_app.domain.card import Card, CardState
from desktop_app.domain.handover import UNCOLLECTED_AFTER_DAYS, Handover
from desktop_app.store import schema
from desktop_app.store.rows import record_of

_C = schema.card.c
_W = schema.worker.c
_H = schema.handover.c
_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Pile:
    """How many printed cards wait in an RT; `late` of them longer than they should."""

    kelurahan: str
    rt: str
    waiting: int
    late: int


def waiting_by_rt(connection: Connection, today: date) -> list[Pile]:
    """Give the RT with cards that wait for their people, in walking order."""
    late = func.sum(func.iif(_late(today), 1, 0)).label("late")
    asked = (
        select(_W.kelurahan, _W.rt, func.count().label("n"), late)
        .select_from(schema.card.join(schema.worker, _W.id == _C.worker_id))
        .where(_C.state == CardState.PRINTED)
        .group_by(_W.kelurahan, _W.rt)
        .order_by(_W.kelurahan, _W.rt)
        .limit(5_000)
    )
    return [Pile(row.kelurahan, row.rt, row.n, row.late) for row in connection.execute(asked)]


def uncollected(connection: Connection, today: date) -> int:
    """Give how many cards have waited longer than `UNCOLLECTED_AFTER_DAYS`."""
    asked = select(func.count()).where(_C.state == CardState.PRINTED, _late(today))
    return int(connection.execute(asked).scalar_one())


def uncollected_cards(connection: Connection, today: date, limit: int = 10_000) -> list[Card]:
    """Give those cards in walking order."""
    asked = _walked().where(_C.state == CardState.PRINTED, _late(today)).limit(limit)
    return [record_of(Card, row) for row in connection.execute(asked).mappings()]


def printed_cards(
    connection: Connection, kelurahan: str = "", rt: str = "", limit: int = 10_000
) -> list[Card]:
    """Give the cards that wait for their people, all or those of one place, in walking order."""
    asked = _walked().where(_C.state == CardState.PRINTED)
    if kelurahan:
        asked = asked.where(_W.kelurahan == kelurahan, _W.rt == rt)
    return [record_of(Card, row) for row in connection.execute(asked.limit(limit)).mappings()]


def card_of_serial(connection: Connection, serial: str) -> Card | None:
    """Give the card with this serial."""
    row = connection.execute(select(schema.card).where(_C.serial == serial)).mappings().first()
    return record_of(Card, row) if row else None


def cards_of(connection: Connection, keys: tuple[str, ...]) -> list[Card]:
    """Give the cards with these ids in walking order."""
    found: list[Card] = []
    for start in range(0, len(keys), _CHUNK):
        asked = _walked().where(_C.id.in_(keys[start : start + _CHUNK]))
        found += [record_of(Card, row) for row in connection.execute(asked).mappings()]
    return found


def last_handovers(connection: Connection, limit: int = 20) -> list[Handover]:
    """Give what was handed over last, the newest first."""
    asked = select(schema.handover).order_by(_H.number.desc()).limit(limit)
    return [record_of(Handover, row) for row in connection.execute(asked).mappings()]


def _walked() -> Select[Any]:
    return (
        select(schema.card)
        .join(schema.worker, _W.id == _C.worker_id)
        .order_by(_W.kelurahan, _W.rw, _W.rt, _W.address, _W.name, _C.serial)
    )


def _late(today: date) -> ColumnElement[bool]:
    """Printed so many days ago; moments are kept in UTC, a few hours do not matter here."""
    latest = datetime.combine(today - timedelta(days=UNCOLLECTED_AFTER_DAYS), time())
    return _C.printed_at < latest.isoformat()
