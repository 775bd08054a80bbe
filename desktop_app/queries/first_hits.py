"""The first whom a search hits, in the order of names: each search goes the way that is short for it.

Whoever comes first by name is looked at first, in an index that holds all that a search looks
through. Where many are hit that is all. Else the index of trigrams gives the hits in no order, and
the index of names gives an order without hits: a few hits are sorted; of more, the first are met by
going through the names, from the beginning.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection

from desktop_app.queries.search import LEAST, asked_of_index, beside_index, parts_of, seen
from desktop_app.store import plain

_HITS = "SELECT json_group_array(rowid) FROM found WHERE found MATCH ?"
_CALLED = "SELECT json_group_array(n) FROM listed WHERE name = ?"
_BEGIN = "SELECT count(*) FROM listed WHERE name >= ? AND name < ?"
_OTHERS = (
    "SELECT json_group_array(value) FROM json_each(?)"
    " WHERE value NOT IN (SELECT n FROM listed WHERE name >= ? AND name < ?)"
)
_BOUND = "SELECT name, n FROM listed ORDER BY name, n LIMIT 1 OFFSET ?"
_BEFORE = "(name, n) < (:name, :n)"
_NAMED = "name >= :first AND name < :last"
_LED = "n IN (SELECT value FROM json_each(:hits))"
_MET = f"+{_LED}"
"""Among the hits: these lead the way, or an index of names does and each of its people is tried."""
_ONE_IN, _ONE_IN_SHORT = 64, 16
"""The people who are looked at first; more for two letters, which the index of trigrams finds in
a hundred ways: the more are hit, the longer that takes."""
_LAST = "\uffff"

Cells = Mapping[str, str | int]


def first_hits(connection: Connection, words: str, people: int, limit: int) -> Sequence[int] | None:
    """Give the first of `people` whom words hit, as numbers in name order; None without a word."""
    parts = parts_of(words)
    if not parts:
        return None
    asked = asked_of_index(words)
    if not asked:
        condition, cells = seen(words)
        return _first(connection, [condition], {**cells, "limit": limit})
    share = _ONE_IN if min(map(len, parts)) >= LEAST else _ONE_IN_SHORT
    found = _seen_first(connection, words, people // share, limit)
    if len(found) == limit:
        return found
    hits = _numbers(connection, _HITS, asked)
    if len(words.strip()) < LEAST:  # a name of two letters has no trigram
        hits = _both(hits, _numbers(connection, _CALLED, words.strip()))
    return _first_of(connection, hits, words, people, limit)


def _seen_first(connection: Connection, words: str, looked_at: int, limit: int) -> Sequence[int]:
    """Give the first who are hit among so many people who come first by name."""
    condition, cells = seen(words)
    bounds = plain.fetch(connection, _BOUND, (looked_at,))
    before = {"name": bounds[0][0], "n": bounds[0][1]} if bounds else {}
    among = _BEFORE if bounds else ""
    return _first(connection, [among, condition], {**cells, **before, "limit": limit})


def _first_of(
    connection: Connection, hits: str, words: str, people: int, limit: int
) -> Sequence[int]:
    beside, more = beside_index(words)
    cells: Cells = {**more, "limit": limit}
    if _are_few(_size(hits), people):
        return _first(connection, [_LED, beside], {**cells, "hits": hits})
    # Names that begin with what is sought stand together, maybe far down: these are found at once.
    ranges = [(part, part + _LAST) for part in parts_of(words)]
    begun = sum(plain.fetch(connection, _BEGIN, each)[0][0] for each in ranges)
    if len(ranges) == 1 and begun == _size(hits):
        [(first, last)] = ranges
        return _first(connection, [_NAMED], {**cells, "first": first, "last": last})
    if not _are_few(_size(hits) - begun, people):
        return _first(connection, [_MET, beside], {**cells, "hits": hits})
    rest = hits
    for first, last in ranges:
        named = {**cells, "hits": hits, "first": first, "last": last}
        some = json.dumps(_first(connection, [_NAMED, _MET, beside], named))
        rest = _both(_numbers(connection, _OTHERS, rest, first, last), some)
    return _first(connection, [_LED, beside], {**cells, "hits": rest})


def _are_few(hits: int, people: int) -> bool:
    """Whether sorting them is shorter than going through names until a page of them is met."""
    return hits <= 0 or 2 * hits**2 <= people


def _first(connection: Connection, conditions: Sequence[str], cells: Cells) -> list[int]:
    wanted = " AND ".join(filter(None, conditions))
    asked = f"SELECT n FROM listed WHERE {wanted} ORDER BY name, n LIMIT :limit"  # noqa: S608 - our own conditions
    return [number for (number,) in plain.fetch(connection, asked, cells)]


def _numbers(connection: Connection, asked: str, *cells: str) -> str:
    """Give numbers as one text of JSON, which SQLite reads again: a row each would take longer."""
    return str(plain.fetch(connection, asked, cells)[0][0])


def _size(numbers: str) -> int:
    return numbers.count(",") + (numbers != "[]")


def _both(some: str, more: str) -> str:
    return f"[{','.join(filter(None, (some[1:-1], more[1:-1])))}]"
