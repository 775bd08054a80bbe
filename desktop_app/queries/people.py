"""Who uses the program."""

from __future__ import annotations

from sqlalchemy import Connection, select

from desktop_app.domain.people import User
from desktop_app.store import schema
from desktop_app.store.rows import record_of


def users(connection: Connection) -> list[User]:
    """Give all users in the order of their names, the disabled ones too."""
    rows = connection.execute(select(schema.user).order_by(schema.user.c.name)).mappings()
    return [record_of(User, row) for row in rows]


def names_of_users(connection: Connection) -> dict[str, str]:
    """Give the name of each user by id."""
    return {each.id: each.name for each in users(connection)}
