"""Impor: take in any list, judged row by row, written once."""

from ui.pages.impor.page import ImporPage

__all__ = ["ImporPage"]
