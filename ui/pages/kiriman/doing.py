"""The work of the page as jobs: seal, write, read an answer, write what it says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.app import App
from desktop_app.domain.submission import Batch
from desktop_app.kernel.errors import AppError
from desktop_app.kernel.i18n import _
from desktop_app.kernel.jobs import Progress
from desktop_app.services import submissions
from desktop_app.services.submissions import AnswerPlan, Preflight
from ui.desk import Desk
from ui.page_job import PageJob
from ui.pages.kiriman import work

Write = Callable[[App, Progress], Batch]


class Doing(QObject):
    """One job at a time, shown by `strip`.

    `sealed` carries the batch and the folder, `answered` a `Standing`, `applied` the batch,
    `not_written` and `failed` an `AppError`; after `not_written` the seal stands.
    """

    sealed = Signal(object, object)
    not_written = Signal(object)
    answered = Signal(object)
    applied = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self.strip = PageJob(desk.jobs)

    @property
    def busy(self) -> bool:
        """Whether a job is under way."""
        return self.strip.busy

    def seal(self, checked: Preflight, folder: Path) -> None:
        """Seal a batch and write its files."""
        name = _("Menyegel dan menulis berkas")
        self._write(lambda app, p: work.seal(app, checked, folder, p), folder, name)

    def write(self, batch: Batch, folder: Path) -> None:
        """Write the files of a sealed batch, cell for cell."""
        name = _("Menulis berkas")
        self._write(lambda app, p: work.write(app, batch, folder, p), folder, name)

    def read(self, path: Path) -> None:
        """Hold an answer against its batch."""
        job = self._desk.reckon(
            self,
            lambda app, progress: work.read_answer(app, path, progress),
            done=self.answered.emit,
            failed=self.failed.emit,
        )
        self.strip.follow(job, _("Membaca {name}").format(name=path.name))

    def apply(self, plan: AnswerPlan) -> None:
        """Write what an answer says."""
        job = self._desk.do(
            self,
            lambda app, progress: app.do(submissions.apply_answer, plan, progress=progress),
            done=self.applied.emit,
            failed=self.failed.emit,
        )
        self.strip.follow(job, _("Mencatat jawaban"))

    def _write(self, write: Write, folder: Path, name: str) -> None:
        def home(batch: Batch) -> None:
            self.sealed.emit(batch, folder)

        def trouble(why: AppError) -> None:
            self.not_written.emit(why)

        job = self._desk.do(self, write, done=home, failed=trouble)
        self.strip.follow(job, name, stoppable=False)
