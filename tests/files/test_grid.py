from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from books import only_rows, rezipped, saved, sheet_of, written

from desktop_app.domain.cells import Span
from desktop_app.files import sheet_xml, unreadable, workbook_parts
from desktop_app.files.grid import read_book
from desktop_app.kernel.errors import UnreadableError
from desktop_app.kernel.jobs import Cancelled, Progress


class TestValues:
    def test_stay_as_the_workbook_holds_them(self, tmp_path: Path) -> None:
        day = dt.date(1985, 8, 17)
        path = saved(tmp_path / "a.xlsx", [["9999", 9999010101900001, day, True, None, 3.5]])
        assert only_rows(read_book(path)) == [["9999", 9999010101900001.0, day, True, "", 3.5]]

    def test_of_a_formula_without_a_value_and_of_an_error_are_blank(self, tmp_path: Path) -> None:
        path = saved(tmp_path / "a.xlsx", [["x", "=1/0", "#N/A"]])
        assert only_rows(read_book(path))[0][1] in ("", None)

    def test_keep_their_place_when_the_first_rows_and_columns_are_empty(
        self, tmp_path: Path
    ) -> None:
        book = openpyxl.Workbook()
        sheet_of(book)["C4"] = "NIK"
        book.save(tmp_path / "a.xlsx")
        (sheet,) = read_book(tmp_path / "a.xlsx").sheets
        assert sheet.first_row == 4
        assert list(sheet.rows[0]) == [None, None, "NIK"]


def test_hidden_sheets_hidden_rows_and_merged_cells_are_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = sheet_of(book)
    sheet.title = "RT 01"
    for row in range(1, 6):
        sheet.cell(row, 1, f"baris {row}")
    sheet.row_dimensions[3].hidden = True
    sheet.merge_cells("B2:C4")
    hidden = book.create_sheet("Lama")
    hidden["A1"] = "x"
    hidden.sheet_state = "veryHidden"
    book.save(tmp_path / "a.xlsm")
    first, second = read_book(tmp_path / "a.xlsm").sheets
    assert (first.name, first.hidden, second.hidden) == ("RT 01", False, True)
    assert first.hidden_rows == {3}
    assert first.merged == (Span(2, 1, 4, 2),)


def test_a_strict_workbook_without_its_dimension_is_read_as_any_other(tmp_path: Path) -> None:
    plain = saved(tmp_path / "a.xlsx", [["NIK", "NAMA"], ["9999010101900001", "BUDI"]])
    with zipfile.ZipFile(plain) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    strict = {
        name: content.replace(b"schemas.openxmlformats.org/", b"purl.oclc.org/ooxml/")
        .replace(b"/2006/main", b"/main")
        .replace(b"/2006/relationships", b"/relationships")
        for name, content in parts.items()
        if name.startswith("xl/") and not name.endswith(".rels")
    }
    sheet = "xl/worksheets/sheet1.xml"
    strict[sheet] = re.sub(rb"<dimension[^>]*/>", b"", strict[sheet])
    path = rezipped(plain, tmp_path / "b.xlsx", strict)
    assert only_rows(read_book(path)) == only_rows(read_book(plain))


class TestTextTables:
    @pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
    @pytest.mark.parametrize(
        "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
    )
    def test_are_read_in_every_separator_and_encoding(
        self, tmp_path: Path, separator: str, encoding: str
    ) -> None:
        lines = [["NIK", "Nama"], ["9999010101900001", "MA’RUF CONTOH"]]
        text = "\r\n".join(separator.join(line) for line in lines) + "\r\n"
        path = written(tmp_path / "a.csv", text.encode(encoding))
        assert only_rows(read_book(path)) == lines

    def test_may_name_their_separator(self, tmp_path: Path) -> None:
        path = written(tmp_path / "a.csv", b"sep=;\nNIK;Nama, gelar\n1;A, B\n")
        assert only_rows(read_book(path)) == [[], ["NIK", "Nama, gelar"], ["1", "A, B"]]

    def test_count_blank_lines_and_lines_within_quotes_like_excel(self, tmp_path: Path) -> None:
        path = written(tmp_path / "a.csv", b'NIK,Nama\n\n1,"Jl. A\nNo. 2"\n3,B\n')
        assert only_rows(read_book(path)) == [
            ["NIK", "Nama"],
            [],
            ["1", "Jl. A\nNo. 2"],
            ["3", "B"],
        ]

    def test_survive_a_quotation_that_is_never_closed(self, tmp_path: Path) -> None:
        lines = ["NIK;Nama", '1;"BUDI'] + [f"{n};SITI" for n in range(100)]
        path = written(tmp_path / "a.csv", "\n".join(lines).encode())
        assert len(only_rows(read_book(path))) == 102

    def test_take_a_huge_cell(self, tmp_path: Path) -> None:
        path = written(tmp_path / "a.csv", b"NIK,Nama\n1," + b"x" * 1_000_000)
        assert len(str(only_rows(read_book(path))[1][1])) == 1_000_000


