"""Our own stroke icons, drawn sharp at every scale and coloured when asked for."""

from __future__ import annotations

from importlib.resources import files

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

SIZES = (14, 16, 18)
PROGRAM_SIZES = (16, 32, 48, 128)
_THIN = 'stroke-width="1.75"'
_STRONG = 'stroke-width="2"'


class IconSet:
    """Icons by name as pixmaps, kept per name, colour, size and scale.

    It belongs to the theme, which forgets its pixmaps when the colours change.
    """

    def __init__(self) -> None:
        self._sources: dict[str, str] = {}
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}

    def pixmap(self, name: str, colour: QColor, size: int, ratio: float = 1.0) -> QPixmap:
        """Give icon `name`, `size` logical pixels square, for a screen of scale `ratio`.

        Raises:
            FileNotFoundError: `resources/icons` has no such icon.
        """
        key = (name, colour.name(QColor.NameFormat.HexArgb), size, ratio)
        if key not in self._pixmaps:
            self._pixmaps[key] = self._render(name, colour, size, ratio)
        return self._pixmaps[key]

    def paint(self, painter: QPainter, box: QRectF, name: str, colour: QColor) -> None:
        """Draw icon `name` in the middle of `box`, as large as its smaller side."""
        size = int(min(box.width(), box.height()))
        ratio = painter.device().devicePixelRatio()
        left = round((box.center().x() - size / 2) * ratio) / ratio
        top = round((box.center().y() - size / 2) * ratio) / ratio
        picture = self.pixmap(name, colour, size, ratio)
        painter.drawPixmap(QRectF(left, top, size, size), picture, QRectF(picture.rect()))

    def read_all(self) -> None:
        """Read every icon's file, so that none is read while something is painted."""
        for name in icon_names():
            self._source(name)

    def forget(self) -> None:
        """Drop every pixmap; the next question draws anew."""
        self._pixmaps.clear()

    def _render(self, name: str, colour: QColor, size: int, ratio: float) -> QPixmap:
        source = self._source(name).replace("currentColor", colour.name())
        if size <= 16:
            source = source.replace(_THIN, _STRONG)
        renderer = QSvgRenderer(QByteArray(source.encode()))
        picture = QPixmap(round(size * ratio), round(size * ratio))
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        renderer.render(painter)
        painter.end()
        picture.setDevicePixelRatio(ratio)
        return picture

    def _source(self, name: str) -> str:
        if name not in self._sources:
            path = files("resources") / "icons" / f"{name}.svg"
            self._sources[name] = path.read_text("utf-8")
        return self._sources[name]


def program_icon() -> QIcon:
    """Give the icon of the program's windows, in the sizes that a desktop asks for."""
    renderer = QSvgRenderer(QByteArray((files("resources") / "program.svg").read_bytes()))
    icon = QIcon()
    for side in PROGRAM_SIZES:
        picture = QPixmap(side, side)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        renderer.render(painter)
        painter.end()
        icon.addPixmap(picture)
    return icon


def icon_names() -> tuple[str, ...]:
    """Give the names of all icons that the program ships, in order."""
    folder = files("resources") / "icons"
    return tuple(
        sorted(entry.name[:-4] for entry in folder.iterdir() if entry.name.endswith(".svg"))
    )
