"""Sheets on which lists stand one beside the other: each list becomes a sheet of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise

from desktop_app.domain.boxes import with_boxes_joined
from desktop_app.domain.cells import Book, Row, Sheet, cell, letters, text_of
from desktop_app.domain.headings import meaning_of
from desktop_app.domain.line_kinds import looks_like_nik

# A list begins near the top of its sheet; its first people stand right below its headings.
_HEADING_ROWS = 30
_BELOW = 12
_LEAST = 2


def visible_parts(book: Book) -> Iterator[Sheet]:
    """Give the visible sheets, each list that stands beside another one as a sheet of its own.

    What stands above the headings is said of all of them, but where a list has words of its own in
    that row ("RT 01" beside "RT 02"). The second list of the sheet "Data" that
    begins in column H is the sheet "Data (H)".
    """
    for sheet in book.sheets:
        if not sheet.hidden:
            yield from _parts_of(with_boxes_joined(sheet))


def _parts_of(sheet: Sheet) -> Iterator[Sheet]:
    for index, row in enumerate(islice(sheet.rows, _HEADING_ROWS)):
        starts = _starts_of(row, sheet.rows[index + 1 : index + 1 + _BELOW])
        if len(starts) > 1:
            for start, stop in pairwise((*starts, None)):
                yield _part(sheet, index, start or 0, stop)
            return
    yield sheet


def _starts_of(heading: Row, below: Sequence[Row]) -> list[int]:
    """Give the columns in which lists begin, where both the names and the NIKs come again."""
    numbers = sum(any(looks_like_nik(cell(row, at)) for row in below) for at in range(len(heading)))
    filled = [at for at, value in enumerate(heading) if text_of(value)]
    if numbers < _LEAST or not filled:
        return []
    starts = [at for at in filled if _begins(heading, filled[0], at)]
    bounds = pairwise((*starts, len(heading)))
    fields = [{meaning_of(text_of(heading[at])).field for at in range(*bound)} for bound in bounds]
    return starts if all({"nik", "name"} <= one for one in fields) else []


def _begins(heading: Row, first: int, at: int) -> bool:
    """Tell whether the first three headings of the sheet's first list stand here, too."""
    return all(
        text_of(cell(heading, first + step)).casefold()
        == text_of(cell(heading, at + step)).casefold()
        for step in range(3)
    )


def _part(sheet: Sheet, top: int, start: int, stop: int | None) -> Sheet:
    margin = [None] * start
    own = [[*margin, *row[start:stop]] for row in sheet.rows]
    titles = zip(own[:top], sheet.rows, strict=False)
    rows = [*(mine if any(map(text_of, mine)) else row for mine, row in titles), *own[top:]]
    merged = tuple(
        one for one in sheet.merged if start <= one.left and (stop is None or one.left < stop)
    )
    if not start:
        return replace(sheet, rows=rows, merged=merged)
    name = f"{sheet.name or ''} ({letters(start)})".strip()
    return replace(sheet, name=name, rows=rows, merged=merged)
