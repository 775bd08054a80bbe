from __future__ import annotations

from typing import Any

import pytest

from desktop_app.domain.layout import (
    EnrolmentKind,
    Layout,
    Person,
    cells_for,
    file_names,
    lacking,
    parts_of,
    shortened,
)
from desktop_app.domain.layout_reading import LayoutError, parse_layout

Table = dict[str, Any]

WOMAN = {
    "position": "1",
    "nik": "9901015708850001",
    "name": "Ni'mah Contoh",
    "birth_place": "Jambi",
    "birth_date": "1985-08-17",
    "sex": "P",
    "rt": "014",
    "marital_status": "kawin",
    "programmes": "jkk jkm",
    "work_hours": "07.00 - 15.30",
    "kelurahan": "15.71.07.1001",
    "kelurahan_name": "Paal Lima",
}


def layout_of(*columns: Table, **others: Any) -> Layout:
    table = {"name": "uji", "title": "Uji", "sheet": "data", "file_name": "uji.xlsx"}
    return parse_layout(table | others | {"columns": list(columns)})


def cells_of(person: Person, *columns: Table) -> list[str]:
    return cells_for(layout_of(*({"heading": "A"} | column for column in columns)), person)


def test_a_date_takes_the_form_of_its_column() -> None:
    forms = [
        {"field": "birth_date", "form": form} for form in ("dd-mm-yyyy", "yyyymmdd", "mm/yyyy")
    ]
    assert cells_of(WOMAN, {"field": "birth_date"}, *forms) == [
        "17-08-1985",
        "17-08-1985",
        "19850817",
        "08/1985",
    ]


def test_codes_turn_values_into_those_of_the_agency() -> None:
    sex = {"field": "sex", "codes": {"L": "1", "P": "2"}}
    married = {"field": "marital_status", "codes": {"kawin": "Y"}, "otherwise": "T"}
    assert cells_of(WOMAN, sex, married) == ["2", "Y"]
    assert cells_of(WOMAN | {"marital_status": "cerai_mati"}, married) == ["T"]
    assert cells_of({}, sex, married) == ["", ""]


def test_a_value_without_a_code_is_lacking_and_never_sent() -> None:
    layout = layout_of({"heading": "JK", "field": "sex", "codes": {"L": "1"}})
    assert cells_for(layout, WOMAN) == [""]
    assert lacking(layout, WOMAN) == ["sex"]
    assert lacking(layout, {}) == []


def test_an_expression_leaves_no_lonely_sign_when_a_part_is_empty() -> None:
    place = {"expression": "{birth_place}, {birth_date}"}
    assert cells_of(WOMAN, place, {"expression": "{rt}/{rw}"}) == ["Jambi, 17-08-1985", "014"]
    assert cells_of({}, place) == [""]
    assert cells_of(WOMAN, {"expression": "RT {rt} {kelurahan.name}"}) == ["RT 014 Paal Lima"]


def test_capitals_constants_lists_and_hours() -> None:
    assert cells_of(
        WOMAN,
        {"field": "name", "case": "upper"},
        {"constant": "ID"},
        {"field": "programmes", "case": "upper", "separator": "+"},
        {"field": "work_hours.start"},
        {"field": "work_hours.end"},
    ) == ["NI'MAH CONTOH", "ID", "JKK+JKM", "07.00", "15.30"]


def test_a_text_that_is_too_long_is_cut_and_told() -> None:
    layout = layout_of({"heading": "NAMA", "field": "name", "limit": 7})
    assert cells_for(layout, WOMAN) == ["Ni'mah"]
    assert shortened(layout, WOMAN) == ["name"]
    assert shortened(layout, WOMAN | {"name": "Contoh"}) == []


def test_control_characters_become_blanks() -> None:
    assert cells_of({"name": "A\x00B\r\nC\u2028D\ud800"}, {"field": "name"}) == ["A B C D"]
    assert cells_of({"name": "👷‍♀️\u00a0X"}, {"field": "name"}) == ["👷‍♀️\u00a0X"]


def test_each_lacking_field_is_named_once_in_the_order_of_the_list() -> None:
    layout = layout_of(
        {"heading": "NAMA", "field": "name", "required": True},
        {"heading": "KEL", "field": "kelurahan.name", "required": True},
        {"heading": "KEC", "field": "kelurahan.kecamatan", "required": True},
        {"heading": "RT/RW", "expression": "{rt}/{rw}", "required": True},
        {"heading": "HP", "field": "phone"},
    )
    assert lacking(layout, {"rt": "001", "name": " "}) == ["name", "kelurahan", "rw"]


def test_ten_thousand_and_one_people_make_two_files() -> None:
    layout = layout_of({"heading": "NIK", "field": "nik"})
    parts = parts_of(layout, range(10_001))
    assert [len(part) for part in parts] == [10_000, 1]
    assert [len(part) for part in parts_of(layout, range(10_000))] == [10_000]
    assert [len(part) for part in parts_of(layout, range(0))] == [0]


