"""Lists written as workbooks: a template from openpyxl, the rows streamed into its sheet.

openpyxl gives styles, widths, panes and print set-up; writing the rows as XML ourselves is some
eight times as fast as its write-only mode and needs no memory for them. Every cell is text in the
format `@`, so that no NIK loses a digit and no name becomes a formula. The bytes of a file depend
on its content only.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from io import BufferedRandom, BytesIO
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile

from desktop_app.domain.layout import Layout
from desktop_app.domain.practice import marked_name
from desktop_app.domain.submission import CellsDigest
from desktop_app.files.packed import SHEET, parts_of_book, quietly
from desktop_app.kernel.jobs import Progress
from desktop_app.kernel.safe_files import replacing

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

Cells = Sequence[str]
Stream = BufferedRandom | BytesIO

_SHEET_NAME = 31  # letters, says Excel
_ROWS_AT_ONCE = 256
_WIDTH_SAMPLE = 500
_NARROW, _WIDE = 6, 44
# A line of openpyxl's own: the pattern row, whose style the rows take.
_PATTERN_ROW = re.compile(
    r'<row r="\d+"[^>]*><c r="A\d+" s="(\d+)"[^>]*?(?:/>|>.*?</c>)</row></sheetData>'
)
_DIMENSION = re.compile(r'<dimension ref="[^"]*" ?/>')
_SPECIAL = re.compile("[&<>\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]|_x[0-9A-Fa-f]{4}_")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


@dataclass(frozen=True, slots=True)
class FileWritten:
    """A list on the disk: its people, the SHA-256 of its bytes and of its cells, in hex."""

    path: Path
    rows: int
    sha256: str
    cells_sha256: str


def marked(layout: Layout, mark: str) -> Layout:
    """Give a list of ours whose sheet and title carry the mark of practice, if there is one."""
    sheet = marked_name(layout.sheet, mark)[:_SHEET_NAME]
    return replace(layout, sheet=sheet, title=marked_name(layout.title, mark))


def write_list(
    path: Path, layout: Layout, rows: Sequence[Cells], progress: Progress
) -> FileWritten:
    """Write the rows as one workbook; it appears whole or not at all.

    Raises:
        NoRoomError: it cannot be written there.
    """
    with replacing(path) as stream:
        return list_into(stream, path, layout, rows, progress)


def list_into(
    stream: Stream, path: Path, layout: Layout, rows: Sequence[Cells], progress: Progress
) -> FileWritten:
    """Write the rows as one workbook into a stream; `path` is what it is called."""
    digest = CellsDigest()
    template = _template(layout, rows)
    with ZipFile(stream, "w", ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in template.items():
            with archive.open(name, "w") as part:
                if name == SHEET:
                    told = _telling(progress.each(rows, len(rows)), digest.add)
                    _write_sheet(part, content.decode(), layout, told)
                else:
                    part.write(content)
            archive.getinfo(name).create_system = 0  # else the bytes tell Windows from Linux
    return FileWritten(path, len(rows), sha256_of(stream), digest.hex())


def sha256_of(stream: Stream) -> str:
    """Give the digest of everything that was written into a stream, in hex."""
    stream.seek(0)
    return hashlib.file_digest(stream, "sha256").hexdigest()


def _telling(rows: Iterator[Cells], tell: Callable[[Cells], None]) -> Iterator[Cells]:
    for row in rows:
        tell(row)
        yield row


def _write_sheet(part: IO[bytes], xml: str, layout: Layout, rows: Iterator[Cells]) -> None:
    pattern = _PATTERN_ROW.search(xml)
    if pattern is None:
        message = "openpyxl wrote no pattern row"
        raise AssertionError(message)
    part.write(xml[: pattern.start()].encode())
    write_row = row_writer(len(layout.columns), style=pattern[1])
    chunk: list[str] = []
    for number, cells in enumerate(rows, layout.start_row + 1):
        chunk.append(write_row(number, cells))
        if len(chunk) == _ROWS_AT_ONCE:
            part.write("".join(chunk).encode())
            chunk.clear()
    part.write("".join(chunk).encode())
    part.write(("</sheetData>" + xml[pattern.end() :]).encode())


def row_writer(width: int, *, style: str, prefix: str = "") -> Callable[[int, Cells], str]:
    """Give a function that writes the n-th row of a sheet as XML, every cell a text.

    `style` is the number of a format `@` in the workbook, `prefix` that of its XML names (`x:`).
    """
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - heavy, only when used

    heads = [f'<{prefix}c r="{get_column_letter(n)}' for n in range(1, width + 1)]
    full = f'" s="{style}" t="inlineStr"><{prefix}is><{prefix}t xml:space="preserve">'
    end = f"</{prefix}t></{prefix}is></{prefix}c>"
    void = f'" s="{style}"/>'

    def write(number: int, cells: Cells) -> str:
        if _SPECIAL.search("".join(cells)):
            cells = [_SPECIAL.sub(_escaped, text) for text in cells]
        written = [
            f"{head}{number}{full}{text}{end}" if text else f"{head}{number}{void}"
            for head, text in zip(heads, cells, strict=True)
        ]
        return f'<{prefix}row r="{number}">{"".join(written)}</{prefix}row>'

    return write


def _escaped(found: re.Match[str]) -> str:
    """Escape as the format wants it: controls as `_x0001_` (ECMA-376, ST_Xstring)."""
    text = found[0]
    if text in _ENTITIES:
        return _ENTITIES[text]
    if len(text) > 1:
        return f"_x005F{text}"
    return f"_x{ord(text):04X}_"


def _template(layout: Layout, rows: Sequence[Cells]) -> dict[str, bytes]:
    """Give the parts of a workbook that holds all but the rows; its last row is their pattern."""
    from openpyxl import Workbook  # noqa: PLC0415 - heavy, only when used

    book = Workbook()
    book.properties.creator = "Pekerja Rentan"
    book.properties.title = layout.title
    sheet: Worksheet = book.active  # type: ignore[assignment]
    sheet.title = layout.sheet
    _head(sheet, layout)
    _set_up(sheet, layout, rows)
    return _parts(book, layout, len(rows))


def _head(sheet: Worksheet, layout: Layout) -> None:
    from openpyxl.styles import (  # noqa: PLC0415 - heavy, only when used
        Alignment,
        Border,
        Font,
        PatternFill,
        Side,
    )

    for number, text in enumerate(layout.above, 1):
        _text_cell(sheet, number, 1, text).font = Font(bold=True)
    for number, column in enumerate(layout.columns, 1):
        cell = _text_cell(sheet, layout.start_row, number, column.heading)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="E8EAF2")
        cell.border = Border(bottom=Side(style="thin", color="8A90A6"))
        cell.alignment = Alignment(vertical="center", wrap_text=True)
    _text_cell(sheet, layout.start_row + 1, 1, "")


def _text_cell(sheet: Worksheet, row: int, column: int, text: str) -> Any:
    """Give a cell that holds text only, whatever the text begins with."""
    cell = sheet.cell(row, column)
    cell.value = text
    cell.data_type = "s"
    cell.number_format = "@"
    return cell


def _set_up(sheet: Worksheet, layout: Layout, rows: Sequence[Cells]) -> None:
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - heavy, only when used

    head, last = layout.start_row, layout.start_row + len(rows)
    for number, column in enumerate(layout.columns):
        seen = (len(row[number]) for row in rows[:_WIDTH_SAMPLE])
        longest = max(len(column.heading) + 3, *seen) if rows else len(column.heading) + 3
        width = min(max(longest + 2, _NARROW), _WIDE)
        sheet.column_dimensions[get_column_letter(number + 1)].width = width
    sheet.freeze_panes = f"A{head + 1}"
    sheet.auto_filter.ref = f"A{head}:{get_column_letter(len(layout.columns))}{last}"
    sheet.print_title_rows = f"{head}:{head}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]


def _parts(book: Workbook, layout: Layout, rows: int) -> dict[str, bytes]:
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - heavy, only when used

    parts = parts_of_book(book)
    end = f"{get_column_letter(len(layout.columns))}{layout.start_row + rows}"
    sheet = _DIMENSION.sub(f'<dimension ref="A1:{end}"/>', parts[SHEET].decode())
    parts[SHEET] = quietly(sheet.encode(), f"A1:{end}")
    return parts
