"""A report as a workbook: texts stay texts, counts are numbers, ready to be printed on A4.

Cells of text have the format `@` and are never formulas, whatever they begin with.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO

from desktop_app.domain.practice import marked_name
from desktop_app.domain.report import Cell, Kind, Line, Rank, Report, ReportColumn
from desktop_app.files.packed import SHEET, parts_of_book, quietly, write_parts
from desktop_app.kernel.i18n import _
from desktop_app.kernel.jobs import Progress

if TYPE_CHECKING:
    from openpyxl import Workbook

HEAD_ROW = 5
"""The row of the headings; above it stand title, office and scope."""

_TITLE_LENGTH = 31  # of a sheet's name, says Excel
_COUNT_FORMAT = "#,##0"
_PER_MM = 0.62  # Excel's unit of width in a millimetre of paper


def write_report(stream: BinaryIO, report: Report, *, progress: Progress) -> None:
    """Write a report as one sheet; the bytes depend on the report only.

    Raises:
        Cancelled: somebody stopped it.
    """
    from openpyxl import Workbook  # noqa: PLC0415 - heavy, only when used
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - heavy, only when used

    book = Workbook(write_only=True)
    book.properties.creator = "Pekerja Rentan"
    book.properties.title = marked_name(report.title, report.mark)
    _fill(book, report, progress)
    parts = parts_of_book(book)
    end = f"{get_column_letter(len(report.columns))}{HEAD_ROW + len(report.lines)}"
    parts[SHEET] = quietly(parts[SHEET], f"A1:{end}")
    write_parts(stream, parts)


def _fill(book: Workbook, report: Report, progress: Progress) -> None:
    sheet = book.create_sheet(marked_name(report.title, report.mark)[:_TITLE_LENGTH].rstrip(" ,("))
    _set_up(sheet, report)
    styles = _styles(sheet)
    for row in (*_above(styles, report), _heads(styles, report.columns)):
        sheet.append(row)
    for line in progress.each(report.lines):
        sheet.append(_row(styles, line, report.columns))
    sheet.append([])
    for note in report.notes:
        sheet.append([styles.text(note, styles.quiet)])


def _set_up(sheet: Any, report: Report) -> None:
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - heavy, only when used

    last = HEAD_ROW + len(report.lines)
    for number, column in enumerate(report.columns, 1):
        sheet.column_dimensions[get_column_letter(number)].width = _width(column)
    sheet.freeze_panes = f"A{HEAD_ROW + 1}"
    if not any(line.rank is not Rank.ROW for line in report.lines):
        sheet.auto_filter.ref = f"A{HEAD_ROW}:{get_column_letter(len(report.columns))}{last}"
    sheet.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddHeader.center.text = report.mark or None
    sheet.oddFooter.left.text = report.subtitle.replace("&", "&&")
    sheet.oddFooter.right.text = _("Halaman &P dari &N")


def _width(column: ReportColumn) -> float:
    least = {Kind.COUNT: 9.0, Kind.SHORT: 8.0, Kind.DIGITS: 19.0, Kind.WORDS: 12.0}[column.kind]
    return max(least, column.width * _PER_MM, len(column.title) + 2.0)


@dataclass(frozen=True, slots=True)
class _Styles:
    """Makes styled cells of one sheet."""

    sheet: Any
    title: Any
    strong: Any
    plain: Any
    quiet: Any
    head_fill: Any
    sum_fill: Any
    rule: Any

    def text(self, words: str, font: Any) -> Any:
        """Give a cell that holds text only, whatever it begins with."""
        cell = self._cell("", font)
        cell.value = words
        cell.data_type = "s"
        cell.number_format = "@"
        return cell

    def count(self, number: int, font: Any) -> Any:
        """Give a cell that holds a number."""
        cell = self._cell(number, font)
        cell.number_format = _COUNT_FORMAT
        return cell

    def _cell(self, value: Cell, font: Any) -> Any:
        from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 - heavy, only when used

        cell = WriteOnlyCell(self.sheet, value)
        cell.font = font
        return cell


def _styles(sheet: Any) -> _Styles:
    from openpyxl.styles import (  # noqa: PLC0415 - heavy, only when used
        Border,
        Font,
        PatternFill,
        Side,
    )

    return _Styles(
        sheet=sheet,
        title=Font(bold=True, size=14),
        strong=Font(bold=True),
        plain=Font(),
        quiet=Font(color="5A5F73"),
        head_fill=PatternFill("solid", fgColor="E8EAF2"),
        sum_fill=PatternFill("solid", fgColor="F3F4F8"),
        rule=Border(bottom=Side(style="thin", color="8A90A6")),
    )


def _above(styles: _Styles, report: Report) -> Iterator[list[Any]]:
    yield [styles.text(report.title, styles.title)]
    yield [styles.text(report.subtitle, styles.plain)]
    yield [styles.text(report.scope, styles.quiet)]
    yield []


def _heads(styles: _Styles, columns: tuple[ReportColumn, ...]) -> list[Any]:
    from openpyxl.styles import Alignment  # noqa: PLC0415 - heavy, only when used

    cells = []
    for column in columns:
        cell = styles.text(column.title, styles.strong)
        cell.fill, cell.border = styles.head_fill, styles.rule
        right = "right" if column.kind is Kind.COUNT else "left"
        cell.alignment = Alignment(horizontal=right, vertical="center", wrap_text=True)
        cells.append(cell)
    return cells


def _row(styles: _Styles, line: Line, columns: tuple[ReportColumn, ...]) -> list[Any]:
    font = styles.plain if line.rank is Rank.ROW else styles.strong
    cells = [
        styles.count(value, font) if isinstance(value, int) else styles.text(value, font)
        for value, _column in zip(line.cells, columns, strict=True)
    ]
    if line.rank is not Rank.ROW:
        for cell in cells:
            cell.fill = styles.sum_fill
    return cells
