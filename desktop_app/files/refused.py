"""The workbook of refused rows that goes back to the sender."""

from __future__ import annotations

from pathlib import Path

from desktop_app.domain.practice import marked_name
from desktop_app.domain.refused_list import RefusedList
from desktop_app.kernel.i18n import _
from desktop_app.kernel.safe_files import replacing

_WIDTHS = (12, 8, 48)
_WIDTH = 20
_HEAD, _FAULT = "E8EAF2", "FBE8E5"


def write_refused(path: Path, refused: RefusedList, mark: str = "") -> None:
    """Write the rows as text cells, those at fault tinted; it appears whole or not at all.

    The `mark` of practice stands before the name of the sheet.

    Raises:
        NoRoomError: it cannot be written there.
    """
    from openpyxl import Workbook  # noqa: PLC0415 - heavy, only when used
    from openpyxl.styles import Alignment, Font, PatternFill  # noqa: PLC0415 - heavy, only when used
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - heavy, only when used

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = marked_name(_("Ditolak"), mark)
    sheet.oddHeader.center.text = mark or None  # type: ignore[union-attr]
    head, fault = PatternFill("solid", fgColor=_HEAD), PatternFill("solid", fgColor=_FAULT)
    lines = [refused.headings, *(row.cells for row in refused.rows)]
    for line, texts in enumerate(lines, 1):
        marked = refused.rows[line - 2].marked if line > 1 else frozenset(range(len(texts)))
        for at, text in enumerate(texts):
            cell = sheet.cell(line, at + 1)
            cell.value = text
            cell.data_type = "s"
            cell.number_format = "@"
            cell.alignment = Alignment(vertical="top", wrap_text=at == 2)
            cell.font = Font(bold=line == 1)
            if at in marked:
                cell.fill = head if line == 1 else fault
    for at in range(len(refused.headings)):
        width = _WIDTHS[at] if at < len(_WIDTHS) else _WIDTH
        sheet.column_dimensions[get_column_letter(at + 1)].width = width
    sheet.freeze_panes = "A2"
    with replacing(path) as stream:
        book.save(stream)
