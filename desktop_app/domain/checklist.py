"""What a verifier looks at before a person is verified: the papers, in the order of the screen."""

from __future__ import annotations

from desktop_app.kernel.i18n import N_

CHECKLIST = (
    ("nik", N_("NIK sama dengan KTP")),
    ("name", N_("Nama sama, tanpa gelar")),
    ("birth_date", N_("Tanggal lahir sama")),
    ("address", N_("Alamat dan RT sesuai")),
    ("kk", N_("Nama ada di KK")),
    ("work", N_("Surat kerja ditandatangani")),
    ("consent", N_("Persetujuan data pribadi")),
)
"""Codes, kept with the enrolment, and what the verifier reads."""
