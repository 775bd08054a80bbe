"""One job of the page at a time, shown by a strip that can stop it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.app import App
from desktop_app.kernel.errors import AppError
from desktop_app.kernel.jobs import Progress
from ui.desk import Desk
from ui.page_job import PageJob

T = TypeVar("T")
Work = Callable[[App, Progress], T]


class Doing(QObject):
    """Runs the jobs of the page; `failed` carries an `AppError` that nobody else takes."""

    failed = Signal(object)

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self.strip = PageJob(desk.jobs)

    @property
    def busy(self) -> bool:
        """Whether a job is under way."""
        return self.strip.busy

    def write(
        self,
        work: Work[T],
        name: str,
        *,
        done: Callable[[T], None],
        failed: Callable[[AppError], None] | None = None,
        stoppable: bool = True,
    ) -> None:
        """Write in the writing lane; nothing happens while another job is under way."""
        if not self.busy:
            job = self._desk.do(self, work, done=done, failed=failed or self.failed.emit)
            self.strip.follow(job, name, stoppable=stoppable)

    def read(
        self,
        work: Work[T],
        name: str,
        *,
        done: Callable[[T], None],
        failed: Callable[[AppError], None] | None = None,
    ) -> None:
        """Work on a file in the computing lane; nothing happens while another job is under way."""
        if not self.busy:
            job = self._desk.reckon(self, work, done=done, failed=failed or self.failed.emit)
            self.strip.follow(job, name)
