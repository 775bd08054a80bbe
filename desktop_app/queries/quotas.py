"""The places that are set, and how many of them are taken."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, case, func, select

from desktop_app.domain.quota import HOLDS_A_PLACE, Quota, Room, Seat
from desktop_app.domain.settings import Settings
from desktop_app.store import schema
from desktop_app.store.rows import record_of

_T = schema.tally.c


def quotas(connection: Connection) -> list[Quota]:
    """Give all quotas of the office by region."""
    table = schema.quota
    rows = connection.execute(select(table).order_by(table.c.region, table.c.id)).mappings()
    return [record_of(Quota, row) for row in rows]


def seats_taken(connection: Connection, settings: Settings, today: date) -> dict[Seat, int]:
    """Give how many people sit on each seat: verified or further, and not ended."""
    default_year = settings.first_month(today).year
    year = case((_T.year == "", str(default_year)), else_=_T.year).label("year")
    funding = case((_T.funding == "", settings.funding), else_=_T.funding).label("funding")
    asked = (
        select(_T.kelurahan, _T.group, funding, year, func.sum(_T.people).label("n"))
        .where(_T.status.in_(HOLDS_A_PLACE), _T.people > 0)
        .group_by(_T.kelurahan, _T.group, funding, year)
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
