"""A report on paper: A4 across, headings on every sheet, which sheet of how many below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO

from desktop_app.domain.fitting import Measure, Room, fit
from desktop_app.domain.report import Cell, Kind, Rank, Report
from desktop_app.domain.show import number
from desktop_app.files.paper import A4, INK, MM, QUIET, RULE, At, Block, Face, Paper, sheets
from desktop_app.kernel.i18n import _
from desktop_app.kernel.jobs import Progress

ACROSS = (A4[1], A4[0])
_MARGIN, _ROOM = 10.0, A4[1] - 20.0
_FIRST_TOP, _NEXT_TOP, _BOTTOM = 29.0, 18.0, 198.0
_PAD = 1.1
_WIDE_TABLE = 12  # columns; more of them are written smaller
_SIZES = {False: 8.0, True: 7.0}
_LEADING = 1.25
_MOST_LINES = 6
_NOTE = 4.2
_NOTHING = "–"


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of the table, each cell as lines; the height in millimetres."""

    cells: tuple[tuple[str, ...], ...]
    height: float
    rank: Rank = Rank.ROW


@dataclass(frozen=True, slots=True)
class _Setting:
    """How the table is set: widths in millimetres, size of its words in points, its heading."""

    widths: tuple[float, ...]
    size: float
    head: _Row


def write_report(stream: BinaryIO, report: Report, *, progress: Progress) -> None:
    """Write a report as PDF; the bytes depend on the report only.

    Raises:
        Cancelled: somebody stopped it.
    """
    with sheets(stream, report.title, ACROSS) as paper:
        setting = _setting(paper, report)
        rows = [_row(paper, setting, each.cells, each.rank) for each in report.lines]
        pages = _pages(rows, setting.head.height, len(report.notes) * _NOTE + 3)
        for at, page in enumerate(progress.each(pages)):
            top = _head(paper, report, first=at == 0)
            top = _table(paper, report, setting, page, top)
            if at == len(pages) - 1:
                _notes(paper, report, top)
            _foot(paper, report, at + 1, len(pages))
            paper.turn()


def _setting(paper: Paper, report: Report) -> _Setting:
    scale = _ROOM / sum(each.width for each in report.columns)
    widths = tuple(each.width * scale for each in report.columns)
    size = _SIZES[len(report.columns) > _WIDE_TABLE]
    bare = _Setting(widths, size, _Row((), 0))
    titles = tuple(each.title for each in report.columns)
    return _Setting(widths, size, _row(paper, bare, titles, Rank.TOTAL))


def _row(paper: Paper, setting: _Setting, cells: Sequence[Cell], rank: Rank) -> _Row:
    measure = paper.measure(paper.regular if rank is Rank.ROW else paper.bold)
    broken = tuple(
        _broken(value, width, setting.size, measure)
        for value, width in zip(cells, setting.widths, strict=True)
    )
    lines = max(1, *map(len, broken))
    height = (0.9 + (lines - 1) * _LEADING) * setting.size / MM + 2 * _PAD + 0.5
    return _Row(broken, height, rank)


def _broken(value: Cell, width: float, size: float, measure: Measure) -> tuple[str, ...]:
    """Give a cell's words as lines, none of which leaves its column."""
    text = _NOTHING if value == 0 else number(value) if isinstance(value, int) else value
    inner = (width - 2 * _PAD) * MM
    if measure(text) * size <= inner:
        return (text,)
    room = Room(
        width=inner,
        height=100,
        size=size,
        break_below=size,
        min_size=size,
        lines=_MOST_LINES,
        leading=_LEADING,
    )
    return fit(text, room, measure).lines


def _pages(rows: Sequence[_Row], head: float, notes: float) -> list[list[_Row]]:
    """Deal the rows out over sheets; the notes need room below the last of them."""
    pages: list[list[_Row]] = [[]]
    room = _BOTTOM - _FIRST_TOP - head
    for row in rows:
        if row.height > room:
            pages.append([])
            room = _BOTTOM - _NEXT_TOP - head
        pages[-1].append(row)
        room -= row.height
    if room < notes and len(pages[-1]) > 1:
        pages.append([pages[-1].pop()])
    return pages


def _head(paper: Paper, report: Report, *, first: bool) -> float:
    """Write what stands above the table; give where the table begins."""
    if not first:
        paper.write(report.title, _MARGIN, 14, Face(paper.bold, 9))
        paper.write(report.subtitle, _MARGIN + _ROOM, 14, Face(paper.regular, 8, QUIET), At.RIGHT)
        return _NEXT_TOP
    paper.write(report.title, _MARGIN, 14.5, Face(paper.bold, 14))
    paper.write(report.subtitle, _MARGIN, 20, Face(paper.regular, 9.5))
    scope = Block(_MARGIN, 22.6, _ROOM, 4)
    paper.write_in(report.scope, scope, Face(paper.regular, 8.5, QUIET), lines=1)
    return _FIRST_TOP


def _table(
    paper: Paper, report: Report, setting: _Setting, page: Sequence[_Row], top: float
) -> float:
    """Draw one sheet's part of the table; give where it ends."""
    for at, row in enumerate((setting.head, *page)):
        block = Block(_MARGIN, top, _ROOM, row.height)
        if row.rank is not Rank.ROW:
            paper.shade(block)
        if row.rank is Rank.TOTAL and at:
            paper.rule(block, INK, 0.3)
        _cells(paper, report, setting, row, top)
        top += row.height
        below = Block(_MARGIN, top, _ROOM)
        paper.rule(below, RULE if at else INK, 0.1 if at else 0.3)
    return top


def _cells(paper: Paper, report: Report, setting: _Setting, row: _Row, top: float) -> None:
    font = paper.regular if row.rank is Rank.ROW else paper.bold
    face, left = Face(font, setting.size), _MARGIN
    base, step = top + _PAD + setting.size * 0.8 / MM, setting.size * _LEADING / MM
    for lines, column, width in zip(row.cells, report.columns, setting.widths, strict=True):
        right = column.kind is Kind.COUNT
        at = left + width - _PAD if right else left + _PAD
        for n, line in enumerate(lines):
            paper.write(line, at, base + n * step, face, At.RIGHT if right else At.LEFT)
        left += width


def _notes(paper: Paper, report: Report, top: float) -> None:
    for n, note in enumerate(report.notes):
        block = Block(_MARGIN, top + 3 + n * _NOTE, _ROOM, _NOTE)
        paper.write_in(note, block, Face(paper.regular, 8, QUIET), lines=1)


def _foot(paper: Paper, report: Report, page: int, pages: int) -> None:
    face = Face(paper.regular, 8, QUIET)
    paper.write(report.office, _MARGIN, 204, face)
    words = _("Halaman {page} dari {pages}").format(page=number(page), pages=number(pages))
    paper.write(words, _MARGIN + _ROOM, 204, face, At.RIGHT)
