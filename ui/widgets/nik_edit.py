"""The NIK: sixteen wide digits, a counter, and brackets that say what each group means."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.kernel.i18n import _
from ui.theme import theme_of
from ui.widgets.editors import DigitsEdit
from ui.widgets.runs import Words

LENGTH = 16
_SPANS = ((0, 6), (6, 12), (12, 16))
_LEFT = 12
_TICK = 6
_SPACING = 7


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a group of digits says, and whether another field contradicts it."""

    text: str = ""
    amber: bool = False


class Brackets(QWidget):
    """The three brackets below the digits, placed by the measures of the digits' own font."""

    def __init__(self) -> None:
        super().__init__()
        self._meanings: tuple[Meaning, ...] = (Meaning(),) * len(_SPANS)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_meanings(self, meanings: tuple[Meaning, ...]) -> None:
        """Show what the three groups say."""
        self._meanings = meanings
        self.setAccessibleName(" · ".join(m.text for m in meanings if m.text))
        self.update()

    def sizeHint(self) -> QSize:
        """Give one line of remarks and the brackets above it."""
        return QSize(300, _TICK + 5 + int(theme_of(self).metrics("remark").height()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw brackets and words."""
        painter = QPainter(self)
        for (start, end), meaning in zip(_SPANS, self._meanings, strict=True):
            self._paint_one(painter, start, end, meaning)
        painter.end()

    def _paint_one(self, painter: QPainter, start: int, end: int, meaning: Meaning) -> None:
        theme = theme_of(self)
        metrics = theme.metrics("nik")
        left = round(_LEFT + metrics.horizontalAdvance("0" * start))
        right = round(_LEFT + metrics.horizontalAdvance("0" * end) - _SPACING)
        colour = theme.color("warnfill" if meaning.amber else "edge")
        thick = 2 if meaning.amber else 1
        painter.fillRect(QRectF(left, _TICK - thick, right - left, thick), colour)
        for edge in (left, right - thick):
            painter.fillRect(QRectF(edge, 1, thick, _TICK - 1), colour)
        last = end == LENGTH
        room = (self.width() if last else right + _SPACING) - left - 2
        ink = "warn" if meaning.amber else "text3"
        top = _TICK + 2
        words = Words(meaning.text, "remark", ink)
        words.paint(painter, QRectF(left, top, room, self.height() - top), theme)


class NikEdit(DigitsEdit):
    """The NIK field; its text is always the bare digits, so that a copy gives sixteen.

    The brackets are its `under`; the counter goes to the right end of the label.
    """

    def __init__(self) -> None:
        super().__init__(LENGTH, placeholder="", height=40)
        self.brackets = Brackets()
        self.under = self.brackets
        self.line.setFont(theme_of(self).font("nik"))
        digits = theme_of(self).width("0" * LENGTH, "nik")
        self.setMinimumWidth(digits + 2 * _LEFT + 26)
        self.edited.connect(self._count)

    def set_text(self, text: str) -> None:
        """Show `text` and count its digits."""
        super().set_text(text)
        self._count(text)

    def show_meanings(self, *meanings: Meaning) -> None:
        """Show what digits 1–6, 7–12 and 13–16 say."""
        self.brackets.show_meanings(meanings)

    def changeEvent(self, event: QEvent) -> None:
        """Place the brackets anew when the font changes."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and self.under is not None:
            self.under.update()

    def _count(self, text: str) -> None:
        count = sum(letter.isdigit() for letter in text)
        ink = "ok" if count == LENGTH else "err" if count > LENGTH else "text3"
        shown = _("{n} dari {all}").format(n=count, all=LENGTH) if count else ""
        self.noted.emit(shown, ink)
