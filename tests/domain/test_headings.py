from __future__ import annotations

import pytest

from desktop_app.domain.heading_words import IGNORED, NUMBER, PHRASES
from desktop_app.domain.headings import (
    PERSON_FIELDS,
    is_heading,
    meaning_of,
    meaning_of_stack,
    normal,
)

SPELLINGS = {
    NUMBER: "NO|No.|NO URUT|Nomor|#",
    "nik": "NIK|N I K|N.I.K.|NO. NIK|NO KTP|No. KTP/NIK|NOMOR_IDENTITAS|NIK (16 digit)"
    "|Nomor Induk Kependudukan|NOMOR INDUK KEPENDUDUKAN (NIK)|NIK CALON PESERTA|nik",
    "kk": "NO KK|NKK|NO. KARTU KELUARGA|Nomor KK|KK|No. Kartu Keluarga (KK)",
    "name": "NAMA|NAMA LENGKAP|NAMA PEKERJA|NAMA PESERTA|NAMA SESUAI KTP|Nama Petugas|NAMA_LENGKAP"
    "|NAMA LENGKAP\n(SESUAI KTP)|Nama Calon Penerima|NAMA PENERIMA MANFAAT|N A M A",
    "birth": "TTL|T T L|TEMPAT/TGL LAHIR|TEMPAT, TGL. LAHIR|Tempat dan Tanggal Lahir|TMP/TGL LHR",
    "birth_place": "TEMPAT LAHIR|TMP LHR|Tmp. Lahir|TEMPAT_LAHIR|birth_place",
    "birth_date": "TGL LHR|TGL. LAHIR|Tanggal Lahir (dd-mm-yyyy)|TANGGAL_LAHIR|TGL LAHIR / UMUR",
    "sex": "JK|L/P|L / P|JNS KELAMIN|JENIS KELAMIN (L/P)|SEX|Jenis\nKelamin",
    "mother_name": "IBU KANDUNG|NAMA GADIS IBU|Nama Ibu Kandung|NAMA IBU",
    "address": "ALAMAT|ALAMAT SESUAI KTP|Alamat Lengkap|JALAN|ALAMAT (RT/RW)|ALAMAT RT/RW",
    "home_address": "ALAMAT DOMISILI|Domisili",
    "rt": "RT|R T|RT.",
    "rt_rw": "RT/RW|RT / RW|RT. RW.",
    "kelurahan": "KEL|Kel.|DESA/KEL|KELURAHAN|Kelurahan/Desa",
    "kecamatan": "KEC|Kec.|KECAMATAN",
    "kelurahan_kecamatan": "KEL/KEC|Kelurahan / Kecamatan",
    "phone": "HP|NO HP|NO. HP/WA|NO. WA|TELP|HANDPHONE|No. Telepon/HP|NO WA AKTIF",
    "email": "EMAIL|E-MAIL|Alamat E-mail",
    "occupation": "PEKERJAAN|JENIS PEKERJAAN|PROFESI|USAHA|Pekerjaan/Usaha|PEKERJAAN SAAT INI",
    "duty": "TUGAS|JABATAN",
    "duty_place": "TEMPAT TUGAS|Tempat Bertugas|RUMAH IBADAH",
    "duty_letter": "SK PENUGASAN|NO. SURAT TUGAS",
    "decree": "SK|NO. SK|SK WALI KOTA",
    "marital_status": "STATUS KAWIN|STATUS PERKAWINAN|STATUS_KAWIN",
    "kpj": "KPJ|NO PESERTA|NO BPJSTK|NO REFERENSI|KPJ LAMA|No. Peserta BPJS Ketenagakerjaan",
    "heir_name": "AHLI WARIS|NAMA AHLI WARIS",
    "heir_phone": "NO HP AHLI WARIS",
    "start_month": "PERIODE|BULAN|PERIODE AWAL",
    "months": "JUMLAH BULAN",
    "monthly_income": "PENGHASILAN|UPAH|Penghasilan per Bulan (Rp)",
    "notes": "KET|KET.|KETERANGAN",
    IGNORED: "NOMOR INDUK KARYAWAN|NIK KARYAWAN|NIP|NAMA KEPALA KELUARGA|NIK Kepala Keluarga"
    "|NO. BPJS KESEHATAN|UMUR|TANDA TANGAN",
    "": "CATATAN PENTING UNTUK SEMUA PETUGAS|1571014508850001|Jl. Melati No. 3|",
}


@pytest.mark.parametrize(
    ("field", "heading"),
    [(field, one) for field, all_of_it in SPELLINGS.items() for one in all_of_it.split("|")],
)
def test_a_heading_means_its_field_however_it_is_written(field: str, heading: str) -> None:
    assert meaning_of(heading).field == field


def test_no_phrase_means_two_fields() -> None:
    fields: dict[str, str] = {}
    for field, phrases in PHRASES.items():
        for phrase in phrases:
            assert fields.setdefault(normal(phrase), field) == field, phrase


def test_every_name_of_a_field_is_a_heading_too() -> None:
    split = {"birth", "rt_rw", "kelurahan_kecamatan", "work_start", "work_end", "duty", "kecamatan"}
    parts = {"name_middle", "name_last"}
    named = PERSON_FIELDS - split - parts
    assert {meaning_of(name).field for name in named} == named


@pytest.mark.parametrize(
    ("stack", "field"),
    [
        (("ALAMAT", "JALAN"), "address"),
        (("ALAMAT", "RT"), "rt"),
        (("ALAMAT DOMISILI", "RT"), "home_rt"),
        (("TEMPAT/TGL LAHIR", "TEMPAT"), "birth_place"),
        (("TTL", "TGL"), "birth_date"),
        (("L/P", "L"), "sex_l"),
        (("JENIS KELAMIN", "P"), "sex_p"),
        (("AHLI WARIS", "NAMA"), "heir_name"),
        (("DATA DIRI", "NAMA"), "name"),
        (("NAMA", ""), "name"),
        (("", ""), ""),
    ],
)
def test_a_heading_of_two_rows_means_one_field(stack: tuple[str, ...], field: str) -> None:
    assert meaning_of_stack(stack).field == field


def test_words_of_a_person_are_no_heading() -> None:
    texts = ("BUDI CONTOH", "Imam Masjid", "Jl. Alamat Lama No. 3", "RT 05")
    assert not any(map(is_heading, texts))


def test_an_endless_text_is_no_heading() -> None:
    assert meaning_of("NIK " * 1000).field == ""


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Nama Lengkp", "name"),
        ("Tempt Lahr", "birth_place"),
        ("Tangal Lahir", "birth_date"),
        ("Alamt", "address"),
        ("ALA- MAT", "address"),
        ("Kelurhan", "kelurahan"),
        ("No Handpone", "phone"),
        ("Berat Badan", ""),
    ],
)
def test_a_misspelled_or_broken_heading_is_understood_and_never_sure(
    heading: str, field: str
) -> None:
    assert (meaning_of(heading).field, meaning_of(heading).sure) == (field, False)
