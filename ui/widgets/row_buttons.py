"""Rows that open something: what waits, what is to mend, a point of a checklist."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent

from ui.numbers import number
from ui.theme import theme_of
from ui.widgets import paint
from ui.widgets.press import Press
from ui.widgets.runs import Cap, Icon, Words
from ui.widgets.ticks import Tick, paint_tick

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class WorkRow(Press):
    """54 high: icon, how many, what waits, a remark, and a chevron.

    Args:
        icon: with `ink`, its colour token.
        count: how many.
        words: e.g. "berkas siap diverifikasi".
        remark: e.g. "Tertua 6 hari".
    """

    def __init__(
        self, icon: str, count: int, words: str, remark: str = "", *, ink: str = "text2"
    ) -> None:
        super().__init__(words, name=f"{number(count)} {words}. {remark}")
        self._icon = icon
        self._ink = ink
        self._count = count
        self._remark = remark
        self.setFixedHeight(54)
        self.setMinimumWidth(200)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the row."""
        theme = theme_of(self)
        high, wide = self.height(), self.width()
        painter = QPainter(self)
        paint.smooth(painter)
        if self.hovered:
            painter.fillRect(self.rect(), theme.color("hover"))
        painter.fillRect(QRectF(0, high - 1, wide, 1), theme.color("line"))
        theme.paint_icon(painter, QRectF(16, high / 2 - 8, 16, 16), self._icon, self._ink)
        painter.setFont(theme.font("number"))
        painter.setPen(theme.color("text"))
        painter.drawText(QRectF(32, 0, 50, high), _RIGHT, number(self._count))
        room = wide - 95 - 34
        Words(self.words, "heading", "text").paint(painter, QRectF(95, 8, room, 20), theme)
        Words(self._remark, "remark", "text3").paint(painter, QRectF(95, 27, room, 20), theme)
        chevron = QRectF(wide - 30, high / 2 - 7, 14, 14)
        theme.paint_icon(painter, chevron, "chevron-right", "text3")
        painter.end()


class CountRow(Press):
    """32 high: icon, words, how many, and a chevron.

    Args:
        icon: with `ink`, its colour token.
        words: e.g. "No. KK kurang angka".
        count: how many.
    """

    def __init__(self, icon: str, words: str, count: int, *, ink: str = "text2") -> None:
        super().__init__(words, name=f"{words}: {number(count)}")
        self._icon = icon
        self._ink = ink
        self._count = count
        self.setFixedHeight(32)
        self.setMinimumWidth(160)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the row."""
        theme = theme_of(self)
        high, wide = self.height(), self.width()
        painter = QPainter(self)
        paint.smooth(painter)
        if self.hovered:
            paint.box(painter, QRectF(self.rect()), fill=theme.color("hover"))
        theme.paint_icon(painter, QRectF(4, high / 2 - 8, 16, 16), self._icon, self._ink)
        figure = number(self._count)
        figure_width = theme.width(figure, "heading")
        right = wide - 24
        room = QRectF(28, 0, right - figure_width - 36, high)
        Words(self.words, "body", "text").paint(painter, room, theme)
        at = QRectF(right - figure_width, 0, figure_width, high)
        Words(figure, "heading", "text").paint(painter, at, theme)
        theme.paint_icon(painter, QRectF(wide - 18, high / 2 - 7, 14, 14), "chevron-right", "text3")
        painter.end()


class CheckRow(Tick):
    """36 high, as wide as its column: a point of a checklist, a remark, and the key that ticks it.

    Args:
        text: what is true when it is ticked.
        key: e.g. "3".
    """

    def __init__(self, text: str, key: str) -> None:
        super().__init__(text, fill="okfill", box=18)
        self._cap = Cap(key)
        self._remark = ""
        self.setProperty("ring", 6)
        self.setFixedHeight(36)
        self.setMinimumWidth(160)

    def set_remark(self, remark: str) -> None:
        """Say e.g. "belum diperiksa" at the right."""
        self._remark = remark
        self.setAccessibleDescription(remark)
        self.update()

    def sizeHint(self) -> QSize:
        """Give room for box, words and key."""
        return QSize(super().sizeHint().width() + 40, 36)

    def minimumSizeHint(self) -> QSize:
        """Give way: the words elide."""
        return QSize(160, 36)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the point."""
        theme = theme_of(self)
        painter = QPainter(self)
        paint.smooth(painter)
        area = QRectF(self.rect())
        if self.hasFocus():
            paint.box(painter, area, fill=theme.color("soft"))
        box = QRectF(15, (area.height() - 18) / 2, 18, 18)
        paint_tick(painter, box, self.checkState(), theme, self._fill)
        cap = self._cap.width(theme)
        right = area.width() - 15 - cap
        self._cap.paint(painter, QRectF(right, 0, cap, area.height()), theme)
        remark = theme.width(self._remark, "remark") if self._remark else 0
        at = QRectF(right - remark - 6, 0, remark, area.height())
        Words(self._remark, "remark", "text3").paint(painter, at, theme)
        words = QRectF(45, 0, at.left() - 53, area.height())
        Words(self._words, "body", "text").paint(painter, words, theme)
        painter.end()


class LinkRow(Press):
    """40 high: icon, words, a remark, and a key; one line of a palette or a menu."""

    def __init__(self, icon: str, words: str, remark: str = "", key: str = "") -> None:
        super().__init__(words, name=f"{words} {remark}".strip())
        self._icon = icon
        self._remark = remark
        self._key = key
        self.setFixedHeight(40)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the row."""
        theme = theme_of(self)
        painter = QPainter(self)
        paint.smooth(painter)
        area = QRectF(self.rect())
        if self.hovered or self.hasFocus():
            paint.box(painter, area, fill=theme.color("soft"))
        Icon(self._icon, "text2").paint(painter, QRectF(14, 0, 16, area.height()), theme)
        width = theme.width(self.words, "body")
        Words(self.words, "body", "text").paint(painter, QRectF(42, 0, width, 40), theme)
        remark = QRectF(54 + width, 0, max(0, area.width() - width - 130), 40)
        Words(self._remark, "remark", "text3").paint(painter, remark, theme)
        if self._key:
            cap = Cap(self._key)
            wide = cap.width(theme)
            cap.paint(painter, QRectF(area.width() - wide - 14, 0, wide, 40), theme)
        painter.end()
