"""A worksheet's XML as a stream: how far it reaches, which rows are hidden, stray cells out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from desktop_app.files.unreadable import DamagedFileError, TooLargeError

MAX_COLUMNS = 256
MAX_ROWS = 300_000
MAX_CELLS = 8_000_000
STRAY_GAP = 5_000
"""So many blank rows end a sheet that is too large to be laid out whole."""

_OTHER_BLANKS = b"\t\n\v\f\r"


@dataclass(frozen=True, slots=True)
class _AfterBlank:
    """A pattern behind a blank; where all blanks are spaces, the search is five times as fast."""

    space: re.Pattern[bytes]
    any_blank: re.Pattern[bytes]

    @classmethod
    def of(cls, pattern: bytes) -> _AfterBlank:
        """Compile a pattern."""
        return cls(re.compile(b" " + pattern), re.compile(rb"\s" + pattern))

    def to_search(self, piece: bytes) -> re.Pattern[bytes]:
        """Give the quicker of the two that misses nothing in this piece."""
        return self.any_blank if any(one in piece for one in _OTHER_BLANKS) else self.space


# Columns A to Z and rows up to 299,999 are within all three bounds, whatever cells there are.
_NOT_SMALL = _AfterBlank.of(rb"""r\s*=\s*["'](?![A-Z]?[0-2]?[0-9]{1,5}["'])""")
# Two passes in C are twice as fast as one that gives pairs.
_COLUMN = _AfterBlank.of(rb"""r\s*=\s*["']([A-Za-z]{1,3})[0-9]""")
_ROW = _AfterBlank.of(rb"""r\s*=\s*["'][A-Za-z]{1,3}([0-9]{1,7})["']""")
_REFERENCE = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]{1,3})([0-9]{1,7})["']""")
# Nearly all programs say first of all where a cell stands; whether another says it is looked up.
_MAYBE_UNPLACED = re.compile(rb"""<c(?! r=["'])[\s/>]""")
_PREFIXED_CELL = b":c"
_ROW_OR_CELL = re.compile(rb"<(?:\w+:)?(row|c)(?=[\s/>])([^>]*)>")
_HIDDEN_ROW = re.compile(rb"""<(?:\w+:)?row\s[^>]*?\bhidden\s*=\s*["'](?:1|true)["'][^>]*>""")
_ROW_NUMBER = re.compile(rb"""\sr\s*=\s*["'](\d{1,7})["']""")
_CELL = re.compile(rb"<((?:\w+:)?)c(\s[^>]*?)(?:/>|>(.*?)</\1c>)", re.DOTALL)
_EMPTY_CELL = re.compile(rb"<(?:\w+:)?c\s[^>]*(?:/>|></(?:\w+:)?c>)")
_HAS_VALUE = re.compile(rb"<(?:\w+:)?(?:v|t)[ >]")


@dataclass(frozen=True, slots=True)
class Glance:
    """What one quick look at a sheet tells: its hidden rows (from 1), and whether it is small.

    A small sheet cannot be too wide where each cell `is_placed`, says where it stands; else it has
    to be measured.
    """

    hidden_rows: frozenset[int]
    is_small: bool
    is_placed: bool = True


@dataclass(frozen=True, slots=True)
class Extent:
    """How far the cells of a sheet reach."""

    rows: int
    columns: int

    @property
    def is_too_wide(self) -> bool:
        """Tell whether laying out this range asks for more than a list ever needs."""
        return (
            self.columns > MAX_COLUMNS
            or self.rows > MAX_ROWS
            or self.rows * self.columns > MAX_CELLS
        )


