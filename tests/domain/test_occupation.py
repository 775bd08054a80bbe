"""The shipped table of occupations, and the words of lists."""

from __future__ import annotations

import pytest

from desktop_app.domain.occupation import Occupation, Occupations, occupations_from
from desktop_app.files import reference


@pytest.fixture(scope="module")
def occupations() -> Occupations:
    return reference.occupations()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Tukang Ojek", "tukang_ojek"),
        ("OJEK", "tukang_ojek"),
        ("tukang ojek online", "ojek_online"),
        ("Tukang Becak", "tukang_becak"),
        ("Sopir Angkot", "sopir_angkot"),
        ("Supir", "sopir"),
        ("Juru Parkir", "juru_parkir"),
        ("Tukang parkir di Pasar Angso Duo", "juru_parkir"),
        ("Buruh Harian Lepas", "buruh_harian_lepas"),
        ("Penjual Gorengan", "penjual_gorengan"),
        ("Asisten Rumah Tangga", "asisten_rumah_tangga"),
        ("Pembantu Rumah Tangga", "asisten_rumah_tangga"),
        ("Tukang Bangunan", "tukang_bangunan"),
        ("Pedagang Pasar", "pedagang_pasar"),
        ("Pedagang", "pedagang_pasar"),
        ("Pedagang Keliling", "pedagang_keliling"),
        ("Kuli Panggul", "kuli_panggul"),
        ("Petani/Pekebun", "petani"),
        ("Buruh Tani", "buruh_tani"),
        ("Nelayan", "nelayan"),
        ("Penjahit", "penjahit"),
        ("Tukang Cukur", "tukang_cukur"),
        ("Pemulung", "pemulung"),
        ("Marbot Masjid", "marbot_masjid"),
        ("Imam Masjid Raya", "imam_masjid"),
        ("Bilal", "bilal"),
        ("Khatib", "khatib"),
        ("Pemandi Jenazah", "pemandi_jenazah"),
        ("Guru Ngaji", "guru_ngaji"),
        ("Guru TPQ", "guru_tpq"),
        ("Guru Sekolah Minggu", "guru_sekolah_minggu"),
        ("Pendeta", "pendeta"),
        ("tukang_ojek", "tukang_ojek"),
    ],
)
def test_everyday_words_give_the_code(occupations: Occupations, words: str, code: str) -> None:
    assert occupations.match(words) == code


@pytest.mark.parametrize("words", ["penjual bunga papan", "buruh pabrik", "sda", "", "-"])
def test_words_that_fit_no_entry_stay_words(occupations: Occupations, words: str) -> None:
    assert occupations.match(words) == ""


@pytest.mark.parametrize(
    "words",
    [
        "Pegawai Negeri Sipil (PNS)",
        "ASN",
        "TNI",
        "Kepolisian RI",
        "Pensiunan PNS",
        "Pelajar/Mahasiswa",
        "Mengurus Rumah Tangga",
        "Karyawan BUMN",
    ],
)
def test_occupations_of_a_ktp_that_earn_elsewhere_are_not_eligible(
    occupations: Occupations, words: str
) -> None:
    assert not occupations.is_eligible(occupations.match(words))


def test_the_table_is_sound(occupations: Occupations) -> None:
    for code, row in occupations.by_code.items():
        assert code.isascii()
        assert code.replace("_", "").islower()
        assert occupations.match(row.label) == code
        assert occupations.label(code) == row.label
        for words in row.words:
            assert occupations.match(words) == code, words
    assert occupations.is_transport("tukang_ojek")
    assert not occupations.is_transport("penjahit")
    assert not occupations.is_transport("")
    assert occupations.is_eligible("")
    assert occupations.label("baru") == "baru"


def test_typing_offers_what_has_a_word_that_begins_so(occupations: Occupations) -> None:
    assert occupations.found("oj")[0] == "tukang_ojek"
    assert "guru_ngaji" in occupations.found("ngaj")
    assert occupations.found("guru", limit=2) == occupations.found("guru")[:2]
    assert occupations.found("zzz") == ()


def test_of_two_rows_with_the_same_words_the_first_has_them() -> None:
    table = occupations_from(
        [
            Occupation(code="satu", label="Satu", words=("sama",)),
            Occupation(code="dua", label="Dua", words=("sama",)),
        ]
    )
    assert table.match("Sama") == "satu"
