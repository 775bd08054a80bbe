"""Two people side by side: who remains, and for each field which value; by key and pointer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.person import Person
from desktop_app.kernel.i18n import _
from ui.pages.sama.case import VERDICTS, Choice, Line, Verdict
from ui.theme import Theme, theme_of
from ui.widgets import paint
from ui.widgets.badges import badge_size, paint_badge
from ui.widgets.panels import Scroll
from ui.widgets.runs import Icon, Words

_HEAD, _ROW = 66, 36
_EDGE, _GAP = 24, 8
_LABEL, _LABEL_TIGHT, _TIGHT = 196, 150, 760
_SIGNS = {Verdict.SAME: "=", Verdict.SIMILAR: "≈", Verdict.DIFFERENT: "≠", Verdict.ALONE: "+"}
_SIDES: Mapping[int, int] = {Qt.Key.Key_Left: 0, Qt.Key.Key_Right: 1}
_STEPS: Mapping[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


def _columns(width: int, height: int) -> tuple[QRectF, QRectF, QRectF]:
    """Give the places of the label and of both values."""
    label = _LABEL if width >= _TIGHT else _LABEL_TIGHT
    half = (width - _EDGE - label - _EDGE - _GAP) / 2
    left = QRectF(_EDGE + label, 0, half, height)
    return QRectF(_EDGE, 0, label - 12, height), left, left.translated(half + _GAP, 0)


class Heads(QWidget):
    """The heads of both columns: who remains, name, status and who recorded them when."""

    def __init__(self) -> None:
        super().__init__()
        self._people: tuple[Person, ...] = ()
        self._remarks: tuple[str, ...] = ()
        self._remains = 0
        self._inset = 0
        self.setFixedHeight(_HEAD)

    def leave_room(self, pixels: int) -> None:
        """Leave as much free at the right as the bar of the rows below takes."""
        self._inset = pixels
        self.update()

    def show_choice(self, choice: Choice, users: Mapping[str, str]) -> None:
        """Show the two people of a pair."""
        self._people = choice.beside.people
        self._remains = choice.remains
        self._remarks = tuple(_remark(each, users) for each in self._people)
        said = _("{name} tetap, {other} digabung ke situ.")
        name, other = choice.stays.worker.name, choice.goes.worker.name
        self.setAccessibleName(said.format(name=name, other=other))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw both heads."""
        theme = theme_of(self)
        painter = QPainter(self)
        paint.smooth(painter)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), theme.color("line"))
        _label, *areas = _columns(self.width() - self._inset, _HEAD - 8)
        for side, (person, area) in enumerate(zip(self._people, areas, strict=False)):
            self._paint_head(painter, area, person, side)
        painter.end()

    def _paint_head(self, painter: QPainter, area: QRectF, person: Person, side: int) -> None:
        theme = theme_of(self)
        stays = side == self._remains
        fill, line = ("soft", "softline") if stays else ("sunken", "line")
        paint.box(painter, area, fill=theme.color(fill), line=theme.color(line))
        inside = area.adjusted(12, 6, -12, -6)
        first = QRectF(inside.left(), inside.top(), inside.width(), 22)
        second = first.translated(0, 23)
        word = _("tetap") if stays else _("digabung")
        ink = "accenttext" if stays else "text3"
        width = theme.width(word, "label")
        Words(word, "label", ink).paint(
            painter, QRectF(first.right() - width, first.top(), width + 1, 22), theme
        )
        icon = QRectF(first.right() - width - 22, first.center().y() - 7, 14, 14)
        theme.paint_icon(painter, icon, "pin" if stays else "arrow-right", ink)
        name = Words(person.worker.name or _("(belum bernama)"), "heading", "text")
        name.paint(painter, first.adjusted(0, 0, -width - 30, 0), theme)
        self._paint_status(painter, second, person, side)

    def _paint_status(self, painter: QPainter, area: QRectF, person: Person, side: int) -> None:
        theme = theme_of(self)
        code = str(person.enrolment.status)
        width = badge_size(code, theme).width()
        paint_badge(painter, QRectF(area.left(), area.top(), width, 22), code, theme)
        remark = Words(self._remarks[side], "remark", "text2")
        remark.paint(painter, area.adjusted(width + 10, 0, 0, 0), theme)


def _remark(person: Person, users: Mapping[str, str]) -> str:
    enrolment = person.enrolment
    user = users.get(enrolment.recorded_by, "")
    if not enrolment.recorded_at or not user:
        return ""
    day = enrolment.recorded_at.astimezone()
    return _("dicatat {user}, {day}").format(user=user, day=f"{day:%d-%m-%Y}")


