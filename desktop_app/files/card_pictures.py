"""The office's own pictures: read, made small enough, and put on cards."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from desktop_app.domain.card_design import Picture
from desktop_app.files.card_art import MM, numbers
from desktop_app.kernel.errors import UnreadableError
from desktop_app.kernel.i18n import N_

MOST_BYTES = 8_000_000
_MOST_DOTS = 1200  # on the longer side: 600 dpi at 50 mm


class PictureError(UnreadableError):
    """A file is no picture that can be printed."""

    text = N_("Gambar ini tidak dapat dibaca. Pakai berkas PNG, JPG, atau SVG di bawah 8 MB.")


def as_png(content: bytes) -> bytes:
    """Give a picture as PNG with what is clear kept clear, at most 1200 dots on its longer side.

    Raises:
        PictureError: it is none, it is damaged, or it is larger than `MOST_BYTES`.
    """
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - heavy, only when used

    if len(content) > MOST_BYTES:
        raise PictureError
    try:
        with Image.open(BytesIO(content)) as found:
            picture = found.convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError) as error:
        raise PictureError from error
    picture.thumbnail((_MOST_DOTS, _MOST_DOTS))
    stream = BytesIO()
    picture.save(stream, "PNG", optimize=True)
    return stream.getvalue()


def define(canvas: Any, pictures: Mapping[str, bytes]) -> None:
    """Put each picture into the document once, as a form one point wide and high."""
    from reportlab.lib.utils import ImageReader  # noqa: PLC0415 - heavy, only when used

    for slot, content in pictures.items():
        canvas.beginForm(_form(slot))
        canvas.drawImage(ImageReader(BytesIO(content)), 0, 0, 1, 1, mask="auto")
        canvas.endForm()


def place(canvas: Any, box: Picture, pictures: Mapping[str, bytes]) -> None:
    """Draw a picture into its box, whole, undistorted and in the middle."""
    if box.slot not in pictures:
        return
    columns, rows = _proportion(pictures[box.slot])
    scale = min(box.w / columns, box.h / rows)
    wide, high = columns * scale, rows * scale
    x, y = box.x + (box.w - wide) / 2, box.y + (box.h + high) / 2
    matrix = numbers(wide * MM, 0, 0, high * MM, x * MM, -y * MM)
    canvas.addLiteral(f"q {matrix} cm")
    canvas.doForm(_form(box.slot))
    canvas.addLiteral("Q")


def _proportion(content: bytes) -> tuple[int, int]:
    from PIL import Image  # noqa: PLC0415 - heavy, only when used

    with Image.open(BytesIO(content)) as picture:
        wide, high = picture.size
    return wide, high


def _form(slot: str) -> str:
    return f"picture-{slot}"
