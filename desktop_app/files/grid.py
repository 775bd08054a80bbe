"""Read any office's list, whatever its format, into a `Book` of raw cells."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.domain.cells import Book, Row, Sheet, Span, Value, is_blank
from desktop_app.files import biff, compound, delimited, web_page, workbook_parts
from desktop_app.files.unreadable import (
    DamagedFileError,
    EmptyFileError,
    MissingFileError,
    NotAWorkbookError,
    PasswordProtectedError,
    TooLargeError,
)
from desktop_app.files.workbook_parts import Shape
from desktop_app.kernel.i18n import N_, _
from desktop_app.kernel.jobs import Progress
from desktop_app.kernel.memory import collecting_later

if TYPE_CHECKING:
    import python_calamine

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv", ".txt")

MAX_FILE_BYTES = 200_000_000
_ZIP = b"PK\x03\x04"
_OTHERS = (
    (b"%PDF", N_("berkas PDF")),
    (b"\x89PNG", N_("sebuah gambar")),
    (b"\xff\xd8\xff", N_("sebuah gambar")),
    (b"GIF8", N_("sebuah gambar")),
    (b"{\\rtf", N_("dokumen teks")),
    (b"<?xml", N_("berkas XML")),
    (b"Rar!", N_("arsip RAR")),
    (b"7z\xbc\xaf", N_("arsip 7-Zip")),
    (b"SQLite format 3", N_("basis data")),
)
_OTHER_STREAMS = (
    ("WordDocument", N_("dokumen Word")),
    ("PowerPoint Document", N_("presentasi PowerPoint")),
)


def read_book(path: Path, *, progress: Progress | None = None) -> Book:
    """Read every sheet of a workbook or text table; what it is, its beginning says, not its name.

    Cells stay raw: numbers are floats as the file holds them, formulas give the value that was
    last calculated, errors and empty cells are blank. Cells far away from the list (beyond column
    256, or behind thousands of blank rows) are left out.

    Raises:
        UnreadableError: a child of it says why the file is no list.
        Cancelled: somebody asked to stop.
    """
    progress = progress or Progress()
    with collecting_later():
        book = _book_of(read_bytes(path), progress)
    if not any(not is_blank(value) for sheet in book.sheets for row in sheet.rows for value in row):
        raise EmptyFileError
    return book


def read_bytes(path: Path) -> bytes:
    """Give a file's bytes.

    Raises:
        MissingFileError: it is not there or may not be opened.
        TooLargeError: it is far larger than any list.
    """
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            raise TooLargeError
        return path.read_bytes()
    except OSError:
        raise MissingFileError(name=path.name) from None


def _book_of(content: bytes, progress: Progress) -> Book:
    if not content.strip():
        raise EmptyFileError
    if web_page.is_web_page(content):
        return Book((web_page.read(content, progress),))
    for beginning, what in _OTHERS:
        if content.startswith(beginning):
            raise NotAWorkbookError(what=_(what))
    if content.startswith(_ZIP):
        return _from_parts(workbook_parts.open_parts(content), progress)
    if content.startswith(compound.BEGINNING):
        return _from_ole(content, progress)
    return Book((delimited.read(content, progress),))


def _from_ole(content: bytes, progress: Progress) -> Book:
    # The directory's names stand in the file as they are, also where it is cut off.
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise PasswordProtectedError
    for name, what in _OTHER_STREAMS:
        if name.encode("utf-16-le") in content:
            raise NotAWorkbookError(what=_(what))
    streams = compound.streams(content)
    stream = streams.get("Workbook") or streams.get("Book")
    if stream is None:
        raise DamagedFileError
    sheets = biff.sheets(stream)
    shapes = {one.name: Shape(frozenset(one.hidden_rows)) for one in sheets}
    return _sheets(biff.tamed(content, stream, sheets), shapes, progress)


def _from_parts(parts: workbook_parts.Parts, progress: Progress) -> Book:
    return _sheets(parts.content, parts.shapes, progress)


def _sheets(content: bytes, shapes: dict[str, Shape], progress: Progress) -> Book:
    import python_calamine as calamine  # noqa: PLC0415 - heavy, only when used

    try:
        with calamine.CalamineWorkbook.from_filelike(BytesIO(content)) as book:
            plain = [
                one for one in book.sheets_metadata if one.typ == calamine.SheetTypeEnum.WorkSheet
            ]
            return Book(
                tuple(
                    _sheet(
                        book.get_sheet_by_name(one.name),
                        shapes.get(one.name, Shape()),
                        hidden=one.visible != calamine.SheetVisibleEnum.Visible,
                    )
                    for one in progress.each(plain)
                )
            )
    except calamine.PasswordError:
        raise PasswordProtectedError from None
    except (calamine.CalamineError, ValueError, OverflowError):
        raise DamagedFileError from None
    except BaseException as error:
        # A panic of the reader's Rust code is a BaseException of a class that nobody can import.
        if type(error).__name__ != "PanicException":
            raise
        raise DamagedFileError from None


def _sheet(source: python_calamine.CalamineSheet, shape: Shape, *, hidden: bool) -> Sheet:
    top, left = source.start or (0, 0)
    rows: Sequence[Row] = source.to_python()
    if left:
        margin: list[Value] = [None] * left
        rows = [[*margin, *row] for row in rows]
    spans = [
        Span(one[0] + 1, one[1], two[0] + 1, two[1]) for one, two in source.merged_cell_ranges or ()
    ]
    return Sheet(
        name=source.name,
        rows=rows,
        first_row=top + 1,
        hidden=hidden,
        hidden_rows=shape.hidden_rows,
        merged=tuple(spans) or shape.merged,
    )
