"""What this program is: its version, who makes it, and every part of it with its licence."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.domain.unwrapping import unwrapped
from desktop_app.kernel.i18n import _
from desktop_app.kernel.log import versions
from desktop_app.services.licences import Part, parts, text_of
from ui.widgets.buttons import Button
from ui.widgets.cells import CellKind, Column
from ui.widgets.dialogs import Question
from ui.widgets.editors import SearchEdit
from ui.widgets.facts import Facts
from ui.widgets.panels import column, row
from ui.widgets.rows import Row, RowsModel
from ui.widgets.tables import ROW, Table
from ui.widgets.text_area import TextArea

_WIDTH, _SEEN, _GAP = 860, 6, 8


class About(Question):
    """The dialog; its list of parts is narrowed by typing, the licence of the marked one is read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Tentang program ini"), _("Tutup"), parent=parent)
        self.setFixedWidth(_WIDTH)
        self._parts = parts()
        self._shown: list[Part] = []
        columns = (
            Column(key="name", title=_("Bagian"), kind=CellKind.NAME),
            Column(key="version", title=_("Versi"), width=84),
            Column(key="licence", title=_("Lisensi"), width=132),
        )
        self.model = RowsModel(columns)
        self.table = Table(columns, _("Bagian-bagian program"))
        self.search = SearchEdit(_("Cari bagian atau lisensi"), _("Cari bagian atau lisensi"))
        self.words = TextArea()
        self.copy = Button(_("Salin keterangan versi"), icon="copy")
        self._fill()
        self.search.edited.connect(self._narrow)
        self.table.current_changed.connect(self._show_licence)
        self.copy.triggered.connect(lambda: QApplication.clipboard().setText(versions()))
        self._narrow("")
        self.search.setFocus()

    def _fill(self) -> None:
        facts = Facts(label_width=108, spacing=4)
        facts.add(_("Versi"), versions())
        facts.add(
            _("Pembuat"), _("Para penyumbang Pekerja Rentan, untuk kantor kelurahan dan kota")
        )
        facts.add(_("Lisensi"), _("MIT: boleh dipakai, disalin, dan diubah oleh siapa pun"))
        self.table.setModel(self.model)
        self.table.setFixedHeight(ROW * (_SEEN + 1))
        self.words.set_read_only()
        self.words.set_name(_("Teks lisensi"))
        left = column(self.search, self.table, spacing=_GAP)
        left.setFixedSize(400, self.search.minimumHeight() + _GAP + self.table.height())
        self.words.setFixedHeight(left.height())
        self.body.addWidget(facts)
        self.body.addWidget(row(left, (self.words, 1), spacing=12))
        self.body.addWidget(row(self.copy, (QWidget(), 1)))
        self.cancel.hide()
        whole = self.layout()
        if whole is not None:  # a hint of Qt's own takes wrapped lines for narrow ones
            self.setFixedHeight(whole.heightForWidth(_WIDTH))

    def _narrow(self, typed: str) -> None:
        """Show the parts in which every typed word stands."""
        asked = typed.casefold().split()
        self._shown = [part for part in self._parts if all(word in _said(part) for word in asked)]
        self.model.show_rows(
            [Row(part.name, (part.name, part.version, part.licence)) for part in self._shown]
        )
        if self._shown:
            self.table.go_to(0)
        self._show_licence(0)

    def _show_licence(self, at: int) -> None:
        known = 0 <= at < len(self._shown)
        nothing = _("Tidak ada bagian yang cocok.")
        self.words.set_text(unwrapped(text_of(self._shown[at])) if known else nothing)


def _said(part: Part) -> str:
    return f"{part.name} {part.version} {part.licence} {part.of} {part.home}".casefold()
