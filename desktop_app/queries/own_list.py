"""Everybody with everything that is kept of them, for another store of ours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, func, select

from desktop_app.domain.enrolment import Enrolment
from desktop_app.domain.worker import Worker
from desktop_app.store import schema
from desktop_app.store.rows import columns_of, record_of

_W = schema.worker.c
_E = schema.enrolment.c
_VERSION = "version"
_CHUNK = 500

WORKER_COLUMNS = tuple(each.name for each in columns_of(Worker) if each.name != _VERSION)
ENROLMENT_COLUMNS = tuple(each.name for each in columns_of(Enrolment) if each.name != _VERSION)


def everything(connection: Connection) -> Iterator[tuple[str, ...]]:
    """Give each worker with each enrolment as the texts of the rows, "" for what is not there."""
    columns = [*(_W[name] for name in WORKER_COLUMNS), *(_E[name] for name in ENROLMENT_COLUMNS)]
    both = schema.worker.outerjoin(schema.enrolment, _E.worker_id == _W.id)
    asked = select(*columns).select_from(both).order_by(_W.id, _E.id)
    for row in connection.execute(asked):
        yield tuple("" if cell is None else str(cell) for cell in row)


def count_rows(connection: Connection) -> int:
    """Give how many rows `everything` gives."""
    both = schema.worker.outerjoin(schema.enrolment, _E.worker_id == _W.id)
    return connection.execute(select(func.count()).select_from(both)).scalar_one()


def enrolments_by_id(connection: Connection, ids: Iterable[str]) -> dict[str, Enrolment]:
    """Give enrolments by their ids; any number of ids."""
    wanted = sorted(ids)
    found: dict[str, Enrolment] = {}
    for start in range(0, len(wanted), _CHUNK):
        asked = select(schema.enrolment).where(_E.id.in_(wanted[start : start + _CHUNK]))
        rows = connection.execute(asked).mappings()
        found |= {row["id"]: record_of(Enrolment, row) for row in rows}
    return found


def worker_of(texts: dict[str, str]) -> Worker:
    """Give the worker of a row's texts by column.

    Raises:
        ValueError: a text is none of its column.
    """
    return record_of(Worker, _row(texts, schema.worker.c))


def enrolment_of(texts: dict[str, str]) -> Enrolment:
    """Give the enrolment of a row's texts by column.

    Raises:
        ValueError: a text is none of its column.
    """
    return record_of(Enrolment, _row(texts, schema.enrolment.c))


def _row(texts: dict[str, str], columns: Any) -> dict[str, Any]:
    row: dict[str, Any] = {_VERSION: 0}
    for name, text in texts.items():
        column = columns[name]
        if not text and column.nullable:
            row[name] = None
        else:
            row[name] = int(text) if column.type.python_type is int else text
    return row
