"""The question before files are written: they leave the store, and where to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.kernel.i18n import N_, _, ngettext
from ui.clipboard import copy_secret
from ui.numbers import number
from ui.widgets.banners import Banner
from ui.widgets.buttons import Button
from ui.widgets.dialogs import Question
from ui.widgets.editors import TextEdit
from ui.widgets.labels import Label
from ui.widgets.panels import Card, filled, row
from ui.widgets.ticks import Tick


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """People's data that leave the store: what is asked and done, of how many, for whom."""

    asked: str
    does: str
    people: int
    remark: str = ""
    receiver: str = N_("BPJS")
    lockable: bool = False


def by_seal(people: int) -> Leaving:
    """Give what is asked before a batch is sealed."""
    return Leaving(
        asked=_("Segel kiriman ini dan simpan berkasnya?"),
        does=_("Segel dan simpan"),
        people=people,
        remark=_("Sesudah disegel isinya terkunci. Perbaikan dikirim sebagai kiriman ulang."),
        lockable=True,
    )


def once_more(people: int) -> Leaving:
    """Give what is asked before a sealed batch is written again."""
    return Leaving(
        asked=_("Simpan berkas kiriman ini lagi?"),
        does=_("Simpan berkas"),
        people=people,
        remark=_("Isinya sama, sel demi sel, dengan yang disegel."),
        lockable=True,
    )


def to_ask_for(people: int) -> Leaving:
    """Give what is asked before a list of the unanswered is written."""
    return Leaving(
        asked=_("Simpan daftar yang belum dijawab?"), does=_("Simpan daftar"), people=people
    )


def for_dukcapil(people: int) -> Leaving:
    """Give what is asked before a matching list is written."""
    return Leaving(
        asked=_("Simpan daftar pemadanan?"),
        does=_("Simpan daftar"),
        people=people,
        receiver=N_("Dukcapil"),
    )


class FolderQuestion(Question):
    """Warns that people's data leave, and asks where to; `folder` and `locked` are the answer."""

    def __init__(self, leaving: Leaving, folder: Path, parent: QWidget) -> None:
        super().__init__(leaving.asked, leaving.does, remark=leaving.remark, parent=parent)
        n = leaving.people
        first = ngettext(
            "Berkas ini memuat NIK dan nama {n} orang.",
            "Berkas ini memuat NIK dan nama {n} orang.",
            n,
        )
        second = _(
            "Sesudah disimpan, program tidak lagi menjaganya. Serahkan hanya kepada {receiver}. "
            "Penyimpanan ini dicatat di Riwayat."
        ).format(receiver=_(leaving.receiver))
        self.body.addWidget(Banner("warning", first.format(n=number(n)), second))
        self.body.addWidget(Label(_("Folder"), "label", "text2"))
        self._line = TextEdit()
        self._line.set_name(_("Folder"))
        self._line.set_text(str(folder))
        self._pick = Button(_("Pilih folder…"), icon="folder")
        self._pick.triggered.connect(self._choose)
        self.body.addWidget(row((self._line, 1), self._pick))
        self.lock = Tick(_("Simpan dalam arsip berkata sandi (AES-256)"))
        self._about = Label(
            _(
                "Kata sandinya dibuatkan dan ditampilkan satu kali. Arsip dibuka dengan 7-Zip atau "
                "WinRAR; Windows saja tidak dapat membukanya."
            ),
            "remark",
            "text3",
            wrap=True,
        )
        for part in (self.lock, self._about):
            part.setVisible(leaving.lockable)
            self.body.addWidget(part)
        self._line.edited.connect(self._weigh)
        self.action.setFocus()
        _fit(self)

    @property
    def locked(self) -> bool:
        """Whether the files go into an archive that a passphrase opens."""
        return self.lock.isChecked()

    @property
    def folder(self) -> Path:
        """Where the files are to be written."""
        return Path(self._line.text().strip())

    def _choose(self) -> None:
        title = _("Pilih folder untuk berkas kiriman")
        chosen = QFileDialog.getExistingDirectory(self, title, self._line.text())
        if chosen:
            self._line.set_text(chosen)
            self._weigh()

    def _weigh(self, _text: str = "") -> None:
        named = bool(self._line.text().strip())
        self.action.set_refusal("" if named else _("Pilih foldernya dahulu."))


def usual_folder() -> Path:
    """Give the folder that is offered first."""
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(documents)) / "Kiriman BPJS"


class PassphraseShown(Question):
    """Shows the passphrase of an archive, once.

    Args:
        archive: which batch it is of.
        passphrase: kept nowhere.
        parent: the page.
    """

    def __init__(self, archive: str, passphrase: str, parent: QWidget) -> None:
        super().__init__(
            _("Kata sandi arsip kiriman {number}").format(number=archive),
            _("Sudah saya catat"),
            remark=_("Ditampilkan satu kali ini saja; program tidak menyimpannya."),
            parent=parent,
        )
        shown = Label(passphrase, "title").selectable()
        shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        shown.setFixedHeight(56)
        card = Card("sunken")
        filled(card, shown)
        copy = Button(_("Salin kata sandi"), icon="copy")
        copy.triggered.connect(lambda: copy_secret(passphrase))
        self.body.addWidget(card)
        self.body.addWidget(row(copy, (QWidget(), 1)))
        first = _("Beri tahukan kepada cabang lewat jalan lain, misalnya telepon.")
        second = _("Jangan bersama berkasnya. Bila hilang, simpan kirimannya sekali lagi.")
        self.body.addWidget(Banner("info", first, second))
        self.cancel.hide()
        self.action.setFocus()
        _fit(self)


def _fit(question: Question) -> None:
    """Let a question be as high as its wrapped words need."""
    layout = question.layout()
    if layout is not None:
        question.setFixedHeight(layout.heightForWidth(question.width()))


_FILES = "*.xlsx *.xlsm *.xls *.ods *.csv *.tsv *.txt"


def ask_for_answer(parent: QWidget, title: str = "") -> Path | None:
    """Let the user choose an answer, the agency's where no title says otherwise; None = none."""
    kinds = _("Jawaban ({files})").format(files=_FILES)
    title = title or _("Pilih berkas jawaban BPJS")
    name, _kind = QFileDialog.getOpenFileName(parent, title, "", kinds)
    return Path(name) if name else None
