"""Laporan: counts, lists of people and paper forms, as screen, workbook and PDF."""

from ui.pages.laporan.page import LaporanPage

__all__ = ["LaporanPage"]
