"""The words of a search as conditions on the listed: any part of name, number or address.

Parts are found in an index of trigrams (FTS5); one of two letters as any of the trigrams that it
begins or ends. Where many people are hit, the first of them in some order are found by going
through the order: taking and sorting all hits would take longer than showing a page.
"""

from __future__ import annotations

import string
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    bindparam,
    func,
    literal_column,
    or_,
    select,
    text,
)

from desktop_app.domain.names import search_key
from desktop_app.domain.nik import clean_digits, only_digits
from desktop_app.store import schema

Plain: TypeAlias = tuple[str, dict[str, str]]
"""A condition on the listed in plain SQL, "" for none, and its cells by name."""

LEAST = 3
"""Letters of what the index knows, and of the shortest sound that says enough."""

_L = schema.listed.c
_HITS = text("SELECT rowid FROM found WHERE found MATCH :asked")
_SOME_HITS = text("SELECT count(*) FROM (SELECT 1 FROM found WHERE found MATCH :asked LIMIT :most)")
_FEW, _SHARE = 1_000, 100
"""Hits are many when they are one in `_SHARE` people and no fewer than `_FEW`: sorting them then
takes as long as going through everybody's names."""
_NEIGHBOURS = "".join(sorted({*string.printable[:95].lower()} - {'"'}))
_DIGITS_SEEN = "(listed.nik LIKE :digits OR listed.kk LIKE :digits OR listed.phone LIKE :digits)"
_WRITTEN = "listed.name LIKE :part{at} ESCAPE '/' OR listed.address LIKE :part{at} ESCAPE '/'"
_HEARD = f"{_WRITTEN} OR listed.sound LIKE :sound{{at}} ESCAPE '/'"


def has_words(words: str, *, walking: bool = False) -> list[ColumnElement[bool]]:
    """Give the conditions that each word occurs, in the name in any of its spellings.

    `walking` keeps the hits from leading the search: an order's index does, and each of its
    people is looked up among the hits.
    """
    asked = asked_of_index(words)
    if not asked:
        return seen_words(words)
    beside = _clauses(*beside_index(words))
    number = literal_column("+listed.n") if walking else _L.n
    hit = number.in_(_HITS.bindparams(bindparam("asked", asked, unique=True)))
    return [or_(hit, _L.name == words.strip()) if len(words.strip()) < LEAST else hit, *beside]


def seen_words(words: str) -> list[ColumnElement[bool]]:
    """Give the same conditions without the index, for a few people who are at hand."""
    return _clauses(*seen(words))


def seen(words: str) -> Plain:
    """Give the conditions that each word is seen in a row of the listed."""
    digits = clean_digits(words)
    if only_digits(digits):
        return _DIGITS_SEEN, {"digits": f"%{digits}%"}
    return _all_seen(parts_of(words))


def beside_index(words: str) -> Plain:
    """Give the conditions that the index knows nothing of: letters that stand alone."""
    if only_digits(clean_digits(words)):
        return "", {}
    return _all_seen([part for part in parts_of(words) if len(part) == 1])


def are_many(connection: Connection, words: str) -> bool:
    """Whether so many people are hit that going through an order finds the first ones sooner."""
    asked = asked_of_index(words)
    if not asked:
        return False
    people = connection.execute(select(func.sum(schema.tally.c.people))).scalar() or 0
    most = max(_FEW, people // _SHARE)
    return bool(connection.execute(_SOME_HITS, {"asked": asked, "most": most}).scalar_one() == most)


def parts_of(words: str) -> list[str]:
    """Give the parts of what is sought, each of which must occur."""
    return words.replace('"', " ").split()


def asked_of_index(words: str) -> str:
    """Give what the index is asked; "" where every part is too short for it."""
    digits = clean_digits(words)
    if only_digits(digits):
        return _digits(digits) if len(digits) > 1 else ""
    return " AND ".join(_in_index(part) for part in parts_of(words) if len(part) > 1)


def _digits(digits: str) -> str:
    found = f'"{digits}"' if len(digits) >= LEAST else _any_trigram(digits, f"{string.digits} ")
    return f"digits : {found}"


def _in_index(part: str) -> str:
    """Give the search of the index for a part as written, or in another spelling of a name."""
    if len(part) < LEAST:
        return f"{{name address}} : {_any_trigram(part, _NEIGHBOURS)}"
    written = f'{{name address}} : "{part}"'
    sound = search_key(part)
    if sound == part.upper():
        return f'{{name sound address}} : "{part}"'  # asked once, it takes half as long
    return f'({written} OR sound : "{sound}")' if len(sound) >= LEAST else written


def _any_trigram(part: str, neighbours: str) -> str:
    before = (f'"{each}{part}"' for each in neighbours)
    behind = (f'"{part}{each}"' for each in neighbours)
    return f"({' OR '.join((*before, *behind))})"


def _all_seen(parts: Iterable[str]) -> Plain:
    asked: list[str] = []
    cells: dict[str, str] = {}
    for at, part in enumerate(parts):
        sound = search_key(part)
        heard = len(part) >= LEAST and len(sound) >= LEAST
        asked.append(f"({(_HEARD if heard else _WRITTEN).format(at=at)})")
        cells[f"part{at}"] = _anywhere(part)
        if heard:
            cells[f"sound{at}"] = _anywhere(sound)
    return " AND ".join(asked), cells


def _anywhere(part: str) -> str:
    for sign in "/%_":
        part = part.replace(sign, f"/{sign}")
    return f"%{part}%"


def _clauses(asked: str, cells: Mapping[str, str]) -> list[ColumnElement[bool]]:
    return [and_(text(asked).bindparams(**cells))] if asked else []
