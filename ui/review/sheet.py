"""The file's own rows as a sheet: row and verdict stand still at the left, the columns scroll."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QGridLayout, QTableView

from desktop_app.kernel.i18n import _
from ui.numbers import number
from ui.review.head import MAPPING, MappingRow, SheetHead
from ui.review.model import FIXED, ReviewModel, table_columns
from ui.review.rows import Shown
from ui.theme import theme_of
from ui.widgets import paint
from ui.widgets.cells import paint_corner
from ui.widgets.labels import Label
from ui.widgets.panels import Ground, row
from ui.widgets.tables import Mark, Table

_SCROLL_BAR = 12


class SheetTable(Table):
    """The part that scrolls sideways; the bar of the marked row belongs to the fixed part.

    `cell_changed` carries row and column (of the file) of the cell that is marked.
    """

    cell_changed = Signal(int, int)

    def __init__(self, name: str) -> None:
        super().__init__((), name, Mark.CELL)
        self.sheet_head = SheetHead(self)
        self.head = self.sheet_head
        self.setHorizontalHeader(self.sheet_head)
        self.setCornerWidget(Ground("surface"))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)

    def watch(self) -> None:
        """Tell of the marked cell from now on; to be called after `setModel`."""
        self.selectionModel().currentChanged.connect(self._cell_changed)

    def paintEvent(self, event: QPaintEvent) -> None:
        QTableView.paintEvent(self, event)
        index = self.currentIndex()
        if not index.isValid():
            return
        theme = theme_of(self)
        area = QRectF(self.visualRect(index)).adjusted(0, 0, -1, -1)
        painter = QPainter(self.viewport())
        paint.smooth(painter)
        if self.hasFocus():
            paint.ring(painter, area, theme.ring(), 4)
        else:
            paint.box(painter, area, line=theme.color("softline"), radius=4, width=2)
        painter.end()

    def _cell_changed(self, current: QModelIndex, _old: QModelIndex) -> None:
        self.viewport().update()
        if current.isValid():
            self.cell_changed.emit(current.row(), current.column() - FIXED)


class FixedTable(Table):
    """Sheet, row number and verdict; never has the focus."""

    def __init__(self) -> None:
        super().__init__((), _("Putusan"), Mark.ROW)
        self.sheet_head = SheetHead(self)
        self.head = self.sheet_head
        self.setHorizontalHeader(self.sheet_head)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


class Sheet(Ground):
    """Mapping row, head and rows of a plan.

    `cell_changed` carries row and column of the marked cell, `remapped` a column and its new field.
    """

    cell_changed = Signal(int, int)
    remapped = Signal(int, str)

    def __init__(self, model: ReviewModel) -> None:
        super().__init__("surface")
        self.model = model
        self.fixed = FixedTable()
        self.table = SheetTable(_("Baris berkas"))
        self.mapping = MappingRow(self.table.sheet_head, FIXED)
        self._read_as = Ground("sunken")
        self._foot = Ground("surface", "right")
        self.legend = Legend()
        for table in (self.fixed, self.table):
            table.setModel(model)
        self.table.watch()
        self._lay_out()
        self._connect()

    def show_plan(self, shown: Shown) -> None:
        """Take the columns of a plan; its rows are the model's."""
        theme = theme_of(self)
        columns = table_columns(shown, theme)
        titles = [_("Lembar"), str(shown.heading_row or ""), _("Putusan")]
        titles += [one.heading for one in shown.columns]
        letters = [""] * FIXED + [one.letter for one in shown.columns]
        for table in (self.fixed, self.table):
            table.show_columns(columns)
            table.sheet_head.show_heads(letters, titles)
        many = len(shown.sheets) > 1
        for at in range(len(columns)):
            self.table.setColumnHidden(at, at < FIXED)
            self.fixed.setColumnHidden(at, at >= FIXED or (at == 0 and not many))
        width = sum(one.pixels(theme) for one in columns[0 if many else 1 : FIXED])
        for widget in (self.fixed, self._read_as, self._foot):
            widget.setFixedWidth(width)
        self.mapping.show_columns(shown.columns)
        self.mapping.setVisible(shown.listed is not None)
        self._read_as.setVisible(shown.listed is not None)
        self._scrolled()

    def go_to(self, line: int, column: int = 0) -> None:
        """Mark a cell and bring it into sight."""
        column = max(0, min(column, self.model.columnCount() - FIXED - 1))
        self.table.setCurrentIndex(self.model.index(line, FIXED + column))

    def shorten(self, *, on: bool) -> None:
        """Leave letters and legend away where the window is low."""
        for table in (self.fixed, self.table):
            table.sheet_head.show_letters(on=not on)
        self.legend.setVisible(not on)

    def _lay_out(self) -> None:
        words = Label(_("Dibaca sebagai"), "remark", "text2")
        words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        holder = row((words, 1), margins=(4, 0, 8, 0))
        inside = QGridLayout(self._read_as)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(holder)
        self._read_as.setFixedHeight(MAPPING)
        self._foot.setFixedHeight(_SCROLL_BAR)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self._read_as, 0, 0)
        grid.addWidget(self.mapping, 0, 1)
        grid.addWidget(self.fixed, 1, 0)
        grid.addWidget(self.table, 1, 1, 2, 1)
        grid.addWidget(self._foot, 2, 0)
        grid.addWidget(self.legend, 3, 0, 1, 2)
        grid.setRowStretch(1, 1)
        grid.setColumnStretch(1, 1)

    def _connect(self) -> None:
        down, across = self.table.verticalScrollBar(), self.table.horizontalScrollBar()
        down.valueChanged.connect(self.fixed.verticalScrollBar().setValue)
        self.fixed.verticalScrollBar().valueChanged.connect(down.setValue)
        down.valueChanged.connect(self._scrolled)
        down.rangeChanged.connect(self._scrolled)
        across.valueChanged.connect(self.mapping.follow)
        across.rangeChanged.connect(lambda _least, most: self._foot.setVisible(most > 0))
        self._foot.hide()
        self.mapping.remapped.connect(self.remapped)
        self.table.cell_changed.connect(self._moved)
        self.fixed.clicked.connect(lambda index: self.go_to(index.row()))

    def _moved(self, line: int, column: int) -> None:
        self.fixed.setCurrentIndex(self.model.index(line, FIXED - 1))
        self.cell_changed.emit(line, column)

    def _scrolled(self) -> None:
        last = self.table.rowAt(self.table.viewport().height() - 2)
        rows = self.model.rowCount()
        self.legend.show_rest(rows - last - 1 if last >= 0 else 0)


class Legend(Ground):
    """How many rows follow below, and what the corners of cells mean; 28 high."""

    def __init__(self) -> None:
        super().__init__("sunken", "top")
        self._rest = ""
        self.setFixedHeight(28)

    def show_rest(self, rows: int) -> None:
        """Say how many rows follow below what is seen."""
        self._rest = _("{n} baris lagi di bawah.").format(n=number(rows)) if rows > 0 else ""
        words = _("Tanda di sudut sel: kesalahan, peringatan, nilai baru.")
        self.setAccessibleName(f"{self._rest} {words}".strip())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = theme_of(self)
        painter = QPainter(self)
        paint.smooth(painter)
        left = 16.0
        for mark, words in (
            ("", self._rest),
            ("", _("Tanda di sudut sel:")),
            ("error", _("kesalahan")),
            ("warning", _("peringatan")),
            ("new", _("nilai baru")),
        ):
            if mark:
                paint_corner(painter, QRectF(left, 9, 10, 10), mark, theme)
                left += 15
            painter.setFont(theme.font("remark"))
            painter.setPen(theme.color("text2"))
            width = theme.width(words, "remark") if words else 0
            area = QRectF(left, 1, width, 27)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, words)
            left += width + (12 if words else 0)
        painter.end()
