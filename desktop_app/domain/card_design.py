"""The design of a card as values: elements in millimetres, read from `resources/cards/*.toml`.

Places are measured from the top left corner of the card; what goes beyond the card is the bleed.
How to write a design stands in the head of `resources/cards/kota.toml`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, NewType, TypeVar, cast, get_type_hints

from desktop_app.domain.card import FACE_TEXTS
from desktop_app.kernel.errors import UnreadableError
from desktop_app.kernel.i18n import N_

Colour = NewType("Colour", str)
"""`#RRGGBB`, or empty for none."""


class DesignError(UnreadableError):
    """A design file says something that a card cannot show."""

    text = N_("Rancangan kartu {name} tidak dapat dipakai: periksa {what}.")


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


Element = Rect | Lozenges | Line | Text | Qr | Code128

_KINDS: dict[str, type[Element]] = {
    "rect": Rect,
    "lozenges": Lozenges,
    "line": Line,
    "text": Text,
    "qr": Qr,
    "code128": Code128,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """A design ready to print: both sides, and font names → font files of the shipped family."""

    name: str
    label: str
    fonts: Mapping[str, str]
    front: tuple[Element, ...]
    back: tuple[Element, ...]


def design_from(name: str, raw: Mapping[str, Any], places: Mapping[str, str]) -> Design:
    """Read a design from the tables of its TOML file.

    `places` are the office's own values for the file's `[places]`, such as its city.

    Raises:
        DesignError: an unknown element, key, colour, font, field or place; a number as text.
    """
    known = {**raw.get("places", {}), **places}
    read = _Reader(name, raw.get("colours", {}), raw.get("fonts", {}), known)
    return Design(
        name=name,
        label=str(raw.get("label", name)),
        fonts=read.fonts,
        front=read.side(raw.get("front", [])),
        back=read.side(raw.get("back", [])),
    )


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Reader:
    name: str
    colours: Mapping[str, str]
    fonts: Mapping[str, str]
    places: Mapping[str, str]

    def side(self, tables: Sequence[Mapping[str, Any]]) -> tuple[Element, ...]:
        return tuple(self.element(table) for table in tables)

    def element(self, table: Mapping[str, Any]) -> Element:
        kind = _KINDS.get(table.get("kind", ""))
        if kind is None:
            raise DesignError(name=self.name, what=f"kind = {table.get('kind')}")
        element = self.built(kind, {key: table[key] for key in table if key != "kind"})
        if isinstance(element, Text):
            self.check_text(element)
        return element

    def built(self, kind: type[T], values: Mapping[str, Any]) -> T:
        hints = get_type_hints(kind)
        for key in values:
            if key not in hints:
                raise DesignError(name=self.name, what=key)
        read = {key: self.value(hints[key], key, value) for key, value in values.items()}
        try:
            return kind(**read)
        except TypeError as error:
            missing = [f.name for f in fields(cast("Any", kind)) if f.name not in read]
            raise DesignError(name=self.name, what=", ".join(missing)) from error

    def value(self, hint: object, key: str, value: object) -> object:
        if hint is Colour:
            return self.colour(value)
        if hint is str:
            return self.words(value)
        reader = _NUMBERS.get(hint)
        try:
            return reader(value) if reader else cast("Callable[[object], object]", hint)(value)
        except (TypeError, ValueError) as error:
            raise DesignError(name=self.name, what=f"{key} = {value}") from error

    def colour(self, value: object) -> Colour:
        found = self.colours.get(str(value), "")
        if len(found) != 7 or found[0] != "#":
            raise DesignError(name=self.name, what=str(value))
        return Colour(found)

    def words(self, value: object) -> str:
        try:
            return str(value).format_map(self.places)
        except (KeyError, ValueError, IndexError) as error:
            raise DesignError(name=self.name, what=str(value)) from error

    def check_text(self, text: Text) -> None:
        if text.font not in self.fonts:
            raise DesignError(name=self.name, what=text.font)
        if text.field and text.field not in FACE_TEXTS:
            raise DesignError(name=self.name, what=text.field)


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise TypeError
    return float(value)


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError
    return value


_NUMBERS: dict[object, Callable[[object], object]] = {float: _number, int: _whole}
