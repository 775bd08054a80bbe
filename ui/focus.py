"""The order in which Tab goes through what was made later than the rest of its page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtWidgets import QWidget


def put_in_order(stops: Sequence[QWidget]) -> None:
    """Let Tab go from each of these to the next; what followed the first follows the last."""
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)
