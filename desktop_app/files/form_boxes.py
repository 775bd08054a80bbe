"""How each kind of field stands on the paper form: boxes for digits, boxes to tick, lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from desktop_app.domain import kinds
from desktop_app.domain.choices import Option
from desktop_app.domain.facts import Facts
from desktop_app.domain.fields import Field
from desktop_app.domain.kind import Base
from desktop_app.domain.paper_form import Wish, options_of, said
from desktop_app.files.paper import QUIET, At, Block, Face, Paper

BOX = 4.7  # width of the box of one digit, in mm
HIGH = 5.4
_APART = 1.5  # between groups of digits
_TICK = 3.4
_AFTER_TICK, _APART_TICKS = 1.4, 4.0
_LINE = 43.0  # four of them fill a row

_GROUPS: dict[type[Base], tuple[int, ...]] = {
    kinds.Nik: (6, 6, 4),
    kinds.FamilyCard: (6, 6, 4),
    kinds.Kpj: (11,),
    kinds.Phone: (4, 4, 5),
    kinds.Month: (2, 4),
    kinds.Day: (2, 2, 4),
    kinds.Count: (2,),
}
_WRITTEN: dict[type[Base], Callable[[Any], str]] = {
    kinds.Day: lambda day: f"{day:%d%m%Y}",
    kinds.Month: lambda month: f"{month:%m%Y}",
    kinds.Count: lambda count: f"{count:02d}",
}
_LONG = frozenset({"name", "address", "home_address", "notes"})
_LONG_LINE = 80.0


def label_face(paper: Paper) -> Face:
    """Give the face of the labels."""
    return Face(paper.regular, 6.6, QUIET)


def wish(field: Field, paper: Paper) -> Wish:
    """Say how much room a field wants in its row."""
    label = paper.width(field.kind.label, label_face(paper)) + 1
    if groups := _groups(field):
        return Wish(field.name, max(_boxes_width(groups), label))
    if options := options_of(field):
        return Wish(field.name, max(_ticks_width(paper, options), label))
    least = _LONG_LINE if field.name in _LONG else _LINE
    return Wish(field.name, max(least, label), grows=True)


def outline(paper: Paper, field: Field, block: Block) -> None:
    """Draw what stands on the blank form: boxes for digits, boxes to tick, or a line."""
    if groups := _groups(field):
        for box in _digit_boxes(groups, block):
            paper.frame(box)
    elif options := options_of(field):
        for each, box in _tick_boxes(paper, options, block):
            paper.frame(box)
            at = box.left + _TICK + _AFTER_TICK
            paper.write(each.label, at, box.top + _TICK - 0.6, _tick_face(paper))
    else:
        paper.rule(Block(block.left, block.top + HIGH, block.width), QUIET)


def fill_in(paper: Paper, field: Field, value: Any, block: Block, facts: Facts) -> None:
    """Write a value into its outline; what has more digits than boxes is written as words."""
    if value in ("", None):
        return
    groups, options = _groups(field), options_of(field)
    digits = _WRITTEN.get(type(field.kind), str)(value)
    if groups and len(digits) <= sum(groups):
        for digit, box in zip(digits, _digit_boxes(groups, block), strict=False):
            middle = box.left + BOX / 2
            paper.write(digit, middle, box.top + HIGH - 1.5, Face(paper.bold, 10), At.CENTRE)
    elif options:
        for each, box in _tick_boxes(paper, options, block):
            if each.code in str(value).split():
                _cross(paper, box)
    else:
        inside = Block(block.left + 0.6, block.top + 0.2, block.width - 1.2, HIGH - 0.4)
        paper.write_up(said(field, value, facts), inside, Face(paper.bold, 9.5))


def _groups(field: Field) -> tuple[int, ...]:
    if isinstance(field.kind, kinds.Number):
        return (field.kind.width,)
    return _GROUPS.get(type(field.kind), ())


def _boxes_width(groups: Iterable[int]) -> float:
    sizes = tuple(groups)
    return sum(sizes) * BOX + (len(sizes) - 1) * _APART


def _digit_boxes(groups: Iterable[int], block: Block) -> Iterator[Block]:
    left = block.left
    for size in groups:
        for n in range(size):
            yield Block(left + n * BOX, block.top, BOX, HIGH)
        left += size * BOX + _APART


def _tick_face(paper: Paper) -> Face:
    return Face(paper.regular, 8.5)


def _ticks_width(paper: Paper, options: Iterable[Option]) -> float:
    return sum(_option_width(paper, each) for each in options) - _APART_TICKS


def _option_width(paper: Paper, option: Option) -> float:
    return _TICK + _AFTER_TICK + paper.width(option.label, _tick_face(paper)) + _APART_TICKS


def _tick_boxes(
    paper: Paper, options: Iterable[Option], block: Block
) -> Iterator[tuple[Option, Block]]:
    left, top = block.left, block.top + (HIGH - _TICK) / 2
    for each in options:
        yield each, Block(left, top, _TICK, _TICK)
        left += _option_width(paper, each)


def _cross(paper: Paper, box: Block) -> None:
    middle, base = box.left + box.width / 2, box.top + box.height - 0.55
    paper.write("×", middle, base, Face(paper.bold, 11), At.CENTRE)
