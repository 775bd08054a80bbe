"""One line made of icons, words and key caps: measured and painted alike by all painted parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from ui.theme import Theme
from ui.widgets import paint

CAP_HEIGHT = 18
_CAP_PAD = 6
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_MIDDLE = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True, slots=True)
class Gap:
    """Empty pixels."""

    pixels: int

    def width(self, _theme: Theme) -> int:
        """Give the pixels across."""
        return self.pixels

    def paint(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Draw nothing."""


@dataclass(frozen=True, slots=True)
class Icon:
    """An icon in the colour of a ink."""

    name: str
    ink: str
    size: int = 16

    def width(self, _theme: Theme) -> int:
        """Give the pixels across."""
        return self.size

    def paint(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Draw the icon in the middle of `area`."""
        middle = QRectF(area.left(), area.center().y() - self.size / 2, self.size, self.size)
        theme.paint_icon(painter, middle, self.name, self.ink)


@dataclass(frozen=True, slots=True)
class Words:
    """Words in a font role and the colour of a ink."""

    text: str
    role: str
    ink: str

    def width(self, theme: Theme) -> int:
        """Give the pixels across."""
        return theme.width(self.text, self.role)

    def paint(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Draw the words, elided at the right where `area` is too narrow."""
        text = self.text
        if self.width(theme) > area.width():
            elide = Qt.TextElideMode.ElideRight
            text = theme.metrics(self.role).elidedText(text, elide, area.width())
        painter.setFont(theme.font(self.role))
        painter.setPen(theme.color(self.ink))
        painter.drawText(area, _LEFT, text)


@dataclass(frozen=True, slots=True)
class Cap:
    """A key cap: the shortcut that does the same."""

    text: str
    ink: str = "text2"
    line: str = "line2"

    def width(self, theme: Theme) -> int:
        """Give the pixels across."""
        return max(CAP_HEIGHT, theme.width(self.text, "caption") + 2 * _CAP_PAD)

    def paint(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Draw the cap in the middle of `area`."""
        top = round(area.center().y() - CAP_HEIGHT / 2)
        cap = QRectF(area.left(), top, self.width(theme), CAP_HEIGHT)
        line = QColor(theme.color(self.line))
        if self.line == "onaccent":
            line.setAlphaF(0.55)
        paint.box(painter, cap, line=line, radius=4)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color(self.ink))
        painter.drawText(cap, _MIDDLE, self.text)


Part = Gap | Icon | Words | Cap


def run_width(parts: Sequence[Part], theme: Theme) -> int:
    """Give the pixels that `parts` need side by side."""
    return sum(part.width(theme) for part in parts)


def paint_run(painter: QPainter, area: QRectF, parts: Sequence[Part], theme: Theme) -> None:
    """Draw `parts` from the left of `area`; the last words give way where room is short."""
    left = area.left()
    over = max(0, run_width(parts, theme) - int(area.width()))
    giving = max((i for i, part in enumerate(parts) if isinstance(part, Words)), default=-1)
    for index, part in enumerate(parts):
        width = part.width(theme) - (over if index == giving else 0)
        part.paint(painter, QRectF(left, area.top(), max(width, 0), area.height()), theme)
        left += width
