"""The workbook of refused rows: text in every cell, whatever it begins with; faults tinted."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from desktop_app.domain.refused_list import RefusedList, RefusedRow
from desktop_app.files.refused import write_refused
from desktop_app.kernel.errors import NoRoomError

LIST = RefusedList(
    ("Lembar", "Baris", "Alasan", "NIK", "NAMA"),
    (RefusedRow(("RT 1", "8", "Belum ada NIK.", "", "=HYPERLINK(1)"), frozenset({3})),),
)


def test_names_never_become_formulas(tmp_path: Path) -> None:
    write_refused(tmp_path / "tolak.xlsx", LIST)
    sheet = openpyxl.load_workbook(tmp_path / "tolak.xlsx").worksheets[0]
    assert sheet["E2"].value == "=HYPERLINK(1)"
    assert sheet["E2"].data_type == "s"
    assert {cell.number_format for row in sheet.iter_rows() for cell in row} == {"@"}


def test_the_cell_at_fault_is_tinted_and_no_other(tmp_path: Path) -> None:
    write_refused(tmp_path / "tolak.xlsx", LIST)
    sheet = openpyxl.load_workbook(tmp_path / "tolak.xlsx").worksheets[0]
    tinted = [cell.coordinate for cell in sheet[2] if cell.fill.fill_type]
    assert tinted == ["D2"]


def test_a_place_that_takes_no_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("")
    with pytest.raises(NoRoomError):
        write_refused(tmp_path / "berkas" / "tolak.xlsx", LIST)
