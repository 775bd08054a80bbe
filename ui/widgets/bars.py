"""Bars: a share with its name, a stacked whole, and the weeks' chart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.numbers import number
from ui.theme import theme_of
from ui.tokens import mixed
from ui.widgets import paint
from ui.widgets.press import Press
from ui.widgets.runs import Words

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ShareRow(Press):
    """A line "Legok ▬▬▬ 44/44": name, bar, counted of places, and what is left; opens its list.

    Args:
        name: e.g. a kelurahan.
        counted: how many there are.
        places: of how many; 0 = no limit, no bar.
    """

    def __init__(self, name: str, counted: int, places: int) -> None:
        said = (
            f"{name}: {number(counted)}/{number(places)}"
            if places
            else f"{name}: {number(counted)}"
        )
        super().__init__(name, name=said)
        self._counted = counted
        self._places = places
        self.setFixedHeight(32)
        self.setMinimumWidth(220)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw name, bar and figures."""
        theme = theme_of(self)
        wide = self.width()
        full = self._places and self._counted >= self._places
        bar_left, bar_right = round(wide * 0.36), wide - 96
        painter = QPainter(self)
        paint.smooth(painter)
        if self.hovered:
            paint.box(painter, QRectF(self.rect()), fill=theme.color("hover"))
        name_area = QRectF(4, 0, bar_left - 12, self.height())
        Words(self.words, "body", "text").paint(painter, name_area, theme)
        if self._places:
            track = QRectF(bar_left, self.height() / 2 - 4, bar_right - bar_left, 8)
            paint.bar(painter, track, theme.color("neutralbg"))
            share = min(1.0, self._counted / self._places)
            if share:
                filled = QRectF(track)
                filled.setWidth(max(8.0, track.width() * share))
                paint.bar(painter, filled, theme.color("okfill" if full else "accent"))
        self._paint_figures(painter, bar_right, full=bool(full))
        painter.end()

    def _paint_figures(self, painter: QPainter, left: int, *, full: bool) -> None:
        theme = theme_of(self)
        places = f"/{number(self._places)}" if self._places else ""
        painter.setFont(theme.font("label"))
        painter.setPen(theme.color("text"))
        figures = QRectF(left, 0, 60, self.height())
        painter.drawText(figures, _RIGHT, f"{number(self._counted)}{places}")
        if full:
            mark = QRectF(self.width() - 22, self.height() / 2 - 7, 14, 14)
            theme.paint_icon(painter, mark, "ring-check", "ok")
        elif self._places:
            painter.setFont(theme.font("remark"))
            painter.setPen(theme.color("text3"))
            rest = QRectF(left + 60, 0, 30, self.height())
            painter.drawText(rest, _RIGHT, number(self._places - self._counted))


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a stacked bar: its word, how many, and its colour token."""

    word: str
    count: int
    ink: str


class StackedBar(QWidget):
    """A whole in pieces, 16 pixels high; small pieces stay visible."""

    def __init__(self, pieces: Sequence[Piece] = (), *, height: int = 16) -> None:
        super().__init__()
        self._pieces: tuple[Piece, ...] = ()
        self.setFixedHeight(height)
        self.setMinimumWidth(80)
        self.show_pieces(pieces)

    def show_pieces(self, pieces: Sequence[Piece]) -> None:
        """Show other pieces."""
        self._pieces = tuple(piece for piece in pieces if piece.count > 0)
        said = ", ".join(f"{number(piece.count)} {piece.word}" for piece in pieces)
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the pieces with 3 pixels between them."""
        theme = theme_of(self)
        painter = QPainter(self)
        paint.smooth(painter)
        gaps = 3 * max(0, len(self._pieces) - 1)
        whole = sum(piece.count for piece in self._pieces)
        spare = self.width() - gaps - 6 * len(self._pieces)
        left = 0.0
        for piece in self._pieces:
            wide = 6 + spare * piece.count / whole
            area = QRectF(left, 0, wide, self.height())
            paint.box(painter, area, fill=theme.color(piece.ink), radius=3)
            left += wide + 3
        painter.end()


class WeekBars(QWidget):
    """A bar for each week, the last in accent; a scale of three lines at the left.

    Args:
        name: what is counted, for a screen reader.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._counts: tuple[int, ...] = ()
        self._first = ""
        self._last = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(200, 92)

    def show_weeks(self, counts: Sequence[int], first: str, last: str) -> None:
        """Show `counts`, oldest first; `first` stands below the oldest, `last` below the newest."""
        self._counts = tuple(counts)
        self._first = first
        self._last = last
        said = ", ".join(number(count) for count in counts)
        self.setAccessibleName(f"{self._name}: {said}. {last}")
        self.update()

    def sizeHint(self) -> QSize:
        """Give the size of the drawing."""
        return QSize(300, 96)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw scale, bars and words."""
        theme = theme_of(self)
        top = nice_top(max(self._counts, default=0))
        words = theme.width(number(top), "caption") + 6
        plot = QRectF(words, 8, self.width() - words, self.height() - 30)
        painter = QPainter(self)
        paint.smooth(painter)
        painter.setFont(theme.font("caption"))
        for share in (0.0, 0.5, 1.0):
            y = round(plot.bottom() - plot.height() * share)
            painter.fillRect(QRectF(plot.left(), y, plot.width(), 1), theme.color("line"))
            painter.setPen(theme.color("text3"))
            painter.drawText(QRectF(0, y - 8, words - 6, 16), _RIGHT, number(round(top * share)))
        self._paint_bars(painter, plot, top)
        foot = QRectF(plot.left() + 2, plot.bottom() + 2, plot.width() - 4, 20)
        painter.setPen(theme.color("text2"))
        painter.drawText(
            foot, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._first
        )
        painter.setPen(theme.color("accenttext"))
        painter.drawText(foot, _RIGHT, self._last)
        painter.end()

    def _paint_bars(self, painter: QPainter, plot: QRectF, top: int) -> None:
        theme = theme_of(self)
        step = plot.width() / max(1, len(self._counts))
        wide = min(18.0, step * 0.6)
        pale = mixed(theme.color("accent"), theme.color("surface"), 0.6 if theme.dark else 0.3)
        for index, count in enumerate(self._counts):
            newest = index == len(self._counts) - 1
            high = plot.height() * count / top if top else 0
            left = plot.left() + step * index + (step - wide) / 2
            painter.fillPath(
                _bar_path(QRectF(left, plot.bottom() - high, wide, high)),
                theme.color("accent") if newest else pale,
            )


def nice_top(most: int) -> int:
    """Give an even round number at or above `most` for the top of a scale; at least 2."""
    size = 1
    while size * 10 < most:
        size *= 10
    return next(size * n for n in (2, 4, 6, 8, 10) if size * n >= most)


def _bar_path(area: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    radius = min(3.0, area.height() / 2)
    path.addRoundedRect(area, radius, radius)
    path.addRect(QRectF(area.left(), area.center().y(), area.width(), area.height() / 2))
    return path.simplified()
