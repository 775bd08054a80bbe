"""What the page asks: whether people's data may leave the store, and where a file goes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.domain.report_list import Privacy
from desktop_app.kernel.i18n import N_, _, ngettext
from ui.numbers import number
from ui.widgets.banners import Banner
from ui.widgets.dialogs import Question

_KINDS = {".xlsx": N_("Buku kerja Excel (*.xlsx)"), ".pdf": N_("PDF (*.pdf)")}


def ask_where(parent: QWidget, name: str) -> Path | None:
    """Ask where a file goes that would be called `name`; None when nothing was chosen."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    ending = Path(name).suffix
    chosen, _filter = QFileDialog.getSaveFileName(
        parent, _("Simpan sebagai"), str(Path(folder) / name), _(_KINDS[ending])
    )
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() == ending else path.with_name(f"{path.name}{ending}")


class LeavesStore(Question):
    """Says that people's data leave the store, and asks for a yes."""

    def __init__(self, people: int, privacy: Privacy, parent: QWidget) -> None:
        asked = ngettext(
            "Simpan data {n} orang ke berkas?", "Simpan data {n} orang ke berkas?", people
        )
        super().__init__(asked.format(n=number(people)), _("Pilih tempatnya…"), parent=parent)
        first = {
            Privacy.MASKED: _("Berkas ini memuat nama, tanggal lahir, dan alamat."),
            Privacy.WHOLE: _("Berkas ini memuat NIK, No. KK, No. HP, dan nama ibu kandung."),
        }[privacy]
        second = _(
            "Di luar program data ini tidak terkunci. Simpan di tempat aman, berikan hanya kepada "
            "yang berwenang, dan hapus sesudah dipakai. Penyimpanan ini dicatat di Riwayat."
        )
        self.body.addWidget(Banner("warning", first, second))
        self.action.setFocus()
        layout = self.layout()
        if layout is not None:
            self.setFixedHeight(layout.heightForWidth(self.width()))
