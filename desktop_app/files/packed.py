"""A workbook made with openpyxl as its zipped parts, to be completed and written reproducibly."""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

if TYPE_CHECKING:
    from openpyxl import Workbook

SHEET = "xl/worksheets/sheet1.xml"
_TIMES = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")


def parts_of_book(book: Workbook) -> dict[str, bytes]:
    """Give the parts of a workbook by name, without the moment at which it was made."""
    packed = BytesIO()
    book.save(packed)
    with ZipFile(packed) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["docProps/core.xml"] = _TIMES.sub(b"", parts["docProps/core.xml"])
    return parts


def quietly(sheet: bytes, area: str) -> bytes:
    """Give a sheet whose numbers kept as text get no green corner from Excel within `area`."""
    said = f'<ignoredErrors><ignoredError sqref="{area}" numberStoredAsText="1"/></ignoredErrors>'
    return sheet.replace(b"</worksheet>", f"{said}</worksheet>".encode())


def write_parts(stream: BinaryIO, parts: Mapping[str, bytes]) -> None:
    """Zip the parts into a stream; the bytes depend on them only."""
    with ZipFile(stream, "w", ZIP_DEFLATED, compresslevel=6) as archive:
        for name, content in parts.items():
            with archive.open(name, "w") as part:
                part.write(content)
            archive.getinfo(name).create_system = 0  # else the bytes tell Windows from Linux
