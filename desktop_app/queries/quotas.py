"""The places that are set, and how many of them are taken."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, case, func, select

from desktop_app.domain.quota import HOLDS_A_PLACE, Quota, Room, Seat
from desktop_app.domain.settings import Settings
from desktop_app.store import schema
from desktop_app.store.rows import record_of

_E = schema.enrolment.c
_W = schema.worker.c


def quotas(connection: Connection) -> list[Quota]:
    """Give all quotas of the office by region."""
    table = schema.quota
    rows = connection.execute(select(table).order_by(table.c.region, table.c.id)).mappings()
    return [record_of(Quota, row) for row in rows]


def seats_taken(connection: Connection, settings: Settings, today: date) -> dict[Seat, int]:
    """Give how many people sit on each seat: verified or further, and not ended."""
    default_year = settings.first_month(today).year
    year = func.coalesce(func.substr(_E.start_month, 1, 4), str(default_year)).label("year")
    funding = case((_E.funding == "", settings.funding), else_=_E.funding).label("funding")
    asked = (
        select(_W.kelurahan, _E.group, funding, year, func.count().label("n"))
        .select_from(schema.enrolment.join(schema.worker, _E.worker_id == _W.id))
        .where(_E.latest == 1, _E.status.in_(HOLDS_A_PLACE))
        .group_by(_W.kelurahan, _E.group, funding, year)
    )
    return {
        Seat(
            kelurahan=row.kelurahan, group=row.group, funding=row.funding, year=int(row.year)
        ): row.n
        for row in connection.execute(asked)
    }


def room(connection: Connection, settings: Settings, today: date) -> Room:
    """Give the office's quotas with the places taken; without quotas nobody is counted."""
    found = quotas(connection)
    return Room(found, seats_taken(connection, settings, today) if found else {})
