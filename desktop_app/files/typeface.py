"""Fonts inside a PDF: Roboto, embedded as subsets, with text encoded fast."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

REGULAR = "Roboto-Regular.ttf"
BOLD = "Roboto-Bold.ttf"
CAP_HEIGHT = 0.711  # of Roboto, in sizes

_PRINTABLE = {n: chr(n) for n in range(32, 127)} | {ord(c): "\\" + c for c in "()\\"}


class _Codes(dict[int, str]):
    """Character → how the PDF string writes it; a character takes its code when first met.

    ReportLab keeps ASCII in place and hands out the rest of the first subset's 256 codes. A
    character that the font lacks, or that finds no code left, shows its base letter, else `?`.
    """

    def __init__(self, font: Any, document: Any) -> None:
        super().__init__()
        self._font, self._document = font, document

    def __missing__(self, character: int) -> str:
        code = self._code(character)
        if code is None:
            base = unicodedata.normalize("NFKD", chr(character))[0]
            code = self._code(ord(base)) or "?"
        self[character] = code
        return code

    def _code(self, character: int) -> str | None:
        if character != 0xA0 and character not in self._font.face.charToGlyph:
            return None
        [(subset, encoded)] = self._font.splitString(chr(character), self._document)
        return _PRINTABLE.get(encoded[0], f"\\{encoded[0]:03o}") if subset == 0 else None


class _Widths(dict[int, float]):
    def __init__(self, font: Any) -> None:
        super().__init__((code, width / 1000) for code, width in font.face.charWidths.items())
        self._default = float(font.face.defaultWidth) / 1000

    def __missing__(self, character: int) -> float:
        return self._default


@dataclass(frozen=True, slots=True)
class Typeface:
    """One font of one document; `tag` is its name in the page's operators."""

    tag: str
    codes: _Codes
    widths: _Widths

    def encoded(self, text: str) -> str:
        """Give `text` as the inside of a PDF string."""
        return text.translate(self.codes)

    def width(self, text: str) -> float:
        """Give the width of `text` at the size 1."""
        return sum(map(self.widths.__getitem__, map(ord, text)))


def font_path(file: str) -> Path:
    """Give where a file of the shipped family lies."""
    import font_roboto  # noqa: PLC0415 - only when used

    return Path(font_roboto.font_directory) / file


def registered(file: str) -> str:
    """Make a font file known to ReportLab, once, and give its name there."""
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415 - heavy, only when used
    from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415 - heavy, only when used

    name = Path(file).stem
    if name not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(name, str(font_path(file)), shapable=False))
    return name


def typeface(file: str, document: Any) -> Typeface:
    """Give a font file as the typeface of a ReportLab document."""
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415 - heavy, only when used

    font = pdfmetrics.getFont(registered(file))
    font.splitString(" ", document)
    tag = font.getSubsetInternalName(0, document)
    return Typeface(tag, _Codes(font, document), _Widths(font))
