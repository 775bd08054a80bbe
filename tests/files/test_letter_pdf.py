from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pypdfium2
import pytest

from desktop_app.domain.submission import Manifest, SentFile
from desktop_app.files.letter_pdf import write_letter
from desktop_app.files.manifest_pdf import write_manifest, write_manifest_page

MANIFEST = Manifest(
    number="2026-05",
    title="Daftar peserta BPU",
    office="Dinas Contoh & Uji",
    place="Jambi",
    recipient="Kepala BPJS Ketenagakerjaan Cabang Contoh",
    sealed_at=datetime(2026, 8, 16, 9, 12, 8, tzinfo=UTC),
    sealed_by="Petugas Contoh",
    people=11_316,
    lanjutan=16,
    groups=(("Petugas keagamaan", 1316), ("Pekerja rentan", 10_000)),
    programmes="jkk jkm",
    start_month=date(2026, 12, 1),
    months="12",
    amount_per_month=190_108_800,
    nik_total=1_234_417,
    birth_total=660_926,
    cells_sha256="a" * 64,
    files=(
        SentFile("kiriman-2026-05-1.xlsx", 10_000, "b1c2" * 16),
        SentFile("kiriman-2026-05-2.xlsx", 1316, "d3e4" * 16),
    ),
    signer="Kepala Dinas",
)


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    write_letter(tmp_path / "surat.pdf", MANIFEST)
    return tmp_path / "surat.pdf"


def text_of(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as pdf:
        assert len(pdf) == 1
        return str(pdf[0].get_textpage().get_text_bounded())


def test_the_letter_says_on_one_page_what_is_sent(letter: Path) -> None:
    text = text_of(letter)
    for said in (
        "Dinas Contoh & Uji",
        "11.316 (baru 11.300, lanjutan 16)",
        "Petugas keagamaan 1.316, Pekerja rentan 10.000",
        "JKK + JKM",
        "Rp190.108.800",
        "16 Agustus 2026",
        "Desember 2026, selama 12 bulan",
        "kiriman-2026-05-2.xlsx",
        "d3e4 d3e4",
        "NIK …4417 · lahir …0926",
        "Kepala Dinas",
    ):
        assert said in text
    assert "kiriman ulang dari" not in text


def test_the_letter_of_a_resend_names_its_parent(tmp_path: Path) -> None:
    write_letter(tmp_path / "ulang.pdf", replace(MANIFEST, parent_number="2026-04"))
    assert "kiriman ulang dari 2026-04" in text_of(tmp_path / "ulang.pdf")


def test_the_letter_has_its_typeface_with_it_and_the_same_bytes_each_time(
    letter: Path, tmp_path: Path
) -> None:
    content = letter.read_bytes()
    assert b"Helvetica" not in content
    assert content.count(b"/FontFile2") == 2
    write_letter(tmp_path / "lagi.pdf", MANIFEST)
    assert (tmp_path / "lagi.pdf").read_bytes() == content


def test_the_manifest_lies_beside_as_json(tmp_path: Path) -> None:
    write_manifest(tmp_path / "manifes.json", MANIFEST)
    told = json.loads((tmp_path / "manifes.json").read_text(encoding="utf-8"))
    assert told["kantor"] == "Dinas Contoh & Uji"


def test_the_manifest_is_a_page_that_people_hold_against_the_files(tmp_path: Path) -> None:
    path = tmp_path / "manifes.pdf"
    write_manifest_page(path, replace(MANIFEST, parent_number="2026-04"))
    text = text_of(path)
    for said in ("Manifes kiriman 2026-05", "Kiriman induk", "2026-04", "NIK …4417", "aaaa aaaa"):
        assert said in text
    assert "kiriman-2026-05-2.xlsx" in text
