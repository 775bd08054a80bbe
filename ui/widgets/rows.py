"""A small model for tables and lists that fit into memory: rows of cells, ticks by key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ui.widgets.cells import CellKind, CellRole, Column

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_CHECK = Qt.ItemDataRole.CheckStateRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What a cell shows: words, and where its kind wants them a badge's code, a level, more words.

    `second`, `right`, `icon` and `ink` are for the rows of a `LineList`.
    """

    text: str = ""
    code: str = ""
    level: str = ""
    second: str = ""
    right: str = ""
    icon: str = ""
    ink: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: what it is known by, and its cells in the order of the columns."""

    key: str
    cells: tuple[Cell | str, ...]


class RowsModel(QAbstractTableModel):
    """Rows shown by columns.

    Args:
        columns: as given to the table; ticks are kept by the rows' keys in `ticked`.
    """

    def __init__(self, columns: Sequence[Column]) -> None:
        super().__init__()
        self._columns = tuple(columns)
        self._rows: tuple[Row, ...] = ()
        self.ticked: set[str] = set()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; ticks of rows that are gone are forgotten."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.ticked &= {row.key for row in rows}
        self.endResetModel()

    def tick_all(self, *, on: bool) -> None:
        """Tick every row, or none."""
        self.ticked = {row.key for row in self._rows} if on else set()
        if self._rows:
            last = self.index(len(self._rows) - 1, len(self._columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def tick_state(self) -> Qt.CheckState:
        """Say whether all, some or none of the rows are ticked."""
        if not self.ticked:
            return Qt.CheckState.Unchecked
        all_of_them = len(self.ticked) == len(self._rows)
        return Qt.CheckState.Checked if all_of_them else Qt.CheckState.PartiallyChecked

    def key_of(self, row: int) -> str:
        """Give what row `row` is known by, "" when there is no such row."""
        return self._rows[row].key if 0 <= row < len(self._rows) else ""

    def row_of(self, key: str) -> int:
        """Give where the row known by `key` is, -1 when it is not here."""
        return next((at for at, row in enumerate(self._rows) if row.key == key), -1)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Give the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Give the number of columns."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Give the words of a head."""
        across = orientation is Qt.Orientation.Horizontal
        if across and role == Qt.ItemDataRole.DisplayRole and section < len(self._columns):
            return self._columns[section].title
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give what a cell tells for `role`."""
        row = self._rows[index.row()]
        if role == CellRole.KEY:
            return row.key
        if role == _CHECK:
            return self._tick_of(index)
        cell = row.cells[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell if isinstance(cell, str) else cell.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return cell if isinstance(cell, str) else _spoken(cell)
        return _told(cell, role) if isinstance(cell, Cell) else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a tick."""
        if role != _CHECK:
            return False
        key = self._rows[index.row()].key
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self.ticked.add(key)
        else:
            self.ticked.discard(key)
        self.dataChanged.emit(index, index, [role])
        return True

    def _tick_of(self, index: Index) -> Qt.CheckState | None:
        if self._columns[index.column()].kind is not CellKind.TICK:
            return None
        ticked = self._rows[index.row()].key in self.ticked
        return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked


def _spoken(cell: Cell) -> str:
    return ", ".join(part for part in (cell.text, cell.second, cell.right) if part)


def _told(cell: Cell, role: int) -> str | None:
    told = {
        CellRole.CODE: cell.code,
        CellRole.LEVEL: cell.level,
        CellRole.SECOND: cell.second,
        CellRole.RIGHT: cell.right,
        CellRole.ICON: cell.icon,
        CellRole.INK: cell.ink,
    }
    return told.get(CellRole(role)) if role in set(CellRole) else None
