"""What the page reads and weighs: the groups that wait, and one group field by field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from desktop_app.app import App
from desktop_app.domain.duplicates.groups import grouped
from desktop_app.domain.duplicates.weights import Agreement
from desktop_app.domain.facts import Facts
from desktop_app.domain.fields import fields_of
from desktop_app.domain.person import Person
from desktop_app.domain.worker import Worker
from desktop_app.domain.workflow import STATUS_LABELS
from desktop_app.kernel.i18n import N_, _
from desktop_app.queries import duplicates
from desktop_app.queries.duplicates import Beside
from desktop_app.queries.people import names_of_users

SHOWN = 300
"""So many pairs are read at a time; the next ones follow when these are decided."""
MOST = 4
"""So many people stand side by side; of a larger group the others follow afterwards."""

ENROLMENT = "enrolment"
NEAR = (Agreement.SAME, Agreement.SIMILAR)


class Verdict(StrEnum):
    """How the values of one field stand to each other."""

    SAME = "same"
    SIMILAR = "similar"
    DIFFERENT = "different"
    ALONE = "alone"  # not everybody's is known, and those that are known are the same


VERDICTS: Mapping[Verdict, str] = {
    Verdict.SAME: N_("sama"),
    Verdict.SIMILAR: N_("mirip"),
    Verdict.DIFFERENT: N_("berbeda"),
    Verdict.ALONE: N_("tidak di semua catatan"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A field of all people of a group as people read it."""

    field: str
    label: str
    values: tuple[str, ...]
    verdict: Verdict

    @property
    def is_choice(self) -> bool:
        """Whether one of the values must be chosen."""
        return self.verdict is not Verdict.SAME


@dataclass(frozen=True, slots=True)
class Case:
    """People side by side, with the pairs among them that wait, the likeliest first."""

    people: tuple[Person, ...]
    pairs: tuple[Beside, ...]

    @property
    def sure(self) -> bool:
        """Whether there is hardly a doubt about any of the pairs."""
        return all(each.sure for each in self.pairs)

    def places(self, beside: Beside) -> tuple[int, int]:
        """Give where the two of a pair stand."""
        ids = [each.worker.id for each in self.people]
        one, other = beside.pair.workers
        return ids.index(one), ids.index(other)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """The queue: groups of pairs, the likeliest first; how many pairs wait, and are decided."""

    groups: tuple[tuple[Beside, ...], ...]
    total: int
    decided: int
    users: Mapping[str, str]
    facts: Facts


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


def people_in(group: Iterable[Beside]) -> list[Person]:
    """Give everybody in a group once."""
    people = (person for beside in group for person in beside.people)
    return list({person.worker.id: person for person in people}.values())


def case_of(group: Sequence[Beside]) -> Case:
    """Give a group side by side: of more than `MOST` people those who hang together the closest."""
    chosen: dict[str, Person] = {}
    left = list(group)
    while left and len(chosen) < MOST:
        beside = next((each for each in left if not chosen.keys().isdisjoint(_workers(each))), None)
        beside = beside or left[0]
        left.remove(beside)
        joined = chosen | {person.worker.id: person for person in beside.people}
        chosen = joined if len(joined) <= MOST else chosen
    pairs = tuple(each for each in group if chosen.keys() >= set(_workers(each)))
    return Case(tuple(sorted(chosen.values(), key=lambda each: each.worker.id)), pairs)


def lines_of(case: Case, facts: Facts) -> list[Line]:
    """Give what is known of several people, field by field; where none knows anything, nothing."""
    found = []
    for name, declared in fields_of(Worker).items():
        raw = [getattr(each.worker, declared.name) for each in case.people]
        shown = tuple(declared.kind.show(each, facts) for each in raw)
        if any(shown):
            found.append(Line(name, _(declared.kind.label), shown, _verdict(case, name, shown)))
    return found + list(_enrolment_line(case))


def _verdict(case: Case, field: str, shown: Sequence[str]) -> Verdict:
    known = {each for each in shown if each}
    if len(known) == 1:
        return Verdict.SAME if all(shown) else Verdict.ALONE
    apart = [each for each in case.pairs if len({shown[at] for at in case.places(each)}) > 1]
    near = all(field in _near(each.reasons) for each in apart)
    return Verdict.SIMILAR if near else Verdict.DIFFERENT


def _near(reasons: Iterable[Any]) -> set[str]:
    return {each.field for each in reasons if each.agreement in NEAR}


def _enrolment_line(case: Case) -> Iterable[Line]:
    """Ask which enrolment goes on, where several are open."""
    enrolments = [each.enrolment for each in case.people]
    if sum(each.is_open for each in enrolments) > 1:
        shown = (_(STATUS_LABELS[each.status]) if each.is_open else "" for each in enrolments)
        yield Line(ENROLMENT, _("Kepesertaan"), tuple(shown), Verdict.DIFFERENT)
