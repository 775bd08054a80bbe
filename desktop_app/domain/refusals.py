"""Why somebody is sent back, refused, accepted or told apart: the reasons that are offered.

Source of the refusals: docs/domain.md §1.8. What is kept is the sentence, so that it can be read
years later, whatever this table says then.
"""

from __future__ import annotations

from desktop_app.domain.choices import Choices, Option
from desktop_app.kernel.i18n import N_

OTHER = "lainnya"

REFUSALS = Choices(
    (
        Option("asn", N_("ASN, TNI, Polri, atau pensiunan"), "pns|polisi|tentara|pensiun"),
        Option(
            "penerima_upah", N_("Sudah peserta penerima upah (PU)"), "ppu|pegawai|karyawan|buruh"
        ),
        Option(
            "dibayar_lain",
            N_("Iurannya sudah dibayar anggaran lain"),
            "provinsi|csr|ketua rt|bpu aktif",
        ),
        Option("usia", N_("Usia tidak memenuhi syarat"), "umur|65|18"),
        Option("meninggal", N_("Meninggal dunia"), "wafat|almarhum"),
        Option("bukan_warga", N_("Bukan warga kota ini"), "domisili|pindah|ktp luar"),
        Option("nik_tidak_padan", N_("NIK tidak padan di Dukcapil"), "dukcapil"),
        Option("tidak_rentan", N_("Tidak termasuk pekerja rentan"), "mampu|desil|dtsen"),
        Option("tidak_bekerja", N_("Tidak bekerja"), "pelajar|mahasiswa|ibu rumah tangga"),
        Option(OTHER, N_("Alasan lain")),
    )
)
"""Reasons to refuse somebody for good."""

RETURNS = Choices(
    (
        Option("beda_ktp", N_("Isian tidak sama dengan KTP"), "nik|nama|tanggal lahir"),
        Option("beda_kk", N_("Isian tidak sama dengan KK"), "ibu|keluarga"),
        Option("tak_terbaca", N_("Salinan berkas tidak terbaca"), "buram|gelap|foto"),
        Option("berkas_kurang", N_("Berkas belum lengkap"), "kurang|surat"),
        Option("surat_kerja", N_("Surat kerja belum ditandatangani"), "tanda tangan|rt"),
        Option("persetujuan", N_("Persetujuan data pribadi belum ada"), "setuju"),
        Option(OTHER, N_("Alasan lain")),
    )
)
"""Reasons to give somebody back to whoever recorded them."""

ACCEPTANCES = Choices(
    (
        Option("sesuai_ktp", N_("Sesuai tulisan di KTP"), "ktp"),
        Option("ktp_salah", N_("KTP keliru, sedang diurus ke Dukcapil"), "dukcapil|salah"),
        Option("sudah_ditanya", N_("Sudah ditanyakan kepada yang bersangkutan"), "tanya"),
        Option("bukan_orang_sama", N_("Bukan orang yang sama"), "ganda|beda orang"),
        Option(OTHER, N_("Alasan lain")),
    )
)
"""Reasons to accept a warning."""

APART = Choices(
    (
        Option("keluarga", N_("Saudara atau keluarga"), "kembar|kakak|adik|ayah|anak"),
        Option("nama_sama", N_("Nama kebetulan sama"), "kebetulan"),
        Option("cocok_ktp", N_("Sudah dicocokkan dengan KTP"), "ktp|kk"),
        Option(OTHER, N_("Alasan lain")),
    )
)
"""Reasons why two who are alike are two people."""
