"""Tick boxes and switches, drawn like the ticks of a table."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox

from ui.theme import Theme, theme_of
from ui.widgets import paint
from ui.widgets.runs import Words

BOX = 16
State = Qt.CheckState


def paint_tick(
    painter: QPainter, area: QRectF, state: State, theme: Theme, fill: str = "accent"
) -> None:
    """Draw a tick box of 16 pixels (or of `area`'s height if smaller) in the middle of `area`."""
    side = min(max(BOX, area.height() - 16), area.height())
    box = QRectF(0, 0, side, side)
    box.moveTopLeft((area.center() - box.center()).toPoint().toPointF())
    paint.smooth(painter)
    if state is State.Unchecked:
        paint.box(painter, box, fill=theme.color("surface"), line=theme.color("edge"), radius=4)
        return
    paint.tick_box(painter, box, fill=theme.color(fill), line=theme.color(fill))
    mark = paint.tick_mark if state is State.Checked else paint.half_mark
    mark(painter, box, theme.color("onok" if fill == "okfill" else "onaccent"))


class Tick(QCheckBox):
    """A tick box with words; `toggled` tells.

    Args:
        text: what is true when it is ticked.
        fill: "accent", or "okfill" for a checklist.
        box: the side of the box; 16, or 18 in a checklist.
    """

    def __init__(self, text: str, *, fill: str = "accent", box: int = BOX) -> None:
        super().__init__()
        self._words = text
        self._fill = fill
        self._box = box
        self.setAccessibleName(text)
        self.setProperty("ring", 4)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """Give room for box and words."""
        return QSize(self._box + 10 + theme_of(self).width(self._words, "body") + 4, 28)

    def minimumSizeHint(self) -> QSize:
        """Never cut the words."""
        return self.sizeHint()

    def hitButton(self, _pos: object) -> bool:
        """Take a click on the words, too."""
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw box and words."""
        theme = theme_of(self)
        painter = QPainter(self)
        area = QRectF(2, (self.height() - self._box) / 2, self._box, self._box)
        paint_tick(painter, area, self.checkState(), theme, self._fill)
        left = self._box + 12
        words = QRectF(left, 0, self.width() - left, self.height())
        Words(self._words, "body", "text").paint(painter, words, theme)
        painter.end()


class Switch(Tick):
    """An on-off switch with words at its right; on = accent and the knob at the right."""

    def sizeHint(self) -> QSize:
        """Give room for switch and words."""
        return QSize(36 + 10 + theme_of(self).width(self._words, "body") + 4, 28)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw switch and words."""
        theme = theme_of(self)
        on = self.isChecked()
        painter = QPainter(self)
        paint.smooth(painter)
        track = QRectF(2, (self.height() - 18) / 2, 34, 18)
        paint.box(painter, track, fill=theme.color("accent" if on else "edge"), radius=9)
        knob = QRectF(track.right() - 16 if on else track.left() + 2, track.top() + 2, 14, 14)
        paint.box(painter, knob, fill=theme.color("onaccent" if on else "surface"), radius=7)
        words = QRectF(46, 0, self.width() - 46, self.height())
        Words(self._words, "body", "text").paint(painter, words, theme)
        painter.end()
