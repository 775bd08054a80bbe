"""After writing: what was written, how to take it back, what came before."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.import_run import ImportRun
from desktop_app.kernel.i18n import _
from ui.numbers import number
from ui.pages.impor.history import History
from ui.widgets.banners import Banner
from ui.widgets.buttons import Button, Role
from ui.widgets.flow import flow
from ui.widgets.panels import GUTTER, Ground, Scroll, column, filled


class Result(Ground):
    """What an import did. `undo_wanted`, `people_wanted`, `refused_wanted`, `next_wanted` ask on."""

    undo_wanted = Signal()
    people_wanted = Signal()
    refused_wanted = Signal()
    next_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("canvas")
        self.banner: Banner | None = None
        self.undo: Button | None = None
        self.people = Button(_("Buka Pendataan"), Role.PRIMARY, icon="users", height=36)
        self.refused = Button(_("Simpan daftar tolak…"), icon="download", height=36)
        self.next = Button(_("Berkas lain…"), icon="folder", key="Ctrl+O", height=36)
        self.history = History()
        self._place = QVBoxLayout()
        inside = QWidget()
        whole = QVBoxLayout(inside)
        whole.setContentsMargins(GUTTER, 8, GUTTER, GUTTER)
        whole.setSpacing(16)
        whole.addLayout(self._place)
        whole.addWidget(flow(self.people, self.refused, self.next))
        whole.addWidget(column(self.history))
        whole.addStretch(1)
        whole_page = Scroll(inside)
        self.history.moved.connect(lambda area: whole_page.bring(self.history, area))
        filled(self, whole_page)
        self.people.triggered.connect(self.people_wanted)
        self.refused.triggered.connect(self.refused_wanted)
        self.next.triggered.connect(self.next_wanted)

    def show_run(self, run: ImportRun, *, fresh: bool = False) -> None:
        """Say what was written, with the way back; `fresh` = a moment ago, with its refused rows."""
        first = _("{file} sudah ditulis sebagai impor ke-{n}.")
        said = _(
            "{added} ditambah, {changed} diubah, {skipped} dilewati, {refused} ditolak."
            " Dapat dibatalkan sekaligus."
        )
        counts = {
            "added": number(run.added),
            "changed": number(run.changed),
            "skipped": number(run.skipped),
            "refused": number(run.refused),
        }
        self.undo = Button(_("Batalkan impor ini"), icon="return", height=30)
        self.undo.triggered.connect(self.undo_wanted)
        done = first.format(file=run.file_name, n=number(run.number))
        self._show(Banner("ok", done, said.format(**counts), self.undo))
        self.refused.setVisible(fresh and run.refused > 0)

    def show_undone(self, run: ImportRun) -> None:
        """Say that the import was taken back."""
        self.undo = None
        done = _("Impor ke-{n} dibatalkan.").format(n=number(run.number))
        self._show(Banner("info", done, _("Data kembali seperti sebelum impor ini.")))
        self.refused.hide()

    def set_busy(self, words: str) -> None:
        """Lock the way back while something goes on; "" unlocks it."""
        if self.undo is not None and words:
            self.undo.set_busy(words)
        elif self.undo is not None:
            self.undo.set_ready()

    def _show(self, banner: Banner) -> None:
        if self.banner is not None:
            self.banner.hide()
            self.banner.deleteLater()
        self.banner = banner
        self._place.addWidget(banner)
