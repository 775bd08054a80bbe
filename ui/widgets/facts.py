"""What is known of something: labels at the left, values at the right; and how strong a secret is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.theme import theme_of
from ui.widgets import paint
from ui.widgets.labels import IconView, Label
from ui.widgets.levels import LEVELS


class Facts(QWidget):
    """Rows of a label and its value, a level's icon at the right where something is the matter.

    Args:
        label_width: of the column of labels.
        spacing: pixels between rows.
    """

    def __init__(self, label_width: int = 84, spacing: int = 8) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(spacing)
        self._grid.setColumnMinimumWidth(0, label_width)
        self._grid.setColumnStretch(1, 1)
        self._values: dict[str, Label] = {}

    def add(self, label: str, value: str, level: str = "", *, strong: bool = False) -> None:
        """Put one more row."""
        at = len(self._values)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(Label(label, "remark", "text2"), at, 0, top)
        shown = Label(value, "heading" if strong else "body", wrap=True).selectable()
        self._grid.addWidget(shown, at, 1)
        if level:
            look = LEVELS[level]
            self._grid.addWidget(IconView(look.icon, look.ink), at, 2, top)
        self._values[label] = shown

    def show_value(self, label: str, value: str) -> None:
        """Show another value in a row."""
        self._values[label].setText(value)

    def clear(self) -> None:
        """Take all rows away."""
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._values = {}


class StrengthBar(QWidget):
    """Four pieces, as many green ones as a passphrase is strong."""

    def __init__(self) -> None:
        super().__init__()
        self._strength = 0
        self.setFixedSize(260, 6)

    def show_strength(self, strength: int, said: str) -> None:
        """Show 0 to 4; `said` is what a screen reader says."""
        self._strength = strength
        self.setAccessibleName(said)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the pieces."""
        theme = theme_of(self)
        painter = QPainter(self)
        paint.smooth(painter)
        for at in range(4):
            piece = QRectF(at * 66, 0, 62, self.height())
            paint.bar(painter, piece, theme.color("okfill" if at < self._strength else "line2"))
        painter.end()
