"""A list, the work and a side panel beside each other; in a narrow window the list is an overlay."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.kernel.i18n import _
from ui.sizes import SizeClass, Width
from ui.widgets.buttons import Button


@dataclass(frozen=True, slots=True, kw_only=True)
class Widths:
    """Pixels of the list and of the side panel, which differs with the window."""

    side: int
    panel: int
    panel_tight: int = 316
    panel_wide: int = 420

    def panel_in(self, width: Width) -> int:
        """Give the side panel's width in a window of that class."""
        if width < Width.FULL:
            return self.panel_tight
        return self.panel_wide if width is Width.WIDE else self.panel


class Fold(QWidget):
    """Three columns; below 1100 pixels of window the list at the left opens over the work.

    Args:
        side: the list.
        body: what takes the rest.
        panel: the side panel.
        widths: of list and panel.

    `button` belongs into the page's head; it shows only while the list is folded away.
    The page passes on its `resized` and `step_back`, and binds Ctrl+L to `open_list`.
    """

    folded = Signal(bool)

    def __init__(self, side: QWidget, body: QWidget, panel: QWidget, widths: Widths) -> None:
        super().__init__()
        self._side, self._panel = side, panel
        self._widths = widths
        self._narrow = False
        self.button = Button(_("Daftar"), icon="menu", key="Ctrl+L")
        self.button.triggered.connect(self.open_list)
        self.button.hide()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(side)
        self._row.addWidget(body, 1)
        self._row.addWidget(panel)
        side.setFixedWidth(widths.side)
        panel.setFixedWidth(widths.panel)

    @property
    def narrow(self) -> bool:
        """Whether the list is folded away."""
        return self._narrow

    def open_list(self) -> None:
        """Go into the list; where it is folded away, open it, or close it again."""
        if self._narrow and self._side.isVisible():
            self.close_list()
            return
        self._side.show()
        self._side.raise_()
        self._side.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_list(self) -> bool:
        """Fold the open list away again; say whether there was one."""
        if not self._narrow or not self._side.isVisible():
            return False
        self._side.hide()
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def resized(self, size: SizeClass) -> None:
        """Lay out for a class of size."""
        self._panel.setFixedWidth(self._widths.panel_in(size.width))
        narrow = size.width is Width.NARROW
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self.button.setVisible(narrow)
        if narrow:
            self._row.removeWidget(self._side)
            self._side.hide()
            self._place()
        else:
            self._row.insertWidget(0, self._side)
            self._side.show()
        self.folded.emit(narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._narrow:
            self._place()

    def _place(self) -> None:
        self._side.setGeometry(QRect(0, 0, self._widths.side, self.height()))
