"""Pendataan: the list of people, and the form in which they are typed in."""

from __future__ import annotations

from ui.pages.pendataan.page import PendataanPage

__all__ = ["PendataanPage"]
