"""Words and icons that only tell: labels in the scale of sizes, elided labels, icons alone."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from ui.theme import theme_of
from ui.widgets.runs import Cap, Words


class Label(QLabel):
    """Words in a font role and a colour token; follows the theme.

    Args:
        text: plain words; people's data may hold any character.
        role: a role of `ui.fonts.SCALE`.
        ink: a colour token.
        wrap: whether it may take several lines; its height follows its width.
        rich: whether `text` is HTML (escape people's data).
    """

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        ink: str = "text",
        *,
        wrap: bool = False,
        rich: bool = False,
    ) -> None:
        super().__init__(text)
        kind = Qt.TextFormat.RichText if rich else Qt.TextFormat.PlainText
        self._ink = ink
        self.setTextFormat(kind)
        self.setFont(theme_of(self).font(role))
        self.setWordWrap(wrap)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        self._colour()
        theme_of(self).changed.connect(self._colour)

    def set_ink(self, ink: str) -> None:
        """Show the words in the colour of another token."""
        self._ink = ink
        self._colour()

    def selectable(self) -> Label:
        """Let the words be marked and copied; gives itself."""
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return self

    def _colour(self) -> None:
        palette = QPalette()
        colour = theme_of(self).color(self._ink)
        palette.setColor(QPalette.ColorRole.WindowText, colour)
        palette.setColor(QPalette.ColorRole.Text, colour)
        self.setPalette(palette)


class ElidedLabel(QFrame):
    """One line of words that gives way: elided at the right, whole in the tool tip."""

    def __init__(self, text: str = "", role: str = "body", ink: str = "text") -> None:
        super().__init__()
        self._role = role
        self._ink = ink
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_text(text)

    def text(self) -> str:
        """Give the whole words."""
        return self._words

    def set_text(self, text: str) -> None:
        """Show other words."""
        self._words = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def set_ink(self, ink: str) -> None:
        """Show the words in the colour of another token."""
        self._ink = ink
        self.update()

    def sizeHint(self) -> QSize:
        """Give the size of the whole words."""
        theme = theme_of(self)
        return QSize(theme.width(self._words, self._role), int(theme.metrics(self._role).height()))

    def minimumSizeHint(self) -> QSize:
        """Give way down to a few letters."""
        return QSize(min(24, self.sizeHint().width()), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the words, elided where they do not fit."""
        theme = theme_of(self)
        whole = theme.width(self._words, self._role) <= self.width()
        self.setToolTip("" if whole else self._words)
        painter = QPainter(self)
        words = Words(self._words, self._role, self._ink)
        words.paint(painter, QRectF(self.rect()), theme)
        painter.end()


class IconView(QWidget):
    """An icon that only tells; `name` is what a screen reader says."""

    def __init__(self, icon: str, ink: str = "text2", size: int = 16, name: str = "") -> None:
        super().__init__()
        self._icon = icon
        self._ink = ink
        self.setFixedSize(size, size)
        self.setAccessibleName(name)

    def show_icon(self, icon: str, ink: str) -> None:
        """Show another icon in the colour of a token."""
        self._icon = icon
        self._ink = ink
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the icon."""
        painter = QPainter(self)
        if self._icon:
            theme_of(self).paint_icon(painter, QRectF(self.rect()), self._icon, self._ink)
        painter.end()


class KeyCap(QWidget):
    """A key cap that only tells."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self._cap = Cap(key)
        self.setAccessibleName(key)
        self.setFixedSize(self._cap.width(theme_of(self)), 20)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the cap."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._cap.paint(painter, QRectF(self.rect()), theme_of(self))
        painter.end()


class IconLine(QWidget):
    """An icon and words beside it, one line or more, both in the colour of a token."""

    def __init__(
        self,
        icon: str,
        text: str,
        ink: str = "text2",
        role: str = "remark",
        *,
        icon_ink: str = "",
        wrap: bool = False,
    ) -> None:
        super().__init__()
        self._view = IconView(icon, icon_ink or ink, 14)
        self._label = Label(text, role, ink, wrap=wrap)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        top = Qt.AlignmentFlag.AlignTop if wrap else Qt.AlignmentFlag.AlignVCenter
        lines = QWidget()
        lines.setFixedSize(14, int(theme_of(self).metrics(role).height()) + 1)
        self._view.setParent(lines)
        self._view.move(0, (lines.height() - 14) // 2)
        row.addWidget(lines, 0, top)
        row.addWidget(self._label, 1)

    def text(self) -> str:
        """Give the words."""
        return self._label.text()

    def show_line(self, icon: str, text: str, ink: str, icon_ink: str = "") -> None:
        """Show another icon and other words."""
        self._view.show_icon(icon, icon_ink or ink)
        self._label.set_ink(ink)
        self._label.setText(text)
