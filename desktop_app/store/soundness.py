"""What tells a sound database from a damaged one: seals, structure, references, shape, rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from sqlalchemy import Connection, MetaData

from desktop_app.kernel.errors import DamagedError
from desktop_app.store.engine import in_memory

_PIECES = re.compile(r"'(?:[^']|'')*'|[(),]|[^'(),]+")


def count_rows(connection: Connection) -> dict[str, int]:
    """Give the number of rows of every table that holds rows of its own, whatever the schema."""
    names = connection.exec_driver_sql(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
        " AND name NOT LIKE 'sqlite_%' ORDER BY name"
    ).scalars()
    return {
        name: connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one()  # noqa: S608 - a name of the schema
        for name in list(names)
    }


def broken_pages(connection: Connection) -> tuple[str, ...]:
    """Give what SQLCipher says of each page whose seal is broken.

    After one broken page a connection refuses everything else: use one of its own.
    """
    return tuple(connection.exec_driver_sql("PRAGMA cipher_integrity_check").scalars())


def broken_structure(connection: Connection, *, quickly: bool = False) -> tuple[str, ...]:
    """Give what SQLite says of trees and indexes that do not fit together.

    `quickly`: each tree and each row, but no index is held against the rows of its table.
    """
    look = "quick_check" if quickly else "integrity_check"
    said = connection.exec_driver_sql(f"PRAGMA {look}").scalars()
    return tuple(each for each in said if each != "ok")


def broken_references(connection: Connection) -> int:
    """Give how many rows refer to a row that is not there."""
    return len(connection.exec_driver_sql("PRAGMA foreign_key_check").all())


def demand_sound(connection: Connection) -> None:
    """Check every page's seal, the database's structure and all references.

    Raises:
        DamagedError: something is not as it was written.
    """
    if broken_pages(connection) or broken_structure(connection) or broken_references(connection):
        raise DamagedError


def strange_shapes(connection: Connection, metadata: MetaData) -> tuple[str, ...]:
    """Give the names of tables and indexes that differ from those of a fresh database.

    Columns, types, defaults, NULLs, checks, collations, keys and conditions count; the order of
    columns does not.
    """
    engine = in_memory()
    with engine.begin() as fresh:
        metadata.create_all(fresh)
        wanted = _shapes(fresh)
    engine.dispose()
    found = _shapes(connection)
    names = sorted({*wanted, *found})
    return tuple(name for name in names if wanted.get(name) != found.get(name))


def _shapes(connection: Connection) -> Mapping[str, tuple[str, ...]]:
    rows = connection.exec_driver_sql(
        "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
    ).all()
    return {name: _shape(sql) for name, sql in rows}


def _shape(sql: str) -> tuple[str, ...]:
    """Give what stands around the outer brackets and, sorted, the definitions inside them."""
    head, *inside, tail = _definitions(" ".join(sql.replace('"', "").split()))
    return (head, *sorted(inside), tail)


def _definitions(sql: str) -> Iterator[str]:
    """Cut a statement at its outer brackets and at the commas right inside of them."""
    depth, text = 0, ""
    for piece in _PIECES.findall(sql):
        outer = depth == 0 if piece == "(" else depth == 1 and piece in (",", ")")
        depth += (piece == "(") - (piece == ")")
        if outer:
            yield _tidy(text)
            text = ""
        else:
            text += piece
    yield _tidy(text)


def _tidy(text: str) -> str:
    """Write a definition as SQLAlchemy does, whoever wrote it: Alembic puts defaults in brackets."""
    bare = re.sub(r" ?([()]) ?", r"\1", " ".join(text.split()))
    return re.sub(r"DEFAULT\(('[^']*'|\d+)\)", r"DEFAULT \1 ", bare).strip()
