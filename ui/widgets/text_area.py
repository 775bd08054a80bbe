"""Several lines of text in the same box as a line."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit

from ui.theme import theme_of
from ui.widgets.editors import Editor


class _Area(QPlainTextEdit):
    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class TextArea(Editor):
    """Several lines of text; Tab goes on, Enter begins a line.

    Args:
        lines: how many lines are seen at once.
        placeholder: an example.
    """

    def __init__(self, lines: int = 3, placeholder: str = "") -> None:
        self.area = _Area()
        spacing = int(theme_of(self.area).metrics("body").lineSpacing())
        super().__init__(lines * spacing + 20)
        self.area.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.area.setFont(theme_of(self.area).font("body"))
        self.area.setPlaceholderText(placeholder)
        self.area.setTabChangesFocus(True)
        self.area.viewport().setAutoFillBackground(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 5, 4, 5)
        row.addWidget(self.area)
        self.setFocusProxy(self.area)
        self.area.textChanged.connect(self._typed)
        self.area.left.connect(self.left)
        self._shown = ""

    def text(self) -> str:
        """Give what stands in the area."""
        return self.area.toPlainText()

    def set_text(self, text: str) -> None:
        """Show `text`; nothing is emitted."""
        self._shown = text
        self.area.setPlainText(text)

    def set_read_only(self, *, on: bool = True) -> None:
        """Only show, or be typed into again."""
        super().set_read_only(on=on)
        self.area.setReadOnly(on)

    def _typed(self) -> None:
        if self.text() != self._shown:
            self._shown = self.text()
            self.edited.emit(self._shown)
