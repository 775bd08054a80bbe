"""What the page reads and weighs: the groups that wait, and one pair field by field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from desktop_app.app import App
from desktop_app.domain.duplicates.groups import grouped
from desktop_app.domain.duplicates.merging import Merging
from desktop_app.domain.duplicates.weights import Agreement
from desktop_app.domain.enrolment import Enrolment
from desktop_app.domain.facts import Facts
from desktop_app.domain.fields import fields_of
from desktop_app.domain.person import Person
from desktop_app.domain.worker import Worker
from desktop_app.domain.workflow import STATUS_LABELS, Status
from desktop_app.kernel.i18n import N_, _
from desktop_app.queries import duplicates
from desktop_app.queries.duplicates import Beside
from desktop_app.queries.people import names_of_users

SHOWN = 300
"""So many pairs are read at a time; the next ones follow when these are decided."""

ENROLMENT = "enrolment"
_NEAR = (Agreement.SAME, Agreement.SIMILAR)
_AHEAD = tuple(Status)


class Verdict(StrEnum):
    """How two values of one field stand to each other."""

    SAME = "same"
    SIMILAR = "similar"
    DIFFERENT = "different"
    ALONE = "alone"  # only one of the two knows it


VERDICTS: Mapping[Verdict, str] = {
    Verdict.SAME: N_("sama"),
    Verdict.SIMILAR: N_("mirip"),
    Verdict.DIFFERENT: N_("berbeda"),
    Verdict.ALONE: N_("hanya di satu sisi"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A field of both people as people read it."""

    field: str
    label: str
    values: tuple[str, str]
    verdict: Verdict

    @property
    def is_choice(self) -> bool:
        """Whether one of the two values must be chosen."""
        return self.verdict is not Verdict.SAME


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """The queue: groups of pairs, the likeliest first; how many pairs wait, and are decided."""

    groups: tuple[tuple[Beside, ...], ...]
    total: int
    decided: int
    users: Mapping[str, str]
    facts: Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What is chosen of a pair: which side remains, and for each field which side's value."""

    beside: Beside
    remains: int
    sides: Mapping[str, int]

    @property
    def stays(self) -> Person:
        """Who remains."""
        return self.beside.people[self.remains]

    @property
    def goes(self) -> Person:
        """Whose entry leads to the other from then on."""
        return self.beside.people[1 - self.remains]

    @property
    def is_fixed(self) -> bool:
        """Whether the values of who remains are locked, so that none can be taken over."""
        going_on = [each.enrolment for each in self.beside.people if each.enrolment.is_open]
        if len(going_on) > 1:
            going_on = [going_on[self.sides[ENROLMENT]]]
        return any(each.is_locked for each in going_on)

    def taken(self) -> frozenset[str]:
        """Give the fields whose value comes from the one who goes."""
        if self.is_fixed:
            return frozenset()
        goes = 1 - self.remains
        return frozenset(name for name, side in self.sides.items() if side == goes) - {ENROLMENT}

    def merging(self) -> Merging:
        """Give what the use case is asked for."""
        ended = ""
        if all(each.enrolment.is_open for each in self.beside.people):
            ended = self.beside.people[1 - self.sides[ENROLMENT]].enrolment.id
        return Merging(remains=self.stays.worker.id, taken=self.taken(), ended=ended)

    def turned(self) -> Choice:
        """Let the other one remain; chosen values stay chosen."""
        return replace(self, remains=1 - self.remains)

    def with_side(self, field: str, side: int) -> Choice:
        """Take the value of another side for one field."""
        return replace(self, sides={**self.sides, field: side})


def read_waiting(app: App) -> Waiting:
    """Give the queue."""
    pairs = app.ask(duplicates.open_pairs, limit=SHOWN)
    return Waiting(
        groups=tuple(grouped(pairs, _workers)),
        total=app.ask(duplicates.count_open),
        decided=app.ask(duplicates.count_decided),
        users=app.ask(names_of_users),
        facts=app.facts,
    )


def _workers(beside: Beside) -> tuple[str, str]:
    return beside.pair.workers


def lines_of(beside: Beside, facts: Facts) -> list[Line]:
    """Give what is known of two people, field by field; where neither knows anything, nothing."""
    near = {each.field for each in beside.reasons if each.agreement in _NEAR}
    one, other = (each.worker for each in beside.people)
    found = []
    for name, declared in fields_of(Worker).items():
        first, second = getattr(one, declared.name), getattr(other, declared.name)
        shown = declared.kind.show(first, facts), declared.kind.show(second, facts)
        if any(shown):
            verdict = _verdict(shown, near=name in near)
            found.append(Line(name, _(declared.kind.label), shown, verdict))
    return found + list(_enrolment_line(beside))


def _verdict(shown: tuple[str, str], *, near: bool) -> Verdict:
    if shown[0] == shown[1]:
        return Verdict.SAME
    if not all(shown):
        return Verdict.ALONE
    return Verdict.SIMILAR if near else Verdict.DIFFERENT


def _enrolment_line(beside: Beside) -> Iterable[Line]:
    """Ask which enrolment goes on, where both are open."""
    if all(each.enrolment.is_open for each in beside.people):
        one, other = (_(STATUS_LABELS[each.enrolment.status]) for each in beside.people)
        label = _("Kepesertaan")
        yield Line(ENROLMENT, label, (one, other), Verdict.DIFFERENT)


def proposed(beside: Beside, lines: Iterable[Line]) -> Choice:
    """Propose who remains (the one who is further, else the earlier) with all that is known."""
    one, other = (_progress(each.enrolment) for each in beside.people)
    remains = 1 if other > one else 0
    sides = {}
    for line in lines:
        if line.is_choice:
            sides[line.field] = remains if line.values[remains] else 1 - remains
    return Choice(beside=beside, remains=remains, sides=sides)


def _progress(enrolment: Enrolment) -> tuple[bool, int]:
    return enrolment.is_open, _AHEAD.index(enrolment.status)


def people_in(group: Iterable[Beside]) -> list[Person]:
    """Give everybody in a group once."""
    people = (person for beside in group for person in beside.people)
    return list({person.worker.id: person for person in people}.values())
