"""The steps of the first run, each a question with its fields."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.passphrase import LEAST
from desktop_app.kernel.i18n import _
from desktop_app.services.offices import Office
from ui.gate.parts import StrengthMeter, ask_for_folder
from ui.widgets.banners import Banner
from ui.widgets.buttons import Button
from ui.widgets.choice_edit import Choice, ChoiceEdit
from ui.widgets.editors import TextEdit
from ui.widgets.fields import Field, Note
from ui.widgets.labels import Label
from ui.widgets.panels import row
from ui.widgets.passphrase_edit import PassphraseEdit

HEIGHT = 40


class Step(QWidget):
    """One step: `title` in the list, a question, fields; `entered` on Enter in its last field."""

    entered = Signal()

    def __init__(self, title: str, question: str, remark: str, forward: str) -> None:
        super().__init__()
        self.title = title
        self.forward = forward
        self.fields = QVBoxLayout()
        self.fields.setSpacing(10)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(3, 60, 3, 3)
        whole.setSpacing(8)
        whole.addWidget(Label(question, "title", wrap=True))
        whole.addWidget(Label(remark, "body", "text2", wrap=True))
        whole.addSpacing(10)
        whole.addLayout(self.fields)
        whole.addStretch(1)

    def is_complete(self) -> bool:
        """Say whether one may go on; shows what is missing and puts the focus there."""
        raise NotImplementedError

    def take_focus(self) -> None:
        """Put the focus on the first field."""
        raise NotImplementedError


class OfficeStep(Step):
    """Which kelurahan or kota this is; typed, not scrolled."""

    def __init__(self, offices: Sequence[Office]) -> None:
        super().__init__(
            _("Kantor"),
            _("Kantor apa ini?"),
            _("Ketik nama kelurahan, atau nama kota bila kantor ini melayani seluruh kota."),
            _("Lanjut ke nama dan kata sandi"),
        )
        self._offices = {each.code: each for each in offices}
        choices = [
            Choice(each.code, each.whole_name, f"{each.code} {each.name}") for each in offices
        ]
        placeholder = _("misalnya Payo Selincah")
        self.region = Field(_("Wilayah"), ChoiceEdit(choices, placeholder, height=HEIGHT))
        self.called = Field(
            _("Nama kantor"),
            TextEdit(height=HEIGHT),
            remark=_("Tercantum di surat pengantar dan di layar ini; dapat diubah nanti."),
        )
        self._proposed = ""
        self.fields.addWidget(self.region)
        self.fields.addWidget(self.called)
        self.region.edited.connect(self._chosen)
        self.region.editor.entered.connect(self.called.setFocus)
        self.called.editor.entered.connect(self.entered)

    def code(self) -> str:
        """Give the wilayah code."""
        return self.region.text()

    def name(self) -> str:
        """Give what the office is called."""
        return self.called.text().strip()

    def is_complete(self) -> bool:
        known = self.code() in self._offices
        self.region.set_notes([] if known else [Note("error", _("Pilih satu dari daftar."))])
        if not known:
            self.region.setFocus()
            return False
        if not self.name():
            self._propose(self._offices[self.code()])
        return True

    def take_focus(self) -> None:
        self.region.setFocus()

    def _chosen(self, code: str) -> None:
        if code in self._offices:
            self.region.set_notes([])
            self._propose(self._offices[code])

    def _propose(self, office: Office) -> None:
        if self.name() in ("", self._proposed):
            self._proposed = office.name
            self.called.set_text(office.name)


class UserStep(Step):
    """Who begins, with a passphrase typed twice."""

    def __init__(self) -> None:
        super().__init__(
            _("Nama dan kata sandi"),
            _("Siapa yang memakai komputer ini?"),
            _(
                "Nama Anda tercantum di setiap catatan dan keputusan. "
                "Orang lain dapat ditambahkan nanti di Pengaturan."
            ),
            _("Lanjut ke folder data"),
        )
        self.who = Field(_("Nama lengkap"), TextEdit(height=HEIGHT))
        self.first = Field(_("Kata sandi"), PassphraseEdit())
        self.meter = StrengthMeter(stacked=True)
        self.again = Field(_("Ulangi kata sandi"), PassphraseEdit())
        lost = Banner(
            "warning",
            _("Kata sandi yang hilang tidak dapat diminta kembali"),
            _(
                "Setelah ini buat lembar pemulihan. Simpan di lemari kantor, jangan di komputer ini."
            ),
        )
        for widget in (self.who, self.first, self.meter, self.again, lost):
            self.fields.addWidget(widget)
        self.first.edited.connect(self._typed)
        self.again.edited.connect(self._typed)
        self.who.editor.entered.connect(self.first.setFocus)
        self.first.editor.entered.connect(self.again.setFocus)
        self.again.editor.entered.connect(self.entered)

    def name(self) -> str:
        """Give the user's name with single blanks."""
        return " ".join(self.who.text().split())

    def passphrase(self) -> str:
        """Give the passphrase."""
        return self.first.text()

    def is_complete(self) -> bool:
        too_short = _("Kata sandi minimal {n} huruf.").format(n=LEAST)
        demands = (
            (self.who, bool(self.name()), _("Ketik nama Anda dahulu.")),
            (self.first, len(self.passphrase()) >= LEAST, too_short),
            (self.again, self._same(), _("Kedua kata sandi tidak sama.")),
        )
        for field, met, sentence in demands:
            field.set_notes([] if met else [Note("error", sentence)])
        missing = next((field for field, met, _sentence in demands if not met), None)
        if missing is not None:
            missing.setFocus()
        return missing is None

    def take_focus(self) -> None:
        self.who.setFocus()

    def _same(self) -> bool:
        return self.again.text() == self.passphrase()

    def _typed(self, _text: str) -> None:
        self.meter.show_passphrase(self.passphrase())
        fits = bool(self.passphrase()) and self._same()
        if isinstance(self.again.editor, PassphraseEdit):
            self.again.editor.set_mark("check" if fits else "", "ok", _("sama"))
        if fits:
            self.again.set_notes([])


