"""Restoring a backup beside the open store: what is in it, where it goes, what opens it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.show import number
from desktop_app.kernel.errors import AppError
from desktop_app.kernel.i18n import _
from desktop_app.services import backups
from desktop_app.services.backups import Backup
from ui.desk import Desk
from ui.gate.parts import ask_for_folder
from ui.times import moment_words
from ui.widgets.buttons import Button
from ui.widgets.dialogs import Question
from ui.widgets.editors import TextEdit
from ui.widgets.facts import Facts
from ui.widgets.fields import Field, Note
from ui.widgets.panels import column, row
from ui.widgets.passphrase_edit import PassphraseEdit

_LABEL = 22
"""How high the label stands over a field."""


class RestoreBackup(Question):
    """The question; `answered` carries the folder and the passphrase, `restored` the folder.

    It stays open, locked, until the copy is proven or the reason why not stands at its field.

    Args:
        found: the backup as it describes itself.
        folder: the folder that is proposed.
        parent: the window that it belongs to.
    """

    answered = Signal(object, str)
    restored = Signal(object)

    def __init__(self, found: Backup, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Pulihkan cadangan ini di mana?"),
            _("Pulihkan cadangan"),
            remark=_("Cadangan dibuka di folder baru. Data yang sedang dipakai tidak tersentuh."),
            parent=parent,
        )
        self._choose = Button(_("Pilih…"), height=40)
        self.folder = Field(_("Folder baru"), TextEdit(height=40))
        self.folder.set_text(str(folder))
        self.passphrase = Field(
            _("Kata sandi"),
            PassphraseEdit(),
            remark=_("Yang berlaku saat cadangan dibuat, atau kode lembar pemulihan waktu itu."),
        )
        self._fill(found)
        self._choose.triggered.connect(self._ask_for_folder)
        self.passphrase.editor.entered.connect(self._answer)
        self.action.triggered.disconnect(self.accept)
        self.action.triggered.connect(self._answer)
        self.passphrase.setFocus()

    def show_trouble(self, trouble: AppError) -> None:
        """Say why it was not restored."""
        self.action.set_ready()
        wrong = isinstance(trouble, backups.WrongPassphraseError)
        field = self.passphrase if wrong else self.folder
        field.set_notes([Note("error", str(trouble))])
        field.setFocus()

    def _fill(self, found: Backup) -> None:
        inside = Facts()
        for label, value in contents(found):
            inside.add(label, value)
        level = QWidget()
        level.setFixedHeight(_LABEL)
        beside = column(level, self._choose, (QWidget(), 1), spacing=0)
        self.body.addWidget(inside)
        self.body.addWidget(row((self.folder, 1), beside))
        self.body.addWidget(self.passphrase)

    def _answer(self) -> None:
        demands = (
            (self.folder, self.folder.text().strip(), _("Pilih folder dahulu.")),
            (self.passphrase, self.passphrase.text(), _("Ketik kata sandi dahulu.")),
        )
        for field, text, sentence in demands:
            field.set_notes([] if text else [Note("error", sentence)])
        if all(text for _field, text, _sentence in demands):
            self.action.set_busy(_("Memulihkan…"))
            self.answered.emit(Path(self.folder.text().strip()), self.passphrase.text())

    def _ask_for_folder(self) -> None:
        start = Path(self.folder.text()).parent
        chosen = ask_for_folder(self, _("Pilih folder kosong"), start)
        if chosen is not None:
            self.folder.set_text(str(chosen))


def contents(found: Backup) -> list[tuple[str, str]]:
    """Give what stands in a backup: labels and values."""
    counted = (
        (_("Orang"), "worker"),
        (_("Kiriman"), "batch"),
        (_("Kartu"), "card"),
        (_("Pengguna"), "user"),
    )
    inside = [(label, number(found.rows.get(table, 0))) for label, table in counted]
    said = " · ".join(f"{count} {label.lower()}" for label, count in inside)
    return [(_("Dibuat"), moment_words(found.at)), (_("Isinya"), said)]


def ask_to_restore(parent: QWidget, desk: Desk, found: Backup) -> RestoreBackup:
    """Ask where a backup goes, and restore it there."""
    dialog = RestoreBackup(found, free_folder(desk.app.store.folder), parent)
    dialog.answered.connect(partial(_restore, desk, dialog, found))
    dialog.open()
    return dialog


def free_folder(store: Path) -> Path:
    """Give a folder beside the store that is not there yet."""
    name = _("{name} (pulihan)").format(name=store.name)
    names = (name, *(f"{name} {n}" for n in range(2, 1000)))
    return next(path for each in names if not (path := store.parent / each).exists())


def _restore(desk: Desk, dialog: RestoreBackup, found: Backup, folder: Path, secret: str) -> None:
    desk.reckon(
        dialog,
        lambda _app, _p: backups.restore(found.path, folder, secret),
        done=partial(_restored, dialog, folder),
        failed=dialog.show_trouble,
    )


def _restored(dialog: RestoreBackup, folder: Path, _made: Backup) -> None:
    dialog.accept()
    dialog.restored.emit(folder)
