"""Grounds to put things on: bars with rules, cards with a frame, panels with a heading."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.theme import theme_of
from ui.widgets import paint
from ui.widgets.labels import ElidedLabel, Label

GUTTER = 24
PADDING = 16


class Ground(QWidget):
    """A ground in the colour of a token, with rules at some of its sides.

    Args:
        fill: a colour token.
        rules: the sides that carry a rule, e.g. "top bottom".
        rule_ink: the colour token of the rules.
    """

    def __init__(self, fill: str = "canvas", rules: str = "", rule_ink: str = "line") -> None:
        super().__init__()
        self._fill = fill
        self._rules = frozenset(rules.split())
        self._rule_ink = rule_ink

    def set_fill(self, fill: str) -> None:
        """Take another colour token as ground."""
        self._fill = fill
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground and its rules."""
        theme = theme_of(self)
        line = theme.color(self._rule_ink)
        wide, high = self.width(), self.height()
        sides = {
            "top": QRectF(0, 0, wide, 1),
            "bottom": QRectF(0, high - 1, wide, 1),
            "left": QRectF(0, 0, 1, high),
            "right": QRectF(wide - 1, 0, 1, high),
        }
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color(self._fill))
        for side in self._rules:
            painter.fillRect(sides[side], line)
        painter.end()


class Card(QWidget):
    """A framed ground with round corners.

    Args:
        fill: a colour token.
        line: a colour token; empty = no frame.
        dashed: whether the frame is dashed (only where a file may be dropped).
        radius: 8; 12 to 14 for dialogs and palettes.
    """

    def __init__(
        self, fill: str = "surface", line: str = "line", *, dashed: bool = False, radius: int = 8
    ) -> None:
        super().__init__()
        self._fill = fill
        self._line = line
        self._dashed = dashed
        self._radius = radius

    def set_look(self, fill: str, line: str) -> None:
        """Take other colour tokens for ground and frame."""
        self._fill = fill
        self._line = line
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground and its frame."""
        theme = theme_of(self)
        area = QRectF(self.rect())
        line = theme.color(self._line) if self._line and not self._dashed else None
        painter = QPainter(self)
        paint.smooth(painter)
        fill = theme.color(self._fill) if self._fill else None
        paint.box(painter, area, fill=fill, line=line, radius=self._radius)
        if self._dashed:
            paint.dashed(painter, area, theme.color("line2"), self._radius)
        painter.end()


class Rule(QWidget):
    """A rule one pixel high (or wide when it stands)."""

    def __init__(self, ink: str = "line", *, standing: bool = False) -> None:
        super().__init__()
        self._ink = ink
        if standing:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the rule."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme_of(self).color(self._ink))
        painter.end()


class Panel(Card):
    """A card with a heading, a remark at its right, and `body`, a column to fill.

    End `body` with a stretch unless something in it grows.

    Args:
        heading: 10.5 semibold, at the left.
        remark: in text3, at the right.
        padding: at both sides of `body`; 0 for rows that go from edge to edge.
    """

    def __init__(self, heading: str, remark: str = "", *, padding: int = PADDING) -> None:
        super().__init__()
        self.setAccessibleName(heading)
        self._heading = ElidedLabel(heading, "heading")
        self._remark = Label(remark, "remark", "text3")
        self.head = row((self._heading, 1), self._remark, margins=(PADDING, 0, PADDING, 0))
        self.head.setFixedHeight(37)
        inside = QWidget()
        self.body = column_layout(margins=(padding, 8, padding, 12), spacing=4)
        inside.setLayout(self.body)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(Rule())
        whole.addWidget(inside, 1)

    def set_heading(self, heading: str) -> None:
        """Put another heading."""
        self._heading.set_text(heading)
        self.setAccessibleName(heading)

    def set_remark(self, remark: str) -> None:
        """Put another remark."""
        self._remark.setText(remark)


class _Inside(QWidget):
    """Holds what scrolls; as high as its words need at the width that there is.

    Qt's own least height is that of the narrowest width, whose words take more lines: a bar would
    stand beside what is in sight as a whole.
    """

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        filled(self, content)

    def minimumSizeHint(self) -> QSize:
        """Give the least size; where words wrap, the height follows from the width alone."""
        least, layout = super().minimumSizeHint(), self.layout()
        wraps = layout is not None and layout.hasHeightForWidth()
        return QSize(least.width(), 0) if wraps else least


class Scroll(QScrollArea):
    """A frameless column that scrolls up and down only; grounds shine through.

    Args:
        content: what scrolls.
    """

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._content = content
        inside, sight = _Inside(content), QWidget()
        self.setViewport(sight)  # asking for Qt's own makes every class of widgets known: 15 ms
        self.setWidget(inside)
        for each in (sight, inside, content):
            each.setAutoFillBackground(False)

    def bring(self, part: QWidget, area: QRect) -> None:
        """Scroll so far that an area of a part of the content is seen from top to bottom."""
        middle = part.mapTo(self._content, area.center())
        self.ensureVisible(0, middle.y(), 0, area.height())


Item = QWidget | tuple[QWidget, int]
Margins = tuple[int, int, int, int]


def row(*items: Item, margins: Margins = (0, 0, 0, 0), spacing: int = 8) -> QWidget:
    """Give widgets side by side; an item may be `(widget, stretch)`."""
    holder = QWidget()
    layout = QHBoxLayout(holder)
    _fill(layout, items, margins, spacing)
    return holder


def column(*items: Item, margins: Margins = (0, 0, 0, 0), spacing: int = 8) -> QWidget:
    """Give widgets one below the other; an item may be `(widget, stretch)`."""
    holder = QWidget()
    layout = QVBoxLayout(holder)
    _fill(layout, items, margins, spacing)
    return holder


def column_layout(*, margins: Margins = (0, 0, 0, 0), spacing: int = 8) -> QVBoxLayout:
    """Give an empty column to fill."""
    layout = QVBoxLayout()
    layout.setContentsMargins(*margins)
    layout.setSpacing(spacing)
    return layout


def filled(holder: QWidget, content: QWidget) -> None:
    """Let `content` take the whole of an empty holder."""
    whole = QVBoxLayout(holder)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.addWidget(content)


def _fill(layout: QBoxLayout, items: tuple[Item, ...], margins: Margins, spacing: int) -> None:
    layout.setContentsMargins(*margins)
    layout.setSpacing(spacing)
    for item in items:
        widget, stretch = item if isinstance(item, tuple) else (item, 0)
        layout.addWidget(widget, stretch)
