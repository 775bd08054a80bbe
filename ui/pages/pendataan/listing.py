"""The list of everybody: search, chips, table, what is ticked, and how many there are."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.show import number
from desktop_app.domain.workflow import Status
from desktop_app.kernel.i18n import N_, _, ngettext
from desktop_app.queries import workers
from desktop_app.queries.workers import EVERYBODY, Filter
from ui.desk import Desk
from ui.pages.pendataan.filters import FilterChips
from ui.tables import PeopleModel
from ui.theme import theme_of
from ui.widgets.badges import BADGES
from ui.widgets.buttons import Button, Role
from ui.widgets.cells import CellKind, Column, status_width
from ui.widgets.editors import SearchEdit
from ui.widgets.empty import EmptyState
from ui.widgets.labels import ElidedLabel, IconLine
from ui.widgets.panels import GUTTER, Ground
from ui.widgets.strips import BulkBar
from ui.widgets.tables import Table
from ui.widgets.tabs import Tabs

DEBOUNCE = 150  # milliseconds
_TABS: tuple[tuple[str, str, tuple[Status, ...]], ...] = (
    ("all", N_("Semua"), ()),
    ("draft", N_("Belum lengkap"), (Status.DRAFT,)),
    ("recorded", N_("Siap diverifikasi"), (Status.RECORDED,)),
    ("back", N_("Perlu diperbaiki"), (Status.DENIED, Status.REJECTED)),
)
_NARROW = ("tick", "name", "nik", "status", "note")
_SORTED = {"changed": True}
"""Columns whose order is descending; the others ascend."""


def columns(*, narrow: bool = False) -> tuple[Column, ...]:
    """Give the columns of the list; in a narrow window only those that tell people apart."""
    status = status_width(tuple(each.value for each in Status if each.value in BADGES), theme_of())
    all_of_them = (
        Column(key="tick", kind=CellKind.TICK, width=44),
        Column(
            key="name",
            title=_("Nama"),
            kind=CellKind.NAME,
            width=0 if narrow else 168,
            sortable=True,
        ),
        Column(key="nik", title=_("NIK"), kind=CellKind.NIK, width=174, sortable=True),
        Column(key="birth_date", title=_("Lahir"), kind=CellKind.DATE, width=108, sortable=True),
        Column(key="sex", title=_("L/P"), kind=CellKind.CENTRE, width=44),
        Column(key="rt", title=_("RT"), kind=CellKind.CENTRE, width=56, sortable=True),
        Column(key="occupation", title=_("Pekerjaan")),
        Column(key="status", title=_("Status"), kind=CellKind.BADGE, width=status, sortable=True),
        Column(key="note", title=_("Catatan"), kind=CellKind.NOTE, width=172),
        Column(key="changed", title=_("Diubah"), kind=CellKind.TIME, width=84, sortable=True),
    )
    return tuple(each for each in all_of_them if not narrow or each.key in _NARROW)


class Listing(QWidget):
    """The list with all that stands around it.

    `opened` carries the person of a row, `filtered` the filter that is asked for now, `bulk_wanted`
    the ids that are ticked.
    """

    opened = Signal(object)
    filtered = Signal(object)
    new_wanted = Signal()
    recording_wanted = Signal(tuple)

    def __init__(self, desk: Desk, model: PeopleModel) -> None:
        super().__init__()
        self._desk = desk
        self._model = model
        self._at = ""
        self._whole_office = True
        self.search = SearchEdit(_("Cari nama, NIK, KK, HP, alamat"), _("Cari orang"))
        self.chips = FilterChips()
        self.tabs = Tabs()
        self.table = Table(columns(), _("Daftar orang"))
        self._empty = EmptyState("users", "", "")
        self._body = QStackedWidget()
        self._shown = ElidedLabel("", "remark", "text2")
        self._veil = IconLine("eye", _("NIK disamarkan – tahan Alt+N untuk melihat"), "text3")
        self.all_button = Button(_("Pilih semua"), Role.LINK, key="Ctrl+A")
        self.record_button = Button(
            _("Jadikan Terdata"), Role.PRIMARY, icon="ring-dot", key="Alt+D"
        )
        self._drop_button = Button(_("Lepas pilihan"), Role.LIGHT, key="Esc")
        self.bulk = BulkBar(self.all_button, self.record_button, self._drop_button)
        self._bulk_holder = QWidget()
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(DEBOUNCE)
        self._build()
        self._connect()

    def show_filter(self, asked: Filter) -> None:
        """Show the people of another filter, and which it is."""
        if self.search.text().strip() != asked.words:
            self.search.set_text(asked.words)
        self.chips.show_filter(asked)
        tab = next((key for key, _name, some in _TABS if some == asked.statuses), "")
        self.tabs.choose(tab)
        self._model.show_people(asked, self._model.order)
        self._count_tabs()
        self._show_ticks()

    def reload(self) -> None:
        """Ask anew what is shown; the row with the focus stays."""
        self._model.reload(self.table.current_row())
        self._count_tabs()

    def narrow(self, *, on: bool) -> None:
        """Show fewer columns, or all."""
        self._model.show_columns(columns(narrow=on))
        self.table.show_columns(columns(narrow=on))
        self._veil.setVisible(not on)

    def enter_table(self) -> None:
        """Put the focus into the table, on the row that it had or the first."""
        if self._model.rowCount():
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.table.go_to(max(0, self.table.current_row()))

    def mark(self, worker_id: str) -> None:
        """Mark somebody's row, now or when it comes."""
        self._at = worker_id
        row = self._model.row_of(worker_id)
        if row >= 0:
            self.table.go_to(row)

    @property
    def empty_words(self) -> str:
        """What stands where nobody is listed."""
        return self._empty.accessibleName()

    def let_go(self) -> bool:
        """Untick all; say whether anything was ticked."""
        had = bool(self._model.ticked)
        self._model.tick_these(())
        self._show_ticks()
        return had

    def tick_all(self, *, on: bool = True) -> None:
        """Tick everybody whom the filter shows, not only the rows in sight."""
        if not on or self._model.tick_state() is Qt.CheckState.Checked:
            self.let_go()
            return
        asked, order = self._model.filter, self._model.order
        self._desk.ask(
            self, lambda app: app.ask(workers.ids, asked, order=order), done=self._take_ids
        )

    def _build(self) -> None:
        for key, name, _statuses in _TABS:
            self.tabs.add(key, _(name))
        self.search.setFixedWidth(246)
        tab_bar = Ground("canvas", "bottom")
        _line_in(tab_bar, (GUTTER, 0, GUTTER, 0)).addWidget(self.tabs)
        head = QWidget()
        lines = _line_in(head, (GUTTER, 10, GUTTER, 10))
        lines.setSpacing(10)
        lines.addWidget(self.search, 0, Qt.AlignmentFlag.AlignTop)
        lines.addWidget(self.chips, 1)
        _line_in(self._bulk_holder, (16, 6, 16, 6)).addWidget(self.bulk)
        self._bulk_holder.hide()
        foot = Ground("canvas", "top")
        foot.setFixedHeight(30)
        foot_line = _line_in(foot, (GUTTER, 0, GUTTER, 0))
        foot_line.addWidget(self._shown, 1)
        foot_line.addWidget(self._veil)
        blank = Ground("surface", "top")
        _line_in(blank, (0, 0, 0, 0)).addWidget(self._empty)
        self._body.addWidget(self.table)
        self._body.addWidget(blank)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(tab_bar)
        whole.addWidget(head)
        whole.addWidget(self._body, 1)
        whole.addWidget(self._bulk_holder)
        whole.addWidget(foot)

    def _connect(self) -> None:
        self.table.setModel(self._model)
        self.table.head.show_order(self._model.order, descending=True)
        self.search.edited.connect(lambda _text: self._typing.start())
        self.search.entered.connect(self.enter_table)
        self.search.down.connect(self.enter_table)
        self._typing.timeout.connect(self._search_now)
        self.chips.changed.connect(self._chips_changed)
        self.tabs.chosen.connect(self._tab_chosen)
        self.table.opened.connect(self._open)
        self.table.sort_wanted.connect(self._sort)
        self.table.all_wanted.connect(lambda on: self.tick_all(on=on))
        self.table.left_upwards.connect(self.search.setFocus)
        self.table.ticks_changed.connect(self._show_ticks)
        self.table.current_changed.connect(self._remember)
        bar = self.table.verticalScrollBar()
        bar.valueChanged.connect(lambda _value: self._say_rows())
        bar.rangeChanged.connect(lambda _least, _most: self._say_rows())
        self.all_button.triggered.connect(self.tick_all)
        self.record_button.triggered.connect(self._want_recording)
        self._model.arrived.connect(self._arrived)
        self._model.counted.connect(self._counted)
        self._drop_button.triggered.connect(self.let_go)

    def _want_recording(self) -> None:
        self.recording_wanted.emit(tuple(self._model.ticked))

    def _search_now(self) -> None:
        words = self.search.text().strip()
        if words != self._model.filter.words:
            self.filtered.emit(replace(self._model.filter, words=words))

    def _chips_changed(self, asked: Filter) -> None:
        self.filtered.emit(replace(asked, words=self.search.text().strip()))

    def _tab_chosen(self, key: str) -> None:
        statuses = next(some for each, _name, some in _TABS if each == key)
        self.filtered.emit(replace(self._model.filter, statuses=statuses))

    def _sort(self, key: str) -> None:
        if key not in workers.ORDERS:
            return
        self.table.head.show_order(key, descending=_SORTED.get(key, False))
        self._model.show_people(self._model.filter, key)

    def _open(self, row: int) -> None:
        person = self._model.person_at(row)
        if person is not None:
            self.opened.emit(person)

    def _remember(self, row: int) -> None:
        person = self._model.person_at(row)
        if person is not None:
            self._at = person.worker.id

    def _arrived(self) -> None:
        row = self._model.row_of(self._at) if self._at else -1
        if self._model.rowCount():
            self.table.go_to(max(row, 0))
        self._body.setCurrentIndex(0 if self._model.rowCount() else 1)
        filtered = self._model.filter != replace(EVERYBODY, region=self._model.filter.region)
        if filtered:
            self._empty.show_words(
                _("Tidak ada orang yang cocok"),
                _("Ubah kata pencariannya, atau lepas saringannya."),
            )
        else:
            self._empty.show_words(
                _("Belum ada orang di daftar"),
                _("Tekan Ctrl+N untuk mencatat orang pertama, atau buka Impor untuk daftar Excel."),
            )
        self._say_rows()

    def _counted(self, _count: int) -> None:
        self._body.setCurrentIndex(0 if self._model.rowCount() else 1)
        self._say_rows()
        self._show_ticks()

    def _say_rows(self) -> None:
        count = self._model.rowCount()
        first = self.table.rowAt(0) + 1
        last = self.table.rowAt(self.table.viewport().height() - 1) + 1
        last = last if last > 0 else count
        words = ngettext(
            "{first}–{last} dari {all} orang", "{first}–{last} dari {all} orang", count
        )
        said = words.format(first=max(first, 1), last=number(last), all=number(count))
        ticked = len(self._model.ticked)
        if ticked:
            said += " · " + _("{n} dipilih").format(n=number(ticked))
        self._shown.set_text(said if count else "")

    def _show_ticks(self) -> None:
        ticked = self._model.ticked
        self.table.head.show_tick(self._model.tick_state())
        self._bulk_holder.setVisible(bool(ticked))
        if ticked:
            count = self._model.rowCount()
            self.all_button.set_words(_("Pilih semua {n}").format(n=number(count)))
            self.bulk.say(len(ticked), _("Yang lengkap saja yang menjadi Terdata"))
        self._say_rows()

    def _take_ids(self, ids: list[str]) -> None:
        self._model.tick_these(ids)
        self._show_ticks()

    def _count_tabs(self) -> None:
        for key, _name, statuses in _TABS:
            self._count_tab(key, replace(self._model.filter, statuses=statuses))

    def _count_tab(self, key: str, asked: Filter) -> None:
        self._desk.ask(
            self,
            lambda app: app.ask(workers.count, asked),
            done=lambda count: self.tabs.show_count(key, count),
        )


def _line_in(holder: QWidget, margins: tuple[int, int, int, int]) -> QHBoxLayout:
    line = QHBoxLayout(holder)
    line.setContentsMargins(*margins)
    return line
