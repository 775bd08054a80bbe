from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pytest

from desktop_app.domain.cells import Book, Sheet, Span, Value
from desktop_app.domain.source_rows import SourceRow, source_rows
from desktop_app.domain.tables import (
    NoListError,
    Table,
    find_tables,
    remap,
    skipped_sheets,
)

NIK = "9999010101900001"
NIKS = [f"99990101019000{n:02d}" for n in range(1, 60)]
HEAD = ["NO", "NIK", "NAMA", "ALAMAT"]


def book(*rows: Sequence[Value], **more: Any) -> Book:
    return Book((Sheet(**{"name": "Data", "rows": rows, **more}),))


def people(*rows: Sequence[Value], **more: Any) -> list[SourceRow]:
    return [row for table in find_tables(book(*rows, **more)) for row in source_rows(table)]


def numbers(*rows: Sequence[Value], **more: Any) -> list[int]:
    return [row.row for row in people(*rows, **more)]


def person(n: int, *more: Value) -> list[Value]:
    return [n, NIKS[n], f"ORANG KE {'ABCDEFGHIJ'[n % 10]}", f"Jl. Contoh No. {n}", *more]


def fields(table: Table) -> list[str]:
    return [column.field for column in table.columns]


class TestHeadings:
    def test_in_two_merged_rows_give_each_column_its_field(self) -> None:
        (table,) = find_tables(
            book(
                ["NO", "NIK", "NAMA", "ALAMAT", "", "", "KELAHIRAN", ""],
                ["", "", "", "JALAN", "RT", "RW", "TEMPAT", "TANGGAL"],
                [1, NIK, "BUDI", "Jl. A", "1", "2", "Jambi", "1-1-1990"],
                merged=(Span(1, 3, 1, 5), Span(1, 6, 1, 7), Span(1, 0, 2, 0)),
            )
        )
        assert fields(table) == [
            "number", "nik", "name", "address", "rt", "rw", "birth_place", "birth_date",
        ]  # fmt: skip
        assert table.header_rows == (1, 2)

    def test_in_two_rows_of_a_text_file_reach_over_their_gaps(self) -> None:
        (table,) = find_tables(
            book(
                ["NO", "NIK", "NAMA", "AHLI WARIS", "", "ALAMAT DOMISILI", ""],
                ["", "", "", "NAMA", "HUBUNGAN", "JALAN", "RT"],
                [1, NIK, "BUDI", "SITI", "ISTRI", "Jl. B", "4"],
            )
        )
        assert fields(table)[3:] == ["heir_name", "heir_relation", "address", "rt"]

    def test_may_stand_below_a_group_row(self) -> None:
        (table,) = find_tables(
            book(
                ["DATA DIRI", "", "", "AHLI WARIS", "", ""],
                ["NIK", "NAMA", "ALAMAT", "NAMA", "HUBUNGAN", "NO HP"],
                [NIK, "BUDI", "Jl. A", "SITI", "ISTRI", "0812"],
                merged=(Span(1, 0, 1, 2), Span(1, 3, 1, 5)),
            )
        )
        assert fields(table)[3:] == ["heir_name", "heir_relation", "heir_phone"]

    def test_tell_an_address_of_the_home_from_that_of_the_ktp(self) -> None:
        (table,) = find_tables(
            book(
                ["NIK", "NAMA", "ALAMAT KTP", "RT", "ALAMAT DOMISILI", "RT", "RW"],
                [NIK, "BUDI", "Jl. A", "1", "Jl. B", "2", "3"],
            )
        )
        assert fields(table)[2:] == ["address", "rt", "home_address", "home_rt", "rw"]

    def test_take_nik_for_an_employee_number_where_another_column_has_sixteen_digits(self) -> None:
        (table,) = find_tables(
            book(["NIK", "NAMA", "NO IDENTITAS DIRI"], ["00123", "BUDI", NIK], ["7", "SITI", NIK])
        )
        assert fields(table) == ["", "name", "nik"]

    def test_that_are_missing_are_guessed_from_the_values(self) -> None:
        rows = [
            [f"15710711111{n:05d}", "BUDI", NIKS[n], "L", "01-01-1990", "081234567890"]
            for n in range(1, 9)
        ]
        (table,) = find_tables(book(["", "NAMA", "", "", "TGL LAHIR", "ALAMAT"], *rows))
        assert fields(table)[:5] == ["kk", "name", "nik", "sex", "birth_date"]
        assert not table.columns[0].sure

    def test_over_place_and_date_in_two_columns_are_told_apart(self) -> None:
        (table,) = find_tables(
            book(
                ["NIK", "NAMA", "TEMPAT/TGL LAHIR", ""],
                [NIK, "BUDI", "Jambi", dt.date(1990, 1, 1)],
                merged=(Span(1, 2, 1, 3),),
            )
        )
        assert fields(table)[2:] == ["birth_place", "birth_date"]

    def test_that_name_no_person_are_no_list(self) -> None:
        recap = book(["NO", "KELURAHAN", "JUMLAH"], [1, "Tengah", 55.0])
        with pytest.raises(NoListError, match="NIK atau Nama"):
            find_tables(recap)

    def test_have_a_sign_that_stays_when_only_the_spelling_differs(self) -> None:
        (one,) = find_tables(book(["No.", "N I K", "Nama"], [1, NIK, "BUDI"]))
        (two,) = find_tables(book(["NO", "NIK", "NAMA"], [1, NIKS[2], "SITI"]))
        (three,) = find_tables(book(["NO", "NIK", "NAMA", "ALAMAT"], [1, NIK, "SITI", "Jl"]))
        assert one.signature == two.signature != three.signature

    def test_can_be_given_other_fields_by_hand(self) -> None:
        (table,) = find_tables(book(["NIK", "NAMA", "LAIN"], [NIK, "BUDI", "tukang ojek"]))
        (row,) = source_rows(remap(table, {2: "occupation", 1: ""}))
        assert dict(row.values) == {"nik": NIK, "occupation": "tukang ojek"}

    def test_tell_a_marital_status_by_its_values(self) -> None:
        (table,) = find_tables(
            book(["NIK", "NAMA", "STATUS"], [NIK, "BUDI", "Kawin"], [NIKS[2], "SITI", "Cerai"])
        )
        assert fields(table)[2] == "marital_status"


