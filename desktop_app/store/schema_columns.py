"""The kinds of columns that all tables are made of, and the tables' common register."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Text, text

metadata = MetaData()


def text_column(name: str, *, nocase: bool = False) -> Column[str]:
    """Give a column of text that is never NULL; `nocase` compares without case."""
    kind = Text(collation="NOCASE") if nocase else Text()
    return Column(name, kind, nullable=False, server_default=text("''"))


def maybe_text(name: str) -> Column[str]:
    """Give a column of text that may be NULL: days and moments."""
    return Column(name, Text, nullable=True)


def number_column(name: str, default: int = 0) -> Column[int]:
    """Give a column of whole numbers that is never NULL."""
    return Column(name, Integer, nullable=False, server_default=text(str(default)))


def json_column(name: str) -> Column[str]:
    """Give a column that holds a JSON list."""
    return Column(name, Text, nullable=False, server_default=text("'[]'"))


def key_columns() -> tuple[Column[str], Column[int]]:
    """Give id and version, with which every record begins."""
    return Column("id", Text, primary_key=True), Column("version", Integer, nullable=False)


def refers(name: str, target: str) -> Column[str]:
    """Give a column that refers to a row of another table."""
    return Column(name, Text, ForeignKey(target), nullable=False)
