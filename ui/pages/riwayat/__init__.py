"""Riwayat: who did what when, and what was changed."""

from ui.pages.riwayat.page import RiwayatPage

__all__ = ["RiwayatPage"]
