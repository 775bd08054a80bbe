"""The backups that the store keeps; making one, restoring one beside, checking the data."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from desktop_app.domain.show import number
from desktop_app.kernel.errors import AppError
from desktop_app.kernel.i18n import _
from desktop_app.services import backups, sticks
from desktop_app.services.backups import Backup, Checked, UnsoundStoreError
from desktop_app.services.sticks import Stick
from ui.desk import Desk
from ui.dialogs.restore import RestoreBackup, ask_to_restore
from ui.jobs import Job
from ui.pages.pengaturan.checked import CheckedPanel
from ui.pages.pengaturan.section import Section
from ui.recovery_sheet import ask_and_write
from ui.times import clock_words, moment_words
from ui.widgets.banners import Banner
from ui.widgets.buttons import Button, Role
from ui.widgets.cells import CellKind, Column
from ui.widgets.flow import flow
from ui.widgets.labels import Label
from ui.widgets.rows import Row, RowsModel
from ui.widgets.tables import Table

_ROWS_SHOWN = 9


class BackupsSection(Section):
    """The list of proven backups, newest first."""

    WIDEST = 960

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            _(
                "Setiap cadangan langsung dibuka, diperiksa, dan dibandingkan dengan datanya. "
                "Lembar pemulihan membuka data bila kata sandi hilang; yang baru mematikan yang lama."
            ),
        )
        self._found: list[Backup] = []
        self._checking: Job[Checked] | None = None
        self._model = RowsModel(_columns())
        self.table = Table(_columns(), _("Cadangan"))
        self.make = Button(_("Cadangkan sekarang"), Role.PRIMARY, icon="save", height=36)
        self.copy = Button(_("Salin ke USB…"), icon="usb", height=36)
        self.check = Button(_("Periksa data"), icon="shield-check", height=36)
        self.restore = Button(_("Pulihkan cadangan…"), icon="return", height=36)
        self.sheet = Button(_("Buat lembar pemulihan…"), icon="key", height=36)
        self.checked = CheckedPanel()
        self._none = Label("", "body", "text2")
        self._about_stick = Label("", "remark", "text2", wrap=True)
        self._stick: Stick | None = None
        self.first = self.make
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Ask which backups there are."""
        self.desk.reckon(self, lambda app, _p: backups.backups(app.store), done=self._show)
        self.desk.reckon(self, lambda app, _p: sticks.known(app.store), done=self._show_stick)

    def back_up_to(self, folder: Path) -> None:
        """Make a proven backup in another folder."""
        self.desk.reckon(
            self,
            lambda app, progress: sticks.copy(app, folder, progress),
            done=self._copied,
            title=_("Membuat dan memeriksa cadangan"),
        )

    def check_data(self) -> None:
        """Check everything of the open store; work goes on meanwhile."""
        if self.check.busy:
            return
        self.check.set_busy(_("Memeriksa…"))
        self._checking = self.desk.reckon(
            self,
            lambda app, progress: backups.check(app.store, progress),
            done=self._show_checked,
            failed=self._show_unsound,
            title=_("Memeriksa data"),
        )

    def restore_from(self, path: Path) -> None:
        """Look into a backup file, then ask where it goes."""
        self.desk.reckon(self, lambda _app, _p: backups.described(path), done=self._ask_to_restore)

    def _build(self) -> None:
        self.table.setModel(self._model)
        self.body.addWidget(flow(self.make, self.copy, self.check, self.restore, self.sheet))
        self.body.addWidget(self._about_stick)
        self.body.addWidget(self.checked)
        self.body.addWidget(self._none)
        self.body.addWidget(self.table)
        self.body.addStretch(1)

    def _connect(self) -> None:
        self.make.triggered.connect(self.desk.bridge.backup_wanted)
        self.copy.triggered.connect(self._ask_for_folder)
        self.check.triggered.connect(self.check_data)
        self.restore.triggered.connect(self._ask_for_file)
        self.sheet.triggered.connect(partial(ask_and_write, self, self.desk))
        self.sheet.set_refusal(self.refusal())
        self.table.opened.connect(self._open_row)
        self.desk.bridge.backed_up.connect(self._made)
        self.desk.jobs.ended.connect(self._job_ended)

    def _job_ended(self, job: Job[Checked]) -> None:
        if job is self._checking:
            self._checking = None
            self.check.set_ready()

    def _show(self, found: list[Backup]) -> None:
        self._found = found
        self._model.show_rows([_row(each) for each in found])
        self.table.setFixedHeight(32 * (min(len(found), _ROWS_SHOWN) + 1))
        self.table.setVisible(bool(found))
        self._none.setVisible(not found)
        self._none.setText(_("Belum ada cadangan. Buat yang pertama sekarang."))

    def _show_stick(self, stick: Stick | None) -> None:
        self._stick = stick
        if stick is None:
            words = _("Belum ada USB yang dikenal. Salinan pertama membuatnya dikenal.")
        else:
            words = _(
                "USB {folder}: cadangan terakhir {moment}. Disalin lagi setiap menutup program."
            )
            words = words.format(folder=stick.folder.name, moment=moment_words(stick.at))
        self._about_stick.setText(words)

    def _made(self, _made: Backup) -> None:
        self.refresh()

    def _show_checked(self, checked: Checked) -> None:
        self.checked.show_checked(checked)
        self.desk.say(_("Data diperiksa, semuanya utuh."))

    def _show_unsound(self, trouble: AppError) -> None:
        if isinstance(trouble, UnsoundStoreError):
            self.checked.show_checked(trouble.checked)
        else:
            self.desk.jobs.troubled.emit(trouble)

    def _ask_for_folder(self) -> None:
        title = _("Pilih folder di USB")
        stick = self._stick
        start = stick.folder if stick and stick.is_there else Path.home()
        chosen = QFileDialog.getExistingDirectory(self, title, str(start))
        if chosen:
            self.back_up_to(Path(chosen))

    def _copied(self, made: Backup) -> None:
        words = _("Cadangan di {folder} terbukti {time}")
        where = made.path.parent.name or str(made.path.parent)
        self.desk.say(words.format(folder=where, time=clock_words(made.at)))
        self.refresh()

    def _open_row(self, at: int) -> None:
        self.restore_from(self._found[at].path)

    def _ask_for_file(self) -> None:
        kinds = _("Cadangan (*.cadangan)")
        start = self._found[0].path.parent if self._found else Path.home()
        title = _("Pilih cadangan")
        chosen, _kind = QFileDialog.getOpenFileName(self, title, str(start), kinds)
        if chosen:
            self.restore_from(Path(chosen))

    def _ask_to_restore(self, found: Backup) -> None:
        dialog: RestoreBackup = ask_to_restore(self.window(), self.desk, found)
        dialog.restored.connect(self._offer)

    def _offer(self, folder: Path) -> None:
        """Say where the restored data lie, and offer to open them."""
        go = Button(_("Buka sekarang…"), height=30)
        later = Button(_("Tutup"), Role.LIGHT, height=30)
        banner = Banner(
            "ok",
            _("Cadangan dipulihkan dan terbukti: {folder}").format(folder=folder.name),
            _("Data yang sedang dipakai tetap terbuka dan tidak berubah."),
            go,
            later,
        )
        later.triggered.connect(self.desk.bridge.banner_done)
        opens = self.desk.kept.get("open_folder")
        go.setVisible(opens is not None)
        if opens is not None:
            go.triggered.connect(lambda: opens(folder))
        self.desk.bridge.banner_wanted.emit(banner)


def _row(made: Backup) -> Row:
    people = number(made.rows.get("worker", 0))
    return Row(str(made.path), (moment_words(made.at), people, made.path.name))


def _columns() -> tuple[Column, ...]:
    return (
        Column(key="at", title=_("Dibuat"), kind=CellKind.NAME, width=170),
        Column(key="people", title=_("Orang"), kind=CellKind.NUMBER, width=90),
        Column(key="file", title=_("Berkas")),
    )
