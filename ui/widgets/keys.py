"""Keys of a page: one action for each, so that doubles can be found and a menu can list them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


def add_key(
    owner: QWidget, name: str, keys: str, act: Callable[[], object], *, inside: bool = False
) -> QAction:
    """Let `keys` do `act` while `owner` is to be seen; with `inside`, while the focus is in it.

    Args:
        owner: the page, or the part of it that the key belongs to.
        name: what it does, e.g. "Cetak kartu".
        keys: e.g. "Ctrl+P".
        act: what is called; a bound method of something that lives as long as `owner`.
        inside: whether the focus must be in `owner`.
    """
    action = QAction(name, owner)
    action.setShortcut(QKeySequence(keys))
    context = Qt.ShortcutContext
    action.setShortcutContext(
        context.WidgetWithChildrenShortcut if inside else context.WindowShortcut
    )
    action.triggered.connect(lambda: act())  # noqa: PLW0108 - else it gets “checked”
    owner.addAction(action)
    return action
