"""Reports and forms as files: read back cell by cell and word by word."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import openpyxl
import pypdfium2
import pytest
from office import facts, reading
from openpyxl.worksheet.worksheet import Worksheet

from desktop_app.domain import consent, paper_form
from desktop_app.domain.checklist import CHECKLIST
from desktop_app.domain.enrolment import Enrolment
from desktop_app.domain.fields import fields_of
from desktop_app.domain.report import Kind, Line, Rank, Report, ReportColumn
from desktop_app.domain.worker import Worker
from desktop_app.files import form_xlsx, report_pdf, report_xlsx
from desktop_app.files.form_pdf import write_forms
from desktop_app.files.report_xlsx import HEAD_ROW
from desktop_app.kernel.jobs import Progress

LONG = "Jalan Kapten Haji Abdul Kadir Bahasyim Lorong Kenanga Indah II Blok C No. 12"


def report(lines: int = 3) -> Report:
    rows = [
        Line((n, "=1+1" if n == 1 else f"ORANG {n}", f"99010101010{n:05d}", LONG, n * 1_000))
        for n in range(1, lines + 1)
    ]
    total = Line((0, "Jumlah", "", "", sum(n * 1_000 for n in range(1, lines + 1))), Rank.TOTAL)
    return Report(
        title="Daftar uji & coba",
        office="Kantor Uji",
        on=date(2026, 11, 23),
        scope="Semua orang",
        columns=(
            ReportColumn("No", Kind.COUNT, 10),
            ReportColumn("Nama", Kind.WORDS, 40),
            ReportColumn("NIK", Kind.DIGITS, 30),
            ReportColumn("Alamat", Kind.WORDS, 40),
            ReportColumn("Iuran", Kind.COUNT, 20),
        ),
        lines=(*rows, total),
        notes=("Catatan kaki pertama.", "Catatan kaki kedua."),
        people=lines,
    )


def as_workbook(given: Report) -> bytes:
    stream = BytesIO()
    report_xlsx.write_report(stream, given, progress=Progress())
    return stream.getvalue()


def as_pdf(given: Report) -> bytes:
    stream = BytesIO()
    report_pdf.write_report(stream, given, progress=Progress())
    return stream.getvalue()


def words_of(pdf: bytes) -> list[str]:
    """Give the words of each page with single blanks."""
    document = pypdfium2.PdfDocument(pdf)
    pages = [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    document.close()
    return pages


def forms(*people: object) -> bytes:
    stream = BytesIO()
    write_forms(stream, people, facts(), progress=Progress())  # type: ignore[arg-type]
    return stream.getvalue()


def test_a_workbook_holds_every_cell_as_it_was_given() -> None:
    given = report()
    sheet = openpyxl.load_workbook(BytesIO(as_workbook(given))).active
    assert sheet is not None
    assert [sheet.cell(row, 1).value for row in (1, 2, 3)] == [
        given.title,
        "Kantor Uji · keadaan 23-11-2026",
        "Semua orang",
    ]
    heads = [cell.value for cell in sheet[HEAD_ROW]]
    assert heads == [each.title for each in given.columns]
    for n, line in enumerate(given.lines, HEAD_ROW + 1):
        assert tuple(cell.value or "" for cell in sheet[n]) == tuple(
            each or "" for each in line.cells
        )


def test_texts_stay_texts_and_counts_are_numbers() -> None:
    sheet = openpyxl.load_workbook(BytesIO(as_workbook(report()))).active
    assert sheet is not None
    row = sheet[HEAD_ROW + 1]
    assert [cell.data_type for cell in row] == ["n", "s", "s", "s", "n"]
    assert row[1].value == "=1+1"
    assert row[2].number_format == "@"
    assert row[4].number_format == "#,##0"


def test_a_workbook_prints_across_with_its_headings_on_each_page() -> None:
    sheet = openpyxl.load_workbook(BytesIO(as_workbook(report()))).active
    assert sheet is not None
    assert sheet.print_title_rows == f"${HEAD_ROW}:${HEAD_ROW}"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.fitToHeight == 0
    assert sheet.freeze_panes == f"A{HEAD_ROW + 1}"


def test_a_pdf_holds_every_word_and_says_which_page_it_is() -> None:
    given = report(90)
    pages = words_of(as_pdf(given))
    assert len(pages) > 1
    for n, page in enumerate(pages, 1):
        assert f"Halaman {n} dari {len(pages)}" in page
        assert "No Nama NIK Alamat Iuran" in page
        assert given.title in page
    whole = " ".join(pages)
    for line in given.lines[:-1]:
        assert str(line.cells[1]) in whole
        assert str(line.cells[2]) in whole
    assert whole.count(LONG) == 90
    assert "4.095.000" in pages[-1]
    assert pages[-1].index("Catatan kaki pertama.") < pages[-1].index("Catatan kaki kedua.")


@pytest.mark.parametrize("lines", range(18, 40))
def test_notes_are_never_cut_off_the_last_page(lines: int) -> None:
    pages = words_of(as_pdf(replace(report(lines), lines=report(lines).lines)))
    assert "Catatan kaki kedua." in pages[-1]
    assert "Jumlah" in pages[-1]


@pytest.mark.parametrize("make", [as_workbook, as_pdf])
def test_the_bytes_depend_on_the_report_only(make: object) -> None:
    assert callable(make)
    assert make(report()) == make(report())


def test_every_font_of_a_pdf_is_embedded() -> None:
    for pdf in (as_pdf(report()), forms(None)):
        assert b"Helvetica" not in pdf
        assert b"/FontFile2" in pdf


def test_a_blank_form_is_one_page_with_every_field() -> None:
    [page] = words_of(forms(None))
    for record in (Worker, Enrolment):
        for field in fields_of(record).values():
            assert field.kind.label in page
    for _code, label in CHECKLIST:
        assert label in page
    assert consent.TITLE in page
    assert "naskah 1, 23-11-2026" in page
    assert "tidak kepada pihak lain" in page


def test_a_filled_form_holds_what_is_known_of_each_person() -> None:
    one = reading({"address": LONG, "name": "Syamsul Bahri", "nik": "1571071408850003"}).person
    other = reading({"name": "Eli Suryani", "kelurahan": "Legok"}).person
    first, second = words_of(forms(one, other))
    assert "SYAMSUL BAHRI" in first
    assert " ".join("1571071408850003") in first or "1571071408850003" in first.replace(" ", "")
    assert LONG in first
    assert "ELI SURYANI" in second
    assert "Legok" in second
    assert "SYAMSUL" not in second


def form_sheet(*people: object) -> Worksheet:
    stream = BytesIO()
    form_xlsx.write_forms(stream, people, facts(), progress=Progress())  # type: ignore[arg-type]
    sheet = openpyxl.load_workbook(stream).active
    assert isinstance(sheet, Worksheet)
    return sheet


def answers(sheet: Worksheet) -> dict[str, object]:
    """Give what stands behind each label; of a label that comes twice, the last."""
    return {str(row[0].value): row[1].value for row in sheet.iter_rows() if row[0].value}


def test_a_form_as_workbook_asks_what_the_paper_asks_in_its_order() -> None:
    sheet = form_sheet(None)
    words = [str(row[0].value) for row in sheet.iter_rows() if row[0].value]
    asked = [field.kind.label for part in paper_form.parts() for field in part.fields]
    boxes = [str(row[0].value) for row in sheet.iter_rows() if row[1].border.left.style]
    assert boxes[: len(asked)] == asked
    assert consent.TITLE in words
    assert any("tidak kepada pihak lain" in each for each in words)
    assert {label for _code, label in CHECKLIST} <= set(words)
    filled = {row[1].value for row in sheet.iter_rows() if row[1].border.left.style}
    assert filled == {None, "Petugas"}


def test_forms_as_workbook_hold_texts_only_and_a_page_for_each_person() -> None:
    one = reading({"name": "Syamsul Bahri", "nik": "1571071408850003", "notes": "=1+1"}).person
    other = reading({"name": "Eli Suryani", "birth_date": "17/8/1985", "sex": "P"}).person
    sheet = form_sheet(one, other)
    values = [cell.value for row in sheet.iter_rows() for cell in row]
    assert "1571071408850003" in values
    assert "=1+1" in values
    assert all(cell.data_type in "sn" for row in sheet.iter_rows() for cell in row)
    assert [each.id for each in sheet.row_breaks.brk] == [sheet.max_row // 2]
    told = answers(sheet)
    assert told["Tanggal lahir"] == "17-08-1985"
    assert told["Jenis kelamin"] == "Perempuan"
    offered = [each.formula1 for each in sheet.data_validations.dataValidation]
    assert any("Perempuan" in str(each) for each in offered)
