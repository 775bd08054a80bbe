"""The list of the palette: captions, and rows whose typed part is marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.kernel.i18n import _
from ui.actions import Action
from ui.theme import Theme, theme_of
from ui.widgets import paint
from ui.widgets.runs import Cap, Gap, Icon, Part, Words, paint_run

_ROW, _CAPTION, _LEAST, _MOST = 40, 32, 120, 378
_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ITEM = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Caption:
    """The words over a group of rows."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A row: an action or a person; neither = something that this user may not do."""

    icon: str
    text: str
    remark: str = ""
    key: str = ""
    action: Action | None = None
    worker_id: str = ""

    @property
    def can_act(self) -> bool:
        """Whether Enter does anything here."""
        return self.action is not None or bool(self.worker_id)


class _Rows(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[Caption | Found, ...] = ()

    def show_rows(self, rows: Sequence[Caption | Found]) -> None:
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        shown = self.rows[index.row()]
        if role == _ITEM:
            return shown
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            remark = shown.remark if isinstance(shown, Found) else ""
            return f"{shown.text} {remark}".strip()
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if isinstance(self.rows[index.row()], Caption):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _Delegate(QStyledItemDelegate):
    query = ""

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(100, _CAPTION if isinstance(index.data(_ITEM), Caption) else _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme = theme_of(self)
        shown = index.data(_ITEM)
        area = QRectF(option.rect)
        painter.save()
        paint.smooth(painter)
        if isinstance(shown, Caption):
            words = Words(shown.text, "label", "text2")
            words.paint(painter, area.adjusted(20, 6, -20, 0), theme)
        else:
            view = self.parent()
            marked = isinstance(view, QListView) and view.currentIndex().row() == index.row()
            _paint_found(painter, area, shown, theme, _Look(self.query, marked))
        painter.restore()


@dataclass(frozen=True, slots=True)
class _Look:
    query: str
    marked: bool


class PaletteList(QListView):
    """Shows the rows; the focus stays in the line above, which tells it to step.

    `taken` carries the row that was chosen.
    """

    taken = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._rows = _Rows()
        self._high = _MOST
        self._delegate = _Delegate(self)
        self.setModel(self._rows)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Yang ditemukan"))
        self.clicked.connect(self._clicked)

    def show_rows(self, rows: Sequence[Caption | Found], query: str) -> None:
        """Show other rows; the first that can act is marked, what was typed stands out."""
        self._delegate.query = query
        self._rows.show_rows(rows)
        high = sum(_CAPTION if isinstance(each, Caption) else _ROW for each in rows) + 8
        self._high = min(high, _MOST)
        self.setMaximumHeight(self._high)
        self.updateGeometry()
        self._mark(0, 1)

    def sizeHint(self) -> QSize:
        """Give the height of the rows, as far as it is not too much."""
        return QSize(super().sizeHint().width(), self._high)

    def minimumSizeHint(self) -> QSize:
        """Give the height that is left in a low window: the rest is scrolled to."""
        return QSize(super().minimumSizeHint().width(), min(self._high, _LEAST))

    def step(self, by: int) -> None:
        """Move the mark to the next row that is no caption."""
        self._mark(self.currentIndex().row() + by, 1 if by > 0 else -1)

    def take_marked(self) -> None:
        """Choose the row that is marked."""
        self._clicked(self.currentIndex())

    def _mark(self, at: int, way: int) -> None:
        rows = self._rows.rows
        at = max(0, min(at, len(rows) - 1))
        while 0 <= at < len(rows) and isinstance(rows[at], Caption):
            at += way
        if 0 <= at < len(rows):
            self.setCurrentIndex(self._rows.index(at))
            if at <= 1:
                self.scrollToTop()

    def _clicked(self, index: QModelIndex) -> None:
        shown = index.data(_ITEM) if index.isValid() else None
        if isinstance(shown, Found) and shown.can_act:
            self.taken.emit(shown)


def _paint_found(painter: QPainter, area: QRectF, shown: Found, theme: Theme, look: _Look) -> None:
    box = area.adjusted(7, 1, -7, -1)
    if look.marked:
        paint.box(painter, box, fill=theme.color("soft"))
        paint.ring(painter, box, theme.ring(), 6)
    ink = "text" if shown.can_act else "text3"
    right: list[Part] = []
    if shown.key:
        right += [Cap(shown.key), Gap(10)]
    if look.marked and shown.can_act:
        right += [Icon("enter", "accenttext", 14)]
    elif not shown.can_act:
        right += [Icon("lock", "text3", 14)]
    wide = sum(part.width(theme) for part in right)
    inside = area.adjusted(20, 0, -24, 0)
    paint_run(painter, inside.adjusted(inside.width() - wide, 0, 0, 0), right, theme)
    icon = Icon(shown.icon, "accenttext" if look.marked else "text2")
    parts = [icon, Gap(14), *_marked_words(shown.text, look.query, ink), Gap(10)]
    parts.append(Words(shown.remark, "remark", "text3"))
    paint_run(painter, inside.adjusted(0, 0, -wide - 12, 0), parts, theme)


def _marked_words(text: str, query: str, ink: str) -> list[Part]:
    at = text.casefold().find(query.casefold()) if query else -1
    if at < 0:
        return [Words(text, "body", ink)]
    end = at + len(query)
    pieces = ((text[:at], "body", ink), (text[at:end], "heading", "accenttext"))
    parts = [Words(*piece) for piece in (*pieces, (text[end:], "body", ink)) if piece[0]]
    return list(parts)
