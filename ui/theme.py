"""The look of the program: colours, typeface, palette, for light, dark or as the system has it."""

from __future__ import annotations

from enum import StrEnum
from math import ceil

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtWidgets import QApplication, QStyleFactory

from ui.fonts import font, load_typeface
from ui.icons import IconSet
from ui.tokens import Scheme, colour

_Role = QPalette.ColorRole
_ROLES: tuple[tuple[QPalette.ColorRole, str], ...] = (
    (_Role.Window, "canvas"),
    (_Role.WindowText, "text"),
    (_Role.Base, "surface"),
    (_Role.AlternateBase, "sunken"),
    (_Role.Text, "text"),
    (_Role.PlaceholderText, "text3"),
    (_Role.Button, "surface"),
    (_Role.ButtonText, "text"),
    (_Role.BrightText, "err"),
    (_Role.Highlight, "accent"),
    (_Role.HighlightedText, "onaccent"),
    (_Role.Accent, "accent"),
    (_Role.Link, "accenttext"),
    (_Role.LinkVisited, "accenttext"),
    (_Role.ToolTipBase, "text"),
    (_Role.ToolTipText, "surface"),
    (_Role.Light, "surface"),
    (_Role.Midlight, "sunken"),
    (_Role.Mid, "line2"),
    (_Role.Dark, "edge"),
    (_Role.Shadow, "text3"),
)
_WORDS = (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.PlaceholderText)
_QSS = """
Line {{ background: transparent; lineedit-password-character: 8226; }}
QToolTip {{ color: {surface}; background: {text}; border: 0; padding: 4px 8px; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle {{ background: {line2}; border: 3px solid transparent; border-radius: 6px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::handle:hover {{ background: {edge}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QAbstractScrollArea::corner {{ background: transparent; border: 0; }}
"""


class Appearance(StrEnum):
    """What the user asked for."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


def appearance_of(remembered: str) -> Appearance:
    """Give what was asked for in an earlier session; what nobody knows is as the system has it."""
    known = remembered in set(Appearance)
    return Appearance(remembered) if known else Appearance.SYSTEM


class Theme(QObject):
    """Colours, fonts and icons in use; one for each application, found with `theme_of`.

    `changed` is emitted after palette, style sheet and icons are the new ones.
    """

    changed = Signal()

    def __init__(self, app: QApplication, appearance: Appearance) -> None:
        super().__init__(app)
        self._app = app
        self._appearance = appearance
        self._scheme = Scheme.LIGHT
        self.icons = IconSet()
        self._colours: dict[str, QColor] = {}
        self._fonts: dict[str, tuple[QFont, QFontMetricsF]] = {}
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)
        self.use(appearance)

    @property
    def appearance(self) -> Appearance:
        """What the user asked for."""
        return self._appearance

    @property
    def scheme(self) -> Scheme:
        """The set of colours in use."""
        return self._scheme

    @property
    def dark(self) -> bool:
        """Whether the dark colours are in use."""
        return self._scheme is Scheme.DARK

    def use(self, appearance: Appearance) -> None:
        """Show everything in `appearance` from now on."""
        self._appearance = appearance
        self._scheme = _scheme_for(appearance)
        self._colours.clear()
        self._app.setPalette(palette_of(self._scheme))
        self._app.setStyleSheet(_style_sheet(self._scheme))
        self.icons.forget()
        self.changed.emit()

    def color(self, token: str) -> QColor:
        """Give the colour of `token` as it is now; it is shared, so copy it before a change."""
        known = self._colours.get(token)
        if known is None:
            known = self._colours[token] = colour(token, self._scheme)
        return known

    def font(self, role: str) -> QFont:
        """Give the font of a role of `ui.fonts.SCALE`."""
        return self._face(role)[0]

    def metrics(self, role: str) -> QFontMetricsF:
        """Give the measures of the font of a role."""
        return self._face(role)[1]

    def width(self, text: str, role: str) -> int:
        """Give the whole pixels that `text` needs: rounded up and one more, so nothing elides."""
        return ceil(self.metrics(role).horizontalAdvance(text)) + 1

    def ring(self) -> QColor:
        """Give the colour of the focus ring: accent alone is too weak on dark ground."""
        return self.color("accenttext" if self.dark else "accent")

    def pixmap(self, name: str, token: str, size: int, ratio: float = 1.0) -> QPixmap:
        """Give icon `name` in the colour of `token`, `size` logical pixels square."""
        return self.icons.pixmap(name, self.color(token), size, ratio)

    def paint_icon(self, painter: QPainter, box: QRectF, name: str, token: str) -> None:
        """Draw icon `name` in the colour of `token` in the middle of `box`."""
        self.icons.paint(painter, box, name, self.color(token))

    def _face(self, role: str) -> tuple[QFont, QFontMetricsF]:
        if role not in self._fonts:
            face = font(role)
            self._fonts[role] = (face, QFontMetricsF(face))
        return self._fonts[role]

    def _system_changed(self) -> None:
        if self._appearance is Appearance.SYSTEM:
            self.use(Appearance.SYSTEM)


def install_theme(app: QApplication, appearance: Appearance = Appearance.SYSTEM) -> Theme:
    """Dress `app` in Fusion, our typeface and our colours; give its theme, made once."""
    known = app.property("theme")  # looking for a child would make a class for each that Qt has
    if isinstance(known, Theme):
        return known
    load_typeface()
    app.setStyle(QStyleFactory.create("Fusion"))
    app.setFont(font("body"))
    theme = Theme(app, appearance)
    app.setProperty("theme", theme)
    return theme


def theme_of(_inside: QObject | None = None) -> Theme:
    """Give the theme of the application that a widget lives in.

    Raises:
        RuntimeError: `install_theme` was not called.
    """
    app = QApplication.instance()
    theme = app.property("theme") if app is not None else None
    if not isinstance(theme, Theme):
        message = "install_theme() comes before the first widget"
        raise RuntimeError(message)  # noqa: TRY004 - a wrong order, not a wrong type
    return theme


def palette_of(scheme: Scheme) -> QPalette:
    """Give a palette with every role filled, so that no system colour shines through."""
    palette = QPalette()
    for role, token in _ROLES:
        palette.setColor(role, colour(token, scheme))
    # setColor sets all three groups; only words look different where one cannot act.
    for role in _WORDS:
        palette.setColor(QPalette.ColorGroup.Disabled, role, colour("text3", scheme))
    palette.setColor(QPalette.ColorGroup.Disabled, _Role.Highlight, colour("line2", scheme))
    return palette


def _scheme_for(appearance: Appearance) -> Scheme:
    if appearance is not Appearance.SYSTEM:
        return Scheme(appearance.value)
    system = QGuiApplication.styleHints().colorScheme()
    return Scheme.DARK if system is Qt.ColorScheme.Dark else Scheme.LIGHT


def _style_sheet(scheme: Scheme) -> str:
    tokens = ("surface", "text", "line2", "edge")
    return _QSS.format(**{token: colour(token, scheme).name() for token in tokens})
