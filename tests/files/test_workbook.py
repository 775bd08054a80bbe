from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from desktop_app.domain.batch_plan import files_of_list
from desktop_app.domain.layout import Layout
from desktop_app.domain.layout_reading import parse_layout
from desktop_app.domain.submission import cells_sha256
from desktop_app.files.layout import shipped_layout
from desktop_app.files.lists import write_files
from desktop_app.files.workbook import FileWritten, write_list
from desktop_app.kernel.errors import NoRoomError
from desktop_app.kernel.jobs import Cancelled, Progress

Rows = Sequence[Sequence[str]]

TABLE = {
    "name": "uji",
    "title": "Daftar <uji> & contoh",
    "sheet": "Data 'uji'1",
    "file_name": "uji-{batch}.xlsx",
    "start_row": 3,
    "above": ["=DAFTAR & UJI"],
    "columns": [
        {"heading": "NIK", "field": "nik"},
        {"heading": "=NAMA", "field": "name"},
        {"heading": "HP", "field": "phone"},
    ],
}
LAYOUT = parse_layout(TABLE)
ODD = [
    "=1+1",
    "+62",
    "-5",
    "@SUM(A1)",
    "'kutip",
    "A & B < C > D",
    '"ganda"',
    " depan dan belakang ",
    "👷‍♀️ Ni’mah",
    "1,57E+15",
    "TRUE",
    "01-02-2026",
    "",
]
ROWS = [[f"000000000000{n:04d}", name, "0812000000"] for n, name in enumerate(ODD)]


def written(folder: Path, rows: Rows = ROWS, layout: Layout = LAYOUT) -> FileWritten:
    return write_list(folder / "uji.xlsx", layout, rows, Progress())


def test_calamine_reads_back_every_cell_as_the_text_that_went_in(tmp_path: Path) -> None:
    path = written(tmp_path).path
    sheet = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0)
    rows = sheet.to_python()
    assert rows[0][0] == "=DAFTAR & UJI"
    assert rows[2] == ["NIK", "=NAMA", "HP"]
    assert rows[3:] == ROWS


def test_openpyxl_reads_back_texts_in_text_format_and_no_formula(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written(tmp_path).path)
    sheet = book["Data 'uji'1"]
    for cells, expected in zip(sheet.iter_rows(min_row=4), ROWS, strict=True):
        assert [cell.value or "" for cell in cells] == expected
        assert {cell.number_format for cell in cells} == {"@"}
        assert {cell.data_type for cell in cells if cell.value} == {"s"}
    assert sheet["B3"].value == "=NAMA"
    assert sheet["B3"].data_type == "s"
    assert sheet["A3"].font.bold
    assert sheet.freeze_panes == "A4"
    assert sheet.auto_filter.ref == f"A3:C{3 + len(ROWS)}"
    assert book.properties.title == "Daftar <uji> & contoh"


def test_controls_are_escaped_as_the_format_wants_it(tmp_path: Path) -> None:
    path = written(tmp_path, [["1", "a\x01b\ud800c", "_x0041_"]]).path
    with zipfile.ZipFile(path) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "a_x0001_b_xD800_c" in xml
    assert "_x005F_x0041_" in xml


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    first = written(tmp_path)
    content = first.path.read_bytes()
    second = written(tmp_path)
    assert second.path.read_bytes() == content
    assert first.sha256 == second.sha256 == hashlib.sha256(content).hexdigest()
    with zipfile.ZipFile(first.path) as archive:
        assert {info.date_time[0] for info in archive.infolist()} == {1980}
        assert {info.create_system for info in archive.infolist()} == {0}
        assert b"dcterms" not in archive.read("docProps/core.xml").split(b">", 1)[1]


def test_the_digest_of_the_cells_survives_saving_the_file_anew(tmp_path: Path) -> None:
    done = written(tmp_path, ROWS[:-1])
    book = openpyxl.load_workbook(done.path)
    book.save(tmp_path / "lain.xlsx")
    again = CalamineWorkbook.from_path(str(tmp_path / "lain.xlsx")).get_sheet_by_index(0)
    assert cells_sha256(again.to_python()[3:]) == done.cells_sha256 == cells_sha256(ROWS[:-1])
    assert cells_sha256([["1", "2"]]) != cells_sha256([["12"]]) != cells_sha256([["1"], ["2"]])


def test_an_empty_list_is_a_workbook_of_headings(tmp_path: Path) -> None:
    done = written(tmp_path, [])
    rows = CalamineWorkbook.from_path(str(done.path)).get_sheet_by_index(0).to_python()
    assert (done.rows, rows[-1]) == (0, ["NIK", "=NAMA", "HP"])


def test_ten_thousand_and_one_people_make_two_workbooks(tmp_path: Path) -> None:
    rows = [[f"99{n:014d}", "CONTOH", ""] for n in range(10_001)]
    files = write_files(tmp_path, files_of_list(LAYOUT, rows, "2026-01"), {}, Progress())
    assert [file.path.name for file in files] == ["uji-2026-01-1.xlsx", "uji-2026-01-2.xlsx"]
    assert [file.rows for file in files] == [10_000, 1]
    niks = [
        row[0]
        for file in files
        for row in CalamineWorkbook.from_path(str(file.path)).get_sheet_by_index(0).to_python()[3:]
    ]
    assert niks == [row[0] for row in rows]


def test_the_shipped_list_is_written_with_all_its_columns(tmp_path: Path) -> None:
    layout = shipped_layout("bpu")
    row = [f"{n:016d}" for n in range(len(layout.columns))]
    done = written(tmp_path, [row], layout)
    rows = CalamineWorkbook.from_path(str(done.path)).get_sheet_by_name("data_bpu").to_python()
    assert rows == [list(layout.headings), row]


def test_a_stopped_writing_leaves_what_was_there(tmp_path: Path) -> None:
    before = written(tmp_path).path.read_bytes()
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        write_list(tmp_path / "uji.xlsx", LAYOUT, ROWS, progress)
    assert (tmp_path / "uji.xlsx").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["uji.xlsx"]


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    blocked = tmp_path / "berkas"
    blocked.write_text("bukan folder")
    with pytest.raises(NoRoomError, match=r"uji\.xlsx") as refused:
        write_list(blocked / "uji.xlsx", LAYOUT, ROWS, Progress())
    assert refused.value.exit_code == 7
