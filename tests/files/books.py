"""Workbooks for tests of reading: written, packed anew with other parts, looked at."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from desktop_app.domain.cells import Book


def saved(path: Path, rows: list[list[object]]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        sheet_of(book).append(row)
    book.save(path)
    return path


def sheet_of(book: openpyxl.Workbook) -> Worksheet:
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    return sheet


def only_rows(book: Book) -> list[list[object]]:
    (sheet,) = book.sheets
    return [list(row) for row in sheet.rows]


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def rezipped(source: Path, target: Path, change: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in {**dict.fromkeys(old.namelist()), **change}:
            new.writestr(name, change[name] if name in change else old.read(name))
    return target
