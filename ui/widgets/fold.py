"""A list, the work and a side panel beside each other; in a narrow window the list is an overlay."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.kernel.i18n import _
from ui.sizes import SizeClass, Width
from ui.widgets.buttons import Button
from ui.widgets.overlay import Overlay, Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Widths:
    """Pixels of the list and of the side panel, if any, which differs with the window."""

    side: int
    panel: int = 0
    panel_tight: int = 316
    panel_wide: int = 420

    def panel_in(self, width: Width) -> int:
        """Give the side panel's width in a window of that class."""
        if width < Width.FULL:
            return self.panel_tight
        return self.panel_wide if width is Width.WIDE else self.panel


class Fold(QWidget):
    """Two or three columns; below 1100 pixels of window the list at the left opens over the work.

    Args:
        side: the list.
        body: what takes the rest.
        panel: the side panel, or None.
        widths: of list and panel.

    `button` belongs into the page's head; it shows only while the list is folded away.
    The page passes on its `resized`, and binds Ctrl+L to `open_list`.
    """

    def __init__(self, side: QWidget, body: QWidget, panel: QWidget | None, widths: Widths) -> None:
        super().__init__()
        self._side, self._panel = side, panel
        self._widths = widths
        self._narrow = False
        self._overlay: Overlay | None = None
        self.button = Button(_("Daftar"), icon="menu", key="Ctrl+L")
        self.button.triggered.connect(self.open_list)
        self.button.hide()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(side)
        self._row.addWidget(body, 1)
        side.setFixedWidth(widths.side)
        if panel is not None:
            self._row.addWidget(panel)
            panel.setFixedWidth(widths.panel)

    @property
    def narrow(self) -> bool:
        """Whether the list is folded away."""
        return self._narrow

    def open_list(self) -> None:
        """Go into the list; where it is folded away, open it over the work."""
        if not self._narrow:
            self._side.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        if self._overlay is None:
            self._overlay = Overlay(self.window(), self._side, Side.LEFT, self._widths.side + 2)
        self._side.show()
        self._overlay.open()

    def close_list(self) -> None:
        """Fold the open list away again."""
        if self._overlay is not None and self._overlay.isVisible():
            self._overlay.shut()

    def resized(self, size: SizeClass) -> None:
        """Lay out for a class of size."""
        if self._panel is not None:
            self._panel.setFixedWidth(self._widths.panel_in(size.width))
        narrow = size.width is Width.NARROW
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self.button.setVisible(narrow)
        if narrow:
            self._row.removeWidget(self._side)
            self._side.hide()
        else:
            self._row.insertWidget(0, self._side)
            self._side.show()
            self._drop_overlay()

    def _drop_overlay(self) -> None:
        if self._overlay is not None:
            self._overlay.close()
            self._overlay.deleteLater()
            self._overlay = None
