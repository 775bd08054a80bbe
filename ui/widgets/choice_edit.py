"""A choice that is typed, not scrolled: any part of a word finds it; Alt+Down opens the list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPoint, QRect, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPalette
from PySide6.QtWidgets import QListView, QWidget

from desktop_app.kernel.i18n import _
from ui.theme import theme_of
from ui.widgets.editors import HEIGHT, TextEdit

_ROWS = 8
_ROW = 32
_TABS = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
_ACCEPT = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: _ROWS,
    Qt.Key.Key_PageUp: -_ROWS,
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the answers: the code that is kept, the words that are shown, other words for it."""

    code: str
    label: str
    words: str = ""

    def place(self, query: str) -> int:
        """Say how well `query` (casefolded) finds this: 0 best, 3 not at all."""
        label = self.label.casefold()
        if label.startswith(query):
            return 0
        if f" {query}" in label or self.code.casefold() == query:
            return 1
        return 2 if query in label or query in self.words.casefold() else 3


def found(choices: Sequence[Choice], query: str) -> list[Choice]:
    """Give the choices that hold `query` anywhere, those that begin with it first."""
    wanted = query.strip().casefold()
    placed = [(choice.place(wanted), choice) for choice in choices]
    return [c for place, c in sorted(placed, key=lambda pair: pair[0]) if place < 3]


