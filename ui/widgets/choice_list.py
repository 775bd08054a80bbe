"""How a row of an open list is drawn."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme import theme_of
from ui.widgets.runs import Words

Index = QModelIndex | QPersistentModelIndex


class ChoiceDelegate(QStyledItemDelegate):
    """Rows of 32 pixels: soft where marked, hover under the pointer."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one choice."""
        theme = theme_of(self)
        area = QRectF(option.rect)
        state = option.state
        marked = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        ground = "soft" if marked else "hover" if hovered else "surface"
        painter.fillRect(area, theme.color(ground))
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        Words(text, "body", "text").paint(painter, area.adjusted(11, 0, -8, 0), theme)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Give the height of a row."""
        return QSize(80, 32)
