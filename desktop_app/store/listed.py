"""Everybody as lists ask for them: one narrow row a person, and how many there are of each kind.

These tables are derived. A list filters and orders by columns of worker and enrolment together, and
no index reaches over two tables; here one does. The rows follow in the transaction that changes a
person, the journal does not hold them, and a store whose rows are of other rules gets all of them
anew when it is opened.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from itertools import compress

from sqlalchemy import Connection, func, select

from desktop_app.store import plain, schema
from desktop_app.store.indexes import indexed_later

RULES = "3"
"""Counts the columns and conditions below: when they change, so must this."""

_NAME = "listed"
_OF_WORKER = (
    *("name", "nik", "kelurahan", "rt", "birth_date", "occupation", "findings"),
    *("kk", "sex", "mother_name", "phone", "address", "occupation_note"),
    *("basis", "consent_version"),
)
_OF_ENROLMENT = (
    *("status", "group", "recorded_by", "recorded_at", "batch_id"),
    *("funding", "start_month", "kpj", "acknowledged"),
)
OWNERS: Mapping[str, str] = {schema.worker.name: "id", schema.enrolment.name: "worker_id"}
"""The tables whose rows make a person, and the column that says whose they are."""
_WHICH = ("worker_id", "latest")
ALL = frozenset((*_OF_WORKER, *_OF_ENROLMENT, *_WHICH))
"""The columns of worker and enrolment by which somebody's row becomes another."""

_CHUNK = 5_000
_MANY = 5_000
"""So many people at once, and no fewer than there were: everybody's rows are sooner made anew."""


def _columns(prefix: str, names: Iterable[str]) -> list[str]:
    return [f'{prefix}"{name}"' for name in names]


_INTO = ", ".join(
    ("worker_id", "enrolment_id", *_columns("", (*_OF_WORKER, *_OF_ENROLMENT)), "sound")
)
_LISTED = ", ".join(
    _columns("l.", ("worker_id", "enrolment_id", *_OF_WORKER, *_OF_ENROLMENT, "sound"))
)
_FROM = ", ".join(
    (
        "w.id",
        "e.id",
        *_columns("w.", _OF_WORKER),
        *_columns("e.", _OF_ENROLMENT),
        "coalesce(k.sound, '')",
    )
)
_STANDING = """
FROM worker w JOIN enrolment e ON e.worker_id = w.id AND e.latest = 1
LEFT JOIN name_key k ON k.worker_id = w.id
"""
_THESE = "(SELECT value FROM json_each(?))"
_KIND = 'kelurahan, "group", status, funding, year'
_YEAR = "coalesce(substr(start_month, 1, 4), '')"
_OF_KIND = f'SELECT kelurahan, "group", status, funding, {_YEAR} AS year'
_DAY = "status, recorded_by, day"
_OF_DAY = "SELECT status, recorded_by, coalesce(substr(recorded_at, 1, 10), '') AS day"
_COUNTS = (("tally", _KIND, _OF_KIND), ("daily", _DAY, _OF_DAY))
"""The tables that count: by which columns, and how these are told of the listed."""


def _counted(table: str, kind: str, of_kind: str, sign: str) -> str:
    return f"""
INSERT INTO {table} ({kind}, people)
{of_kind}, {sign}count(*) FROM listed WHERE worker_id IN {_THESE} GROUP BY {kind}
ON CONFLICT ({kind}) DO UPDATE SET people = people + excluded.people
"""


