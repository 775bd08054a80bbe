"""A card over the window: the palette, or a list that has no room beside the form."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QGraphicsDropShadowEffect, QVBoxLayout, QWidget

from ui.focus import step_by_tab
from ui.theme import theme_of
from ui.widgets.panels import Card

_FROM_TOP = 92


class Side(Enum):
    """Where the card stands."""

    LEFT = "left"
    RIGHT = "right"
    TOP = "top"


class Overlay(QWidget):
    """Covers `window`, dims it, and shows `content` on a card; Esc or a click beside it closes.

    Args:
        window: what is covered.
        content: what stands on the card; it gets the focus, and it returns where it came from.
        side: where the card stands.
        width: of the card.

    `closed` follows when it went away.
    """

    closed = Signal()

    def __init__(self, window: QWidget, content: QWidget, side: Side, width: int) -> None:
        super().__init__(window)
        self._window = window
        self._content = content
        self._side = side
        self._wide = width
        self._back: QWidget | None = None
        self._card = Card(radius=12 if side is Side.TOP else 0)
        self._card.setParent(self)
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(content)
        shadow = QGraphicsDropShadowEffect(self._card)
        shadow.setBlurRadius(32)
        shadow.setOffset(0, 8)
        shadow.setColor(QColor(0, 0, 0, 70))
        self._card.setGraphicsEffect(shadow)
        window.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Show it and take the focus."""
        self._back = QApplication.focusWidget()
        self._place()
        self.show()
        self.raise_()
        self._content.setFocus(Qt.FocusReason.PopupFocusReason)

    def shut(self) -> None:
        """Go away and give the focus back."""
        self.hide()
        if self._back is not None:
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)
            self._back = None
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.shut()
            return
        super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's own signature
        """Go to the next stop of the Tab key."""
        return step_by_tab(self, forward=forward)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close by a click beside the card."""
        if not self._card.geometry().contains(event.position().toPoint()):
            self.shut()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window."""
        if event.type() is QEvent.Type.Resize and watched is self._window:
            self._place()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Dim what lies below."""
        painter = QPainter(self)
        shade = QColor(0, 0, 0, 130 if theme_of(self).dark else 70)
        painter.fillRect(self.rect(), shade)
        painter.end()

    def _place(self) -> None:
        window = self._window
        self.setGeometry(window.rect())
        wide = min(self._wide, window.width() - 32)
        if self._side is Side.TOP:
            room = window.height() - _FROM_TOP - 24
            high = min(self._card.sizeHint().height(), room)
            self._card.setGeometry(QRect((window.width() - wide) // 2, _FROM_TOP, wide, high))
            return
        left = 0 if self._side is Side.LEFT else window.width() - wide
        self._card.setGeometry(QRect(left, 0, wide, window.height()))
