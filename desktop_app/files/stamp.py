"""A word across every page of a finished PDF, seen through what stands there."""

from __future__ import annotations

import ctypes
import math
from io import BytesIO
from pathlib import Path
from typing import Any

from desktop_app.files.raster import opened
from desktop_app.kernel.safe_files import write_whole

_SHARE = 0.62  # of the page's diagonal
_GREY, _ALPHA = 90, 46
_UNIT = 100.0  # the size at which the word is measured


def stamped(pdf: bytes, words: str) -> bytes:
    """Give a PDF with words from corner to corner of each page; without words, as it is."""
    if not words:
        return pdf
    with opened(pdf) as document:
        for page in document:
            _stamp(document, page, words)
        content = BytesIO()
        document.save(content)
    return content.getvalue()


def stamp_file(path: Path, words: str) -> None:
    """Do the same to a PDF on the disk.

    Raises:
        NoRoomError: it cannot be written.
    """
    if words:
        write_whole(path, stamped(path.read_bytes(), words))


def _stamp(document: Any, page: Any, words: str) -> None:
    import pypdfium2  # noqa: PLC0415 - heavy, only when used
    from pypdfium2 import raw  # noqa: PLC0415 - heavy, only when used

    width, height = page.get_size()
    made = raw.FPDFPageObj_NewTextObj(document, b"Helvetica-Bold", _UNIT)
    letters = ctypes.create_string_buffer((words + "\0").encode("utf-16-le"))
    raw.FPDFText_SetText(made, ctypes.cast(letters, raw.FPDF_WIDESTRING))
    raw.FPDFPageObj_SetFillColor(made, _GREY, _GREY, _GREY, _ALPHA)
    text = pypdfium2.PdfObject(made, pdf=document, page=None)
    left, bottom, right, top = (ctypes.c_float() for _edge in range(4))
    raw.FPDFPageObj_GetBounds(made, left, bottom, right, top)
    wide, high = right.value + left.value, top.value + bottom.value
    size = math.hypot(width, height) * _SHARE / (right.value - left.value)
    turn = math.atan2(height, width)
    middle = pypdfium2.PdfMatrix().translate(-wide / 2, -high / 2)
    placed = (
        middle.scale(size, size).rotate(turn, ccw=True, rad=True).translate(width / 2, height / 2)
    )
    text.set_matrix(placed)
    page.insert_obj(text)
    page.gen_content()
