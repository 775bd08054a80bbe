"""Names in their normal form beside the workers, so that a search finds every spelling.

Beside each stands what tells namesakes apart at a glance. They are derived: the journal does not hold them, undo and redo make them anew with the worker's
row, and a store whose forms are of other rules gets all of them anew when it is opened. They do not
refer to workers by a constraint, since they come and go with them in one statement's wake.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Table, func, select

from desktop_app.domain.duplicates.traits import words_key, words_of
from desktop_app.domain.journal import Row
from desktop_app.domain.names import search_key
from desktop_app.store import schema
from desktop_app.store.inserting import insert

RULES = "3"
"""Counts the rules of `domain/names.py`: when they change, so must this."""

_NAME = "name_keys"
TOLD_BY = ("id", "name", "birth_date", "nik", "kelurahan")
"""The columns of a worker of which a row here is made."""

_PUT = "INSERT OR REPLACE INTO name_key (worker_id, sound, words, birth_date, nik, kelurahan)"
_told = itemgetter(*TOLD_BY)
_CHUNK = 5_000


def stamp(connection: Connection) -> None:
    """Say in a new database which rules its forms follow."""
    connection.execute(schema.meta.insert(), [{"name": _NAME, "value": RULES}])


def follow(connection: Connection, pairs: Iterable[tuple[Row, Row | None]]) -> None:
    """Let the forms follow rows of workers, each before and after its change."""
    gone, new = [], []
    for before, after in pairs:
        if after is None:
            gone.append((before["id"],))
        elif _told(before) != _told(after):
            new.append(_told(after))
    if gone:
        connection.exec_driver_sql("DELETE FROM name_key WHERE worker_id = ?", gone)
    put(connection, new)


def put(connection: Connection, workers: Iterable[Sequence[Any]]) -> None:
    """Write the forms of workers' names; of each worker the columns `TOLD_BY`."""
    insert(connection, _PUT, "(?, ?, ?, ?, ?, ?)", [_forms(*worker) for worker in workers])


def are_true(connection: Connection) -> bool:
    """Whether every worker has its forms, by today's rules.

    Counting both goes through an index of all people: a damaged page there is met at the gate, where
    the ways out are offered.
    """
    said = select(schema.meta.c.value).where(schema.meta.c.name == _NAME)
    return connection.execute(said).scalar() == RULES and _count(
        connection, schema.worker
    ) == _count(connection, schema.name_key)


def strays(connection: Connection) -> int:
    """Give how many workers have no forms, and how many forms are nobody's."""
    workers, forms = select(schema.worker.c.id), select(schema.name_key.c.worker_id)
    both = (workers.except_(forms), forms.except_(workers))
    return sum(
        connection.execute(select(func.count()).select_from(each.subquery())).scalar_one()
        for each in both
    )


def make_anew(connection: Connection) -> None:
    """Make the forms of all workers anew."""
    connection.execute(schema.name_key.delete())
    connection.execute(schema.meta.delete().where(schema.meta.c.name == _NAME))
    stamp(connection)
    rows = connection.execute(select(*(schema.worker.c[name] for name in TOLD_BY))).all()
    for start in range(0, len(rows), _CHUNK):
        put(connection, rows[start : start + _CHUNK])


def _forms(worker_id: str, name: str, *told: str | None) -> tuple[str | None, ...]:
    return worker_id, search_key(name), words_key(words_of(name)), *told


def _count(connection: Connection, table: Table) -> int:
    return connection.execute(select(func.count()).select_from(table)).scalar_one()
