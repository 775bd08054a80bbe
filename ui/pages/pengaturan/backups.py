"""The backups that the store keeps, and making one now, here or on a USB stick."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.domain.show import number
from desktop_app.kernel.i18n import _
from desktop_app.services import backups
from desktop_app.services.backups import Backup
from ui.desk import Desk
from ui.pages.pengaturan.section import Section
from ui.recovery_sheet import ask_and_write
from ui.times import clock_words, moment_words
from ui.widgets.buttons import Button, Role
from ui.widgets.cells import CellKind, Column
from ui.widgets.labels import Label
from ui.widgets.panels import row
from ui.widgets.rows import Row, RowsModel
from ui.widgets.tables import Table

_ROWS_SHOWN = 9


class BackupsSection(Section):
    """The list of proven backups, newest first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            _(
                "Setiap cadangan langsung dibuka, diperiksa, dan dibandingkan dengan datanya. "
                "Lembar pemulihan membuka data bila kata sandi hilang; yang baru mematikan yang lama."
            ),
        )
        self._model = RowsModel(_columns())
        self.table = Table(_columns(), _("Cadangan"))
        self.make = Button(_("Cadangkan sekarang"), Role.PRIMARY, icon="save", height=36)
        self.copy = Button(_("Salin ke USB…"), icon="usb", height=36)
        self.sheet = Button(_("Buat lembar pemulihan…"), icon="key", height=36)
        self._none = Label("", "body", "text2")
        self.first = self.make
        self._build()
        self.make.triggered.connect(desk.bridge.backup_wanted)
        self.copy.triggered.connect(self._ask_for_folder)
        self.sheet.triggered.connect(partial(ask_and_write, self, desk))
        self.sheet.set_refusal(self.refusal())
        desk.bridge.backed_up.connect(self._made)

    def refresh(self) -> None:
        """Ask which backups there are."""
        self.desk.reckon(self, lambda app, _p: backups.backups(app.store), done=self._show)

    def _build(self) -> None:
        self.table.setModel(self._model)
        self.body.addWidget(row(self.make, self.copy, self.sheet, (QWidget(), 1)))
        self.body.addWidget(self._none)
        self.body.addWidget(self.table)
        self.body.addStretch(1)

    def _show(self, found: list[Backup]) -> None:
        self._model.show_rows([_row(each) for each in found])
        self.table.setFixedHeight(32 * (min(len(found), _ROWS_SHOWN) + 1))
        self.table.setVisible(bool(found))
        self._none.setVisible(not found)
        self._none.setText(_("Belum ada cadangan. Buat yang pertama sekarang."))

    def _made(self, _made: Backup) -> None:
        self.refresh()

    def _ask_for_folder(self) -> None:
        title = _("Pilih folder di USB")
        chosen = QFileDialog.getExistingDirectory(self, title, str(Path.home()))
        if chosen:
            self.back_up_to(Path(chosen))

    def back_up_to(self, folder: Path) -> None:
        """Make a proven backup in another folder."""
        self.desk.reckon(
            self,
            lambda app, progress: backups.back_up(
                app.store, app.now(), folder=folder, progress=progress
            ),
            done=self._copied,
            title=_("Membuat dan memeriksa cadangan"),
        )

    def _copied(self, made: Backup) -> None:
        words = _("Cadangan di {folder} terbukti {time}")
        where = made.path.parent.name or str(made.path.parent)
        self.desk.say(words.format(folder=where, time=clock_words(made.at)))


def _row(made: Backup) -> Row:
    people = number(made.rows.get("worker", 0))
    return Row(str(made.path), (moment_words(made.at), people, made.path.name))


def _columns() -> tuple[Column, ...]:
    return (
        Column(key="at", title=_("Dibuat"), kind=CellKind.NAME, width=170),
        Column(key="people", title=_("Orang"), kind=CellKind.NUMBER, width=90),
        Column(key="file", title=_("Berkas")),
    )
