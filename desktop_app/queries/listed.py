"""People as a list shows them: each page is read from one table, wherever its people stand."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, bindparam, func, select

from desktop_app.domain.listed_person import ListedPerson
from desktop_app.queries.workers import EVERYBODY, Filter, numbers_of, ordered
from desktop_app.store import schema
from desktop_app.store.many import one_of
from desktop_app.store.rows import columns_of, tuple_reader

_L = schema.listed.c
_COLUMNS = [_L[each.name] for each in columns_of(ListedPerson)]
_NUMBERS = func.json_each(bindparam("numbers")).table_valued("value")
_AT = select(*_COLUMNS, _L.n).select_from(_NUMBERS.join(schema.listed, _L.n == _NUMBERS.c.value))
_read = tuple_reader(ListedPerson)


def people(
    connection: Connection,
    asked: Filter = EVERYBODY,
    *,
    order: str = "name",
    start: int = 0,
    limit: int = 100,
) -> list[ListedPerson]:
    """Give one page of the people whom a filter shows, as `workers.people` does."""
    page = numbers_of(connection, asked, order=order, start=start, limit=limit)
    return people_at(connection, page)


def people_at(connection: Connection, numbers: Sequence[int]) -> list[ListedPerson]:
    """Give the people at these numbers of a `workers.roll`, in that order; who is gone is left out."""
    rows = connection.execute(_AT, {"numbers": json.dumps(list(numbers))})
    found = {row[-1]: _read(row[:-1]) for row in rows}
    return [found[number] for number in numbers if number in found]


def people_of(
    connection: Connection, worker_ids: Iterable[str], *, order: str = "name"
) -> list[ListedPerson]:
    """Give these people in an order; who is listed no more is left out."""
    asked = select(*_COLUMNS).where(one_of(_L.worker_id, worker_ids)).order_by(*ordered(order))
    return [_read(row) for row in connection.execute(asked)]
