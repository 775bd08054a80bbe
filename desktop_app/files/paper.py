"""Sheets of paper in a PDF: words, rules and boxes, placed in millimetres from the upper left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from typing import Any, BinaryIO

from desktop_app.domain.fitting import Fitted, Measure, Room, fit
from desktop_app.files.qr import dark_runs
from desktop_app.files.typeface import CAP_HEIGHT, REGULAR, registered

MM = 72 / 25.4
A4 = (210.0, 297.0)
_LEADING = 1.22
INK, QUIET, RULE, SHADE = "#1B1D28", "#5A5F73", "#C9CCD8", "#F3F4F8"


class At(Enum):
    """At which end of its place a text stands."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Face:
    """One typeface at one size and colour; sizes are points."""

    font: str
    size: float
    ink: str = INK


@dataclass(frozen=True, slots=True)
class Block:
    """A place on the sheet in millimetres."""

    left: float
    top: float
    width: float
    height: float = 0.0


class Paper:
    """Sheets under the pen; `turn` begins the next one.

    Args:
        canvas: ReportLab's canvas.
        height: of a sheet in millimetres.
    """

    def __init__(self, canvas: Any, height: float) -> None:
        self.canvas = canvas
        self._height = height
        self.regular = registered(REGULAR)
        self.bold = registered("Roboto-Bold.ttf")
        self._colours: dict[str, Any] = {}

    def turn(self) -> None:
        """Finish this sheet."""
        self.canvas.showPage()

    def write(self, words: str, left: float, base: float, face: Face, at: At = At.LEFT) -> None:
        """Write words on the base line `base`; `left` is the end that `at` names."""
        if not words:
            return
        draw = {
            At.LEFT: self.canvas.drawString,
            At.CENTRE: self.canvas.drawCentredString,
            At.RIGHT: self.canvas.drawRightString,
        }[at]
        self.canvas.setFont(face.font, face.size)
        self.canvas.setFillColor(self._colour(face.ink))
        draw(left * MM, (self._height - base) * MM, words)

    def write_in(self, words: str, block: Block, face: Face, *, lines: int) -> None:
        """Write words into a block from its top, on up to so many lines, smaller if need be."""
        fitted = self._fitted(words, block, face, lines)
        base = block.top + fitted.size * CAP_HEIGHT / MM
        self._write_lines(fitted, block.left, base, face)

    def write_level(self, words: str, block: Block, face: Face) -> None:
        """Write words at the middle of a block's height, on one line, or two where they are long."""
        fitted = self._fitted(words, block, face, 2)
        cap, step = fitted.size * CAP_HEIGHT / MM, fitted.size * _LEADING / MM
        above = (block.height - cap - (len(fitted.lines) - 1) * step) / 2
        self._write_lines(fitted, block.left, block.top + above + cap, face)

    def write_up(self, words: str, block: Block, face: Face) -> None:
        """Write words upon the bottom of a block, on one line, or two where they are long."""
        fitted = self._fitted(words, block, face, 2)
        above = (len(fitted.lines) - 1) * fitted.size * _LEADING / MM
        self._write_lines(fitted, block.left, block.top + block.height - 0.9 - above, face)

    @contextmanager
    def kept(self, name: str) -> Iterator[None]:
        """Keep what is drawn in the block, to be stamped on as many sheets as wanted."""
        self.canvas.beginForm(name)
        yield
        self.canvas.endForm()

    def stamp(self, name: str) -> None:
        """Put what was kept under `name` on this sheet."""
        self.canvas.doForm(name)

    def rule(self, block: Block, ink: str = RULE, thickness: float = 0.2) -> None:
        """Draw a line along the top of a block."""
        self.canvas.setStrokeColor(self._colour(ink))
        self.canvas.setLineWidth(thickness * MM)
        y = (self._height - block.top) * MM
        self.canvas.line(block.left * MM, y, (block.left + block.width) * MM, y)

    def stroke(
        self, x1: float, y1: float, x2: float, y2: float, ink: str = INK, thickness: float = 0.2
    ) -> None:
        """Draw a straight line."""
        self.canvas.setStrokeColor(ink)
        self.canvas.setLineWidth(thickness * MM)
        high = self._height
        self.canvas.line(x1 * MM, (high - y1) * MM, x2 * MM, (high - y2) * MM)

    def dashes(self, x1: float, y1: float, x2: float, y2: float) -> None:
        """Draw a line to fold on."""
        self.canvas.setDash([2 * MM, 1 * MM])
        self.stroke(x1, y1, x2, y2, INK, 0.15)
        self.canvas.setDash([])

    def squares(self, rows: Sequence[bytes], left: float, top: float, size: float) -> None:
        """Draw a QR code, `size` wide and high, from rows of one byte a module, 0 = dark."""
        module = size / len(rows)
        path = self.canvas.beginPath()
        for y, row in enumerate(rows):
            for start, end in dark_runs(row):
                low = self._height - top - (y + 1) * module
                x = left + start * module
                path.rect(x * MM, low * MM, (end - start) * module * MM, module * MM)
        self.canvas.setFillColor(INK)
        self.canvas.drawPath(path, stroke=0, fill=1)

    def print_at_full_size(self) -> None:
        """Ask whoever prints it not to fit it to the paper."""
        self.canvas.setViewerPreference("PrintScaling", "None")

    def frame(self, block: Block, ink: str = QUIET, thickness: float = 0.2) -> None:
        """Draw the outline of a block."""
        self.canvas.setStrokeColor(self._colour(ink))
        self.canvas.setLineWidth(thickness * MM)
        self.canvas.rect(*self._points(block), stroke=1, fill=0)

    def shade(self, block: Block, ink: str = SHADE) -> None:
        """Fill a block with a colour."""
        self.canvas.setFillColor(self._colour(ink))
        self.canvas.rect(*self._points(block), stroke=0, fill=1)

    def measure(self, font: str) -> Measure:
        """Give how wide texts of a font are at the size 1, in points."""
        from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415 - heavy, only when used

        return lambda text: float(pdfmetrics.stringWidth(text, font, 1))

    def width(self, text: str, face: Face) -> float:
        """Give the width of a text in millimetres."""
        return self.measure(face.font)(text) * face.size / MM

    def _fitted(self, words: str, block: Block, face: Face, lines: int) -> Fitted:
        room = Room(
            width=block.width * MM,
            height=block.height * MM,
            size=face.size,
            break_below=face.size * 0.8,
            min_size=6,
            lines=lines,
            leading=_LEADING,
        )
        return fit(words, room, self.measure(face.font))

    def _write_lines(self, fitted: Fitted, left: float, base: float, face: Face) -> None:
        smaller = Face(face.font, fitted.size, face.ink)
        for n, line in enumerate(fitted.lines):
            self.write(line, left, base + n * fitted.size * _LEADING / MM, smaller)

    def _colour(self, ink: str) -> Any:
        """Give a colour as ReportLab has it, which is slow at reading `#RRGGBB`."""
        from reportlab.lib.colors import HexColor  # noqa: PLC0415 - heavy, only when used

        if ink not in self._colours:
            self._colours[ink] = HexColor(ink)
        return self._colours[ink]

    def _points(self, block: Block) -> tuple[float, float, float, float]:
        bottom = self._height - block.top - block.height
        return block.left * MM, bottom * MM, block.width * MM, block.height * MM


@contextmanager
def sheets(stream: BinaryIO, title: str, size: tuple[float, float] = A4) -> Iterator[Paper]:
    """Give empty sheets of `size` millimetres; at the end of the block they are a whole PDF.

    The bytes depend on what is drawn only; every font is embedded.
    """
    from reportlab import rl_config  # noqa: PLC0415 - heavy, only when used
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415 - heavy, only when used

    rl_config.useA85 = 0  # streams as bytes, a fifth smaller than as ASCII
    canvas = Canvas(
        stream,
        pagesize=(size[0] * MM, size[1] * MM),
        invariant=1,
        pageCompression=1,
        initialFontName=registered(REGULAR),
    )
    canvas.setTitle(title)
    canvas.setCreator("Pekerja Rentan")
    yield Paper(canvas, size[1])
    canvas.save()
