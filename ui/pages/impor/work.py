"""What the page has done off the window's thread."""

from __future__ import annotations

from pathlib import Path

from desktop_app.app import App
from desktop_app.domain.import_run import ImportRun
from desktop_app.domain.list_file import ListFile
from desktop_app.domain.plan import Plan
from desktop_app.kernel.jobs import Progress
from desktop_app.queries.imports import imports as runs
from desktop_app.queries.people import names_of_users
from desktop_app.services import backups, imports
from desktop_app.services.import_rows import Readings
from ui.pages.impor.history import Past
from ui.review.rows import Shown, shown_plan


def read(
    app: App, path: Path, kind: str, progress: Progress, readings: Readings
) -> tuple[ListFile, Shown]:
    """Read a file and plan its import."""
    listed = app.ask(imports.recalled, imports.read_list(path, progress=progress))
    return plan(app, listed, kind, progress, readings)


def plan(
    app: App,
    listed: ListFile,
    kind: str,
    progress: Progress,
    readings: Readings | None = None,
) -> tuple[ListFile, Shown]:
    """Plan the import of a list that was read, perhaps mended since; keep `readings` up to date."""
    facts = app.facts
    found = app.ask(
        imports.plan_list, listed, facts, kind=kind, progress=progress, readings=readings
    )
    return listed, shown_plan(found, facts, listed)


def past(app: App) -> list[Past]:
    """Give the imports of the past with the names of who did them."""
    names = app.ask(names_of_users)
    return [Past(run, names.get(run.done_by, "")) for run in app.ask(runs)]


def write(app: App, plan: Plan, progress: Progress) -> ImportRun:
    """Write a plan; what was there before it lies in a proven backup."""
    backups.keep_up(app)
    return app.do(imports.write, plan, progress=progress)
