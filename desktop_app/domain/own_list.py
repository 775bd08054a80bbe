"""The list that one store of ours writes for another: what each of its rows would do there.

Nothing is read twice or guessed: every row is a worker with one enrolment, exactly as kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from desktop_app.domain.cells import Sheet, text_of
from desktop_app.domain.columns import Column
from desktop_app.domain.enrolment import Enrolment
from desktop_app.domain.facts import Facts
from desktop_app.domain.fields import fields_of, filled_over
from desktop_app.domain.findings import issue
from desktop_app.domain.judging import Row, propose
from desktop_app.domain.nik import is_nik
from desktop_app.domain.person import Person, PersonReading, judge
from desktop_app.domain.plan import Proposal, Verdict
from desktop_app.domain.record import Issue
from desktop_app.domain.tables import Stretch, Table
from desktop_app.domain.titles import TitleFacts
from desktop_app.domain.worker import Worker
from desktop_app.domain.workflow import Status
from desktop_app.kernel.errors import UnreadableError
from desktop_app.kernel.i18n import N_, _

OWN = "own"
"""The kind of an import that takes such a list."""

ENROLMENT = "enrolment."
"""Stands before the names of the enrolment's columns."""


class ChangedOwnListError(UnreadableError):
    """A row of an own list is no longer as a store wrote it."""

    text = N_(
        "Daftar lengkap ini berubah di baris {row}. Mintalah berkas yang belum disunting "
        "kepada pengirimnya."
    )


@dataclass(frozen=True, slots=True)
class OwnRow:
    """One row: its number, the worker, and one enrolment; without an id it is none."""

    sheet: str | None
    number: int
    person: Person


@dataclass(frozen=True, slots=True)
class Known:
    """What the store has: by id, and who bears the NIKs of workers with other ids."""

    workers: Mapping[str, Worker]
    enrolments: Mapping[str, Enrolment]
    current: Mapping[str, Person]
    by_nik: Mapping[str, Person]


def own_table(sheet: Sheet) -> Table:
    """Give the table as which such a list is shown: every column read as what it is called."""
    declared = {*fields_of(Worker), *(f"{ENROLMENT}{name}" for name in fields_of(Enrolment))}
    names = [text_of(value) for value in sheet.rows[0]]
    fields = [name.removeprefix(ENROLMENT) if name in declared else "" for name in names]
    pairs = enumerate(zip(names, fields, strict=True))
    return Table(
        sheet=sheet,
        header_rows=(sheet.first_row,),
        columns=tuple(Column(at, name, field, sure=True) for at, (name, field) in pairs),
        stretches=(Stretch(1, len(sheet.rows), TitleFacts()),),
    )


def check_whole(rows: Sequence[OwnRow]) -> None:
    """Make sure that no id stands twice for different things.

    Raises:
        ChangedOwnListError: somebody has edited the list.
    """
    workers: dict[str, Worker] = {}
    enrolments: set[str] = set()
    for row in rows:
        worker, enrolment = row.person.worker, row.person.enrolment
        same = workers.setdefault(worker.id, worker) == worker
        if not worker.id or not same or enrolment.id in enrolments:
            raise ChangedOwnListError(row=row.number)
        enrolments |= {enrolment.id} - {""}


def propose_own(rows: Sequence[OwnRow], known: Known, facts: Facts) -> Iterator[Proposal]:
    """Give what becomes of each row in this store, in the order of the list."""
    niks: dict[str, str] = {}
    is_open: set[str] = set()
    for row in rows:
        worker, enrolment = row.person.worker, row.person.enrolment
        bearer = niks.setdefault(worker.nik, worker.id) if _bears(worker) else worker.id
        if bearer != worker.id:
            said = _("NIK ini dipakai dua orang dalam daftar ini.")
            yield _proposal(row, Verdict.REFUSE, issues=(issue("nik_duplicate", "nik", said),))
            continue
        if enrolment.id and enrolment.is_open and worker.id in is_open:
            yield _proposal(row, Verdict.REFUSE, issues=(_two_open(),))
            continue
        is_open |= {worker.id} if enrolment.id and enrolment.is_open else set()
        yield _propose(row, known, facts)


def _bears(worker: Worker) -> bool:
    return is_nik(worker.nik) and not worker.merged_into


def _propose(row: OwnRow, known: Known, facts: Facts) -> Proposal:
    worker = known.workers.get(row.person.worker.id)
    if worker:
        return _of_known(row, worker, known)
    bearer = known.by_nik.get(row.person.worker.nik) if _bears(row.person.worker) else None
    if bearer:
        issues = judge(row.person, facts)
        reading = PersonReading(row.person, issues)
        like_any = Row(row.sheet, row.number, {"group": "own"}, reading, issues)
        return propose(like_any, bearer, facts)
    return _proposal(row, Verdict.ADD, after=row.person)


def _of_known(row: OwnRow, worker: Worker, known: Known) -> Proposal:
    """Compare with the same worker here: the same is skipped, what is locked stays."""
    theirs = row.person
    before = known.current.get(worker.id)
    mine = known.enrolments.get(theirs.enrolment.id)
    if before is None or not theirs.enrolment.id:
        return _proposal(row, Verdict.SKIP)
    if mine is None:
        if theirs.enrolment.is_open and before.enrolment.is_open:
            return _proposal(row, Verdict.REFUSE, before=before, issues=(_two_open(),))
        after = Person(filled_over(worker, theirs.worker), theirs.enrolment)
        return _proposal(row, Verdict.CHANGE, before=before, after=after)
    after = Person(filled_over(worker, theirs.worker), _further(mine, theirs.enrolment))
    before = Person(worker, mine)
    if after == before:
        return _proposal(row, Verdict.SKIP, before=before)
    if mine.is_locked:
        said = _("Sudah terkunci; isi daftar ini berbeda.")
        return _proposal(
            row, Verdict.REFUSE, before=before, after=after, issues=(issue("locked", "nik", said),)
        )
    return _proposal(row, Verdict.CHANGE, before=before, after=after)


def _further(mine: Enrolment, theirs: Enrolment) -> Enrolment:
    """Take the enrolment that has come further; else fill what mine leaves open."""
    order = list(Status)
    if order.index(theirs.status) > order.index(mine.status):
        return replace(theirs, version=mine.version)
    return filled_over(mine, theirs)


def _two_open() -> Issue:
    said = _("Orang ini sudah punya kepesertaan yang masih terbuka.")
    return issue("already_enrolled", "", said)


def _proposal(
    row: OwnRow,
    verdict: Verdict,
    *,
    before: Person | None = None,
    after: Person | None = None,
    issues: tuple[Issue, ...] = (),
) -> Proposal:
    return Proposal(
        sheet=row.sheet,
        row=row.number,
        verdict=verdict,
        shown=row.person,
        tells_group=bool(row.person.enrolment.id),
        issues=issues,
        before=before,
        after=after,
    )
