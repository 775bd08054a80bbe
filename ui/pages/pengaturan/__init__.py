"""Pengaturan: the office, its users, its backups, and how the window looks."""

from ui.pages.pengaturan.page import PengaturanPage

__all__ = ["PengaturanPage"]
