"""Looking for garbage in the window's own thread, a little at a time.

Python looks wherever it happens to be, in a lane as well: that would end a widget in a thread that
is not its own, and going through a whole list of people keeps the window waiting. So looking by
itself is off while a window lives.
"""

from __future__ import annotations

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

_AT_WORK_MS, _AT_REST_MS = 100, 1000
_YOUNG = 5000  # objects made since, before it is worth a look
_ROUNDS, _MANY = 10, 300  # looks among the young before one among the middle-aged, or among all


class Tidying(QObject):
    """Looks among the young often, among older ones at rest, and among all when nobody is there.

    Args:
        at_rest: says whether no work is under way.
        parent: what it lives as long as.
    """

    def __init__(self, at_rest: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._at_rest = at_rest
        self._rounds = self._since_all = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_AT_REST_MS)
        gc.disable()

    def keep_pace(self) -> None:
        """Look as often as the work under way needs."""
        self._timer.setInterval(_AT_REST_MS if self._at_rest() else _AT_WORK_MS)

    def look(self) -> None:
        """Look once, as thoroughly as there is time for."""
        if gc.get_count()[0] > _YOUNG:
            gc.collect(0)
            self._rounds += 1
            self._since_all += 1
        if not self._at_rest():
            return
        if self._since_all >= _MANY:
            self.look_everywhere()
        elif self._rounds >= _ROUNDS:
            gc.collect(1)
            self._rounds = 0

    def look_everywhere(self) -> None:
        """Look among all, which takes long enough to be noticed: when nobody types."""
        gc.collect()
        self._rounds = self._since_all = 0

    def end(self) -> None:
        """Let Python look by itself again."""
        self._timer.stop()
        gc.enable()
