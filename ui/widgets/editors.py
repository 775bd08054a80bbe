"""What one types into: a framed box with one protocol for all, and the editors of a line."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from desktop_app.kernel.i18n import _
from ui.theme import theme_of
from ui.widgets import paint
from ui.widgets.labels import IconView
from ui.widgets.levels import LEVELS

HEIGHT = 34
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_INSET = 10  # and two pixels that a QLineEdit keeps for itself


class Editor(QWidget):
    """A framed box to type into; every editor speaks this protocol.

    `edited` carries the raw text after each change by the user, `left` follows when the focus goes,
    `entered` and `backed` on Enter and Shift+Enter, `hinted` a sentence for the moment (or ""),
    `noted` words and a colour token for the right end of the label.
    """

    edited = Signal(str)
    left = Signal()
    entered = Signal()
    backed = Signal()
    hinted = Signal(str)
    noted = Signal(str, str)

    def __init__(self, height: int = HEIGHT) -> None:
        super().__init__()
        self.under: QWidget | None = None  # what a field shows right below the box
        self._level: str | None = None
        self._read_only = False
        self.setProperty("ring", 6)
        self.setMinimumHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def level(self) -> str | None:
        """The level that colours the border: "error", "warning", "info" or None."""
        return self._level

    @property
    def read_only(self) -> bool:
        """Whether it only shows; it can still be reached and copied."""
        return self._read_only

    def text(self) -> str:
        """Give the raw text, as the field's kind reads it."""
        raise NotImplementedError

    def set_text(self, text: str) -> None:
        """Show a raw text; nothing is emitted."""
        raise NotImplementedError

    def sizeHint(self) -> QSize:
        """Give room for some words."""
        return QSize(160, self.minimumHeight())

    def set_level(self, level: str | None) -> None:
        """Colour the border for a level."""
        self._level = level
        self.update()

    def set_read_only(self, *, on: bool = True) -> None:
        """Only show, or be typed into again."""
        self._read_only = on
        self.update()

    def set_name(self, name: str, description: str = "") -> None:
        """Say to a screen reader what this is and what is the matter with it."""
        for widget in (self, self.focusProxy()):
            if widget is not None:
                widget.setAccessibleName(name)
                widget.setAccessibleDescription(description)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground and border."""
        theme = theme_of(self)
        fill = "sunken" if self._read_only else "surface"
        look = LEVELS.get(self._level or "")
        line = "line2" if self._read_only else "edge"
        painter = QPainter(self)
        paint.smooth(painter)
        colour = theme.color(look.edge if look else line)
        paint.box(painter, QRectF(self.rect()), fill=theme.color(fill), line=colour)
        painter.end()


class Line(QLineEdit):
    """A line without frame that tells when it is left and when Enter is pressed."""

    left = Signal(object)
    entered = Signal()
    backed = Signal()
    keyed = Signal(QKeyEvent)

    def __init__(self) -> None:
        super().__init__()
        self.setFrame(False)
        self.setFont(theme_of(self).font("body"))
        self.setMinimumWidth(8)
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Base, QColor(Qt.GlobalColor.transparent))
        self.setPalette(palette)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window where nothing was typed here."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
            redo = event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()
            if undo or redo:
                event.ignore()
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that it was left, unless only its own menu opened."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit(event.reason())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell about Enter; the rest is typing, after whoever listens had a look."""
        event.setAccepted(False)
        self.keyed.emit(event)
        if event.isAccepted():
            return
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in _ENTER and plain:
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            (self.backed if shift else self.entered).emit()
            event.accept()
            return
        event.setAccepted(True)
        super().keyPressEvent(event)


