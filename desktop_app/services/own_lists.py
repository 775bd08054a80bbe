"""The whole list for another store of ours: every field, id and status, written and taken in.

Until packages exist. It says what verification and the agency have said already, so who takes it
in must be allowed to administer the office.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from desktop_app.domain.cells import Book, Sheet, text_of
from desktop_app.domain.enrolment import Enrolment
from desktop_app.domain.facts import Facts
from desktop_app.domain.layout import Layout, LayoutColumn
from desktop_app.domain.own_list import (
    ENROLMENT,
    ChangedOwnListError,
    Known,
    OwnRow,
    check_whole,
    own_table,
    propose_own,
)
from desktop_app.domain.people import Right
from desktop_app.domain.person import Person
from desktop_app.domain.plan import Proposal
from desktop_app.domain.practice import demand_own_file, mark_of
from desktop_app.domain.tables import Table
from desktop_app.domain.worker import Worker
from desktop_app.files.workbook import FileWritten, marked, write_list
from desktop_app.kernel.i18n import N_, ngettext
from desktop_app.kernel.jobs import Progress
from desktop_app.queries import own_list as questions
from desktop_app.queries.duplicates import workers_by_id
from desktop_app.queries.workers import people_by_nik, people_of
from desktop_app.services.use_case import use_case
from desktop_app.store.engine import Reader
from desktop_app.store.unit import Unit

SHEET = "Daftar lengkap"
HEADINGS = (
    *questions.WORKER_COLUMNS,
    *(f"{ENROLMENT}{name}" for name in questions.ENROLMENT_COLUMNS),
)


@use_case(N_("menulis daftar lengkap"), right=Right.RECORD, undoable=False)
def write(unit: Unit, path: Path, *, progress: Progress | None = None) -> FileWritten:
    """Write everybody with every enrolment as one workbook; the journal tells of how many.

    Raises:
        NoRoomError: it cannot be written there.
    """
    rows = list(unit.ask(questions.everything))
    n = len(rows)
    unit.about = ngettext("{n} baris", "{n} baris", n).format(n=n)
    columns = tuple(LayoutColumn(heading=name, parts=()) for name in HEADINGS)
    layout = Layout(name="own", title=SHEET, sheet=SHEET, columns=columns)
    layout = marked(layout, mark_of(unit.facts.settings))
    return write_list(path, layout, rows, progress or Progress())


def own_tables(book: Book) -> tuple[Table, ...]:
    """Give the table of a book that a store of ours wrote; none for all other books."""
    return tuple(own_table(sheet) for sheet in book.sheets if _is_own(sheet))[:1]


def _is_own(sheet: Sheet) -> bool:
    return bool(sheet.rows) and tuple(map(text_of, sheet.rows[0])) == HEADINGS


def plan(
    connection: Reader, table: Table, facts: Facts, progress: Progress
) -> tuple[Proposal, ...]:
    """Say what would become of each row in this store; nothing is written.

    Raises:
        ChangedOwnListError: a row is not as a store wrote it.
        PracticeFileError, RealFileError: it is of the other world, practice or real.
    """
    rows = list(_rows(table.sheet, progress))
    check_whole(rows)
    demand_own_file((each.person.worker.nik for each in rows), facts.settings)
    return tuple(propose_own(rows, _known(connection, rows), facts))


def records(unit: Unit, proposals: Sequence[Proposal]) -> tuple[list[Worker], list[Enrolment]]:
    """Give what is to be written: each worker once, and who is here already with their version."""
    people = [each.after for each in proposals if each.after]
    workers = {each.worker.id: each.worker for each in people}
    # An earlier portion of the same list may have brought the worker of a further enrolment.
    here = {each.id: each.version for each in unit.find_in(Worker, "id", workers)}
    standing = [
        replace(each, version=each.version or here.get(each.id, 0)) for each in workers.values()
    ]
    return standing, [each.enrolment for each in people if each.enrolment.id]


def _rows(sheet: Sheet, progress: Progress) -> Iterator[OwnRow]:
    width = len(questions.WORKER_COLUMNS)
    for at, row in enumerate(progress.each(sheet.rows[1:]), sheet.first_row + 1):
        texts = [str(value) if value is not None else "" for value in row]
        texts += [""] * (len(HEADINGS) - len(texts))
        try:
            worker = questions.worker_of(_by_name(questions.WORKER_COLUMNS, texts[:width]))
            enrolment = _enrolment(worker, texts[width:])
        except ValueError:
            raise ChangedOwnListError(row=at) from None
        if worker.sex not in {"", "L", "P"} or enrolment.worker_id != worker.id:
            raise ChangedOwnListError(row=at)
        yield OwnRow(sheet.name, at, Person(worker, enrolment))


def _enrolment(worker: Worker, texts: Sequence[str]) -> Enrolment:
    if not any(texts):
        return Enrolment(id="", worker_id=worker.id)
    return questions.enrolment_of(_by_name(questions.ENROLMENT_COLUMNS, texts))


def _by_name(names: Sequence[str], texts: Sequence[str]) -> dict[str, str]:
    return dict(zip(names, texts, strict=False))


def _known(connection: Reader, rows: Sequence[OwnRow]) -> Known:
    ids = {each.person.worker.id for each in rows}
    workers = workers_by_id(connection, ids)
    enrolments = questions.enrolments_by_id(connection, {each.person.enrolment.id for each in rows})
    strangers = {each.person.worker.nik for each in rows} - {each.nik for each in workers.values()}
    current = {each.worker.id: each for each in people_of(connection, sorted(workers))}
    return Known(workers, enrolments, current, people_by_nik(connection, strangers - {""}))
