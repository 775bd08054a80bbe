"""Kiriman BPJS: choose, check, seal, send, read the answer."""

from ui.pages.kiriman.page import KirimanPage

__all__ = ["KirimanPage"]
