"""Steps one after the other: number circles with a line between, done ones ticked."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import Theme, theme_of
from ui.widgets import paint
from ui.widgets.labels import ElidedLabel
from ui.widgets.panels import row
from ui.widgets.runs import Words

MARGIN = 48
_STEP = 48


class StepState(StrEnum):
    """Where a step is."""

    DONE = "done"
    NOW = "now"
    LATER = "later"


class _Look(NamedTuple):
    fill: str
    line: str
    ink: str


_LOOKS = {
    StepState.DONE: _Look("okfill", "", "onok"),
    StepState.NOW: _Look("accent", "", "onaccent"),
    StepState.LATER: _Look("", "edge", "text2"),
}


def paint_circle(
    painter: QPainter, area: QRectF, number: int, state: StepState, theme: Theme
) -> None:
    """Draw the circle of step `number` to fill `area`."""
    look = _LOOKS[state]
    paint.smooth(painter)
    fill = theme.color(look.fill) if look.fill else None
    line = theme.color(look.line) if look.line else None
    paint.box(painter, area, fill=fill, line=line, radius=area.width() / 2)
    if state is StepState.DONE:
        theme.paint_icon(painter, area.adjusted(5, 5, -5, -5), "check", look.ink)
        return
    painter.setFont(theme.font("caption"))
    painter.setPen(theme.color(look.ink))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, str(number))


class StepList(QWidget):
    """The steps of a first run, one below the other."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self._names = tuple(names)
        self._now = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_step(0)

    def show_step(self, index: int) -> None:
        """Show step `index` (from 0) as the present one; those before are done."""
        self._now = index
        name = self._names[min(index, len(self._names) - 1)]
        self.setAccessibleName(f"{index + 1}/{len(self._names)}: {name}")
        self.update()

    def sizeHint(self) -> QSize:
        """Give 48 pixels for each step."""
        return QSize(240, _STEP * len(self._names))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw circles, the line between them, and names."""
        theme = theme_of(self)
        painter = QPainter(self)
        for index, name in enumerate(self._names):
            state = _state(index, self._now)
            top = index * _STEP
            if index:
                painter.fillRect(QRectF(12, top - 12, 1, 24), theme.color("line2"))
            paint_circle(painter, QRectF(1, top + 13, 22, 22), index + 1, state, theme)
            ink = "text" if state is not StepState.LATER else "text2"
            words = Words(name, "heading" if state is StepState.NOW else "body", ink)
            words.paint(painter, QRectF(36, top, self.width() - 36, _STEP), theme)
        painter.end()


def _state(index: int, now: int) -> StepState:
    if index == now:
        return StepState.NOW
    return StepState.DONE if index < now else StepState.LATER


class StepBlock(QWidget):
    """One step in a column: circle in a margin of 48, heading, remark, `tools`, `body`.

    Args:
        number: from 1.
        heading: what is done here.
        remark: in text3, behind the heading.
        last: whether no line goes on below.
    """

    def __init__(self, number: int, heading: str, remark: str = "", *, last: bool = False) -> None:
        super().__init__()
        self._number = number
        self._state = StepState.LATER
        self._last = last
        self._heading = ElidedLabel(heading, "heading")
        self._heading.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._remark = ElidedLabel(remark, "remark", "text3")
        self.tools = QHBoxLayout()
        self.tools.setSpacing(8)
        head = row(self._heading, (self._remark, 1), spacing=10)
        holder = head.layout()
        if isinstance(holder, QHBoxLayout):
            holder.addLayout(self.tools)
        head.setFixedHeight(34)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 2, 0, 6)
        column.setSpacing(4)
        column.addWidget(head)
        column.addLayout(self.body)

    def set_state(self, state: StepState, remark: str = "") -> None:
        """Show where the step is, and what is to be said of it."""
        self._state = state
        self._remark.set_text(remark)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the circle and the line to the next step."""
        theme = theme_of(self)
        painter = QPainter(self)
        if not self._last and self.height() > 44:
            line = QRectF(12, 36, 2, self.height() - 38)
            painter.fillRect(line, theme.color("line2"))
        paint_circle(painter, QRectF(0, 6, 26, 26), self._number, self._state, theme)
        painter.end()
