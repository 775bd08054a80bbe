"""Cards on their way to the hand: who has not collected, and what was handed over."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Connection, Select, func, select
from sqlalchemy.sql.elements import ColumnElement

from desktop_app.domain.card import Card, CardState
from desktop_app.domain.handover import Handover
from desktop_app.store import schema
from desktop_app.store.rows import record_of

_C = schema.card.c
_W = schema.worker.c
_H = schema.handover.c
_CHUNK = 500


def uncollected(connection: Connection, before: date) -> int:
    """Give how many cards that were printed before this day still wait for their people."""
    asked = select(func.count()).where(_C.state == CardState.PRINTED, _late(before))
    return int(connection.execute(asked).scalar_one())


def uncollected_cards(connection: Connection, before: date, limit: int = 10_000) -> list[Card]:
    """Give those cards in walking order."""
    asked = _walked().where(_C.state == CardState.PRINTED, _late(before)).limit(limit)
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


def _late(before: date) -> ColumnElement[bool]:
    """Printed before this day; moments are kept in UTC, a few hours do not matter here."""
    return _C.printed_at < datetime.combine(before, time()).isoformat()
