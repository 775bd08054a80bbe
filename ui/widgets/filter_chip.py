"""A chip that opens a menu of what it can be set to, and is active while it is set."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from desktop_app.kernel.i18n import _
from ui.theme import theme_of
from ui.widgets.chips import Chip, ChipLook
from ui.widgets.choice_edit import Choice


class FilterChip(Chip):
    """Shows e.g. "Status: semua ⌄"; `changed` carries the code, "" when it is set to nothing.

    Args:
        label: e.g. "Status".
        choices: what it can be set to.
    """

    changed = Signal(str)

    def __init__(self, label: str, choices: Sequence[Choice] = ()) -> None:
        super().__init__(f"{label}:", _("semua"))
        self._choices = tuple(choices)
        self._code = ""
        self.triggered.connect(self._open)
        self.removed.connect(self._clear)

    def code(self) -> str:
        """Give what it is set to, "" = nothing."""
        return self._code

    def value_words(self) -> str:
        """Give the words of what it is set to, "" = nothing."""
        return next((each.label for each in self._choices if each.code == self._code), "")

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer other choices."""
        self._choices = tuple(choices)
        self.set_code(self._code)

    def set_code(self, code: str) -> None:
        """Set it; nothing is emitted."""
        choice = next((c for c in self._choices if c.code == code), None)
        self._code = choice.code if choice else ""
        look = ChipLook.ACTIVE if choice else ChipLook.PLAIN
        self.show_value(choice.label if choice else _("semua"), look)

    def menu_of_choices(self) -> QMenu:
        """Give a menu of the choices, the present one ticked."""
        menu = QMenu(self)
        ratio = self.devicePixelRatioF()
        for code, label in (("", _("semua")), *((c.code, c.label) for c in self._choices)):
            action = QAction(label.replace("&", "&&"), menu)
            if code == self._code:
                action.setIcon(theme_of(self).pixmap("check", "accenttext", 16, ratio))
            action.triggered.connect(lambda _on, code=code: self._choose(code))
            menu.addAction(action)
        return menu

    def _open(self) -> None:
        menu = self.menu_of_choices()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))

    def _choose(self, code: str) -> None:
        if code != self._code:
            self.set_code(code)
            self.changed.emit(code)

    def _clear(self) -> None:
        self._choose("")
