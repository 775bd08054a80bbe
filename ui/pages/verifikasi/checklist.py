"""The checklist: seven lines to tick by key, mouse or space bar."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain.checklist import CHECKLIST
from desktop_app.kernel.i18n import _
from ui.theme import theme_of
from ui.widgets import paint
from ui.widgets.labels import Label
from ui.widgets.panels import row
from ui.widgets.press import Press
from ui.widgets.runs import Cap, Words
from ui.widgets.ticks import paint_tick

_HEIGHT = 36
_BOX = 18
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class CheckLine(Press):
    """One item: a green tick, its words, its key; `entered` tells that the focus came here."""

    entered = Signal()
    stepped = Signal(int)

    def __init__(self, words: str, key: str) -> None:
        super().__init__(words)
        self._cap = Cap(key)
        self._ticked = False
        self._at_hand = False
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._tell()

    @property
    def ticked(self) -> bool:
        """Whether it was seen."""
        return self._ticked

    def set_ticked(self, *, on: bool) -> None:
        """Tick it or take the tick off."""
        self._ticked = on
        self._tell()

    def set_at_hand(self, *, on: bool) -> None:
        """Show that this is being examined."""
        self._at_hand = on
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step:
            self.stepped.emit(step)
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        area = QRectF(self.rect())
        painter = QPainter(self)
        paint.smooth(painter)
        if self._at_hand or self.hovered:
            ground = theme.color("soft" if self._at_hand else "hover")
            paint.box(painter, area, fill=ground, radius=6)
        state = Qt.CheckState.Checked if self._ticked else Qt.CheckState.Unchecked
        box = QRectF(10, (area.height() - _BOX) / 2, _BOX, _BOX)
        paint_tick(painter, box, state, theme, "okfill")
        right = area.right() - 10 - self._cap.width(theme)
        self._cap.paint(painter, QRectF(right, 0, self._cap.width(theme), area.height()), theme)
        said = _("belum diperiksa")
        width = theme.width(said, "remark")
        room = right - 52 - theme.width(self.words, "body")
        if self._at_hand and not self._ticked and width <= room:
            right -= width + 8
            at = QRectF(right, 0, width, area.height())
            Words(said, "remark", "text2").paint(painter, at, theme)
        words = QRectF(38, 0, right - 44, area.height())
        Words(self.words, "body", "text").paint(painter, words, theme)
        painter.end()

    def _tell(self) -> None:
        said = _("sudah diperiksa") if self._ticked else _("belum diperiksa")
        self.setAccessibleName(f"{self.words}: {said}")
        self.update()


class Checklist(QWidget):
    """The items in their order; `changed` follows each tick, `at_hand` carries the item examined."""

    changed = Signal()
    at_hand = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._count = Label("", "remark", "text2")
        self.lines = {
            code: CheckLine(_(words), str(n)) for n, (code, words) in enumerate(CHECKLIST, start=1)
        }
        self._current = next(iter(self.lines))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        head = row((Label(_("Daftar periksa"), "heading"), 1), self._count, margins=(10, 0, 10, 4))
        whole.addWidget(head)
        for code, line in self.lines.items():
            whole.addWidget(line)
            line.triggered.connect(partial(self.toggle, code))
            line.entered.connect(partial(self.examine, code))
            line.stepped.connect(partial(self._step, code))
        self._tell()

    @property
    def current(self) -> str:
        """The item that is being examined."""
        return self._current

    def seen(self) -> tuple[str, ...]:
        """Give the codes of what was ticked."""
        return tuple(code for code, line in self.lines.items() if line.ticked)

    def left(self) -> int:
        """Give how many items are still to be looked at."""
        return len(self.lines) - len(self.seen())

    def show_seen(self, seen: tuple[str, ...]) -> None:
        """Tick what was seen before, and put the first open item at hand."""
        for code, line in self.lines.items():
            line.set_ticked(on=code in seen)
        self.examine(self.first_open())
        self._tell()

    def first_open(self) -> str:
        """Give the first item without a tick; the first of all when every one has its tick."""
        codes = list(self.lines)
        return next((code for code in codes if not self.lines[code].ticked), codes[0])

    def go_to_open(self) -> None:
        """Put the focus on the first item without a tick."""
        self.examine(self.first_open())
        self.lines[self._current].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def toggle(self, code: str) -> None:
        """Tick an item or take its tick off; a tick moves on to the next open one."""
        line = self.lines[code]
        line.set_ticked(on=not line.ticked)
        self._tell()
        self.examine(code)
        if line.ticked and self.left():
            self.go_to_open()
        self.changed.emit()

    def examine(self, code: str) -> None:
        """Put an item at hand."""
        self._current = code
        self.setFocusProxy(self.lines[code])
        for other, line in self.lines.items():
            line.set_at_hand(on=other == code)
        self.at_hand.emit(code)

    def _step(self, code: str, by: int) -> None:
        codes = list(self.lines)
        at = max(0, min(codes.index(code) + by, len(codes) - 1))
        self.lines[codes[at]].setFocus(Qt.FocusReason.TabFocusReason)

    def _tell(self) -> None:
        n, total = len(self.seen()), len(self.lines)
        self._count.setText(_("{n} dari {all}").format(n=n, all=total))