_FOUND = """
INSERT INTO found (rowid, name, sound, digits, address)
SELECT n, name, sound, nik || ' ' || kk || ' ' || phone, address FROM listed
"""
_BEFORE = (
    f"DELETE FROM found WHERE rowid IN (SELECT n FROM listed WHERE worker_id IN {_THESE})",  # noqa: S608 - as above
)
_GONE = f"""
DELETE FROM listed WHERE worker_id IN {_THESE} AND NOT EXISTS (
    SELECT 1 {_STANDING} WHERE w.id = listed.worker_id AND w.merged_into = '')
"""  # noqa: S608 - as above
_HERE = f"""
INSERT INTO listed ({_INTO}) SELECT {_FROM} {_STANDING}
WHERE w.id IN {_THESE} AND w.merged_into = ''
ON CONFLICT (worker_id) DO """
_SPELLED = frozenset({"name", "nik", "kk", "phone", "address"})
_AFTER = (f"{_FOUND} WHERE worker_id IN {_THESE}",)
_LESS, _MORE = (tuple(_counted(*each, sign) for each in _COUNTS) for sign in "-+")
_NEW = (f"{_HERE} NOTHING", *_MORE, *_AFTER)
_DIFFERS = """
SELECT
    max(l.n IS NOT NULL),
    max(l.n IS NOT NULL AND e.id IS NULL),
    max(l.n IS NULL AND e.id IS NOT NULL),
    max((l.kelurahan, l."group", l.funding, substr(l.start_month, 1, 4), l.status)
        IS NOT (w.kelurahan, e."group", e.funding, substr(e.start_month, 1, 4), e.status)),
    max((l.recorded_by, substr(l.recorded_at, 1, 10), l.status)
        IS NOT (e.recorded_by, substr(e.recorded_at, 1, 10), e.status))
FROM json_each(?) AS these
LEFT JOIN listed l ON l.worker_id = these.value
LEFT JOIN worker w ON w.id = these.value AND w.merged_into = ''
LEFT JOIN enrolment e ON e.worker_id = w.id AND e.latest = 1
"""
"""Whether somebody stood there, has gone, has come, is counted elsewhere for each of `_COUNTS`."""
_ALL = f"""
INSERT INTO listed ({_INTO}) SELECT {_FROM} {_STANDING}
WHERE w.merged_into = '' AND w.rowid BETWEEN ? AND ? ORDER BY w.id
"""
_OTHERWISE = f"""
SELECT count(*) {_STANDING} LEFT JOIN listed l ON l.worker_id = w.id
WHERE w.merged_into = '' AND ({_LISTED}) IS NOT ({_FROM})
"""
_NOBODY = f"""
SELECT count(*) FROM listed WHERE NOT EXISTS (
    SELECT 1 {_STANDING} WHERE w.id = listed.worker_id AND w.merged_into = '')
"""  # noqa: S608 - as above
_RECOUNTS = tuple(
    (table, kind, f"{of}, count(*) FROM listed NOT INDEXED GROUP BY {kind}")
    for table, kind, of in _COUNTS
)
"""Read as it lies: by an index that begins as they do each row would be looked up on its own."""
_STRETCH = 20_000
_FOR_ALL = {"hashsize": 64 << 20, "automerge": 4}
"""How FTS5 takes in everybody: so many bytes gathered and sorted at once, merged as they come."""
_FOR_FEW = {"hashsize": 1 << 20, "automerge": 0, "crisismerge": 24}
"""How it takes in those who are saved one by one: every 24th save merges what the former wrote.

Left to itself FTS5 would go on with whatever the whole index has to merge, a thousand pages in
every twentieth save.
"""


def follow(
    connection: Connection, worker_ids: Collection[str], altered: AbstractSet[str] = ALL
) -> None:
    """Let the rows of these people be what worker and enrolment say now.

    `altered`: the columns of these that may differ from before; the indexes of others stay as they
    are, and so do the trigrams where a search looks through none of them.
    """
    if are_most(connection, len(worker_ids)):
        make_anew(connection)
        return
    ids = sorted(worker_ids)
    for start in range(0, len(ids), _CHUNK):
        these = json.dumps(ids[start : start + _CHUNK])
        for statement in _needed(connection, these, altered):
            plain.carry_out(connection, statement, [(these,)])


def _needed(connection: Connection, these: str, altered: AbstractSet[str]) -> Iterator[str]:
    """Give what is to be said for these people; most saves change little of what is counted."""
    [(stood, gone, come, *elsewhere)] = plain.fetch(connection, _DIFFERS, (these,))
    if not stood:
        yield from _NEW
        return
    found = gone or come or not altered.isdisjoint(_SPELLED)
    if found:
        yield from _BEFORE
    yield from compress(_LESS, elsewhere)
    if gone:
        yield _GONE
    yield _here(altered)
    yield from compress(_MORE, elsewhere)
    if found:
        yield from _AFTER


