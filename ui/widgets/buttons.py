"""Buttons by role: one primary for each page, plain, light, danger, link, and icons alone."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.kernel.i18n import _
from ui.theme import theme_of
from ui.widgets import paint
from ui.widgets.press import Press
from ui.widgets.runs import Cap, Gap, Icon, Part, Words, paint_run, run_width


class Role(StrEnum):
    """What a button means for the page."""

    PRIMARY = "primary"
    PLAIN = "plain"
    LIGHT = "light"
    DANGER = "danger"
    LINK = "link"
    WARNING = "warning"  # inside an amber box


class _Look(NamedTuple):
    words: str
    fill: str
    hover: str
    pressed: str
    line: str
    cap: str
    cap_line: str


_LOOKS = {
    Role.PRIMARY: _Look("onaccent", "accent", "accentH", "accentP", "", "onaccent", "onaccent"),
    Role.PLAIN: _Look("text", "surface", "hover", "neutralbg", "line2", "text2", "line2"),
    Role.LIGHT: _Look("text2", "", "hover", "neutralbg", "", "text2", "line2"),
    Role.DANGER: _Look("err", "surface", "errbg", "errbg", "errline", "err", "errline"),
    Role.LINK: _Look("accenttext", "", "soft", "soft", "", "accenttext", "softline"),
    Role.WARNING: _Look("warn", "surface", "warnbg", "warnbg", "warnline", "warn", "warnline"),
}
_REFUSED = _Look("text3", "neutralbg", "neutralbg", "neutralbg", "line2", "text3", "line2")
_REFUSED_LIGHT = _Look("text3", "", "hover", "hover", "", "text3", "line2")
_BARE = (Role.LIGHT, Role.LINK)


class Button(Press):
    """A button with words, an icon before them, and the key that does the same.

    Args:
        text: a verb and its object; "…" at the end = a question follows.
        role: what it means for the page.
        icon: an icon's name before the words.
        key: its shortcut as shown in the key cap; the page sets the shortcut itself.
        trailing: an icon's name after the words (links carry `chevron-right`).
        height: 32; 30 inside a banner, 36 as the action of a bar, 40 in dialogs.
    """

    def __init__(
        self,
        text: str,
        role: Role = Role.PLAIN,
        *,
        icon: str = "",
        key: str = "",
        trailing: str = "",
        height: int = 32,
    ) -> None:
        super().__init__(text)
        self._role = role
        self._icon = icon
        self._key = key
        self._trailing = trailing
        self._height = height
        self._busy = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def key(self) -> str:
        """Its shortcut as shown in the key cap, "" for none."""
        return self._key

    @property
    def busy(self) -> bool:
        """Whether it waits for an answer."""
        return self._locked

    def set_busy(self, text: str) -> None:
        """Lock it at its width and show what goes on, e.g. "Menyimpan…"."""
        self._busy = text
        self._locked = True
        self.update()

    def set_ready(self) -> None:
        """Unlock it again, with its own words."""
        self._busy = ""
        self._locked = False
        self.update()

    def set_icon(self, icon: str) -> None:
        """Show another icon before the words."""
        self._icon = icon
        self.updateGeometry()
        self.update()

    def stretched(self) -> Button:
        """Let it grow to the width it is given; gives itself."""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return self

    def sizeHint(self) -> QSize:
        """Give the size of its words at rest: being busy does not change it."""
        theme = theme_of(self)
        return QSize(run_width(self._parts(self._look(), self.words), theme) + 24, self._height)

    def minimumSizeHint(self) -> QSize:
        """Never cut words."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the button as its role and state want it."""
        theme = theme_of(self)
        look = self._look()
        parts = self._busy_parts(look) if self._busy else self._parts(look, self.words)
        fill = self._fill(look)
        area = QRectF(self.rect())
        width = run_width(parts, theme)
        left = max(12.0, (area.width() - width) / 2)
        painter = QPainter(self)
        paint.smooth(painter)
        paint.box(
            painter,
            area,
            fill=theme.color(fill) if fill else None,
            line=theme.color(look.line) if look.line else None,
        )
        paint_run(painter, QRectF(left, 0, area.width() - left - 8, area.height()), parts, theme)
        painter.end()

    def _look(self) -> _Look:
        if not self.refusal and self.isEnabled():
            return _LOOKS[self._role]
        return _REFUSED_LIGHT if self._role in _BARE else _REFUSED

    def _fill(self, look: _Look) -> str:
        if self.isDown() and not self._locked:
            return look.pressed
        return look.hover if self.hovered and not self._locked else look.fill

    def _parts(self, look: _Look, text: str) -> list[Part]:
        parts: list[Part] = []
        if self._icon:
            parts += [Icon(self._icon, look.words), Gap(8)]
        parts.append(Words(text, "heading", look.words))
        if self._key:
            parts += [Gap(8), Cap(self._key, look.cap, look.cap_line)]
        if self._trailing:
            parts += [Gap(8), Icon(self._trailing, look.words, 14)]
        return parts

    def _busy_parts(self, look: _Look) -> list[Part]:
        return [Icon("clock", look.words), Gap(8), Words(self._busy, "heading", look.words)]


class IconButton(Press):
    """A square button with an icon alone; its name is told by tool tip and screen reader."""

    def __init__(
        self, icon: str, name: str, *, size: int = 32, ink: str = "text2", framed: bool = False
    ) -> None:
        super().__init__("", name=name)
        self._icon = icon
        self._ink = ink
        self._framed = framed
        self.setToolTip(name)
        self.setFixedSize(size, size)

    def set_icon(self, icon: str, ink: str = "") -> None:
        """Show another icon, in another colour if `ink` is given."""
        self._icon = icon
        self._ink = ink or self._ink
        self.update()

    def rename(self, name: str) -> None:
        """Tell another name to pointer and screen reader."""
        self.setAccessibleName(name)
        self.setToolTip(name)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the icon, on a ground while the pointer is over it."""
        theme = theme_of(self)
        area = QRectF(self.rect())
        side = 18 if self.width() >= 32 else 16
        middle = QRectF(0, 0, side, side)
        middle.moveCenter(area.center())
        painter = QPainter(self)
        paint.smooth(painter)
        line = theme.color("line2") if self._framed else None
        ground = "hover" if self.hovered else ("surface" if self._framed else "")
        if ground:
            paint.box(painter, area, fill=theme.color(ground), line=line)
        ink = "disabled" if self.refusal or not self.isEnabled() else self._ink
        theme.paint_icon(painter, middle, self._icon, ink)
        painter.end()


def help_button() -> IconButton:
    """Give the small button that asks why; F1 does the same for the keyboard."""
    button = IconButton("question", _("Mengapa? (F1)"), size=24, ink="text3")
    quiet(button)
    return button


def quiet(button: Press, focus: Qt.FocusPolicy = Qt.FocusPolicy.ClickFocus) -> Press:
    """Take a button out of the tab chain (pins, buttons in tables); gives it back."""
    button.setFocusPolicy(focus)
    return button


def spacer(*, width: int = 0) -> QWidget:
    """Give an empty part that takes what is left, or `width` pixels."""
    empty = QWidget()
    if width:
        empty.setFixedWidth(width)
    else:
        empty.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return empty
