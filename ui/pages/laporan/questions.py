"""What the page asks: whether people's data may leave the store, and where a file goes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.domain.report_list import Privacy
from desktop_app.kernel.i18n import N_, _, ngettext
from ui.numbers import number
from ui.widgets.banners import Banner
from ui.widgets.dialogs import Question

_KINDS = {".xlsx": N_("Buku kerja Excel (*.xlsx)"), ".pdf": N_("PDF (*.pdf)")}


def ask_where(parent: QWidget, name: str, endings: Sequence[str]) -> Path | None:
    """Ask where a file goes that would be called `name`, and which of the endings it gets.

    None when nothing was chosen; the first ending is the usual one.
    """
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    offered = {_(_KINDS[ending]): ending for ending in endings}
    place = str(Path(folder) / f"{name}{endings[0]}")
    chosen, kind = QFileDialog.getSaveFileName(
        parent, _("Simpan sebagai"), place, ";;".join(offered)
    )
    if not chosen:
        return None
    path = Path(chosen)
    typed, ending = path.suffix.lower(), offered.get(kind, endings[0])
    if typed not in endings:
        return path.with_name(f"{path.name}{ending}")
    # Systems leave the offered name as it was when another kind of file is chosen.
    return path if ending == endings[0] else path.with_suffix(ending)


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
