"""How wide the user wants the columns of the program's tables; remembered between two starts."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal

from ui.widgets.tables import Table


class Widths(QObject):
    """The widths by table and column, in pixels; `changed` says that they should be kept."""

    changed = Signal()

    def __init__(self, known: Mapping[str, Mapping[str, int]] | None = None) -> None:
        super().__init__()
        self.known = {table: dict(widths) for table, widths in (known or {}).items()}

    def follow(self, table: Table, name: str) -> None:
        """Give a table the widths known under a name, and remember there what the user changes."""
        table.use_widths(self.known.get(name, {}))
        table.widths_changed.connect(partial(self._take, name))

    def _take(self, name: str, widths: Mapping[str, int]) -> None:
        self.known[name] = dict(widths)
        self.changed.emit()
