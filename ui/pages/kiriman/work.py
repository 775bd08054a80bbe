"""What the page has done off the window's thread, and what it gets back to show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from desktop_app.app import App
from desktop_app.domain.batch_outcome import Outcome, outcome_of_answer, outcome_of_lines
from desktop_app.domain.submission import Batch, BatchLine
from desktop_app.kernel.jobs import Progress
from desktop_app.queries import submissions as queries
from desktop_app.queries.people import names_of_users
from desktop_app.services import submissions
from desktop_app.services.submissions import AnswerPlan, Preflight


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A batch that is being put together: who could go, and what it costs a month."""

    checked: Preflight
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A sealed batch with everything that is shown of it; `plan` is an answer not yet written."""

    batch: Batch
    who: str
    groups: Mapping[str, int]
    layout_columns: int
    outcome: Outcome
    names: Mapping[str, str]
    answered: bool
    plan: AnswerPlan | None = None
    changes: int = 0
    answer_name: str = ""


def draft(app: App, groups: frozenset[str] | None = None) -> Draft:
    """Check who could go into the next batch; `groups` None = all."""
    facts = app.facts
    checked = app.ask(submissions.preflight, facts, facts.settings.layout)
    chosen = checked if groups is None else checked.of_groups(groups)
    return Draft(checked=checked, amount=submissions.amount_per_month(chosen.ready, facts))


def batches(app: App) -> tuple[list[Batch], int]:
    """Give all batches, the newest first, and the year that it is."""
    return app.ask(queries.batches), app.facts.today.year


def standing(app: App, batch: Batch) -> Standing:
    """Give a batch as it is kept."""
    lines = app.ask(queries.lines_of_batch, batch.id)
    answered = any(line.verdict for line in lines)
    return _standing(app, batch, lines, outcome_of_lines(lines), answered=answered)


def read_answer(app: App, path: Path, progress: Progress) -> Standing:
    """Hold an answer against its batch; nothing is written."""
    plan = app.ask(submissions.plan_answer, path, progress=progress)
    outcome = outcome_of_answer(plan.outcome)
    found = _standing(app, plan.batch, list(plan.lines), outcome, answered=True)
    changes = len(plan.outcome.changes(plan.lines))
    return replace(found, plan=plan, changes=changes, answer_name=path.name)


def seal(app: App, checked: Preflight, folder: Path, progress: Progress) -> Batch:
    """Seal a batch and write its files; when they cannot be written, it stays sealed."""
    sealed = app.do(submissions.seal, checked, progress=progress)
    return write(app, sealed.batch, folder, progress)


def write(app: App, batch: Batch, folder: Path, progress: Progress) -> Batch:
    """Write the files of a sealed batch, its manifest and its letter."""
    written = app.ask(submissions.write_batch, batch, folder, progress=progress)
    noted = app.do(submissions.note_files, batch.id, written)
    app.ask(submissions.write_papers, app.facts, noted, written, folder)
    return noted


def _standing(
    app: App, batch: Batch, lines: list[BatchLine], outcome: Outcome, *, answered: bool
) -> Standing:
    return Standing(
        batch=batch,
        who=app.ask(names_of_users).get(batch.sealed_by, ""),
        groups=app.ask(queries.groups_of_batch, batch.id),
        layout_columns=len(lines[0].values) if lines else 0,
        outcome=outcome,
        names=app.ask(queries.names_in_batch, batch.id),
        answered=answered,
    )
