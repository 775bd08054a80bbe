"""How large the window is, in classes that pages lay themselves out by; logical pixels."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QSize

LEAST = QSize(900, 500)


class Width(IntEnum):
    """The window's width, by its least pixels."""

    NARROW = 0  # one column; lists and panels become overlays
    MEDIUM = 1100  # rail everywhere, side panels 316
    FULL = 1280  # as drawn
    WIDE = 1600  # side panels to 420, columns centred


class Height(IntEnum):
    """The window's height, by its least pixels."""

    LOW = 0  # missing strip and action bar share one row of 48
    SHORT = 600  # pinned fields fold into chips
    TALL = 720  # as drawn


@dataclass(frozen=True, slots=True)
class SizeClass:
    """The classes of a window's width and height."""

    width: Width
    height: Height


def size_class(size: QSize) -> SizeClass:
    """Give the classes of a window of `size` logical pixels."""
    width = max(w for w in Width if size.width() >= w)
    height = max(h for h in Height if size.height() >= h)
    return SizeClass(width, height)
