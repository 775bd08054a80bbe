"""When a store does not open: the newest whole backup, reading only, saving what can be read."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.kernel.i18n import _, ngettext
from desktop_app.services.backups import Backup
from desktop_app.services.salvage import Saved
from ui.numbers import number
from ui.times import moment_words
from ui.widgets.banners import Banner
from ui.widgets.buttons import Button
from ui.widgets.dialogs import Question


class Rescue(Question):
    """The ways out; `restore_wanted`, `reading_wanted`, `salvage_wanted(path)` ask for one.

    Args:
        sentence: why the store did not open.
        newest: the newest backup of which every byte is as written, None where there is none.
        parent: the window.
    """

    help_topic = "cadangan"

    restore_wanted = Signal()
    reading_wanted = Signal()
    salvage_wanted = Signal(object)

    def __init__(self, sentence: str, newest: Backup | None, parent: QWidget) -> None:
        restore = _("Pulihkan cadangan {moment}")
        action = (
            restore.format(moment=moment_words(newest.at))
            if newest
            else _("Buka hanya untuk dibaca")
        )
        super().__init__(_("Data kantor ini tidak terbuka"), action, remark=sentence, parent=parent)
        self.reading = Button(_("Buka hanya untuk dibaca"), icon="eye", height=36)
        self.salvage = Button(_("Selamatkan yang terbaca ke Excel…"), icon="download", height=36)
        self._told = Banner("info", _about(newest), _("Data yang rusak tidak diubah dan disimpan."))
        self.body.addWidget(self._told)
        self.body.addWidget(self.reading)
        self.body.addWidget(self.salvage)
        self.reading.setVisible(newest is not None)
        self.reading.triggered.connect(self._read)
        self.salvage.triggered.connect(self._ask_where)
        self.accepted.connect(self.restore_wanted if newest else self.reading_wanted)

    def show_saved(self, saved: Saved) -> None:
        """Say what the salvage brought."""
        self.salvage.set_ready()
        n = saved.people
        said = ngettext("{n} orang terselamatkan.", "{n} orang terselamatkan.", n)
        holes = _("{n} tempat tidak terbaca. Pulihkan cadangan, lalu impor daftar ini.")
        self._say("ok", said.format(n=number(n)), holes.format(n=number(saved.holes)))

    def show_trouble(self, sentence: str) -> None:
        """Say why nothing could be saved."""
        self.salvage.set_ready()
        self._say("warning", sentence, "")

    def _say(self, level: str, first: str, second: str) -> None:
        told = Banner(level, first, second)
        self.body.replaceWidget(self._told, told)
        self._told.deleteLater()
        self._told = told

    def _read(self) -> None:
        self.done(0)
        self.reading_wanted.emit()

    def _ask_where(self) -> None:
        start = str(Path.home() / _("data-terselamatkan.xlsx"))
        title = _("Simpan yang terbaca")
        chosen, _kind = QFileDialog.getSaveFileName(self, title, start, "Excel (*.xlsx)")
        if chosen:
            self.save_to(Path(chosen))

    def save_to(self, path: Path) -> None:
        """Ask for what can be read to be written there."""
        self.salvage.set_busy(_("Membaca…"))
        self.salvage_wanted.emit(path)


def _about(newest: Backup | None) -> str:
    if newest is None:
        return _("Tidak ada cadangan yang utuh di folder data. Carilah di USB kantor.")
    people = number(newest.rows.get("worker", 0))
    said = _("Cadangan utuh yang terbaru: {moment}, berisi {people} orang.")
    return said.format(moment=moment_words(newest.at), people=people)
