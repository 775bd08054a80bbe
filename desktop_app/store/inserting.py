"""New rows of one table, many in one statement."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Any

from sqlalchemy import Connection

_AT_ONCE = 100
"""Rows of a statement: more of them save nothing more, and its places stay far below any limit."""


def insert(connection: Connection, into: str, row: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Put rows into a table: `into` says what stands before VALUES, `row` the places of one row.

    A statement of many rows takes two thirds of the time of as many that bring one each; the few
    that are left over come one by one, so that SQLite knows the statement already.
    """
    whole = len(rows) - len(rows) % _AT_ONCE
    if whole:
        many = [
            tuple(chain.from_iterable(rows[start : start + _AT_ONCE]))
            for start in range(0, whole, _AT_ONCE)
        ]
        connection.exec_driver_sql(f"{into} VALUES {', '.join([row] * _AT_ONCE)}", many)
    if whole < len(rows):
        connection.exec_driver_sql(f"{into} VALUES {row}", list(rows[whole:]))
