"""The agency's answer before it is written: which batch it speaks of, and what becomes of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from desktop_app.domain.answer import (
    AnswerColumns,
    AnswerLine,
    AnswerUnreadableError,
    guess_answer_columns,
    read_answer,
)
from desktop_app.domain.answer_form import AnswerForm, form_of, remembered_columns
from desktop_app.domain.cells import Book, Row, Sheet
from desktop_app.domain.practice import demand_own_file
from desktop_app.domain.reconciliation import Reconciliation, reconcile
from desktop_app.domain.submission import Batch, BatchLine, BatchStatus, Verdict
from desktop_app.files.grid import read_book
from desktop_app.kernel.errors import UnreadableError, UsageError
from desktop_app.kernel.i18n import N_
from desktop_app.kernel.jobs import Progress
from desktop_app.queries.layouts import answer_forms
from desktop_app.queries.settings import settings_of
from desktop_app.queries.submissions import (
    batch_numbered,
    batches,
    lines_of_batch,
    lines_with_kpjs,
    lines_with_niks,
    owners_of_kpjs,
)
from desktop_app.services.wrong_files import changed_file, demand_answer
from desktop_app.store.engine import Reader

Found = tuple[Batch, list[BatchLine]]
_ROWS_SHOWN = 60


class ForeignAnswerError(UnreadableError):
    """The answer names nobody whom this store has sent."""

    text = N_("Jawaban ini bukan untuk kiriman dari data ini: tidak ada NIK yang cocok.")


class WithdrawnAnswerError(UnreadableError):
    """The answer speaks of a batch that was withdrawn."""

    text = N_("Jawaban ini untuk kiriman {number}, yang sudah ditarik.")


class WhichBatchError(UnreadableError):
    """Running numbers alone fit several batches."""

    text = N_(
        "Jawaban ini hanya memuat nomor urut, yang cocok dengan beberapa kiriman. Pilih kirimannya."
    )


class NoSuchBatchError(UsageError):
    """There is no batch of that number."""

    text = N_("Tidak ada kiriman bernomor {number}.")


@dataclass(frozen=True, slots=True)
class AnswerPlan:
    """What an answer says of one batch, before it is written.

    `form` is how the branch writes its answers, to be remembered where somebody chose the columns.
    """

    batch: Batch
    lines: tuple[BatchLine, ...]
    outcome: Reconciliation
    form: AnswerForm | None = None


@dataclass(frozen=True, slots=True)
class AnswerSheet:
    """A sheet of a file that may hold an answer: its first rows, and the columns as understood."""

    name: str
    first_row: int
    rows: tuple[Row, ...]
    columns: AnswerColumns


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody says of an answer: its batch's number, the columns of a sheet by its name.

    Columns without a sheet are those of the first that is visible.
    """

    batch: str = ""
    sheet: str = ""
    columns: AnswerColumns | None = None


def plan_answer(
    connection: Reader, path: Path, *, asked: Asked | None = None, progress: Progress | None = None
) -> AnswerPlan:
    """Read an answer and hold it against the batch that it speaks of; nothing is written.

    Raises:
        UnreadableError: the file holds no answer, or none to anything that was sent from here, or
            is of practice where the office is real, or the other way round.
        NoSuchBatchError: the batch that was asked for is not there.
    """
    asked = asked or Asked()
    book = read_book(path, progress=progress)
    asked = _at_a_sheet(book, asked)
    own = demand_answer(connection, book)
    answers = read_sheets(book, answer_forms(connection), asked)
    demand_own_file((each.nik for each in answers), settings_of(connection))
    batch, lines = _batch_of(connection, answers, asked.batch)
    outcome = reconcile(lines, answers, _owners(connection, answers))
    if own is not None and _is_silent(lines, answers):
        raise changed_file(own)
    return AnswerPlan(batch, tuple(lines), outcome, _form(book, asked))


def _at_a_sheet(book: Book, asked: Asked) -> Asked:
    """Give what was asked with the first visible sheet where columns were named without one."""
    if asked.columns is None or asked.sheet:
        return asked
    first = next((each.name or "" for each in book.sheets if not each.hidden), "")
    return replace(asked, sheet=first)


def _is_silent(lines: Sequence[BatchLine], answers: Sequence[AnswerLine]) -> bool:
    """Tell whether nobody has answered in a file, whatever earlier answers have said."""
    blank = [replace(line, verdict=Verdict.NONE, kpj="", reason="") for line in lines]
    told = reconcile(blank, answers)
    return not (told.accepted or told.denied or told.contradicting)


