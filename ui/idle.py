"""Locks the window when nobody has touched it for a while."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication

LOCK_AFTER_MS = 10 * 60 * 1000
_SIGNS_OF_LIFE = (
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
)


class IdleTimer(QTimer):
    """Runs from `start` and begins anew with each sign of life; `timeout` says it is time."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.setSingleShot(True)
        self.setTimerType(Qt.TimerType.PreciseTimer)  # a coarse one is minutes late
        self.setInterval(LOCK_AFTER_MS)
        QApplication.instance().focusWindowChanged.connect(self._watch)  # type: ignore[union-attr]

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if self.isActive() and event.type() in _SIGNS_OF_LIFE:
            self.start()
        return False

    def _watch(self, window: QWindow | None) -> None:
        """Look for signs of life where the system sends them, before they reach any widget.

        A filter on the application would be asked for every event of every widget, and each time
        wait for the lanes to let go of Python.
        """
        if window is not None:
            window.installEventFilter(self)
