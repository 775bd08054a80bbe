"""Asks why, when and on what proof an enrolment ends; after a death it asks for the claim first."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from desktop_app.domain.choices import END_REASONS
from desktop_app.domain.claim import HEIR_FIELDS, PAPERS
from desktop_app.domain.dates import parse_day, show_day
from desktop_app.domain.facts import Facts
from desktop_app.domain.person import Person
from desktop_app.domain.worker import Worker
from desktop_app.domain.workflow import STATUS_LABELS
from desktop_app.kernel.i18n import _
from desktop_app.services.enrolments import DIED, Ending
from ui.form_editors import editor_for
from ui.forms import declared_fields
from ui.pages.pendataan.twin import named
from ui.widgets.banners import Banner
from ui.widgets.buttons import Button
from ui.widgets.choice_edit import Choice, ChoiceEdit
from ui.widgets.dialogs import Question
from ui.widgets.editors import DateEdit, TextEdit
from ui.widgets.fields import Field
from ui.widgets.panels import row

_DECLARED = declared_fields((Worker,))
_CODES = frozenset(each.code for each in END_REASONS)


class EndQuestion(Question):
    """Why, when, on what proof, and who takes the place.

    `sheet_wanted` asks for the checklist of the claim.

    Args:
        person: whose enrolment ends.
        facts: the day and the tables.
        waiting: who can take the place.
        parent: the window that it belongs to.
    """

    help_topic = "formulir"

    sheet_wanted = Signal()

    def __init__(
        self, person: Person, facts: Facts, parent: QWidget, waiting: Sequence[Person] = ()
    ) -> None:
        super().__init__(
            _("Akhiri kepesertaan {name}?").format(name=person.worker.name),
            _("Akhiri kepesertaan"),
            remark=_("Orangnya tetap ada di daftar, dengan riwayatnya."),
            danger=True,
            parent=parent,
        )
        self._facts = facts
        reasons = [Choice(each.code, _(each.label), each.words) for each in END_REASONS]
        self.reason = Field(_("Alasan"), ChoiceEdit(reasons, _("pilih atau ketik"), height=40))
        self.on = Field(_("Tanggal"), DateEdit("17-08-2026", height=40))
        self.proof = Field(_("Bukti"), TextEdit(_("misalnya nomor akta"), height=40))
        self._waiting = {each.worker.id: each for each in waiting if each != person}
        self.follower = Field(
            _("Pengganti"),
            ChoiceEdit(
                [_follower(each) for each in self._waiting.values()],
                _("NIK atau nama, bila ada"),
                height=40,
            ),
        )
        self.heir = {name: self._heir_field(name, person) for name in HEIR_FIELDS}
        self.sheet_button = Button(_("Cetak daftar berkas klaim…"), icon="printer")
        self._claim = QWidget()
        self._lay()
        self._connect()
        self.on.set_text(show_day(facts.today))
        self._weigh()
        self.reason.setFocus()

    def ending(self) -> Ending:
        """Give the answer; the dialog does not close before it is whole."""
        day = parse_day(self.on.text(), today=self._facts.today) or self._facts.today
        return Ending(
            reason=self.reason.text(),
            on=day,
            proof=self.proof.text().strip(),
            replaced_by=self.follower.text(),
        )

    def heir_texts(self) -> dict[str, str]:
        """Give what was typed of the heir; nothing where nobody died."""
        if self.reason.text() != DIED:
            return {}
        return {name: field.text() for name, field in self.heir.items() if field.text()}

    def _heir_field(self, name: str, person: Person) -> Field:
        kind = _DECLARED[name].kind
        field = Field(_(kind.label), editor_for(kind, self._facts))
        field.set_text(kind.text(getattr(person.worker, name)))
        return field

    def _lay(self) -> None:
        self.body.addWidget(self.reason)
        self.body.addWidget(row((self.on, 1), (self.proof, 1)))
        self.body.addWidget(self.follower)
        claim = QVBoxLayout(self._claim)
        claim.setContentsMargins(0, 0, 0, 0)
        claim.setSpacing(8)
        said = _("Yang diperlukan: {papers}; dan lainnya.").format(papers="; ".join(PAPERS[:4]))
        claim.addWidget(Banner("warning", _("Dampingi dahulu klaim JKM ahli warisnya"), said))
        claim.addWidget(self.heir["heir_name"])
        claim.addWidget(row((self.heir["heir_relation"], 1), (self.heir["heir_phone"], 1)))
        claim.addWidget(self.sheet_button)
        self.body.addWidget(self._claim)

    def _connect(self) -> None:
        for field in (self.reason, self.on, self.follower, self.heir["heir_name"]):
            field.edited.connect(lambda _text: self._weigh())
        self.reason.editor.entered.connect(self.on.setFocus)
        self.on.editor.entered.connect(self.proof.setFocus)
        self.proof.editor.entered.connect(self.follower.setFocus)
        self.sheet_button.triggered.connect(self.sheet_wanted)
        self.action.refused.connect(self._go_to_missing)

    def _weigh(self) -> None:
        self._claim.setVisible(self.reason.text() == DIED)
        follower = self._waiting.get(self.follower.text())
        self.follower.set_remark(_who(follower, self._facts) if follower else "")
        self.action.set_refusal(self._missing()[1])
        self.adjustSize()

    def _missing(self) -> tuple[Field, str]:
        """Give the first field that is not right yet, and a sentence; "" when all are."""
        day = parse_day(self.on.text(), today=self._facts.today)
        checks = (
            (self.reason, self.reason.text() in _CODES, _("Pilih alasannya dahulu.")),
            (
                self.on,
                day is not None and day <= self._facts.today,
                _("Tulis tanggalnya, paling lambat hari ini."),
            ),
            (
                self.follower,
                not self.follower.text() or self.follower.text() in self._waiting,
                _("Pilih penggantinya dari orang yang menunggu, menurut NIK atau nama."),
            ),
            (
                self.heir["heir_name"],
                self.reason.text() != DIED or bool(self.heir["heir_name"].text().strip()),
                _("Tulis ahli warisnya dahulu, agar klaim JKM dapat didampingi."),
            ),
        )
        return next(((field, words) for field, right, words in checks if not right), (self.on, ""))

    def _go_to_missing(self) -> None:
        self._missing()[0].setFocus()


def _follower(person: Person) -> Choice:
    return Choice(person.worker.id, named(person), person.worker.nik)


def _who(person: Person, facts: Facts) -> str:
    """Say who takes the place, so that nobody takes a namesake."""
    worker, status = person.worker, _(STATUS_LABELS[person.enrolment.status])
    parts = (
        worker.nik,
        show_day(worker.birth_date),
        worker.address,
        facts.regions.name(worker.kelurahan),
        status,
    )
    return " · ".join(each for each in parts if each)


def ask_where(parent: QWidget) -> Path | None:
    """Ask where the checklist goes; None when nothing was chosen."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    chosen, _kind = QFileDialog.getSaveFileName(
        parent,
        _("Simpan daftar berkas klaim"),
        str(Path(folder) / "berkas-klaim-jkm.pdf"),
        "PDF (*.pdf)",
    )
    return Path(chosen) if chosen else None
