"""The content of an .ods: repeated cells counted before they are laid out, hidden and merged."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.parsers import expat

from desktop_app.domain.cells import Span
from desktop_app.files.sheet_xml import MAX_CELLS
from desktop_app.files.unreadable import DamagedFileError, TooLargeError

_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"


@dataclass(slots=True)
class TableShape:
    """What one table of the document needs and shows; rows are numbers from 1."""

    hidden: set[int] = field(default_factory=set)
    spans: list[Span] = field(default_factory=list)
    width: int = 0
    rows: int = 0

    @property
    def hidden_rows(self) -> frozenset[int]:
        """Give the rows that are hidden or filtered away."""
        return frozenset(self.hidden)

    @property
    def merged(self) -> tuple[Span, ...]:
        """Give the merged ranges."""
        return tuple(self.spans)


def shapes(chunks: Iterable[bytes]) -> dict[str, TableShape]:
    """Read the shapes of all tables by their names.

    Raises:
        DamagedFileError: this is no XML, or it has a document type.
        TooLargeError: repeated cells ask for more than a list ever needs.
    """
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.StartDoctypeDeclHandler = reader.refuse
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except expat.ExpatError:
        raise DamagedFileError from None
    return reader.tables


class _Reader:
    """Follows the tags of the document and counts."""

    def __init__(self) -> None:
        self.tables: dict[str, TableShape] = {}
        self._table = TableShape()
        self._row = 0
        self._row_repeat = 1
        self._column = 0
        self._cell_repeat = 1
        self._row_is_filled = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        space, _blank, name = tag.rpartition(" ")
        if space == _TEXT and name == "p":
            self._fill()
        elif space == _TABLE and name in ("table-cell", "covered-table-cell"):
            self._start_cell(attributes)
        elif space == _TABLE and name == "table-row":
            self._start_row(attributes)
        elif space == _TABLE and name == "table":
            self._table = self.tables.setdefault(_named(attributes, "name"), TableShape())
            self._row, self._row_repeat = 0, 0

    def end(self, tag: str) -> None:
        if tag == f"{_TABLE} table-row" and self._row_is_filled:
            self._table.rows = self._row + self._row_repeat
            if self._table.rows * self._table.width > MAX_CELLS:
                raise TooLargeError

    def refuse(self, *_declaration: object) -> None:
        raise DamagedFileError

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._row += self._row_repeat
        self._row_repeat = _count(attributes, "number-rows-repeated")
        self._column, self._cell_repeat, self._row_is_filled = 0, 0, False
        if _named(attributes, "visibility") in ("collapse", "filter"):
            repeated = min(self._row_repeat, MAX_CELLS - self._row)
            if repeated < 100_000:
                self._table.hidden.update(range(self._row + 1, self._row + repeated + 1))

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self._column += self._cell_repeat
        self._cell_repeat = _count(attributes, "number-columns-repeated")
        down = _count(attributes, "number-rows-spanned")
        across = _count(attributes, "number-columns-spanned")
        if down > 1 or across > 1:
            top, left = self._row + 1, self._column
            self._table.spans.append(Span(top, left, top + down - 1, left + across - 1))
        if f"{_OFFICE} value-type" in attributes:
            self._fill()

    def _fill(self) -> None:
        self._row_is_filled = True
        self._table.width = max(self._table.width, self._column + self._cell_repeat)


def _named(attributes: dict[str, str], name: str) -> str:
    return attributes.get(f"{_TABLE} {name}", "")


def _count(attributes: dict[str, str], name: str) -> int:
    text = _named(attributes, name)
    return int(text) if text.isdecimal() and len(text) < 8 else 1
