"""A card's design as PDF operators: what is the same on all cards once, the rest for each card.

All operators work in points from the upper left corner of the card, y upwards: y is below zero.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping

from desktop_app.domain.card import FACE_TEXTS, CardFace, qr_payload
from desktop_app.domain.card_design import (
    Align,
    Code128,
    Design,
    Element,
    Line,
    Lozenges,
    Picture,
    Qr,
    Rect,
    Stand,
    Text,
    Waves,
)
from desktop_app.domain.fitting import Fitted, Room, fit
from desktop_app.files.qr import code128_modules, dark_runs, qr_matrix
from desktop_app.files.typeface import CAP_HEIGHT, Typeface

MM = 72 / 25.4
Paint = Callable[[CardFace], str]
Typefaces = Mapping[str, Typeface]

_WATERMARK = "#C4513F"
_CURVE = 0.5523  # how far the handles of a quarter circle reach, in radii


def same_on_all(elements: Iterable[Element], types: Typefaces) -> str:
    """Give the operators of everything that no card changes."""
    drawn = (e for e in elements if not _changes(e) and not isinstance(e, Picture))
    return "\n".join(_drawn(e, types) for e in drawn)


def painters(elements: Iterable[Element], types: Typefaces) -> tuple[Paint, ...]:
    """Give what draws the changing elements of a card; they lie above all others."""
    return tuple(_painter(e, types) for e in elements if _changes(e))


def number(value: float) -> str:
    """Write a number as PDF has it, to a thousandth of a point."""
    return f"{value:.3f}".rstrip("0").rstrip(".")


def numbers(*values: float) -> str:
    """Write numbers with blanks between them."""
    return " ".join(map(number, values))


def fill(colour: str) -> str:
    """Give the operator that fills with `#RRGGBB`."""
    return f"{_parts(colour)} rg"


def stroke(colour: str, width: float) -> str:
    """Give the operators that draw lines of a colour and a width in mm."""
    return f"{_parts(colour)} RG {number(width * MM)} w"


def rounded(x: float, y: float, w: float, h: float, radius: float) -> str:
    """Give the path of a rectangle, its corners rounded; all in points."""
    if not radius:
        return f"{numbers(x, y, w, h)} re"
    right, top, c = x + w, y + h, radius * (1 - _CURVE)
    near_x, far_x, near_y, far_y = x + radius, right - radius, y + radius, top - radius
    return "\n".join(
        (
            f"{numbers(near_x, y)} m {numbers(far_x, y)} l",
            f"{numbers(right - c, y, right, y + c, right, near_y)} c {numbers(right, far_y)} l",
            f"{numbers(right, top - c, right - c, top, far_x, top)} c {numbers(near_x, top)} l",
            f"{numbers(x + c, top, x, top - c, x, far_y)} c {numbers(x, near_y)} l",
            f"{numbers(x, y + c, x + c, y, near_x, y)} c h",
        )
    )


def watermark(design: Design, face: Typeface) -> str:
    """Give a design's watermark: words from corner to corner, seen through by what lies above."""
    wide, high = design.width * MM, design.height * MM
    along = math.hypot(wide, high)
    words, size = design.watermark, along * 0.8 / face.width(design.watermark)
    size = min(size, high * 0.4)
    cos, sin = wide / along, high / along
    half = face.width(words) * size / 2
    low = size * CAP_HEIGHT / 2
    x, y = wide / 2 - cos * half + sin * low, -high / 2 - sin * half - cos * low
    place = f"{numbers(cos, sin, -sin, cos, x, y)} Tm"
    shown = f"{face.tag} {number(size)} Tf {place} ({face.encoded(words)}) Tj"
    return f"BT {fill(_WATERMARK)} {shown} ET"


def _parts(colour: str) -> str:
    return numbers(*(int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)))


def _changes(element: Element) -> bool:
    return isinstance(element, Qr | Code128) or (isinstance(element, Text) and bool(element.field))


def _up(y: float) -> float:
    return -y * MM


def _rect(element: Rect, _types: Typefaces) -> str:
    height = element.h * MM
    box = (element.x * MM, _up(element.y) - height, element.w * MM, height)
    path = rounded(*box, radius=element.radius * MM)
    ops = [path]
    if element.fill:
        ops.insert(0, fill(element.fill))
    if element.stroke:
        ops.insert(0, stroke(element.stroke, element.line))
    return " ".join((*ops, _END[bool(element.fill), bool(element.stroke)]))


_END = {(True, True): "B", (True, False): "f", (False, True): "S", (False, False): "n"}


def _line(element: Line, _types: Typefaces) -> str:
    start = numbers(element.x1 * MM, _up(element.y1))
    end = numbers(element.x2 * MM, _up(element.y2))
    return f"{stroke(element.colour, element.line)} {start} m {end} l S"


