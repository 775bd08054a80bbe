"""Three columns that fit any window: where it is narrow, the list at the left becomes an overlay."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.kernel.i18n import _
from ui.widgets.buttons import Button
from ui.widgets.keys import add_key

NARROW = 1100  # logical width of the window below which lists fold away
TIGHT = 1280  # and below which side panels are narrower
WIDE = 1600


@dataclass(frozen=True, slots=True)
class Widths:
    """Pixels of the list and of the side panel: as drawn, in a tight window, in a wide one."""

    list: int
    panel: int
    panel_tight: int = 316
    panel_wide: int = 420

    def panel_in(self, window: int) -> int:
        """Give the side panel's width in a window so wide."""
        if window < TIGHT:
            return self.panel_tight
        return self.panel_wide if window >= WIDE else self.panel


class Fold(QWidget):
    """A list, the work, and a side panel beside each other.

    Below 1100 pixels of window the list is an overlay that `button` and Ctrl+L open and Esc closes.

    Args:
        side: the list at the left.
        body: what takes the rest.
        panel: the side panel at the right.
        widths: of list and panel.

    `folded` tells whether the list is folded away now; `button` belongs into the page's head.
    """

    folded = Signal(bool)

    def __init__(self, side: QWidget, body: QWidget, panel: QWidget, widths: Widths) -> None:
        super().__init__()
        self._side, self._body, self._panel = side, body, panel
        self._widths = widths
        self._narrow = False
        self.button = Button(_("Daftar"), icon="menu", key="Ctrl+L")
        self.button.triggered.connect(self.toggle)
        self.button.hide()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(side)
        self._row.addWidget(body, 1)
        self._row.addWidget(panel)
        side.setFixedWidth(widths.list)
        panel.setFixedWidth(widths.panel)
        side.installEventFilter(self)
        add_key(self, _("Buka daftar"), "Ctrl+L", self.toggle)
        add_key(side, _("Tutup daftar"), "Esc", self.close_list, inside=True)

    @property
    def is_folded(self) -> bool:
        """Whether the list is an overlay now."""
        return self._narrow

    def toggle(self) -> None:
        """Open the list over the work, or close it; where there is room, go into it."""
        if self._narrow and self._side.isVisible():
            self.close_list()
            return
        if self._narrow:
            self._place_overlay()
            self._side.show()
            self._side.raise_()
        self._side.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_list(self) -> None:
        """Fold the list away again and give the focus back."""
        if self._narrow and self._side.isVisible():
            self._side.hide()
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold by the width of the window."""
        super().resizeEvent(event)
        window = self.window().width()
        self._panel.setFixedWidth(self._widths.panel_in(window))
        self._set_narrow(window < NARROW)
        if self._narrow:
            self._place_overlay()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the overlay above the work when it shows."""
        if watched is self._side and event.type() is QEvent.Type.Show and self._narrow:
            self._side.raise_()
        return False

    def _set_narrow(self, narrow: bool) -> None:  # noqa: FBT001 - one private caller
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
        self.folded.emit(narrow)

    def _place_overlay(self) -> None:
        self._side.setGeometry(QRect(0, 0, self._widths.list, self.height()))