class CompareRow(QWidget):
    """One field: what both know; where they differ, ← and → choose the value that stays.

    `chosen` carries the side, `left` the step to the row before or behind.
    """

    chosen = Signal(int)
    stepped = Signal(int)

    def __init__(self, line: Line) -> None:
        super().__init__()
        self.line = line
        self._side = 0
        self._fixed = False
        self._hovered = -1
        self.setFixedHeight(_ROW)
        self.setProperty("ring", -1)
        self.setMouseTracking(True)
        choice = line.is_choice
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if choice else Qt.FocusPolicy.NoFocus)
        self.setToolTip(" – ".join(each or "–" for each in line.values))

    def show_side(self, side: int, *, fixed: bool) -> None:
        """Mark the value that stays; `fixed`: it cannot be chosen here."""
        self._side, self._fixed = side, fixed
        one, other = (each or _("kosong") for each in self.line.values)
        said = f"{self.line.label}: {one} – {other}, {_(VERDICTS[self.line.verdict])}"
        if self.line.is_choice:
            kept = _("dipakai: {value}").format(value=(one, other)[side])
            said = f"{said}, {kept}"
        self.setAccessibleName(said)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by ← and →, go on by ↑ and ↓."""
        if event.key() in _SIDES:
            self._choose(_SIDES[event.key()])
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
        label, *areas = _columns(self.width(), self.height())
        painter = QPainter(self)
        paint.smooth(painter)
        painter.fillRect(QRectF(_EDGE, _ROW - 1, self.width() - 2 * _EDGE, 1), theme.color("line"))
        self._paint_label(painter, label, theme)
        for side, area in enumerate(areas):
            self._paint_value(painter, area, side, theme)
        if self.hasFocus():
            row = QRectF(_EDGE - 8, 1, self.width() - 2 * _EDGE + 16, _ROW - 2)
            paint.ring(painter, row, theme.ring(), 6)
        painter.end()

    def _paint_label(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        line = self.line
        Words(line.label, "remark", "text2").paint(painter, area.adjusted(0, 0, -30, 0), theme)
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
        if not self.line.is_choice:
            Words(value, "body", "text2").paint(painter, area.adjusted(38, 0, -8, 0), theme)
            return
        kept = side == self._side
        box = area.adjusted(0, 3, 0, -4)
        if kept:
            fill, line = ("sunken", "line") if self._fixed else ("soft", "softline")
            paint.box(painter, box, fill=theme.color(fill), line=theme.color(line))
        elif side == self._hovered and not self._fixed:
            paint.box(painter, box, fill=theme.color("hover"))
        if not self._fixed or kept:
            mark = ("ring-check", "accenttext") if kept else ("ring", "edge")
            at = QRectF(box.left() + 10, box.top(), 16, box.height())
            Icon(*mark).paint(painter, at, theme)
        ink = "text" if kept else "text3"
        Words(value or _("kosong"), "body", ink).paint(painter, box.adjusted(38, 0, -8, 0), theme)

    def _side_at(self, x: float) -> int:
        _label, left, right = _columns(self.width(), self.height())
        return 1 if x > (left.right() + right.left()) / 2 else 0

    def _choose(self, side: int) -> None:
        if not self._fixed:
            self.chosen.emit(side)

    def _hover(self, side: int) -> None:
        if side != self._hovered:
            self._hovered = side
            self.update()


class Compare(QWidget):
    """All fields of a pair; `chosen` carries a field and the side whose value stays."""

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
        bar = self.area.verticalScrollBar()
        bar.rangeChanged.connect(
            lambda _least, most: self.heads.leave_room(bar.sizeHint().width() * bool(most))
        )

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show the fields of another pair: those to be chosen first."""
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

    def show_choice(self, choice: Choice, users: Mapping[str, str]) -> None:
        """Mark what is chosen."""
        self.heads.show_choice(choice, users)
        for each in self.rows:
            side = choice.sides.get(each.line.field, choice.remains)
            fixed = choice.is_fixed and each.line.field != "enrolment"
            each.show_side(choice.remains if fixed else side, fixed=fixed)

    @property
    def choices(self) -> list[CompareRow]:
        """The rows in which a value is chosen."""
        return [each for each in self.rows if each.line.is_choice]

    def _step(self, row: CompareRow, by: int) -> None:
        choices = self.choices
        at = max(0, min(len(choices) - 1, choices.index(row) + by))
        choices[at].setFocus(Qt.FocusReason.OtherFocusReason)
        self.area.ensureWidgetVisible(choices[at], 0, _ROW)
