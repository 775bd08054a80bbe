"""The head of a page: its title, what is true of it now, and its actions at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets.labels import ElidedLabel, Label
from ui.widgets.panels import GUTTER, Ground

HEIGHT, COMPACT = 56, 42


class PageHead(Ground):
    """56 pixels above a page, 42 when the window is small.

    Args:
        title: the page's name.
        actions: at the right, from left to right; they are made by the caller.
    """

    def __init__(self, title: str, *actions: QWidget) -> None:
        super().__init__("canvas", "bottom")
        self._remark = ElidedLabel("", "remark", "text2")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(GUTTER, 0, GUTTER, 0)
        self._row.setSpacing(12)
        self._row.addWidget(Label(title, "title"))
        self._row.addWidget(self._remark, 1)
        for action in actions:
            self._row.addWidget(action)
        self.set_compact(on=False)

    @property
    def remark(self) -> str:
        """What stands beside the title."""
        return self._remark.text()

    def set_remark(self, remark: str) -> None:
        """Say beside the title what is true now, e.g. "12 berkas menunggu"."""
        self._remark.set_text(remark)

    def set_compact(self, *, on: bool) -> None:
        """Take less height, for small windows."""
        self.setFixedHeight(COMPACT if on else HEIGHT)
        side = 12 if on else GUTTER
        self._row.setContentsMargins(side, 0, side, 0)
