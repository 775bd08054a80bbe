"""Cells far from the list, or of no place at all, neither end the program nor fill its memory."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pytest
from books import only_rows, rezipped, saved, sheet_of

from desktop_app.domain.cells import Book
from desktop_app.files import unreadable
from desktop_app.files.grid import read_book


class TestFarCells:
    def test_at_the_end_of_the_sheet_do_not_end_the_program(self, tmp_path: Path) -> None:
        book = openpyxl.Workbook()
        sheet_of(book).append(["NIK", "Nama"])
        sheet_of(book).append(["9999010101900001", "BUDI CONTOH"])
        sheet_of(book)["XFD1048576"] = "tersesat"
        book.save(tmp_path / "a.xlsx")
        rows = only_rows(read_book(tmp_path / "a.xlsx"))
        assert rows == [["NIK", "Nama"], ["9999010101900001", "BUDI CONTOH"]]

    def test_written_in_an_odd_but_valid_way_are_seen_too(self, tmp_path: Path) -> None:
        source = saved(tmp_path / "a.xlsx", [["NIK", "Nama"]])
        odd = (
            b"<?xml version='1.0'?><worksheet xmlns="
            b"'http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData>"
            b"<row\nr='1'><c\tr='A1'><v>1</v></c></row>"
            b"<row r = '1048576'><c r =\n'XFD1048576'><v>2</v></c></row></sheetData></worksheet>"
        )
        path = rezipped(source, tmp_path / "b.xlsx", {"xl/worksheets/sheet1.xml": odd})
        assert only_rows(read_book(path)) == [[1.0]]

    def test_that_only_carry_a_format_cost_nothing(self, tmp_path: Path) -> None:
        source = saved(tmp_path / "a.xlsx", [["NIK", "Nama"]])
        empty = b"".join(
            b'<row r="%d"><c r="A%d" s="1"/><c r="Z%d" s="1"/></row>' % (n, n, n)
            for n in range(300_000, 330_000)
        )
        with zipfile.ZipFile(source) as archive:
            old = archive.read("xl/worksheets/sheet1.xml")
        full = old.replace(b"</sheetData>", empty + b"</sheetData>")
        path = rezipped(source, tmp_path / "b.xlsx", {"xl/worksheets/sheet1.xml": full})
        assert only_rows(read_book(path)) == [["NIK", "Nama"]]

    def test_in_a_part_that_is_named_like_another_are_seen_too(self, tmp_path: Path) -> None:
        source = saved(tmp_path / "a.xlsx", [["NIK"]])
        far = sheet_xml_of(
            b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576">'
            b'<c r="XFD1048576"><v>2</v></c></row>'
        )
        renamed = {"xl/worksheets/sheet1.xml": b"", "xl/metadata.xml": far}
        with zipfile.ZipFile(source) as archive:
            links = archive.read("xl/_rels/workbook.xml.rels")
        links = links.replace(b"worksheets/sheet1.xml", b"metadata.xml")
        renamed["xl/_rels/workbook.xml.rels"] = links
        path = rezipped(source, tmp_path / "b.xlsx", renamed)
        assert only_rows(read_book(path)) == [[1.0]]


class TestCellsWithoutAPlace:
    """Some programs leave out where a cell stands; it stands behind the one before."""

    def test_are_read_one_after_the_other(self, tmp_path: Path) -> None:
        rows = b'<row><c><v>1</v></c><c t="n"><v>2</v></c></row><row><c r="B2"><v>3</v></c></row>'
        assert only_rows(self.read(tmp_path, rows)) == [[1.0, 2.0], ["", 3.0]]

    @pytest.mark.parametrize("before", ["", "x:"])
    @pytest.mark.parametrize(
        "rows",
        [
            b"<row>" + b"<c><v>1</v></c>" * 301 + b"</row>" + b"<row><c><v>1</v></c></row>" * 30,
            b'<row r="1">' + b"<c/>" * 301 + b'<c t="n"><v>1</v></c></row>',
            b'<row r="1"><c r="KZ1"/><c><v>1</v></c></row>',
            b"<row><c><v>1</v></c></row>" * 31 + b'<row r="300010"/>' + b"<row><c/></row>",
        ],
        ids=["filled", "empty ones before", "behind a far one", "rows"],
    )
    def test_that_reach_too_far_are_too_large(
        self, tmp_path: Path, rows: bytes, before: str
    ) -> None:
        mark = before.encode()
        rows = rows.replace(b"<row", b"<%srow" % mark).replace(b"</row", b"</%srow" % mark)
        rows = rows.replace(b"<c", b"<%sc" % mark).replace(b"</c", b"</%sc" % mark)
        with pytest.raises(unreadable.TooLargeError):
            self.read(tmp_path, rows)

    def read(self, folder: Path, rows: bytes) -> Book:
        source = saved(folder / "a.xlsx", [["NIK"]])
        parts = {"xl/worksheets/sheet1.xml": sheet_xml_of(rows)}
        return read_book(rezipped(source, folder / "b.xlsx", parts))


def sheet_xml_of(rows: bytes) -> bytes:
    space = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return b'<worksheet xmlns="%s" xmlns:x="%s"><sheetData>%s</sheetData></worksheet>' % (
        *(space, space),
        rows,
    )