class TestRowsThatAreNoPeople:
    def test_are_column_numbers_totals_signatures_and_blanks(self) -> None:
        assert numbers(
            ["DATA USULAN PEKERJA RENTAN"],
            [],
            HEAD,
            [1.0, 2.0, 3.0, 4.0],
            person(1),
            ["", "", "SUB JUMLAH", 1.0],
            [],
            person(2),
            [3, "", "", ""],
            ["JUMLAH", "", "", 2.0],
            ["", "", "", "Jambi, 2 November 2026"],
            ["", "", "", "Mengetahui, Lurah Tengah"],
            [],
            ["", "", "( ........................ )", ""],
            ["", "", "H. AHMAD CONTOH, S.Sos", ""],
            ["", "", "NIP. 19680312 199003 1 004", ""],
        ) == [5, 8]  # fmt: skip

    def test_are_headings_on_a_new_page(self) -> None:
        (table,) = find_tables(book(HEAD, person(1), ["DATA LANJUTAN"], HEAD, person(2)))
        assert table.header_rows == (1, 4)
        assert [row.row for row in source_rows(table)] == [2, 5]

    def test_are_bracketed_column_numbers(self) -> None:
        assert numbers(HEAD, ["(1)", "(2)", "(3)", "(4)"], person(1)) == [3]

    def test_are_notes_below_the_list(self) -> None:
        assert numbers(
            HEAD, person(1), ["Catatan: data belum lengkap"], ["*) wajib diisi", "", ""]
        ) == [2]  # fmt: skip


