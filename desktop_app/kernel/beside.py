"""One piece of work that is done beside all else, and that nobody waits for."""

from __future__ import annotations

import threading
from collections.abc import Callable


class Beside:
    """Does `work` in a thread of its own whenever it is asked for, never twice at once.

    `work` meets its own failures: there is nobody who could.
    """

    def __init__(self, work: Callable[[], None]) -> None:
        self._work = work
        self._thread: threading.Thread | None = None

    def begin(self) -> None:
        """Begin the work, unless it is under way; returns at once."""
        if self._thread is None or not self._thread.is_alive():
            self._thread = threading.Thread(target=self._work)
            self._thread.start()

    def wait(self) -> None:
        """Return when nothing is under way any more."""
        if self._thread is not None:
            self._thread.join()
