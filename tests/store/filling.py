"""Fill every table of a database, whatever its schema, so that no test overlooks one."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, text


def fill(connection: Connection, empty: Iterable[str], rows: int = 3) -> None:
    """Put rows into empty tables; references lead to rows that are there."""
    connection.execute(text("PRAGMA defer_foreign_keys=ON"))
    for table in empty:
        for n in range(1, rows + 1):
            _fill(connection, table, n)


def tables(connection: Connection) -> list[str]:
    """Give the tables that hold rows of their own; an index in a table's shape holds none."""
    found = connection.exec_driver_sql(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
        " AND name NOT LIKE 'sqlite_%'"
    )
    return sorted(found.scalars())


def cells(connection: Connection) -> dict[str, list[tuple[object, ...]]]:
    """Give all rows of all tables."""
    return {
        table: [tuple(row) for row in connection.exec_driver_sql(f'SELECT * FROM "{table}"')]  # noqa: S608 - a name of the schema
        for table in tables(connection)
    }


def _fill(connection: Connection, table: str, n: int) -> None:
    columns = connection.exec_driver_sql(f'PRAGMA table_info("{table}")').all()
    row = {each[1]: _value(each[1], each[2], n) for each in columns}
    names = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join("?" for _ in row)
    statement = f'INSERT INTO "{table}" ({names}) VALUES ({marks})'  # noqa: S608 - as above
    connection.exec_driver_sql(statement, tuple(row.values()))


def _value(column: str, kind: str, n: int) -> object:
    """Give a value that passes every check, with the same key for the n-th row of each table."""
    if column == "sex":
        return "LP"[n % 2]
    if kind == "INTEGER":
        return n
    return b"\x01\x02" if kind == "BLOB" else f"{n:04}"
