"""A passphrase: hidden while typed, with an eye to look and a word about Caps Lock."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from desktop_app.kernel.i18n import _
from ui.widgets.buttons import IconButton
from ui.widgets.editors import TextEdit


class PassphraseEdit(TextEdit):
    """A line whose letters are dots; the eye shows them while it is pressed down."""

    def __init__(self, placeholder: str = "", *, height: int = 40) -> None:
        super().__init__(placeholder, height=height)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.eye = IconButton("eye", _("Tampilkan kata sandi"), size=26)
        self.eye.triggered.connect(self._look)
        self._row.addWidget(self.eye)
        self._row.setContentsMargins(10, 1, 6, 1)
        self.line.keyed.connect(self._watch_caps)
        self._caps = False

    @property
    def caps_lock(self) -> bool:
        """Whether the last letter was typed with Caps Lock on."""
        return self._caps

    def _look(self) -> None:
        hidden = self.line.echoMode() is QLineEdit.EchoMode.Password
        mode = QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password
        self.line.setEchoMode(mode)
        self.eye.set_icon("eye-off" if hidden else "eye")
        self.eye.rename(_("Sembunyikan kata sandi") if hidden else _("Tampilkan kata sandi"))

    def _watch_caps(self, event: QKeyEvent) -> None:
        # Qt does not tell the state of Caps Lock; a letter against its Shift key does.
        letter = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            self._caps = not self._caps
        elif letter.isalpha() and letter.upper() != letter.lower():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._caps = letter.isupper() is not shift
        else:
            return
        self.hinted.emit(_("Caps Lock menyala.") if self._caps else "")
