"""Lists of other offices: judged whole, written once, undone as one."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from desktop_app.domain.enrolment import Enrolment, settled
from desktop_app.domain.facts import Facts
from desktop_app.domain.import_run import ImportRun
from desktop_app.domain.judging import PROPOSAL, REGISTERED, judge_rows
from desktop_app.domain.list_file import ListFile
from desktop_app.domain.list_form import Fields, ListForm, chosen_in, lines_of
from desktop_app.domain.nik import is_nik
from desktop_app.domain.own_list import OWN
from desktop_app.domain.people import RIGHT_LABELS, Right
from desktop_app.domain.person import Person, PersonReading, with_findings
from desktop_app.domain.plan import Plan, Proposal, Verdict
from desktop_app.domain.record import changed
from desktop_app.domain.refused_list import refused_list
from desktop_app.domain.row_reading import RowReader
from desktop_app.domain.true_nik import days_of, propose_niks
from desktop_app.domain.worker import Worker
from desktop_app.domain.workflow import Status
from desktop_app.files import refused as refused_files
from desktop_app.files.grid import read_book
from desktop_app.kernel.crew import crew
from desktop_app.kernel.errors import NotAllowedError, UsageError
from desktop_app.kernel.i18n import N_, _
from desktop_app.kernel.jobs import Progress
from desktop_app.kernel.memory import collecting_later
from desktop_app.queries.imports import imports_of_file, list_forms
from desktop_app.queries.workers import namesakes, people_by_nik
from desktop_app.services import duplicates, likely_in_list, own_lists
from desktop_app.services.import_rows import (
    Reading,
    Readings,
    helpers_for_file,
    helpers_for_list,
    read_rows,
)
from desktop_app.services.list_search import lists_in, remarks_on
from desktop_app.services.use_case import use_case
from desktop_app.services.workers import recorded
from desktop_app.store.engine import Reader
from desktop_app.store.unit import StaleError, Unit

_AT_ONCE = 2_000


class NoSuchImportError(UsageError):
    """No import of that number stands."""

    text = N_("Tidak ada impor ke-{n} yang dapat dibatalkan.")


def plan_import(
    connection: Reader,
    path: Path,
    facts: Facts,
    *,
    kind: str = PROPOSAL,
    progress: Progress | None = None,
) -> Plan:
    """Read a file and say what would become of each row; nothing is written.

    Raises:
        UnreadableError: the file is none, is locked with a password, or holds no list.
    """
    progress = progress or Progress()
    with crew(helpers_for_file(path), RowReader) as helpers:
        reading = Reading(facts, kind, progress, helpers)
        return _planned(
            connection, recalled(connection, read_list(path, progress=progress)), reading
        )


def read_list(path: Path, *, progress: Progress | None = None) -> ListFile:
    """Read a file and find the lists in it; nothing is judged yet.

    Raises:
        UnreadableError: the file is none, is locked with a password, or holds no list.
    """
    book = read_book(path, progress=progress)
    own = own_lists.own_tables(book)
    tables = own or lists_in(book, path)
    return ListFile(
        name=path.name,
        sha256=sha256_of(path),
        tables=tables,
        remarks=tuple(remarks_on(book, tables, path)),
        own=bool(own),
    )


def recalled(connection: Reader, listed: ListFile) -> ListFile:
    """Give a list with its columns read as somebody chose them for such headings before."""
    return listed.with_chosen(chosen_in(list_forms(connection)))


def plan_list(
    connection: Reader,
    listed: ListFile,
    facts: Facts,
    *,
    kind: str = PROPOSAL,
    progress: Progress | None = None,
    readings: Readings | None = None,
) -> Plan:
    """Say what would become of each row of a list that was read; nothing is written.

    Rows that `readings` holds from an earlier look at the same list are not read again.

    Raises:
        PracticeFileError: the list is of invented people, and the office a real one.
        RealFileError: the list is of real people, and the office one for practice.
    """
    progress = progress or Progress()
    known = readings is not None and readings.rows
    with crew(0 if known else helpers_for_list(listed), RowReader) as helpers:
        reading = Reading(facts, kind, progress, helpers, readings)
        return _planned(connection, listed, reading)


def _planned(connection: Reader, listed: ListFile, reading: Reading) -> Plan:
    facts, progress = reading.facts, reading.progress
    if listed.own:
        proposals = own_lists.plan(connection, listed.tables[0], facts, progress)
        return _plan(connection, listed, OWN, proposals)
    with collecting_later():
        proposals = _judged(connection, listed, reading)
        listed = replace(listed, tables=())  # of a whole city a quarter of all memory
        marked = likely_in_list.marked(connection, proposals, progress, reading.helpers)
    return _plan(connection, listed, reading.kind, marked)


def _judged(connection: Reader, listed: ListFile, reading: Reading) -> tuple[Proposal, ...]:
    facts = reading.facts
    rows = read_rows(listed, reading)
    propose_niks(rows, namesakes(connection, days_of(rows)), facts.settings.office)
    return judge_rows(rows, partial(people_by_nik, connection), facts, reading.progress)


def _plan(connection: Reader, listed: ListFile, kind: str, proposals: tuple[Proposal, ...]) -> Plan:
    return Plan(
        file_name=listed.name,
        file_sha256=listed.sha256,
        kind=kind,
        proposals=proposals,
        remarks=listed.remarks,
        seen_before=imports_of_file(connection, listed.sha256),
        chosen=listed.chosen,
    )


def write_refused(plan: Plan, listed: ListFile, path: Path, mark: str = "") -> int:
    """Write the rows that a plan refuses as a workbook for the sender; give how many they are.

    `mark` is what files of this store carry.

    Raises:
        NoRoomError: it cannot be written there.
    """
    refused = refused_list(plan, listed)
    refused_files.write_refused(path, refused, mark)
    return len(refused.rows)


def sha256_of(path: Path) -> str:
    """Give the fingerprint of a file's bytes."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


