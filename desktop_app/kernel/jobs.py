"""Progress of long work: it reports and can be stopped; and work for more cores."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence, Sized
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import freeze_support, get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")
Listener = Callable[[int, int], None]

_REPORT_EVERY_S = 0.05
_LOOK_EVERY_ROWS = 64
_LOOK_EVERY_S = 0.1
_WORTH_PROCESSES = 4
_MOST_PROCESSES = 4


class Cancelled(BaseException):
    """The user stopped the work; the unit of work rolls back."""


class Progress:
    """What long work tells about itself: `done` of `total` (0 = not known), throttled."""

    def __init__(self, listener: Listener | None = None) -> None:
        self._listener = listener
        self._stop = threading.Event()
        self._last = 0.0

    def cancel(self) -> None:
        """Ask the work to stop at its next step; safe from any thread."""
        self._stop.set()

    def report(self, done: int, total: int = 0) -> None:
        """Tell how far the work is.

        Raises:
            Cancelled: somebody asked to stop.
        """
        if self._stop.is_set():
            raise Cancelled
        moment = time.monotonic()
        if self._listener and (moment - self._last >= _REPORT_EVERY_S or done == total):
            self._last = moment
            self._listener(done, total)

    def each(self, items: Iterable[T], total: int = 0) -> Iterator[T]:
        """Give the items one by one, report between them, stop when asked to."""
        known = total or (len(items) if isinstance(items, Sized) else 0)
        done = 0
        self.report(0, known)
        for item in items:
            yield item
            done += 1
            if done % _LOOK_EVERY_ROWS == 0:
                self.report(done, known)
        self.report(done, known)


@contextmanager
def on_second_core(function: Callable[..., T], *given: Any) -> Iterator[Callable[[], T]]:
    """Let another process do `function(*given)` meanwhile; give what waits for its answer.

    Function, values and answer must be such as can be pickled. When the block is left early, the
    other process ends with it. Where none can be started, or it dies, who waits does its work.
    """
    context = get_context("spawn")  # as on Windows; a forked child would share the database
    here, there = context.Pipe(duplex=False)
    other = context.Process(target=_answer, args=(there, function, given), daemon=True)
    started = _start(other)
    there.close()
    try:
        yield lambda: _heard(here, function, given)
    finally:
        if started:
            other.terminate()
            other.join()
        here.close()


def _start(other: BaseProcess) -> bool:
    try:
        other.start()
    except OSError:
        return False
    return True


def _heard(here: Connection, function: Callable[..., T], given: tuple[Any, ...]) -> T:
    try:
        answer: T = here.recv()
    except EOFError:  # nobody is at the other end (any more)
        return function(*given)
    return answer


def serve_second_core() -> None:
    """Begin a program with this: when frozen, the process for the second core starts here too."""
    freeze_support()


def _answer(to: Connection, function: Callable[..., Any], given: tuple[Any, ...]) -> None:
    to.send(function(*given))
    to.close()


def share_out(
    work: Callable[[T], R], items: Sequence[T], progress: Progress, *, cores: int = 0
) -> list[R]:
    """Do `work` with every item on all cores (`cores` = 0) and give what came out, in order.

    Children are started anew, whatever the system, so `work` must be a function of a module and
    its items plain values. Few items, one core, or a system that allows no children: done here.

    Raises:
        Cancelled: somebody asked to stop; what a child has begun it still ends.
    """
    cores = min(cores or os.cpu_count() or 1, _MOST_PROCESSES, len(items))
    if cores < 2 or len(items) < _WORTH_PROCESSES:
        return _done_here(work, items, progress)
    try:
        return _done_by_children(work, items, progress, cores)
    except (BrokenProcessPool, OSError):
        return _done_here(work, items, progress)


def _done_here(work: Callable[[T], R], items: Sequence[T], progress: Progress) -> list[R]:
    done: list[R] = []
    for item in items:
        progress.report(len(done), len(items))
        done.append(work(item))
    progress.report(len(items), len(items))
    return done


def _done_by_children(
    work: Callable[[T], R], items: Sequence[T], progress: Progress, cores: int
) -> list[R]:
    pool = ProcessPoolExecutor(cores, mp_context=get_context("spawn"))
    try:
        futures = [pool.submit(work, item) for item in items]
        _watch(set(futures), progress)
        return [future.result() for future in futures]
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _watch(open_ones: set[Future[R]], progress: Progress) -> None:
    total = len(open_ones)
    while open_ones:
        progress.report(total - len(open_ones), total)
        done, open_ones = wait(open_ones, _LOOK_EVERY_S, return_when=FIRST_COMPLETED)
        for future in done:
            future.result()  # a fault of a child is told at once
    progress.report(total, total)
