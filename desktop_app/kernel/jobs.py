"""Progress of long work: it reports, and can be stopped."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sized
from typing import TypeVar

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

    def go_on(self) -> None:
        """Go on, unless it is to end.

        Raises:
            Cancelled: somebody asked to stop.
        """
        if self._stop.is_set():
            raise Cancelled

    def report(self, done: int, total: int = 0) -> None:
        """Tell how far the work is.

        Raises:
            Cancelled: somebody asked to stop.
        """
        self.go_on()
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
