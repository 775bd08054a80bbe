"""Long texts in small boxes: shrink first, break next, never overlap, never vanish."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

Measure = Callable[[str], float]
"""Gives the width of a text at the size 1."""

_STEP = 0.25
_SMALLER = 0.95


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """The box of a text; all in points, `leading` in sizes.

    One line shrinks from `size` to `break_below`; then the text is broken into up to `lines`
    lines, which shrink to `min_size`. Only a text that does not fit even so gets smaller still.
    """

    width: float
    height: float
    size: float
    break_below: float
    min_size: float
    lines: int = 1
    leading: float = 1.2

    def holds(self, count: int, size: float) -> bool:
        """Tell whether so many lines of this size are not too high and not too many."""
        return count <= self.lines and (1 + (count - 1) * self.leading) * size <= self.height


@dataclass(frozen=True, slots=True)
class Fitted:
    """A text ready to be set: its lines and their size in points."""

    lines: tuple[str, ...]
    size: float


def fit(text: str, room: Room, measure: Measure) -> Fitted:
    """Set a text into its room; every word of it is in the result, within the room."""
    text = " ".join(text.split())
    if not text:
        return Fitted((), room.size)
    natural = measure(text)
    if natural * room.size <= room.width:
        return Fitted((text,), room.size)
    if natural * room.break_below <= room.width:
        return Fitted((text,), room.width / natural)
    for size in _sizes(room):
        lines = _wrapped(text.split(), room.width / size, measure)
        if room.holds(len(lines), size) and _widest(lines, measure) * size <= room.width:
            return Fitted(lines, size)
    return _forced(text, room, measure)


def _sizes(room: Room) -> Iterator[float]:
    size = room.size
    while size > room.min_size:
        yield size
        size -= _STEP
    yield room.min_size


def _widest(lines: Sequence[str], measure: Measure) -> float:
    return max(measure(line) for line in lines)


def _wrapped(words: Sequence[str], width: float, measure: Measure) -> tuple[str, ...]:
    lines = [words[0]]
    for word in words[1:]:
        longer = f"{lines[-1]} {word}"
        if measure(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def _forced(text: str, room: Room, measure: Measure) -> Fitted:
    size = room.min_size
    while True:
        width = room.width / size
        words = [piece for word in text.split() for piece in _pieces(word, width, measure)]
        lines = _wrapped(words, width, measure)
        if room.holds(len(lines), size) and _widest(lines, measure) * size <= room.width:
            return Fitted(lines, size)
        size *= _SMALLER


def _pieces(word: str, width: float, measure: Measure) -> Iterator[str]:
    while measure(word) > width and len(word) > 1:
        cut = len(word) - 1
        while cut > 1 and measure(word[:cut]) > width:
            cut -= 1
        yield word[:cut]
        word = word[cut:]
    yield word
