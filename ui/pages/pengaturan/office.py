"""The office: who it is, and what new enrolments begin with."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from desktop_app.domain.choices import FUNDINGS
from desktop_app.domain.kinds import PROGRAMME_LABELS
from desktop_app.domain.settings import Settings
from desktop_app.domain.settings_reading import read_settings, texts_of
from desktop_app.kernel.i18n import _
from desktop_app.services import settings as service
from desktop_app.services.offices import offices
from ui.desk import Desk
from ui.pages.pengaturan.section import Section
from ui.widgets.buttons import Button, Role
from ui.widgets.choice_edit import Choice, ChoiceEdit
from ui.widgets.editors import DigitsEdit, Editor, TextEdit
from ui.widgets.fields import Field, Note
from ui.widgets.labels import IconLine, Label
from ui.widgets.panels import column, row
from ui.widgets.ticks import Tick


class OfficeSection(Section):
    """The settings as a form; Ctrl+S saves, and saving can be undone."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            _("Dipakai di surat, kiriman, dan kartu; juga sebagai awal isian orang baru."),
        )
        self._shown: dict[str, str] = {}
        self._before = Settings(id="office")
        self.fields = _fields()
        self.programmes = {code: Tick(_(label)) for code, label in PROGRAMME_LABELS.items()}
        self._programme_note = IconLine("octagon", "", "err")
        self.button = Button(_("Simpan pengaturan"), Role.PRIMARY, key="Ctrl+S", height=36)
        self._why = Label(self.refusal(), "remark", "text2")
        self.first = self.fields["office_name"]
        self._build()
        self.button.triggered.connect(self.save)
        self.button.set_refusal(self.refusal())

    def refresh(self) -> None:
        """Show the settings as they are, unless something is being typed."""
        self.desk.ask(self, lambda app: app.facts.settings, done=self._show)

    def is_changed(self) -> bool:
        """Whether something stands here that is not saved."""
        return bool(self._shown) and self._raw() != self._shown

    def save(self) -> None:
        """Read the form and write it, or say what is the matter."""
        if not self.administers or not self.isVisible():
            return
        reading = read_settings(self._before, self._raw(), self.desk.app.facts.today)
        for name, field in self.fields.items():
            said = reading.complaints.get(name)
            field.set_notes([Note("error", said)] if said else [])
        said = reading.complaints.get("programmes", "")
        self._programme_note.show_line("octagon", said, "err")
        self._programme_note.setVisible(bool(said))
        if reading.complaints:
            wrong = next((f for n, f in self.fields.items() if n in reading.complaints), None)
            if wrong is not None:
                wrong.setFocus()
            return
        self.button.set_busy(_("Menyimpan…"))
        self.desk.do(self, lambda app, _p: app.do(service.save, reading.settings), done=self._saved)

    def _build(self) -> None:
        self.body.addLayout(_grid(self.fields, _IDENTITY))
        self.body.addSpacing(10)
        self.body.addWidget(Label(_("Kepesertaan baru"), "section"))
        defaults = _grid(self.fields, _DEFAULTS)
        ticks = row(*self.programmes.values(), (QWidget(), 1), spacing=16)
        label = Label(_("Program"), "label", "text2")
        label.setFixedHeight(20)
        holder = column(label, ticks, self._programme_note, (QWidget(), 1), spacing=2)
        defaults.addWidget(holder, 2, 2, 1, 2)
        self._programme_note.hide()
        self.body.addLayout(defaults)
        self.body.addSpacing(10)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.button)
        foot.addWidget(self._why)
        foot.addStretch(1)
        self.body.addLayout(foot)
        self.body.addStretch(1)

    def _raw(self) -> dict[str, str]:
        ticked = [code for code, tick in self.programmes.items() if tick.isChecked()]
        texts = {name: field.text().strip() for name, field in self.fields.items()}
        return {**texts, "programmes": " ".join(ticked)}

    def _show(self, settings: Settings) -> None:
        if self.is_changed():
            return
        self._before = settings
        texts = texts_of(settings)
        for name, field in self.fields.items():
            field.set_text(texts[name])
            field.editor.set_read_only(on=not self.administers)
        for code, tick in self.programmes.items():
            tick.setChecked(code in texts["programmes"].split())
            tick.setEnabled(self.administers)
        self._shown = self._raw()

    def _saved(self, settings: Settings) -> None:
        self.button.set_ready()
        self._shown = {}
        self._show(settings)
        self.desk.bridge.undo_offered.emit(_("Pengaturan kantor diubah"))


_IDENTITY = (
    ("office_name", 0, 0, 4),
    ("office", 1, 0, 4),
    ("head_name", 2, 0, 1),
    ("contact", 2, 1, 1),
    ("collect_days", 2, 2, 1),
    ("keep_years", 2, 3, 1),
)
_DEFAULTS = (
    ("funding", 0, 0, 2),
    ("decree", 0, 2, 2),
    ("start_month", 1, 0, 1),
    ("months", 1, 1, 1),
    ("income", 1, 2, 2),
    ("least_age", 2, 0, 1),
    ("age_limit", 2, 1, 1),
)
"""Field, row, column, columns that it spans."""


def _fields() -> dict[str, Field]:
    regions = [Choice(each.code, each.whole_name, each.code) for each in offices()]
    fundings = [Choice(each.code, _(each.label), each.words) for each in FUNDINGS]
    made: dict[str, tuple[str, Editor, str]] = {
        "office": (_("Wilayah"), ChoiceEdit(regions), ""),
        "office_name": (_("Nama kantor"), TextEdit(), ""),
        "head_name": (_("Nama pimpinan"), TextEdit(), _("Penanda tangan surat.")),
        "contact": (_("Kontak kantor"), TextEdit(), _("Tercetak di balik kartu.")),
        "collect_days": (_("Batas ambil kartu, hari"), DigitsEdit(3), _("Lewat ini diingatkan.")),
        "funding": (_("Sumber dana"), ChoiceEdit(fundings), ""),
        "decree": (_("Nomor SK"), TextEdit(), _("Boleh kosong.")),
        "start_month": (
            _("Bulan mulai"),
            TextEdit(_("misalnya 12-2026")),
            _("Kosong: bulan berikutnya."),
        ),
        "months": (_("Lama, bulan"), DigitsEdit(2), ""),
        "income": (
            _("Penghasilan yang dilaporkan"),
            TextEdit(),
            _("Rupiah sebulan; menentukan iuran."),
        ),
        "least_age": (_("Umur paling muda"), DigitsEdit(2), ""),
        "age_limit": (_("Batas umur"), DigitsEdit(2), _("Mulai umur ini tidak ikut.")),
        "keep_years": (
            _("Masa simpan, tahun"),
            DigitsEdit(2),
            _("Lalu datanya dimusnahkan."),
        ),
    }
    return {
        name: Field(label, editor, remark=remark) for name, (label, editor, remark) in made.items()
    }


def _grid(fields: dict[str, Field], places: tuple[tuple[str, int, int, int], ...]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(4)
    for name, at, left, span in places:
        grid.addWidget(fields[name], at, left, 1, span)
    for at in range(4):
        grid.setColumnStretch(at, 1)
    return grid
