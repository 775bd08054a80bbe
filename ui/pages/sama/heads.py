"""The heads of the columns: who remains, who goes, name, status and who recorded them when."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop_app.domain.person import Person
from desktop_app.kernel.i18n import N_, _
from ui.pages.sama.choice import Choice
from ui.theme import theme_of
from ui.widgets import paint
from ui.widgets.badges import badge_size, paint_badge
from ui.widgets.runs import Words

HEAD = 66
EDGE, GAP = 24, 8
_LABEL, _LABEL_TIGHT, _LABEL_LEAST, _TIGHT, _LEAST, _ROOMY = 196, 150, 122, 760, 840, 230
_PAIR = 2
_STAYS, _GOES, _OUT = 0, 1, 2
_ROLES = (
    (N_("tetap"), "pin", "accenttext"),
    (N_("digabung"), "arrow-right", "text3"),
    (N_("tidak ikut"), "ring-slash", "warn"),
)


def columns(width: int, height: int, count: int) -> tuple[QRectF, list[QRectF]]:
    """Give the places of the label and of the values of so many people."""
    label = _LABEL_TIGHT if width < _TIGHT or count > _PAIR else _LABEL
    if count > _PAIR and width <= _LEAST + 2 * EDGE:
        label = _LABEL_LEAST
    each = (width - 2 * EDGE - label - GAP * (count - 1)) / count
    first = QRectF(EDGE + label, 0, each, height)
    places = [first.translated((each + GAP) * at, 0) for at in range(count)]
    return QRectF(EDGE, 0, label - 12, height), places


class Head(QWidget):
    """One person; of three or more, each can be left out by Space or by a press: `turned`."""

    turned = Signal()

    def __init__(self, person: Person, remark: str, *, several: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._person = person
        self._remark = remark
        self._several = several
        self._role = _GOES
        self.setProperty("ring", -1)
        if several:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_role(self, choice: Choice, place: int) -> None:
        """Show whether this one remains, goes or is left out."""
        self._role = _OUT if place in choice.out else _GOES
        if place == choice.remains:
            self._role = _STAYS
        name, word = self._person.worker.name, _(_ROLES[self._role][0])
        self.setAccessibleName(f"{name}, {word}")
        said = _("{name}: spasi untuk mengikutkan atau tidak") if self._several else "{name}"
        self.setToolTip(said.format(name=name))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave out, or take in again, by Space."""
        if self._several and event.key() == Qt.Key.Key_Space:
            self.turned.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Leave out, or take in again, by a press."""
        if self._several:
            self.turned.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw box, name, role and status."""
        theme = theme_of(self)
        painter = QPainter(self)
        paint.smooth(painter)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        fill, line = ("soft", "softline") if self._role == _STAYS else ("sunken", "line")
        paint.box(painter, area, fill=theme.color(fill), line=theme.color(line))
        inside = area.adjusted(12, 6, -12, -6)
        first = QRectF(inside.left(), inside.top(), inside.width(), 22)
        self._paint_role(painter, first, first.translated(0, 23))
        if self.hasFocus():
            paint.ring(painter, area, theme.ring(), 6)
        painter.end()

    def _paint_role(self, painter: QPainter, first: QRectF, second: QRectF) -> None:
        """Draw name and role in the first line; where it is narrow, the role in the second."""
        theme = theme_of(self)
        source, icon, ink = _ROLES[self._role]
        word = _(source)
        narrow = self.width() < _ROOMY
        line = second if narrow else first
        width = theme.width(word, "label")
        place = QRectF(line.right() - width, line.top(), width + 1, 22)
        Words(word, "label", ink).paint(painter, place, theme)
        if not narrow:
            mark = QRectF(line.right() - width - 22, line.center().y() - 7, 14, 14)
            theme.paint_icon(painter, mark, icon, ink)
        name = self._person.worker.name or _("(belum bernama)")
        tone = "text3" if self._role == _OUT else "text"
        room = 0 if narrow else -width - 30
        Words(name, "heading", tone).paint(painter, first.adjusted(0, 0, room, 0), theme)
        code = str(self._person.enrolment.status)
        badge = badge_size(code, theme).width()
        if not narrow or badge + width < second.width():
            paint_badge(painter, QRectF(second.left(), second.top(), badge, 22), code, theme)
        if not narrow:
            remark = Words(self._remark, "remark", "text2")
            remark.paint(painter, second.adjusted(badge + 10, 0, 0, 0), theme)


class Heads(QWidget):
    """The heads of all columns; `turned` carries the place of one to leave out or take in."""

    turned = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.heads: list[Head] = []
        self._inset = 0
        self.setFixedHeight(HEAD)

    def leave_room(self, pixels: int) -> None:
        """Leave as much free at the right as the bar of the rows below takes."""
        self._inset = pixels
        self._place()

    def show_people(self, people: tuple[Person, ...], users: Mapping[str, str]) -> None:
        """Show other people."""
        for old in self.heads:
            old.hide()
            old.deleteLater()
        several = len(people) > _PAIR
        self.heads = [
            Head(each, _remark(each, users), several=several, parent=self) for each in people
        ]
        for at, head in enumerate(self.heads):
            head.turned.connect(partial(self.turned.emit, at))
            head.show()
        self._place()

    def show_choice(self, choice: Choice) -> None:
        """Show who remains of them."""
        for at, head in enumerate(self.heads):
            head.show_role(choice, at)
        said = _("{name} tetap, {other} digabung ke situ.")
        others = ", ".join(each.worker.name for each in choice.goes)
        self.setAccessibleName(said.format(name=choice.stays.worker.name, other=others))

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Put the heads over their columns."""
        self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line below."""
        painter = QPainter(self)
        line = QRectF(0, self.height() - 1, self.width(), 1)
        painter.fillRect(line, theme_of(self).color("line"))
        painter.end()

    def _place(self) -> None:
        if self.heads:
            _label, places = columns(self.width() - self._inset, HEAD - 8, len(self.heads))
            for head, place in zip(self.heads, places, strict=True):
                head.setGeometry(place.toRect())


def _remark(person: Person, users: Mapping[str, str]) -> str:
    enrolment = person.enrolment
    user = users.get(enrolment.recorded_by, "")
    if not enrolment.recorded_at or not user:
        return ""
    day = enrolment.recorded_at.astimezone()
    return _("dicatat {user}, {day}").format(user=user, day=f"{day:%d-%m-%Y}")
