"""The head of a table: 32 pixels, words as labels, the sort arrow at the left of right-hand words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.theme import theme_of
from ui.widgets.cells import PAD, CellKind, Column
from ui.widgets.runs import Gap, Icon, Part, Words, paint_run, run_width
from ui.widgets.ticks import paint_tick

HEIGHT = 32


class TableHead(QHeaderView):
    """Draws the heads of `columns`; tells when one is pressed.

    `dragged` carries a column and the width that the user pulled its edge to, `edge_pressed_twice`
    a column that shall be as wide again as it was made.
    """

    pressed_column = Signal(int)
    dragged = Signal(int, int)
    edge_pressed_twice = Signal(int)

    def __init__(self, columns: Sequence[Column], parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._columns = tuple(columns)
        self._tick = Qt.CheckState.Unchecked
        self._sorted = ""
        self._descending = False
        self._held = False
        self._pulled: tuple[int, int] | None = None
        self.setFixedHeight(HEIGHT)
        self.setMinimumSectionSize(24)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.sectionResized.connect(self._resized)
        # Queued, because QTableView first fits the column to the rows in sight.
        queued = Qt.ConnectionType.QueuedConnection
        self.sectionHandleDoubleClicked.connect(self.edge_pressed_twice, queued)

    def let_pull(self) -> None:
        """Let the user pull the edges of all columns but that of the ticks."""
        for at, column in enumerate(self._columns[: self.count()]):
            still = column.kind is CellKind.TICK
            mode = QHeaderView.ResizeMode.Fixed if still else QHeaderView.ResizeMode.Interactive
            self.setSectionResizeMode(at, mode)

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Draw the heads of other columns."""
        self._columns = tuple(columns)
        self.viewport().update()

    def show_tick(self, state: Qt.CheckState) -> None:
        """Show whether all, some or none of the rows are ticked."""
        self._tick = state
        self.viewport().update()

    def show_order(self, key: str, *, descending: bool) -> None:
        """Show by which column the rows are sorted."""
        self._sorted = key
        self._descending = descending
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """Give the height of a head."""
        return QSize(100, HEIGHT)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to pull an edge, or to press a head."""
        self._held, self._pulled = True, None
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell which head was pressed, unless its edge was pulled."""
        super().mouseReleaseEvent(event)
        self._held = False
        if self._pulled:
            self.dragged.emit(*self._pulled)
            return
        at = self.logicalIndexAt(event.position().toPoint())
        if at >= 0 and event.button() is Qt.MouseButton.LeftButton:
            self.pressed_column.emit(at)

    def paintSection(self, painter: QPainter, rect: QRect, index: int) -> None:
        """Draw one head."""
        theme = theme_of(self)
        area = QRectF(rect)
        painter.save()
        painter.fillRect(area, theme.color("sunken"))
        line = QRectF(area.left(), area.bottom() - 1, area.width(), 1)
        painter.fillRect(line, theme.color("line2"))
        if index < len(self._columns):
            self._paint_words(painter, area, self._columns[index])
        painter.restore()

    def _resized(self, at: int, _old: int, new: int) -> None:
        if self._held:
            self._pulled = (at, new)

    def _paint_words(self, painter: QPainter, area: QRectF, column: Column) -> None:
        theme = theme_of(self)
        if column.kind is CellKind.TICK:
            box = QRectF(area.left() + 4, area.center().y() - 8, 32, 16)
            paint_tick(painter, box, self._tick, theme)
            return
        parts: list[Part] = [Words(column.title, "label", "text2")]
        if column.key == self._sorted:
            arrow = Icon("chevron-down" if self._descending else "chevron-up", "text2", 14)
            parts = [arrow, Gap(4), *parts] if column.right else [*parts, Gap(4), arrow]
        inner = area.adjusted(PAD, 0, -PAD, 0)
        spare = inner.width() - run_width(parts, theme)
        if spare > 0 and (column.right or column.centred):
            inner.setLeft(inner.left() + (spare if column.right else round(spare / 2)))
        paint_run(painter, inner, parts, theme)
