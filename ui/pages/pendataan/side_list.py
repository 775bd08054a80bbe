"""The narrow list beside the form: search, what is filtered, rows of two lines."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from desktop_app.domain.show import number
from desktop_app.kernel.i18n import _
from desktop_app.queries.workers import Filter
from ui.pages.pendataan.listing import DEBOUNCE
from ui.tables import PeopleLines, PeopleModel
from ui.widgets.chips import Chip, ChipLook
from ui.widgets.editors import SearchEdit
from ui.widgets.labels import Label
from ui.widgets.lists import LineList
from ui.widgets.panels import Ground

WIDTH = 268


class SideList(Ground):
    """The same people as in the list, beside the form.

    `opened` carries the id of a person, `filtered` a filter, `list_wanted` asks for the whole list.
    """

    opened = Signal(str)
    filtered = Signal(object)
    list_wanted = Signal()

    def __init__(self, model: PeopleModel) -> None:
        super().__init__("surface", "right")
        self._model = model
        self._at = ""
        self.search = SearchEdit(_("Cari nama, NIK, KK, HP…"), _("Cari orang"))
        self._filter = Chip(_("Saringan"), look=ChipLook.ADD)
        self._count = Label("", "remark", "text2")
        self.list = LineList(_("Orang di daftar"))
        self._lines = PeopleLines(model)
        self.list.setModel(self._lines)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(DEBOUNCE)
        self.setFixedWidth(WIDTH)
        self._build()
        self._connect()

    def mark(self, worker_id: str) -> None:
        """Mark somebody's row, now or when it comes; "" marks none."""
        self._at = worker_id
        row = self._model.row_of(worker_id) if worker_id else -1
        if row >= 0:
            self.list.go_to(row)
        else:
            self.list.setCurrentIndex(self._lines.index(-1, 0))

    def show_filter(self, asked: Filter) -> None:
        """Show which filter is on; where there are chips, one tells how many."""
        if self.search.text().strip() != asked.words:
            self.search.set_text(asked.words)
        parts = (asked.statuses, asked.groups, asked.region, asked.rt, asked.occupation)
        n = sum(bool(part) for part in (*parts, asked.finding, asked.batch, asked.not_recorded_by))
        look = ChipLook.PINNED if n else ChipLook.ADD
        self._filter.show_value(number(n) if n else "", look)

    def row_after(self, worker_id: str) -> int:
        """Give the row below somebody's, -1 where there is none."""
        row = self._model.row_of(worker_id)
        return row + 1 if 0 <= row < self._model.rowCount() - 1 else -1

    def _build(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 11, 1, 0)
        whole.setSpacing(10)
        top = QHBoxLayout()
        top.setContentsMargins(16, 0, 15, 0)
        top.addWidget(self.search)
        chips = QHBoxLayout()
        chips.setContentsMargins(16, 0, 15, 0)
        chips.addWidget(self._filter)
        chips.addStretch(1)
        chips.addWidget(self._count)
        whole.addLayout(top)
        whole.addLayout(chips)
        whole.addWidget(self.list, 1)

    def _connect(self) -> None:
        self.search.edited.connect(lambda _text: self._typing.start())
        self.search.down.connect(self._enter_list)
        self.search.entered.connect(self._enter_list)
        self._typing.timeout.connect(self._search_now)
        self._filter.triggered.connect(self.list_wanted)
        self.list.opened.connect(self._open)
        self.list.clicked.connect(lambda index: self._open(index.row()))
        # By methods: the model may outlive what is on the screen, and then tells nobody here.
        self._model.counted.connect(self._show_count)
        self._model.arrived.connect(self._mark_again)

    def _show_count(self, count: int) -> None:
        self._count.setText(number(count))

    def _mark_again(self) -> None:
        self.mark(self._at)

    def _enter_list(self) -> None:
        if self._model.rowCount():
            self.list.setFocus()
            self.list.go_to(max(0, self.list.current_row()))

    def _search_now(self) -> None:
        words = self.search.text().strip()
        if words != self._model.filter.words:
            self.filtered.emit(replace(self._model.filter, words=words))

    def _open(self, row: int) -> None:
        worker_id = self._model.id_at(row)
        if worker_id:
            self.opened.emit(worker_id)
