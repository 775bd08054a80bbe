"""The write-ahead log, folded into the database's file beside the work and not within a save."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from desktop_app.kernel.beside import Beside
from desktop_app.kernel.errors import AppError

_log = logging.getLogger(__name__)

LONG = 4 << 20
"""Bytes of a log that is folded in; a log begun anew is cut to them, so a longer one holds news."""

TOO_LONG = 32 << 20
"""Bytes of a log that is folded in even where one commit follows the other."""

_PAUSE = 1.0


class Folding:
    """Folds in a log that has grown long, one at a time; what was committed is safe in the log.

    It waits until for `pause` seconds nothing was committed, for both write to the same disk.
    """

    def __init__(self, log: Path, fold: Callable[[], None], pause: float = _PAUSE) -> None:
        self._log_file = log
        self._fold = fold
        self._beside = Beside(self._try, pause, lambda: self._size() > TOO_LONG)

    def look(self) -> None:
        """See to it that a long log is folded in; called after each commit, returns at once."""
        if self._size() > LONG:
            self._beside.begin()

    def wait(self) -> None:
        """Return when nothing is being folded in any more; what waits for a pause begins now."""
        self._beside.wait()

    def _size(self) -> int:
        return self._log_file.stat().st_size

    def _try(self) -> None:
        """Fold; where that fails nothing is lost, and the next commit or the closing tries again."""
        try:
            self._fold()
        except AppError as trouble:
            _log.warning("the log was not folded in: %s", type(trouble).__name__)
