"""Alt+N held: NIKs stand there whole, until the key is let go."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

_KEYS = (Qt.Key.Key_N, Qt.Key.Key_Alt)


class HeldLook(QObject):
    """Watches for the end of a look; it listens to the keyboard only while one lasts.

    `ended` follows when the key is let go or another program comes to the front.
    """

    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._held = False

    def begin(self) -> bool:
        """Begin a look; say whether it is a new one, not the key repeating itself."""
        app = QApplication.instance()
        if self._held or app is None:
            return False
        self._held = True
        app.installEventFilter(self)
        return True

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Notice when the key is let go."""
        let_go = (
            event.type() is QEvent.Type.KeyRelease
            and isinstance(event, QKeyEvent)
            and event.key() in _KEYS
            and not event.isAutoRepeat()
        )
        if let_go or event.type() is QEvent.Type.ApplicationDeactivate:
            self._end()
        return False

    def _end(self) -> None:
        app = QApplication.instance()
        if self._held and app is not None:
            self._held = False
            app.removeEventFilter(self)
            self.ended.emit()