def _here(altered: AbstractSet[str]) -> str:
    """Give what lets the rows stand here, with what was altered."""
    names = [name for name in (*_OF_WORKER, *_OF_ENROLMENT) if name in altered]
    if "name" in altered:
        names.append("sound")
    if not altered.isdisjoint(_WHICH):
        names = ["enrolment_id", *_OF_WORKER, *_OF_ENROLMENT, "sound"]
    sets = ", ".join(f'"{name}" = excluded."{name}"' for name in names)
    return f"{_HERE} {f'UPDATE SET {sets}' if sets else 'NOTHING'}"


def are_most(connection: Connection, people: int) -> bool:
    """Tell whether so many people are rather written as everybody than beside the others."""
    if people < _MANY:
        return False
    standing = connection.execute(select(func.count()).select_from(schema.listed)).scalar_one()
    return people >= int(standing)


def forget(connection: Connection) -> None:
    """Write the trigrams of those who are left anew, so that nothing of the erased stays in them."""
    connection.exec_driver_sql("INSERT INTO found (found) VALUES ('optimize')")


def strays(connection: Connection) -> int:
    """Give how many rows are not what worker and enrolment say, or not counted rightly."""
    asked = (_OTHERWISE, _NOBODY)
    rows: int = sum(connection.exec_driver_sql(each).scalar_one() for each in asked)
    return rows + sum(_miscounted(connection, *recount) for recount in _RECOUNTS)


def _miscounted(connection: Connection, table: str, kind: str, anew: str) -> int:
    stood = f"SELECT {kind}, people FROM {table} WHERE people <> 0"  # noqa: S608 - as above
    found, wanted = (set(plain.fetch(connection, each, ())) for each in (stood, anew))
    return len(found ^ wanted)


def stamp(connection: Connection) -> None:
    """Say in a new database which rules its rows follow, and that people come one by one."""
    _set(connection, _FOR_FEW)
    connection.execute(schema.meta.insert(), [{"name": _NAME, "value": RULES}])


def are_of_today(connection: Connection) -> bool:
    """Whether the rows follow today's rules."""
    said = select(schema.meta.c.value).where(schema.meta.c.name == _NAME)
    return connection.execute(said).scalar() == RULES


def make_anew(connection: Connection) -> None:
    """Make the rows of everybody anew."""
    connection.exec_driver_sql("INSERT INTO found (found) VALUES ('delete-all')")
    with indexed_later(connection, schema.listed):
        for table in (schema.listed, schema.tally, schema.daily):
            connection.execute(table.delete())
        _in_stretches(connection, _ALL, "worker")
        for counts, kind, anew in _RECOUNTS:
            connection.exec_driver_sql(f"INSERT INTO {counts} ({kind}, people) {anew}")
    _set(connection, _FOR_ALL)  # trigrams that are gathered are sorted once, as indexes are
    _in_stretches(connection, f"{_FOUND} WHERE n BETWEEN ? AND ?", "listed")
    _set(connection, {"merge": -1})  # what is large out of the way of what is saved next
    connection.execute(schema.meta.delete().where(schema.meta.c.name == _NAME))
    stamp(connection)


def _in_stretches(connection: Connection, statement: str, table: str) -> None:
    """Carry a statement out for some rows at a time.

    What one statement overwrites is kept in memory until it has ended, pages that stood free too.
    """
    asked = f"SELECT coalesce(max(rowid), 0) FROM {table}"  # noqa: S608 - as above
    last = connection.exec_driver_sql(asked).scalar_one()
    for start in range(0, last, _STRETCH):
        connection.exec_driver_sql(statement, (start + 1, start + _STRETCH))


def _set(connection: Connection, said: Mapping[str, int]) -> None:
    plain.carry_out(connection, "INSERT INTO found (found, rank) VALUES (?, ?)", list(said.items()))
