"""Numbers of which each figure stands in a column of its own, as in the boxes of a paper form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise

from desktop_app.domain.cells import Row, Sheet, cell, text_of
from desktop_app.domain.line_kinds import is_column_numbers

# The headings of boxes stand near the top of their sheet, their people right below.
_TOP = 40
_HEADING = 3
_BELOW = 12
# The shortest such number is a date without its century.
_FEWEST = 6
_FIGURES = frozenset("0123456789")


def with_boxes_joined(sheet: Sheet) -> Sheet:
    """Give the sheet with each number in one cell, the first of its columns; the others blank.

    Boxes stand below one heading, each of them with one figure or nothing; where a row has
    anything else in them, it stays as it is.
    """
    boxes = _boxes_of(sheet.rows)
    if not boxes:
        return sheet
    return replace(sheet, rows=[_joined(row, boxes) for row in sheet.rows])


def _boxes_of(rows: Sequence[Row]) -> list[tuple[int, int]]:
    for index, row in enumerate(islice(rows, _TOP)):
        if _figures_side_by_side(row) >= _FEWEST and not is_column_numbers(row):
            people = rows[index : index + _BELOW]
            starts = _headed_columns(rows[:index])
            bounds = pairwise((*starts, max(map(len, people))))
            return [
                (start, stop)
                for start, stop in bounds
                if any(_is_number(row, start, stop) for row in people)
                and all(_holds_figures(row, start, stop) for row in people)
            ]
    return []


def _headed_columns(above: Sequence[Row]) -> list[int]:
    """Give the columns that have words of their own in the rows just above the first person."""
    headings = [row for row in above if _filled(row) > 1 and not is_column_numbers(row)]
    below = headings[-_HEADING:]
    return sorted({at for row in below for at, value in enumerate(row) if text_of(value)})


def _filled(row: Row) -> int:
    return sum(text_of(value) != "" for value in row)


def _figures_side_by_side(row: Row) -> int:
    longest = length = 0
    for value in row:
        length = length + 1 if text_of(value) in _FIGURES else 0
        longest = max(longest, length)
    return longest


def _is_number(row: Row, start: int, stop: int) -> bool:
    return sum(1 for _figure in _figures(row, start, stop)) >= _FEWEST


def _holds_figures(row: Row, start: int, stop: int) -> bool:
    texts = (text_of(cell(row, at)) for at in range(start, stop))
    return all(not text or text in _FIGURES for text in texts)


def _figures(row: Row, start: int, stop: int) -> Iterator[str]:
    return (text for at in range(start, stop) if (text := text_of(cell(row, at))))


def _joined(row: Row, boxes: list[tuple[int, int]]) -> Row:
    own = list(row)
    for start, stop in boxes:
        if start < len(own) and _holds_figures(row, start, stop) and _is_number(row, start, stop):
            width = min(stop, len(own))
            number = "".join(_figures(row, start, stop))
            own[start:width] = [number, *[None] * (width - start - 1)]
    return own
