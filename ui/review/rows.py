"""A plan seen as rows: which cells carry a mark, what a change changes, what a filter leaves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from desktop_app.domain.enrolment import Enrolment
from desktop_app.domain.facts import Facts
from desktop_app.domain.fields import fields_of
from desktop_app.domain.findings import label
from desktop_app.domain.list_file import (
    ListCells,
    ListColumn,
    ListFile,
    Place,
    column_for,
    columns_of_list,
    field_label,
)
from desktop_app.domain.person import Person
from desktop_app.domain.plan import Plan, Proposal, Verdict
from desktop_app.domain.record import Issue, Level, Record
from desktop_app.domain.worker import Worker
from desktop_app.kernel.i18n import _

NEW = "new"
_GRAVITY: Mapping[str, int] = {Level.ERROR: 3, Level.WARNING: 2, NEW: 1, Level.INFO: 0}


class Mark(NamedTuple):
    """What is to be seen at a cell: a level of an issue or `NEW`, and the sentence for it."""

    level: str
    sentence: str


class Difference(NamedTuple):
    """A value that a row would change, in words."""

    field: str
    label: str
    old: str
    new: str


class CodeCount(NamedTuple):
    """How many rows carry a finding, and for how many of them there is a proposal."""

    code: str
    label: str
    level: Level
    rows: int
    offers: int = 0


class Spot(NamedTuple):
    """One finding to look at: the row's index in the plan, the finding."""

    at: int
    issue: Issue


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """Which rows are shown: of one verdict, only with errors and warnings, with one finding."""

    verdict: str = ""
    noted: bool = False
    code: str = ""

    def takes(self, proposal: Proposal) -> bool:
        """Whether a row is shown."""
        if self.verdict and proposal.verdict != self.verdict:
            return False
        if self.noted and not is_noted(proposal):
            return False
        return not self.code or any(each.code == self.code for each in proposal.issues)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A plan with everything that its review needs; made once, off the window's thread."""

    plan: Plan
    facts: Facts
    columns: tuple[ListColumn, ...]
    cells: ListCells
    sheets: tuple[str, ...] = ()
    heading_row: int = 0
    listed: ListFile | None = None
    codes: tuple[CodeCount, ...] = ()
    spots: tuple[Spot, ...] = ()
    spots_of_row: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    longest: tuple[tuple[str, ...], ...] = ()

    def text(self, proposal: Proposal, column: ListColumn) -> str:
        """Give the words of one cell: as typed here, as in the file, or the value alone."""
        place = place_of(proposal)
        if self.listed is None:
            return proposal.values.get(column.field, "")
        typed = self.listed.mended.get(place, {})
        return typed.get(column.field) or self.cells.text(place, column)


def place_of(proposal: Proposal) -> Place:
    """Give where a row stands in its file."""
    return proposal.sheet, proposal.row


def is_noted(proposal: Proposal) -> bool:
    """Whether an error or a warning stands at a row."""
    return any(each.level is not Level.INFO for each in proposal.issues)


def shown_plan(plan: Plan, facts: Facts, listed: ListFile | None = None) -> Shown:
    """Make a plan ready to be shown; without a file, its fields are the columns."""
    columns = columns_of_list(listed.tables) if listed else _field_columns(plan)
    tables = listed.tables if listed else ()
    shown = Shown(
        plan=plan,
        facts=facts,
        columns=columns,
        cells=ListCells(tables),
        sheets=tuple(dict.fromkeys(table.sheet.name or "" for table in tables)),
        heading_row=max(tables[0].header_rows[:1], default=0) if tables else 0,
        listed=listed,
    )
    spots = tuple(_spots(plan.proposals))
    return replace(
        shown,
        codes=_counted(plan.proposals),
        spots=spots,
        spots_of_row=_by_row(spots),
        longest=tuple(_longest(shown, column) for column in columns),
    )


def marks_of(proposal: Proposal, columns: Sequence[ListColumn]) -> Mapping[int, Mark]:
    """Give the marks of a row's cells by the index of the column."""
    marks: dict[int, Mark] = {}
    told: list[tuple[str, str, str]] = [
        (each.field, each.level, each.message) for each in proposal.issues if each.field
    ]
    if proposal.verdict is Verdict.CHANGE:
        told += [(name, NEW, name) for name in _changed(proposal)]
    for name, level, sentence in told:
        at = column_for(columns, name)
        known = marks.get(at)
        if at >= 0 and (known is None or _GRAVITY[level] > _GRAVITY[known.level]):
            marks[at] = Mark(level, sentence)
    return marks


def differences_of(proposal: Proposal, facts: Facts) -> tuple[Difference, ...]:
    """Give what a row would change, old beside new; none for other verdicts."""
    if proposal.verdict is not Verdict.CHANGE or not (proposal.before and proposal.after):
        return ()
    old, new = proposal.before, proposal.after
    return tuple(
        Difference(name, field_label(name), _said(old, name, facts), _said(new, name, facts))
        for name in _changed(proposal)
    )


def _changed(proposal: Proposal) -> list[str]:
    if not (proposal.before and proposal.after):
        return []
    pairs = (
        (proposal.before.worker, proposal.after.worker),
        (proposal.before.enrolment, proposal.after.enrolment),
    )
    return [
        name
        for old, new in pairs
        for name in fields_of(type(old))
        if getattr(old, name) != getattr(new, name)
    ]


def _said(person: Person, name: str, facts: Facts) -> str:
    for record_type, record in ((Worker, person.worker), (Enrolment, person.enrolment)):
        declared = fields_of(record_type).get(name)
        if declared:
            return declared.kind.show(_value(record, name), facts) or _("kosong")
    return ""


def _value(record: Record, name: str) -> object:
    return getattr(record, name)


def _counted(proposals: Sequence[Proposal]) -> tuple[CodeCount, ...]:
    rows: Counter[str] = Counter()
    offers: Counter[str] = Counter()
    levels: dict[str, Level] = {}
    for proposal in proposals:
        rows.update({each.code for each in proposal.issues})
        offers.update({each.code for each in proposal.issues if each.proposal})
        levels.update({each.code: each.level for each in proposal.issues})
    counts = (
        CodeCount(code, label(code), levels[code], n, offers[code]) for code, n in rows.items()
    )
    return tuple(sorted(counts, key=lambda one: (-_GRAVITY[one.level], -one.rows, one.label)))


def _spots(proposals: Sequence[Proposal]) -> Iterator[Spot]:
    for at, proposal in enumerate(proposals):
        found = (each for each in proposal.issues if each.level is not Level.INFO)
        for each in sorted(found, key=lambda one: -_GRAVITY[one.level]):
            yield Spot(at, each)


def _by_row(spots: Sequence[Spot]) -> Mapping[int, tuple[int, ...]]:
    found: dict[int, tuple[int, ...]] = {}
    for number, spot in enumerate(spots):
        found[spot.at] = (*found.get(spot.at, ()), number)
    return found


_SAMPLE, _MEASURED = 300, 8


def _longest(shown: Shown, column: ListColumn) -> tuple[str, ...]:
    """Give some of the longest words of a column; their pixels are measured at home."""
    sample = {shown.text(each, column) for each in shown.plan.proposals[:_SAMPLE]}
    return tuple(sorted(sample, key=len)[-_MEASURED:])


def _field_columns(plan: Plan) -> tuple[ListColumn, ...]:
    names = {name for proposal in plan.proposals for name in proposal.values}
    order = [*fields_of(Worker), *fields_of(Enrolment)]
    return tuple(
        ListColumn(heading=field_label(name), field=name) for name in order if name in names
    )