def test_several_files_get_names_of_their_own() -> None:
    column = {"heading": "NIK", "field": "nik"}
    fixed = layout_of(column, file_name="template_tk_99012345.xlsx")
    assert file_names(fixed, "2026-01", 1) == ["template_tk_99012345.xlsx"]
    assert file_names(fixed, "2026-01", 2) == [
        "template_tk_99012345-1.xlsx",
        "template_tk_99012345-2.xlsx",
    ]
    named = layout_of(column, file_name="{batch} bagian {part}.xlsx")
    assert file_names(named, "2026-01", 2) == ["2026-01 bagian 1.xlsx", "2026-01 bagian 2.xlsx"]


def test_what_is_not_said_has_a_default() -> None:
    layout = layout_of({"heading": "NIK", "field": "nik"})
    assert (layout.start_row, layout.rows_per_file) == (1, 10_000)
    assert layout.kinds == {EnrolmentKind.NEW, EnrolmentKind.LANJUTAN}
    assert layout_of({"heading": "A", "constant": ""}, kinds=["new"]).kinds == {EnrolmentKind.NEW}


GOOD = {"heading": "NIK", "field": "nik"}


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"columns": []}, "Belum ada kolom"),
        ({"columns": ["nik"]}, "Kolom 1: tulis sebagai tabel"),
        ({"columns": [GOOD, {"heading": "B"}]}, "Kolom 2 (B): sebutkan tepat satu"),
        ({"columns": [GOOD | {"constant": "x"}]}, "sebutkan tepat satu"),
        ({"columns": [GOOD | {"field": "nikk"}]}, "isian “nikk” tidak dikenal"),
        ({"columns": [{"heading": "B", "expression": "{nik} {x}"}]}, "isian “x” tidak dikenal"),
        ({"columns": [GOOD | {"colour": "red"}]}, "“colour” tidak dikenal"),
        ({"columns": [{"field": "nik"}]}, "heading belum ditulis"),
        ({"columns": [GOOD | {"form": "dd-mm-yyyy"}]}, "form tidak berlaku"),
        ({"columns": [GOOD | {"separator": "+"}]}, "separator tidak berlaku"),
        (
            {"columns": [{"heading": "T", "field": "birth_date", "form": "hari"}]},
            "bentuk tanggal “hari” tidak dikenal",
        ),
        ({"columns": [GOOD | {"case": "lower"}]}, "case hanya mengenal"),
        ({"columns": [GOOD | {"limit": 0}]}, "limit berupa angka 1–32767"),
        ({"columns": [GOOD | {"limit": True}]}, "isi limit bukan jenis"),
        ({"columns": [GOOD | {"required": "ya"}]}, "isi required bukan jenis"),
        ({"columns": [GOOD | {"codes": {"L": 1}}]}, "isi codes harus berupa tulisan"),
        ({"columns": [{"heading": "B", "constant": "x", "required": True}]}, "tidak dapat diwajib"),
        ({"columns": [GOOD | {"heading": "N\x07"}]}, "tanda kendali"),
        ({"name": "BPU Jambi"}, "name hanya boleh"),
        ({"title": " "}, "title belum diisi"),
        ({"sheet": "x" * 32}, "paling panjang 31 huruf; ini 32"),
        ({"sheet": "a/b"}, "tanda yang tidak boleh"),
        ({"file_name": "lama.xls"}, ".xls hanya dapat dibaca"),
        ({"file_name": "daftar.csv"}, "berakhiran .xlsx"),
        ({"file_name": "{nik}.xlsx"}, "hanya mengenal {batch} dan {part}"),
        ({"file_name": "../x.xlsx"}, "tanda yang tidak boleh"),
        ({"file_name": "{batch.xlsx"}, "tanda yang tidak boleh"),
        ({"start_row": 0}, "start_row berupa angka"),
        ({"start_row": "2"}, "isi start_row bukan jenis"),
        ({"start_row": 2, "above": ["a", "b"]}, "above berisi 2 baris"),
        ({"above": "judul"}, "isi above bukan jenis"),
        ({"above": [1]}, "above harus berupa daftar tulisan"),
        ({"kinds": ["baru"]}, "kinds hanya mengenal: new, lanjutan"),
        ({"rows_per_file": 2_000_000}, "rows_per_file berupa angka"),
        ({"author": "x"}, "“author” tidak dikenal"),
    ],
)
def test_a_bad_layout_is_refused_with_the_place_and_the_reason(changed: Table, said: str) -> None:
    table = {"name": "uji", "title": "Uji", "sheet": "data", "file_name": "uji.xlsx"}
    with pytest.raises(LayoutError) as refused:
        parse_layout(table | {"columns": [GOOD]} | changed)
    assert said in str(refused.value)
    assert refused.value.exit_code == 3
