"""The sidebar: office, pages with counts, settings, user; folded to a rail where room is short."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.kernel.i18n import _
from ui.numbers import number
from ui.page import PageSpec, Place
from ui.theme import theme_of
from ui.widgets import paint
from ui.widgets.buttons import IconButton
from ui.widgets.labels import ElidedLabel
from ui.widgets.panels import Ground, Rule
from ui.widgets.press import Press
from ui.widgets.runs import Words

WIDE = 208
RAIL = 60
_ITEM, _ITEM_LOW = 36, 30
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class NavItem(Press):
    """One page in the sidebar: icon, title, count; in the rail an icon with a dot."""

    def __init__(self, spec: PageSpec, key: str) -> None:
        super().__init__(spec.title)
        self.spec = spec
        self.key = key
        self.folded = False
        self._count: int | None = None
        self.setCheckable(True)
        self.setMaximumHeight(_ITEM)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setProperty("ring", -1)  # the window's edge would cut a ring outside

    def sizeHint(self) -> QSize:
        """Give its height; the sidebar gives the width."""
        return QSize(RAIL - 1, _ITEM)

    def minimumSizeHint(self) -> QSize:
        """Give way in the lowest window, so that all pages fit."""
        return QSize(RAIL - 1, _ITEM_LOW)

    def show_count(self, count: int | None) -> None:
        """Show how many wait there; None or 0 = nothing."""
        self._count = count
        said = f", {number(count)}" if count else ""
        self.setAccessibleName(f"{self.words}{said}")
        self.update()

    def fold(self, *, on: bool) -> None:
        """Show the icon alone, or everything."""
        self.folded = on
        self.setToolTip(f"{self.words}  {self.key}".strip() if on else self.key)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the item."""
        theme = theme_of(self)
        active = self.isChecked()
        area = QRectF(self.rect()).adjusted(8, 1, -8, -1)
        painter = QPainter(self)
        paint.smooth(painter)
        if active:
            paint.box(painter, area, fill=theme.color("surface"), line=theme.color("line"))
            bar = QRectF(area.left(), area.center().y() - 9, 3, 18)
            paint.box(painter, bar, fill=theme.ring(), radius=1.5)
        elif self.hovered:
            paint.box(painter, area, fill=theme.color("hover"))
        if self.hasFocus():
            paint.ring(painter, area, theme.ring(), 6)
        left = area.center().x() - 8 if self.folded else area.left() + 14
        icon = QRectF(left, area.center().y() - 8, 16, 16)
        theme.paint_icon(painter, icon, self.spec.icon, "accenttext" if active else "text2")
        if self.folded:
            self._paint_dot(painter, area)
        else:
            self._paint_words(painter, area)
        painter.end()

    def _paint_words(self, painter: QPainter, area: QRectF) -> None:
        theme = theme_of(self)
        active = self.isChecked()
        count = number(self._count) if self._count else ""
        room = theme.width(count, "remark") + 8 if count else 0
        ink, role = ("text", "heading") if active else ("text2", "body")
        words = QRectF(area.left() + 42, area.top(), area.width() - 50 - room, area.height())
        Words(self.words, role, ink).paint(painter, words, theme)
        if count:
            at = QRectF(area.right() - room, area.top(), room, area.height())
            Words(count, "remark", "text2" if active else "text3").paint(painter, at, theme)

    def _paint_dot(self, painter: QPainter, area: QRectF) -> None:
        if self._count:
            dot = QRectF(area.right() - 12, area.top() + 4, 7, 7)
            paint.box(painter, dot, fill=theme_of(self).ring(), radius=3.5)


