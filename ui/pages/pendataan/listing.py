"""The list of everybody: search, chips, table, what is ticked, and how many there are."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.listed_person import ListedPerson
from desktop_app.domain.show import number
from desktop_app.domain.workflow import Status
from desktop_app.kernel.i18n import N_, _, ngettext
from desktop_app.queries import listed, workers
from desktop_app.queries.workers import EVERYBODY, Filter
from ui.desk import Desk
from ui.pages.pendataan.bulk import Bulk
from ui.pages.pendataan.columns import columns
from ui.pages.pendataan.copying import copied
from ui.pages.pendataan.views import NameQuestion, Views
from ui.people_filters import FilterChips
from ui.tables import PeopleModel
from ui.widgets.buttons import Button, Role
from ui.widgets.editors import SearchEdit
from ui.widgets.empty import EmptyState
from ui.widgets.labels import ElidedLabel, IconLine
from ui.widgets.panels import GUTTER, Ground
from ui.widgets.tables import Table
from ui.widgets.tabs import Tabs

DEBOUNCE = 150  # milliseconds
_TABS: tuple[tuple[str, str, tuple[Status, ...]], ...] = (
    ("all", N_("Semua"), ()),
    ("draft", N_("Belum lengkap"), (Status.DRAFT,)),
    ("recorded", N_("Siap diverifikasi"), (Status.RECORDED,)),
    ("back", N_("Perlu diperbaiki"), (Status.DENIED, Status.REJECTED)),
)
_SAVED = "saved:"
_SORTED = {"changed": True}
"""Columns whose order is descending; the others ascend."""


class Listing(QWidget):
    """The list with all that stands around it.

    `opened` carries the id of who stands in a row, `filtered` the filter that is asked for now, `bulk_wanted`
    the ids that are ticked.
    """

    opened = Signal(str)
    filtered = Signal(object)
    new_wanted = Signal()

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
        desk.widths.follow(self.table, "orang")
        self._empty = EmptyState("users", "", "")
        self._body = QStackedWidget()
        self._shown = ElidedLabel("", "remark", "text2")
        self._veil = IconLine("eye", _("NIK disamarkan – tahan Alt+N untuk melihat"), "text3")
        self.bulk = Bulk(desk, model)
        self.views = Views(desk, self)
        self.columns_button = Button(_("Kolom"), Role.LIGHT, icon="columns")
        self.filter_button = Button(_("Simpan saringan ini"), Role.LIGHT, icon="plus", height=30)
        self._narrow = False
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(DEBOUNCE)
        self._build()
        self._connect()

    def show_filter(self, asked: Filter) -> None:
        """Show the people of another filter, and which it is."""
        self._model.show_people(asked, self._model.order)
        self.show_asked()

    def show_asked(self) -> None:
        """Show which filter the model asks for."""
        asked = self._model.filter
        if self.search.text().strip() != asked.words:
            self.search.set_text(asked.words)
        self.chips.show_filter(asked)
        self._show_tab(asked)
        self._count_tabs()
        self._show_ticks()

    def reload(self) -> None:
        """Ask anew what is shown; the row with the focus stays."""
        self._model.reload(self.table.current_row())
        self._count_tabs()

    def narrow(self, *, on: bool) -> None:
        """Show fewer columns, or all."""
        self._narrow = on
        self.bulk.narrow(on=on)
        self.chips.narrow(on=on)
        self._show_columns()
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
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._tab_bar())
        whole.addWidget(self._head())
        blank = Ground("surface", "top")
        _line_in(blank, (0, 0, 0, 0)).addWidget(self._empty)
        self._body.addWidget(self.table)
        self._body.addWidget(blank)
        whole.addWidget(self._body, 1)
        whole.addWidget(self.bulk)
        whole.addWidget(self._foot())

    def _tab_bar(self) -> QWidget:
        bar = Ground("canvas", "bottom")
        line = _line_in(bar, (GUTTER, 0, GUTTER, 0))
        line.addWidget(self.tabs)
        line.addWidget(self.filter_button)
        line.addStretch(1)
        return bar

    def _head(self) -> QWidget:
        head = QWidget()
        self.search.setFixedWidth(246)
        lines = _line_in(head, (GUTTER, 10, GUTTER, 10))
        lines.setSpacing(10)
        lines.addWidget(self.search, 0, Qt.AlignmentFlag.AlignTop)
        lines.addWidget(self.chips, 1)
        lines.addWidget(self.columns_button, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _foot(self) -> QWidget:
        foot = Ground("canvas", "top")
        foot.setFixedHeight(30)
        line = _line_in(foot, (GUTTER, 0, GUTTER, 0))
        line.addWidget(self._shown, 1)
        line.addWidget(self._veil)
        return foot

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
        self._model.arrived.connect(self._arrived)
        self._model.counted.connect(self._counted)
        self.bulk.all_wanted.connect(self.tick_all)
        self.bulk.none_wanted.connect(self.let_go)
        self.bulk.copy_wanted.connect(self.copy)
        self.columns_button.triggered.connect(
            lambda: self.views.choose_columns(self.columns_button)
        )
        self.filter_button.triggered.connect(self._save_or_forget)
        self.views.changed.connect(lambda _view: self._show_view())

    def _search_now(self) -> None:
        words = self.search.text().strip()
        if words != self._model.filter.words:
            self.filtered.emit(replace(self._model.filter, words=words))

    def _chips_changed(self, asked: Filter) -> None:
        self.filtered.emit(replace(asked, words=self.search.text().strip()))

    def _tab_chosen(self, key: str) -> None:
        saved = self.views.of(key.removeprefix(_SAVED))
        if key.startswith(_SAVED) and saved is not None:
            self.filtered.emit(saved)
            return
        statuses = next(some for each, _name, some in _TABS if each == key)
        self.filtered.emit(replace(self._model.filter, statuses=statuses))

    def _show_tab(self, asked: Filter) -> None:
        name = self.views.named(asked)
        plain = next((key for key, _name, some in _TABS if some == asked.statuses), "")
        self.tabs.choose(f"{_SAVED}{name}" if name else plain)
        bare = asked == Filter(region=asked.region, statuses=asked.statuses)
        self.filter_button.setVisible(bool(name) or not (bare and plain))
        self.filter_button.set_icon("x" if name else "plus")
        self.filter_button.set_words(_("Hapus saringan ini") if name else _("Simpan saringan ini"))

    def _save_or_forget(self) -> None:
        asked = self._model.filter
        name = self.views.named(asked)
        if name:
            self.views.forget(name)
            return
        question = NameQuestion(self.window())
        if question.exec():
            self.views.save(question.answer(), asked)

    def _show_view(self) -> None:
        saved = [f"{_SAVED}{each.name}" for each in self.views.view.filters]
        for key in self.tabs.names:
            if key.startswith(_SAVED) and key not in saved:
                self.tabs.remove(key)
        for key in saved:
            if key not in self.tabs.names:
                self.tabs.add(key, key.removeprefix(_SAVED))
        self._show_tab(self._model.filter)
        self._count_tabs()
        self._show_columns()

    def _show_columns(self) -> None:
        shown = columns(self.views.view.columns, narrow=self._narrow)
        self._model.show_columns(shown)
        self.table.show_columns(shown)

    def copy(self) -> None:
        """Put the ticked people, or who is marked, on the clipboard as a sheet takes them."""
        wanted = tuple(self._model.ticked) or (self._model.id_at(self.table.current_row()),)
        if not any(wanted):
            return
        order = self._model.order
        self._desk.ask(
            self,
            lambda app: app.ask(listed.people_of, wanted, order=order),
            done=self._copied,
        )

    def _copied(self, people: list[ListedPerson]) -> None:
        data = copied(people, self.table.columns, self._model.sight)
        QGuiApplication.clipboard().setMimeData(data)
        words = ngettext("{n} orang disalin", "{n} orang disalin", len(people))
        self._desk.say(words.format(n=number(len(people))))

    def _sort(self, key: str) -> None:
        if key not in workers.ORDERS:
            return
        order = f"-{key}" if self._model.order == key else key
        falls = _SORTED.get(key, False) != order.startswith("-")
        self.table.head.show_order(key, descending=falls)
        self._model.show_people(self._model.filter, order)

    def _open(self, row: int) -> None:
        worker_id = self._model.id_at(row)
        if worker_id:
            self.opened.emit(worker_id)

    def _remember(self, row: int) -> None:
        self._at = self._model.id_at(row) or self._at

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
        self.table.head.show_tick(self._model.tick_state())
        self.bulk.show_ticked()
        self._say_rows()

    def _take_ids(self, ids: list[str]) -> None:
        self._model.tick_these(ids)
        self._show_ticks()

    def _count_tabs(self) -> None:
        for key, _name, statuses in _TABS:
            self._count_tab(key, replace(self._model.filter, statuses=statuses))
        for saved in self.views.view.filters:
            asked = replace(saved.asked, day=self._model.filter.day)
            self._count_tab(f"{_SAVED}{saved.name}", asked)

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
