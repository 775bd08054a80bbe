"""People as lists and forms ask for them: by NIK, by id, and page by page through a filter."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    UnaryExpression,
    and_,
    bindparam,
    func,
    literal_column,
    select,
    text,
)
from sqlalchemy.sql.operators import desc_op

from desktop_app.domain.enrolment import Enrolment
from desktop_app.domain.nik import is_nik
from desktop_app.domain.person import Person
from desktop_app.domain.true_nik import Namesake
from desktop_app.domain.worker import Worker
from desktop_app.queries.filters import (
    EVERYBODY,
    NO_BASIS,
    NO_CARD,
    Filter,
    conditions,
    is_by_recorder,
    is_tallied,
    recorder_conditions,
    tally_conditions,
)
from desktop_app.queries.first_hits import first_hits
from desktop_app.queries.search import are_many, seen_words
from desktop_app.store import plain, schema
from desktop_app.store.many import one_of
from desktop_app.store.rows import columns_of, tuple_reader
from desktop_app.store.schema_enrolment import DECREED

__all__ = ["EVERYBODY", "NO_BASIS", "NO_CARD", "Filter"]

_W = schema.worker.c
_E = schema.enrolment.c
_L = schema.listed.c
_T = schema.tally.c
_D = schema.daily.c
_CHUNK = 500
_AT_ONCE = 20_000
_WORTH_SHARING_OUT = 100_000
"""People whom sorting by status or RT takes long, and much memory."""

_JOINED = schema.worker.join(schema.enrolment, and_(_E.worker_id == _W.id, _E.latest == 1))
_LISTED = schema.listed.join(schema.worker, _W.id == _L.worker_id).join(
    schema.enrolment, _E.id == _L.enrolment_id
)
_WORKER_COLUMNS = [_W[each.name] for each in columns_of(Worker)]
_ENROLMENT_COLUMNS = [_E[each.name].label(f"e_{each.name}") for each in columns_of(Enrolment)]
_ONE = plain.text_of(
    select(*_WORKER_COLUMNS, *_ENROLMENT_COLUMNS).select_from(_JOINED).where(text("worker.id = ?"))
)
_NUMBERS = func.json_each(bindparam("numbers")).table_valued("value")
_AT = select(*_WORKER_COLUMNS, *_ENROLMENT_COLUMNS, _L.n).select_from(
    _NUMBERS.join(_LISTED, _L.n == _NUMBERS.c.value)
)
_read_worker = tuple_reader(Worker)
_read_enrolment = tuple_reader(Enrolment)

ORDERS: dict[str, tuple[ColumnElement[Any], ...]] = {
    "name": (_L.name, _L.n),
    "newest": (_L.worker_id.desc(),),
    "changed": (_L.recorded_at.desc(), _L.n.desc()),
    "waiting": (_L.recorded_at, _L.n),
    "rt": (_L.rt, _L.name, _L.n),
    "nik": (_L.nik, _L.n),
    "birth_date": (_L.birth_date, _L.n),
    "status": (literal_column("+listed.status"), _L.name, _L.n),
    "kelurahan": (_L.kelurahan, _L.rt, _L.name, _L.n),
}


_RTS = text("""
WITH RECURSIVE place (kelurahan, rt) AS (
    SELECT DISTINCT kelurahan, '' FROM tally
    WHERE kelurahan >= :region AND kelurahan < :region || char(65535)
    UNION ALL
    SELECT kelurahan, (
        SELECT min(rt) FROM listed WHERE listed.kelurahan = place.kelurahan AND rt > place.rt
    ) FROM place WHERE rt IS NOT NULL
)
SELECT DISTINCT rt FROM place WHERE rt <> '' ORDER BY rt
""")
_DECREES = text(f"""
WITH RECURSIVE found (decree) AS (
    SELECT min(decree) FROM enrolment WHERE {DECREED}
    UNION ALL
    SELECT (
        SELECT min(enrolment.decree) FROM enrolment WHERE {DECREED} AND decree > found.decree
    ) FROM found WHERE found.decree IS NOT NULL
)
SELECT decree FROM found WHERE decree IS NOT NULL
""")  # noqa: S608 - words of the schema
WALKED = frozenset({"name", "newest", "changed", "waiting", "kelurahan", "nik", "birth_date"})
"""The orders that an index keeps."""
_SHARED = {"status": (_L.status,), "rt": (_L.kelurahan, _L.rt)}
"""Orders by a few values and then by name, and by what an index tells these values in stretches."""
_TRIED = 3
"""Times a page, people in whom that page is looked for before all hits are taken."""


def people_by_nik(connection: Connection, niks: Iterable[str]) -> dict[str, Person]:
    """Give the people with these NIKs and their current enrolments; any number of NIKs.

    A NIK of somebody who was merged gives the one who remained.
    """
    found: dict[str, Person] = {}
    condition = one_of(_W.nik, niks)
    merged = select(_W.nik, _W.merged_into).where(condition, _W.merged_into != "")
    for row in connection.execute(merged).all():
        remained = person(connection, row.merged_into)
        if remained:
            found[row.nik] = remained
    for row in connection.execute(joined_people().where(condition, _W.merged_into == "")):
        one = person_of_row(row)
        found[one.worker.nik] = one
    return found


def namesakes(connection: Connection, days: Iterable[date]) -> dict[date, list[Namesake]]:
    """Give by birth date who was born on these days and has a whole NIK; any number of days."""
    found: dict[date, list[Namesake]] = {}
    born = one_of(_W.birth_date, (day.isoformat() for day in days))
    asked = select(_W.nik, _W.name, _W.birth_date, _W.rt)
    for row in connection.execute(asked.where(born, _W.merged_into == "")):
        if is_nik(row.nik):
            day = date.fromisoformat(row.birth_date)
            found.setdefault(day, []).append(Namesake(row.nik, row.name, day, row.rt))
    return found


def person(connection: Connection, worker_id: str) -> Person | None:
    """Give one person with the current enrolment, or None; who was merged leads to who remained."""
    rows = plain.fetch(connection, _ONE, (worker_id,))
    if rows:
        return person_of_row(rows[0])
    remained = connection.execute(select(_W.merged_into).where(_W.id == worker_id)).scalar()
    return person(connection, remained) if remained else None


def people(
    connection: Connection,
    asked: Filter = EVERYBODY,
    *,
    order: str = "name",
    start: int = 0,
    limit: int = 100,
) -> list[Person]:
    """Give one page of the people whom a filter shows; `order` is one of `ORDERS`.

    A minus before it turns it round: "-name" begins with Z.
    """
    page = numbers_of(connection, asked, order=order, start=start, limit=limit)
    return people_at(connection, page)


def numbers_of(
    connection: Connection, asked: Filter, *, order: str, start: int, limit: int
) -> Sequence[int]:
    """Give the numbers of the people on one page, as a `roll` holds them for all pages."""
    if order == "name" and not start and asked == Filter(words=asked.words) != EVERYBODY:
        first = first_hits(connection, asked.words, count(connection), limit)
        if first is not None:
            return first
    walking = _walks(connection, asked, order)
    numbers = _first_seen(connection, asked, order, limit) if walking and not start else []
    if len(numbers) < limit:
        page = _numbers(asked, order, walking=walking).offset(start).limit(limit)
        numbers = list(connection.execute(page).scalars())
    return numbers


def people_at(connection: Connection, numbers: Sequence[int]) -> list[Person]:
    """Give the people who stand at these numbers of a `roll`, in that order; who is gone is left out."""
    rows = connection.execute(_AT, {"numbers": json.dumps(list(numbers))})
    found = {row[-1]: person_of_row(row[:-1]) for row in rows}
    return [found[number] for number in numbers if number in found]


def roll(
    connection: Connection, asked: Filter = EVERYBODY, *, order: str = "name"
) -> Sequence[int]:
    """Give everybody whom a filter shows, in order, as numbers for `people_at`; 4 bytes each.

    A number stays with its person while somebody is listed; it may be given again afterwards, so a
    roll is asked anew when something was written.
    """
    if order.removeprefix("-") in _SHARED and count(connection, asked) >= _WORTH_SHARING_OUT:
        return _shared_out(connection, asked, order)
    return _told(connection, _numbers(asked, order, walking=_walks(connection, asked, order)))


def all_people(
    connection: Connection, asked: Filter = EVERYBODY, *, order: str = "name"
) -> list[Person]:
    """Give everybody whom a filter shows, in one go."""
    statement = (
        select(*_WORKER_COLUMNS, *_ENROLMENT_COLUMNS)
        .select_from(_LISTED)
        .where(*conditions(asked))
        .order_by(*ordered(order))
    )
    return [person_of_row(row) for row in connection.execute(statement)]


def ids(connection: Connection, asked: Filter = EVERYBODY, *, order: str = "name") -> list[str]:
    """Give the worker ids of everybody whom a filter shows, in order."""
    statement = select(_L.worker_id).where(*conditions(asked)).order_by(*ordered(order))
    return list(connection.execute(statement).scalars())


def people_of(connection: Connection, worker_ids: Iterable[str]) -> list[Person]:
    """Give these people with their current enrolments; any number of them, in no order."""
    wanted = list(worker_ids)
    found: list[Person] = []
    for start in range(0, len(wanted), _CHUNK):
        some = joined_people().where(_W.id.in_(wanted[start : start + _CHUNK]))
        found += map(person_of_row, connection.execute(some))
    return found


def count(connection: Connection, asked: Filter = EVERYBODY) -> int:
    """Give how many people a filter shows."""
    if is_tallied(asked):
        told = select(func.coalesce(func.sum(_T.people), 0)).where(*tally_conditions(asked))
        return int(connection.execute(told).scalar_one())
    if is_by_recorder(asked):
        told = select(func.coalesce(func.sum(_D.people), 0)).where(*recorder_conditions(asked))
        return int(connection.execute(told).scalar_one())
    statement = select(func.count()).select_from(schema.listed).where(*conditions(asked))
    return connection.execute(statement).scalar_one()


def tallied(
    connection: Connection, asked: Filter = EVERYBODY
) -> Iterator[tuple[str, str, str, int]]:
    """Give kelurahan, group, status and the number of people, of those whom a filter shows."""
    by = ("kelurahan", "group", "status")
    if is_tallied(asked):
        kinds = [_T[name] for name in by]
        told = select(*kinds, func.sum(_T.people)).where(*tally_conditions(asked), _T.people > 0)
        told = told.group_by(*kinds)
    else:
        columns = [_L[name] for name in by]
        told = select(*columns, func.count()).where(*conditions(asked)).group_by(*columns)
    for row in connection.execute(told):
        yield row[0], row[1], row[2], row[3]


def rts(connection: Connection, region: str = "") -> list[str]:
    """Give the RT that occur among the people of a region, in order."""
    # From one to the next in the index by kelurahan: looking at everybody takes far longer.
    return list(connection.execute(_RTS, {"region": region}).scalars())


def decrees(connection: Connection) -> list[str]:
    """Give the SK that occur among the enrolments, and the office's own, in order."""
    found = set(connection.execute(_DECREES).scalars())
    found |= set(connection.execute(select(schema.settings.c.decree)).scalars())
    return sorted(found - {""})


