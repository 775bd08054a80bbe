"""The codes that the office's branch uses for occupations."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from desktop_app.store import plain, schema

_CODES = plain.text_of(select(schema.occupation_code.c.id, schema.occupation_code.c.bpjs_code))


def bpjs_codes(connection: Connection) -> dict[str, str]:
    """Give the office's own codes, by occupation."""
    return dict(plain.fetch(connection, _CODES))


def people_by_occupation(connection: Connection) -> dict[str, int]:
    """Give how many people have each occupation."""
    column = schema.worker.c.occupation
    asked = select(column, func.count().label("n")).where(column != "").group_by(column)
    return {row.occupation: row.n for row in connection.execute(asked)}
