"""Everything that Beranda shows, asked in one go from the queries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop_app.app import App
from desktop_app.domain.findings import RULES, Effect
from desktop_app.domain.people import Right
from desktop_app.kernel.jobs import Progress
from desktop_app.queries import cards, dashboard, duplicates, duties
from desktop_app.queries.dashboard import Funnel, Waiting

KELURAHAN = 100
FINDINGS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """One kelurahan: its code and name, people listed, people verified or further."""

    code: str
    name: str
    listed: int
    verified: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Seats:
    """One region with places: its code and name, places taken, places."""

    code: str
    name: str
    taken: int
    places: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """All figures of the page at one moment.

    `oldest_days` = how long the oldest waits for me, `alike` = pairs that may be one person,
    `collect_days` = for how long a printed card may wait, `requests` = what people asked for about
    their data and wait for, `hours` = until the first of these must be answered.
    """

    today: date
    office: str
    collect_days: int
    rights: frozenset[Right]
    funnel: Funnel
    waiting: Waiting
    oldest_days: int
    cards: dict[str, int]
    kelurahan: tuple[Shares, ...]
    quotas: tuple[Seats, ...]
    weeks: tuple[tuple[date, int], ...]
    to_mend: tuple[tuple[str, int], ...]
    alike: int = 0
    requests: int = 0
    hours: int = 0


def figures(app: App, progress: Progress) -> Figures:
    """Ask for everything; called in the reading lane, which another page may need meanwhile."""
    facts = app.facts
    settings = facts.settings
    waiting = app.ask(dashboard.waiting, app.user.id, settings.late_before(facts.today))
    oldest = waiting.oldest_to_verify
    asked = app.ask(duties.requests, only_open=True)
    progress.go_on()
    kelurahan, funnel = app.ask(dashboard.by_kelurahan, 0, KELURAHAN), app.ask(dashboard.funnel)
    progress.go_on()
    return Figures(
        today=facts.today,
        office=settings.office,
        collect_days=settings.collect_days,
        rights=app.user.rights,
        funnel=funnel,
        waiting=waiting,
        oldest_days=(app.now() - oldest).days if oldest else 0,
        cards=app.ask(cards.counts),
        kelurahan=tuple(
            Shares(code=code, name=facts.regions.name(code), listed=listed, verified=verified)
            for code, listed, verified in kelurahan
        ),
        quotas=tuple(
            Seats(code=code, name=facts.regions.name(code), taken=taken, places=places)
            for code, taken, places in app.ask(dashboard.places, settings, facts.today)
        ),
        weeks=tuple(app.ask(dashboard.by_week, facts.today)),
        to_mend=tuple(
            (code, n)
            for code, n in app.ask(dashboard.to_mend, FINDINGS)
            if RULES[code].effect is not Effect.TELL
        ),
        alike=app.ask(duplicates.count_open),
        requests=len(asked),
        hours=int((asked[0].request.due - app.now()).total_seconds() // 3600) if asked else 0,
    )
