"""The way of the people in six blocks: how many are there, what share came on, who waits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from ui.numbers import number
from ui.theme import Theme, theme_of
from ui.tokens import mixed
from ui.widgets import paint
from ui.widgets.panels import Card
from ui.widgets.press import Press
from ui.widgets.runs import Gap, Icon, Words, paint_run

HEIGHT = 208
_BASE = 154  # where the curve stands
_ROOM = 66  # how high the whole reaches
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One block: its code, icon and word, how many, a remark, and who waits.

    `short` is what is left of the remark where there is no room for it.
    """

    code: str
    icon: str
    word: str
    count: int
    remark: str = ""
    short: str = ""
    waiting: str = ""


class FunnelBlock(Press):
    """One block of the funnel; Enter opens the list behind it."""

    def __init__(self, stage: Stage, share: float, after: float, depth: float) -> None:
        said = [f"{stage.word}: {number(stage.count)}", stage.remark, stage.waiting]
        super().__init__(stage.word, name=", ".join(word for word in said if word))
        self._stage = stage
        self._share = share
        self._after = after
        self._depth = depth
        self.first = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumWidth(118)

    def sizeHint(self) -> QSize:
        """Give the size of a block at 1366."""
        return QSize(184, HEIGHT - 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw curve, figure and words."""
        theme = theme_of(self)
        wide = self.width()
        colour = mixed(theme.color("accent"), theme.color("surface"), self._depth)
        painter = QPainter(self)
        paint.smooth(painter)
        if self.hovered:
            paint.box(painter, QRectF(self.rect()), fill=theme.color("hover"), radius=7)
        painter.fillPath(self._curve(), colour)
        if not self.first:
            painter.fillRect(QRectF(0, 12, 1, self.height() - 24), theme.color("line"))
        parts = (
            Icon(self._stage.icon, "text2"),
            Gap(6),
            Words(self._stage.word, "remark", "text2"),
        )
        paint_run(painter, QRectF(17, 12, wide - 20, 22), parts, theme)
        figure = Words(number(self._stage.count), "figure", "text")
        figure.paint(painter, QRectF(17, 34, wide - 18, 38), theme)
        remark = Words(self.remark(theme, wide - 20), "remark", "text3")
        remark.paint(painter, QRectF(17, 162, wide - 20, 18), theme)
        waiting = Words(self._stage.waiting, "label", "accenttext")
        waiting.paint(painter, QRectF(17, 180, wide - 20, 18), theme)
        painter.end()

    def remark(self, theme: Theme, room: int) -> str:
        """Give the remark whole, or its short form; never a part of it."""
        stage = self._stage
        return stage.remark if theme.width(stage.remark, "remark") <= room else stage.short

    def _curve(self) -> QPainterPath:
        wide = float(self.width())
        top, end = _BASE - _ROOM * self._share, _BASE - _ROOM * self._after
        path = QPainterPath()
        path.moveTo(0, _BASE)
        path.lineTo(0, top)
        path.cubicTo(wide * 0.5, top, wide * 0.5, end, wide, end)
        path.lineTo(wide, _BASE)
        path.closeSubpath()
        return path


class Funnel(Card):
    """The blocks side by side, one stop of the Tab key; arrows go from block to block.

    `opened` carries the code of the block whose list is wanted.
    """

    opened = Signal(str)

    def __init__(self, stages: Sequence[Stage] = ()) -> None:
        super().__init__()
        self.blocks: list[FunnelBlock] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(1, 1, 1, 1)
        self._row.setSpacing(0)
        self.setFixedHeight(HEIGHT)
        self.show_stages(stages)

    def show_stages(self, stages: Sequence[Stage]) -> None:
        """Show other figures; the focus stays on its block."""
        at = next((i for i, block in enumerate(self.blocks) if block.hasFocus()), -1)
        old = self.blocks
        most = max((stage.count for stage in stages), default=0) or 1
        # The height grows with the root: late stages stay visible, and the figures tell the rest.
        shares = [sqrt(stage.count / most) for stage in stages]
        self.blocks = []
        for index, stage in enumerate(stages):
            after = shares[min(index + 1, len(shares) - 1)]
            depth = (0.35 if theme_of(self).dark else 0.16) + 0.1 * index
            block = FunnelBlock(stage, shares[index], after, depth)
            block.first = index == 0
            block.triggered.connect(lambda code=stage.code: self.opened.emit(code))
            if index:
                block.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            self._row.addWidget(block, 1)
            self.blocks.append(block)
            block.show()
        if 0 <= at < len(self.blocks):
            self.blocks[at].setFocus()
        for gone in old:  # after the focus has moved on, else Qt would move it elsewhere
            self._row.removeWidget(gone)
            gone.hide()
            gone.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from block to block."""
        step = _STEPS.get(Qt.Key(event.key()))
        at = next((i for i, block in enumerate(self.blocks) if block.hasFocus()), None)
        if step is None or at is None:
            super().keyPressEvent(event)
            return
        target = self.blocks[max(0, min(at + step, len(self.blocks) - 1))]
        for block in self.blocks:
            is_stop = block is target
            policy = Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus
            block.setFocusPolicy(policy)
        target.setFocus(Qt.FocusReason.TabFocusReason)
