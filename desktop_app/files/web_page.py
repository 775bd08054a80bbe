"""Web pages with a table, which portals give the name .xls: the rows that Excel shows of them."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from desktop_app.domain.cells import Row, Sheet, Span, Value
from desktop_app.files.sheet_xml import MAX_CELLS, MAX_COLUMNS, MAX_ROWS
from desktop_app.files.unreadable import DamagedFileError, NotAWorkbookError, TooLargeError
from desktop_app.kernel.i18n import _
from desktop_app.kernel.jobs import Progress

_BEGINNING = re.compile(
    rb"(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|meta|style|title|body|center|div|h[1-6]"
    rb"|table)\b",
    re.IGNORECASE,
)
_CHARSET = re.compile(rb"""charset\s*=\s*["']?([\w-]+)""", re.IGNORECASE)
_MOST_BYTES = 20_000_000
_AT_ONCE = 16_384
# What html.parser still waits to see the end of; it is read again with every piece.
_MOST_UNENDED = 1_000_000
_CELLS, _LINES = ("td", "th"), ("br", "p", "div", "li")
_NOT_SHOWN = ("script", "style", "title")


def is_web_page(content: bytes) -> bool:
    """Tell a web page, or a piece of one, by how it begins."""
    return _BEGINNING.match(content[:1000].lstrip(b"\xef\xbb\xbf \t\r\n")) is not None


def read(content: bytes, progress: Progress) -> Sheet:
    """Read what the tables of a page show as one sheet; a line between them is a row.

    Raises:
        NotAWorkbookError: the page has no table.
        DamagedFileError: something in it does not end, or is no HTML.
        TooLargeError: it asks for more than a list ever needs.
        Cancelled: somebody asked to stop.
    """
    if len(content) > _MOST_BYTES:
        raise TooLargeError
    text = _decoded(content)
    page = _Page()
    try:
        for start in progress.each(range(0, len(text), _AT_ONCE)):
            page.feed(text[start : start + _AT_ONCE])
            if len(page.rawdata) > _MOST_UNENDED:
                raise DamagedFileError
        page.close()
    except AssertionError:  # html.parser's word for a marked section that it does not know
        raise DamagedFileError from None
    if not page.has_table:
        raise NotAWorkbookError(what=_("halaman web yang diberi nama lain"))
    return Sheet(
        name=None,
        rows=page.rows,
        hidden_rows=frozenset(page.hidden_rows),
        merged=tuple(page.merged),
    )


def _decoded(content: bytes) -> str:
    said = _CHARSET.search(content[:5_000])
    for encoding in ("utf-8-sig", said[1].decode() if said else "cp1252", "cp1252"):
        try:
            return content.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return content.decode("cp1252", errors="replace")


class _Page(HTMLParser):
    """Walks through a page; what is outside of every row is a row as soon as its line ends."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []
        self.merged: list[Span] = []
        self.hidden_rows: set[int] = set()
        self.has_table = False
        self._row: list[Value] | None = None
        self._words: list[str] = []
        self._attributes: dict[str, str | None] | None = None  # of the open cell
        self._reached_down: dict[int, int] = {}  # rows still to come, by column
        self._silent = ""
        self._cells = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _CELLS:
            self._end_cell()
            self._row = [] if self._row is None else self._row
            self._attributes = dict(attrs)
        elif tag in ("table", "tr"):
            self._end_row()
            self._begin(tag, dict(attrs))
        elif tag in _NOT_SHOWN:
            self._silent = tag
        elif tag in _LINES:
            self._end_line()

    def handle_endtag(self, tag: str) -> None:
        if tag in _CELLS:
            self._end_cell()
        elif tag in ("table", "tr"):
            self._end_row()
        elif tag == self._silent:
            self._silent = ""
        elif tag in _LINES:
            self._end_line()

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._words.append(data.replace("\n", " "))

    def close(self) -> None:
        super().close()
        self._end_row()

    def _begin(self, tag: str, attributes: dict[str, str | None]) -> None:
        if tag == "table":
            self.has_table, self._reached_down = True, {}
            return
        self._row = []
        if "display:none" in (attributes.get("style") or "").replace(" ", "").lower():
            self.hidden_rows.add(len(self.rows) + 1)

    def _end_line(self) -> None:
        if self._row is None:
            self._end_row()
        else:
            self._words.append("\n")

    def _end_cell(self) -> None:
        text, said = "".join(self._words).strip(), self._attributes
        self._words, self._attributes = [], None
        if self._row is None or said is None:
            self._words = [text] if self._row is None and text else []
            return
        while len(self._row) in self._reached_down:
            self._row.append(None)
        column, across, down = len(self._row), _count(said, "colspan"), _count(said, "rowspan")
        across = max(min(across, MAX_COLUMNS - column), 0)
        is_number = ("sdval" in said or "x:num" in said) and text.isdecimal()
        self._row.extend([float(text) if is_number else text, *[None] * across][:across])
        if across > 1 or down > 1:
            top = len(self.rows) + 1
            self.merged.append(Span(top, column, top + down - 1, column + across - 1))
            self._reached_down.update(dict.fromkeys(range(column, column + across), down))

    def _end_row(self) -> None:
        self._end_cell()
        row, self._row = self._row, None
        if row is None:
            row, self._words = ["".join(self._words).strip()], []
            if not row[0]:
                return
        self._reached_down = {at: n - 1 for at, n in self._reached_down.items() if n > 1}
        self.rows.append(row)
        self._cells += len(row)
        if len(self.rows) > MAX_ROWS or self._cells > MAX_CELLS:
            raise TooLargeError


def _count(attributes: dict[str, str | None], name: str) -> int:
    """Give over how many columns or rows a cell reaches."""
    said = (attributes.get(name) or "").strip()
    return min(max(int(said), 1), MAX_ROWS) if said.isdecimal() and len(said) < 7 else 1
