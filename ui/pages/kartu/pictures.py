"""A picture file as bytes that can be kept: SVG is drawn large enough for print, all else as is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

_LONG_SIDE = 1200


def picture_bytes(path: Path) -> bytes:
    """Give the content of a picture file; SVG as PNG, 1200 dots on its longer side.

    A file that cannot be read gives nothing, which is then told as no picture.
    """
    try:
        content = path.read_bytes()
    except OSError:
        return b""
    return _drawn(content) if path.suffix.lower() == ".svg" else content


def _drawn(content: bytes) -> bytes:
    """Draw an SVG; what is none gives nothing, which then is told as no picture."""
    renderer = QSvgRenderer(QByteArray(content))
    if not renderer.isValid():
        return b""
    size = renderer.defaultSize().scaled(
        QSize(_LONG_SIDE, _LONG_SIDE), Qt.AspectRatioMode.KeepAspectRatio
    )
    image = QImage(size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    return bytes(buffer.data().data())
