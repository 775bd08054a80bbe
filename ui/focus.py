"""Where Tab goes: through what was made later than the rest of its page, and never in a circle."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def put_in_order(stops: Sequence[QWidget]) -> None:
    """Let Tab go from each of these to the next; what followed the first follows the last."""
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def step_by_tab(within: QWidget, *, forward: bool) -> bool:
    """Put the focus on the next stop of the Tab key inside `within`; tell whether there was one.

    Qt stops as well at what only hands the focus on, like a field around its line. Where that
    stands behind its line, Tab would lead back to it for ever.
    """
    at = QApplication.focusWidget() or within
    stop: QWidget | None = at
    while stop is not None:
        stop = stop.nextInFocusChain() if forward else stop.previousInFocusChain()
        if stop is None or stop is at:
            break
        if within.isAncestorOf(stop) and _is_stop(stop):
            reason = Qt.FocusReason
            stop.setFocus(reason.TabFocusReason if forward else reason.BacktabFocusReason)
            return True
    return False


def _is_stop(widget: QWidget) -> bool:
    takes_it = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
    return takes_it and widget.isVisible() and widget.isEnabled()
