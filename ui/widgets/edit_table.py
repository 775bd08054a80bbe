"""A table whose cells are typed into: Enter or any key begins, Enter keeps and goes one down."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QLineEdit,
    QStyleOptionViewItem,
    QWidget,
)

from desktop_app.kernel.i18n import _
from ui.theme import theme_of
from ui.widgets import paint
from ui.widgets.cells import Column
from ui.widgets.rows import Row, RowsModel
from ui.widgets.tables import CellDelegate, Mark, Table

Index = QModelIndex | QPersistentModelIndex
_Hint = QAbstractItemDelegate.EndEditHint
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_EDIT = Qt.ItemDataRole.EditRole


class EditRows(RowsModel):
    """Rows of which some columns are typed into.

    Args:
        columns: as given to the table.
        editable: the keys of the columns that may be typed into.

    `edited` carries (row's key, column's key, what was typed); the rows change when they are shown
    anew.
    """

    edited = Signal(str, str, str)

    def __init__(self, columns: Sequence[Column], editable: Collection[str]) -> None:
        super().__init__(columns)
        self._keys = tuple(column.key for column in columns)
        self._editable = frozenset(editable)
        self.locked = False

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; the same ones with other cells keep the place of the focus."""
        if [row.key for row in rows] != [row.key for row in self._rows]:
            super().show_rows(rows)
            return
        self._rows = tuple(rows)
        if rows:
            last = self.index(len(rows) - 1, len(self._keys) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def first_editable(self) -> int:
        """Give the first column that may be typed into."""
        return next(at for at, key in enumerate(self._keys) if key in self._editable)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the editable columns be typed into, unless all is locked."""
        flags = super().flags(index)
        if not self.locked and self._keys[index.column()] in self._editable:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give the words of a cell also to whoever edits them."""
        return super().data(index, Qt.ItemDataRole.DisplayRole if role == _EDIT else role)

    def setData(self, index: Index, value: Any, role: int = _EDIT) -> bool:
        """Tell what was typed, if it is something else."""
        if role != _EDIT:
            return super().setData(index, value, role)
        text = " ".join(str(value).split())
        if text != index.data():
            self.edited.emit(self.key_of(index.row()), self._keys[index.column()], text)
        return True


class EditTable(Table):
    """A table over `EditRows`."""

    def __init__(self, columns: Sequence[Column], name: str) -> None:
        super().__init__(columns, name, Mark.CELL)
        self.setItemDelegate(_TypingDelegate(self))
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setAccessibleDescription(_("Enter atau ketikan mengubah isi sel."))
        self.opened.connect(self._edit_row)

    def go_to(self, row: int) -> None:
        """Mark a row in the column that is typed into."""
        super().go_to(row)
        self._into_column()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin in the column that is typed into, wherever the focus was in the row."""
        if event.text().isprintable() and event.text():
            self._into_column()
        super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Go one down after Enter, to the next cell of the row after Tab."""
        super().closeEditor(editor, _Hint.NoHint)
        row, column = self.currentIndex().row(), self.currentIndex().column()
        if hint is _Hint.SubmitModelCache and row + 1 < self.model().rowCount():
            self.setCurrentIndex(self.model().index(row + 1, column))
        self.setFocus()

    def _edit_row(self, row: int) -> None:
        self._into_column()
        index = self.currentIndex()
        if index.row() == row and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)

    def _into_column(self) -> None:
        index, model = self.currentIndex(), self.model()
        editable = bool(index.flags() & Qt.ItemFlag.ItemIsEditable)
        if index.isValid() and not editable and isinstance(model, EditRows):
            self.setCurrentIndex(model.index(index.row(), model.first_editable()))


class _TypingDelegate(CellDelegate):
    """Lays a line over the cell while it is typed into."""

    def __init__(self, table: EditTable) -> None:
        super().__init__(table)
        self._edited = table

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Give a line in the look of the cell."""
        column = self._edited.columns[index.column()]
        line = _CellLine(parent)
        line.setAlignment(_RIGHT if column.right else _LEFT)
        line.setAccessibleName(column.title)
        return line


class _CellLine(QLineEdit):
    """A line without a frame of its own, with the ring of the focus inside."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrame(False)
        self.setFont(theme_of(self).font("body"))
        self.setTextMargins(6, 0, 6, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Enter here: the delegate has seen it, and the table would begin anew."""
        super().keyPressEvent(event)
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line, and the ring over it."""
        super().paintEvent(event)
        painter = QPainter(self)
        paint.smooth(painter)
        paint.ring(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), theme_of(self).ring(), 4)
        painter.end()