class TestPeople:
    def test_without_a_nik_are_rows_all_the_same(self) -> None:
        rows = people(HEAD, [1, "", "BUDI CONTOH", "Jl. A"], [2, "-", "SITI CONTOH", ""])
        assert [row.row for row in rows] == [2, 3]
        assert "nik" not in rows[1].values

    def test_without_a_name_are_rows_all_the_same(self) -> None:
        assert numbers(HEAD, [1, NIK, "", "Jl. A"], [2, NIKS[2], "", ""]) == [2, 3]

    def test_go_on_below_a_signature_in_the_middle(self) -> None:
        assert numbers(HEAD, person(1), ["", "", "", "Mengetahui"], [], person(2)) == [2, 5]

    def test_have_the_number_of_the_file_when_its_first_rows_are_empty(self) -> None:
        assert numbers(HEAD, person(1), first_row=10) == [11]

    def test_in_hidden_rows_are_marked(self) -> None:
        rows = people(HEAD, person(1), person(2), hidden_rows=frozenset({3}))
        assert [row.hidden for row in rows] == [False, True]

    def test_keep_their_raw_values(self) -> None:
        (row,) = people(HEAD, [1, 9999010101900001.0, " BUDI ", dt.date(2020, 1, 1)])
        assert row.values["nik"] == 9999010101900001.0
        assert row.values["name"] == " BUDI "
        assert row.values["address"] == dt.date(2020, 1, 1)

    def test_keep_a_nik_of_nought_but_no_other_nought(self) -> None:
        (row,) = people([*HEAD, "NO HP", "KET"], [1, "0", "BUDI", "0", 0.0, "-"])
        assert dict(row.values) == {"nik": "0", "name": "BUDI"}

    def test_show_nothing_where_a_formula_failed(self) -> None:
        (row,) = people(HEAD, [1, NIK, "BUDI", "#N/A"])
        assert "address" not in row.values


class TestValuesFromAbove:
    @pytest.mark.parametrize("sign", ["sda", "S.D.A.", "idem", '"', "〃", "''", '- " -', "sda."])
    def test_stand_for_a_ditto_sign(self, sign: str) -> None:
        rows = people([*HEAD, "PEKERJAAN"], person(1, "Nelayan"), person(2, sign), person(3, sign))
        assert [row.values["occupation"] for row in rows] == ["Nelayan"] * 3

    def test_are_never_taken_for_a_nik_or_a_name(self) -> None:
        rows = people(HEAD, person(1), [2, "sda", "sda", "Jl. B"])
        assert (rows[1].values["nik"], rows[1].values["name"]) == ("sda", "sda")

    def test_come_down_through_merged_cells(self) -> None:
        rows = people(
            [*HEAD, "RT"], person(1, "014"), person(2, ""), person(3, ""), person(4, ""),
            merged=(Span(2, 4, 4, 4),),
        )  # fmt: skip
        assert [row.values.get("rt") for row in rows] == ["014", "014", "014", None]

    def test_end_with_a_merged_range_that_reaches_beyond_the_sheet(self) -> None:
        rows = people([*HEAD, "RT"], person(1, "014"), merged=(Span(2, 4, 1_048_576, 4),))
        assert len(rows) == 1


class TestTitles:
    def test_tell_kelurahan_kecamatan_and_rt(self) -> None:
        (row,) = people(
            ["PEMERINTAH KOTA JAMBI"],
            ["DAFTAR PETUGAS KEAGAMAAN KEL. SIMPANG III SIPIN KEC. KOTA BARU TAHUN 2026"],
            ["RT", ":", "07"],
            HEAD,
            person(1),
        )
        assert row.values["kelurahan"] == "SIMPANG III SIPIN"
        assert row.values["kecamatan"] == "KOTA BARU"
        assert (row.values["rt"], row.values["group"]) == ("7", "petugas_keagamaan")

    def test_do_not_overrule_the_row(self) -> None:
        (row,) = people(
            ["KELURAHAN TENGAH KECAMATAN PELAYANGAN"],
            [*HEAD, "KELURAHAN"],
            person(1, "Beringin"),
        )
        assert row.values["kelurahan"] == "Beringin"
        assert "kecamatan" not in row.values

    def test_between_the_rows_hold_from_there_on(self) -> None:
        rows = people(HEAD, ["RT 01"], person(1), ["RT. 02", "", ""], person(2), person(3))
        assert [row.values["rt"] for row in rows] == ["1", "2", "2"]

    def test_above_each_page_hold_for_that_page(self) -> None:
        rows = people(
            ["KELURAHAN TENGAH RT 01"], HEAD, person(1), [], ["RT 02"], HEAD, person(2)
        )  # fmt: skip
        assert [row.values["rt"] for row in rows] == ["1", "2"]
        assert {row.values["kelurahan"] for row in rows} == {"TENGAH"}

    def test_of_the_first_sheet_serve_the_sheets_of_other_rts(self) -> None:
        first = Sheet(name="RT 01", rows=[["KELURAHAN TENGAH"], HEAD, person(1)])
        second = Sheet(name="RT 02", rows=[HEAD, person(2)])
        rows = [r for t in find_tables(Book((first, second))) for r in source_rows(t)]
        assert [(row.sheet, row.values["rt"]) for row in rows] == [("RT 01", "1"), ("RT 02", "2")]
        assert rows[1].values["kelurahan"] == "TENGAH"


