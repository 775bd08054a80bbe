"""A row of names with counts, the chosen one underlined: saved filters, parts of a page."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.numbers import number
from ui.theme import theme_of
from ui.widgets.press import Press
from ui.widgets.runs import Gap, Part, Words, paint_run, run_width

HEIGHT = 37
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Tab(Press):
    """One name with its count."""

    def __init__(self, name: str, count: int | None) -> None:
        super().__init__(name)
        self._count = count
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_count(self, count: int | None) -> None:
        """Show another count; None = none."""
        self._count = count
        said = "" if count is None else f" {number(count)}"
        self.setAccessibleName(f"{self.words}{said}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Give the size of name and count."""
        return QSize(run_width(self._parts(), theme_of(self)), HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Never cut the name."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the name, underlined when chosen."""
        theme = theme_of(self)
        painter = QPainter(self)
        paint_run(painter, QRectF(self.rect()), self._parts(), theme)
        if self.isChecked():
            line = QRectF(0, self.height() - 2, self.width(), 2)
            painter.fillRect(line, theme.ring())
        painter.end()

    def _parts(self) -> list[Part]:
        ink = "text" if self.isChecked() or self.hovered else "text2"
        parts: list[Part] = [Words(self.words, "heading" if self.isChecked() else "body", ink)]
        if self._count is not None:
            parts += [Gap(7), Words(number(self._count), "remark", "text3")]
        return parts


class Tabs(QWidget):
    """Tabs by key, one stop of the Tab key; `chosen` carries the key."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._tabs: dict[str, Tab] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(27)
        self._row.addStretch(1)
        self.setFixedHeight(HEIGHT)

    def add(self, key: str, name: str, count: int | None = None) -> None:
        """Put one more tab at the right; the first one is chosen."""
        tab = Tab(name, count)
        tab.show_count(count)
        tab.triggered.connect(lambda: self._choose(key))
        self._row.insertWidget(self._row.count() - 1, tab)
        self._tabs[key] = tab
        if len(self._tabs) == 1:
            tab.setChecked(True)
        else:
            tab.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def remove(self, key: str) -> None:
        """Take a tab away; none is chosen then if it was that."""
        tab = self._tabs.pop(key)
        self._row.removeWidget(tab)
        tab.hide()
        tab.deleteLater()

    @property
    def names(self) -> tuple[str, ...]:
        """The keys of all tabs, left to right."""
        return tuple(self._tabs)

    def show_count(self, key: str, count: int | None) -> None:
        """Show another count on a tab, if it is still there."""
        if key in self._tabs:
            self._tabs[key].show_count(count)

    def current(self) -> str:
        """Give the key of the chosen tab, "" when there is none."""
        return next((key for key, tab in self._tabs.items() if tab.isChecked()), "")

    def choose(self, key: str) -> None:
        """Choose a tab; nothing is emitted."""
        for other, tab in self._tabs.items():
            tab.setChecked(other == key)
            stop = Qt.FocusPolicy.StrongFocus if other == key else Qt.FocusPolicy.ClickFocus
            tab.setFocusPolicy(stop)
            tab.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the tab beside it."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or not self._tabs:
            super().keyPressEvent(event)
            return
        keys = list(self._tabs)
        key = keys[max(0, min(keys.index(self.current()) + step, len(keys) - 1))]
        self._choose(key)
        self._tabs[key].setFocus(Qt.FocusReason.TabFocusReason)

    def _choose(self, key: str) -> None:
        self.choose(key)
        self.chosen.emit(key)
