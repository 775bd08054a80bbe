"""The zipped parts of .xlsx and .ods: what they are, and that laying them out stays affordable.

The reader lays out the whole used range of a sheet and the process dies when one cell stands at
XFD1048576; so the parts are measured first, streaming, and stray far cells are taken out.
"""

from __future__ import annotations

import zipfile
import zlib
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from lzma import LZMAError
from xml.etree import ElementTree as ET

from desktop_app.domain.cells import Span
from desktop_app.files import opendocument, sheet_xml
from desktop_app.files.unreadable import (
    DamagedFileError,
    NotAWorkbookError,
    PasswordProtectedError,
    TooLargeError,
)
from desktop_app.kernel.i18n import N_, _

MAX_UNPACKED_BYTES = 600_000_000
_MAX_PARTS = 20_000
_MAX_INDEX_BYTES = 4_000_000
_CHUNK = 1 << 20

_OTHERS = (
    ("word/", N_("dokumen Word")),
    ("ppt/", N_("presentasi PowerPoint")),
    ("xl/workbook.bin", N_("buku kerja biner .xlsb")),
    ("Index/", N_("berkas Apple Numbers")),
)
_NOT_SHEETS = frozenset(
    f"xl/{name}.xml"
    for name in ("sharedstrings", "styles", "calcchain", "theme/theme1", "metadata")
)
"""What has no cells, in small letters, unless the workbook names it as a sheet."""
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    LZMAError,
    EOFError,
    OSError,
    NotImplementedError,
    ET.ParseError,
    UnicodeDecodeError,
    ValueError,
    KeyError,
)


@dataclass(frozen=True, slots=True)
class Shape:
    """What the reader of values does not tell about a sheet; rows as the file numbers them."""

    hidden_rows: frozenset[int] = frozenset()
    merged: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Parts:
    """A workbook that is safe to lay out, and the shapes of its sheets by name."""

    content: bytes
    shapes: dict[str, Shape] = field(default_factory=dict)


def open_parts(content: bytes) -> Parts:
    """Check a zipped workbook, and mend it where stray far cells would make it unaffordable.

    Raises:
        UnreadableError: it is damaged, encrypted, too large, or no workbook.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            _check_index(archive)
            names = set(archive.namelist())
            if "content.xml" in names and "xl/workbook.xml" not in names:
                return _opendocument(archive, content)
            _check_kind(names)
            return _excel(archive, content)
    except _BROKEN:
        raise DamagedFileError from None
    except RuntimeError:  # zipfile's word for a part that wants a password
        raise PasswordProtectedError from None


def _check_index(archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    if len({entry.filename.lower() for entry in entries}) < len(entries):
        raise DamagedFileError
    texts = [entry for entry in entries if _is_xml(entry.filename)]
    if len(entries) > _MAX_PARTS or sum(one.file_size for one in texts) > MAX_UNPACKED_BYTES:
        raise TooLargeError


def _check_kind(names: set[str]) -> None:
    for beginning, what in _OTHERS:
        if any(name.startswith(beginning) for name in names):
            raise NotAWorkbookError(what=_(what))
    if not any(name.lower().startswith("xl/") for name in names):
        raise NotAWorkbookError(what=_("arsip ZIP"))


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))


def _chunks(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """Unpack a part piece by piece; a declared size that lies ends in BadZipFile."""
    with archive.open(name) as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk


def _excel(archive: zipfile.ZipFile, content: bytes) -> Parts:
    parts = sheet_parts(archive)
    not_sheets = _NOT_SHEETS.difference(part.lower() for part in parts.values())
    shapes: dict[str, Shape] = {}
    stray: dict[str, int] = {}
    for name in filter(_is_xml, archive.namelist()):
        chunks = _chunks(archive, name)
        if name.lower() in not_sheets:
            deque(sheet_xml.checked(chunks), maxlen=0)
            continue
        glance = sheet_xml.glance(chunks)
        shapes[name] = Shape(hidden_rows=glance.hidden_rows)
        if not glance.is_placed and sheet_xml.reach_of_unplaced(_chunks(archive, name)).is_too_wide:
            raise TooLargeError
        if not glance.is_small and sheet_xml.measure(_chunks(archive, name)).is_too_wide:
            stray[name] = sheet_xml.last_near_row(_chunks(archive, name))
    if stray:
        content = _without_stray_cells(archive, stray)
    return Parts(content, {sheet: shapes.get(part, Shape()) for sheet, part in parts.items()})


def sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Give the name of the part of each sheet of an Excel workbook, by the sheet's name."""
    links = {link.get("Id", ""): link.get("Target", "") for link in _links(archive)}
    found = {}
    for element in _tree(archive, "xl/workbook.xml").iter():
        if element.tag.rpartition("}")[2] == "sheet":
            key = next((v for k, v in element.attrib.items() if k.endswith("}id")), "")
            found[element.get("name", "")] = _part(links.get(key, ""))
    return found


def styles_part(archive: zipfile.ZipFile) -> str:
    """Give the name of the part with a workbook's formats; "" where it has none."""
    kinds = {link.get("Type", "").rpartition("/")[2]: link for link in _links(archive)}
    return _part(kinds["styles"].get("Target", "")) if "styles" in kinds else ""


def _links(archive: zipfile.ZipFile) -> ET.Element:
    return _tree(archive, "xl/_rels/workbook.xml.rels")


def _part(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _tree(archive: zipfile.ZipFile, name: str) -> ET.Element:
    if archive.getinfo(name).file_size > _MAX_INDEX_BYTES:
        raise DamagedFileError
    return ET.fromstring(archive.read(name))  # noqa: S314 - measured before: no DTD is in it


def _without_stray_cells(archive: zipfile.ZipFile, stray: dict[str, int]) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as mended:
        for name in filter(_is_xml, archive.namelist()):
            with mended.open(name, "w", force_zip64=True) as stream:
                chunks = _chunks(archive, name)
                for piece in sheet_xml.near_cells(chunks, stray[name]) if name in stray else chunks:
                    stream.write(piece)
    return target.getvalue()


def _opendocument(archive: zipfile.ZipFile, content: bytes) -> Parts:
    kind = archive.read("mimetype")[:200] if "mimetype" in archive.namelist() else b""
    if kind and b"spreadsheet" not in kind:
        raise NotAWorkbookError(what=_("dokumen teks"))
    if "META-INF/manifest.xml" in archive.namelist():
        manifest = b"".join(_chunks(archive, "META-INF/manifest.xml"))
        if b"encryption-data" in manifest:
            raise PasswordProtectedError
    tables = opendocument.shapes(_chunks(archive, "content.xml"))
    return Parts(
        content,
        {name: Shape(table.hidden_rows, table.merged) for name, table in tables.items()},
    )