class TestSheets:
    def test_that_are_hidden_are_skipped_and_told(self) -> None:
        shown = Sheet(name="Data", rows=[HEAD, person(1)])
        hidden = Sheet(name="Lama", rows=[HEAD, person(2)], hidden=True)
        both = Book((hidden, shown))
        assert [table.sheet.name for table in find_tables(both)] == ["Data"]
        assert skipped_sheets(both) == ("Lama",)

    def test_can_hold_two_lists_with_other_columns(self) -> None:
        tables = find_tables(
            book(HEAD, person(1), [], ["NAMA", "NIK", "PEKERJAAN"], ["SITI", NIKS[2], "Nelayan"])
        )
        assert [fields(table)[-1] for table in tables] == ["address", "occupation"]
        assert [row.row for table in tables for row in source_rows(table)] == [2, 5]


class TestSplitCells:
    def row(self, heading: str, value: Value, *more: Sequence[Value]) -> dict[str, Value]:
        (row,) = people(["NIK", "NAMA", heading], [NIK, "BUDI", value], *more)
        values = dict(row.values)
        return {name: values[name] for name in values if name not in ("nik", "name")}

    @pytest.mark.parametrize(
        ("text", "place", "day"),
        [
            ("Jambi, 17-08-1985", "Jambi", "17-08-1985"),
            ("Jambi/2 Desember 1968", "Jambi", "2 Desember 1968"),
            ("Sei. Penuh - 12.12.1980", "Sei. Penuh", "12.12.1980"),
            ("Jambi, tgl 3-4-85", "Jambi", "3-4-85"),
            ("17-08-1985 / Jambi", "Jambi", "17-08-1985"),
            ("Muara Bulian 30-02-1970", "Muara Bulian", "30-02-1970"),
        ],
    )
    def test_give_place_and_date_of_birth(self, text: str, place: str, day: str) -> None:
        assert self.row("TTL", text) == {"birth_place": place, "birth_date": day}
        assert self.row("TGL LAHIR", text).get("birth_date") in (day, text)

    def test_give_a_place_or_a_date_alone(self) -> None:
        assert self.row("TTL", "Jambi") == {"birth_place": "Jambi"}
        assert self.row("TTL", dt.date(1990, 1, 2)) == {"birth_date": dt.date(1990, 1, 2)}

    @pytest.mark.parametrize(
        ("value", "expected"),
        [
            ("014/002", {"rt": "014", "rw": "002"}),
            ("RT 14 RW 2", {"rt": "14", "rw": "2"}),
            ("RT 11 RW II", {"rt": "11", "rw": "2"}),
            ("7/iv", {"rt": "7", "rw": "4"}),
            ("7/IIX", {"rt": "7/IIX"}),
            ("14", {"rt": "14"}),
            (14.0, {"rt": "14"}),
            ("3/-", {"rt": "3"}),
            ("000/000", {}),
            (dt.date(2026, 2, 1), {"rt": "1", "rw": "2"}),
            (dt.datetime(2026, 2, 1), {"rt": "1", "rw": "2"}),  # noqa: DTZ001 - as a cell holds it
            (dt.date(1932, 5, 1), {"rt": "5", "rw": "32"}),
        ],
    )
    def test_give_rt_and_rw(self, value: Value, expected: dict[str, str]) -> None:
        assert self.row("RT/RW", value) == expected

    def test_give_the_rt_within_an_address(self) -> None:
        roman = self.row("ALAMAT", "Jl. X No. 3 RT 14 RW II Kota")
        assert roman == {"address": "Jl. X No. 3 Kota", "rt": "14", "rw": "2"}
        assert self.row("ALAMAT", "Jl.  X No. 3 RT.14/RW.02") == {
            "address": "Jl. X No. 3",
            "rt": "14",
            "rw": "02",
        }

    def test_leave_the_address_alone_where_the_rt_has_its_own_column(self) -> None:
        (row,) = people(["NIK", "NAMA", "ALAMAT", "RT"], [NIK, "BUDI", "Jl. X RT 14", 3.0])
        assert (row.values["address"], row.values["rt"]) == ("Jl. X RT 14", "3")

    def test_give_the_kelurahan_within_an_address_where_nothing_else_tells_it(self) -> None:
        values = self.row("ALAMAT", "Jl. X RT 03 Kel. Rawa Sari Kec. Alam Barajo")
        assert (values["kelurahan"], values["rt"]) == ("Rawa Sari", "03")

    def test_keep_the_first_of_several_phones_and_note_the_others(self) -> None:
        assert self.row("NO HP", "081234567890 / 081398765432") == {
            "phone": "081234567890",
            "notes": "HP lain: 081398765432",
        }

    def test_give_kelurahan_and_kecamatan(self) -> None:
        assert self.row("KEL/KEC", "Tengah / Pelayangan") == {
            "kelurahan": "Tengah",
            "kecamatan": "Pelayangan",
        }

    def test_give_the_sex_from_a_tick(self) -> None:
        rows = people(
            ["NIK", "NAMA", "JENIS KELAMIN", ""],
            ["", "", "L", "P"],
            [NIKS[1], "BUDI", "√", ""],
            [NIKS[2], "SITI", "", "v"],
            merged=(Span(1, 2, 1, 3),),
        )
        assert [row.values["sex"] for row in rows] == ["L", "P"]

    def test_give_a_birth_date_from_three_columns(self) -> None:
        (row,) = people(
            ["NIK", "NAMA", "TANGGAL LAHIR", "", ""],
            ["", "", "TGL", "BLN", "THN"],
            [NIK, "BUDI", 17.0, 8.0, 1985.0],
        )
        assert row.values["birth_date"] == "17-8-1985"


