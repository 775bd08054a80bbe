"""Plain SQL for what is asked and written of one person at a time.

SQLite finds and writes one row in hundredths of a millisecond. Building its question anew and
telling the result's columns apart by their names, as is worth it for whole lists, takes longer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Select
from sqlalchemy.dialects.sqlite import dialect

Cells = Sequence[Any]


def text_of(statement: Select[Any]) -> str:
    """Give a question as text, its values in it; a condition of the kind `text("id = ?")` stays."""
    return str(statement.compile(dialect=dialect(), compile_kwargs={"literal_binds": True}))


def fetch(
    connection: Connection, asked: str, cells: Cells | Mapping[str, Any] = ()
) -> Sequence[Any]:
    """Give the rows, as tuples, that a question finds within the connection's transaction."""
    cursor = connection.connection.cursor()
    cursor.execute(asked, cells)
    rows = cursor.fetchall()
    cursor.close()
    return rows


def stream(connection: Connection, asked: str) -> Iterator[Any]:
    """Give the rows, as tuples, one after the other as a question finds them."""
    cursor: Any = connection.connection.cursor()
    cursor.execute(asked)
    yield from cursor
    cursor.close()


def carry_out(connection: Connection, statement: str, rows: Sequence[Cells]) -> None:
    """Carry a statement out for each of the rows, within the connection's transaction."""
    cursor = connection.connection.cursor()
    cursor.executemany(statement, rows)
    cursor.close()
