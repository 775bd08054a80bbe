"""Web pages with a table, as portals send them under the name .xls."""

from __future__ import annotations

from pathlib import Path

import pytest
from books import only_rows, written

from desktop_app.domain.cells import Sheet, Span
from desktop_app.files.grid import read_book
from desktop_app.files.unreadable import DamagedFileError, TooLargeError


def sheet_of_page(folder: Path, page: str) -> Sheet:
    (sheet,) = read_book(written(folder / "daftar.xls", page.encode())).sheets
    return sheet


def test_the_table_of_a_page_is_read_as_a_sheet(tmp_path: Path) -> None:
    page = """\ufeff<!DOCTYPE html><html><head><title>x</title><style>td {}</style></head><body>
        <h3>KELURAHAN CONTOH</h3><table border=1><thead><tr><th><b>NO</b> KK<th>NAMA</tr></thead>
        <tr><td>9999&nbsp;01<td>Ma&rsquo;ruf<br>bin Ali</td></tr></table><p>Jambi, 2026</p>"""
    book = read_book(written(tmp_path / "daftar.xls", page.encode()))
    assert only_rows(book) == [
        ["KELURAHAN CONTOH"],
        ["NO KK", "NAMA"],
        ["9999\xa001", "Ma’ruf\nbin Ali"],
        ["Jambi, 2026"],
    ]


def test_cells_that_reach_over_others_keep_every_cell_in_its_column(tmp_path: Path) -> None:
    sheet = sheet_of_page(
        tmp_path,
        "<table><tr><td rowspan=2>A<td colspan=2>B<td>C</tr><tr><td>D<td>E<td>F</tr>"
        '<tr style="display: none"><td>G</table>',
    )
    assert [list(row) for row in sheet.rows] == [
        ["A", "B", None, "C"],
        [None, "D", "E", "F"],
        ["G"],
    ]
    assert sheet.merged == (Span(1, 0, 2, 0), Span(1, 1, 1, 2))
    assert sheet.hidden_rows == {3}


def test_a_number_stays_one_where_the_page_says_so(tmp_path: Path) -> None:
    sheet = sheet_of_page(tmp_path, '<table><tr><td sdval="1">9999010101900000<td>0812</table>')
    assert list(sheet.rows[0]) == [9999010101900000.0, "0812"]


def test_an_older_encoding_is_read_by_what_the_page_says(tmp_path: Path) -> None:
    page = '<meta charset="windows-1252"><table><tr><td>Ma\u2019ruf</table>'
    (sheet,) = read_book(written(tmp_path / "a.xls", page.encode("cp1252"))).sheets
    assert list(sheet.rows[0]) == ["Ma’ruf"]


@pytest.mark.parametrize(
    ("page", "error"),
    [
        ("<table>" + "<tr><td colspan=999>" * 32_000, TooLargeError),
        ("<table><tr><td>NIK<!--" + "x" * 1_100_000, DamagedFileError),
        ("<table><tr><td>NIK<![UNKNOWN[x]]>", DamagedFileError),
        ("<table>" + " " * 20_000_000, TooLargeError),
    ],
    ids=["wide", "endless", "unknown", "long"],
)
def test_a_hostile_page_is_refused_in_bounded_time(
    tmp_path: Path, page: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        sheet_of_page(tmp_path, page)