def _lozenges(element: Lozenges, _types: Typefaces) -> str:
    half, pitch = element.step / 2, element.step + element.gap
    count = int(element.w // pitch)
    first = element.x + (element.w - (count - 1) * pitch) / 2
    middle = element.y + element.h / 2
    ops = [fill(element.fill)]
    for centre in (first + at * pitch for at in range(count)):
        ops.append(_lozenge(centre, middle, half, element.h / 2))
        if element.hole:
            ops.append(_lozenge(centre, middle, half * element.hole, element.h / 2 * element.hole))
    return "\n".join((*ops, "f*"))


def _lozenge(x: float, y: float, half_w: float, half_h: float) -> str:
    corners = ((x - half_w, y), (x, y - half_h), (x + half_w, y), (x, y + half_h))
    first, *rest = (numbers(px * MM, _up(py)) for px, py in corners)
    return f"{first} m " + " ".join(f"{corner} l" for corner in rest) + " h"


def _waves(element: Waves, _types: Typefaces) -> str:
    ops = [stroke(element.colour, element.line)]
    for at in range(element.count):
        y, half = element.y + at * element.pitch, element.length
        ops.append(f"{numbers(element.x * MM, _up(y))} m")
        halves = range(int(element.w // half) + 1)
        ops += [_wave(element.x + n * half, y, half, element.swing * (-1) ** n) for n in halves]
        ops.append("S")
    return "\n".join(ops)


def _wave(x: float, y: float, half: float, swing: float) -> str:
    """Give half a wave as a curve: both handles stand off by 4/3 of the swing."""
    high = y - swing * 4 / 3
    points = ((x + half / 3, high), (x + half * 2 / 3, high), (x + half, y))
    return " ".join(numbers(px * MM, _up(py)) for px, py in points) + " c"


def _text(element: Text, types: Typefaces) -> str:
    face = types[element.font]
    set_text = fit(element.text, _room(element), face.width)
    return f"BT {fill(element.colour)} {_lines(element, face, set_text)} ET"


def _room(element: Text) -> Room:
    smallest = element.min_size or element.size
    return Room(
        width=element.w * MM,
        height=element.h * MM,
        size=element.size,
        break_below=element.break_below or smallest,
        min_size=smallest,
        lines=element.lines,
        leading=element.leading,
    )


_SHARE = {Align.LEFT: 0.0, Align.CENTRE: 0.5, Align.RIGHT: 1.0}
_DROP = {Stand.TOP: 0.0, Stand.MIDDLE: 0.5, Stand.BOTTOM: 1.0}


def _lines(element: Text, face: Typeface, text: Fitted) -> str:
    pitch = text.size * element.leading
    high = text.size * CAP_HEIGHT + (len(text.lines) - 1) * pitch
    y = _up(element.y) - (element.h * MM - high) * _DROP[element.stand] - text.size * CAP_HEIGHT
    ops = [f"{face.tag} {number(text.size)} Tf"]
    for line in text.lines:
        free = element.w * MM - face.width(line) * text.size
        x = element.x * MM + free * _SHARE[element.align]
        ops.append(f"1 0 0 1 {numbers(x, y)} Tm ({face.encoded(line)}) Tj")
        y -= pitch
    return " ".join(ops)


def _field(element: Text, types: Typefaces) -> Paint:
    face, room, value = types[element.font], _room(element), FACE_TEXTS[element.field]
    before, plain = fill(element.colour), element.align is Align.LEFT
    usual = _lines(element, face, Fitted(("",), element.size))
    head, tail = usual.rsplit("()", 1)
    widest = room.width / room.size

    def paint(card: CardFace) -> str:
        text = value(card)
        if not text:
            return ""
        text = element.before + text
        if plain and face.width(text) <= widest:  # the usual case: only the words are new
            return f"{before} {head}({face.encoded(text)}){tail}"
        return f"{before} {_lines(element, face, fit(text, room, face.width))}"

    return lambda card: f"BT {ops} ET" if (ops := paint(card)) else ""


def _qr(element: Qr, _types: Typefaces) -> Paint:
    before, corner = fill(element.colour), numbers(element.x * MM, _up(element.y))

    def paint(card: CardFace) -> str:
        if not card.token:
            return ""
        rows = qr_matrix(qr_payload(card))
        module = f"{element.size * MM / len(rows):.5f}"
        path = " ".join(
            f"{start} {y} {end - start} 1 re"
            for y, row in enumerate(rows)
            for start, end in dark_runs(row)
        )
        return f"q {before} {module} 0 0 -{module} {corner} cm {path} f Q"

    return paint


def _code128(element: Code128, _types: Typefaces) -> Paint:
    before, height = fill(element.colour), number(element.h * MM)
    corner = numbers(element.x * MM, _up(element.y))

    def paint(card: CardFace) -> str:
        if not card.kpj:
            return ""
        bars = code128_modules(card.kpj)
        module = f"{min(element.module, element.w / len(bars)) * MM:.5f}"
        path = " ".join(f"{start} 0 {end - start} 1 re" for start, end in dark_runs(bars))
        return f"q {before} {module} 0 0 -{height} {corner} cm {path} f Q"

    return paint


_DRAW: Mapping[type[Element], Callable[..., str]] = {
    Rect: _rect,
    Line: _line,
    Lozenges: _lozenges,
    Waves: _waves,
    Text: _text,
}
_PAINT: Mapping[type[Element], Callable[..., Paint]] = {Text: _field, Qr: _qr, Code128: _code128}


def _drawn(element: Element, types: Typefaces) -> str:
    return _DRAW[type(element)](element, types)


def _painter(element: Element, types: Typefaces) -> Paint:
    return _PAINT[type(element)](element, types)
