"""Which people a list shows, and the same as conditions of SQL."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date
from typing import Any

from sqlalchemy import ColumnElement, and_, literal_column, or_, select

from desktop_app.domain.card import CardState
from desktop_app.domain.period import beginning
from desktop_app.domain.workflow import Status
from desktop_app.queries.search import has_words
from desktop_app.store import schema

_L = schema.listed.c
_T = schema.tally.c
_D = schema.daily.c
_LAST = "\uffff"  # sorts behind everything that may follow in a region's code


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which people a list shows; an empty part asks for nothing.

    `words` is what the officer typed: name, NIK, No. KK, phone or address, any part.
    `region` is the beginning of a kelurahan's code; `finding` a code of the findings' table; `card`
    a state of a card, or `NO_CARD`; `decree` an SK, of the enrolment or else of the office; `basis`
    the ground on which the data are held, or `NO_BASIS`; `also` the id of a worker who is shown whatever the
    rest asks for. `when` is a stretch of `period.PERIOD_LABELS` in which somebody was recorded last; it ends on `day`, which is no part
    of what is asked: the same filter tomorrow asks for tomorrow.
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
    recorded_by: str = ""
    when: str = ""
    card: str = ""
    decree: str = ""
    basis: str = ""
    also: str = ""
    day: date | None = field(default=None, compare=False)


EVERYBODY = Filter()
NO_CARD = NO_BASIS = "none"


def is_tallied(asked: Filter) -> bool:
    """Whether kelurahan, group and status say all that a filter asks for."""
    said = Filter(statuses=asked.statuses, groups=asked.groups, region=asked.region)
    return asked == said


def tally_conditions(asked: Filter) -> list[ColumnElement[bool]]:
    """Give a filter as conditions on the table of counts."""
    return _of_kind(_T.status, _T.group, _T.kelurahan, asked)


def is_by_recorder(asked: Filter) -> bool:
    """Whether status and who recorded somebody say all that a filter asks for."""
    parts = ("statuses", "recorded_by", "not_recorded_by")
    return asked == Filter(**{name: getattr(asked, name) for name in parts})


def recorder_conditions(asked: Filter) -> list[ColumnElement[bool]]:
    """Give a filter as conditions on the table of counts by day."""
    by, wanted = _D.recorded_by, [_D.people > 0]
    if asked.statuses:
        wanted.append(_D.status.in_(asked.statuses))
    if asked.recorded_by:
        wanted.append(by == asked.recorded_by)
    if asked.not_recorded_by:
        wanted.append(by != asked.not_recorded_by)
    return wanted


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
    wanted += [
        condition(value) for part, condition in _PARTS.items() if (value := getattr(asked, part))
    ]
    if asked.when and asked.day:
        since = beginning(asked.when, asked.day).astimezone(UTC)
        wanted.append(_L.recorded_at >= since.isoformat())
    if asked.also:
        return [or_(and_(True, *wanted), _L.worker_id == asked.also)]
    return wanted


def _has_finding(code: str) -> ColumnElement[bool]:
    # The first condition is that of the index, which holds only those with findings.
    noted = _L.findings != literal_column("'[]'")
    return and_(noted, _L.findings.contains(f'"{code}:', autoescape=True))


def _has_card(state: str) -> ColumnElement[bool]:
    card = schema.card.c
    if state == NO_CARD:
        valid = select(card.enrolment_id).where(card.state != CardState.VOID)
        return _L.enrolment_id.not_in(valid)
    return _L.enrolment_id.in_(select(card.enrolment_id).where(card.state == state))


def _has_decree(decree: str) -> ColumnElement[bool]:
    enrolment = schema.enrolment.c
    ours = select(schema.settings.c.decree).where(schema.settings.c.decree == decree).exists()
    theirs = select(enrolment.id).where(
        or_(enrolment.decree == decree, and_(enrolment.decree == "", ours))
    )
    return _L.enrolment_id.in_(theirs)


def _has_basis(basis: str) -> ColumnElement[bool]:
    worker = schema.worker.c
    wanted = "" if basis == NO_BASIS else basis
    return _L.worker_id.in_(select(worker.id).where(worker.basis == wanted))


_PARTS: dict[str, Callable[[Any], ColumnElement[bool]]] = {
    "rt": _L.rt.__eq__,
    "occupation": _L.occupation.__eq__,
    "finding": _has_finding,
    "batch": _L.batch_id.__eq__,
    "not_recorded_by": _L.recorded_by.__ne__,
    "recorded_by": _L.recorded_by.__eq__,
    "card": _has_card,
    "decree": _has_decree,
    "basis": _has_basis,
}
"""What each part of a filter asks for, where it is filled; kind and words are asked above."""
