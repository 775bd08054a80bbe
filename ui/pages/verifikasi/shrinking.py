"""Pictures of papers made small: upright, at most 1600 pixels, as JPEG; off the window's thread."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter

from desktop_app.kernel.errors import UnreadableError
from desktop_app.kernel.i18n import N_

LONGEST = 1600
"""Pixels of the longer side: enough to read a KTP on a screen twice as wide."""
_QUALITY = 82
_MOST_MEMORY = 512  # MB that one picture may take while it is read
ENDINGS = ("jpg", "jpeg", "png", "bmp", "webp")


class NoPictureError(UnreadableError):
    """The file holds no picture that can be read."""

    text = N_("Berkas ini bukan gambar yang dapat dibaca. Pakai JPG atau PNG.")


def shrunk_file(path: Path) -> bytes:
    """Give the picture in a file as a small JPEG, turned as the camera was held.

    Raises:
        NoPictureError: there is no picture in it.
    """
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    reader.setAllocationLimit(_MOST_MEMORY)
    return shrunk(reader.read())


def shrunk(image: QImage) -> bytes:
    """Give a picture as a small JPEG.

    Raises:
        NoPictureError: the picture is empty.
    """
    if image.isNull():
        raise NoPictureError
    if max(image.width(), image.height()) > LONGEST:
        image = image.scaled(
            LONGEST,
            LONGEST,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, b"jpeg")
    writer.setQuality(_QUALITY)
    writer.write(image.convertToFormat(QImage.Format.Format_RGB888))
    return bytes(buffer.data().data())
