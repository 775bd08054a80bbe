"""From a wish to a file: made beside all other work, then let out of the store in one step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from desktop_app.app import App
from desktop_app.domain.report import Report, Scope
from desktop_app.kernel.errors import AppError
from desktop_app.kernel.i18n import _
from desktop_app.kernel.jobs import Progress
from desktop_app.services import reports
from desktop_app.services.reports import Wanted
from ui.desk import Desk
from ui.jobs import Job


@dataclass(frozen=True, slots=True)
class Made:
    """The content of a file, and what writes it to its place."""

    content: bytes
    keep: Callable[[App, Path, bytes], None]


Make = Callable[[App, Progress], Made]


def recap_file(report: Report, ending: str) -> Make:
    """Make a report of counts that is shown already."""

    def make(_app: App, progress: Progress) -> Made:
        return Made(reports.rendered(report, ending, progress=progress), _keep_plain)

    return make


def list_file(wanted: Wanted, ending: str) -> Make:
    """Make the list of everybody who is wanted."""

    def make(app: App, progress: Progress) -> Made:
        report = app.ask(reports.make_list, app.facts, wanted)

        def keep(app: App, path: Path, content: bytes) -> None:
            app.do(reports.save_list, report, path, content)

        return Made(reports.rendered(report, ending, progress=progress), keep)

    return make


def blank_form(ending: str) -> Make:
    """Make one blank form."""

    def make(app: App, progress: Progress) -> Made:
        return Made(
            reports.rendered_forms([None], app.facts, ending, progress=progress), _keep_plain
        )

    return make


def filled_forms(scope: Scope, ending: str) -> Make:
    """Make a form for everybody in a scope."""

    def make(app: App, progress: Progress) -> Made:
        people = app.ask(reports.people_for_forms, scope)

        def keep(app: App, path: Path, content: bytes) -> None:
            app.do(reports.save_forms, [each.worker.id for each in people], path, content)

        return Made(reports.rendered_forms(people, app.facts, ending, progress=progress), keep)

    return make


def _keep_plain(_app: App, path: Path, content: bytes) -> None:
    reports.save(path, content)


class Writing(QObject):
    """Writes one file at a time.

    `began` and `over` stand around it; `saved` carries the path, `failed` a sentence.
    """

    began = Signal()
    over = Signal()
    saved = Signal(object)
    failed = Signal(str)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._job: Job[Any] | None = None
        self._last: Path | None = None
        desk.jobs.ended.connect(self._ended)

    @property
    def busy(self) -> bool:
        """Whether a file is under way."""
        return self._job is not None

    def write(self, path: Path, make: Make) -> None:
        """Write what `make` gives to `path`."""
        self.began.emit()
        self._job = self._desk.reckon(
            self,
            make,
            done=partial(self._keep, path),
            failed=self._trouble,
            title=_("Menyusun berkas"),
        )

    def open_last(self) -> None:
        """Open the file that was saved last in its own program."""
        if self._last is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._last)))

    def _keep(self, path: Path, made: Made) -> None:
        self._job = self._desk.do(
            self,
            lambda app, _progress: made.keep(app, path, made.content),
            done=lambda _nothing: self._done(path),
            failed=self._trouble,
        )

    def _done(self, path: Path) -> None:
        self._last = path
        self._desk.say(_("Tersimpan: {name}").format(name=path.name))
        self.saved.emit(path)

    def _trouble(self, trouble: AppError) -> None:
        self.failed.emit(str(trouble))

    def _ended(self, job: object) -> None:
        # The first of the two jobs has ended before it brings its content home to the second.
        if job is self._job:
            self._job = None
            self.over.emit()
