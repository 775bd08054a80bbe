"""The records of an .xls: how far its cells reach, which rows are hidden, what must be muted.

Record numbers and layouts are those of [MS-XLS]; Excel 5 differs only in names.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from desktop_app.files.compound import Stream
from desktop_app.files.sheet_xml import MAX_CELLS, MAX_COLUMNS, last_before_gap
from desktop_app.files.unreadable import (
    DamagedFileError,
    PasswordProtectedError,
    TooLargeError,
)

_BEGIN, _BOUND_SHEET, _FILE_PASS, _STRINGS = 0x0809, 0x0085, 0x002F, 0x00FC
_DIMENSIONS, _ROW, _BLANK, _MANY_NUMBERS = 0x0200, 0x0208, 0x0201, 0x00BD
_CELLS = frozenset((0x0006, 0x0203, 0x0204, 0x0205, 0x027E, _MANY_NUMBERS, 0x00D6, 0x00FD))
_HIDDEN = 0x20
_MUTED = struct.pack("<H", _BLANK)


@dataclass(slots=True)
class SheetRecords:
    """What one sheet's records show; `hidden_rows` are numbers from 1, all else counts from 0."""

    name: str
    hidden_rows: set[int] = field(default_factory=set)
    dimensions: list[int] = field(default_factory=list)
    cells: list[tuple[int, int, int]] = field(default_factory=list)


def sheets(stream: Stream) -> list[SheetRecords]:
    """Read the records of a workbook stream.

    Raises:
        PasswordProtectedError: the workbook is encrypted.
        DamagedFileError: the records lead out of the stream.
    """
    found: dict[int, SheetRecords] = {}
    names: dict[int, str] = {}
    sheet = SheetRecords("")
    try:
        for kind, at, length in _records(stream.data):
            if kind == _BEGIN:
                sheet = found.setdefault(at, SheetRecords(names.get(at, "")))
            elif kind == _BOUND_SHEET:
                start, name = _bound_sheet(stream.data[at + 4 : at + 4 + length])
                names[start] = name
            else:
                _take(sheet, stream.data, (kind, at, length))
    except (struct.error, UnicodeDecodeError):
        raise DamagedFileError from None
    return list(found.values())


def tamed(content: bytes, stream: Stream, found: Iterable[SheetRecords]) -> bytes:
    """Give the file with stray far cells and the claimed dimensions turned into blanks.

    Raises:
        TooLargeError: even without them a sheet asks for more than a list ever needs.
    """
    mended = bytearray(content)
    for sheet in found:
        last = last_before_gap({row for row, _column, _at in sheet.cells})
        near = {(row, col) for row, col, _at in sheet.cells if row <= last and col < MAX_COLUMNS}
        if (last + 1) * max((column + 1 for _row, column in near), default=0) > MAX_CELLS:
            raise TooLargeError
        far = [at for row, column, at in sheet.cells if (row, column) not in near]
        for at in far + sheet.dimensions:
            for offset, byte in enumerate(_MUTED):
                mended[stream.place(at + offset)] = byte
    return bytes(mended)


def _records(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Give kind, position and length of each record."""
    at = 0
    while at + 4 <= len(data):
        kind, length = struct.unpack_from("<HH", data, at)
        yield kind, at, length
        at += 4 + length


def _take(sheet: SheetRecords, data: bytes, record: tuple[int, int, int]) -> None:
    kind, at, length = record
    if kind in _CELLS:
        row, column = struct.unpack_from("<HH", data, at + 4)
        width = (length - 6) // 6 if kind == _MANY_NUMBERS else 1
        sheet.cells.append((row, column + max(width, 1) - 1, at))
    elif kind == _ROW:
        row, options = struct.unpack_from("<H10xH", data, at + 4)
        if options & _HIDDEN:
            sheet.hidden_rows.add(row + 1)
    elif kind == _DIMENSIONS:
        sheet.dimensions.append(at)
    elif kind == _FILE_PASS:
        raise PasswordProtectedError
    elif kind == _STRINGS and struct.unpack_from("<I", data, at + 8)[0] > len(data):
        raise DamagedFileError


def _bound_sheet(record: bytes) -> tuple[int, str]:
    start, length, wide = struct.unpack_from("<I2xBB", record)
    if wide in (0, 1):
        coding = "utf-16-le" if wide else "latin-1"
        return start, record[8 : 8 + length * (wide + 1)].decode(coding)
    return start, record[7 : 7 + length].decode("cp1252", errors="replace")
