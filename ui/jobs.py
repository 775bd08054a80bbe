"""Work off the window's thread: lanes of one thread each; every answer comes home by signal."""

from __future__ import annotations

import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from itertools import count
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from desktop_app.kernel.errors import AppError
from desktop_app.kernel.jobs import Cancelled, Progress
from ui.tidying import Tidying

T = TypeVar("T")

_HAND_OVER_S = 0.0002
"""How long a lane may keep Python from the window's thread, which asks for it at every cell it
paints; with the usual 5 ms a table of 300 cells waits more than a second for a busy lane."""


class Lane(StrEnum):
    """Which thread does the work: one writes, one reads, one reckons (files, pictures).

    One more jots down what is being typed, so that no long import holds up a keystroke, and one
    counts and finds out who stands where in a list, so that no page need wait for it. The last
    checks the whole store soon after opening, which may take long, while files are read.
    """

    WRITE = "write"
    READ = "read"
    COMPUTE = "compute"
    JOT = "jot"
    ROLL = "roll"
    CHECK = "check"


@dataclass(frozen=True, slots=True)
class _Told:
    """What a lane tells the window's thread."""

    number: int
    kind: str
    what: Any


class Job(Generic[T]):
    """One piece of work under way; `title` is shown while it lasts, `stop` asks it to end."""

    def __init__(self, number: int, owner: QObject, title: str) -> None:
        self.number = number
        self.title = title
        self.owner = owner
        self.progress = Progress()
        self.done: Callable[[T], None] | None = None
        self.failed: Callable[[AppError], None] | None = None

    def stop(self) -> None:
        """Ask the work to stop; a unit of work then rolls back."""
        self.progress.cancel()


class Jobs(QObject):
    """Runs jobs and brings home what they give, in the thread of the window.

    `started(job)`, `moved(job, done, total)` and `ended(job)` feed the progress strip;
    `troubled(AppError)` feeds the banner where a job has no `failed` of its own;
    `crashed(exception)` feeds the crash dialog.
    """

    started = Signal(object)
    moved = Signal(object, int, int)
    ended = Signal(object)
    troubled = Signal(object)
    crashed = Signal(object)
    _told = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(_HAND_OVER_S)
        self.tidying = Tidying(lambda: self.idle, self)
        self._lanes = {
            lane: ThreadPoolExecutor(max_workers=1, thread_name_prefix=lane) for lane in Lane
        }
        self._closed = False
        self._numbers = count(1)
        self._running: dict[int, Job[Any]] = {}
        self._told.connect(self._hear, Qt.ConnectionType.QueuedConnection)

    @property
    def idle(self) -> bool:
        """Whether nothing is under way and every answer has come home."""
        return not self._running

    def run(
        self,
        lane: Lane,
        owner: QObject,
        work: Callable[[Progress], T],
        *,
        done: Callable[[T], None] | None = None,
        failed: Callable[[AppError], None] | None = None,
        title: str = "",
    ) -> Job[T]:
        """Do `work` in a lane; call `done` with its result at home, if `owner` still lives.

        `failed` gets an `AppError`; without it, or for any other exception, the shell shows it.
        A job with a `title` shows in the progress strip, where it can be stopped. After `close`
        nothing is begun any more: what a timer still wanted has nobody to tell it to.
        """
        job: Job[T] = Job(next(self._numbers), owner, title)
        if self._closed:
            job.stop()
            return job
        job.done, job.failed = done, failed
        self._running[job.number] = job
        self.tidying.keep_pace()
        number = job.number
        job.progress = Progress(lambda at, of: self._told.emit(_Told(number, "moved", (at, of))))
        self.started.emit(job)
        self._lanes[lane].submit(self._work, job, work)
        return job

    def close(self) -> None:
        """Stop what is under way and wait for the lanes to be empty."""
        self._closed = True
        for job in self._running.values():
            job.stop()
        for lane in self._lanes.values():
            lane.shutdown(wait=True, cancel_futures=True)
        self._running.clear()
        self.tidying.end()

    def _work(self, job: Job[T], work: Callable[[Progress], T]) -> None:
        try:
            job.progress.go_on()
            told = _Told(job.number, "done", work(job.progress))
        except Cancelled:
            told = _Told(job.number, "stopped", None)
        except AppError as trouble:
            told = _Told(job.number, "troubled", trouble)
        except Exception as trouble:  # noqa: BLE001 - the lane must live; the crash dialog shows it
            told = _Told(job.number, "crashed", trouble)
        self._told.emit(told)

    def _hear(self, told: _Told) -> None:
        job = self._running.get(told.number)
        if job is None:
            return
        if told.kind == "moved":
            self.moved.emit(job, *told.what)
            return
        del self._running[told.number]
        self.tidying.keep_pace()
        self.ended.emit(job)
        if told.kind == "crashed":
            self.crashed.emit(told.what)
        elif isValid(job.owner):
            self._bring_home(job, told)

    def _bring_home(self, job: Job[Any], told: _Told) -> None:
        if told.kind == "done" and job.done:
            job.done(told.what)
        elif told.kind == "troubled":
            if job.failed:
                job.failed(told.what)
            else:
                self.troubled.emit(told.what)
