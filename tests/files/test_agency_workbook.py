"""The agency's own workbook is filled, and nothing else in it changes by one byte."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.datavalidation import DataValidation
from python_calamine import CalamineWorkbook

from desktop_app.domain.layout_reading import LayoutError
from desktop_app.domain.layout_writing import layout_text
from desktop_app.files.agency_workbook import (
    NotWritableError,
    OldWorkbookError,
    fill_workbook,
    read_agency_workbook,
)
from desktop_app.files.layout import read_layout
from desktop_app.kernel.jobs import Progress

SAMPLES = Path(__file__).parent.parent / "samples"
HEADINGS = ("NO", "NIK *", "Nama Lengkap", "Tgl. Lahir", "L/P", "Kode Cabang", "NO HP")
SHEET = "xl/worksheets/sheet2.xml"
STYLES = "xl/styles.xml"
ROW = ["1", "9901011708850001", "=BUDI & CO", "17-08-1985", "L", "", "081200000001"]


@pytest.fixture
def template(tmp_path: Path) -> Path:
    """A workbook as branches hand them out: guidance, a title, examples, validation, a comment."""
    book = openpyxl.Workbook()
    guide = book.active
    assert guide is not None
    guide.title = "Petunjuk Pengisian"
    guide.append(["TANGGAL_LAHIR", "dd-mm-yyyy"])
    guide["B2"] = "=1+1"
    sheet = book.create_sheet("Data & TK")
    sheet["A1"] = "FORMULIR PENDAFTARAN"
    sheet["A1"].font = Font(bold=True, size=16)
    sheet.merge_cells("A1:G1")
    for place, heading in enumerate(HEADINGS, 1):
        sheet.cell(3, place, heading).comment = Comment("isi", "cabang")
    for place, value in enumerate((1, "1571000000000000", "CONTOH", "01-01-1990"), 1):
        sheet.cell(4, place, value)
    sheet.merge_cells("E4:F5")
    validation = DataValidation(type="list", formula1='"L,P"')
    validation.add("E4:E9999")
    sheet.add_data_validation(validation)
    path = tmp_path / "template_tk_JB012345.xlsx"
    book.save(path)
    return path


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_its_headings_become_a_layout_that_reads_back(template: Path) -> None:
    found = read_agency_workbook(template)
    layout = found.layout
    assert (layout.sheet, layout.start_row, layout.file_name) == (
        "Data & TK", 3, "template_tk_JB012345.xlsx",
    )  # fmt: skip
    words = [column.terms[0].field if column.terms else "" for column in layout.columns]
    assert words == ["position", "nik", "name", "birth_date", "sex", "", "phone"]
    assert [column.required for column in layout.columns][:3] == [False, True, True]
    assert found.unmapped == ("Kode Cabang",)
    assert read_layout(layout_text(layout)) == layout


def test_every_other_part_keeps_its_bytes(template: Path, tmp_path: Path) -> None:
    found = read_agency_workbook(template)
    target = tmp_path / "kirim" / found.layout.file_name
    fill_workbook(target, found.content, found.layout, [ROW] * 3, Progress())

    before, after = parts(template), parts(target)
    assert list(after) == list(before)
    assert {name for name in before if before[name] != after[name]} == {SHEET, STYLES}
    added = b'<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    assert added in after[STYLES]
    assert len(after[STYLES]) - len(before[STYLES]) == len(added)
    head = before[SHEET].index(b"<sheetData>")
    tail = before[SHEET].index(b"<dataValidations")
    assert before[SHEET][tail:] == after[SHEET][after[SHEET].index(b"<dataValidations") :]
    assert after[SHEET][:head].replace(b"G6", b"G5") == before[SHEET][:head]


def test_the_rows_are_read_back_as_the_texts_that_went_in(template: Path, tmp_path: Path) -> None:
    found = read_agency_workbook(template)
    target = tmp_path / "kirim.xlsx"
    rows = [[str(n), *ROW[1:]] for n in range(1, 40)]
    fill_workbook(target, found.content, found.layout, rows, Progress())

    seen = CalamineWorkbook.from_path(str(target)).get_sheet_by_name("Data & TK").to_python()
    assert seen[2] == list(HEADINGS)
    assert seen[3:] == rows
    sheet = openpyxl.load_workbook(target)["Data & TK"]
    assert sheet["A1"].font.size == 16
    assert [str(each) for each in sheet.merged_cells.ranges] == ["A1:G1"]
    assert {cell.number_format for row in sheet.iter_rows(min_row=4) for cell in row} == {"@"}
    assert {cell.data_type for row in sheet.iter_rows(min_row=4) for cell in row} == {"s", "n"}
    assert sheet["C4"].value == "=BUDI & CO"
    assert sheet["C4"].data_type == "s"


def test_a_file_with_prefixed_names_is_filled_too(template: Path, tmp_path: Path) -> None:
    prefixed = tmp_path / "awalan.xlsx"
    with zipfile.ZipFile(template) as source, zipfile.ZipFile(prefixed, "w") as target:
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename == SHEET:
                content = content.replace(b"</", b"</x:").replace(b"<", b"<x:")
                content = content.replace(b"<x:/x:", b"</x:").replace(b"<x:?", b"<?")
                content = content.replace(b"xmlns=", b"xmlns:x=")
            target.writestr(entry, content)
    found = read_agency_workbook(prefixed)
    fill_workbook(tmp_path / "kirim.xlsx", found.content, found.layout, [ROW], Progress())
    sheet = openpyxl.load_workbook(tmp_path / "kirim.xlsx")["Data & TK"]
    assert [cell.value or "" for cell in sheet[4]] == ROW


def test_a_row_of_column_numbers_belongs_to_the_headings(template: Path) -> None:
    book = openpyxl.load_workbook(template)
    book["Data & TK"].unmerge_cells("E4:F5")
    for place in range(1, 8):
        book["Data & TK"].cell(4, place, place)
    book.save(template)
    assert read_agency_workbook(template).layout.start_row == 4


def test_formulas_below_the_headings_are_refused_by_their_row(template: Path) -> None:
    book = openpyxl.load_workbook(template)
    book["Data & TK"]["D7"] = "=TODAY()"
    book.save(template)
    with pytest.raises(LayoutError, match="baris 7"):
        read_agency_workbook(template)


def test_old_and_other_workbooks_are_read_but_not_filled() -> None:
    with pytest.raises(OldWorkbookError, match=r"simpan sebagai “Buku Kerja Excel \(.xlsx\)”"):
        read_agency_workbook(SAMPLES / "lama.xls")
    with pytest.raises(NotWritableError):
        read_agency_workbook(SAMPLES / "petugas_keagamaan.csv")
