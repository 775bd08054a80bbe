"""What a column of a table is, and how a cell of each kind is drawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from ui.theme import Theme
from ui.widgets import paint
from ui.widgets.badges import BADGES, badge_size, paint_badge
from ui.widgets.levels import LEVELS
from ui.widgets.runs import Gap, Icon, Words, paint_run
from ui.widgets.ticks import paint_tick

Index = QModelIndex | QPersistentModelIndex
PAD = 10
_DISPLAY = Qt.ItemDataRole.DisplayRole
_NIK_SAMPLE = "157102 •••••• 0001"
_DATE_SAMPLE = "30-09-2088"


class CellRole(IntEnum):
    """What a model may tell about a cell beside its words (`DisplayRole`)."""

    CODE = Qt.ItemDataRole.UserRole + 1  # the badge's code; the words stay for a screen reader
    LEVEL = Qt.ItemDataRole.UserRole + 2  # "error", "warning", "info", "ok", "new"
    KEY = Qt.ItemDataRole.UserRole + 3  # what the row is known by
    SECOND = Qt.ItemDataRole.UserRole + 4  # a second line
    RIGHT = Qt.ItemDataRole.UserRole + 5  # words at the right end of the first line
    ICON = Qt.ItemDataRole.UserRole + 6  # an icon's name before the words
    INK = Qt.ItemDataRole.UserRole + 7  # the colour token of that icon


class CellKind(StrEnum):
    """How a column shows its words."""

    TICK = "tick"
    NAME = "name"
    TEXT = "text"
    REMARK = "remark"
    NIK = "nik"
    DATE = "date"
    CENTRE = "centre"
    NUMBER = "number"
    TIME = "time"
    BADGE = "badge"
    NOTE = "note"
    SHEET = "sheet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: key, words of its head, kind, and width in pixels (0 = takes what is left)."""

    key: str
    title: str = ""
    kind: CellKind = CellKind.TEXT
    width: int = 0
    sortable: bool = False

    @property
    def right(self) -> bool:
        """Whether words stand at the right."""
        return self.kind in (CellKind.NUMBER, CellKind.TIME)

    @property
    def centred(self) -> bool:
        """Whether words stand in the middle."""
        return self.kind is CellKind.CENTRE

    def pixels(self, theme: Theme) -> int:
        """Give the width; NIK, dates and status are never too narrow for their words."""
        return max(self.width, _least_width(self.kind, theme)) if self.width else 0


def paint_cell(painter: QPainter, area: QRectF, index: Index, column: Column, theme: Theme) -> None:
    """Draw the inside of a cell; its ground is there already."""
    painter.save()
    _PAINTERS.get(column.kind, _paint_words)(painter, area, index, theme)
    painter.restore()


def shown_whole(area_width: int, text: str, column: Column, theme: Theme) -> bool:
    """Say whether the words of a cell fit, so that no tool tip is needed."""
    return theme.width(text, _FONTS.get(column.kind, ("body", ""))[0]) <= area_width - 2 * PAD


_FONTS: Mapping[CellKind, tuple[str, str]] = {
    CellKind.NAME: ("heading", "text"),
    CellKind.TEXT: ("body", "text2"),
    CellKind.REMARK: ("remark", "text3"),
    CellKind.NIK: ("body", "text2"),
    CellKind.DATE: ("body", "text"),
    CellKind.CENTRE: ("body", "text2"),
    CellKind.NUMBER: ("heading", "text"),
    CellKind.TIME: ("remark", "text3"),
    CellKind.NOTE: ("remark", "text2"),
    CellKind.SHEET: ("body", "text"),
}


_MOVED: Mapping[CellKind, float] = {
    CellKind.NUMBER: 1.0,
    CellKind.TIME: 1.0,
    CellKind.CENTRE: 0.5,
}
"""The share of what is left of a cell's width that stands before its words."""


def _least_width(kind: CellKind, theme: Theme) -> int:
    if kind is CellKind.NIK:
        return theme.width(_NIK_SAMPLE, "body") + 2 * PAD
    if kind is CellKind.DATE:
        return theme.width(_DATE_SAMPLE, "body") + 2 * PAD
    return 0


