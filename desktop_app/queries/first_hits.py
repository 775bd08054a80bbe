"""The first whom a search hits, in the order of names: each search goes the way that is short for it.

The index of trigrams gives hits in no order, and the index of names gives an order without hits. A
few hits are sorted; of more, the first are met by going through the names, which reads one index
from its beginning; where nearly everybody is hit, the first people are looked at themselves.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, func, literal_column, select

from desktop_app.queries.search import LEAST, asked_of_index, few_of, parts_of, seen_words
from desktop_app.store import schema

_L = schema.listed.c
_HITS = "SELECT group_concat(rowid) FROM (SELECT rowid FROM found WHERE found MATCH ? LIMIT ?)"
_STRETCH = "SELECT group_concat(n) FROM (SELECT n FROM listed ORDER BY name, n LIMIT ? OFFSET ?)"
_BEGINNING = (
    "SELECT group_concat(n) FROM (SELECT n FROM listed WHERE name >= ? AND name < ?"
    " ORDER BY name, n)"
)
_SORTED = (
    "SELECT n FROM listed WHERE n IN (SELECT value FROM json_each(?)) ORDER BY name, n LIMIT ?"
)
_TRIED, _WIDER = 3, 400
"""Times a page, people who are looked at first; and one in so many who are looked at at most."""
_FIRST_STRETCH = 2_000
_LAST = "\uffff"


def first_hits(connection: Connection, words: str, people: int, limit: int) -> Sequence[int] | None:
    """Give the first of `people` whom words hit, as numbers in name order; None if it cannot say.

    It cannot where a part is too short for the index of trigrams.
    """
    parts = parts_of(words)
    if not parts or any(len(part) < LEAST for part in parts):
        return None
    asked, few = asked_of_index(words), few_of(people)
    hits = _numbers(connection, _HITS, asked, few)
    if len(hits) == few:
        seen = _seen_first(connection, words, people, limit)
        if len(seen) == limit:
            return seen
        hits = _numbers(connection, _HITS, asked, -1)
    return _first_of(connection, frozenset(hits), words, people, limit)


def _first_of(
    connection: Connection, hits: frozenset[str], words: str, people: int, limit: int
) -> Sequence[int]:
    if _are_few(hits, people):
        return _sorted(connection, hits, limit)
    # Names that begin with what is sought stand together, maybe far down: they are found at once.
    begun = [
        [n for n in _numbers(connection, _BEGINNING, part, part + _LAST) if n in hits]
        for part in parts_of(words)
    ]
    others = hits.difference(*begun)
    if _are_few(others, people):
        first = (some[:limit] for some in begun)
        return _sorted(connection, others.union(*first), limit)
    return _met(connection, hits, limit)


def _are_few(hits: frozenset[str], people: int) -> bool:
    """Whether sorting them is shorter than going through names until a page of them is met."""
    return 2 * len(hits) ** 2 <= people


def _sorted(connection: Connection, numbers: frozenset[str], limit: int) -> Sequence[int]:
    these = f"[{','.join(numbers)}]"
    return list(connection.exec_driver_sql(_SORTED, (these, limit)).scalars())


def _met(connection: Connection, hits: frozenset[str], limit: int) -> Sequence[int]:
    found: list[str] = []
    for stretch in _stretches(connection):
        found += [number for number in stretch if number in hits]
        if len(found) >= limit:
            break
    return [int(number) for number in found[:limit]]


def _stretches(connection: Connection) -> Iterator[Sequence[str]]:
    """Give everybody in name order, twice as many each time."""
    start, length = 0, _FIRST_STRETCH
    while stretch := _numbers(connection, _STRETCH, length, start):
        yield stretch
        start, length = start + length, length * 2


def _numbers(connection: Connection, asked: str, *cells: object) -> Sequence[str]:
    """Give numbers as one text says them: a row each would take twice as long."""
    told = connection.exec_driver_sql(asked, cells).scalar()
    return str(told).split(",") if told else ()


def _seen_first(connection: Connection, words: str, people: int, limit: int) -> Sequence[int]:
    """Look at the first people themselves; at more of them where that is worth it."""
    tried = _TRIED * limit
    seen = _seen(connection, words, 0, tried)
    if not seen or len(seen) >= limit:
        return seen[:limit]
    needed = tried * limit // len(seen) * 3 // 2
    if needed <= people // _WIDER:
        seen += _seen(connection, words, tried, needed - tried)
    return seen[:limit]


def _seen(connection: Connection, words: str, start: int, length: int) -> list[int]:
    first = _numbers(connection, _STRETCH, length, start)
    these = func.json_each(json.dumps([int(number) for number in first])).table_valued(
        "key", "value"
    )
    asked = (
        select(_L.n)
        .select_from(these.join(schema.listed, _L.n == these.c.value))
        .where(*seen_words(words))
        .order_by(literal_column("key"))
    )
    return list(connection.execute(asked).scalars())
