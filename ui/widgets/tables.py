"""The table of the program: rows of 32 pixels, one rule each, ticks, one mark for the focus."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QRectF,
    QSignalBlocker,
    Qt,
    Signal,
)
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)

from ui.theme import theme_of
from ui.widgets import paint
from ui.widgets.cells import CellKind, Column, Index, paint_cell, shown_whole
from ui.widgets.table_head import TableHead

ROW = 32
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CHECK = Qt.ItemDataRole.CheckStateRole
_BAR_THERE = Qt.ScrollBarPolicy.ScrollBarAlwaysOn
_BAR_AS_NEEDED = Qt.ScrollBarPolicy.ScrollBarAsNeeded
_BAR_NEVER = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
_SHIFT_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class Mark(Enum):
    """What the focus marks: the row (lists), or the cell with vertical lines (a sheet)."""

    ROW = "row"
    CELL = "cell"


class CellDelegate(QStyledItemDelegate):
    """Draws ground, rule and inside of every cell."""

    def __init__(self, table: Table) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        theme = theme_of(self)
        area = QRectF(option.rect)
        painter.fillRect(area, theme.color(self._table.ground_painted(index.row())))
        rule = theme.color("line")
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), rule)
        if self._table.mark is Mark.CELL:
            painter.fillRect(QRectF(area.right() - 1, area.top(), 1, area.height()), rule)
            area.adjust(0, 0, -1, 0)
        paint_cell(painter, area, index, self._table.columns[index.column()], theme)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Show the whole words of a cell that had to be elided."""
        if index.isValid() and index.data(Qt.ItemDataRole.ToolTipRole) is None:
            text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
            column = self._table.columns[index.column()]
            whole = shown_whole(option.rect.width(), text, column, theme_of(self))
            QToolTip.showText(event.globalPos(), "" if whole else text, view)
            return True
        return bool(super().helpEvent(event, view, option, index))


