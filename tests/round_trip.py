"""Builders for the round trip: verified people, sealed batches, answers of any shape."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import openpyxl
from office import reading

from desktop_app.app import App
from desktop_app.domain.cells import Value
from desktop_app.domain.person import Person
from desktop_app.domain.submission import Batch, BatchLine
from desktop_app.kernel.clock import IdMaker
from desktop_app.queries import submissions as questions
from desktop_app.queries.people import users
from desktop_app.services import invented, submissions, verification, workers

Told = tuple[str, str, str]
"""What an answer says of somebody: KPJ, status, remark."""


def colleague(app: App, name: str = "Tarmizi") -> App:
    """Give the same office as another user has it open."""
    user = next(each for each in app.ask(users) if each.name == name)
    return App(app.store, user, clock=app.now, new_id=IdMaker())


def record(app: App, count: int, *, seed: int = 1, **raw: Value) -> list[Person]:
    """Record invented people of one kelurahan."""
    found = invented.people(seed, count=count, within="15.71.07.1001", today=app.facts.today)
    return [app.do(workers.save, reading({**each, **raw})) for each in found]


def verify(app: App) -> int:
    """Let the colleague verify everybody with nothing open."""
    return colleague(app).do(verification.verify_all).verified


def seal(app: App, layout: str = "bpu") -> Batch:
    """Seal everybody who is ready."""
    return app.do(submissions.seal, app.ask(submissions.preflight, app.facts, layout)).batch


def lines(app: App, batch: Batch) -> list[BatchLine]:
    """Give the lines of a batch."""
    return app.ask(questions.lines_of_batch, batch.id)


def accepted(line: BatchLine) -> Told:
    """Accept somebody; the KPJ belongs to this person alone."""
    return (line.old_kpj or f"26{line.nik[6:12]}{line.nik[-3:]}", "DITERIMA", "")


def denied(_line: BatchLine, why: str = "NIK tidak padan") -> Told:
    """Refuse somebody."""
    return ("", "DITOLAK", why)


def answer(
    path: Path, lines: Iterable[BatchLine], say: Callable[[BatchLine], Told] = accepted
) -> Path:
    """Write an answer with a row for each of these lines."""
    return write(path, ["NIK", "KPJ", "STATUS", "KETERANGAN"], [[n.nik, *say(n)] for n in lines])


def write(path: Path, headings: Sequence[str], rows: Iterable[Sequence[Value]]) -> Path:
    """Write any table as a workbook."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (headings, *rows):
        sheet.append(row)
    path.parent.mkdir(exist_ok=True)
    book.save(path)
    return path


def take(app: App, path: Path) -> dict[str, int]:
    """Take an answer in; give its counts."""
    plan = app.ask(submissions.plan_answer, path)
    app.do(submissions.apply_answer, plan)
    return plan.outcome.counts()
