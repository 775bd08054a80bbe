"""People side by side: who remains, and for each field whose value; by key and pointer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.kernel.i18n import _
from ui.pages.sama.case import ENROLMENT, VERDICTS, Line, Verdict
from ui.pages.sama.choice import Choice
from ui.pages.sama.heads import EDGE, Heads, columns
from ui.theme import Theme, theme_of
from ui.widgets import paint
from ui.widgets.panels import Scroll
from ui.widgets.runs import Icon, Words

_ROW = 36
_SIGNS = {Verdict.SAME: "=", Verdict.SIMILAR: "≈", Verdict.DIFFERENT: "≠", Verdict.ALONE: "+"}
_SIDES: Mapping[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_STEPS: Mapping[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_SIGN = 26  # the pixels for the sign behind a label
_IN_LINES = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
_PAIR, _INDENT, _INDENT_TIGHT = 2, 38, 26


class CompareRow(QWidget):
    """One field: what each knows; where they differ, ← and → choose the value that stays.

    `chosen` carries the side, `left` the step to the row before or behind.
    """

    chosen = Signal(int)
    stepped = Signal(int)

    def __init__(self, line: Line) -> None:
        super().__init__()
        self.line = line
        self._side = 0
        self._inside: tuple[int, ...] = ()
        self._fixed = False
        self._hovered = -1
        self.setFixedHeight(_ROW)
        self.setProperty("ring", -1)
        self.setMouseTracking(True)
        choice = line.is_choice
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if choice else Qt.FocusPolicy.NoFocus)
        self.setToolTip(" – ".join(each or "–" for each in line.values))

    def show_side(self, side: int, inside: tuple[int, ...], *, fixed: bool) -> None:
        """Mark the value that stays of those `inside`; `fixed`: it cannot be chosen here."""
        self._side, self._inside, self._fixed = side, inside, fixed
        values = [each or _("kosong") for each in self.line.values]
        said = f"{self.line.label}: {' – '.join(values)}, {_(VERDICTS[self.line.verdict])}"
        if self.line.is_choice:
            kept = _("dipakai: {value}").format(value=values[side])
            said = f"{said}, {kept}"
        self.setAccessibleName(said)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by ← and →, go on by ↑ and ↓."""
        if event.key() in _SIDES:
            self._step(_SIDES[event.key()])
        elif event.key() in _STEPS:
            self.stepped.emit(_STEPS[event.key()])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the value that is pressed."""
        if self.line.is_choice:
            self._choose(self._side_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the value under the pointer."""
        self._hover(self._side_at(event.position().x()))

    def leaveEvent(self, _event: QEvent) -> None:
        """Forget the pointer."""
        self._hover(-1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw label and both values."""
        theme = theme_of(self)
        label, areas = columns(self.width(), self.height(), len(self.line.values))
        painter = QPainter(self)
        paint.smooth(painter)
        painter.fillRect(QRectF(EDGE, _ROW - 1, self.width() - 2 * EDGE, 1), theme.color("line"))
        self._paint_label(painter, label, theme)
        for side, area in enumerate(areas):
            self._paint_value(painter, area, side, theme)
        if self.hasFocus():
            row = QRectF(EDGE - 8, 1, self.width() - 2 * EDGE + 16, _ROW - 2)
            paint.ring(painter, row, theme.ring(), 6)
        painter.end()

    def _paint_label(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        line = self.line
        painter.setFont(theme.font("remark"))
        painter.setPen(theme.color("text2"))
        room = area.adjusted(0, 0, -_SIGN, 0)
        painter.drawText(room, _IN_LINES, line.label)
        apart = line.verdict in (Verdict.DIFFERENT, Verdict.SIMILAR)
        pill = QRectF(area.right() - 24, area.center().y() - 11, 22, 20)
        if apart:
            fill, edge = theme.color("warnbg"), theme.color("warnline")
            paint.box(painter, pill, fill=fill, line=edge, radius=5)
        painter.setFont(theme.font("heading"))
        painter.setPen(theme.color("warn" if apart else "text3"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, _SIGNS[line.verdict])

    def _paint_value(self, painter: QPainter, area: QRectF, side: int, theme: Theme) -> None:
        value = self.line.values[side]
        indent = _INDENT if len(self.line.values) == _PAIR else _INDENT_TIGHT
        if not self.line.is_choice:
            Words(value, "body", "text2").paint(painter, area.adjusted(indent, 0, -4, 0), theme)
            return
        kept = side == self._side
        box = area.adjusted(0, 3, 0, -4)
        if kept:
            fill, line = ("sunken", "line") if self._fixed else ("soft", "softline")
            paint.box(painter, box, fill=theme.color(fill), line=theme.color(line))
        elif side == self._hovered and not self._fixed:
            paint.box(painter, box, fill=theme.color("hover"))
        if kept or (side in self._inside and not self._fixed):
            mark = ("ring-check", "accenttext") if kept else ("ring", "edge")
            at = QRectF(box.left() + (indent - 18) / 2, box.top(), 16, box.height())
            Icon(*mark).paint(painter, at, theme)
        ink = "text" if kept else "text3"
        Words(value or _("kosong"), "body", ink).paint(
            painter, box.adjusted(indent, 0, -4, 0), theme
        )

    def _side_at(self, x: float) -> int:
        _label, areas = columns(self.width(), self.height(), len(self.line.values))
        return next((at for at, area in enumerate(areas) if x <= area.right()), len(areas) - 1)

    def _step(self, by: int) -> None:
        place = self._inside.index(self._side) + by
        self._choose(self._inside[max(0, min(len(self._inside) - 1, place))])

    def _choose(self, side: int) -> None:
        if not self._fixed and side in self._inside:
            self.chosen.emit(side)

    def _hover(self, side: int) -> None:
        if side != self._hovered:
            self._hovered = side
            self.update()


class Compare(QWidget):
    """All fields of a group; `chosen` carries a field and the side whose value stays."""

    chosen = Signal(str, int)

    def __init__(self) -> None:
        super().__init__()
        self.heads = Heads()
        self.rows: list[CompareRow] = []
        self._inside = QVBoxLayout()
        self._inside.setContentsMargins(0, 4, 0, 8)
        self._inside.setSpacing(0)
        content = QWidget()
        content.setLayout(self._inside)
        self.area = Scroll(content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.heads)
        whole.addWidget(self.area, 1)
        self.area.verticalScrollBar().rangeChanged.connect(self._leave_room)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show the fields of other people: those to be chosen first."""
        while (item := self._inside.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        ordered = sorted(lines, key=lambda line: not line.is_choice)
        self.rows = [CompareRow(line) for line in ordered]
        for each in self.rows:
            self._inside.addWidget(each)
            each.chosen.connect(partial(self.chosen.emit, each.line.field))
            each.stepped.connect(partial(self._step, each))
        self._inside.addStretch(1)
        choices = self.choices
        for before, after in pairwise(choices):
            QWidget.setTabOrder(before, after)
        if choices:
            self.setFocusProxy(choices[0])
        self.area.verticalScrollBar().setValue(0)

    def show_choice(self, choice: Choice) -> None:
        """Mark what is chosen."""
        self.heads.show_choice(choice)
        for each in self.rows:
            fixed = choice.is_fixed and each.line.field != ENROLMENT
            side = choice.remains if fixed else choice.side_of(each.line.field)
            each.show_side(side, choice.inside, fixed=fixed)

    @property
    def choices(self) -> list[CompareRow]:
        """The rows in which a value is chosen."""
        return [each for each in self.rows if each.line.is_choice]

    def _leave_room(self, _least: int, most: int) -> None:
        bar = self.area.verticalScrollBar()
        self.heads.leave_room(bar.sizeHint().width() * bool(most))

    def _step(self, row: CompareRow, by: int) -> None:
        choices = self.choices
        at = max(0, min(len(choices) - 1, choices.index(row) + by))
        choices[at].setFocus(Qt.FocusReason.OtherFocusReason)
        self.area.ensureWidgetVisible(choices[at], 0, _ROW)
