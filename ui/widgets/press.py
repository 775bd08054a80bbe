"""What every pressed thing has in common: keys, hover, and saying why it cannot act."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class Press(QPushButton):
    """A painted button: connect `triggered` and `refused`, never `clicked`.

    `triggered` is emitted when it is pressed and can act, `refused` when it is pressed and cannot;
    it can always be reached by keyboard, so that the reason can be read.
    """

    triggered = Signal()
    refused = Signal()

    def __init__(self, text: str, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = text
        self._refusal = ""
        self._locked = False
        self._hovered = False
        self.setAutoDefault(False)
        self.setAccessibleName(name or text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("ring", 6)
        self.clicked.connect(self._pressed_now)

    @property
    def words(self) -> str:
        """The words that stand on it."""
        return self._words

    @property
    def refusal(self) -> str:
        """The sentence why it cannot act yet; empty when it can."""
        return self._refusal

    @property
    def hovered(self) -> bool:
        """Whether the pointer is over it."""
        return self._hovered

    def set_words(self, text: str) -> None:
        """Put other words on it; they are its accessible name, too."""
        self._words = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def set_refusal(self, reason: str) -> None:
        """Say why it cannot act yet; with an empty `reason` it can act again."""
        self._refusal = reason
        self.setToolTip(reason)
        self.setAccessibleDescription(reason)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter like the space bar, and leave arrows to what the button stands in."""
        if event.key() in _ARROWS:
            event.ignore()
            return
        if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.click()
            return
        super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Remember that the pointer is here."""
        self._hovered = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Remember that the pointer is gone."""
        self._hovered = False
        self.update()
        super().leaveEvent(event)

    def _pressed_now(self) -> None:
        if self._locked:
            return
        if self._refusal:
            self.refused.emit()
        else:
            self.triggered.emit()
