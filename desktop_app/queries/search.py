"""The words of a search as conditions on the listed: any part of name, number or address.

Parts of three letters and more are found in an index of their trigrams (FTS5), shorter ones by
looking at each person whom the longer ones leave; a search of short parts alone has so many hits
that the first of them come at once.
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, bindparam, literal_column, or_, select, text

from desktop_app.domain.names import search_key
from desktop_app.domain.nik import clean_digits, only_digits
from desktop_app.store import schema

LEAST = 3
"""Letters of the shortest part that the index knows, and of the shortest sound that says enough."""

_W = schema.worker.c
_L = schema.listed.c


def has_words(words: str) -> list[ColumnElement[bool]]:
    """Give the conditions that each word occurs, in the name in any of its spellings."""
    digits = clean_digits(words)
    if only_digits(digits):
        return [_has_digits(digits)]
    parts = words.replace('"', " ").split()
    long = " AND ".join(_in_index(part) for part in parts if len(part) >= LEAST)
    wanted = [_is_found(long)] if long else []
    return [*wanted, *(_has_short(part) for part in parts if len(part) < LEAST)]


def _has_digits(digits: str) -> ColumnElement[bool]:
    if len(digits) >= LEAST:
        return _is_found(f'digits : "{digits}"')
    return _of_worker(*(_W[name].contains(digits) for name in ("nik", "kk", "phone")))


def _in_index(part: str) -> str:
    """Give the search of the index for a part as written, or in another spelling of a name."""
    written = f'{{name address}} : "{part}"'
    sound = search_key(part)
    return f'({written} OR sound : "{sound}")' if len(sound) >= LEAST else written


def _has_short(part: str) -> ColumnElement[bool]:
    return _of_worker(*(_W[name].contains(part, autoescape=True) for name in ("name", "address")))


def _is_found(asked: str) -> ColumnElement[bool]:
    hits = text("SELECT rowid FROM found WHERE found MATCH :asked")
    return _L.n.in_(hits.bindparams(bindparam("asked", asked, unique=True)))


def _of_worker(*any_of: ColumnElement[bool]) -> ColumnElement[bool]:
    return select(literal_column("1")).where(_W.id == _L.worker_id, or_(*any_of)).exists()
