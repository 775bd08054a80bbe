"""Orang yang sama: pairs that may be one person, side by side, to be merged or told apart."""

from ui.pages.sama.page import SamaPage

__all__ = ["SamaPage"]
