"""Shapes that all parts share: filled and framed boxes on whole pixels, dashed frames, rules."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

DASH = (4.0, 3.0)


def smooth(painter: QPainter) -> None:
    """Draw edges and letters smoothly from now on."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)


def box(
    painter: QPainter,
    area: QRectF,
    *,
    fill: QColor | None = None,
    line: QColor | None = None,
    radius: float = 6,
    width: float = 1,
) -> None:
    """Draw a rounded box whose line lies wholly inside `area`."""
    inset = width / 2 if line is not None else 0
    painter.setPen(QPen(line, width) if line is not None else Qt.PenStyle.NoPen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    inner = area.adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(inner, radius - inset, radius - inset)


def dashed(painter: QPainter, area: QRectF, line: QColor, radius: float) -> None:
    """Draw a dashed rounded frame inside `area`."""
    pen = QPen(line, 1)
    pen.setDashPattern(list(DASH))
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), radius - 0.5, radius - 0.5)


def ring(painter: QPainter, area: QRectF, line: QColor, radius: float) -> None:
    """Draw the focus ring: two pixels just inside `area`."""
    box(painter, area, line=line, radius=radius, width=2)


def bar(painter: QPainter, area: QRectF, fill: QColor) -> None:
    """Draw a bar with round ends."""
    radius = min(area.width(), area.height()) / 2
    box(painter, area, fill=fill, radius=radius)


def tick_box(painter: QPainter, area: QRectF, *, fill: QColor | None, line: QColor) -> None:
    """Draw the square of a tick box; filled when `fill` is given."""
    if fill is not None:
        box(painter, area, fill=fill, radius=4)
    else:
        box(painter, area, line=line, radius=4)


def tick_mark(painter: QPainter, area: QRectF, colour: QColor) -> None:
    """Draw the tick inside a tick box."""
    path = QPainterPath()
    path.moveTo(area.left() + area.width() * 0.25, area.top() + area.height() * 0.52)
    path.lineTo(area.left() + area.width() * 0.43, area.top() + area.height() * 0.70)
    path.lineTo(area.left() + area.width() * 0.77, area.top() + area.height() * 0.32)
    pen = QPen(colour, 2)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)


def half_mark(painter: QPainter, area: QRectF, colour: QColor) -> None:
    """Draw the stroke of a tick box that stands for some of many."""
    middle = area.center().y()
    painter.fillRect(QRectF(area.left() + 4, middle - 1, area.width() - 8, 2), colour)
