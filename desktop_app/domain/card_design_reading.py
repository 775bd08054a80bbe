"""A design from the tables of its TOML file, checked word by word."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, TypeVar, cast, get_type_hints

from desktop_app.domain.card import FACE_TEXTS
from desktop_app.domain.card_design import (
    Code128,
    Colour,
    Design,
    DesignError,
    Element,
    Line,
    Lozenges,
    Picture,
    Qr,
    Rect,
    Text,
    Waves,
)
from desktop_app.domain.sheet import CARD_HEIGHT, CARD_RADIUS, CARD_WIDTH

COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")

_KINDS: dict[str, type[Element]] = {
    "rect": Rect,
    "lozenges": Lozenges,
    "line": Line,
    "text": Text,
    "qr": Qr,
    "code128": Code128,
    "waves": Waves,
    "picture": Picture,
}
_SHARES = frozenset({"leading", "hole"})
"""Numbers of an element that are no lengths: a scaled design keeps them."""

_NONE: Mapping[str, Any] = {}


@cache
def _hints(kind: Hashable) -> dict[str, Any]:
    return get_type_hints(kind)


def design_from(
    name: str,
    raw: Mapping[str, Any],
    places: Mapping[str, str],
    pictures: Mapping[str, bytes] = _NONE,
) -> Design:
    """Read a design from the tables of its TOML file.

    `places` are the office's own values for the file's `[places]`, such as its city; `pictures`
    are its pictures by slot. Elements that go with a picture, or stand in for it, follow.

    Raises:
        DesignError: an unknown element, key, colour, font, field or place; a number as text.
    """
    known = {**raw.get("places", {}), **places}
    read = _Reader(
        name=name,
        colours=raw.get("colours", {}),
        fonts=raw.get("fonts", {}),
        places={key: _filled(name, words, known) for key, words in known.items()},
        pictures=frozenset(pictures),
        scale=float(raw.get("scale", 1)),
    )
    width, height = raw.get("size", (CARD_WIDTH, CARD_HEIGHT))
    return Design(
        name=name,
        label=str(raw.get("label", name)),
        width=float(width),
        height=float(height),
        radius=float(raw.get("radius", CARD_RADIUS)),
        fonts=read.fonts,
        front=read.side(raw.get("front", [])),
        back=read.side(raw.get("back", [])),
        pictures=pictures,
    )


def _filled(name: str, words: str, places: Mapping[str, str]) -> str:
    try:
        return words.format_map(places)
    except (KeyError, ValueError, IndexError) as error:
        raise DesignError(name=name, what=words) from error


T = TypeVar("T")
_ABOUT = frozenset({"kind", "with", "without"})
"""Keys that say which element, and beside which of the office's pictures it is shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    name: str
    colours: Mapping[str, str]
    fonts: Mapping[str, str]
    places: Mapping[str, str]
    pictures: frozenset[str]
    scale: float

    def side(self, tables: Sequence[Mapping[str, Any]]) -> tuple[Element, ...]:
        return tuple(self.element(table) for table in tables if self.is_shown(table))

    def is_shown(self, table: Mapping[str, Any]) -> bool:
        wanted, unwanted = table.get("with"), table.get("without")
        return (not wanted or wanted in self.pictures) and unwanted not in self.pictures

    def element(self, table: Mapping[str, Any]) -> Element:
        kind = _KINDS.get(table.get("kind", ""))
        if kind is None:
            raise DesignError(name=self.name, what=f"kind = {table.get('kind')}")
        element = self.built(kind, {key: table[key] for key in table if key not in _ABOUT})
        if isinstance(element, Text):
            self.check_text(element)
        return element

    def built(self, kind: type[T], values: Mapping[str, Any]) -> T:
        hints = _hints(cast("Any", kind))
        for key in values:
            if key not in hints:
                raise DesignError(name=self.name, what=key)
        read = {key: self.value(hints[key], key, value) for key, value in values.items()}
        for key, length in read.items():
            if isinstance(length, float) and key not in _SHARES:
                read[key] = length * self.scale
        try:
            return kind(**read)
        except TypeError as error:
            missing = [f.name for f in fields(cast("Any", kind)) if f.name not in read]
            raise DesignError(name=self.name, what=", ".join(missing)) from error

    def value(self, hint: object, key: str, value: object) -> Any:
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
        if not COLOUR.fullmatch(found):
            raise DesignError(name=self.name, what=str(value))
        return Colour(found)

    def words(self, value: object) -> str:
        return _filled(self.name, str(value), self.places)

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
