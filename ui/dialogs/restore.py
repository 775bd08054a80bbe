"""Restoring a backup beside the open store: what is in it, where it goes, what opens it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.show import number
from desktop_app.kernel.errors import AppError
from desktop_app.kernel.i18n import _, ngettext
from desktop_app.services import backups
from desktop_app.services.backups import Backup, Compared
from ui.desk import Desk
from ui.gate.parts import ask_for_folder
from ui.times import moment_words
from ui.widgets.buttons import Button
from ui.widgets.dialogs import Question
from ui.widgets.editors import TextEdit
from ui.widgets.facts import Facts
from ui.widgets.fields import Field, Note
from ui.widgets.labels import Label
from ui.widgets.panels import column, row
from ui.widgets.passphrase_edit import PassphraseEdit

_NAMED = 3
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

    help_topic = "cadangan"

    answered = Signal(object, str)
    restored = Signal(object)
    switch_wanted = Signal(str)

    def __init__(self, found: Backup, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Pulihkan cadangan ini di mana?"),
            _("Pulihkan cadangan"),
            remark=_(
                "Memulihkan membuka cadangan di folder baru, di samping data yang sedang dipakai."
            ),
            parent=parent,
        )
        self._choose = Button(_("Pilih…"), height=40)
        self.switch = Button(_("Gantikan data yang dipakai"), icon="swap", height=36)
        self.inside = Facts()
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
        for label, value in contents(found):
            self.inside.add(label, value)
        level = QWidget()
        level.setFixedHeight(_LABEL)
        beside = column(level, self._choose, (QWidget(), 1), spacing=0)
        self.body.addWidget(self.inside)
        self.body.addWidget(row((self.folder, 1), beside))
        self.body.addWidget(self.passphrase)
        kept = _(
            "Menggantikan memakai cadangan ini mulai sekarang; folder lama disimpan di samping."
        )
        self.replacing = column(
            Label(kept, "remark", "text2", wrap=True), row(self.switch, (QWidget(), 1)), spacing=6
        )
        self.body.addWidget(self.replacing)
        self.switch.triggered.connect(self._switch)

    def show_compared(self, found: Compared) -> None:
        """Show what restoring would take back."""
        for label, value in since(found):
            self.inside.add(label, value)
        self.adjustSize()

    def _switch(self) -> None:
        """Take the place of the open store; its folder is kept beside."""
        if self.passphrase.text():
            self.done(0)
            self.switch_wanted.emit(self.passphrase.text())
            return
        self.passphrase.set_notes([Note("error", _("Ketik kata sandi dahulu."))])
        self.passphrase.setFocus()

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


def since(found: Compared) -> list[tuple[str, str]]:
    """Give what the open store has and the backup has not: labels and values."""
    groups = (
        (_("Ditambah"), found.added),
        (_("Diubah"), found.changed),
        (_("Dihapus"), found.gone),
    )
    said = [(label, _listed(names)) for label, names in groups if names]
    return said or [(_("Sejak itu"), _("Tidak ada orang yang berubah."))]


def _listed(names: Sequence[str]) -> str:
    """Say how many, and the first by name: "12 orang: A, B, C, …"."""
    words = ngettext("{n} orang: {names}", "{n} orang: {names}", len(names))
    shown = ", ".join(names[:_NAMED]) + (", …" if len(names) > _NAMED else "")
    return words.format(n=number(len(names)), names=shown)


def ask_to_restore(parent: QWidget, desk: Desk, found: Backup) -> RestoreBackup:
    """Ask where a backup goes, and restore it there."""
    dialog = RestoreBackup(found, free_folder(desk.app.store.folder), parent)
    dialog.answered.connect(partial(_restore, desk, dialog, found))
    replaces = desk.kept.get("replace_store")
    dialog.replacing.setVisible(replaces is not None)
    if replaces is not None:
        dialog.switch_wanted.connect(partial(_switch, desk, replaces, found))
    desk.reckon(
        dialog,
        lambda app, _p: backups.compare(app.store, found.path),
        done=dialog.show_compared,
        failed=lambda _trouble: None,  # it has another key: the passphrase will tell
    )
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


def _switch(desk: Desk, replaces: Callable[[Path, str], None], found: Backup, secret: str) -> None:
    """Keep today's state in a backup, then let the older one take its place."""
    desk.reckon(
        desk.bridge,
        backups.keep_up,
        done=lambda _made: replaces(found.path, secret),
        title=_("Membuat dan memeriksa cadangan"),
    )


def _restored(dialog: RestoreBackup, folder: Path, _made: Backup) -> None:
    dialog.accept()
    dialog.restored.emit(folder)
