"""Kartu: queue, true preview, print, hand over."""

from ui.pages.kartu.page import KartuPage

__all__ = ["KartuPage"]
