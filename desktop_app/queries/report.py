"""What reports count and list: one question each."""

from __future__ import annotations

from sqlalchemy import Connection, func

from desktop_app.domain.report import Tally
from desktop_app.domain.workflow import Status
from desktop_app.queries.workers import EVERYBODY, Filter, narrowed
from desktop_app.store import schema

_W = schema.worker.c
_E = schema.enrolment.c


def tallies(connection: Connection, asked: Filter = EVERYBODY) -> list[Tally]:
    """Count the people whom a filter shows by kelurahan, group and status."""
    counted = narrowed(asked).with_only_columns(
        _W.kelurahan, _E.group, _E.status, func.count().label("people")
    )
    rows = connection.execute(counted.group_by(_W.kelurahan, _E.group, _E.status))
    return [Tally(row.kelurahan, row.group, Status(row.status), row.people) for row in rows]
