"""The claim after a death: what the heirs bring to the agency before the enrolment is ended.

The papers of a JKM claim, and who counts as heir: docs/domain.md §5. The sheet speaks Indonesian
whatever language the program shows: it is handed to a family and read at the agency's counter.
"""

from __future__ import annotations

TITLE = "Berkas klaim Jaminan Kematian (JKM)"
PAPERS = (
    "Kartu peserta BPJS Ketenagakerjaan, atau nomor KPJ",
    "KTP dan KK peserta yang meninggal",
    "KTP dan KK ahli waris",
    "Akta kematian, atau surat keterangan kematian dari lurah",
    "Surat keterangan ahli waris dari lurah",
    "Buku nikah, bila ahli waris istri atau suami",
    "Buku tabungan ahli waris",
)
HEIRS = (
    "Urutan ahli waris: istri, suami, atau anak; lalu orang tua, cucu, kakek, dan nenek; saudara "
    "kandung; mertua; terakhir orang yang ditunjuk dalam wasiat."
)
HEIR_FIELDS = ("heir_name", "heir_relation", "heir_phone")
