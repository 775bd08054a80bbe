"""The bar of actions below a page: the one primary button, what it will do, and other ways."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel
from ui.widgets.panels import GUTTER, Ground

HEIGHT = 60


class ActionBar(Ground):
    """The primary button at the left, two lines beside it, other buttons at the right.

    Args:
        primary: 36 high.
        others: from left to right.
    """

    def __init__(self, primary: Button, *others: Button) -> None:
        super().__init__("surface", "top")
        self.primary = primary
        self._first = ElidedLabel("", "body")
        self._second = ElidedLabel("", "remark", "text3")
        lines = QVBoxLayout()
        lines.setSpacing(1)
        lines.addStretch(1)
        lines.addWidget(self._first)
        lines.addWidget(self._second)
        lines.addStretch(1)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(GUTTER, 0, GUTTER, 0)
        inside.setSpacing(12)
        inside.addWidget(primary)
        inside.addLayout(lines, 1)
        for button in others:
            inside.addWidget(button)
        self.setFixedHeight(HEIGHT)

    def say(self, first: str, second: str = "") -> None:
        """Say what the button will do, or why it cannot yet."""
        self._first.set_text(first)
        self._second.set_text(second)
        self._second.setVisible(bool(second))

    def said(self) -> str:
        """Give both lines."""
        return f"{self._first.text()} {self._second.text()}".strip()