def checked(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Give a part of a workbook in pieces that tear no tag.

    Raises:
        DamagedFileError: the part holds a document type, or is in an encoding of two bytes.
    """
    for piece in _pieces(chunks, b"<", 0):
        # One byte is looked for ten times as fast as several.
        declares = b"!" in piece and (b"<!DOCTYPE" in piece or b"<!ENTITY" in piece)
        if declares or b"\x00" in piece:
            raise DamagedFileError
        yield piece


def glance(chunks: Iterable[bytes]) -> Glance:
    """Look a sheet over once.

    Raises:
        DamagedFileError: as `checked` does.
    """
    hidden: set[int] = set()
    is_small = is_placed = True
    for piece in checked(chunks):
        if b"hidden" in piece:
            hidden.update(_hidden_rows(piece))
        is_small = is_small and not _NOT_SMALL.to_search(piece).search(piece)
        is_placed = is_placed and not (_MAYBE_UNPLACED.search(piece) or _PREFIXED_CELL in piece)
    return Glance(frozenset(hidden), is_small, is_placed)


def measure(chunks: Iterable[bytes]) -> Extent:
    """Find the extent of a sheet."""
    rows: set[bytes] = set()
    columns: set[bytes] = set()
    for piece in _pieces(chunks, b"<", 0):
        columns.update(_COLUMN.to_search(piece).findall(piece))
        rows.update(_ROW.to_search(piece).findall(piece))
    return Extent(
        rows=max(map(int, rows), default=0),
        columns=max(map(_column_number, columns), default=0),
    )


def reach_of_unplaced(chunks: Iterable[bytes]) -> Extent:
    """Find the extent of a sheet with cells that stand behind the one before, wherever that is.

    Nothing is given of a sheet all of whose cells say where they stand; that can be measured. What
    is too wide is followed no further.
    """
    row = column = 0
    reach, unplaced = Extent(0, 0), False
    for piece in _pieces(chunks, b"<", 0):
        for kind, said in _ROW_OR_CELL.findall(piece):
            if kind == b"row":
                number = _ROW_NUMBER.search(said)
                row, column = int(number[1]) if number else row + 1, 0
            else:
                place = _place_in(said)
                unplaced = unplaced or place is None
                row, column = place or (row, column + 1)
                if row > reach.rows or column > reach.columns:
                    reach = Extent(max(row, reach.rows), max(column, reach.columns))
        if unplaced and reach.is_too_wide:
            break
    return reach if unplaced else Extent(0, 0)


def last_near_row(chunks: Iterable[bytes]) -> int:
    """Find the last row with a value before the first gap of `STRAY_GAP` rows.

    Raises:
        TooLargeError: even up to there it is too much.
    """
    filled: set[int] = set()
    width = 0
    for piece in _pieces(chunks, b"row>", 4):
        for match in _CELL.finditer(_EMPTY_CELL.sub(b"", piece)):
            place = _place_in(match[2])
            if place and place[1] <= MAX_COLUMNS and _HAS_VALUE.search(match[3] or b""):
                filled.add(place[0])
                width = max(width, place[1])
    last = last_before_gap(filled)
    if last * width > MAX_CELLS:
        raise TooLargeError
    return last


def last_before_gap(filled: Iterable[int]) -> int:
    """Give the last of the filled rows before `STRAY_GAP` blank ones; 0 without any row."""
    rows = sorted(filled)
    for above, below in pairwise(rows):
        if below - above > STRAY_GAP:
            return above
    return rows[-1] if rows else 0


def near_cells(chunks: Iterable[bytes], last_row: int) -> Iterator[bytes]:
    """Give the sheet without its empty cells and those beyond `last_row` or `MAX_COLUMNS`."""

    def kept(match: re.Match[bytes]) -> bytes:
        place = _place_in(match[2])
        if place is None:
            return match[0]
        near = place[0] <= last_row and place[1] <= MAX_COLUMNS
        return match[0] if near and _HAS_VALUE.search(match[3] or b"") else b""

    for piece in _pieces(chunks, b"row>", 4):
        yield _CELL.sub(kept, _EMPTY_CELL.sub(b"", piece))


def _pieces(chunks: Iterable[bytes], mark: bytes, after: int) -> Iterator[bytes]:
    """Cut a stream `after` bytes behind the last `mark` of each chunk, so that no tag is torn."""
    waiting: list[bytes] = []
    for chunk in chunks:
        seam = waiting[-1][-8:] + chunk[:8] if waiting else b""
        waiting.append(chunk)
        if mark in chunk or mark in seam:
            whole = b"".join(waiting)
            cut = whole.rfind(mark) + after
            yield whole[:cut]
            waiting = [whole[cut:]]
    yield b"".join(waiting)


def _hidden_rows(piece: bytes) -> Iterator[int]:
    for tag in _HIDDEN_ROW.findall(piece):
        number = _ROW_NUMBER.search(tag)
        if number:
            yield int(number[1])


def _place_in(attributes: bytes) -> tuple[int, int] | None:
    found = _REFERENCE.search(attributes)
    return (int(found[2]), _column_number(found[1])) if found else None


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
