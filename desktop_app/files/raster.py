"""A page of a PDF as an image, by PDFium."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop_app.kernel.errors import UnreadableError
from desktop_app.kernel.i18n import N_

_ONE_AT_A_TIME = threading.Lock()  # PDFium is one per process and not safe between threads


class PdfError(UnreadableError):
    """A file is no PDF, is damaged, or has fewer pages."""

    text = N_("Berkas PDF ini tidak dapat dibuka. Buatlah sekali lagi.")


@dataclass(frozen=True, slots=True)
class PageImage:
    """An image without padding: rows from the top, `channels` bytes a pixel (3 = RGB, 1 = grey)."""

    width: int
    height: int
    pixels: bytes
    channels: int = 3


def page_count(pdf: Path | bytes) -> int:
    """Give how many pages a PDF has.

    Raises:
        PdfError: it cannot be opened.
    """
    with opened(pdf) as document:
        return len(document)


def page_image(pdf: Path | bytes, page: int, dpi: float) -> PageImage:
    """Give a page, counted from 0, as RGB pixels at so many dots per inch.

    Raises:
        PdfError: it cannot be opened, or has no such page.
    """
    return _image(pdf, page, dpi, grey=False)


def grey_page_image(pdf: Path | bytes, page: int, dpi: float) -> PageImage:
    """Give a page as grey pixels: a third of the memory, enough for reading codes.

    Raises:
        PdfError: it cannot be opened, or has no such page.
    """
    return _image(pdf, page, dpi, grey=True)


def _image(pdf: Path | bytes, page: int, dpi: float, *, grey: bool) -> PageImage:
    with opened(pdf) as document:
        if not 0 <= page < len(document):
            raise PdfError
        bitmap = document[page].render(scale=dpi / 72, grayscale=grey, rev_byteorder=True)
        return _unpadded(bitmap)


def _unpadded(bitmap: Any) -> PageImage:
    width, height, stride = bitmap.width, bitmap.height, bitmap.stride
    row, pixels = width * bitmap.n_channels, bytes(bitmap.buffer)
    if stride != row:
        pixels = b"".join(pixels[at : at + row] for at in range(0, stride * height, stride))
    return PageImage(width, height, pixels, bitmap.n_channels)


@contextmanager
def opened(pdf: Path | bytes) -> Iterator[Any]:
    """Give a PDF as pypdfium2 has it, for the length of the block; one at a time.

    Raises:
        PdfError: it cannot be opened.
    """
    import pypdfium2  # noqa: PLC0415 - heavy, only when used

    with _ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except (pypdfium2.PdfiumError, FileNotFoundError) as error:
            raise PdfError from error
        try:
            yield document
        finally:
            document.close()
