"""Cards by state, and who waits for one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, exists, func, select, text

from desktop_app.domain.card import Card, CardState
from desktop_app.domain.person import Person
from desktop_app.queries.workers import joined_enrolments, joined_people, person_of_row
from desktop_app.store import schema
from desktop_app.store.rows import record_of
from desktop_app.store.schema_enrolment import REGISTERED

_C = schema.card.c
_E = schema.enrolment.c
_W = schema.worker.c
_CHUNK = 500


def registered_without_card(connection: Connection) -> list[Person]:
    """Give the registered people with a KPJ who have no card but void ones, in walking order."""
    has_card = exists().where(_C.enrolment_id == _E.id, _C.state != CardState.VOID)
    asked = (
        joined_people()
        .where(text(REGISTERED), _E.kpj != "", ~has_card)
        .order_by(_W.kelurahan, _W.rt, _W.name, _W.id)
    )
    return [person_of_row(row) for row in connection.execute(asked)]


def cards(
    connection: Connection, states: Sequence[CardState], *, start: int = 0, limit: int = 10_000
) -> list[Card]:
    """Give cards in these states in the order of kelurahan, RT and name."""
    asked = (
        select(schema.card)
        .join(schema.worker, _W.id == _C.worker_id)
        .where(_C.state.in_(states))
        .order_by(_W.kelurahan, _W.rt, _W.name, _C.serial)
    )
    rows = connection.execute(asked.offset(start).limit(limit)).mappings()
    return [record_of(Card, row) for row in rows]


def counts(connection: Connection) -> dict[str, int]:
    """Give how many cards there are in each state; registered people without a card as `missing`."""
    asked = select(_C.state, func.count().label("n")).group_by(_C.state)
    found = {row.state: row.n for row in connection.execute(asked)}
    has_card = exists().where(_C.enrolment_id == _E.id, _C.state != CardState.VOID)
    missing = (
        select(func.count())
        .select_from(schema.enrolment)
        .where(text(REGISTERED), _E.kpj != "", ~has_card)
    )
    return {**found, "missing": connection.execute(missing).scalar_one()}


def people_of_cards(connection: Connection, enrolment_ids: Iterable[str]) -> dict[str, Person]:
    """Give the people of these enrolments, by the enrolment's id."""
    wanted = list(enrolment_ids)
    found: dict[str, Person] = {}
    for start in range(0, len(wanted), _CHUNK):
        some = wanted[start : start + _CHUNK]
        for row in connection.execute(joined_enrolments().where(_E.id.in_(some))):
            person = person_of_row(row)
            found[person.enrolment.id] = person
    return found


def successors(connection: Connection) -> dict[str, str]:
    """Give the serials of the cards that were made in place of void ones, by those ones' serials."""
    asked = select(_C.replaces, _C.serial).where(_C.replaces != "")
    return {row.replaces: row.serial for row in connection.execute(asked)}


def cards_of_worker(connection: Connection, worker_id: str) -> list[Card]:
    """Give all cards that were ever made for a worker, the newest first."""
    asked = select(schema.card).where(_C.worker_id == worker_id).order_by(_C.serial.desc())
    return [record_of(Card, row) for row in connection.execute(asked).mappings()]
