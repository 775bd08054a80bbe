"""What reports count and list: one question each."""

from __future__ import annotations

from sqlalchemy import Connection

from desktop_app.domain.report import Tally
from desktop_app.domain.workflow import Status
from desktop_app.queries.workers import EVERYBODY, Filter, tallied


def tallies(connection: Connection, asked: Filter = EVERYBODY) -> list[Tally]:
    """Count the people whom a filter shows by kelurahan, group and status."""
    return [
        Tally(kelurahan, group, Status(status), people)
        for kelurahan, group, status, people in tallied(connection, asked)
    ]