def read_sheets(book: Book, forms: Sequence[AnswerForm], asked: Asked) -> list[AnswerLine]:
    """Give the rows of all sheets that hold an answer, by columns chosen, remembered or guessed.

    Raises:
        AnswerUnreadableError: no sheet does.
    """
    lines: list[AnswerLine] = []
    recognised = False
    for sheet in book.sheets:
        chosen = asked.columns if (sheet.name or "") == asked.sheet else None
        columns = (
            chosen or remembered_columns(forms, sheet.rows) or guess_answer_columns(sheet.rows)
        )
        if columns.enough and not sheet.hidden:
            recognised = True
            lines += _read(sheet, columns)
    if not recognised:
        raise AnswerUnreadableError
    return lines


def answer_sheets(
    connection: Reader, path: Path, *, progress: Progress | None = None
) -> list[AnswerSheet]:
    """Give the visible sheets of a file with their columns as remembered or guessed.

    Raises:
        UnreadableError: the file cannot be read at all.
    """
    forms = answer_forms(connection)
    return [
        AnswerSheet(
            each.name or "",
            each.first_row,
            tuple(each.rows[:_ROWS_SHOWN]),
            remembered_columns(forms, each.rows) or guess_answer_columns(each.rows),
        )
        for each in read_book(path, progress=progress).sheets
        if not each.hidden and each.rows
    ]


def _read(sheet: Sheet, columns: AnswerColumns) -> list[AnswerLine]:
    return read_answer(
        sheet.rows, first_row=sheet.first_row, columns=columns, sheet=sheet.name or ""
    )


def _form(book: Book, asked: Asked) -> AnswerForm | None:
    sheet = next((each for each in book.sheets if (each.name or "") == asked.sheet), None)
    if sheet is None or asked.columns is None:
        return None
    return form_of(sheet.rows, asked.columns, "")


def _batch_of(connection: Reader, answers: Sequence[AnswerLine], number: str) -> Found:
    if number:
        batch = batch_numbered(connection, number)
        if batch is None:
            raise NoSuchBatchError(number=number)
        found: Found | None = batch, lines_of_batch(connection, batch.id)
    else:
        found = (
            lines_with_niks(connection, {each.nik for each in answers if each.nik})
            or lines_with_kpjs(connection, {each.kpj for each in answers if each.kpj})
            or _by_numbers(connection, answers)
        )
    if found is None:
        raise ForeignAnswerError
    if found[0].status == BatchStatus.WITHDRAWN:
        raise WithdrawnAnswerError(number=found[0].number)
    return found


def _by_numbers(connection: Reader, answers: Sequence[AnswerLine]) -> Found | None:
    """Find the one batch to which the running numbers, and the names beside them, can belong.

    Rows that name a NIK never go by their number, but for NIKs that Excel has damaged.
    """
    if not any(each.number for each in answers):
        return None
    waiting = (
        each
        for each in batches(connection)
        if each.status in {BatchStatus.SEALED, BatchStatus.ANSWERED, BatchStatus.CLOSED}
    )
    held = ((batch, lines_of_batch(connection, batch.id)) for batch in waiting)
    fitting = [each for each in held if _fits(each[1], answers)]
    if len(fitting) > 1:
        open_ones = [each for each in fitting if each[0].status != BatchStatus.CLOSED]
        if len(open_ones) != 1:
            raise WhichBatchError
        return open_ones[0]
    return fitting[0] if fitting else None


def _fits(lines: Sequence[BatchLine], answers: Sequence[AnswerLine]) -> bool:
    outcome = reconcile(lines, answers)
    return outcome.recognised > 0 and not outcome.extra


def _owners(connection: Reader, answers: Iterable[AnswerLine]) -> dict[str, str]:
    return owners_of_kpjs(connection, {each.kpj for each in answers if each.kpj})


def decided(lines: Iterable[BatchLine]) -> bool:
    """Tell whether an answer has said anything of these lines yet."""
    return any(line.verdict in {Verdict.ACCEPTED, Verdict.DENIED} for line in lines)


def with_id(form: AnswerForm, key: str) -> AnswerForm:
    """Give a form ready to be kept."""
    return replace(form, id=key)
