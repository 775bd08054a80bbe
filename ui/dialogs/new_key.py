"""Asks for the passphrase before the database gets another key; says what that does and does not."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.kernel.errors import AppError
from desktop_app.kernel.i18n import _
from desktop_app.services.people import new_key_words
from ui.desk import Desk
from ui.widgets.banners import Banner
from ui.widgets.dialogs import Question
from ui.widgets.fields import Field, Note
from ui.widgets.passphrase_edit import PassphraseEdit


class NewKey(Question):
    """The question; `answered` carries the passphrase. It stays open until it is done."""

    help_topic = "kata-sandi"

    answered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Ganti kunci data kantor ini?"),
            _("Ganti kunci data"),
            remark=_(
                "Seluruh data ditulis ulang dengan kunci baru. Sesudah itu hanya kata sandi Anda yang"
                " membukanya: pengguna lain perlu kata sandi baru, dan lembar pemulihan harus dibuat"
                " lagi."
            ),
            danger=True,
            parent=parent,
        )
        self.body.addWidget(
            Banner(
                "info",
                _("Salinan dan cadangan yang lama tetap terbuka dengan kata sandi yang lama."),
                _("Hapus yang tidak diperlukan lagi bila ada yang tidak boleh membukanya."),
            )
        )
        self.passphrase = Field(_("Kata sandi Anda"), PassphraseEdit())
        self.body.addWidget(self.passphrase)
        self.passphrase.editor.entered.connect(self._answer)
        self.action.triggered.disconnect(self.accept)
        self.action.triggered.connect(self._answer)
        self.passphrase.setFocus()

    def show_trouble(self, trouble: AppError) -> None:
        """Say why the key was not changed."""
        self.action.set_ready()
        self.passphrase.set_notes([Note("error", str(trouble))])
        self.passphrase.setFocus()

    def _answer(self) -> None:
        if self.passphrase.text():
            self.action.set_busy(_("Menulis ulang data…"))
            self.answered.emit(self.passphrase.text())
            return
        self.passphrase.set_notes([Note("error", _("Ketik kata sandi Anda dahulu."))])


def ask_for_new_key(parent: QWidget, desk: Desk) -> NewKey:
    """Ask, change the key, and go back to the gate."""
    dialog = NewKey(parent)
    dialog.answered.connect(partial(_change, desk, dialog))
    dialog.open()
    return dialog


def _change(desk: Desk, dialog: NewKey, passphrase: str) -> None:
    desk.do(
        dialog,
        lambda app, _p: app.change_key(passphrase),
        done=partial(_changed, desk, dialog),
        failed=dialog.show_trouble,
    )


def _changed(desk: Desk, dialog: NewKey, others: tuple[str, ...]) -> None:
    dialog.accept()
    desk.kept["key_changed"](new_key_words(others))
