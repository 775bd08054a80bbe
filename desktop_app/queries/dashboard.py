"""The figures of Beranda: each is one question, and each opens the list that it counts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, and_, case, func, literal_column, select, text, true

from desktop_app.domain.card import CardState
from desktop_app.domain.settings import Settings
from desktop_app.domain.workflow import Status
from desktop_app.queries.handover import uncollected
from desktop_app.queries.quotas import room
from desktop_app.store import schema
from desktop_app.store.schema_enrolment import REGISTERED

_E = schema.enrolment.c
_L = schema.listed.c
_T = schema.tally.c
_D = schema.daily.c
_C = schema.card.c

_VERIFIED = (Status.VERIFIED, Status.SUBMITTED, Status.REGISTERED)
_SUBMITTED = (Status.SUBMITTED, Status.REGISTERED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Funnel:
    """How many people have come how far; each stage counts those of the next ones, too."""

    listed: int
    verified: int
    submitted: int
    registered: int
    printed: int
    handed_over: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """What waits for somebody: how many, and since when the oldest."""

    to_verify: int
    denied: int
    drafts: int
    to_send: int
    to_print: int
    uncollected: int
    oldest_to_verify: datetime | None


def by_status(connection: Connection) -> dict[Status, int]:
    """Give how many people stand where, by their current enrolment."""
    asked = select(_T.status, func.sum(_T.people).label("n")).group_by(_T.status)
    return {Status(row.status): row.n for row in connection.execute(asked) if row.n}


def funnel(connection: Connection) -> Funnel:
    """Give the six stages; ended and rejected people are in none but the first."""
    standing = by_status(connection)
    # Both indexes are in the order of enrolments; an inner join would look each card's up.
    theirs = and_(_C.enrolment_id == _E.id, _C.state != CardState.VOID)
    asked = (
        select(
            func.count(case((_C.state != CardState.QUEUED, 1))).label("printed"),
            func.count(case((_C.state == CardState.HANDED_OVER, 1))).label("handed_over"),
        )
        .select_from(schema.enrolment.outerjoin(schema.card, theirs))
        .where(text(REGISTERED))
    )
    cards = connection.execute(asked).one()
    return Funnel(
        listed=sum(standing.values()),
        verified=sum(standing.get(each, 0) for each in _VERIFIED),
        submitted=sum(standing.get(each, 0) for each in _SUBMITTED),
        registered=standing.get(Status.REGISTERED, 0),
        printed=cards.printed,
        handed_over=cards.handed_over,
    )


def waiting(connection: Connection, user_id: str, late_before: date) -> Waiting:
    """Give what waits for this user; people whom they recorded themselves wait for others.

    `uncollected` are cards that were printed before `late_before` and still wait.
    """
    standing = by_status(connection)
    mine = select(func.coalesce(func.sum(_D.people), 0), func.min(func.nullif(_D.day, ""))).where(
        _D.status == Status.RECORDED, _D.recorded_by != user_id, _D.people > 0
    )
    to_verify, since = connection.execute(mine).one()
    queued = select(func.count()).where(_C.state == CardState.QUEUED)
    return Waiting(
        to_verify=to_verify,
        oldest_to_verify=_oldest(connection, user_id, since) if since else None,
        denied=standing.get(Status.DENIED, 0),
        drafts=standing.get(Status.DRAFT, 0),
        to_send=standing.get(Status.VERIFIED, 0),
        to_print=connection.execute(queued).scalar_one(),
        uncollected=uncollected(connection, late_before),
    )


def _oldest(connection: Connection, user_id: str, since: str) -> datetime:
    """Give since when the oldest waits whom others recorded, of a day on which there is one."""
    asked = select(func.min(_L.recorded_at)).where(
        _L.status == Status.RECORDED, _L.recorded_at >= since, _L.recorded_by != user_id
    )
    return datetime.fromisoformat(connection.execute(asked).scalar_one())


def by_kelurahan(
    connection: Connection, start: int = 0, limit: int = 100
) -> list[tuple[str, int, int]]:
    """Give (kelurahan code, people listed, people verified or further), most listed first."""
    far = func.sum(case((_T.status.in_(_VERIFIED), _T.people), else_=0))
    listed = func.sum(_T.people)
    asked = (
        select(_T.kelurahan, listed.label("listed"), far.label("verified"))
        .where(_T.kelurahan != "")
        .group_by(_T.kelurahan)
        .having(listed > 0)
        .order_by(listed.desc(), _T.kelurahan)
    )
    rows = connection.execute(asked.offset(start).limit(limit))
    return [(row.kelurahan, row.listed, row.verified) for row in rows]


def places(connection: Connection, settings: Settings, today: date) -> list[tuple[str, int, int]]:
    """Give (region code, places taken, places) where places are set, the emptiest first.

    It is about the year in which new enrolments start; taken = verified or further.
    """
    year = settings.first_month(today).year
    return room(connection, settings, today).of_year(year)


def by_week(connection: Connection, today: date, weeks: int = 12) -> list[tuple[date, int]]:
    """Give how many people were recorded in each of the last weeks: (its Monday, people)."""
    monday = today - timedelta(days=today.weekday())
    mondays = [monday - timedelta(weeks=back) for back in reversed(range(weeks))]
    asked = select(_D.day, func.sum(_D.people)).group_by(_D.day)
    found: Counter[date] = Counter()
    for day, people in connection.execute(asked.where(_D.day >= mondays[0].isoformat())):
        recorded = date.fromisoformat(day)
        found[recorded - timedelta(days=recorded.weekday())] += people
    return [(each, found[each]) for each in mondays]


def to_mend(connection: Connection, limit: int = 6) -> list[tuple[str, int]]:
    """Give the findings that stand against open people: (code, people), most frequent first."""
    each = func.json_each(_L.findings).table_valued("value", name="each")
    code = func.substr(each.c.value, 1, func.instr(each.c.value, ":") - 1)
    asked = (
        select(code.label("code"), func.count().label("n"))
        .select_from(schema.listed)
        .join(each, true())
        .where(
            _L.findings != literal_column("'[]'"),
            _L.status.in_((Status.DRAFT, Status.RECORDED, Status.DENIED)),
        )
        .group_by(code)
        .order_by(func.count().desc(), code)
        .limit(limit)
    )
    return [(row.code, row.n) for row in connection.execute(asked)]
