"""Before a batch is sealed: who can go, in which list, and what stands in the way of the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from desktop_app.domain.choices import END_REASONS, GROUPS
from desktop_app.domain.dukcapil import holds
from desktop_app.domain.enrolment import Enrolment, settled
from desktop_app.domain.facts import Facts
from desktop_app.domain.fields import texts
from desktop_app.domain.layout import EnrolmentKind, Layout, Purpose, lacking, list_for
from desktop_app.domain.layout_reading import LayoutError
from desktop_app.domain.person import Person
from desktop_app.domain.record import Issue
from desktop_app.domain.submission import BatchLine
from desktop_app.domain.workflow import Status
from desktop_app.files.layout import read_layout
from desktop_app.kernel.i18n import _
from desktop_app.queries.submissions import (
    leavers_to_report,
    refused_before,
    verified_people,
)
from desktop_app.queries.workers import EVERYBODY, Filter
from desktop_app.services.layouts import lists_of
from desktop_app.store.engine import Reader

LeftOut = tuple[tuple[Person, tuple[str, ...]], ...]
Held = tuple[tuple[Person, tuple[Issue, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preflight:
    """Who can go into the next batch, and what keeps the others: everybody stands in one place.

    `left_out` lack fields for their list, `held` have findings that block the sending, `unplaced`
    find no list that takes their kind. `also` are the texts of further lists. `refused` gives the
    refused line of those who were sent before, by enrolment.
    """

    layout_text: str
    layout: Layout
    ready: tuple[Person, ...]
    left_out: LeftOut
    also: tuple[str, ...] = ()
    held: Held = ()
    unplaced: tuple[Person, ...] = ()
    refused: Mapping[str, BatchLine] = field(default_factory=dict)

    @property
    def staying(self) -> int:
        """How many are verified but do not go."""
        return len(self.left_out) + len(self.held) + len(self.unplaced)

    @property
    def lists(self) -> tuple[Layout, ...]:
        """The layouts of all lists of the batch, the chosen one first."""
        return lists_from(self.layout_text, self.also)

    @property
    def groups(self) -> dict[str, int]:
        """How many of those who go belong to which group, by its code."""
        return dict(Counter(each.enrolment.group for each in self.ready))

    @property
    def kinds(self) -> dict[EnrolmentKind, int]:
        """How many of those who go are new, go on with an old KPJ, or have left."""
        return dict(Counter(kind_of(each.enrolment) for each in self.ready))

    def of_resend(self, batch_id: str) -> Preflight:
        """Give the same with only those whom the answer to that batch refused."""
        return self._only({key for key, line in self.refused.items() if line.batch_id == batch_id})

    def _only(self, wanted: Collection[str]) -> Preflight:
        return replace(
            self,
            ready=tuple(each for each in self.ready if each.enrolment.id in wanted),
            left_out=tuple(each for each in self.left_out if each[0].enrolment.id in wanted),
            held=tuple(each for each in self.held if each[0].enrolment.id in wanted),
            unplaced=tuple(each for each in self.unplaced if each.enrolment.id in wanted),
        )


def preflight(
    connection: Reader, facts: Facts, layout_name: str, asked: Filter = EVERYBODY
) -> Preflight:
    """Say who of the verified can go out in this layout, and what the others lack.

    Where a list for leavers belongs to the layout, the ended whom the agency does not know of go
    along. `asked` narrows both; its statuses are not looked at.

    Raises:
        UnreadableError: there is no such layout, it is no sound one, or not made for sending.
    """
    first, *also = lists_of(connection, layout_name)
    lists = lists_from(first, also)
    _demand_sendable(lists)
    people = verified_people(connection, asked)
    if list_for(lists, EnrolmentKind.ENDED) >= 0:
        people += leavers_to_report(connection, asked)
    found = _Sorted(lists)
    for person in people:
        found.take(person, facts)
    return Preflight(
        layout_text=first,
        layout=lists[0],
        ready=tuple(person for some in found.ready for person in some),
        left_out=tuple(found.left_out),
        also=tuple(also),
        held=tuple(found.held),
        unplaced=tuple(found.unplaced),
        refused=_refused(connection, people),
    )


def _refused(connection: Reader, people: Iterable[Person]) -> dict[str, BatchLine]:
    """Give the refused lines that are sent again now: joining for who joins, leaving for who left."""
    leaves = {each.enrolment.id: each.enrolment.status is Status.ENDED for each in people}
    found = refused_before(connection, leaves)
    return {
        key: line
        for key, line in found.items()
        if (line.kind == EnrolmentKind.ENDED) == leaves[key]
    }


class _Sorted:
    """People on their way into the lists, each put into exactly one place."""

    def __init__(self, lists: tuple[Layout, ...]) -> None:
        self._lists = lists
        self.ready: list[list[Person]] = [[] for _each in lists]
        self.left_out: list[tuple[Person, tuple[str, ...]]] = []
        self.held: list[tuple[Person, tuple[Issue, ...]]] = []
        self.unplaced: list[Person] = []

    def take(self, person: Person, facts: Facts) -> None:
        kind = kind_of(person.enrolment)
        place = list_for(self._lists, kind)
        leaves = kind is EnrolmentKind.ENDED
        against = () if leaves else holds(person.worker, person.enrolment.accepted)
        if against:
            self.held.append((person, against))
        elif place < 0:
            self.unplaced.append(person)
        elif missing := lacking(self._lists[place], sent_texts(person, facts, position=1)):
            self.left_out.append((person, tuple(missing)))
        else:
            self.ready[place].append(person)


def files_of(checked: Preflight) -> int:
    """Give how many files the batch would be: several where a list takes more than one holds."""
    lists = checked.lists
    rows = Counter(list_for(lists, kind_of(each.enrolment)) for each in checked.ready)
    return sum(-(-n // lists[place].rows_per_file) for place, n in rows.items())


def kind_of(enrolment: Enrolment) -> EnrolmentKind:
    """Give in which list somebody goes: leavers, those with an old KPJ, all others."""
    if enrolment.status is Status.ENDED:
        return EnrolmentKind.ENDED
    return EnrolmentKind.LANJUTAN if enrolment.kpj else EnrolmentKind.NEW


def lists_from(first: str, also: Iterable[str]) -> tuple[Layout, ...]:
    """Give the layouts of a batch from their texts."""
    return (read_layout(first), *map(read_layout, also))


def _demand_sendable(lists: tuple[Layout, ...]) -> None:
    if any(each.purpose is not Purpose.SUBMISSION for each in lists):
        said = _("“{name}” adalah daftar biasa, bukan untuk kiriman ke BPJS.")
        raise LayoutError(problem=said.format(name=lists[0].name))
    names = [each.file_name for each in lists]
    if len(set(names)) < len(names):
        raise LayoutError(problem=_("Dua daftar dalam satu kiriman memakai nama berkas yang sama."))


def sent_texts(person: Person, facts: Facts, *, position: int) -> dict[str, str]:
    """Give a person as the texts that a layout may name; the office's settings fill what is open."""
    worker, regions = person.worker, facts.regions
    enrolment = settled(person.enrolment, facts.settings, facts.today)
    ended_on = enrolment.ended_on
    return {
        **texts(worker),
        **texts(enrolment),
        "position": str(position),
        "kelurahan_name": regions.name(worker.kelurahan),
        "kecamatan_name": regions.name(regions.kecamatan_of(worker.kelurahan)),
        "home_kelurahan_name": regions.name(worker.home_kelurahan),
        "home_kecamatan_name": regions.name(regions.kecamatan_of(worker.home_kelurahan)),
        "occupation_label": facts.occupations.label(worker.occupation) or worker.occupation_note,
        "occupation_bpjs_code": facts.occupations.bpjs_code(worker.occupation),
        "group_label": GROUPS.word(enrolment.group),
        "postal_code": worker.postal_code or regions.postal_code(worker.kelurahan),
        "income_band": str(facts.settings.income),
        "end_reason": enrolment.end_reason,
        "end_reason_label": END_REASONS.word(enrolment.end_reason),
        "ended_on": ended_on.isoformat() if ended_on else "",
    }


def amount_per_month(people: Iterable[Person], facts: Facts) -> int:
    """Give what these people cost together a month, in whole rupiah; leavers cost nothing."""
    settings = facts.settings
    going = (
        settled(each.enrolment, settings, facts.today)
        for each in people
        if each.enrolment.status is not Status.ENDED
    )
    return sum(
        facts.contributions.monthly(settings.income, each.programmes.split()) for each in going
    )