def ole(*names: str) -> bytes:
    directory = b"".join(name.encode("utf-16-le").ljust(64, b"\x00") for name in names)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\x00") + directory


def zipped(*names: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in names:
            archive.writestr(name, "<x/>")
    return target.getvalue()


@pytest.mark.parametrize(
    ("content", "error", "word"),
    [
        (b"", unreadable.EmptyFileError, "kosong"),
        (b" \r\n\r\n", unreadable.EmptyFileError, "kosong"),
        (b"\xef\xbb\xbf", unreadable.EmptyFileError, "kosong"),
        (b";;;\n;;;\n", unreadable.EmptyFileError, "kosong"),
        (b"%PDF-1.7 ...", unreadable.NotAWorkbookError, "PDF"),
        (b"\x89PNG\r\n\x1a\n", unreadable.NotAWorkbookError, "gambar"),
        (b"<html><p>Masuk ke portal</p>", unreadable.NotAWorkbookError, "halaman web"),
        (b'<?xml version="1.0"?><Workbook/>', unreadable.NotAWorkbookError, "XML"),
        (b"MZ\x00\x01\x00\x00\x02" * 50, unreadable.NotAWorkbookError, "jenis lain"),
        (zipped("word/document.xml"), unreadable.NotAWorkbookError, "Word"),
        (zipped("foto/a.txt"), unreadable.NotAWorkbookError, "ZIP"),
        (zipped("xl/workbook.bin"), unreadable.NotAWorkbookError, ".xlsb"),
        (ole("Root Entry", "EncryptedPackage"), unreadable.PasswordProtectedError, "kata sandi"),
        (ole("Root Entry", "WordDocument"), unreadable.NotAWorkbookError, "Word"),
        (ole("Root Entry", "Workbook"), unreadable.DamagedFileError, "rusak"),
        (ole("Root Entry"), unreadable.DamagedFileError, "rusak"),
        (b"PK\x03\x04 cut off", unreadable.DamagedFileError, "rusak"),
    ],
)
def test_what_is_no_list_is_named_whatever_its_ending(
    tmp_path: Path, content: bytes, error: type[Exception], word: str
) -> None:
    path = written(tmp_path / "daftar.xlsx", content)
    with pytest.raises(error, match=word):
        read_book(path)


def test_a_missing_file_and_a_folder_are_said_by_name(tmp_path: Path) -> None:
    for path in (tmp_path / "hilang.xlsx", tmp_path):
        with pytest.raises(unreadable.MissingFileError, match=path.name):
            read_book(path)


def test_an_empty_workbook_is_empty(tmp_path: Path) -> None:
    with pytest.raises(unreadable.EmptyFileError):
        read_book(saved(tmp_path / "a.xlsx", []))


def test_a_workbook_cut_off_anywhere_is_damaged_and_never_a_crash(tmp_path: Path) -> None:
    whole = saved(tmp_path / "a.xlsx", [["NIK", "Nama"]] * 50).read_bytes()
    for size in range(4, len(whole), 97):
        path = written(tmp_path / "b.xlsx", whole[:size])
        with pytest.raises(unreadable.DamagedFileError):
            read_book(path)


def test_a_workbook_with_flipped_bytes_is_read_or_refused(tmp_path: Path) -> None:
    whole = bytearray(saved(tmp_path / "a.xlsx", [["NIK", "Nama"]] * 50).read_bytes())
    for place in range(0, len(whole), 53):
        broken = bytearray(whole)
        broken[place] ^= 0xFF
        try:
            read_book(written(tmp_path / "b.xlsx", bytes(broken)))
        except UnreadableError:
            continue


def test_a_bomb_is_refused_before_it_is_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook_parts, "MAX_UNPACKED_BYTES", 1_000_000)
    source = saved(tmp_path / "a.xlsx", [["NIK", "Nama"]])
    bomb = b"<worksheet>" + b" " * 5_000_000
    path = rezipped(source, tmp_path / "b.xlsx", {"xl/worksheets/sheet1.xml": bomb})
    with pytest.raises(unreadable.TooLargeError):
        read_book(path)


def test_a_part_that_lies_about_its_size_is_damaged(tmp_path: Path) -> None:
    source = saved(tmp_path / "a.xlsx", [["NIK", "Nama"]])
    bomb = b"<worksheet>" + b" " * 5_000_000
    path = rezipped(source, tmp_path / "b.xlsx", {"xl/worksheets/sheet1.xml": bomb})
    size = len(bomb).to_bytes(4, "little")
    content = path.read_bytes().replace(size, (1000).to_bytes(4, "little"))
    with pytest.raises(unreadable.DamagedFileError):
        read_book(written(path, content))