class ChoiceList(QListView):
    """The list below the line; it never takes the focus, so that typing goes on."""

    def __init__(self, window: QWidget) -> None:
        from ui.widgets.choice_list import ChoiceDelegate  # noqa: PLC0415 - not needed to start

        super().__init__(window)
        self._words = QStringListModel(self)
        self.setModel(self._words)
        self.setItemDelegate(ChoiceDelegate(self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(_("Pilihan"))
        self.hide()

    def open_below(self, box: QWidget, labels: list[str], current: int) -> None:
        """Show `labels` below `box`, or above it where the window ends; `current` -1 = none."""
        self._words.setStringList(labels)
        self.setCurrentIndex(self._words.index(current) if current >= 0 else QModelIndex())
        window = box.window()
        corner = box.mapTo(window, QPoint(0, 0))
        height = min(len(labels), _ROWS) * _ROW + 2
        below = window.height() - corner.y() - box.height() - 8
        top = corner.y() + box.height() + 4
        if below < height and corner.y() > below:
            height = _whole_rows(min(height, corner.y() - 8))
            top = corner.y() - height - 4
        else:
            height = _whole_rows(min(height, below))
        self.setGeometry(QRect(corner.x(), top, box.width(), height))
        self.show()
        self.raise_()

    def step(self, by: int) -> None:
        """Move the mark by `by` rows, stopping at both ends."""
        last = self._words.rowCount() - 1
        row = max(0, min(last, self.currentIndex().row() + by))
        self.setCurrentIndex(self._words.index(row))


def _whole_rows(height: int) -> int:
    return max(1, (height - 2) // _ROW) * _ROW + 2


class ChoiceEdit(TextEdit):
    """A line that finds one of `choices`; `text()` is its code, or the raw words if none fits.

    `chosen` carries the code when one was taken, by key, mouse or leaving the line.
    """

    chosen = Signal(str)

    def __init__(
        self, choices: Sequence[Choice] = (), placeholder: str = "", *, height: int = HEIGHT
    ) -> None:
        super().__init__(placeholder, height=height)
        self._choices = tuple(choices)
        self._used: tuple[str, ...] = ()
        self._code = ""
        self._shown: list[Choice] = []
        self._list: ChoiceList | None = None
        self._searching = False
        self.set_mark("chevron-down", "text2")
        self.line.keyed.connect(self._keyed)

    @property
    def open(self) -> bool:
        """Whether the list is open."""
        return self._list is not None and self._list.isVisible()

    @property
    def labels(self) -> tuple[str, ...]:
        """The words of everything that can be found."""
        return tuple(each.label for each in self._choices)

    @property
    def marked_label(self) -> str:
        """The words of what Enter would take, "" for nothing."""
        marked = self._marked()
        return marked.label if marked else ""

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer other choices; what is chosen stays where it is among them."""
        kept = self.text()
        self._choices = tuple(choices)
        self.set_text(kept)

    def prefer(self, codes: Sequence[str]) -> None:
        """Let these be found first among those that fit equally well, the most used first."""
        self._used = tuple(codes)

    def text(self) -> str:
        """Give the code of what is chosen, or the words as typed."""
        return self._code or self.line.text().strip()

    def set_text(self, text: str) -> None:
        """Show the choice with code `text`, or `text` itself if there is none.

        An open list belongs to what was typed before and closes, or leaving would take its mark.
        """
        self._close()
        self._searching = False
        choice = next((c for c in self._choices if c.code == text), None)
        self._code = choice.code if choice else ""
        super().set_text(choice.label if choice else text)

    def settle(self) -> None:
        """Take what is marked, as Enter would, but stay; so that saving finds no half a word."""
        marked = self._marked() if self._searching else None
        if marked is not None:
            self._take(marked)

    def show_all(self) -> None:
        """Open the whole list at what is chosen."""
        if self.read_only or not self._choices:
            return
        current = next((i for i, c in enumerate(self._choices) if c.code == self._code), -1)
        self._searching = False
        self._open(list(self._choices), current)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open or close the list by its chevron."""
        if self.open:
            self._close()
        else:
            self.line.setFocus(Qt.FocusReason.MouseFocusReason)
            self.show_all()
        event.accept()

    def _typed(self, text: str) -> None:
        same = [c for c in self._choices if c.label.casefold() == text.strip().casefold()]
        self._code = same[0].code if len(same) == 1 else ""
        self._searching = bool(text.strip())
        self._open(self._offered(text), 0 if self._searching else -1)
        super()._typed(text)

    def _offered(self, text: str) -> list[Choice]:
        rank = {code: n for n, code in enumerate(self._used)}
        by_use = sorted(self._choices, key=lambda each: rank.get(each.code, len(rank)))
        return found(by_use, text)

    def _open(self, choices: list[Choice], current: int) -> None:
        self._shown = choices
        if not choices:
            self._close()
            return
        if self._list is None or self._list.parentWidget() is not self.window():
            self._list = ChoiceList(self.window())
            self._list.clicked.connect(self._clicked)
        self._list.open_below(self, [c.label for c in choices], current)

    def _close(self) -> None:
        if self._list is not None:
            self._list.hide()

    def _marked(self) -> Choice | None:
        row = self._list.currentIndex().row() if self.open and self._list is not None else -1
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def _clicked(self, index: QModelIndex) -> None:
        self._take(self._shown[index.row()])

    def _take(self, choice: Choice) -> None:
        changed = choice.code != self._code or choice.label != self.line.text()
        self.set_text(choice.code)
        if changed:
            self.edited.emit(choice.code)
        self.chosen.emit(choice.code)

    def _keyed(self, event: QKeyEvent) -> None:
        if self.read_only:
            return
        if not self.open:
            if event.key() == Qt.Key.Key_Down:
                event.accept()
                self.show_all()
            return
        if event.key() == Qt.Key.Key_Escape:
            event.accept()
            self._close()
        elif event.key() in _STEPS and self._list is not None:
            event.accept()
            self._list.step(_STEPS[Qt.Key(event.key())])
        elif event.key() in _ACCEPT and (choice := self._marked()) is not None:
            self._take(choice)

    def _line_left(self, reason: object) -> None:
        # Leaving by Tab takes what is marked; by mouse only what cannot be meant otherwise.
        marked = self._marked() if reason in _TABS else None
        if marked is None and self._searching and not self._code and len(self._shown) == 1:
            marked = self._shown[0]
        if marked is not None:
            self._take(marked)
        self._close()
        super()._line_left(reason)

    def minimum_for_choices(self) -> int:
        """Give the width that shows the longest choice whole."""
        widest = max((theme_of(self).width(c.label, "body") for c in self._choices), default=0)
        return widest + 48