class Emblem(QWidget):
    """The program's sign: a house of the office on accent."""

    def __init__(self, side: int = 32) -> None:
        super().__init__()
        self.setFixedSize(side, side)
        self.setAccessibleName(_("Pekerja Rentan"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sign."""
        theme = theme_of(self)
        area = QRectF(self.rect())
        inset = area.width() / 4
        painter = QPainter(self)
        paint.smooth(painter)
        paint.box(painter, area, fill=theme.color("accent"), radius=7)
        inner = area.adjusted(inset, inset, -inset, -inset)
        theme.paint_icon(painter, inner, "building", "onaccent")
        painter.end()


class Avatar(Press):
    """A user's initials in a circle; pressed, it locks."""

    def __init__(self, name: str = "", side: int = 32) -> None:
        super().__init__("")
        self.setProperty("ring", side // 2)
        self.setFixedSize(side, side)
        self.show_user(name)

    def show_user(self, name: str) -> None:
        """Show another user's initials."""
        self.set_words(initials(name))
        said = _("{name}, kunci layar").format(name=name)
        self.setAccessibleName(said)
        self.setToolTip(f"{said}  Ctrl+Shift+L")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw circle and initials."""
        theme = theme_of(self)
        area = QRectF(self.rect())
        painter = QPainter(self)
        paint.smooth(painter)
        radius = area.width() / 2
        paint.box(
            painter, area, fill=theme.color("soft"), line=theme.color("softline"), radius=radius
        )
        painter.setFont(theme.font("label" if self.width() < 48 else "section"))
        painter.setPen(theme.color("accenttext"))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self.words)
        painter.end()


class Sidebar(Ground):
    """Pages by key; `chosen` carries the key, `lock_wanted` asks to lock."""

    chosen = Signal(str)
    lock_wanted = Signal()

    def __init__(self, specs: Sequence[PageSpec]) -> None:
        super().__init__("side", "right")
        self.setAccessibleName(_("Halaman"))
        self.items: dict[str, NavItem] = {}
        main = [spec for spec in specs if spec.place is Place.MAIN]
        for spec in specs:
            at = main.index(spec) + 1 if spec in main else 0
            item = NavItem(spec, f"Ctrl+{at}" if 0 < at < 10 else "")
            item.triggered.connect(lambda key=spec.key: self.chosen.emit(key))
            self.items[spec.key] = item
        self._office = ElidedLabel("", "label")
        self._place = ElidedLabel("", "caption", "text2")
        self._user = ElidedLabel("", "label")
        self._role = ElidedLabel("", "caption", "text2")
        self.avatar = Avatar()
        self.lock = IconButton("lock", _("Kunci layar"), size=28)
        self._build()
        self.avatar.triggered.connect(self.lock_wanted)
        self.lock.triggered.connect(self.lock_wanted)
        self.fold(on=False)

    def show_office(self, name: str, place: str) -> None:
        """Show the office's name and where it is."""
        self._office.set_text(name)
        self._place.set_text(place)

    def show_user(self, name: str, role: str) -> None:
        """Show who works here."""
        self._user.set_text(name)
        self._role.set_text(role)
        self.avatar.show_user(name)

    def mark(self, key: str) -> None:
        """Show which page is open; it is the sidebar's stop of the Tab key."""
        for other, item in self.items.items():
            item.setChecked(other == key)
            stop = other == key
            policy = Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus
            item.setFocusPolicy(policy)

    def fold(self, *, on: bool) -> None:
        """Fold to a rail, or unfold."""
        self.setFixedWidth(RAIL if on else WIDE)
        for widget in (self._office_words, self._user_words, self.lock):
            widget.setVisible(not on)
        for item in self.items.values():
            item.fold(on=on)
        self.avatar.setFocusPolicy(Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.ClickFocus)

    def take_focus(self) -> None:
        """Put the focus on the page that is open."""
        for item in self.items.values():
            if item.isChecked():
                item.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go up and down between the pages."""
        shown = [item for item in self.items.values() if item.isVisible()]
        at = next((i for i, item in enumerate(shown) if item.hasFocus()), None)
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or at is None:
            super().keyPressEvent(event)
            return
        shown[max(0, min(at + step, len(shown) - 1))].setFocus(Qt.FocusReason.TabFocusReason)

    def _build(self) -> None:
        self._office_words = _two_lines(self._office, self._place)
        self._user_words = _two_lines(self._user, self._role)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 14, 1, 12)
        whole.setSpacing(0)
        whole.addLayout(_side_by_side(Emblem(), self._office_words))
        whole.addSpacing(17)
        for item in self.items.values():
            if item.spec.place is Place.MAIN:
                whole.addWidget(item)
        whole.addStretch(1)
        line = QHBoxLayout()
        line.setContentsMargins(12, 0, 12, 0)
        line.addWidget(Rule("line2"))
        whole.addLayout(line)
        whole.addSpacing(4)
        for item in self.items.values():
            if item.spec.place is Place.FOOT:
                whole.addWidget(item)
        whole.addSpacing(10)
        whole.addLayout(_side_by_side(self.avatar, self._user_words, self.lock))


def initials(name: str) -> str:
    """Give the first letters of the first two words of a name."""
    return "".join(word[0] for word in name.split()[:2]).upper()


def _two_lines(first: QWidget, second: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(first)
    column.addWidget(second)
    return holder


def _side_by_side(mark: QWidget, words: QWidget, *rest: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setContentsMargins(14, 0, 12, 0)
    line.setSpacing(8)
    line.addWidget(mark)
    line.addWidget(words, 1)
    for widget in rest:
        line.addWidget(widget)
    return line
