"""The first whom a search hits, in the order of names: each search goes the way that is short for it.

The first people are looked at themselves, which is all where many are hit. Else the index of
trigrams gives the hits in no order, and the index of names gives an order without hits: a few hits
are sorted; of more, the first are met by going through the names, from the beginning.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from desktop_app.queries.search import LEAST, asked_of_index, parts_of, seen_words
from desktop_app.store import schema

_L = schema.listed.c
_HITS = "SELECT group_concat(rowid) FROM found WHERE found MATCH ?"
_BEGINNING = (
    "SELECT group_concat(n) FROM (SELECT n FROM listed WHERE name >= ? AND name < ?"
    " ORDER BY name, n)"
)
_SORTED = (
    "SELECT n FROM listed WHERE n IN (SELECT value FROM json_each(?)) ORDER BY name, n LIMIT ?"
)
_MET = _SORTED.replace("WHERE n", "WHERE +n")  # no way to the hits but the index of names
_TRIED, _WIDER = 3, 200
"""Times a page, people who are looked at first; and one in so many who are looked at at most."""
_LAST = "\uffff"


def first_hits(connection: Connection, words: str, people: int, limit: int) -> Sequence[int] | None:
    """Give the first of `people` whom words hit, as numbers in name order; None if it cannot say.

    It cannot where a part is too short for the index of trigrams.
    """
    parts = parts_of(words)
    if not parts:
        return None
    seen = _seen_first(connection, words, people, limit)
    if len(seen) == limit:
        return seen
    if any(len(part) < LEAST for part in parts):
        return None
    hits = frozenset(_numbers(connection, _HITS, asked_of_index(words)))
    return _first_of(connection, hits, words, people, limit)


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
    return list(connection.exec_driver_sql(_SORTED, (_json(numbers), limit)).scalars())


def _met(connection: Connection, hits: frozenset[str], limit: int) -> Sequence[int]:
    return list(connection.exec_driver_sql(_MET, (_json(hits), limit)).scalars())


def _json(numbers: frozenset[str]) -> str:
    return f"[{','.join(numbers)}]"


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
    these = select(_L.n).order_by(_L.name, _L.n).limit(length).offset(start)
    hit = select(_L.n).where(_L.n.in_(these), *seen_words(words)).order_by(_L.name, _L.n)
    return list(connection.execute(hit).scalars())
