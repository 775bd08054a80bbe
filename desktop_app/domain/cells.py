"""Cells as a file gives them: raw values, sheets and books, whatever the format was."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

Value = str | float | int | bool | date | datetime | time | timedelta | None
Row = list[Value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet: its used rows as raw values; `first_row` is the 1-based number of the first."""

    name: str
    rows: list[Row]
    first_row: int = 1
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    merged: tuple[tuple[int, int, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook as its sheets, in their order; a csv is a book of one sheet."""

    sheets: tuple[Sheet, ...]