@use_case(N_("mengimpor daftar"), right=Right.RECORD)
def write(unit: Unit, plan: Plan, *, progress: Progress | None = None) -> ImportRun:
    """Write what a plan proposes to add and change, all or nothing.

    Raises:
        StaleError: the store has changed since the plan was made.
        NotAllowedError: it is the list of another store, and no right to administer.
    """
    if plan.kind == OWN and Right.ADMINISTER not in unit.user.rights:
        raise NotAllowedError(what=_(RIGHT_LABELS[Right.ADMINISTER]))
    wanted = [each for each in plan.proposals if each.verdict in {Verdict.ADD, Verdict.CHANGE}]
    _demand_fresh(unit, wanted)
    _write_people(unit, wanted, plan.kind, progress or Progress())
    duplicates.note_pairs(unit, [found for each in wanted for found in each.alike])
    _remember(unit, plan.chosen)
    last = unit.highest(ImportRun, "number") or 0
    unit.about = str(last + 1)
    counts = plan.counts
    return unit.put(
        ImportRun(
            id=unit.new_id(),
            number=last + 1,
            file_name=plan.file_name,
            file_sha256=plan.file_sha256,
            kind=plan.kind,
            done_at=unit.at,
            done_by=unit.user.id,
            read=counts["read"],
            added=counts["added"],
            changed=counts["changed"],
            skipped=counts["skipped"],
            refused=counts["refused"],
        )
    )


def _remember(unit: Unit, chosen: Mapping[str, Fields]) -> None:
    """Keep the columns that somebody chose, for the next list with the same headings."""
    known = {each.signature: each for each in unit.find(ListForm)} if chosen else {}
    for signature, fields in chosen.items():
        form = known.get(signature) or ListForm(id=unit.new_id(), signature=signature)
        whole = {**chosen_in([form])[signature], **fields}
        unit.put(replace(form, fields=lines_of(whole)))


@use_case(N_("membatalkan impor"), right=Right.RECORD)
def undo(unit: Unit, number: int, *, progress: Progress | None = None) -> ImportRun:
    """Take back a whole import, at any time while nothing stands on it.

    Raises:
        NoSuchImportError: there is none of that number, or it was taken back already.
        MovedOnError: somebody of it was changed since.
    """
    run = next((each for each in unit.find(ImportRun, number=number) if not each.undone), None)
    changes = unit.changes_made("imports.write", str(number)) if run else None
    if run is None or not changes:
        raise NoSuchImportError(n=number)
    unit.about = str(number)
    people = [each for each in changes if each.table not in {"import_run", "list_form"}]
    unit.take_back(people, progress or Progress())
    return unit.put(replace(run, undone=True))


def _write_people(unit: Unit, wanted: Sequence[Proposal], kind: str, progress: Progress) -> None:
    with unit.settling_later(len(wanted)):
        for start in range(0, len(wanted), _AT_ONCE):
            progress.report(start, len(wanted))
            some = wanted[start : start + _AT_ONCE]
            unit.write_all(_closed_before(some))
            workers, enrolments = _records(unit, some, kind)
            unit.write_all(workers)
            unit.write_all(enrolments)
    progress.report(len(wanted), len(wanted))


def _records(
    unit: Unit, proposals: Sequence[Proposal], kind: str
) -> tuple[list[Worker], list[Enrolment]]:
    if kind == OWN:
        return own_lists.records(unit, proposals)
    people = [_ready(unit, each, kind) for each in proposals]
    return [each.worker for each in people], [each.enrolment for each in people]


def _demand_fresh(unit: Unit, wanted: Sequence[Proposal]) -> None:
    added = (each.after.worker for each in wanted if each.verdict is Verdict.ADD and each.after)
    niks = [each.nik for each in added if is_nik(each.nik) and not each.merged_into]
    if unit.find_in(Worker, "nik", niks):
        raise StaleError


def _closed_before(proposals: Sequence[Proposal]) -> list[Enrolment]:
    """Give the closed enrolments that a new one of the same person puts into the second row."""
    return [
        replace(each.before.enrolment, latest=False)
        for each in proposals
        if each.before
        and each.after
        and each.after.enrolment.latest
        and each.before.enrolment.id != each.after.enrolment.id
    ]


def _ready(unit: Unit, proposal: Proposal, kind: str) -> Person:
    """Give the person of a proposal as it is written: with findings, status and recorder."""
    if proposal.after is None:
        raise StaleError
    before = proposal.before.worker if proposal.before else None
    person = with_findings(PersonReading(proposal.after, proposal.issues), before)
    worker, enrolment = person.worker, person.enrolment
    if kind == REGISTERED:
        return Person(worker, _registered(unit, enrolment))
    return Person(worker, recorded(unit, enrolment, worker, Status.RECORDED))


def _registered(unit: Unit, enrolment: Enrolment) -> Enrolment:
    now = {
        "status": Status.REGISTERED,
        "recorded_by": unit.user.id,
        "recorded_at": unit.at,
        "registered_at": unit.at,
    }
    return changed(settled(enrolment, unit.facts.settings, unit.facts.today), now)
