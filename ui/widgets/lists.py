"""Lists of two-line rows: people in a queue, batches, proposals."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme import Theme, theme_of
from ui.widgets import paint
from ui.widgets.badges import BADGES, badge_size, paint_badge
from ui.widgets.cells import CellRole, Index
from ui.widgets.levels import LEVELS
from ui.widgets.runs import Icon, Words
from ui.widgets.ticks import paint_tick

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CHECK = Qt.ItemDataRole.CheckStateRole
_PAD = 16
_SIDE = 26
_TWO_LINES = 40  # what is lower has room for the first line only


class LineDelegate(QStyledItemDelegate):
    """Draws a row: [tick] [icon] first line … right, second line … mark or badge."""

    def __init__(self, view: LineList, height: int) -> None:
        super().__init__(view)
        self._view = view
        self._height = height

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Give the height of a row."""
        return QSize(120, self._height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        theme = theme_of(self)
        area = QRectF(option.rect)
        current = index.row() == self._view.currentIndex().row()
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        ground = "soft" if current else "hover" if hovered else "surface"
        painter.save()
        paint.smooth(painter)
        painter.fillRect(area, theme.color(ground))
        rule = QRectF(area.left() + _PAD, area.bottom() - 1, area.width() - _PAD, 1)
        painter.fillRect(rule, theme.color("line"))
        if current:
            painter.fillRect(QRectF(area.left(), area.top(), 3, area.height()), theme.ring())
        _paint_inside(painter, area.adjusted(_PAD, 0, -_PAD, -1), index, theme)
        if current and self._view.hasFocus():
            paint.ring(painter, area.adjusted(0, 0, 0, -1), theme.ring(), 4)
        painter.restore()


class LineList(QListView):
    """A list over a model that tells the roles of `CellRole` in its first column.

    `DisplayRole` is the first line, `SECOND` the second, `RIGHT` words at the right, `ICON` and `INK`
    an icon before, `LEVEL` a mark, `CODE` a badge, `CheckStateRole` a tick box.

    Args:
        name: what a screen reader calls it.
        height: of a row, 48 to 56; 72 with a badge below; 34 for one line.

    `opened` carries the row on Enter and double click, `current_changed` the row that is marked.
    """

    opened = Signal(int)
    current_changed = Signal(int)
    ticks_changed = Signal()

    def __init__(self, name: str, height: int = 52) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setProperty("ring", -1)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setItemDelegate(LineDelegate(self, height))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(self._double_clicked)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show another model."""
        super().setModel(model)
        selection = self.selectionModel()
        if selection is not None:
            selection.currentRowChanged.connect(self._row_changed)

    def go_to(self, row: int) -> None:
        """Mark a row and bring it into sight."""
        self.setCurrentIndex(self.model().index(row, 0))

    def current_row(self) -> int:
        """Give the row that is marked, -1 = none."""
        return self.currentIndex().row()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Enter, tick by Space."""
        index = self.currentIndex()
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if index.isValid() and event.key() in _ENTER and plain:
            self.opened.emit(index.row())
        elif index.isValid() and event.key() == Qt.Key.Key_Space and index.data(_CHECK) is not None:
            self._tick(index)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tick by a click on the box."""
        super().mousePressEvent(event)
        at = event.position()
        index = self.indexAt(at.toPoint())
        if index.isValid() and index.data(_CHECK) is not None and at.x() < _PAD + _SIDE:
            self._tick(index)

    def _tick(self, index: QModelIndex) -> None:
        ticked = Qt.CheckState(index.data(_CHECK)) is Qt.CheckState.Checked
        state = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
        self.model().setData(index, state, _CHECK)
        self.ticks_changed.emit()

    def _double_clicked(self, index: QModelIndex) -> None:
        self.opened.emit(index.row())

    def _row_changed(self, current: QModelIndex, _old: QModelIndex) -> None:
        self.viewport().update()
        self.current_changed.emit(current.row())


def _paint_inside(painter: QPainter, area: QRectF, index: Index, theme: Theme) -> None:
    state = index.data(_CHECK)
    if state is not None:
        box = QRectF(area.left(), area.center().y() - 8, 16, 16)
        paint_tick(painter, box, Qt.CheckState(state), theme)
        area.adjust(_SIDE + 4, 0, 0, 0)
    lines = 1 if area.height() < _TWO_LINES else 2
    half = min(22.0, area.height() / lines)
    top = area.top() + (area.height() - lines * half) / 2
    first = QRectF(area.left(), top, area.width(), half)
    icon = index.data(CellRole.ICON)
    if icon:
        mark = QRectF(area.left(), top, 16, half)
        Icon(icon, index.data(CellRole.INK) or "text2", 16).paint(painter, mark, theme)
        area.adjust(_SIDE, 0, 0, 0)
        first.adjust(_SIDE, 0, 0, 0)
    second = QRectF(area.left(), top + half, area.width(), half)
    _paint_right(painter, first, second, index, theme)
    text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
    Words(text, "heading", "text").paint(painter, first, theme)
    Words(str(index.data(CellRole.SECOND) or ""), "remark", "text3").paint(painter, second, theme)


def _paint_right(
    painter: QPainter, first: QRectF, second: QRectF, index: Index, theme: Theme
) -> None:
    """Draw what stands at the right and narrow both lines by it."""
    right = str(index.data(CellRole.RIGHT) or "")
    if right:
        width = theme.width(right, "remark")
        at = QRectF(first.right() - width, first.top(), width, first.height())
        Words(right, "remark", "text3").paint(painter, at, theme)
        first.adjust(0, 0, -width - 8, 0)
    code = index.data(CellRole.CODE)
    if code in BADGES:
        width = badge_size(code, theme).width()
        top = second.top() if right else (first.top() + second.bottom()) / 2 - 11
        paint_badge(painter, QRectF(second.right() - width, top, width, 22), code, theme)
        second.adjust(0, 0, -width - 8, 0)
        first.adjust(0, 0, 0 if right else -width - 8, 0)
    look = LEVELS.get(str(index.data(CellRole.LEVEL) or ""))
    if look is not None:
        at = QRectF(second.right() - 14, second.top(), 14, second.height())
        theme.paint_icon(
            painter, QRectF(at.left(), at.center().y() - 7, 14, 14), look.icon, look.ink
        )
        second.adjust(0, 0, -22, 0)