def test_a_duty_is_the_occupation_unless_there_is_one() -> None:
    (only,) = find_tables(book(["NIK", "NAMA", "TUGAS", "TEMPAT TUGAS"], [NIK, "A", "Imam", "M"]))
    (both,) = find_tables(book(["NIK", "NAMA", "PEKERJAAN", "TUGAS"], [NIK, "A", "Petani", "I"]))
    assert fields(only)[2:] == ["occupation", "duty_place"]
    assert fields(both)[2:] == ["occupation", "occupation_note"]
    assert only.facts.group == "petugas_keagamaan"


def test_values_below_a_person_that_are_nobodys_are_told_of_with_the_person() -> None:
    rest: list[Value] = ["", "", "", "Lorong Contoh, pagar biru"]
    rows = people(HEAD, person(1), rest, person(2), ["JUMLAH", "", "", "2 orang"], person(3))
    assert [(row.row, row.beneath) for row in rows] == [(2, 3), (4, 0), (6, 0)]


def test_rows_over_which_the_nik_is_merged_are_one_person() -> None:
    born: list[list[Value]] = [[1, NIK, "BUDI", "Jl. A"], ["", "", "", "RT 02"], person(2)]
    rows = people(HEAD, *born, merged=(Span(2, 1, 3, 1),))
    assert [(row.row, row.values.get("rt"), row.beneath) for row in rows] == [
        (2, "02", 0),
        (4, None, 0),
    ]