def joined_people() -> Select[Any]:
    """Give the question for people with their current enrolments, to be narrowed and ordered."""
    return select(*_WORKER_COLUMNS, *_ENROLMENT_COLUMNS).select_from(_JOINED)


def joined_enrolments() -> Select[Any]:
    """Give the question for people with each of their enrolments, earlier ones too."""
    joined = schema.worker.join(schema.enrolment, _E.worker_id == _W.id)
    return select(*_WORKER_COLUMNS, *_ENROLMENT_COLUMNS).select_from(joined)


def person_of_row(row: Sequence[Any]) -> Person:
    """Give the person that a row of `joined_people` holds."""
    split = len(_WORKER_COLUMNS)
    return Person(_read_worker(row[:split]), _read_enrolment(row[split:]))


def _shared_out(connection: Connection, asked: Filter, order: str) -> array[int]:
    """Give the roll by a few values and name: two indexes hold what sorting would look up."""
    turned, key = order.startswith("-"), order.removeprefix("-")
    by_name = roll(connection, asked, order="-name" if turned else "name")
    place = array("I", bytes(4 * (max(by_name, default=0) + 1)))
    places: dict[str, int] = {}
    told = select(_L[key], func.group_concat(_L.n)).group_by(*_SHARED[key])
    for value, some in connection.execute(told):
        at = places.setdefault(value, len(places))
        for number in _parsed(some):
            if number < len(place):
                place[number] = at
    shares = [array("I") for _value in places]
    for number in by_name:
        shares[place[number]].append(number)
    found = array("I")
    for value in sorted(places, reverse=turned):
        found.extend(shares[places[value]])
    return found


