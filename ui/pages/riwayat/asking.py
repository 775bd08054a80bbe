"""The questions of the register: who asks for what, and whether somebody is really erased."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.app import App
from desktop_app.domain.data_request import KIND_LABELS, DataRequest, RequestKind
from desktop_app.domain.nik import is_nik
from desktop_app.domain.show import number
from desktop_app.kernel.errors import AppError
from desktop_app.kernel.i18n import _, ngettext
from desktop_app.kernel.jobs import Progress
from desktop_app.queries.workers import people_by_nik
from desktop_app.services import requests
from desktop_app.services.enrolments import NobodyWithNikError
from desktop_app.services.erasures import STAYS_MONTHS
from ui.desk import Desk
from ui.widgets.banners import Banner
from ui.widgets.choice_edit import Choice, ChoiceEdit
from ui.widgets.dialogs import Question
from ui.widgets.editors import DigitsEdit, TextEdit
from ui.widgets.fields import Field, Note
from ui.widgets.text_area import TextArea


class RequestQuestion(Question):
    """Who asks for what; `answered` follows when nothing is missing, and it stays open till then."""

    help_topic = "permintaan"

    answered = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            _("Apa yang diminta?"),
            _("Catat permintaan"),
            remark=_("Dijawab paling lama 3 × 24 jam sejak sekarang (UU 27/2022)."),
            parent=parent,
        )
        kinds = [Choice(each.value, _(words)) for each, words in KIND_LABELS.items()]
        self.nik = Field(_("NIK orangnya"), DigitsEdit(16, height=40))
        self.kind = Field(_("Permintaan"), ChoiceEdit(kinds, _("pilih atau ketik"), height=40))
        self.by = Field(
            _("Siapa yang meminta"), TextEdit(_("orangnya sendiri, atau wakilnya"), height=40)
        )
        self.wish = Field(_("Isi permintaan"), TextArea(2, _("misalnya nama ibu keliru")))
        for each in (self.nik, self.kind, self.by, self.wish):
            self.body.addWidget(each)
        self.action.triggered.disconnect(self.accept)
        self.action.triggered.connect(self._answer)
        self.nik.setFocus()

    def show_trouble(self, trouble: AppError) -> None:
        """Say why it was not noted."""
        self.action.set_ready()
        field = self.nik if isinstance(trouble, NobodyWithNikError) else self.by
        field.set_notes([Note("error", str(trouble))])
        field.setFocus()

    def _answer(self) -> None:
        demands = (
            (self.nik, is_nik(self.nik.text()), _("Ketik 16 angka NIK orangnya.")),
            (self.kind, self.kind.text(), _("Pilih apa yang diminta.")),
            (self.by, self.by.text().strip(), _("Tulis siapa yang meminta.")),
        )
        for field, there, sentence in demands:
            field.set_notes([] if there else [Note("error", sentence)])
        if all(there for _field, there, _sentence in demands):
            self.action.set_busy(_("Mencatat…"))
            self.answered.emit()


class ErasureQuestion(Question):
    """Whether people are really erased: what goes, what stays, and for how long."""

    help_topic = "permintaan"

    def __init__(self, people: int, parent: QWidget) -> None:
        asked = ngettext("Hapus data {n} orang?", "Hapus data {n} orang?", people)
        super().__init__(
            asked.format(n=number(people)),
            _("Hapus untuk selamanya"),
            remark=_(
                "Catatan, gambar berkas, kartu, baris kiriman, dan isi riwayatnya dihapus. Tidak"
                " dapat dibatalkan; rantai riwayat tetap utuh."
            ),
            danger=True,
            parent=parent,
        )
        kept = _("Cadangan yang sudah ada masih memuatnya, paling lama {n} bulan.")
        self.body.addWidget(
            Banner(
                "warning",
                kept.format(n=STAYS_MONTHS),
                _("Bila cadangan lama dipulihkan, hapuslah lagi. Berita acaranya ditulis kini."),
            )
        )


def ask_for_request(
    parent: QWidget, desk: Desk, done: Callable[[DataRequest], None]
) -> RequestQuestion:
    """Ask what is requested and note it."""
    dialog = RequestQuestion(parent)

    def work(app: App, _progress: Progress) -> DataRequest:
        digits = dialog_said["nik"]
        found = app.ask(people_by_nik, [digits]).get(digits)
        if found is None:
            raise NobodyWithNikError
        wanted = requests.Asked(
            worker_id=found.worker.id,
            kind=RequestKind(dialog_said["kind"]),
            asked_by=dialog_said["by"],
            wish=dialog_said["wish"],
        )
        return app.do(requests.note, wanted)

    dialog_said: dict[str, str] = {}

    def answer() -> None:
        fields = {"nik": dialog.nik, "kind": dialog.kind, "by": dialog.by, "wish": dialog.wish}
        dialog_said.update({name: field.text() for name, field in fields.items()})
        desk.do(dialog, work, done=noted, failed=dialog.show_trouble)

    def noted(made: DataRequest) -> None:
        dialog.accept()
        done(made)

    dialog.answered.connect(answer)
    dialog.open()
    return dialog
