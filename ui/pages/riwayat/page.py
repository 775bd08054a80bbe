"""The page Riwayat: sentences of who did what when, and the values behind each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from desktop_app.domain.dates import show_day
from desktop_app.domain.people import Right, User
from desktop_app.domain.show import number
from desktop_app.kernel.i18n import _, ngettext
from desktop_app.queries import history as entries
from desktop_app.queries.history import Asked
from desktop_app.queries.people import users
from desktop_app.services import chain, history
from desktop_app.services.chain import Chain
from desktop_app.services.history import KINDS, PAGE, Happening
from ui.desk import Desk, Page
from ui.pages.riwayat import export
from ui.pages.riwayat.chain import ChainFoot, ask_for_head
from ui.pages.riwayat.detail import Detail, Details, details_of, put_back
from ui.pages.riwayat.duties import DutiesView
from ui.pages.riwayat.lines import EventList
from ui.sizes import SizeClass, Width
from ui.widgets.buttons import Button, Role
from ui.widgets.choice_edit import Choice
from ui.widgets.editors import SearchEdit
from ui.widgets.empty import EmptyState
from ui.widgets.filter_chip import FilterChip
from ui.widgets.labels import Label
from ui.widgets.panels import Ground, column, row

_DEBOUNCE_MS = 200
_DETAIL, _DETAIL_NARROW = 384, 316
_SEARCH, _SEARCH_NARROW = 254, 150
_TABLES = (
    *("worker", "enrolment", "card", "batch", "user", "settings", "import_run"),
    *("data_request", "disposal"),
)


class RiwayatPage(Page):
    """The journal, the newest first."""

    TABLES = frozenset(_TABLES)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Riwayat"))
        self._told: list[Happening] = []
        self._wanted = 0
        self.search = SearchEdit(_("Cari nama, NIK, atau alamat"), _("Cari kejadian"))
        self.who = FilterChip(_("Siapa"))
        kinds = [Choice(code, _(label)) for code, (label, _like) in KINDS.items()]
        self.kind = FilterChip(_("Kejadian"), kinds)
        self.since = FilterChip(_("Sejak"), _days(desk.app.facts.today))
        self.check = Button(_("Periksa rantai"), Role.LIGHT, icon="link", height=32)
        self.export = Button(_("Ekspor untuk Inspektorat…"), icon="report", height=32)
        self.rights = Button(
            _("Hak data pribadi"), Role.LIGHT, icon="shield-check", key="Alt+H", height=32
        )
        self.chain = ChainFoot()
        self._walked: Chain | None = None
        self.list = EventList()
        self.counted = Label("", "remark", "text2")
        self.duties = DutiesView(desk)
        self._views = QStackedWidget()
        self.older = Button(_("Tampilkan yang lebih lama"), Role.LINK)
        self.detail = Detail()
        self.empty = EmptyState(
            "history", _("Tidak ada kejadian yang cocok"), _("Hapus kata pencariannya dengan Esc.")
        )
        self._stack = QStackedWidget()
        self._beside = column((self.detail, 1), self.chain, spacing=0)
        self._timer = QTimer(self)
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Ask for the newest entries that the filters let through."""
        asked = self._asked()
        if self._views.currentWidget() is self.duties:
            self.duties.refresh()
        self.desk.ask(
            self, lambda app: app.ask(entries.count, asked), done=partial(self._show_count, asked)
        )
        self.desk.ask(self, lambda app: app.ask(users), done=self._show_users)
        self.desk.ask(
            self,
            lambda app: app.ask(history.happenings, asked),
            done=partial(self._show, asked),
        )
        if self._walked is None:
            self._walk(self._show_chain)

    def open(self, **context: Any) -> None:
        """Look for the words given, if any."""
        if context.get("words"):
            self.search.set_text(str(context["words"]))
            self.refresh()
        self.show_duties(on=bool(context.get("duties")))
        super().open()

    def help_topic(self) -> str:
        """Give the page of the requests while they are shown."""
        return "permintaan" if self._views.currentWidget() is self.duties else ""

    def regions(self) -> list[QWidget]:
        """Give search, list and detail, or those of the requests."""
        if self._views.currentWidget() is self.duties:
            return self.duties.regions()
        return [self.search, self.list, self.detail]

    def step_back(self) -> bool:
        """Go back from the requests to what happened."""
        shown = self._views.currentWidget() is self.duties
        if shown:
            self.show_duties(on=False)
        return shown

    def toggle_duties(self) -> None:
        """Show the requests, or what happened again."""
        self.show_duties(on=self._views.currentWidget() is not self.duties)

    def show_duties(self, *, on: bool) -> None:
        """Show what people ask for about their data, or what happened."""
        self._views.setCurrentIndex(int(on))
        self.rights.set_words(_("Kembali ke kejadian") if on else _("Hak data pribadi"))
        for each in (self.check, self.export):
            each.setVisible(not on)
        self._say_sub()
        if on:
            self.duties.refresh()

    def resized(self, size: SizeClass) -> None:
        """Give the detail less room in a small window."""
        wide = size.width >= Width.FULL
        self._beside.setFixedWidth(_DETAIL if wide else _DETAIL_NARROW)
        narrow = size.width is Width.NARROW
        self.search.setFixedWidth(_SEARCH_NARROW if narrow else _SEARCH)
        self.counted.setVisible(not narrow)
        self.duties.resized(wide=wide)

    def _build(self) -> None:
        bar = Ground("canvas", "bottom")
        bar.setFixedHeight(44)
        tools = QHBoxLayout(bar)
        tools.setContentsMargins(24, 0, 24, 9)
        tools.setSpacing(10)
        for each in (self.search, self.who, self.kind, self.since):
            tools.addWidget(each)
        for button in (self.check, self.rights, self.export):
            self.head.add(button)
        if Right.SUPERVISE not in self.desk.app.user.rights:
            self.export.set_refusal(
                _("Hanya pengguna dengan peran Pengawas yang mengekspor riwayat.")
            )
        tools.addStretch(1)
        tools.addWidget(self.counted)
        foot = row(self.older, (QWidget(), 1), margins=(8, 4, 8, 4))
        self._stack.addWidget(column((self.list, 1), foot, spacing=0))
        self._stack.addWidget(self.empty)
        ground = Ground("surface")
        inside = QHBoxLayout(ground)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self._stack, 1)
        inside.addWidget(self._beside)
        self._views.addWidget(column(bar, (ground, 1), spacing=0))
        self._views.addWidget(self.duties)
        self.body.addWidget(self._views, 1)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DEBOUNCE_MS)

    def _connect(self) -> None:
        self.search.edited.connect(self._timer.start)
        self.search.down.connect(self.list.setFocus)
        self._timer.timeout.connect(self.refresh)
        for chip in (self.who, self.kind, self.since):
            chip.changed.connect(self._timer.start)
        self.check.triggered.connect(self._check)
        self.export.triggered.connect(self._export)
        self.rights.triggered.connect(self.toggle_duties)
        self.duties.person_wanted.connect(self._open_person)
        self.older.triggered.connect(self._more)
        self.list.current_changed.connect(self._show_detail)
        self.list.opened.connect(self._enter_detail)
        self.detail.person_wanted.connect(self._open_person)
        self.detail.back_wanted.connect(self._put_back)
        self.bind("Ctrl+F", self.search.setFocus)
        self.bind("Alt+K", self.detail.put_back.click)
        self.bind("Alt+H", self.toggle_duties)

    def _asked(self) -> Asked:
        since = self.since.code()
        return Asked(
            words=self.search.text().strip(),
            user=self.who.code(),
            like=KINDS[self.kind.code()][1] if self.kind.code() else (),
            since=date.fromisoformat(since) if since else None,
        )

    def _walk(self, done: Callable[[Chain], None], title: str = "") -> None:
        self.desk.reckon(
            self, lambda app, progress: app.ask(chain.walk, progress), done=done, title=title
        )

    def _show_chain(self, walked: Chain) -> None:
        self._walked = walked
        self.chain.show_chain(walked)

    def _check(self) -> None:
        """Walk the chain now, then ask for a head that stands on paper."""
        self.check.set_busy(_("Memeriksa…"))
        self._walk(self._checked, _("Memeriksa rantai riwayat"))

    def _checked(self, walked: Chain) -> None:
        self.check.set_ready()
        self._show_chain(walked)
        ask_for_head(self.window(), self.desk, walked)

    def _export(self) -> None:
        path = export.ask_where(self.window(), self.desk)
        if path is not None:
            export.write(self, self.desk, self._asked(), path)

    def _show_users(self, known: list[User]) -> None:
        self.who.set_choices([Choice(each.id, each.name) for each in known])

    def _show(self, asked: Asked, told: list[Happening]) -> None:
        if asked == self._asked():
            self._told = told
            self._show_rows(len(told))

    def _more(self) -> None:
        asked, last = self._asked(), self._told[-1].seq
        self.desk.ask(
            self,
            lambda app: app.ask(history.happenings, asked, before=last),
            done=partial(self._append, asked),
        )

    def _append(self, asked: Asked, told: list[Happening]) -> None:
        if asked == self._asked():
            self._told += told
            self._show_rows(len(told))

    def _show_rows(self, came: int) -> None:
        self.list.show_told(self._told, self.desk.app.facts.today)
        self._stack.setCurrentIndex(0 if self._told else 1)
        self.older.setVisible(came == PAGE)
        self._say_sub()
        if self._told:
            self.list.mark(self._wanted)
        else:
            self.detail.show_happening(None)

    def _say_sub(self) -> None:
        if self._views.currentWidget() is self.duties:
            self.head.set_sub(_("Hak atas data pribadi"))
            return
        since = self.since.value_words()
        words = self.search.text().strip() or _("Semua orang")
        told = _("{whose}, sejak {day}")
        self.head.set_sub(told.format(whose=words, day=since) if since else words)

    def _show_count(self, asked: Asked, n: int) -> None:
        if asked == self._asked():
            words = ngettext("{n} kejadian", "{n} kejadian", n)
            self.counted.setText(words.format(n=number(n)))

    def _show_detail(self, at: int) -> None:
        told = self.list.told(at)
        if told is None:
            return
        self._wanted = told.seq
        self.detail.show_happening(told)
        self.desk.ask(self, partial(details_of, told), done=partial(self._show_changes, told))

    def _show_changes(self, told: Happening, found: Details) -> None:
        if told.seq == self._wanted:
            self.detail.show_changes(found, told.people)

    def _put_back(self, seq: int) -> None:
        """Save the values from before an entry, with all checks of the form."""
        self.desk.do(
            self, lambda app, _p: put_back(app, seq), done=lambda _person: self._said_back()
        )

    def _said_back(self) -> None:
        self.desk.bridge.undo_offered.emit(_("Nilai lama dikembalikan"))

    def _enter_detail(self, _at: int) -> None:
        self.detail.setFocus()

    def _open_person(self, worker_id: str) -> None:
        self.desk.go("pendataan", worker_id=worker_id)


def _days(today: date) -> list[Choice]:
    """Give the days from which on one looks: today, a week, a month, the year."""
    days = (
        (_("hari ini"), today),
        (_("7 hari"), today - timedelta(days=7)),
        (_("30 hari"), today - timedelta(days=30)),
        (_("tahun ini"), today.replace(month=1, day=1)),
    )
    return [Choice(day.isoformat(), f"{show_day(day)} ({words})") for words, day in days]
