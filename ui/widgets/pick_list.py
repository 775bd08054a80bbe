"""What opens under a chip: a short list to choose one or tick several, found by typing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.kernel.i18n import _
from ui.theme import theme_of
from ui.widgets import paint
from ui.widgets.choice_edit import Choice, found
from ui.widgets.choice_list import Index
from ui.widgets.editors import SearchEdit
from ui.widgets.runs import Icon, Words
from ui.widgets.ticks import paint_tick

_ROW = 32
_SEEN = 9
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _PickDelegate(QStyledItemDelegate):
    """Rows of 32 pixels with a tick box, or a check mark behind the one that is chosen."""

    def __init__(self, owner: PickList) -> None:
        super().__init__(owner)
        self._owner = owner

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(120, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = theme_of(self)
        area = QRectF(option.rect)
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        ground = "soft" if current else "hover" if hovered else "surface"
        painter.save()
        paint.smooth(painter)
        painter.fillRect(area, theme.color(ground))
        chosen = self._owner.is_chosen(index.row())
        inner = area.adjusted(12, 0, -10, 0)
        if self._owner.many:
            state = Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked
            box = QRectF(inner.left(), inner.top(), 16, inner.height())
            paint_tick(painter, box, state, theme)
            inner.adjust(26, 0, 0, 0)
        elif chosen:
            mark = QRectF(inner.right() - 16, inner.top(), 16, inner.height())
            Icon("check", "accenttext", 16).paint(painter, mark, theme)
            inner.adjust(0, 0, -22, 0)
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        Words(text, "body", "text").paint(painter, inner, theme)
        painter.restore()


class PickList(QFrame):
    """A popup of `choices`; Space ticks, Enter takes what is marked unless some are ticked, and closes.

    Args:
        name: what is chosen here, for a screen reader.
        choices: what there is; the code "" may stand for "all".
        chosen: the codes that are on.
        many: whether several may be on.

    `picked` carries the codes after each change, in the order of `choices`.
    """

    picked = Signal(tuple)

    def __init__(
        self, name: str, choices: Sequence[Choice], chosen: Iterable[str], *, many: bool
    ) -> None:
        super().__init__(None, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.many = many
        self._choices = tuple(choices)
        self._shown = list(choices)
        self._chosen = set(chosen)
        self._ticked = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(name)
        self._words = QStringListModel([c.label for c in choices], self)
        self.list = QListView()
        self.list.setModel(self._words)
        self.list.setAccessibleName(name)
        self.search = SearchEdit(_("Ketik sebagian kata"), name)
        self._build()
        self._go(next((at for at, c in enumerate(choices) if c.code in self._chosen), 0))

    def open_below(self, widget: QWidget) -> None:
        """Show it under `widget` and take the keys."""
        theme = theme_of(self)
        widest = max((theme.width(c.label, "body") for c in self._choices), default=0)
        extra = 38 if self._searchable else 0
        rows = min(len(self._choices), _SEEN)
        self.setFixedSize(min(380, max(200, widest + 76)), rows * _ROW + 10 + extra)
        corner = widget.mapToGlobal(QPoint(0, widget.height() + 4))
        room = widget.screen().availableGeometry()
        corner.setX(max(room.left(), min(corner.x(), room.right() - self.width())))
        self.move(corner)
        self.show()
        (self.search if self._searchable else self.list).setFocus()

    def is_chosen(self, row: int) -> bool:
        """Say whether the choice in a row is on."""
        return self._shown[row].code in self._chosen

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take by Enter, tick by Space, before the list makes something else of them."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in _ENTER:
            self._enter()
        elif event.key() == Qt.Key.Key_Space:
            self._take(close=not self.many)
        else:
            return False
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground and frame."""
        theme = theme_of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        paint.box(painter, QRectF(self.rect()), line=theme.color("line2"), radius=1)
        painter.end()

    @property
    def _searchable(self) -> bool:
        return len(self._choices) > _SEEN

    def _build(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 5, 1, 5)
        whole.setSpacing(6)
        holder = QVBoxLayout()
        holder.setContentsMargins(6, 0, 6, 0)
        holder.addWidget(self.search)
        whole.addLayout(holder)
        whole.addWidget(self.list)
        self.search.setVisible(self._searchable)
        self.search.edited.connect(self._narrow)
        self.search.entered.connect(self._enter)
        self.search.down.connect(self.list.setFocus)
        self.list.installEventFilter(self)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setItemDelegate(_PickDelegate(self))
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(lambda _index: self._take(close=not self.many))

    def _narrow(self, query: str) -> None:
        self._shown = found(self._choices, query) if query.strip() else list(self._choices)
        self._words.setStringList([c.label for c in self._shown])
        self._go(0)

    def _go(self, row: int) -> None:
        self.list.setCurrentIndex(self._words.index(row))

    def _enter(self) -> None:
        """Close; where nothing was ticked yet, take what is marked first."""
        if self._ticked:
            self.close()
        else:
            self._take(close=True)

    def _take(self, *, close: bool) -> None:
        row = self.list.currentIndex().row()
        if not 0 <= row < len(self._shown):
            return
        code = self._shown[row].code
        self._ticked = True
        self._chosen = self._chosen ^ {code} if self.many else {code}
        self.picked.emit(tuple(c.code for c in self._choices if c.code in self._chosen))
        self.list.viewport().update()
        if close:
            self.close()
