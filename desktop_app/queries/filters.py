"""Which people a list shows, and the same as conditions of SQL."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, literal_column, or_

from desktop_app.domain.workflow import Status
from desktop_app.queries.search import has_words
from desktop_app.store import schema

_L = schema.listed.c
_T = schema.tally.c
_LAST = "\uffff"  # sorts behind everything that may follow in a region's code


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which people a list shows; an empty part asks for nothing.

    `words` is what the officer typed: name, NIK, No. KK, phone or address, any part.
    `region` is the beginning of a kelurahan's code; `finding` a code of the findings' table; `also`
    the id of a worker who is shown whatever the rest asks for.
    """

    words: str = ""
    statuses: tuple[Status, ...] = ()
    groups: tuple[str, ...] = ()
    region: str = ""
    rt: str = ""
    occupation: str = ""
    finding: str = ""
    batch: str = ""
    not_recorded_by: str = ""
    also: str = ""


EVERYBODY = Filter()


def is_tallied(asked: Filter) -> bool:
    """Whether kelurahan, group and status say all that a filter asks for."""
    said = Filter(statuses=asked.statuses, groups=asked.groups, region=asked.region)
    return asked == said


def tally_conditions(asked: Filter) -> list[ColumnElement[bool]]:
    """Give a filter as conditions on the table of counts."""
    return _of_kind(_T.status, _T.group, _T.kelurahan, asked)


def _of_kind(
    status: ColumnElement[str],
    group: ColumnElement[str],
    kelurahan: ColumnElement[str],
    asked: Filter,
) -> list[ColumnElement[bool]]:
    wanted: list[ColumnElement[bool]] = []
    if asked.statuses:
        wanted.append(status.in_(asked.statuses))
    if asked.groups:
        wanted.append(group.in_(asked.groups))
    if asked.region:
        # A range and no LIKE, so that the index by kelurahan serves it.
        wanted += [kelurahan >= asked.region, kelurahan < asked.region + _LAST]
    return wanted


def conditions(asked: Filter, *, walking: bool = False) -> list[ColumnElement[bool]]:
    """Give a filter as conditions on the table of the listed; `walking` as `has_words`."""
    wanted = _of_kind(_L.status, _L.group, _L.kelurahan, asked)
    if asked.words.strip():
        wanted += has_words(asked.words, walking=walking)
    if asked.finding:
        wanted += [
            _L.findings != literal_column("'[]'"),
            _L.findings.contains(f'"{asked.finding}:', autoescape=True),
        ]
    if asked.not_recorded_by:
        wanted.append(_L.recorded_by != asked.not_recorded_by)
    exact = {"rt": _L.rt, "occupation": _L.occupation, "batch": _L.batch_id}
    wanted += [
        column == getattr(asked, name) for name, column in exact.items() if getattr(asked, name)
    ]
    if asked.also:
        return [or_(and_(True, *wanted), _L.worker_id == asked.also)]
    return wanted
