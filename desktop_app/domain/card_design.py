"""The design of a card or a letter as values: elements in millimetres, from `resources/cards`.

Places are measured from the top left corner of the card; what goes beyond the card is the bleed.
How to write a design stands in the head of `resources/cards/kota.toml`; `card_design_reading` reads
it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

from desktop_app.domain.sheet import CARD_HEIGHT, CARD_RADIUS, CARD_WIDTH
from desktop_app.kernel.errors import UnreadableError
from desktop_app.kernel.i18n import N_

Colour = NewType("Colour", str)
"""`#RRGGBB`, or empty for none."""


class DesignError(UnreadableError):
    """A design file says something that a card cannot show."""

    text = N_("Rancangan kartu {name} tidak dapat dipakai: periksa {what}.")


class NoSuchDesignError(DesignError):
    """There is no shipped design of this name, nor one of the office's."""

    text = N_("Tidak ada rancangan kartu bernama “{name}”. Yang ada: {known}.")


class Align(StrEnum):
    """Which side of its box a text keeps to."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class Stand(StrEnum):
    """Whether a text stands at the top, the middle or the bottom of its box."""

    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rect:
    """A filled or outlined rectangle; `line` is the width of its outline."""

    x: float
    y: float
    w: float
    h: float
    fill: Colour = Colour("")
    stroke: Colour = Colour("")
    line: float = 0.2
    radius: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Lozenges:
    """A band of lozenges, each `step` wide with `gap` between, a smaller one cut out of each."""

    x: float
    y: float
    w: float
    h: float
    step: float
    gap: float = 0.0
    fill: Colour
    hole: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    line: float = 0.2
    colour: Colour


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Words in a box: always the same (`text`), or of the card (`field`, a name of `FACE_TEXTS`).

    Sizes are points; what happens to long words: `fitting.Room`. `before` stands in front of a
    field's value, and vanishes with it when there is none.
    """

    x: float
    y: float
    w: float
    h: float
    text: str = ""
    field: str = ""
    before: str = ""
    font: str
    size: float
    break_below: float = 0.0
    min_size: float = 0.0
    lines: int = 1
    leading: float = 1.2
    colour: Colour
    align: Align = Align.LEFT
    stand: Stand = Stand.TOP


@dataclass(frozen=True, slots=True, kw_only=True)
class Qr:
    """The QR code, without its quiet zone: the design must leave four modules free around it."""

    x: float
    y: float
    size: float
    colour: Colour


@dataclass(frozen=True, slots=True, kw_only=True)
class Code128:
    """The number of participation as bars: up to `module` wide each, the whole up to `w`.

    Below 0.25 mm a module does not survive an office printer and a cheap reader. The design
    must leave ten modules free on both sides.
    """

    x: float
    y: float
    w: float
    h: float
    module: float
    colour: Colour


@dataclass(frozen=True, slots=True, kw_only=True)
class Waves:
    """Wavy lines below one another, `pitch` apart, each `swing` high and `length` to its crest."""

    x: float
    y: float
    w: float
    count: int
    pitch: float
    swing: float
    length: float
    line: float = 0.3
    colour: Colour


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture of the office, as large as its box allows; nothing where the office has none."""

    x: float
    y: float
    w: float
    h: float
    slot: str


Element = Rect | Lozenges | Line | Text | Qr | Code128 | Waves | Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """A design ready to print: size in mm, both sides, fonts → files of the shipped family.

    `pictures` are the office's own, as PNG, by the slot that they fill. `watermark` is written
    across what is no card, only its draft.
    """

    name: str
    label: str
    width: float = CARD_WIDTH
    height: float = CARD_HEIGHT
    radius: float = CARD_RADIUS
    fonts: Mapping[str, str]
    front: tuple[Element, ...]
    back: tuple[Element, ...]
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    watermark: str = ""
