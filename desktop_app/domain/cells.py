"""Cells as a file shows them: raw values in rows, rows in sheets, sheets in a book."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple, TypeAlias

Value: TypeAlias = str | float | int | bool | date | datetime | time | timedelta | None
Row: TypeAlias = Sequence[Value]

# Invisible characters that come along when a cell is copied from a web page or a chat.
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))


class Span(NamedTuple):
    """A merged range: rows as the file numbers them (from 1), columns as indices (from 0)."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet; index 0 of every row is the file's column A, rows may differ in length.

    `name` is None for a text file; `first_row` is the file's number (from 1) of `rows[0]`;
    `hidden_rows` holds such numbers, too.
    """

    name: str | None
    rows: Sequence[Row]
    first_row: int = 1
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    merged: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Book:
    """All sheets of a file in its order, the hidden ones too."""

    sheets: tuple[Sheet, ...]


def text_of(value: Value) -> str:
    """Give a cell's words with single blanks; whole numbers without the `.0`, dates day first."""
    if isinstance(value, str):
        seen = value if value.isascii() else value.translate(_INVISIBLE)
        return " ".join(seen.split())
    if value is None or isinstance(value, bool):
        return "" if value is None else str(value).upper()
    if isinstance(value, float):
        return f"{value:.0f}" if value.is_integer() else repr(value)
    if isinstance(value, date):
        return f"{value:%d-%m-%Y}"
    return str(value)


def is_blank(value: Value) -> bool:
    """Tell whether a cell shows nothing."""
    return value is None or value == "" or (isinstance(value, str) and not text_of(value))


def cell(row: Row, index: int) -> Value:
    """Give the value at `index`, None behind the row's end."""
    return row[index] if 0 <= index < len(row) else None


def letters(index: int) -> str:
    """Give the letters with which spreadsheets name a column: 0 is A, 26 is AA."""
    text = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


_NOTHING = re.compile(
    r"[-–—_.…/\\]+|#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!)|N/A|NIHIL"
    r"|(?:TIDAK|TDK|TAK|BELUM|BLM) (?:ADA|PUNYA|MEMILIKI)(?: (?:HP|NOMOR))?|KOSONG|NULL|NONE",
    re.IGNORECASE,
)


def says_nothing(text: str) -> bool:
    """Tell whether a cell's words only fill the cell: dashes, dots, an error of the formula."""
    return not text or _NOTHING.fullmatch(text) is not None
