"""A figure of an answer: an icon with a word, a number, and a remark below."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.numbers import number
from ui.theme import theme_of
from ui.widgets.runs import Icon, Words


class Figure(QWidget):
    """An icon with a word, a number, and a remark below."""

    def __init__(self, icon: str, ink: str, word: str) -> None:
        super().__init__()
        self._icon, self._ink, self._word = icon, ink, word
        self._number, self._remark = "", ""
        self.setFixedHeight(70)
        self.setMinimumWidth(96)

    def sizeHint(self) -> QSize:
        return QSize(160, 70)

    def show_figure(self, n: int, remark: str) -> None:
        """Show another number."""
        self._number, self._remark = number(n), remark
        self.setAccessibleName(f"{self._word}: {self._number}. {remark}")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        wide = self.width()
        painter = QPainter(self)
        Icon(self._icon, self._ink, 14).paint(painter, QRectF(0, 0, 14, 22), theme)
        Words(self._word, "remark", "text2").paint(painter, QRectF(21, 0, wide - 21, 22), theme)
        Words(self._number, "title", "text").paint(painter, QRectF(0, 22, wide, 26), theme)
        Words(self._remark, "remark", "text3").paint(painter, QRectF(0, 48, wide, 20), theme)
        painter.end()
