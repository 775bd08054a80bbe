from __future__ import annotations

import pytest

from desktop_app.domain.layout import cells_for, lacking
from desktop_app.domain.layout_reading import LayoutError
from desktop_app.files.layout import read_layout, shipped_layout, shipped_names, shipped_text

HEADINGS = (
    "NO, NIK, NAMA LENGKAP, TEMPAT LAHIR, TANGGAL LAHIR, JENIS KELAMIN, NAMA IBU KANDUNG, ALAMAT, "
    "RT, RW, KELURAHAN, KECAMATAN, KODE POS, NO HP, EMAIL, STATUS KAWIN, JENIS PEKERJAAN, "
    "KODE PEKERJAAN, LOKASI PEKERJAAN, JAM MULAI, JAM SELESAI, PENGHASILAN, PROGRAM, PERIODE AWAL, "
    "JUMLAH BULAN, KPJ LAMA, KETERANGAN"
)
VERIFIED = {
    "position": "7",
    "nik": "9901010101900001",
    "name": "BUDI CONTOH",
    "birth_place": "JAMBI",
    "birth_date": "1990-01-01",
    "sex": "L",
    "address": "Jl. Contoh No. 1",
    "kelurahan": "15.71.01.1001",
    "kelurahan_name": "Aur Kenali",
    "kecamatan_name": "Telanaipura",
    "income_band": "1000000",
    "programmes": "jkk jkm",
    "start_month": "2026-12-01",
    "months": "12",
}


def test_the_shipped_list_has_the_columns_of_the_facts_in_their_order() -> None:
    assert ", ".join(shipped_layout("bpu").headings) == HEADINGS


def test_the_shipped_list_asks_no_more_than_verification_and_the_settings_give() -> None:
    layout = shipped_layout("bpu")
    assert lacking(layout, VERIFIED) == []
    assert lacking(layout, {}) == [
        "nik", "name", "birth_place", "birth_date", "sex", "address", "kelurahan", "income_band",
        "programmes", "start_month", "months",
    ]  # fmt: skip


def test_a_person_stands_in_the_shipped_list_as_the_agency_reads_it() -> None:
    layout = shipped_layout("bpu")
    cells = dict(zip(layout.headings, cells_for(layout, VERIFIED), strict=True))
    assert cells["TANGGAL LAHIR"] == "01-01-1990"
    assert cells["PERIODE AWAL"] == "01-12-2026"
    assert cells["PROGRAM"] == "JKK+JKM"
    assert cells["KECAMATAN"] == "TELANAIPURA"


@pytest.mark.parametrize("name", shipped_names())
def test_every_shipped_layout_can_be_used_and_carries_its_own_name(name: str) -> None:
    assert shipped_layout(name).name == name


def test_an_office_changes_a_copy_of_the_shipped_text() -> None:
    text = shipped_text("bpu").replace('heading = "NIK"', 'heading = "NOMOR_IDENTITAS"')
    assert read_layout(text).headings[1] == "NOMOR_IDENTITAS"


def test_an_unknown_name_and_bad_writing_are_told_apart() -> None:
    with pytest.raises(LayoutError, match=r"Tidak ada tata letak bernama “\.\./bpu”"):
        shipped_layout("../bpu")
    with pytest.raises(LayoutError, match="Penulisannya keliru"):
        read_layout("name = ")
