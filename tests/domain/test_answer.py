from __future__ import annotations

import pytest

from desktop_app.domain.answer import (
    AnswerUnreadableError,
    guess_answer_columns,
    read_answer,
    read_answers,
)
from desktop_app.domain.cells import Book, Row, Sheet
from desktop_app.domain.reasons import REASONS, reason_for, reason_of
from desktop_app.domain.verdicts import Said, verdict_said

ANI, BUDI, CICI = "9901015708850001", "9901010101900002", "9901010202910003"


HEADING = ("NIK", "KPJ", "STATUS", "KETERANGAN")


def judged(*rows: Row, heading: Row = HEADING) -> list[tuple[str, str]]:
    return [(line.verdict, line.reason) for line in read_answer([list(heading), *rows])]


def test_the_headings_are_found_under_titles_and_above_a_row_of_numbers() -> None:
    rows = [
        ["HASIL PENDAFTARAN PESERTA BPU CABANG JAMBI", None, None, None],
        ["Kiriman 2026-01", None, None, None],
        [None, None, None, None],
        ["No.", "N I K", "Nomor KPJ", "Status Pendaftaran"],
        [1.0, 2.0, 3.0, 4.0],
        [1.0, ANI, "26012345678", "BERHASIL"],
        [2.0, BUDI, None, "GAGAL"],
        ["JUMLAH", None, 2.0, None],
        ["Jambi, 20 November 2026", None, None, None],
    ]
    lines = read_answer(rows, first_row=3)
    assert [(line.row, line.number, line.nik, line.kpj, line.verdict) for line in lines] == [
        (8, 1, ANI, "26012345678", "accepted"),
        (9, 2, BUDI, "", "denied"),
    ]


def test_a_heading_in_two_rows_is_put_together() -> None:
    rows = [["NO", "NIK", "HASIL BPJS", None], [None, None, "KPJ", "ALASAN"], [1, ANI, "", "x"]]
    found = guess_answer_columns(rows)
    assert (found.heading, found.nik, found.kpj, found.reason) == (1, 1, 2, 3)


@pytest.mark.parametrize("reason", ["Alasan lain", "Keterangan tidak lengkap", "Error: NIK ganda"])
def test_the_first_person_is_read_whatever_words_the_reason_begins_with(reason: str) -> None:
    assert judged([ANI, "", "DITOLAK", reason], [BUDI, "26012345678", "DITERIMA", ""]) == [
        (Said.DENIED, reason),
        (Said.ACCEPTED, ""),
    ]
    numbered = ["NO", "NAMA", "HASIL", "ALASAN"]
    assert judged([1.0, "ANI", "DITOLAK", reason], heading=numbered) == [(Said.DENIED, reason)]


def test_columns_of_our_own_list_are_not_taken_for_the_answer() -> None:
    heading = ["NO", "NIK", "STATUS KAWIN", "KPJ LAMA", "KETERANGAN", "KPJ", "STATUS", "KETERANGAN"]
    found = guess_answer_columns([heading])
    assert (found.number, found.nik, found.kpj, found.verdict, found.reason) == (0, 1, 5, 6, 7)


def test_a_sheet_without_headings_is_known_by_its_content() -> None:
    rows = [["1", ANI, "26012345678", "Diterima"], ["2", BUDI, "", "Ditolak"]]
    assert [line.verdict for line in read_answer(rows)] == ["accepted", "denied"]
    assert read_answer(rows)[0].kpj == "26012345678"


def test_a_kpj_in_a_number_cell_keeps_its_digits_and_gets_its_zeros_back() -> None:
    rows = [
        ["NIK", "KPJ"],
        [ANI, 26012345678.0],
        [BUDI, 1012345678],
        [8001010202910003.0, " 26a-1234 5678"],
    ]
    lines = read_answer(rows)
    assert [line.kpj for line in lines] == ["26012345678", "01012345678", "26A12345678"]
    assert lines[2].nik == "8001010202910003"


def test_a_nik_may_stand_with_blanks_and_signs() -> None:
    assert read_answer([["NIK", "STATUS"], [" 9901.0157 0885-0001\u00a0", "ok"]])[0].nik == ANI


@pytest.mark.parametrize(
    "word",
    [
        "Diterima", "BERHASIL", "Sukses", "TERDAFTAR", "Aktif", "OK", "ya", "Y", "1", "Sudah diterima",
        "Berhasil diproses", "Terdaftar (bukan penerima upah)", "Tidak ada masalah",
    ],
)  # fmt: skip
def test_words_that_accept(word: str) -> None:
    assert verdict_said(word) is Said.ACCEPTED


@pytest.mark.parametrize(
    "word",
    [
        "Ditolak", "TOLAK", "Gagal", "GAGAL PROSES", "Tidak padan", "NIK TIDAK DITEMUKAN", "T", "0",
        "Tidak", "NON AKTIF", "tidak valid", "Meninggal", "Sudah aktif PU", "Rejected", "Tdk Aktif",
    ],
)  # fmt: skip
def test_words_that_deny(word: str) -> None:
    assert verdict_said(word) is Said.DENIED


