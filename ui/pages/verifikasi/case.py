"""What the page reads: the queue of those who wait, and everything to be weighed of one person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop_app.app import App
from desktop_app.domain.facts import Facts
from desktop_app.domain.findings import RULES, Effect, in_the_way
from desktop_app.domain.person import Person, standing_issues
from desktop_app.domain.record import Issue, Level
from desktop_app.domain.workflow import FourEyesError, Status, WrongStepError, check_step, step
from desktop_app.kernel.i18n import _, ngettext
from desktop_app.queries import duplicates, workers
from desktop_app.queries.duplicates import Beside
from desktop_app.queries.history import Asked
from desktop_app.queries.people import names_of_users
from desktop_app.queries.workers import Filter
from desktop_app.services import history
from desktop_app.services.history import Happening

SHOWN = 200
"""So many of the queue stand in the list; the next ones follow when these are decided."""


STEPS = 6
"""So many of the last steps of a person are shown; all stand in Riwayat."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """The queue for one verifier: the first people, how many there are, how many are their own."""

    people: tuple[Person, ...]
    total: int
    own: int
    oldest_days: int
    users: dict[str, str]
    facts: Facts

    def days(self, person: Person) -> int:
        """Give for how many days somebody has been waiting."""
        return _days(person, self.facts.today)

    def recorder(self, person: Person) -> str:
        """Give who recorded somebody."""
        return self.users.get(person.enrolment.recorded_by, "")


def read_waiting(app: App, order: str) -> Waiting:
    """Give the queue of the app's user in an order of `queries.workers.ORDERS`."""
    asked = Filter(statuses=(Status.RECORDED,), not_recorded_by=app.user.id)
    total = app.ask(workers.count, asked)
    people = app.ask(workers.people, asked, order=order, limit=SHOWN) if total else []
    everybody = app.ask(workers.count, Filter(statuses=(Status.RECORDED,)))
    oldest = app.ask(workers.people, asked, order="waiting", limit=1) if total else []
    facts = app.facts
    return Waiting(
        people=tuple(people),
        total=total,
        own=everybody - total,
        oldest_days=max((_days(each, facts.today) for each in oldest), default=0),
        users=app.ask(names_of_users),
        facts=facts,
    )


def _days(person: Person, today: date) -> int:
    since = person.enrolment.recorded_at
    return max((today - since.astimezone().date()).days, 0) if since else 0


def days_words(days: int) -> str:
    """Give e.g. "6 hari", "hari ini"."""
    return ngettext("{n} hari", "{n} hari", days).format(n=days) if days else _("hari ini")


@dataclass(frozen=True, slots=True)
class Case:
    """One person before the decision: findings, what stands in the way, who may decide.

    `alike` are the pairs with others, decided ones too; `happened` the last steps, the newest first.
    """

    person: Person
    facts: Facts
    issues: tuple[Issue, ...]
    open_issues: tuple[Issue, ...]
    alike: tuple[Beside, ...] = ()
    happened: tuple[Happening, ...] = ()

    def is_acknowledged(self, issue: Issue) -> bool:
        """Tell whether somebody has accepted a warning."""
        return key_of(issue) in self.person.enrolment.accepted

    def can_acknowledge(self, issue: Issue) -> bool:
        """Tell whether a finding is a warning to be accepted with a reason."""
        return RULES[issue.code].effect is Effect.ACKNOWLEDGE

    def level_of(self, field: str) -> Level | None:
        """Give the gravest level of what is open about a field."""
        levels = [each.level for each in self.open_issues if each.field == field]
        return min(levels, key=list(Level).index) if levels else None

    def obstacle(self, user_id: str) -> str:
        """Say why this user cannot decide here at all; empty when they can."""
        enrolment = self.person.enrolment
        own = enrolment.recorded_by == user_id
        try:
            check_step(step("verify"), enrolment.status, note="", own_record=own)
        except (FourEyesError, WrongStepError) as trouble:
            return str(trouble)
        return ""


def read_case(app: App, worker_id: str) -> Case | None:
    """Give one person to be weighed; None when they are gone."""
    found = app.ask(workers.person, worker_id)
    if found is None:
        return None
    facts = app.facts
    issues = standing_issues(found, facts)
    standing = in_the_way(issues, Status.VERIFIED, found.enrolment.accepted)
    alike = app.ask(duplicates.pairs_of, found.worker.id)
    asked = Asked(worker=found.worker.id)
    happened = app.ask(history.happenings, asked, limit=STEPS)
    return Case(found, facts, issues, standing, tuple(alike), tuple(happened))


def key_of(issue: Issue) -> str:
    """Give what an acknowledgement is kept under."""
    return f"{issue.code}:{issue.field}"
