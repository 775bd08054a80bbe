"""Both people side by side over the form, where there is no room for the panel at its right."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop_app.domain.person import Person
from ui.pages.pendataan.twin import WIDTH, Other, TwinPanel
from ui.widgets.overlay import Overlay, Side


class Comparing(QObject):
    """Opens a panel of its own over the window; Esc closes it, and so does a decision.

    Args:
        form: what the panel opens over.
    """

    def __init__(self, form: QWidget) -> None:
        super().__init__(form)
        self._form = form
        self.panel = TwinPanel()
        self.panel.setFocusProxy(self.panel.open_button)
        self.panel.setParent(form)
        self.panel.hide()
        self._overlay: Overlay | None = None

    @property
    def open(self) -> bool:
        """Whether both are side by side now."""
        return self._overlay is not None and self._overlay.isVisible()

    def show_over(self, mine: Person, other: Other) -> None:
        """Show both over the window; one who is shown gives way to the next."""
        self.panel.show_other(mine, other)
        if not self.open:
            if self._overlay is None:
                self._overlay = Overlay(self._form.window(), self.panel, Side.RIGHT, WIDTH + 2)
            self.panel.show()
            self._overlay.open()

    def shut(self) -> None:
        """Go away, and give the focus back."""
        if self._overlay is not None and self.open:
            self._overlay.shut()
