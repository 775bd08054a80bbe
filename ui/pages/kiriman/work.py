"""What the page has done off the window's thread, and what it gets back to show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from desktop_app.app import App
from desktop_app.domain.batch_outcome import Outcome, outcome_of_answer, outcome_of_lines
from desktop_app.domain.layout import Purpose
from desktop_app.domain.submission import Batch, BatchLine, BatchStatus
from desktop_app.kernel.jobs import Progress
from desktop_app.queries import submissions as queries
from desktop_app.queries.answers import Refused, refused_of_batch
from desktop_app.queries.people import names_of_users
from desktop_app.queries.workers import EVERYBODY, Filter, rts
from desktop_app.services import answer_undo, layouts, sending, submissions
from desktop_app.services.answers import decided
from desktop_app.services.layouts import Known
from desktop_app.services.submissions import AnswerPlan, Asked, Preflight
from ui import people_filters

NOBODY = Refused()
_WAITING = frozenset({BatchStatus.SEALED, BatchStatus.ANSWERED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What somebody asks of the next batch: a layout ("" = the office's), whom, a resend of what."""

    layout: str = ""
    who: Filter = EVERYBODY
    parent: Batch | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A batch that is being put together: who could go, what it costs a month, how many files."""

    choice: Choice
    checked: Preflight
    amount: int
    files: int
    layouts: tuple[Known, ...]
    known: people_filters.Known


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A sealed batch with everything that is shown of it; `plan` is an answer not yet written.

    `days` have gone since the seal.
    """

    batch: Batch
    who: str
    groups: Mapping[str, int]
    layout_columns: int
    outcome: Outcome
    names: Mapping[str, str]
    answered: bool
    waiting: tuple[BatchLine, ...] = ()
    parent: str = ""
    days: int = 0
    refused: Refused = NOBODY
    withdrawable: bool = False
    can_undo: bool = False
    plan: AnswerPlan | None = None
    changes: int = 0
    answer_path: Path | None = None

    @property
    def answer_name(self) -> str:
        """The name of the answer's file."""
        return self.answer_path.name if self.answer_path else ""


@dataclass(frozen=True, slots=True)
class Overview:
    """All batches, the newest first; the year that it is; who waits, and how long the oldest does."""

    batches: tuple[Batch, ...]
    year: int
    waiting: int
    days: int


@dataclass(frozen=True, slots=True)
class Written:
    """A batch whose files lie in a folder; with an archive also its passphrase, kept nowhere.

    `erased` people of it are in no file any more.
    """

    batch: Batch
    folder: Path
    passphrase: str = ""
    erased: int = 0


def draft(app: App, choice: Choice) -> Draft:
    """Check who could go into the next batch."""
    facts = app.facts
    name = choice.layout or facts.settings.layout
    checked = app.ask(submissions.preflight, facts, name, choice.who)
    if choice.parent is not None:
        checked = checked.of_resend(choice.parent.id)
    office = facts.settings.office if facts.settings.is_kelurahan else ""
    return Draft(
        choice=choice,
        checked=checked,
        amount=submissions.amount_per_month(checked.ready, facts),
        files=submissions.files_of(checked),
        layouts=tuple(
            each for each in app.ask(layouts.known_layouts) if each.purpose is Purpose.SUBMISSION
        ),
        known=people_filters.Known(facts, tuple(app.ask(rts, office))),
    )


def overview(app: App) -> Overview:
    """Give all batches and who still waits."""
    waiting = app.ask(queries.unanswered, app.now())
    return Overview(
        tuple(app.ask(queries.batches)),
        app.facts.today.year,
        sum(each.people for each in waiting),
        max((each.days for each in waiting), default=0),
    )


def standing(app: App, batch: Batch) -> Standing:
    """Give a batch as it is kept."""
    lines = app.ask(queries.lines_of_batch, batch.id)
    answered = any(line.verdict for line in lines)
    found = _standing(app, batch, lines, outcome_of_lines(lines), answered=answered)
    return replace(
        found,
        refused=app.ask(refused_of_batch, batch.id),
        withdrawable=batch.status in _WAITING and not decided(lines),
        can_undo=app.ask(answer_undo.can_undo, batch),
    )


def read_answer(app: App, path: Path, asked: Asked | None, progress: Progress) -> Standing:
    """Hold an answer against its batch; nothing is written."""
    plan = app.ask(submissions.plan_answer, path, asked=asked, progress=progress)
    outcome = outcome_of_answer(plan.outcome)
    found = _standing(app, plan.batch, list(plan.lines), outcome, answered=True)
    changes = len(plan.outcome.changes(plan.lines))
    return replace(found, plan=plan, changes=changes, answer_path=path)


def seal(app: App, checked: Preflight, folder: Path, progress: Progress, *, lock: bool) -> Written:
    """Seal a batch and write its files; when they cannot be written, nothing is sealed."""
    sent = app.do(sending.send, checked, folder, lock=lock, progress=progress)
    app.ask(submissions.write_papers, app.facts, sent.batch, sent.files, folder)
    return Written(sent.batch, folder, sent.passphrase)


def write(app: App, batch: Batch, folder: Path, progress: Progress, *, lock: bool) -> Written:
    """Write the files of a sealed batch, its manifest and its letter; `lock` them in an archive."""
    passphrase = ""
    if lock:
        contents = app.ask(submissions.contents_of, batch)
        done = app.do(submissions.write_protected, contents, folder, progress=progress)
        written, passphrase = list(done.files), done.passphrase
    else:
        written = app.ask(submissions.write_batch, batch, folder, progress=progress)
    noted = app.do(submissions.note_files, batch.id, written)
    app.ask(submissions.write_papers, app.facts, noted, written, folder)
    return Written(noted, folder, passphrase, app.ask(submissions.erased_since, noted))


def _standing(
    app: App, batch: Batch, lines: list[BatchLine], outcome: Outcome, *, answered: bool
) -> Standing:
    parent = app.ask(queries.batch_of, batch.parent) if batch.parent else None
    return Standing(
        batch=batch,
        who=app.ask(names_of_users).get(batch.sealed_by, ""),
        groups=app.ask(queries.groups_of_batch, batch.id),
        layout_columns=len(lines[0].values) if lines else 0,
        outcome=outcome,
        names=app.ask(queries.names_in_batch, batch.id),
        answered=answered,
        waiting=tuple(line for line in lines if not decided([line])),
        parent=parent.number if parent else "",
        days=(app.now() - batch.sealed_at).days if batch.sealed_at else 0,
    )
