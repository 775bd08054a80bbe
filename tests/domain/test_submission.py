from __future__ import annotations

import json
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.submission import (
    Manifest,
    SentFile,
    cells_sha256,
    control_totals,
    manifest_text,
    next_number,
)

MANIFEST = Manifest(
    number="2026-05",
    title="Daftar peserta BPU",
    office="Dinas Contoh",
    place="Jambi",
    recipient="Kepala BPJS Ketenagakerjaan Cabang Contoh",
    sealed_at=datetime(2026, 11, 16, 9, 12, 8, tzinfo=UTC),
    sealed_by="Petugas Contoh",
    people=1316,
    lanjutan=16,
    groups=(("Petugas keagamaan", 1316),),
    programmes="jkk jkm",
    start_month=date(2026, 12, 1),
    months="12",
    amount_per_month=22_108_800,
    nik_total=1_234_417,
    birth_total=660_926,
    cells_sha256="a" * 64,
    files=(SentFile("kiriman-2026-05.xlsx", 1316, "b" * 64),),
)


def test_batches_are_numbered_through_the_year() -> None:
    assert next_number([], 2026) == "2026-01"
    assert next_number(["2026-01", "2026-09", "2025-30"], 2026) == "2026-10"
    assert next_number(["2026-99"], 2026) == "2026-100"


def test_control_totals_add_the_ends_of_niks_and_the_birth_days() -> None:
    people = [("9901015708850001", date(1985, 8, 17)), ("9901010101900002", None)]
    assert control_totals(people) == (3, 1708)


def test_a_sent_file_reads_like_a_line_of_sha256sum() -> None:
    assert str(MANIFEST.files[0]) == "b" * 64 + "  kiriman-2026-05.xlsx"


def test_the_manifest_is_json_whose_counts_add_up() -> None:
    told = json.loads(manifest_text(MANIFEST))
    assert told["orang"] == told["orang_baru"] + told["orang_lanjutan"] == 1316
    assert told["berkas"] == [{"nama": "kiriman-2026-05.xlsx", "orang": 1316, "sha256": "b" * 64}]
    assert told["bulan_mulai"] == "2026-12-01"


ROWS = st.lists(st.lists(st.text(max_size=3), min_size=2, max_size=2).map(tuple), max_size=3)


@given(ROWS, ROWS)
def test_different_cells_have_different_digests(
    one: list[tuple[str, ...]], other: list[tuple[str, ...]]
) -> None:
    assert (cells_sha256(one) == cells_sha256(other)) == (one == other)


def test_empty_cells_at_the_end_of_a_row_do_not_count() -> None:
    assert cells_sha256([("a", "", "")]) == cells_sha256([("a",)])