class Table(QTableView):
    """A table over any model that tells `DisplayRole` and the roles of `CellRole`.

    Args:
        columns: the model's columns in order; a column of kind TICK wants `CheckStateRole`, which the
            model also takes by `setData`.
        name: what a screen reader calls it.
        mark: what the focus marks.

    Once `use_widths` was called, the user may pull the edges of the columns.

    `opened` carries the row on Enter and double click, `current_changed` the row that the focus
    marks, `sort_wanted` a column's key, `all_wanted` asks to tick all (True) or none (False) of the
    whole filter, `ticks_changed` follows each tick, `left_upwards` asks for the focus to go back up,
    `widths_changed` carries the widths that the user gave to columns, by key.
    """

    opened = Signal(int)
    current_changed = Signal(int)
    sort_wanted = Signal(str)
    all_wanted = Signal(bool)
    ticks_changed = Signal()
    left_upwards = Signal()
    widths_changed = Signal(object)

    def __init__(self, columns: Sequence[Column], name: str, mark: Mark = Mark.ROW) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.mark = mark
        self._hovered = -1
        self._grounds: dict[int, str] = {}
        self._own: dict[str, int] | None = None
        self.head = TableHead(self.columns, self)
        self.setHorizontalHeader(self.head)
        self.setItemDelegate(CellDelegate(self))
        self.setAccessibleName(name)
        self.setProperty("ring", -1)
        self._dress()
        self.head.pressed_column.connect(self._head_pressed)
        self.doubleClicked.connect(self._double_clicked)
        self.viewport().installEventFilter(self)

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Show other columns; call it together with the model's own change."""
        self.columns = tuple(columns)
        self.head.show_columns(self.columns)
        self._spread()

    def use_widths(self, widths: Mapping[str, int]) -> None:
        """Give columns the widths that the user wants, by key; the others keep their own."""
        if self._own is None:
            self.head.dragged.connect(self._pulled)
            self.head.edge_pressed_twice.connect(self._let_go)
        self._own = dict(widths)
        self._spread()

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show another model."""
        super().setModel(model)
        self._spread()
        if model is not None:
            for told in (model.modelReset, model.rowsInserted, model.rowsRemoved):
                told.connect(self._show_bar)
        selection = self.selectionModel()
        if selection is not None:
            selection.currentRowChanged.connect(self._row_changed)

    def ground_of(self, row: int) -> str:
        """Give the colour token of a row's ground."""
        if self._ticked(row) or (self.mark is Mark.ROW and self._bare_current(row)):
            return "soft"
        return "hover" if row == self._hovered else "surface"

    def ground_painted(self, row: int) -> str:
        """Give the same while the table is painted; each row is looked at once, not by each cell."""
        if row not in self._grounds:
            self._grounds[row] = self.ground_of(row)
        return self._grounds[row]

    def go_to(self, row: int) -> None:
        """Mark a row and bring it into sight."""
        column = max(0, self.currentIndex().column())
        self.setCurrentIndex(self.model().index(row, column))

    def current_row(self) -> int:
        """Give the row that the focus marks, -1 = none."""
        return self.currentIndex().row()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick by Space, extend by Shift, open by Enter, take all by Ctrl+A."""
        if not self._take_key(event):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tick by a click on the box."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self.columns[index.column()].kind is CellKind.TICK:
            self._tick(index.row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Spread the columns over the width."""
        super().resizeEvent(event)
        self._show_bar()
        self._spread()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Know which row is under the pointer."""
        if event.type() is QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self._hover(self.indexAt(event.position().toPoint()).row())
        elif event.type() is QEvent.Type.Leave:
            self._hover(-1)
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells, then the one mark of the focus over them."""
        self._grounds.clear()
        super().paintEvent(event)
        index = self.currentIndex()
        if not index.isValid():
            return
        theme = theme_of(self)
        area = QRectF(self.visualRect(index))
        row = QRectF(0, area.top(), self.viewport().width(), area.height())
        painter = QPainter(self.viewport())
        paint.smooth(painter)
        painter.fillRect(QRectF(0, row.top(), 3, row.height()), theme.ring())
        if self.hasFocus():
            framed = row if self.mark is Mark.ROW else area
            paint.ring(painter, framed.adjusted(0, 0, 0, -1), theme.ring(), 4)
        painter.end()

    def _dress(self) -> None:
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(ROW)
        rows.setDefaultSectionSize(ROW)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _show_bar(self) -> None:
        """Show the bar together with the rows that need it.

        Qt shows it a turn later: all cells would be painted as wide as without it, then anew.
        """
        model = self.model()
        many = model is not None and model.rowCount() * ROW > self.maximumViewportSize().height()
        wanted = _BAR_THERE if many else _BAR_AS_NEEDED
        if self.verticalScrollBarPolicy() not in (wanted, _BAR_NEVER):
            self.setVerticalScrollBarPolicy(wanted)

    def _spread(self) -> None:
        if self.model() is None:
            return
        theme = theme_of(self)
        own = self._own or {}
        widths = [own.get(column.key) or column.pixels(theme) for column in self.columns]
        open_ones = widths.count(0)
        spare = self.viewport().width() - sum(widths)
        share = max(120, spare // open_ones) if open_ones else 0
        self._lay_out([width or share for width in widths[: self.model().columnCount()]])
        if self._own is not None:
            self.head.let_pull()

    def _lay_out(self, widths: Sequence[int]) -> None:
        """Give the columns these widths and draw them at the next painting.

        Told of each width, Qt would wait for a turn, in which the old ones are painted.
        """
        if widths == [self.columnWidth(at) for at in range(len(widths))]:
            return
        with QSignalBlocker(self.head):
            for at, width in enumerate(widths):
                self.setColumnWidth(at, width)
        self.updateGeometries()
        self.viewport().update()

    def _pulled(self, at: int, width: int) -> None:
        if self._own is not None:
            self._own[self.columns[at].key] = width
            self._spread()
            self.widths_changed.emit(dict(self._own))

    def _let_go(self, at: int) -> None:
        key = self.columns[at].key
        if self._own is not None and key in self._own:
            del self._own[key]
            self._spread()
            self.widths_changed.emit(dict(self._own))

    def _take_key(self, event: QKeyEvent) -> bool:
        key, row = event.key(), self.current_row()
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key == Qt.Key.Key_Space and row >= 0:
            self._tick(row)
        elif key in _ENTER and not control and row >= 0:
            self.opened.emit(row)
        elif key == Qt.Key.Key_A and control and self._tick_column() is not None:
            self.all_wanted.emit(True)
        elif key in _SHIFT_STEPS and shift and row >= 0:
            self._extend(row, _SHIFT_STEPS[Qt.Key(key)])
        elif key == Qt.Key.Key_Up and row <= 0 and not event.modifiers():
            self.left_upwards.emit()
        else:
            return False
        event.accept()
        return True

    def _tick_column(self) -> int | None:
        kinds = [column.kind for column in self.columns]
        return kinds.index(CellKind.TICK) if CellKind.TICK in kinds else None

    def _ticked(self, row: int) -> bool:
        column = self._tick_column()
        if column is None or self.model() is None:
            return False
        value = self.model().index(row, column).data(_CHECK)
        return value is not None and Qt.CheckState(value) is Qt.CheckState.Checked

    def _bare_current(self, row: int) -> bool:
        return self._tick_column() is None and row == self.current_row()

    def _tick(self, row: int, *, on: bool | None = None) -> None:
        column = self._tick_column()
        if column is None:
            return
        wanted = not self._ticked(row) if on is None else on
        state = Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked
        self.model().setData(self.model().index(row, column), state, _CHECK)
        self.ticks_changed.emit()
        self.viewport().update()

    def _extend(self, row: int, step: int) -> None:
        target = row + step
        if 0 <= target < self.model().rowCount():
            self._tick(row, on=True)
            self._tick(target, on=True)
            self.go_to(target)

    def _head_pressed(self, at: int) -> None:
        column = self.columns[at]
        if column.kind is CellKind.TICK:
            self.all_wanted.emit(not self._ticked(0))
        elif column.sortable:
            self.sort_wanted.emit(column.key)

    def _double_clicked(self, index: QModelIndex) -> None:
        if self.columns[index.column()].kind is not CellKind.TICK:
            self.opened.emit(index.row())

    def _row_changed(self, current: QModelIndex, _old: QModelIndex) -> None:
        self.viewport().update()
        self.current_changed.emit(current.row())

    def _hover(self, row: int) -> None:
        if row != self._hovered:
            self._hovered = row
            self.viewport().update()
