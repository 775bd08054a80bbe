"""A few answers side by side, one of them chosen; one stop of the Tab key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from ui.theme import theme_of
from ui.widgets import paint
from ui.widgets.editors import HEIGHT, Editor

_STEPS = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_AIR, _TIGHT = 32, 20
_LONGEST = 150
"""The pixels of a word from where on it is elided rather than the window widened."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One answer: its code, its words, and short words for a narrow place."""

    code: str
    label: str
    short: str = ""


class SegmentEdit(Editor):
    """Segments with one chosen or none; arrows choose, and so does a first letter.

    Args:
        segments: the answers, left to right.
        height: 34; 32 above a preview.
    """

    def __init__(self, segments: Sequence[Segment], *, height: int = HEIGHT) -> None:
        super().__init__(height)
        self._segments = tuple(segments)
        self._code = ""
        self._label = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """Give the code of the chosen segment, or ""."""
        return self._code

    def set_text(self, text: str) -> None:
        """Choose the segment with code `text`; none if there is no such."""
        self._code = text if any(s.code == text for s in self._segments) else ""
        self._tell()
        self.update()

    def set_name(self, name: str, description: str = "") -> None:
        """Say to a screen reader what this is, and what is chosen."""
        self._label = name
        self.setAccessibleDescription(description)
        self._tell()

    def sizeHint(self) -> QSize:
        """Give room for the whole words."""
        return QSize(self._wanted(short=False), self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        """Give way down to the short words."""
        return QSize(self._wanted(short=True), self.minimumHeight())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by arrow or letter; tell about Enter. Ctrl+Enter belongs to the dialog around it."""
        key = event.key()
        if key in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            (self.backed if shift else self.entered).emit()
        elif key in _STEPS and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._step(_STEPS[Qt.Key(key)])
        elif not self._choose_by_letter(event.text()):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the segment under the pointer."""
        at = sum(event.position().x() >= area.right() for area in self._areas())
        self._choose(self._segments[min(at, len(self._segments) - 1)].code)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that it was left."""
        super().focusOutEvent(event)
        self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box and the chosen segment over it."""
        super().paintEvent(event)
        theme = theme_of(self)
        words, areas = self._words(), self._areas()
        painter = QPainter(self)
        paint.smooth(painter)
        painter.setFont(theme.font("body"))
        for segment, word, area in zip(self._segments, words, areas, strict=True):
            chosen = segment.code == self._code
            if chosen:
                fill, line = theme.color("soft"), theme.color("accenttext")
                paint.box(painter, area, fill=fill, line=line, width=1.5)
            role = "heading" if chosen else "body"
            painter.setFont(theme.font(role))
            painter.setPen(theme.color("accenttext" if chosen else "text2"))
            elide = Qt.TextElideMode.ElideRight
            shown = theme.metrics(role).elidedText(word, elide, area.width() - 8)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, shown)
        painter.end()

    def _words(self) -> list[str]:
        """Give the words of every segment, the short ones where there is no room for all."""
        short = self.width() < self._wanted(short=False)
        return [(s.short or s.label) if short else s.label for s in self._segments]

    def _areas(self) -> list[QRectF]:
        """Give equal shares, or to each what its words need where an equal share is too little."""
        theme = theme_of(self)
        count = max(1, len(self._segments))
        needed = [theme.width(word, "heading") + _TIGHT for word in self._words()]
        spare = (self.width() - sum(needed)) / count
        if spare < 0 or max(needed, default=0) * count <= self.width():
            needed, spare = [0] * count, self.width() / count
        edges = [0, *(round(edge + spare * n) for n, edge in enumerate(accumulate(needed), 1))]
        return [QRectF(left, 0, right - left, self.height()) for left, right in pairwise(edges)]

    def _wanted(self, *, short: bool) -> int:
        theme = theme_of(self)
        words = [(s.short or s.label) if short else s.label for s in self._segments]
        widest = max(theme.width(word, "heading") for word in words)
        return len(words) * ((min(widest, _LONGEST) if short else widest) + _AIR)

    def _step(self, by: int) -> None:
        codes = [s.code for s in self._segments]
        at = codes.index(self._code) + by if self._code in codes else 0
        self._choose(codes[max(0, min(at, len(codes) - 1))])

    def _choose_by_letter(self, letter: str) -> bool:
        fits = [
            s for s in self._segments if letter and s.label.casefold().startswith(letter.lower())
        ]
        if len(fits) == 1:
            self._choose(fits[0].code)
        return len(fits) == 1

    def _choose(self, code: str) -> None:
        if self.read_only or code == self._code:
            return
        self._code = code
        self._tell()
        self.update()
        self.edited.emit(code)

    def _tell(self) -> None:
        chosen = next((s.label for s in self._segments if s.code == self._code), "")
        self.setAccessibleName(f"{self._label}: {chosen}" if chosen else self._label)
