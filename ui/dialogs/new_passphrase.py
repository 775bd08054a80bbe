"""Asks for a new passphrase: one's own, or for a colleague who has lost theirs."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.app import App
from desktop_app.domain.passphrase import LEAST
from desktop_app.domain.people import User
from desktop_app.kernel.errors import AppError
from desktop_app.kernel.i18n import _
from desktop_app.services import people
from desktop_app.services.backups import WrongPassphraseError
from ui.desk import Desk
from ui.gate.parts import StrengthMeter
from ui.widgets.banners import Banner
from ui.widgets.buttons import Button, Role
from ui.widgets.dialogs import Question
from ui.widgets.fields import Field, Note
from ui.widgets.passphrase_edit import PassphraseEdit


class NewPassphrase(Question):
    """The question; `answered` carries (the present passphrase, the new one).

    It stays open, locked, until `show_trouble` or `accept` says how it went.

    Args:
        question: its title.
        remark: what comes of it.
        asks_present: whether the present passphrase is asked for, too.
        parent: the window that it belongs to.
    """

    help_topic = "kata-sandi"

    answered = Signal(str, str)

    def __init__(
        self, question: str, remark: str, *, asks_present: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(question, _("Ganti kata sandi"), remark=remark, parent=parent)
        self.present = Field(_("Kata sandi sekarang"), PassphraseEdit())
        self.secret = Field(_("Kata sandi baru"), PassphraseEdit())
        self.meter = StrengthMeter(stacked=True)
        self.again = Field(_("Ulangi kata sandi baru"), PassphraseEdit())
        for widget in (self.present, self.secret, self.meter, self.again):
            self.body.addWidget(widget)
        self.present.setVisible(asks_present)
        self.secret.edited.connect(self.meter.show_passphrase)
        self.action.triggered.disconnect(self.accept)
        self.action.triggered.connect(self._answer)
        (self.present if asks_present else self.secret).setFocus()

    def show_trouble(self, trouble: AppError) -> None:
        """Say why the new passphrase was not taken."""
        wrong = isinstance(trouble, WrongPassphraseError)
        self._complain(self.present if wrong else self.secret, str(trouble))

    def show_wrong(self) -> None:
        """Say that the present passphrase is another."""
        self._complain(self.present, _("Kata sandi tidak cocok. Periksa Caps Lock."))

    def _complain(self, field: Field, sentence: str) -> None:
        self.action.set_ready()
        field.set_notes([Note("error", sentence)])
        field.setFocus()

    def _answer(self) -> None:
        secret = self.secret.text()
        needs_present = not self.present.isHidden()
        short = _("Kata sandi minimal {n} huruf.").format(n=LEAST)
        demands = (
            (
                self.present,
                not needs_present or bool(self.present.text()),
                _("Ketik kata sandi Anda dahulu."),
            ),
            (self.secret, len(secret) >= LEAST, short),
            (self.again, self.again.text() == secret, _("Kedua kata sandi tidak sama.")),
        )
        for field, met, sentence in demands:
            field.set_notes([] if met else [Note("error", sentence)])
        wrong = next((field for field, met, _sentence in demands if not met), None)
        if wrong is not None:
            wrong.setFocus()
            return
        self.action.set_busy(_("Menyimpan…"))
        self.answered.emit(self.present.text(), secret)


def ask_for_own(parent: QWidget, desk: Desk) -> NewPassphrase:
    """Let the user change their own passphrase; who came by the recovery sheet has no present one."""
    by_sheet = desk.app.opened_by_sheet
    remark = (
        _("Data dibuka dengan lembar pemulihan. Pilih kata sandi yang baru untuk Anda.")
        if by_sheet
        else _("Yang lama tidak lagi membuka data ini.")
    )
    dialog = NewPassphrase(
        _("Apa kata sandi Anda yang baru?"), remark, asks_present=not by_sheet, parent=parent
    )
    dialog.answered.connect(partial(_change, desk, dialog, desk.app.user))
    dialog.open()
    return dialog


def ask_for_another(parent: QWidget, desk: Desk, user: User) -> NewPassphrase:
    """Let the administrator give somebody else a new passphrase."""
    dialog = NewPassphrase(
        _("Apa kata sandi baru untuk {name}?").format(name=user.name),
        _("Diketik bersama orangnya. Yang lama tidak lagi membuka data ini."),
        asks_present=False,
        parent=parent,
    )
    dialog.answered.connect(partial(_change, desk, dialog, user))
    dialog.open()
    return dialog


def after_the_sheet(desk: Desk) -> Banner:
    """Give the banner that stays until somebody let in by the recovery sheet has a passphrase."""
    make = Button(_("Buat kata sandi baru…"), Role.PLAIN, height=30)
    banner = Banner(
        "warning",
        _("Data dibuka dengan lembar pemulihan"),
        _("Buat kata sandi baru sekarang, agar besok Anda dapat masuk tanpa lembar itu."),
        make,
    )
    make.triggered.connect(lambda: ask_for_own(banner.window(), desk))
    return banner


def _change(desk: Desk, dialog: NewPassphrase, user: User, present: str, secret: str) -> None:
    asks_present = not dialog.present.isHidden()
    desk.do(
        dialog,
        lambda app, _p: _set(app, user, present if asks_present else None, secret),
        done=partial(_changed, desk, dialog, user),
        failed=dialog.show_trouble,
    )


def _set(app: App, user: User, present: str | None, secret: str) -> bool:
    """Set the passphrase, unless the present one was asked for and is another."""
    if present is not None:
        if not app.is_me(present):
            return False
        app.note_guesses()
    app.do(people.set_passphrase, user.id, secret)
    return True


def _changed(desk: Desk, dialog: NewPassphrase, user: User, taken: bool) -> None:  # noqa: FBT001 - what the job gives
    if not taken:
        dialog.show_wrong()
        return
    dialog.accept()
    if user.id == desk.app.user.id and desk.app.opened_by_sheet:
        desk.app.opened_by_sheet = False
        desk.bridge.banner_done.emit()
    desk.say(_("Kata sandi {name} diganti.").format(name=user.name))
