from __future__ import annotations

import pytest

from desktop_app.domain.titles import TitleFacts, facts_of, facts_of_sheet_name, is_section


@pytest.mark.parametrize(
    ("line", "kelurahan", "kecamatan"),
    [
        ("KECAMATAN PELAYANGAN KELURAHAN TENGAH", "TENGAH", "PELAYANGAN"),
        ("Kelurahan : Simpang III Sipin Kecamatan : Kota Baru", "SIMPANG III SIPIN", "KOTA BARU"),
        ("DAFTAR KEL. BERINGIN KEC. PASAR JAMBI TAHUN 2026", "BERINGIN", "PASAR JAMBI"),
        ("RT 04 Kel. Rawa Sari, Kec. Alam Barajo", "RAWA SARI", "ALAM BARAJO"),
        ("KELURAHAN MAYANG MANGURAI - KOTA JAMBI", "MAYANG MANGURAI", ""),
        ("DATA PEKERJA RENTAN KELURAHAN TENGAH 2026", "TENGAH", ""),
        ("REKAP PER KELURAHAN SE-KOTA JAMBI", "", ""),
        ("PEMERINTAH KOTA JAMBI", "", ""),
        ("TELP. 0741 - KELOMPOK TANI", "", ""),
    ],
)
def test_a_title_names_kelurahan_and_kecamatan(line: str, kelurahan: str, kecamatan: str) -> None:
    facts = facts_of([line])
    assert (facts.kelurahan_words, facts.kecamatan_words) == (kelurahan, kecamatan)


@pytest.mark.parametrize(
    ("line", "rt", "rw"),
    [
        ("RT. 05 RW 02", "5", "2"),
        ("RT/RW : 014/002", "14", "2"),
        ("RT IV RW. XII", "4", "12"),
        ("RT XX RW XX", "", ""),
        ("DATA KETUA RT", "", ""),
    ],
)
def test_a_title_names_rt_and_rw(line: str, rt: str, rw: str) -> None:
    facts = facts_of([line])
    assert (facts.rt, facts.rw) == (rt, rw)


@pytest.mark.parametrize(
    ("line", "group"),
    [
        ("DATA USULAN PEKERJA RENTAN TAHUN 2026", "pekerja_rentan"),
        ("Daftar Petugas Syara' Kelurahan Tengah", "petugas_keagamaan"),
        ("DAFTAR KETUA RT", "ketua_rt"),
        ("MENGETAHUI KETUA RT 05", ""),
    ],
)
def test_a_title_names_the_group(line: str, group: str) -> None:
    assert facts_of([line]).group == group


def test_the_last_line_has_the_last_word() -> None:
    facts = facts_of(["KELURAHAN TENGAH RT 01", "RT 02"])
    assert facts == TitleFacts(kelurahan_words="TENGAH", rt="2")


@pytest.mark.parametrize("name", ["RT 04", "RT.04", "RT04", "rt_4"])
def test_a_sheet_can_be_named_after_its_rt(name: str) -> None:
    assert facts_of_sheet_name(name).rt == "4"
    assert facts_of_sheet_name("Sheet1") == facts_of_sheet_name(None) == TitleFacts()


def test_a_line_within_a_list_can_begin_a_section() -> None:
    assert is_section("RT 05")
    assert is_section("KELURAHAN TENGAH")
    assert not is_section("RT")
    assert not is_section("SITI CONTOH")
