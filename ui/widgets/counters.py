"""Counters that add up: 148 dibaca = 112 tambah + 9 ubah + …, each a filter of the table below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop_app.kernel.i18n import _
from ui.numbers import number
from ui.theme import theme_of
from ui.widgets import paint
from ui.widgets.flow import flow
from ui.widgets.labels import IconLine, Label
from ui.widgets.press import Press
from ui.widgets.runs import Gap, Icon, Part, Words, paint_run, run_width

HEIGHT = 36


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """One box: its code, the word behind the number, an icon and the colour token of both."""

    code: str
    word: str
    icon: str = ""
    ink: str = "text"


class CounterBox(Press):
    """A number with its word; chosen = it filters the table."""

    def __init__(self, count: Count) -> None:
        super().__init__(count.word)
        self._count = count
        self._number = 0
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_number(0)

    def show_number(self, n: int) -> None:
        """Show the number `n`."""
        self._number = n
        self.setAccessibleName(f"{number(n)} {self._count.word}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Give the size of number and word."""
        return QSize(run_width(self._parts(), theme_of(self)) + 22, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Never cut the number."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the box."""
        theme = theme_of(self)
        ground = "soft" if self.isChecked() else "hover" if self.hovered else "surface"
        line = theme.color("accenttext" if self.isChecked() else "line2")
        painter = QPainter(self)
        paint.smooth(painter)
        area = QRectF(self.rect())
        paint.box(painter, area, fill=theme.color(ground), line=line)
        paint_run(painter, area.adjusted(11, 0, -4, 0), self._parts(), theme)
        painter.end()

    def _parts(self) -> list[Part]:
        parts: list[Part] = []
        if self._count.icon:
            parts += [Icon(self._count.icon, self._count.ink, 16), Gap(7)]
        digits = Words(number(self._number), "section", self._count.ink)
        return [*parts, digits, Gap(7), Words(self._count.word, "remark", "text2")]


class Counters(QWidget):
    """An equation of boxes: the first is the sum of the others.

    Args:
        whole: the sum.
        parts: what adds up to it.

    `filtered` carries the code of the chosen box, "" when none is chosen any more.
    """

    filtered = Signal(str)

    def __init__(self, whole: Count, parts: Sequence[Count]) -> None:
        super().__init__()
        self._whole = whole.code
        self.boxes = {count.code: CounterBox(count) for count in (whole, *parts)}
        self._verdict = IconLine("ring-check", "", "ok", "label")
        widgets: list[QWidget] = []
        for index, (code, box) in enumerate(self.boxes.items()):
            if index:
                widgets.append(Label("=" if index == 1 else "+", "heading", "text2"))
                widgets[-1].setFixedHeight(HEIGHT)
            widgets.append(box)
            box.triggered.connect(lambda code=code: self._choose(code))
        self._verdict.setFixedHeight(HEIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(flow(*widgets, self._verdict, gap=12))

    def show_numbers(self, numbers: dict[str, int]) -> None:
        """Show the numbers by code, and whether they add up."""
        for code, box in self.boxes.items():
            box.show_number(numbers.get(code, 0))
        parts = sum(numbers.get(code, 0) for code in self.boxes if code != self._whole)
        gap = numbers.get(self._whole, 0) - parts
        if gap == 0:
            self._verdict.show_line("ring-check", _("Jumlahnya cocok"), "ok")
        else:
            words = _("Selisih {n}").format(n=number(gap))
            self._verdict.show_line("octagon", words, "err")
        self._verdict.updateGeometry()

    def chosen(self) -> str:
        """Give the code of the box that filters, or ""."""
        return next((code for code, box in self.boxes.items() if box.isChecked()), "")

    def choose(self, code: str) -> None:
        """Choose a box, "" for none; nothing is emitted."""
        for other, box in self.boxes.items():
            box.setChecked(other == code)

    def _choose(self, code: str) -> None:
        on = self.boxes[code].isChecked()
        self.choose(code if on else "")
        self.filtered.emit(code if on else "")
