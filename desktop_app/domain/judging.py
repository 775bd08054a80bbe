"""From source rows to proposals: read each row, look for twins, compare with who is known.

Pure: who is known is handed in. The verdicts: docs/domain.md §3.1.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from desktop_app.domain.cells import Value
from desktop_app.domain.choices import GROUPS
from desktop_app.domain.dukcapil import still_said
from desktop_app.domain.facts import Facts
from desktop_app.domain.fields import filled_over
from desktop_app.domain.findings import issue, refuses
from desktop_app.domain.nik import birth_agrees, is_nik, sex_of
from desktop_app.domain.person import Person, PersonReading, judge
from desktop_app.domain.plan import Proposal, Verdict
from desktop_app.domain.record import Issue, changed, differences
from desktop_app.domain.worker import Worker
from desktop_app.kernel.i18n import _
from desktop_app.kernel.jobs import Progress

PROPOSAL, REGISTERED = "proposal", "registered"
KINDS = (PROPOSAL, REGISTERED)


@dataclass(slots=True)
class Row:
    """One source row on its way to a verdict."""

    sheet: str | None
    number: int
    raw: Mapping[str, Value]
    reading: PersonReading
    issues: tuple[Issue, ...]

    @property
    def worker(self) -> Worker:
        """Who the row says it is."""
        return self.reading.person.worker

    @property
    def refused(self) -> bool:
        """Whether something refuses the row."""
        return bool(self.issues) and refuses(self.issues)


def mark_twins(rows: Iterable[Row]) -> None:
    """Refuse all but one of the rows that share a NIK.

    The row whose birth date or sex disagrees with the NIK is the one at fault; where both or
    neither do, the later one.
    """
    for nik, twins in _sharing(rows, lambda row: row.worker.nik).items():
        if is_nik(nik):
            stands = min(twins, key=lambda row: (row.refused, _disagrees(row.worker)))
            for row in twins:
                if row is not stands:
                    row.issues = (*row.issues, _twin_of(stands))


def _sharing(rows: Iterable[Row], shown: Callable[[Row], str]) -> dict[str, list[Row]]:
    """Give the rows of which two or more show the same, by what they show."""
    first: dict[str, Row] = {}
    sharing: dict[str, list[Row]] = {}
    for row in rows:
        said = shown(row)
        other = first.setdefault(said, row)
        if other is not row:
            sharing.setdefault(said, [other]).append(row)
    return sharing


def _disagrees(worker: Worker) -> bool:
    wrong_day = worker.birth_date is not None and not birth_agrees(worker.nik, worker.birth_date)
    return wrong_day or (worker.sex != "" and worker.sex != sex_of(worker.nik))


def _twin_of(other: Row) -> Issue:
    said = _("NIK yang sama ada di baris {row}.").format(row=other.number)
    return issue("nik_duplicate", "nik", said)


def mark_shared_phones(rows: Iterable[Row]) -> None:
    """Tell which rows share a telephone with others: usual in a family, so it only tells."""
    counted = (row for row in rows if not row.refused)
    for phone, owners in _sharing(counted, lambda row: row.worker.phone).items():
        said = _("No. HP ini dipakai {n} orang di berkas ini.").format(n=len(owners))
        for row in owners if phone else ():
            row.issues = (*row.issues, issue("phone_shared", "phone", said))


def propose(row: Row, known: Person | None, facts: Facts) -> Proposal:
    """Give the verdict on a row, beside the person whom the store knows by this NIK."""
    if row.refused or known is None:
        verdict = Verdict.REFUSE if row.refused else Verdict.ADD
        return _proposal(row, verdict, row.issues, known, row.reading.person)
    if known.worker.nik != row.worker.nik:  # merged: what the other entry said is settled
        return _proposal(row, Verdict.SKIP, row.issues, known, known)
    if not known.enrolment.is_open:
        return _proposal(row, Verdict.CHANGE, row.issues, known, enrolled_anew(known, row))
    row.issues = (*row.issues, *_of_another_group(row, known))
    merged = merge(known, row.reading.person)
    if not _changes(known, merged):
        return _proposal(row, Verdict.SKIP, row.issues, known, known)
    if known.enrolment.is_locked:
        said = _("Sudah terkunci: {fields} berbeda dari data yang diverifikasi.")
        names = ", ".join(_changes(known, merged))
        locked = issue("locked", "nik", said.format(fields=names))
        return _proposal(row, Verdict.REFUSE, (*row.issues, locked), known, merged)
    of_values = judge(row.reading.person, facts)
    of_text = (each for each in row.issues if each not in of_values)
    return _proposal(row, Verdict.CHANGE, (*of_text, *judge(merged, facts)), known, merged)


def _of_another_group(row: Row, known: Person) -> Iterator[Issue]:
    """Say that somebody whom this list proposes is enrolled in another group already."""
    group = row.reading.person.enrolment.group
    if row.raw.get("group") and group != known.enrolment.group:
        said = _("Sudah ikut program sebagai {group}.")
        label = GROUPS.label(known.enrolment.group).lower()
        yield issue("already_enrolled", "group", said.format(group=label))


def enrolled_anew(known: Person, row: Row) -> Person:
    """Give a known person, whose last enrolment is closed, with the new one that the row asks for."""
    new = changed(row.reading.person.enrolment, {"worker_id": known.worker.id})
    return Person(merge(known, row.reading.person).worker, new)


def merge(known: Person, new: Person) -> Person:
    """Give the known person with every filled field of the new one; a blank never erases."""
    worker = filled_over(known.worker, new.worker)
    of_this_group = changed(new.enrolment, {"group": known.enrolment.group})
    enrolment = filled_over(known.enrolment, of_this_group)
    notes = known.worker.notes
    if new.worker.notes and new.worker.notes not in notes:
        notes = f"{notes}\n{new.worker.notes}".strip()
    return Person(still_said(known.worker, changed(worker, {"notes": notes})), enrolment)


def _changes(before: Person, after: Person) -> tuple[str, ...]:
    ours = {"findings", "status"}
    return tuple(
        name
        for name in (
            *differences(before.worker, after.worker),
            *differences(before.enrolment, after.enrolment),
        )
        if name not in ours
    )


def _proposal(
    row: Row, verdict: Verdict, issues: Sequence[Issue], before: Person | None, after: Person
) -> Proposal:
    return Proposal(
        sheet=row.sheet,
        row=row.number,
        verdict=verdict,
        shown=row.reading.person,
        tells_group=bool(row.raw.get("group")),
        issues=tuple(issues),
        before=before,
        after=after,
    )


def niks_of(rows: Iterable[Row]) -> set[str]:
    """Give the NIKs by which the store must be asked."""
    return {row.worker.nik for row in rows if is_nik(row.worker.nik) and not row.refused}


Known = Callable[[set[str]], Mapping[str, Person]]
"""Gives the known people with their current enrolment, by NIK."""


def judge_rows(
    rows: Sequence[Row], known: Known, facts: Facts, progress: Progress
) -> tuple[Proposal, ...]:
    """Give the verdict on every row of a file, in the order of the file."""
    mark_twins(rows)
    mark_shared_phones(rows)
    people = known(niks_of(rows))
    return tuple(propose(row, people.get(row.worker.nik), facts) for row in progress.each(rows))
