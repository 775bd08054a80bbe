"""Verifikasi: a queue, the record beside what the NIK says, a checklist, a decision."""

from ui.pages.verifikasi.page import VerifikasiPage

__all__ = ["VerifikasiPage"]
