"""The list of what happened: a head for each day, then clock, icon and sentence of each entry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from desktop_app.kernel.i18n import _
from desktop_app.services.history import Happening
from ui.pages.riwayat.icons import icon_of
from ui.theme import Theme, theme_of
from ui.times import day_words, short_clock
from ui.widgets import paint
from ui.widgets.cells import CellRole, Column, Index
from ui.widgets.lists import LineDelegate, LineList
from ui.widgets.rows import Cell, Row, RowsModel
from ui.widgets.runs import Gap, Icon, Part, Words, paint_run

_HEAD = "day"
_HEAD_HEIGHT, _ONE, _TWO = 32, 40, 56
_PAD, _ICON_AT, _TEXT_AT = 16, 66, 96
_SPACE = Gap(3)
_DISPLAY = Qt.ItemDataRole.DisplayRole


class EventModel(RowsModel):
    """Rows of entries with a head before each day; a head takes no mark."""

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the mark pass over the heads."""
        if index.data(CellRole.CODE) == _HEAD:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


class EventDelegate(LineDelegate):
    """Draws a day's head, or an entry with its people in bold."""

    def __init__(self, view: EventList) -> None:
        super().__init__(view, _ONE)
        self._events = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give the height of a row: two lines where there is a reason."""
        if index.data(CellRole.CODE) == _HEAD:
            return QSize(120, _HEAD_HEIGHT)
        return QSize(120, _TWO if index.data(CellRole.SECOND) else _ONE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        theme, area = theme_of(self), QRectF(option.rect)
        painter.save()
        paint.smooth(painter)
        if index.data(CellRole.CODE) == _HEAD:
            painter.fillRect(area, theme.color("canvas"))
            words = str(index.data(_DISPLAY))
            Words(words, "label", "text2").paint(painter, area.adjusted(_PAD, 0, 0, 0), theme)
            _rule(painter, area, 0, theme)
        else:
            hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
            self._paint_entry(painter, area, index, theme, hovered=hovered)
        painter.restore()

    def _paint_entry(
        self, painter: QPainter, area: QRectF, index: Index, theme: Theme, *, hovered: bool
    ) -> None:
        current = index.row() == self._events.currentIndex().row()
        ground = "soft" if current else "hover" if hovered else "surface"
        painter.fillRect(area, theme.color(ground))
        _rule(painter, area, _PAD, theme)
        if current:
            painter.fillRect(QRectF(area.left(), area.top(), 3, area.height()), theme.ring())
        second = str(index.data(CellRole.SECOND) or "")
        first = QRectF(area.left(), area.top(), area.width() - _PAD, area.height() - 1)
        if second:
            first.setHeight(first.height() / 2 + 2)
            below = QRectF(area.left() + _TEXT_AT, first.bottom() - 3, first.width() - _TEXT_AT, 20)
            Words(second, "remark", "text2").paint(painter, below, theme)
        clock = str(index.data(CellRole.RIGHT) or "")
        Words(clock, "body", "text2").paint(painter, first.adjusted(_PAD, 0, 0, 0), theme)
        mark = QRectF(area.left() + _ICON_AT, first.top(), 16, first.height())
        Icon(str(index.data(CellRole.ICON)), str(index.data(CellRole.INK)), 16).paint(
            painter, mark, theme
        )
        told = self._events.told(index.row())
        if told is not None:
            _paint_sentence(painter, first.adjusted(_TEXT_AT, 0, 0, 0), told, theme)
        if current and self._events.hasFocus():
            paint.ring(painter, area.adjusted(0, 0, 0, -1), theme.ring(), 4)


class EventList(LineList):
    """The list; rows are known by the numbers of their entries."""

    def __init__(self) -> None:
        super().__init__(_("Kejadian"), _ONE)
        self._told: dict[str, Happening] = {}
        self.events = EventModel((Column(key="happening"),))
        self.setUniformItemSizes(False)
        self.setItemDelegate(EventDelegate(self))
        self.setModel(self.events)

    def show_told(self, told: Sequence[Happening], today: date) -> None:
        """Show these entries under the heads of their days."""
        self._told = {str(each.seq): each for each in told}
        self.events.show_rows(list(_rows(told, today)))

    def told(self, row: int) -> Happening | None:
        """Give the entry of a row, None for a head."""
        return self._told.get(self.events.key_of(row))

    def mark(self, seq: int) -> None:
        """Mark the entry of that number, or the first one."""
        at = self.events.row_of(str(seq))
        self.go_to(at if at >= 0 else 1)


def _rows(told: Sequence[Happening], today: date) -> Iterator[Row]:
    for day, some in groupby(told, lambda each: each.at.astimezone().date()):
        words = day_words(day)
        if day == today:
            words = _("Hari ini, {day}").format(day=words.replace(",", "", 1))
        yield Row(f"day {day}", (Cell(text=words, code=_HEAD),))
        for each in some:
            yield Row(str(each.seq), (_cell(each),))


def _cell(told: Happening) -> Cell:
    icon, ink = icon_of(told.use_case)
    return Cell(
        text=f"{told.user} {told.what}",
        second=_("Alasan: “{reason}”").format(reason=told.reason) if told.reason else "",
        right=short_clock(told.at),
        icon=icon,
        ink=ink,
    )


def _paint_sentence(painter: QPainter, area: QRectF, told: Happening, theme: Theme) -> None:
    """Draw who did what, with the names in bold, and no more than fits."""
    before, bold, after = told.what.partition(told.whose) if told.whose else (told.what, "", "")
    parts: list[Part] = [Words(told.user, "heading", "text"), _SPACE]
    parts.append(Words(before.rstrip(), "body", "text2"))
    if bold:
        parts += [_SPACE, Words(bold, "heading", "text")]
        parts += [_SPACE] if after.startswith(" ") else []
        parts.append(Words(after.lstrip(), "body", "text2"))
    painter.setClipRect(area)
    paint_run(painter, area, parts, theme)
    painter.setClipping(False)


def _rule(painter: QPainter, area: QRectF, left: int, theme: Theme) -> None:
    rule = QRectF(area.left() + left, area.bottom() - 1, area.width() - left, 1)
    painter.fillRect(rule, theme.color("line"))
