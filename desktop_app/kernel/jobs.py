"""Progress of long work: it reports and can be stopped; and work for a second core."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sized
from contextlib import contextmanager
from multiprocessing import freeze_support, get_context
from multiprocessing.connection import Connection
from typing import Any, TypeVar

T = TypeVar("T")
Listener = Callable[[int, int], None]

_REPORT_EVERY_S = 0.05
_LOOK_EVERY_ROWS = 64


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
    other process ends with it.
    """
    context = get_context("spawn")  # as on Windows; a forked child would share the database
    here, there = context.Pipe(duplex=False)
    other = context.Process(target=_answer, args=(there, function, given), daemon=True)
    other.start()
    there.close()
    try:
        yield here.recv
    finally:
        other.terminate()
        other.join()
        here.close()


def serve_second_core() -> None:
    """Begin a program with this: when frozen, the process for the second core starts here too."""
    freeze_support()


def _answer(to: Connection, function: Callable[..., Any], given: tuple[Any, ...]) -> None:
    to.send(function(*given))
    to.close()