class FolderStep(Step):
    """Where the office's data lie."""

    def __init__(self) -> None:
        super().__init__(
            _("Folder data"),
            _("Di mana data kantor disimpan?"),
            _(
                "Satu folder memuat semuanya: data tersandi, kunci, dan cadangannya. "
                "Pilih folder di komputer ini, bukan di jaringan atau USB."
            ),
            _("Siapkan kantor"),
        )
        self._proposed = ""
        self.place = Field(_("Folder"), TextEdit(height=HEIGHT))
        choose = Button(_("Pilih folder…"), icon="folder", height=HEIGHT)
        choose.triggered.connect(self._ask)
        self.fields.addWidget(self.place)
        self.fields.addWidget(row(choose, (QWidget(), 1)))
        self.place.editor.entered.connect(self.entered)

    def propose(self, home: Path, name: str) -> None:
        """Propose a new folder in `home`, unless another one was typed."""
        if self.place.text() in ("", self._proposed):
            self._proposed = str(_free(home / name))
            self.place.set_text(self._proposed)

    def folder(self) -> Path:
        """Give the folder."""
        return Path(self.place.text().strip()).expanduser()

    def show_trouble(self, sentence: str) -> None:
        """Say why the folder cannot be used."""
        self.place.set_notes([Note("error", sentence)])
        self.take_focus()

    def is_complete(self) -> bool:
        typed = bool(self.place.text().strip())
        self.place.set_notes([] if typed else [Note("error", _("Pilih folder dahulu."))])
        return typed

    def take_focus(self) -> None:
        self.place.setFocus()

    def _ask(self) -> None:
        near = self.folder().parent
        start = near if near.is_dir() else Path.home()
        chosen = ask_for_folder(self, _("Pilih folder kosong untuk data kantor"), start)
        if chosen is not None:
            self.place.set_text(str(chosen))
            self.place.set_notes([])


def _free(folder: Path) -> Path:
    """Give the folder, or with a number behind it where it holds something already."""
    candidate, n = folder, 1
    while candidate.exists() and any(candidate.iterdir()):
        n += 1
        candidate = folder.with_name(f"{folder.name} {n}")
    return candidate
