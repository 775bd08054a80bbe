"""A list that comes back: the rows that we sent, found in whatever program saved them anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain.cells import Book, Row, Sheet, Value, is_blank, text_of
from desktop_app.domain.layout import TERMS, Layout

_ROWS_TO_SCAN = 60


@dataclass(frozen=True, slots=True)
class Listed:
    """The rows below our headings as texts; the file's number of the first; where NIKs stand."""

    rows: tuple[tuple[str, ...], ...]
    first_row: int
    nik_column: int

    @property
    def niks(self) -> frozenset[str]:
        """The NIKs of the rows; none where the list has no column of them."""
        if self.nik_column < 0:
            return frozenset()
        return frozenset(row[self.nik_column] for row in self.rows)


@dataclass(frozen=True, slots=True)
class Returned:
    """How a returned list differs: the numbers of changed rows, and how many rows are gone."""

    changed: tuple[int, ...] = ()
    gone: int = 0

    @property
    def same(self) -> bool:
        """Whether every cell is as it was sent."""
        return not self.changed and not self.gone


def find_list(book: Book, layout: Layout) -> Listed | None:
    """Find a layout's headings in a book; None where they are not, or columns were added."""
    for sheet in book.sheets:
        at = _heading(sheet, layout)
        if at >= 0:
            return _listed(sheet, at, layout)
    return None


def rows_that_differ(listed: Listed, sent: Sequence[Sequence[str]]) -> Returned:
    """Compare a returned list with the rows that were sent, by NIK."""
    place = listed.nik_column
    by_nik = {row[place]: _without_end(row) for row in sent}
    changed = [
        listed.first_row + number
        for number, row in enumerate(listed.rows)
        if by_nik.get(row[place]) != _without_end(row)
    ]
    return Returned(tuple(changed), len(by_nik.keys() - listed.niks))


def _heading(sheet: Sheet, layout: Layout) -> int:
    wanted = [text_of(heading) for heading in layout.headings]
    for number, row in enumerate(sheet.rows[:_ROWS_TO_SCAN]):
        texts = [text_of(value) for value in row]
        if texts[: len(wanted)] == wanted and not any(texts[len(wanted) :]):
            return number
    return -1


def _listed(sheet: Sheet, at: int, layout: Layout) -> Listed | None:
    below = list(sheet.rows[at + 1 :])
    while below and all(map(is_blank, below[-1])):
        below.pop()
    width = len(layout.columns)
    if any(not is_blank(value) for row in below for value in row[width:]):
        return None
    rows = tuple(_as_sent(row, width) for row in below)
    place = next((n for n, each in enumerate(layout.columns) if each.parts == (TERMS["nik"],)), -1)
    return Listed(rows, sheet.first_row + at + 1, place)


def _as_sent(row: Row, width: int) -> tuple[str, ...]:
    texts = [_text(value) for value in row[:width]]
    return (*texts, *[""] * (width - len(texts)))


def _text(value: Value) -> str:
    return value if isinstance(value, str) else text_of(value)


def _without_end(row: Sequence[str]) -> tuple[str, ...]:
    """Take away empty cells at the end, which programs drop on saving."""
    kept = list(row)
    while kept and not kept[-1]:
        kept.pop()
    return tuple(kept)
