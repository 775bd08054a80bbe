"""Beranda: how far everybody is, what waits for me, what is to be mended."""

from ui.pages.beranda.page import BerandaPage

__all__ = ["BerandaPage"]
