"""Alt+N held: NIKs stand there whole, and the journal knows that somebody looked."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

_KEYS = (Qt.Key.Key_N, Qt.Key.Key_Alt)


class HeldLook(QObject):
    """Watches the keyboard while `widget` is seen; `looked` tells that it began, `ended` that it is over."""

    looked = Signal()
    ended = Signal()

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._held = False
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take Alt+N and notice when it is let go."""
        kind = event.type()
        if kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._pressed(event)
        let_go = (
            kind is QEvent.Type.KeyRelease
            and isinstance(event, QKeyEvent)
            and event.key() in _KEYS
            and not event.isAutoRepeat()
        )
        if self._held and (let_go or kind is QEvent.Type.ApplicationDeactivate):
            self._held = False
            self.ended.emit()
        return False

    def _pressed(self, event: QKeyEvent) -> bool:
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if not (alt and event.key() == Qt.Key.Key_N and self._widget.isVisible()):
            return False
        if not self._held:
            self._held = True
            self.looked.emit()
        return True