class TextEdit(Editor):
    """One line of text.

    Args:
        placeholder: an example in text3, e.g. "misalnya 014".
        height: 34; 40 in dialogs.
    """

    def __init__(self, placeholder: str = "", *, height: int = HEIGHT) -> None:
        super().__init__(height)
        self.line = Line()
        self.line.setPlaceholderText(placeholder)
        self._mark = IconView("", size=16)
        self._mark.hide()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(_INSET, 1, _INSET, 1)
        self._row.setSpacing(6)
        self._row.addWidget(self.line, 1)
        self._row.addWidget(self._mark)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self._typed)
        self.line.left.connect(self._line_left)
        self.line.entered.connect(self.entered)
        self.line.backed.connect(self.backed)

    def text(self) -> str:
        """Give what stands in the line."""
        return self.line.text()

    def set_text(self, text: str) -> None:
        """Show `text` from its beginning."""
        self.line.setText(text)
        self.line.setCursorPosition(0)

    def set_placeholder(self, text: str) -> None:
        """Show another example while empty."""
        self.line.setPlaceholderText(text)

    def set_mark(self, icon: str, ink: str = "text3", name: str = "") -> None:
        """Show an icon at the right end; an empty name of an icon takes it away."""
        self._mark.show_icon(icon, ink)
        self._mark.setAccessibleName(name)
        self._mark.setVisible(bool(icon))

    def set_read_only(self, *, on: bool = True) -> None:
        """Only show, or be typed into again."""
        super().set_read_only(on=on)
        self.line.setReadOnly(on)

    def _typed(self, _text: str) -> None:
        self.edited.emit(self.text())

    def _line_left(self, _reason: object) -> None:
        self.left.emit()


class SearchEdit(TextEdit):
    """A line to search with; `down` asks for the focus to enter what was found."""

    down = Signal()

    def __init__(self, placeholder: str, name: str) -> None:
        super().__init__(placeholder, height=32)
        self.set_mark("search", "text2")
        self.set_name(name)
        self.line.keyed.connect(self._keyed)

    def _keyed(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            event.accept()
            self.down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            event.accept()
            self.line.clear()
            self.edited.emit("")


class DigitsEdit(TextEdit):
    """One line of digits; blanks and points that come along when pasting are dropped.

    Args:
        length: the digits that belong there; typing stops there, pasting does not (a digit too many
            must be seen).
        also: other characters that may stand there, e.g. "+" for a telephone.
        placeholder: an example.
        height: 34; 40 in dialogs.
    """

    def __init__(
        self, length: int = 0, *, also: str = "", placeholder: str = "", height: int = HEIGHT
    ) -> None:
        super().__init__(placeholder, height=height)
        self.length = length
        self._before = ""
        self._veiled: str | None = None
        self._beginning = ""
        self._sample = placeholder
        self._foreign = re.compile(f"[^0-9{re.escape(also)}]")

    def text(self) -> str:
        """Give the number, also where only part of it is shown."""
        return super().text() if self._veiled is None else self._veiled

    def set_text(self, text: str) -> None:
        """Show `text` as it is, even where it holds other than digits."""
        self._veiled = None
        super().set_text(text)
        self._before = text

    def veil(self, shown: str) -> None:
        """Show this in place of the number, to whoever may not see all of it."""
        self._veiled = self.text()
        super().set_text(shown)

    def offer_beginning(self, digits: str) -> None:
        """Offer the digits with which such a number usually begins, "" for none."""
        self._beginning = digits
        said = _("{digits}… dengan F4").format(digits=digits)
        self.line.setPlaceholderText(said if digits else self._sample)

    def begin(self) -> bool:
        """Type what is offered into the empty line; say whether there was anything to type."""
        if not self._beginning or self.text() or self.read_only:
            return False
        self.line.setText(self._beginning)
        self._typed(self._beginning)
        return True

    def _typed(self, text: str) -> None:
        kept = self._foreign.sub("", text)
        if self.length and len(kept) == self.length + 1 == len(self._before) + 1:
            kept = self._before
        if kept != text:
            at = max(0, self.line.cursorPosition() - (len(text) - len(kept)))
            self.line.setText(kept)
            self.line.setCursorPosition(at)
        if kept != self._before:
            self._before = kept
            super()._typed(kept)


class DateEdit(TextEdit):
    """A day as 17-08-1985; eight digits in a row get their dashes when it is left."""

    def __init__(self, placeholder: str = "", *, height: int = HEIGHT) -> None:
        super().__init__(placeholder, height=height)
        self.set_mark("calendar", "text3")

    def _line_left(self, reason: object) -> None:
        neat = re.sub(r"^\s*(\d\d)[-./ ]?(\d\d)[-./ ]?(\d{4})\s*$", r"\1-\2-\3", self.text())
        if neat != self.text() and not self.read_only:
            self.set_text(neat)
            self.edited.emit(neat)
        super()._line_left(reason)
