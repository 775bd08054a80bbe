"""How each kind of field stands on the paper form: boxes for digits, boxes to tick, lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from desktop_app.domain import kinds
from desktop_app.domain.choices import Option
from desktop_app.domain.facts import Facts
from desktop_app.domain.fields import Field
from desktop_app.domain.paper_form import Wish
from desktop_app.files.paper import INK, QUIET, At, Block, Face, Paper

BOX = 4.7  # width of the box of one digit, in mm
HIGH = 5.4
_APART = 1.5  # between groups of digits
_TICK = 3.4
_MOST_TICKS = 5
_LINE = 43.0  # four of them fill a row

_GROUPS: dict[type[kinds.Base], tuple[int, ...]] = {
    kinds.Nik: (6, 6, 4),
    kinds.FamilyCard: (6, 6, 4),
    kinds.Kpj: (11,),
    kinds.Phone: (4, 4, 5),
    kinds.Month: (2, 4),
    kinds.Day: (2, 2, 4),
    kinds.Count: (2,),
}
_WRITTEN: dict[type[kinds.Base], Callable[[Any], str]] = {
    kinds.Day: lambda day: f"{day:%d%m%Y}",
    kinds.Month: lambda month: f"{month:%m%Y}",
    kinds.Count: lambda count: f"{count:02d}",
}
_LONG = frozenset({"name", "address", "home_address", "notes"})
_LONG_LINE = 80.0


@dataclass(frozen=True, slots=True)
class Drawn:
    """A field with its value, ready to be drawn; an empty value leaves it to the pen."""

    field: Field
    value: Any

    @property
    def empty(self) -> bool:
        """Whether nothing is known yet."""
        return self.value in ("", None)


def label_face(paper: Paper) -> Face:
    """Give the face of the labels."""
    return Face(paper.regular, 6.6, QUIET)


def wish(field: Field, paper: Paper) -> Wish:
    """Say how much room a field wants in its row."""
    label = paper.width(field.kind.label, label_face(paper)) + 1
    if groups := _groups(field):
        return Wish(field.name, max(_boxes_width(groups), label))
    if options := ticks(field):
        return Wish(field.name, max(_ticks_width(paper, options), label))
    least = _LONG_LINE if field.name in _LONG else _LINE
    return Wish(field.name, max(least, label), grows=True)


def draw(paper: Paper, drawn: Drawn, block: Block, facts: Facts) -> None:
    """Draw the inside of a field: boxes with digits, ticks, or a line with words."""
    groups, options = _groups(drawn.field), ticks(drawn.field)
    digits = _digits(drawn)
    if groups and len(digits) <= sum(groups):
        _draw_boxes(paper, groups, digits, block)
    elif options and not groups:
        _draw_ticks(paper, options, str(drawn.value or "").split(), block)
    else:
        _draw_line(paper, _words(drawn, facts), block)


def ticks(field: Field) -> tuple[Option, ...]:
    """Give what there is to tick; nothing where there is too much, or nothing to choose from."""
    if isinstance(field.kind, kinds.Programmes):
        return tuple(Option(code, label) for code, label in kinds.PROGRAMME_LABELS.items())
    if isinstance(field.kind, kinds.Choice) and len(field.kind.choices.options) <= _MOST_TICKS:
        return field.kind.choices.options
    return ()


def draw_tick(paper: Paper, block: Block, *, ticked: bool) -> None:
    """Draw a box to tick, and a cross in it."""
    paper.frame(block)
    if ticked:
        middle = block.left + block.width / 2
        base = block.top + block.height - 0.55
        paper.write("×", middle, base, Face(paper.bold, 11, INK), At.CENTRE)


def _groups(field: Field) -> tuple[int, ...]:
    if isinstance(field.kind, kinds.Number):
        return (field.kind.width,)
    return _GROUPS.get(type(field.kind), ())


def _digits(drawn: Drawn) -> str:
    if drawn.empty:
        return ""
    return _WRITTEN.get(type(drawn.field.kind), str)(drawn.value)


def _words(drawn: Drawn, facts: Facts) -> str:
    if drawn.empty:
        return ""
    kind = drawn.field.kind
    if isinstance(kind, kinds.Choice):
        known = {option.code: option.label for option in kind.choices}
        return known.get(drawn.value, str(drawn.value))
    return kind.show(drawn.value, facts)


def _boxes_width(groups: Iterable[int]) -> float:
    sizes = tuple(groups)
    return sum(sizes) * BOX + (len(sizes) - 1) * _APART


def _draw_boxes(paper: Paper, groups: tuple[int, ...], digits: str, block: Block) -> None:
    left, signs = block.left, iter(digits)
    face = Face(paper.bold, 10)
    for size in groups:
        for _each in range(size):
            box = Block(left, block.top, BOX, HIGH)
            paper.frame(box)
            middle = left + BOX / 2
            paper.write(next(signs, ""), middle, block.top + HIGH - 1.5, face, At.CENTRE)
            left += BOX
        left += _APART


def _tick_face(paper: Paper) -> Face:
    return Face(paper.regular, 8.5)


def _ticks_width(paper: Paper, options: Iterable[Option]) -> float:
    face = _tick_face(paper)
    return sum(_TICK + 1.4 + paper.width(each.label, face) + 4 for each in options) - 4


def _draw_ticks(paper: Paper, options: tuple[Option, ...], chosen: list[str], block: Block) -> None:
    left, top, face = block.left, block.top + (HIGH - _TICK) / 2, _tick_face(paper)
    for each in options:
        draw_tick(paper, Block(left, top, _TICK, _TICK), ticked=each.code in chosen)
        left += _TICK + 1.4
        paper.write(each.label, left, top + _TICK - 0.6, face)
        left += paper.width(each.label, face) + 4


def _draw_line(paper: Paper, words: str, block: Block) -> None:
    paper.rule(Block(block.left, block.top + HIGH, block.width), QUIET)
    inside = Block(block.left + 0.6, block.top + 0.2, block.width - 1.2, HIGH - 0.4)
    paper.write_up(words, inside, Face(paper.bold, 9.5))
