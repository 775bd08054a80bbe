"""Formulas of an .xlsx without their results: a program wrote them, and nobody saved it in Excel."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile, is_zipfile

from desktop_app.files.grid import read_bytes
from desktop_app.files.workbook_parts import sheet_parts

_ENOUGH_BYTES = 4_000_000
_WITHOUT_RESULT = re.compile(
    rb"""<(?:\w+:)?c\s[^>]*?\br=["']([A-Z]{1,3})\d{1,7}["'][^>]*>\s*"""
    rb"<(?:\w+:)?f(?:/>|\s[^>]*/>|[\s>][^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*(?:/>|></(?:\w+:)?v>)\s*)?</(?:\w+:)?c>"
)


def unsaved_columns(path: Path) -> dict[str, frozenset[int]]:
    """Give the columns (from 0) with formulas whose results the file does not hold, by sheet.

    Only the upper part of each sheet is looked at. Of another format than Excel's nothing is known.
    """
    content = BytesIO(read_bytes(path))
    if not is_zipfile(content):
        return {}
    with ZipFile(content) as archive:
        names = archive.namelist()
        parts = sheet_parts(archive) if "xl/workbook.xml" in names else {}
        return {
            sheet: _columns_without_results(archive, part)
            for sheet, part in parts.items()
            if part in names
        }


def _columns_without_results(archive: ZipFile, part: str) -> frozenset[int]:
    from openpyxl.utils import (  # noqa: PLC0415 - heavy, only when used
        column_index_from_string,
    )

    with archive.open(part) as stream:
        found = set(_WITHOUT_RESULT.findall(stream.read(_ENOUGH_BYTES)))
    return frozenset(column_index_from_string(one.decode()) - 1 for one in found)