@pytest.mark.parametrize(
    "word", ["", "-", "Belum diproses", "Sedang diproses", "PENDING", "Diproses"]
)
def test_words_that_leave_waiting(word: str) -> None:
    assert verdict_said(word) is Said.NOTHING


def test_a_kpj_alone_accepts_and_a_reason_alone_denies() -> None:
    assert judged(
        [ANI, "26012345678", None, None],
        [BUDI, None, None, "NIK tidak padan"],
        [CICI, None, None, None],
    ) == [("accepted", ""), ("denied", "NIK tidak padan"), ("", "")]


def test_a_denied_row_keeps_the_words_as_written() -> None:
    assert judged(
        [ANI, "", "DITOLAK - NIK Tidak Padan", ""],
        [BUDI, "26012345678", "Ditolak", "Sudah aktif PU"],
    ) == [("denied", "DITOLAK - NIK Tidak Padan"), ("denied", "Sudah aktif PU")]


def test_a_number_of_bpjs_kesehatan_contradicts() -> None:
    [(verdict, reason)] = judged([ANI, "0001234567890", "Diterima", ""])
    assert verdict == "contradicting"
    assert "BPJS Kesehatan" in reason
    assert judged([ANI, "12345", "", ""]) == [
        ("contradicting", "KPJ terdiri atas 11 huruf atau angka; ini 5.")
    ]
    assert judged([ANI, "0001234567890", "Ditolak", "x"]) == [("denied", "x")]


def test_an_unknown_word_is_left_to_people() -> None:
    assert judged([ANI, "26012345678", "XYZ", ""]) == [
        ("contradicting", "Hasil “XYZ” tidak dikenal.")
    ]


def test_the_name_of_a_sheet_speaks_for_its_rows() -> None:
    book = Book((
        Sheet(name="Diterima", rows=[["NIK", "KPJ"], [ANI, "26012345678"]]),
        Sheet(name="Ditolak", rows=[["NIK", "ALASAN"], [BUDI, None], [CICI, "Nama tidak sesuai"]]),
        Sheet(name="Petunjuk", rows=[["Isi kolom NIK dengan 16 angka"]]),
        Sheet(name="Arsip", rows=[["NIK", "KPJ"], [CICI, "26012345679"]], hidden=True),
    ))  # fmt: skip
    assert [(line.nik, line.verdict, line.reason) for line in read_answers(book)] == [
        (ANI, "accepted", ""),
        (BUDI, "denied", "Ditolak"),
        (CICI, "denied", "Nama tidak sesuai"),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [["NAMA", "ALAMAT"], ["ANI", "x"]],
        [["NO", "NAMA", "KET"], [1, "ANI", "x"]],
        [["NIK"], [ANI]],
    ],
)
def test_a_file_that_is_no_answer_is_said_to_be_none(rows: list[Row]) -> None:
    with pytest.raises(AnswerUnreadableError) as refused:
        read_answer(rows)
    assert refused.value.exit_code == 3
    with pytest.raises(AnswerUnreadableError):
        read_answers(Book((Sheet(name="A", rows=rows),)))


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("NIK TIDAK PADAN DENGAN DUKCAPIL", "nik_tidak_padan"),
        ("NIK tidak ditemukan", "nik_tidak_padan"),
        ("Data tidak padan", "nik_tidak_padan"),
        ("Tidak valid adminduk", "nik_tidak_padan"),
        ("Sudah aktif sebagai penerima upah", "sudah_aktif_pu"),
        ("Peserta masih aktif PU di perusahaan lain", "sudah_aktif_pu"),
        ("Sudah terdaftar sebagai peserta BPU", "sudah_aktif_bpu"),
        ("Sudah aktif sebagai bukan penerima upah", "sudah_aktif_bpu"),
        ("TK SUDAH TERDAFTAR", "sudah_aktif_bpu"),
        ("Usia di atas 65 tahun", "usia"),
        ("umur tidak memenuhi syarat", "usia"),
        ("Tanggal lahir tidak sesuai", "tanggal_lahir_beda"),
        ("TGL_LAHIR TIDAK SAMA DENGAN KTP", "tanggal_lahir_beda"),
        ("Nama tidak sesuai KTP", "nama_beda"),
        ("NAMA BERBEDA", "nama_beda"),
        ("Meninggal dunia", "meninggal"),
        ("Nama ibu kandung kosong", "data_tidak_lengkap"),
        ("Data belum lengkap", "data_tidak_lengkap"),
        ("Kuota habis", "lainnya"),
        ("", "lainnya"),
    ],
)
def test_the_words_of_a_refusal_have_a_code(words: str, code: str) -> None:
    assert reason_for(words).code == code


def test_every_reason_says_what_it_is_and_what_to_do() -> None:
    assert len({reason.code for reason in REASONS}) == len(REASONS) == 9
    assert all(reason.label and reason.remedy for reason in REASONS)
    assert reason_of("usia").field == "birth_date"
    assert reason_of("dari_versi_lain").code == "lainnya"
