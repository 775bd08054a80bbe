"""A job shown in the page that started it: how far it is, how long it takes, and "Hentikan"."""

from __future__ import annotations

import time
from typing import Any

from PySide6.QtCore import Signal

from ui.jobs import Job, Jobs
from ui.widgets.progress import ProgressStrip

_ENOUGH_S = 1.0


class PageJob(ProgressStrip):
    """Follows one job at a time.

    `ended` is emitted when the job has ended in any way; what it gave comes home before or after
    by its own callbacks.
    """

    ended = Signal()

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self._job: Job[Any] | None = None
        self._began = 0.0
        jobs.moved.connect(self._moved)
        jobs.ended.connect(self._over)
        self.stopped.connect(self.stop)

    @property
    def busy(self) -> bool:
        """Whether a job is under way."""
        return self._job is not None

    def follow(self, job: Job[Any], name: str, *, stoppable: bool = True) -> None:
        """Show this job from now on."""
        self._job = job
        self._began = time.monotonic()
        self.begin(name, stoppable=stoppable)

    def _moved(self, job: Job[Any], done: int, total: int) -> None:
        if job is not self._job:
            return
        spent = time.monotonic() - self._began
        known = total and done and spent > _ENOUGH_S
        self.report(done, total, spent / done * (total - done) if known else None)

    def _over(self, job: Job[Any]) -> None:
        if job is self._job:
            self._job = None
            self.end()
            self.ended.emit()

    def stop(self) -> None:
        """Ask the job to stop."""
        if self._job is not None:
            self._job.stop()