def status_width(codes: tuple[str, ...], theme: Theme) -> int:
    """Give the width that shows every badge of `codes` whole."""
    return max(badge_size(code, theme).width() for code in codes) + 2 * PAD


def _paint_words(painter: QPainter, area: QRectF, index: Index, theme: Theme) -> None:
    _words(painter, area.adjusted(PAD, 0, -PAD, 0), index, theme, CellKind.TEXT)


def _paint_as(kind: CellKind) -> Callable[[QPainter, QRectF, Index, Theme], None]:
    def paint_it(painter: QPainter, area: QRectF, index: Index, theme: Theme) -> None:
        _words(painter, area.adjusted(PAD, 0, -PAD, 0), index, theme, kind)

    return paint_it


def _words(painter: QPainter, area: QRectF, index: Index, theme: Theme, kind: CellKind) -> None:
    role, ink = _FONTS[kind]
    text = str(index.data(_DISPLAY) or "")
    inner = QRectF(area)
    share = _MOVED.get(kind)
    if share:
        spare = max(0.0, area.width() - theme.width(text, role))
        inner.setLeft(area.left() + round(spare * share))
    Words(text, role, ink).paint(painter, inner, theme)


def _paint_tick(painter: QPainter, area: QRectF, index: Index, theme: Theme) -> None:
    state = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole) or 0)
    paint_tick(painter, QRectF(area.left() + 4, area.center().y() - 8, 32, 16), state, theme)


def _paint_badge(painter: QPainter, area: QRectF, index: Index, theme: Theme) -> None:
    code = index.data(CellRole.CODE)
    if code in BADGES:
        paint_badge(painter, area.adjusted(PAD, 0, -2, 0), code, theme)


def _paint_note(painter: QPainter, area: QRectF, index: Index, theme: Theme) -> None:
    text = str(index.data(_DISPLAY) or "")
    look = LEVELS.get(str(index.data(CellRole.LEVEL) or ""))
    if not text:
        return
    if look is None:
        _words(painter, area.adjusted(PAD, 0, -PAD, 0), index, theme, CellKind.NOTE)
        return
    parts = (Icon(look.icon, look.ink, 14), Gap(7), Words(text, "remark", look.ink))
    paint_run(painter, area.adjusted(PAD, 0, -4, 0), parts, theme)


def _paint_sheet(painter: QPainter, area: QRectF, index: Index, theme: Theme) -> None:
    level = str(index.data(CellRole.LEVEL) or "")
    tints = {"error": "errbg", "warning": "warnbg", "new": "soft"}
    if level in tints:
        painter.fillRect(area.adjusted(0, 0, 0, -1), theme.color(tints[level]))
    _words(painter, area.adjusted(8, 0, -6, 0), index, theme, CellKind.SHEET)
    paint_corner(painter, area, level, theme)


def paint_corner(painter: QPainter, area: QRectF, level: str, theme: Theme) -> None:
    """Draw the mark of a level in the right upper corner of `area`: filled, outlined or a dot."""
    paint.smooth(painter)
    corner = QPolygonF(
        [area.topRight() + QPointF(*at) for at in ((-10.0, 0.5), (-0.5, 0.5), (-0.5, 10.0))]
    )
    if level == "error":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("errfill"))
        painter.drawPolygon(corner)
    elif level == "warning":
        painter.setPen(QPen(theme.color("warn"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolygon(corner)
    elif level == "new":
        dot = QRectF(area.right() - 9, area.top() + 3, 6, 6)
        paint.box(painter, dot, fill=theme.color("accenttext"), radius=3)


_PAINTERS: Mapping[CellKind, Callable[[QPainter, QRectF, Index, Theme], None]] = {
    **{kind: _paint_as(kind) for kind in _FONTS},
    CellKind.TICK: _paint_tick,
    CellKind.BADGE: _paint_badge,
    CellKind.NOTE: _paint_note,
    CellKind.SHEET: _paint_sheet,
}
