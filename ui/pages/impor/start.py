"""Before a file is there: what kind of list comes, where to drop it, what came before."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.judging import PROPOSAL, REGISTERED
from desktop_app.kernel.i18n import _
from ui.pages.impor.history import History
from ui.widgets.buttons import Button, Role
from ui.widgets.empty import EmptyState
from ui.widgets.labels import Label
from ui.widgets.panels import GUTTER, Ground, Scroll, column, filled, row
from ui.widgets.segment_edit import Segment, SegmentEdit


def kind_choice() -> SegmentEdit:
    """Give the choice between people who are proposed and those who are members already."""
    edit = SegmentEdit(
        (
            Segment(PROPOSAL, _("Usulan baru")),
            Segment(REGISTERED, _("Sudah peserta")),
        )
    )
    edit.set_name(_("Isi berkas"))
    edit.set_text(PROPOSAL)
    return edit


class Start(Ground):
    """The empty page: kind, drop area, past imports.

    `asked` wants the open dialog, `own_wanted` the whole list for another office.
    """

    asked = Signal()
    own_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("canvas")
        self.kind = kind_choice()
        self.kind.setFixedWidth(300)
        self.choose = Button(_("Pilih berkas…"), icon="folder", key="Ctrl+O")
        self.drop = EmptyState(
            "table",
            _("Belum ada berkas."),
            _("Letakkan berkas Excel di sini, atau tekan Ctrl+O."),
            drop=True,
            action=self.choose,
        )
        self.drop.setMinimumHeight(190)
        self.history = History()
        self._about = Label("", "remark", "text2", wrap=True)
        words = Label(_("Isi berkas"), "label", "text2")
        top = row(words, self.kind, (self._about, 1), spacing=12)
        kinds = Label(_("Dapat dibaca: xlsx, xlsm, xls, ods, csv."), "remark", "text3")
        self.own = Button(_("Simpan daftar lengkap…"), Role.LIGHT, icon="download")
        why = _("Semua orang dengan seluruh isian dan statusnya, untuk diimpor kantor lain.")
        self.own.setToolTip(why)
        inside = QWidget()
        whole = QVBoxLayout(inside)
        whole.setContentsMargins(GUTTER, 8, GUTTER, GUTTER)
        whole.setSpacing(16)
        whole.addWidget(column(top, (self.drop, 1), row((kinds, 1), self.own), spacing=12), 1)
        whole.addWidget(self.history)
        whole_page = Scroll(inside)
        self.history.moved.connect(lambda area: whole_page.bring(self.history, area))
        filled(self, whole_page)
        self.own.triggered.connect(self.own_wanted)
        self.choose.triggered.connect(self.asked)
        self.kind.edited.connect(self._explain)
        self._explain(self.kind.text())

    def _explain(self, kind: str) -> None:
        if kind == REGISTERED:
            said = _("Orang yang sudah punya KPJ; masuk sebagai Terdaftar.")
        else:
            said = _("Orang yang diusulkan; masuk sebagai Terdata, atau Draf bila belum lengkap.")
        self._about.setText(said)


def waiting() -> EmptyState:
    """Give what the page shows while a file is read; it holds the focus, without a ring."""
    state = EmptyState(
        "table",
        _("Berkas sedang dibaca."),
        _("Setiap baris diperiksa dahulu. Belum ada yang ditulis ke data."),
    )
    state.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    state.setProperty("ring", -1)
    return state
