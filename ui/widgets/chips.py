"""Chips: filters, what is missing, a state in a word; 28 pixels high, round at both ends."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from desktop_app.kernel.i18n import _
from ui.theme import theme_of
from ui.widgets import paint
from ui.widgets.press import Press
from ui.widgets.runs import Gap, Icon, Part, Words, paint_run, run_width

HEIGHT = 28
_RADIUS = 13
_PAD = 11
_DELETE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class ChipLook(StrEnum):
    """What a chip is for."""

    PLAIN = "plain"  # "Status: semua ⌄": opens a menu
    ACTIVE = "active"  # a filter that is on; × takes it off
    ADD = "add"  # "+ Saringan"
    MISSING = "missing"  # "› No. KK": goes to the field
    CHOSEN = "chosen"  # one of a row of chips, chosen
    STATE = "state"  # one of a row of chips, not chosen
    PINNED = "pinned"  # a pinned value
    WARNING = "warning"
    OK = "ok"


class _Look(NamedTuple):
    ink: str
    fill: str
    line: str
    dashed: bool = False
    before: str = ""
    after: str = ""


_LOOKS = {
    ChipLook.PLAIN: _Look("text", "surface", "line2", after="chevron-down"),
    ChipLook.ACTIVE: _Look("accenttext", "soft", "softline", after="x"),
    ChipLook.ADD: _Look("text2", "", "edge", dashed=True, before="plus"),
    ChipLook.MISSING: _Look("text2", "", "edge", dashed=True, before="chevron-right"),
    ChipLook.CHOSEN: _Look("onaccent", "accent", ""),
    ChipLook.STATE: _Look("text", "surface", "line2"),
    ChipLook.PINNED: _Look("accenttext", "soft", "softline"),
    ChipLook.WARNING: _Look("warn", "warnbg", "warnline", before="triangle"),
    ChipLook.OK: _Look("ok", "okbg", "okline", before="ring-check"),
}


class Chip(Press):
    """A chip with words, and a value in medium after them.

    Args:
        text: the words, e.g. "Status:".
        value: what is set, e.g. "semua", or a count.
        look: what it is for.

    `removed` is emitted by the × of an active chip, and by Delete.
    """

    removed = Signal()

    def __init__(self, text: str, value: str = "", look: ChipLook = ChipLook.PLAIN) -> None:
        super().__init__(text, name=f"{text} {value}".strip())
        self._value = value
        self._look = look
        self.setProperty("ring", _RADIUS)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._explain()

    @property
    def value(self) -> str:
        """What is set."""
        return self._value

    def show_value(self, value: str, look: ChipLook | None = None) -> None:
        """Show another value, perhaps in another look."""
        self._value = value
        self._look = look or self._look
        self.setAccessibleName(f"{self.words} {value}".strip())
        self._explain()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Give the size of its words."""
        return QSize(run_width(self._parts(), theme_of(self)) + 2 * _PAD, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Never cut words."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the filter off by Delete."""
        if self._look is ChipLook.ACTIVE and event.key() in _DELETE:
            self.removed.emit()
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the filter off by its ×."""
        if self._look is ChipLook.ACTIVE and self._on_cross(event.position()):
            self.setDown(False)
            self.removed.emit()
            return
        super().mouseReleaseEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chip."""
        theme = theme_of(self)
        look = _LOOKS[self._look]
        area = QRectF(self.rect())
        painter = QPainter(self)
        paint.smooth(painter)
        fill = "hover" if self.hovered and look.fill in ("", "surface") else look.fill
        line = theme.color(look.line) if look.line and not look.dashed else None
        ground = theme.color(fill) if fill else None
        paint.box(painter, area, fill=ground, line=line, radius=HEIGHT / 2)
        if look.dashed:
            paint.dashed(painter, area, theme.color(look.line), HEIGHT / 2)
        paint_run(painter, area.adjusted(_PAD, 0, -4, 0), self._parts(), theme)
        painter.end()

    def _parts(self) -> list[Part]:
        look = _LOOKS[self._look]
        parts: list[Part] = []
        if look.before:
            parts += [Icon(look.before, look.ink, 14), Gap(5)]
        parts.append(Words(self.words, "remark", look.ink))
        if self._value:
            parts += [Gap(4), Words(self._value, "label", look.ink)]
        if look.after:
            parts += [Gap(7), Icon(look.after, look.ink, 14)]
        return parts

    def _on_cross(self, at: QPointF) -> bool:
        return at.x() >= self.width() - _PAD - 18

    def _explain(self) -> None:
        takes_off = self._look is ChipLook.ACTIVE
        self.setAccessibleDescription(_("Delete melepas saringan ini") if takes_off else "")