def test_a_document_type_with_entities_is_refused(tmp_path: Path) -> None:
    source = saved(tmp_path / "a.xlsx", [["NIK", "Nama"]])
    with zipfile.ZipFile(source) as archive:
        old = archive.read("xl/workbook.xml")
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>' + old
    path = rezipped(source, tmp_path / "b.xlsx", {"xl/workbook.xml": laughs})
    with pytest.raises(unreadable.DamagedFileError):
        read_book(path)


def test_a_sheet_that_is_really_full_up_to_far_columns_is_too_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet_xml, "MAX_CELLS", 500)
    with pytest.raises(unreadable.TooLargeError):
        read_book(saved(tmp_path / "a.xlsx", [["x"] * 30] * 30))


def test_reading_can_be_stopped(tmp_path: Path) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        read_book(saved(tmp_path / "a.xlsx", [["NIK"]]), progress=progress)


_ODS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>
<table:table table:name="Daftar">{rows}</table:table>
</office:spreadsheet></office:body></office:document-content>"""


def opendocument(path: Path, rows: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", _ODS.format(rows=rows))
    return path


def text_cell(text: str, attributes: str = "") -> str:
    return (
        f'<table:table-cell office:value-type="string" {attributes}><text:p>{text}</text:p>'
        "</table:table-cell>"
    )


def test_an_opendocument_sheet_tells_its_values_hidden_rows_and_merged_cells(
    tmp_path: Path,
) -> None:
    merged = text_cell("014", 'table:number-rows-spanned="2"')
    rows = (
        f"<table:table-row>{text_cell('NIK')}{text_cell('RT')}</table:table-row>"
        f'<table:table-row table:visibility="filter">{text_cell("1")}'
        f"{merged}</table:table-row>"
        f"<table:table-row>{text_cell('2')}<table:covered-table-cell/></table:table-row>"
        '<table:table-row table:number-rows-repeated="1048573">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    (sheet,) = read_book(opendocument(tmp_path / "a.ods", rows)).sheets
    assert [list(row) for row in sheet.rows] == [["NIK", "RT"], ["1", "014"], ["2", ""]]
    assert sheet.hidden_rows == {2}
    assert sheet.merged == (Span(2, 1, 3, 1),)


def test_an_opendocument_sheet_of_repeated_cells_is_too_large(tmp_path: Path) -> None:
    bomb = text_cell("x", 'table:number-columns-repeated="16384"')
    rows = f'<table:table-row table:number-rows-repeated="1048576">{bomb}</table:table-row>'
    with pytest.raises(unreadable.TooLargeError):
        read_book(opendocument(tmp_path / "a.ods", rows))


SAMPLES = Path(__file__).parent.parent / "samples"


def test_an_old_workbook_tells_its_values_hidden_rows_and_merged_cells() -> None:
    first, hidden, _far = read_book(SAMPLES / "lama.xls").sheets
    assert [list(row) for row in first.rows[2:]] == [
        [1, "9999010101900001", "BUDI CONTOH", dt.date(1990, 1, 1), "014"],
        [2, 9999014101900002.0, "SITI CONTOH", "01-01-1990", ""],
    ]
    assert (first.hidden, hidden.hidden) == (False, True)
    assert first.hidden_rows == {4}
    assert first.merged == (Span(3, 4, 4, 4),)


def test_a_far_cell_of_an_old_workbook_is_left_out() -> None:
    far = read_book(SAMPLES / "lama.xls").sheets[2]
    assert [list(row) for row in far.rows] == [["NIK"]]


def test_an_old_workbook_with_damaged_bytes_is_read_or_refused(tmp_path: Path) -> None:
    whole = bytearray((SAMPLES / "lama.xls").read_bytes())
    for place in range(0, len(whole), 61):
        broken = bytearray(whole)
        broken[place] ^= 0xFF
        try:
            read_book(written(tmp_path / "b.xls", bytes(broken)))
        except UnreadableError:
            continue


def test_an_old_workbook_that_claims_huge_dimensions_is_read(tmp_path: Path) -> None:
    whole = (SAMPLES / "lama.xls").read_bytes()
    dimensions = b"\x00\x02\x0e\x00"
    place = whole.index(dimensions) + 8
    huge = whole[:place] + (65536).to_bytes(4, "little") + b"\x00\x00\xff\xff" + whole[place + 8 :]
    assert read_book(written(tmp_path / "a.xls", huge)).sheets[0].name == "RT 01"


def test_an_old_workbook_with_a_password_is_said_to_have_one(tmp_path: Path) -> None:
    whole = (SAMPLES / "lama.xls").read_bytes()
    code_page = b"\x42\x00\x02\x00"
    assert code_page in whole
    locked = whole.replace(code_page, b"\x2f\x00\x02\x00", 1)
    with pytest.raises(unreadable.PasswordProtectedError):
        read_book(written(tmp_path / "a.xls", locked))
