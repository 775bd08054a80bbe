"""The agency's own workbook: read as a layout, and our rows written into it, nothing else changed.

openpyxl would drop what it does not know (pictures, macros, validations of newer programs), so the
parts of the archive are copied as they are; only the one sheet gets rows, and the styles one more
format, `@`, behind those that are there.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from desktop_app.domain.agency_list import agency_list
from desktop_app.domain.layout import Layout
from desktop_app.domain.layout_reading import LayoutError
from desktop_app.domain.submission import cells_sha256
from desktop_app.files import compound
from desktop_app.files.grid import read_book, read_bytes
from desktop_app.files.unreadable import PasswordProtectedError
from desktop_app.files.workbook import Cells, FileWritten, Stream, row_writer, sha256_of
from desktop_app.files.workbook_parts import sheet_parts, styles_part
from desktop_app.kernel.errors import UnreadableError
from desktop_app.kernel.i18n import N_, _
from desktop_app.kernel.jobs import Progress
from desktop_app.kernel.safe_files import replacing

_DATA = re.compile(
    rb"<((?:\w+:)?)sheetData(?:\s[^>]*)?(?:/>|>(.*?)</(?:\w+:)?sheetData\s*>)", re.DOTALL
)
_ROW = re.compile(rb"<((?:\w+:)?)row(\s[^>]*?)?(?:/>|>.*?</\1row\s*>)", re.DOTALL)
_ROW_NUMBER = re.compile(rb"""\sr\s*=\s*["'](\d{1,7})["']""")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_DIMENSION = re.compile(rb'(<(?:\w+:)?dimension\s[^>]*?ref=")([A-Z]+\d+)(?::([A-Z]+)\d+)?(")')
_MERGES = re.compile(rb"<((?:\w+:)?)mergeCells\b[^>]*>(.*?)</\1mergeCells\s*>", re.DOTALL)
_MERGE = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="[A-Z]+(\d+)[^>]*?(?:/>|></[^>]*>)')
_FORMATS = re.compile(rb"<((?:\w+:)?)cellXfs\b([^>]*)>(.*?)</\1cellXfs\s*>", re.DOTALL)
_FORMAT = re.compile(rb"<(?:\w+:)?xf[\s/>]")
_COUNT = re.compile(rb'\bcount="\d+"')
_TEXT_FORMAT = b'xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0"'  # 49 is `@`


class OldWorkbookError(UnreadableError):
    """A workbook of Excel 97 to 2003: read everywhere, written nowhere in this program."""

    text = N_(
        "Berkas .xls hanya dapat dibaca, tidak dapat diisi. Buka di Excel, simpan sebagai "
        "“Buku Kerja Excel (.xlsx)”, lalu muat berkas itu."
    )


class NotWritableError(UnreadableError):
    """A list that can be read but has no parts into which rows could be written."""

    text = N_("Hanya buku kerja .xlsx yang dapat diisi. Simpan sebagai .xlsx, lalu muat lagi.")


@dataclass(frozen=True, slots=True)
class AgencyWorkbook:
    """A workbook as it was handed out, the layout made from it, and headings without a meaning."""

    content: bytes
    layout: Layout
    unmapped: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """The agency's workbook and the layout by which it is filled."""

    content: bytes
    layout: Layout


def read_agency_workbook(path: Path) -> AgencyWorkbook:
    """Take the agency's workbook as a layout; its file name is kept.

    Raises:
        OldWorkbookError, NotWritableError: it can be read but not filled.
        LayoutError: below its headings stand formulas, which rows of ours would destroy.
        UnreadableError: it is no workbook, or no heading in it means a NIK or a name.
    """
    content = read_bytes(path)
    if content.startswith(compound.BEGINNING):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise PasswordProtectedError
        raise OldWorkbookError
    book = read_book(path)
    if path.suffix.lower() != ".xlsx":
        raise NotWritableError
    digest = hashlib.sha256(content).hexdigest()
    found = agency_list(book, file_name=path.name, sha256=digest)
    with ZipFile(BytesIO(content)) as archive:
        _filled(archive, found.layout, [], Progress())
    return AgencyWorkbook(content, found.layout, found.unmapped)


def fill_workbook(
    path: Path, content: bytes, layout: Layout, rows: Sequence[Cells], progress: Progress
) -> FileWritten:
    """Write the agency's workbook with our rows below its headings; whole or not at all.

    What stood there as an example goes; every other part of the file keeps its bytes.

    Raises:
        LayoutError: the workbook has no such sheet, or formulas below its headings.
        NoRoomError: it cannot be written there.
    """
    with replacing(path) as stream:
        return workbook_into(stream, path, Template(content, layout), rows, progress)


def workbook_into(
    stream: Stream, path: Path, template: Template, rows: Sequence[Cells], progress: Progress
) -> FileWritten:
    """Do the same into a stream; `path` is what the file is called."""
    with ZipFile(BytesIO(template.content)) as archive:
        changed = _filled(archive, template.layout, rows, progress)
        with ZipFile(stream, "w") as target:
            for entry in archive.infolist():
                part = changed.get(entry.filename)
                target.writestr(copy(entry), archive.read(entry) if part is None else part)
    return FileWritten(path, len(rows), sha256_of(stream), cells_sha256(rows))


def _filled(
    archive: ZipFile, layout: Layout, rows: Sequence[Cells], progress: Progress
) -> dict[str, bytes]:
    """Give the two parts that change: the sheet with our rows, the styles with one more format."""
    sheet_name = sheet_parts(archive).get(layout.sheet, "")
    styles_name = styles_part(archive)
    names = set(archive.namelist())
    if sheet_name not in names or styles_name not in names:
        raise LayoutError(
            problem=_("Lembar “{sheet}” tidak ada di dalamnya.").format(sheet=layout.sheet)
        )
    styles, style = _with_text_format(archive.read(styles_name))
    sheet = _with_rows(archive.read(sheet_name), layout, rows, style=style, progress=progress)
    return {sheet_name: sheet, styles_name: styles}


def _with_text_format(styles: bytes) -> tuple[bytes, int]:
    found = _FORMATS.search(styles)
    if found is None:
        raise NotWritableError
    prefix, said, formats = found.groups()
    number = len(_FORMAT.findall(formats))
    said = _COUNT.sub(b'count="%d"' % (number + 1), said)
    added = b'<%s%s applyNumberFormat="1"/>' % (prefix, _TEXT_FORMAT)
    whole = b"<%scellXfs%s>%s%s</%scellXfs>" % (prefix, said, formats, added, prefix)
    return styles[: found.start()] + whole + styles[found.end() :], number


def _with_rows(
    sheet: bytes, layout: Layout, rows: Sequence[Cells], *, style: int, progress: Progress
) -> bytes:
    found = _DATA.search(sheet)
    if found is None:
        raise NotWritableError
    prefix = found[1]
    write = row_writer(len(layout.columns), style=str(style), prefix=prefix.decode())
    ours = (
        write(number, cells).encode()
        for number, cells in enumerate(progress.each(rows, len(rows)), layout.start_row + 1)
    )
    kept = _rows_down_to(found[2] or b"", layout.start_row)
    data = b"<%ssheetData>%s%s</%ssheetData>" % (prefix, kept, b"".join(ours), prefix)
    last = layout.start_row + len(rows)
    before = _DIMENSION.sub(lambda said: _reaching(said, layout, last), sheet[: found.start()])
    after = _MERGES.sub(lambda merges: _merges_above(merges, layout), sheet[found.end() :])
    return before + data + after


def _rows_down_to(data: bytes, last: int) -> bytes:
    """Give the rows down to the headings; those below are examples, but formulas are refused."""
    kept: list[bytes] = []
    number = 0
    for row in _ROW.finditer(data):
        said = _ROW_NUMBER.search(row[2] or b"")
        number = int(said[1]) if said else number + 1
        if number <= last:
            kept.append(row[0])
        elif _FORMULA.search(row[0]):
            problem = _("Di baris {n}, di bawah judul kolom, ada rumus. Hapus barisnya dahulu.")
            raise LayoutError(problem=problem.format(n=number))
    return b"".join(kept)


def _reaching(said: re.Match[bytes], layout: Layout, last: int) -> bytes:
    from openpyxl.utils import (  # noqa: PLC0415 - heavy, only when used
        column_index_from_string,
        get_column_letter,
    )

    corner = (said[3] or said[2]).decode().rstrip("0123456789")
    right = max(column_index_from_string(corner), len(layout.columns))
    return b"%s%s:%s%d%s" % (said[1], said[2], get_column_letter(right).encode(), last, said[4])


def _merges_above(merges: re.Match[bytes], layout: Layout) -> bytes:
    """Give the merged ranges of the heading; those of example rows would hide people."""
    kept = [one[0] for one in _MERGE.finditer(merges[2]) if int(one[1]) <= layout.start_row]
    if not kept:
        return b""
    prefix = merges[1]
    said = b'<%smergeCells count="%d">' % (prefix, len(kept))
    return b"%s%s</%smergeCells>" % (said, b"".join(kept), prefix)
