"""Text tables: `,` `;` tab or `|` between the cells, in the encodings that offices send."""

from __future__ import annotations

import csv
import io
from collections import Counter

from desktop_app.domain.cells import Row, Sheet
from desktop_app.files.unreadable import NotAWorkbookError
from desktop_app.kernel.i18n import _
from desktop_app.kernel.jobs import Progress

MAX_COLUMNS = 256
_SEPARATORS = ";,\t|"
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_SAMPLE_LINES = 50


def read(content: bytes, progress: Progress) -> Sheet:
    """Read a text table as a sheet without a name; the row's number is the one Excel shows.

    Raises:
        NotAWorkbookError: these bytes are no text.
        Cancelled: somebody asked to stop.
    """
    text = _decoded(content)
    separator, text = _told_separator(text)
    separator = separator or _guessed_separator(text)
    # A quotation mark that is never closed swallows the rest: then it was no quotation.
    rows = _rows(text, separator, progress)
    if _swallowed(rows, separator):
        rows = _rows_of_lines(text, separator, progress)
    return Sheet(name=None, rows=rows)


def _decoded(content: bytes) -> str:
    encoding = next((name for bom, name in _BOMS if content.startswith(bom)), "")
    if not encoding and b"\x00" in content[:1000]:
        encoding = _utf16_without_bom(content[:1000])
    try:
        return content.decode(encoding or "utf-8")
    except UnicodeDecodeError:
        # Windows-1252 leaves five bytes open; they become the replacement sign.
        return content.decode("utf-16" if encoding == "utf-16" else "cp1252", errors="replace")


def _utf16_without_bom(beginning: bytes) -> str:
    evens, odds = beginning[::2].count(0), beginning[1::2].count(0)
    half = len(beginning) // 2
    if odds > 0.4 * half and evens < 0.1 * half:
        return "utf-16-le"
    if evens > 0.4 * half and odds < 0.1 * half:
        return "utf-16-be"
    raise NotAWorkbookError(what=_("berkas jenis lain"))


def _told_separator(text: str) -> tuple[str, str]:
    """Follow a first line like `sep=;`, which Excel understands; it still counts as a row."""
    line, _end, rest = text.partition("\n")
    told = line.strip().strip('"').lower()
    if told.startswith("sep=") and len(told) == 5:
        return told[4], "\n" + rest
    return "", text


def _guessed_separator(text: str) -> str:
    """Choose the separator that most of the first lines have equally often."""
    lines = [line for line in text[:100_000].splitlines() if line.strip()][:_SAMPLE_LINES]

    def fit(separator: str) -> tuple[int, int]:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=separator))
        width, how_many = max(
            ((w, n) for w, n in widths.items() if w > 1), key=lambda one: one[1], default=(1, 0)
        )
        return how_many, width

    return max(_SEPARATORS, key=fit)


def _rows(text: str, separator: str, progress: Progress) -> list[Row]:
    before = csv.field_size_limit(max(len(text), 131_072))
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        return [_row(cells) for cells in progress.each(reader)]
    finally:
        csv.field_size_limit(before)


def _rows_of_lines(text: str, separator: str, progress: Progress) -> list[Row]:
    """Read each line for itself; in one with half a pair of quotation marks they say nothing."""
    lines = io.StringIO(text, newline=None)
    return [_row(_cells_of(line.rstrip("\n"), separator)) for line in progress.each(lines)]


def _cells_of(line: str, separator: str) -> list[str]:
    if line.count('"') % 2:
        return [value.strip('"') for value in line.split(separator)]
    return next(csv.reader([line], delimiter=separator), [])


def _row(cells: list[str]) -> Row:
    return [_unwrapped(value) for value in cells[:MAX_COLUMNS]]


def _unwrapped(value: str) -> str:
    """Take off the formula with which programs keep Excel from making a number: `="0123"`."""
    return value[2:-1] if value.startswith('="') and value.endswith('"') else value


def _swallowed(rows: list[Row], separator: str) -> bool:
    """Tell whether a cell goes over several lines and holds about a whole row of cells."""
    usual = Counter(len(row) for row in rows if len(row) > 1).most_common(1)
    width = usual[0][0] if usual else 1
    return any(
        "\n" in value and value.count(separator) >= max(width - 1, 1)
        for row in rows
        for value in row
        if isinstance(value, str) and len(value) >= width
    )
