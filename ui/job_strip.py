"""The progress strip over the page: it follows the newest job that has a title."""

from __future__ import annotations

from time import monotonic
from typing import Any

from PySide6.QtCore import QObject

from ui.jobs import Job, Jobs
from ui.widgets.progress import ProgressStrip

_SURE_AFTER_S = 1.0


class JobStrip(QObject):
    """Shows how far the job is, guesses how long it takes, and passes "Hentikan" on to it."""

    def __init__(self, jobs: Jobs, strip: ProgressStrip, parent: QObject) -> None:
        super().__init__(parent)
        self._strip = strip
        self._jobs: list[Job[Any]] = []
        self._since = 0.0
        jobs.started.connect(self._started)
        jobs.moved.connect(self._moved)
        jobs.ended.connect(self._ended)
        strip.stopped.connect(self._stop)

    def _started(self, job: Job[Any]) -> None:
        if job.title:
            self._jobs.append(job)
            self._follow(job)

    def _moved(self, job: Job[Any], done: int, total: int) -> None:
        if self._jobs and job is self._jobs[-1]:
            self._strip.report(done, total, self._left(done, total))

    def _ended(self, job: Job[Any]) -> None:
        if job not in self._jobs:
            return
        self._jobs.remove(job)
        self._strip.end()
        if self._jobs:
            self._follow(self._jobs[-1])

    def _follow(self, job: Job[Any]) -> None:
        self._since = monotonic()
        self._strip.begin(job.title)

    def _left(self, done: int, total: int) -> float | None:
        passed = monotonic() - self._since
        if not done or not total or passed < _SURE_AFTER_S:
            return None
        return passed * (total - done) / done

    def _stop(self) -> None:
        if self._jobs:
            self._jobs[-1].stop()