def _told(connection: Connection, numbers: Select[Any]) -> array[int]:
    """Give numbers as SQLite tells them in one text: without a step of ours for each row."""
    inner = numbers.subquery()
    return _parsed(connection.execute(select(func.group_concat(inner.c.n))).scalar() or "")


def _parsed(told: str) -> array[int]:
    """Give the numbers of a text with commas, some at a time: each takes far more room as a word."""
    numbers = array("I")
    while told:
        some = told.split(",", _AT_ONCE)
        told = some.pop() if len(some) > _AT_ONCE else ""
        numbers.extend(map(int, some))
    return numbers


def ordered(order: str) -> Sequence[ColumnElement[Any]]:
    """Give what to order the listed by for a key of `ORDERS`, perhaps turned round by a minus."""
    columns = ORDERS[order.removeprefix("-")]
    return [_turned(each) for each in columns] if order.startswith("-") else columns


def _turned(column: ColumnElement[Any]) -> ColumnElement[Any]:
    descending = isinstance(column, UnaryExpression) and column.modifier is desc_op
    return column.element if descending else column.desc()


def _numbers(asked: Filter, order: str, *, walking: bool = False) -> Select[Any]:
    wanted = conditions(asked, walking=walking)
    return select(_L.n).where(*wanted).order_by(*ordered(order))


def _walks(connection: Connection, asked: Filter, order: str) -> bool:
    return order.removeprefix("-") in WALKED and are_many(connection, asked.words)


def _first_seen(connection: Connection, asked: Filter, order: str, limit: int) -> list[int]:
    """Give whom a search hits among the first people; a page where nearly everybody is hit."""
    anybody = _numbers(replace(asked, words=""), order).limit(_TRIED * limit)
    first = list(connection.execute(anybody).scalars())
    hit = select(_L.n).where(_L.n.in_(first), *seen_words(asked.words))
    found = set(connection.execute(hit).scalars())
    return [number for number in first if number in found][:limit]
