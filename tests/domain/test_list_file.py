"""A file's own columns and cells, as the review shows them and as they can be read otherwise."""

from __future__ import annotations

import pytest

from desktop_app.domain.cells import Book, Row, Sheet, letters
from desktop_app.domain.list_file import (
    ListCells,
    ListFile,
    column_for,
    columns_of_list,
    field_label,
    readable_fields,
)
from desktop_app.domain.tables import find_tables

HEAD: Row = ("NO", "NAMA", "NIK", "TEMPAT/TGL LAHIR", "HP")
AMINAH: Row = (1, "RTS. AMINAH", "9971034412850001", "Jambi, 04-12-1985", "081200000001")
KEMAS: Row = (1, "KEMAS ISHAK", "9971030412850002", "Jambi, 04-12-1985", "081200000002")


def listed(*sheets: Sheet) -> ListFile:
    return ListFile(name="daftar.xlsx", sha256="", tables=find_tables(Book(sheets)))


def one_sheet(name: str = "RT 1", *rows: Row) -> Sheet:
    return Sheet(name=name, rows=(HEAD, *(rows or (AMINAH,))))


@pytest.mark.parametrize(("index", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ")])
def test_columns_have_the_letters_of_a_spreadsheet(index: int, letter: str) -> None:
    assert letters(index) == letter


def test_columns_of_a_file_keep_their_order_letters_and_headings() -> None:
    columns = columns_of_list(listed(one_sheet()).tables)
    assert [one.letter for one in columns] == ["A", "B", "C", "D", "E"]
    assert [one.heading for one in columns] == list(HEAD)


def test_two_sheets_with_the_same_headings_share_their_columns() -> None:
    both = listed(one_sheet("RT 1"), one_sheet("RT 2", KEMAS))
    columns = columns_of_list(both.tables)
    assert len(columns) == 5
    assert all(one.places == (at, at) for at, one in enumerate(columns))


def test_a_column_that_stands_elsewhere_on_another_sheet_has_no_letter() -> None:
    turned = Sheet(name="RT 2", rows=(HEAD[::-1], KEMAS[::-1]))
    columns = columns_of_list(listed(one_sheet(), turned).tables)
    name = columns[column_for(columns, "name")]
    assert (name.letter, name.places) == ("", (1, 3))


def test_cells_are_found_by_sheet_and_row() -> None:
    both = listed(one_sheet("RT 1"), one_sheet("RT 2", KEMAS))
    columns = columns_of_list(both.tables)
    name = columns[column_for(columns, "name")]
    cells = ListCells(both.tables)
    assert cells.text(("RT 1", 2), name) == "RTS. AMINAH"
    assert cells.text(("RT 2", 2), name) == "KEMAS ISHAK"
    assert cells.text(("RT 9", 2), name) == ""


def test_a_value_that_was_taken_apart_points_at_its_column() -> None:
    columns = columns_of_list(listed(one_sheet()).tables)
    assert column_for(columns, "birth_date") == column_for(columns, "birth_place") == 3
    assert column_for(columns, "kelurahan") == -1


def test_reading_a_column_otherwise_takes_the_field_from_the_other() -> None:
    file = listed(one_sheet())
    columns = columns_of_list(file.tables)
    moved = columns_of_list(file.with_column(columns[4], "name").tables)
    assert [one.field for one in moved] == ["number", "", "nik", "birth", "name"]


def test_mended_words_are_kept_by_place_and_field() -> None:
    file = listed(one_sheet()).with_mended((("RT 1", 2), "nik", "1"))
    file = file.with_mended((("RT 1", 2), "phone", "2"))
    assert file.mended == {("RT 1", 2): {"nik": "1", "phone": "2"}}


def test_every_field_that_a_column_may_hold_has_a_word() -> None:
    assert all(field_label(name) for name in readable_fields())
