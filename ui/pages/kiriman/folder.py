"""The question before files are written: they leave the store, and where to."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.kernel.i18n import _
from ui.numbers import number
from ui.widgets.banners import Banner
from ui.widgets.buttons import Button
from ui.widgets.dialogs import Question
from ui.widgets.editors import TextEdit
from ui.widgets.labels import Label
from ui.widgets.panels import row


class FolderQuestion(Question):
    """Asks where the files go; `folder` is the answer."""

    def __init__(self, people: int, *, seal: bool, folder: Path, parent: QWidget) -> None:
        if seal:
            asked = _("Segel kiriman ini dan simpan berkasnya?")
            does = _("Segel dan simpan")
            remark = _("Sesudah disegel isinya terkunci. Perbaikan dikirim sebagai kiriman ulang.")
        else:
            asked = _("Simpan berkas kiriman ini lagi?")
            does = _("Simpan berkas")
            remark = _("Isinya sama, sel demi sel, dengan yang disegel.")
        super().__init__(asked, does, remark=remark, parent=parent)
        first = _("Berkas ini memuat NIK dan nama {n} orang.").format(n=number(people))
        second = _("Sesudah disimpan, program tidak lagi menjaganya. Serahkan hanya kepada BPJS.")
        self.body.addWidget(Banner("warning", first, second))
        self.body.addWidget(Label(_("Folder"), "label", "text2"))
        self._line = TextEdit()
        self._line.set_name(_("Folder"))
        self._line.set_text(str(folder))
        self._pick = Button(_("Pilih folder…"), icon="folder")
        self._pick.triggered.connect(self._choose)
        self.body.addWidget(row((self._line, 1), self._pick))
        self._line.edited.connect(self._weigh)
        self.action.setFocus()
        self._fit()

    @property
    def folder(self) -> Path:
        """Where the files are to be written."""
        return Path(self._line.text().strip())

    def _fit(self) -> None:
        """Be as high as the wrapped words need at this width."""
        layout = self.layout()
        if layout is not None:
            self.setFixedHeight(layout.heightForWidth(self.width()))

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


_FILES = "*.xlsx *.xlsm *.xls *.ods *.csv *.tsv *.txt"


def ask_for_answer(parent: QWidget) -> Path | None:
    """Let the user choose the agency's answer; None = none was chosen."""
    kinds = _("Jawaban ({files})").format(files=_FILES)
    title = _("Pilih berkas jawaban BPJS")
    name, _kind = QFileDialog.getOpenFileName(parent, title, "", kinds)
    return Path(name) if name else None
