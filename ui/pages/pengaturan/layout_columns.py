"""The columns of a layout: a table, and the fields of the column that is marked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.domain import layout_editing as editing
from desktop_app.domain.layout import LONGEST_CELL, Layout, LayoutColumn
from desktop_app.domain.layout_reading import LayoutError
from desktop_app.domain.layout_writing import source_of
from desktop_app.kernel.i18n import _
from ui.pages.pengaturan.layout_terms import content_words, term_choices
from ui.widgets.buttons import Button, IconButton, Role
from ui.widgets.cells import CellKind, Column
from ui.widgets.choice_edit import ChoiceEdit
from ui.widgets.editors import DigitsEdit, TextEdit
from ui.widgets.fields import Field, Note
from ui.widgets.panels import column, filled, row
from ui.widgets.rows import Row, RowsModel
from ui.widgets.tables import Table
from ui.widgets.ticks import Tick

_LEAST_ROWS = 3


class ColumnsEditor(QWidget):
    """Shows the columns of a layout and changes them; `changed` follows each change.

    The layout as it stands is `layout`; whoever shows it keeps it.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.layout_now: Layout | None = None
        self._locked = True
        self._filling = False
        self._model = RowsModel(_columns())
        self.table = Table(_columns(), _("Kolom"))
        self.heading = Field(_("Judul kolom"), TextEdit())
        self.source = Field(_("Isian"), ChoiceEdit(term_choices()))
        self.limit = Field(_("Paling panjang"), DigitsEdit(5))
        self.required = Tick(_("Wajib"))
        self.upper = Tick(_("Huruf besar"))
        self.up = IconButton("arrow-up", _("Geser kolom ke kiri"))
        self.down = IconButton("arrow-down", _("Geser kolom ke kanan"))
        self.add = Button(_("Tambah kolom"), icon="plus")
        self.remove = Button(_("Hapus kolom"), Role.DANGER)
        self._build()
        self._connect()

    def show_layout(self, layout: Layout, *, locked: bool) -> None:
        """Show another layout, or the same one as it is kept."""
        self.layout_now = layout
        self._locked = locked
        self._show_table(0)
        for field in (self.heading, self.source, self.limit):
            field.editor.set_read_only(on=locked)
        for control in (self.required, self.upper):
            control.setEnabled(not locked)
        why = _("Tata letak bawaan tidak diubah. Gandakan dahulu, lalu ubah salinannya.")
        for button in (self.up, self.down, self.add, self.remove):
            button.set_refusal(why if locked else "")

    def _build(self) -> None:
        self.table.setModel(self._model)
        self.table.setMinimumHeight(32 * (_LEAST_ROWS + 1))
        # The room that is left, not what Qt proposes: the page must not scroll beside the table.
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.source.setMinimumWidth(220)
        self.limit.setFixedWidth(110)
        fields = row((self.heading, 3), (self.source, 4), self.limit, spacing=12)
        ticks = row(self.required, self.upper, (QWidget(), 1), spacing=16)
        buttons = row(self.up, self.down, self.add, self.remove)
        filled(self, column((self.table, 1), fields, row((ticks, 1), buttons), spacing=8))

    def _connect(self) -> None:
        self.table.current_changed.connect(self._show_column)
        self.heading.left.connect(self._take_heading)
        self.source.left.connect(self._take_source)
        self.limit.left.connect(self._take_limit)
        for field, take in (
            (self.heading, self._take_heading),
            (self.source, self._take_source),
            (self.limit, self._take_limit),
        ):
            field.editor.entered.connect(take)
        self.required.toggled.connect(lambda on: self._take(lambda c: replace(c, required=on)))
        self.upper.toggled.connect(lambda on: self._take(lambda c: replace(c, upper=on)))
        self.up.triggered.connect(lambda: self._move(-1))
        self.down.triggered.connect(lambda: self._move(1))
        self.add.triggered.connect(self._add)
        self.remove.triggered.connect(self._remove)

    def _show_table(self, at: int) -> None:
        layout = self.layout_now
        if layout is None:
            return
        self._model.show_rows([_row(n, each) for n, each in enumerate(layout.columns)])
        self.table.go_to(max(0, min(at, len(layout.columns) - 1)))
        self._show_column(self.table.current_row())

    def _show_column(self, at: int) -> None:
        layout = self.layout_now
        if layout is None or not 0 <= at < len(layout.columns):
            return
        shown = layout.columns[at]
        self._filling = True
        self.heading.set_text(shown.heading)
        self.source.set_text(source_of(shown))
        self.source.set_notes([])
        self.limit.set_text("" if shown.limit == LONGEST_CELL else str(shown.limit))
        self.required.setChecked(shown.required)
        self.upper.setChecked(shown.upper)
        self._filling = False

    def _take_heading(self) -> None:
        heading = " ".join(self.heading.text().split())
        self._take(lambda c: replace(c, heading=heading))

    def _take_source(self) -> None:
        try:
            self._take(lambda c: editing.filled_from(c, self.source.text().strip()))
        except LayoutError:
            words = _("“{words}” menyebut isian yang tidak ada. Pilih dari daftar.")
            said = words.format(words=self.source.text().strip())
            self.source.set_notes([Note("error", said)])

    def _take_limit(self) -> None:
        digits = self.limit.text()
        self._take(lambda c: editing.limited(c, int(digits) if digits.isdigit() else 0))

    def _take(self, change: Callable[[LayoutColumn], LayoutColumn]) -> None:
        """Change the marked column, unless its values are only being shown."""
        layout, at = self.layout_now, self.table.current_row()
        if self._filling or self._locked or layout is None or at < 0:
            return
        changed = change(layout.columns[at])
        if changed != layout.columns[at]:
            self._use(editing.with_column(layout, at, changed), at)

    def _move(self, step: int) -> None:
        at = self.table.current_row()
        if self.layout_now is not None:
            self._use(editing.moved(self.layout_now, at, step), at + step)

    def _add(self) -> None:
        at = self.table.current_row()
        if self.layout_now is not None:
            self._use(editing.with_new_column(self.layout_now, at, _("KOLOM BARU")), at + 1)
            self.heading.setFocus()

    def _remove(self) -> None:
        at = self.table.current_row()
        if self.layout_now is not None:
            self._use(editing.without_column(self.layout_now, at), at)

    def _use(self, layout: Layout, at: int) -> None:
        if layout == self.layout_now:
            return
        self.layout_now = layout
        self._show_table(at)
        self.changed.emit()


def _row(at: int, shown: LayoutColumn) -> Row:
    required = _("wajib") if shown.required else ""
    return Row(str(at), (str(at + 1), shown.heading, content_words(shown), required))


def _columns() -> tuple[Column, ...]:
    return (
        Column(key="at", title=_("No."), kind=CellKind.NUMBER, width=54),
        Column(key="heading", title=_("Judul kolom"), kind=CellKind.NAME),
        Column(key="source", title=_("Isian")),
        Column(key="required", title=_("Wajib"), kind=CellKind.REMARK, width=80),
    )
