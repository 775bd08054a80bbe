"""One piece of work that is done beside all else, and that nobody waits for."""

from __future__ import annotations

import threading
from collections.abc import Callable


class Beside:
    """Does `work` in a thread of its own whenever it is asked for, never twice at once.

    It begins when nobody has asked for `pause` seconds, at the latest when `is_urgent`, which is
    looked at each time somebody asks. `work` meets its own failures: there is nobody who could.
    """

    def __init__(
        self,
        work: Callable[[], None],
        pause: float = 0.0,
        is_urgent: Callable[[], bool] = lambda: False,
    ) -> None:
        self._work = work
        self._pause = pause
        self._is_urgent = is_urgent
        self._asked = threading.Event()
        self._is_awaited = False
        self._thread: threading.Thread | None = None

    def begin(self) -> None:
        """Ask for the work, unless it is under way; returns at once."""
        self._asked.set()
        if self._thread is None or not self._thread.is_alive():
            self._thread = threading.Thread(target=self._run)
            self._thread.start()

    def wait(self) -> None:
        """Return when nothing is under way any more; what waits for its pause begins now."""
        self._is_awaited = True
        self._asked.set()
        if self._thread is not None:
            self._thread.join()
        self._is_awaited = False

    def _run(self) -> None:
        while self._asked.wait(self._pause) and not (self._is_awaited or self._is_urgent()):
            self._asked.clear()
        self._work()
