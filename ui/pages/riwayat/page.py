"""The page Riwayat: sentences of who did what when, and the values behind each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from desktop_app.domain.dates import show_day
from desktop_app.domain.people import Right, User
from desktop_app.kernel.i18n import _
from desktop_app.queries.history import Asked
from desktop_app.queries.people import users
from desktop_app.services import chain, history
from desktop_app.services.chain import Chain
from desktop_app.services.history import KINDS, PAGE, ChangeOf, Happening
from ui.desk import Desk, Page
from ui.pages.riwayat import export
from ui.pages.riwayat.chain import ChainFoot, ask_for_head
from ui.pages.riwayat.detail import Detail
from ui.sizes import SizeClass, Width
from ui.times import clock_words, day_words
from ui.widgets.buttons import Button, Role
from ui.widgets.cells import Column
from ui.widgets.choice_edit import Choice
from ui.widgets.editors import SearchEdit
from ui.widgets.empty import EmptyState
from ui.widgets.filter_chip import FilterChip
from ui.widgets.lists import LineList
from ui.widgets.panels import Ground, column, row
from ui.widgets.rows import Cell, Row, RowsModel

_DEBOUNCE_MS = 200
_DETAIL, _DETAIL_NARROW = 384, 316
_TABLES = ("worker", "enrolment", "card", "batch", "user", "settings", "import_run")
_ICONS: Mapping[str, tuple[str, str]] = {
    "verification.verify": ("shield-check", "accenttext"),
    "verification.verify_all": ("shield-check", "accenttext"),
    "verification.send_back": ("return", "text2"),
    "verification.reject": ("ring-x", "err"),
    "verification.acknowledge": ("triangle", "warn"),
    "workers.save": ("pencil", "text2"),
    "workers.look": ("eye", "text2"),
    "enrolments.end": ("flag", "text2"),
    "imports.write": ("download", "text2"),
    "imports.undo": ("return", "text2"),
    "sending.send": ("lock", "text2"),
    "submissions.seal": ("lock", "text2"),
    "submissions.apply_answer": ("ring-check", "ok"),
    "printing.finish": ("printer", "text2"),
    "cards.queue_missing": ("card", "text2"),
    "handover.hand_over": ("hand-card", "ok"),
    "settings.save": ("gear", "text2"),
    "people.add_user": ("user", "text2"),
    "backups.note": ("save", "ok"),
    "inspection.save": ("report", "text2"),
    "arrival.note_guesses": ("key", "warn"),
    "arrival.note_new_key": ("key", "text2"),
}


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
        self.chain = ChainFoot()
        self._walked: Chain | None = None
        self._model = RowsModel((Column(key="happening"),))
        self.list = LineList(_("Kejadian"), 52)
        self.list.setModel(self._model)
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
        self.bind("Ctrl+F", self.search.setFocus)

    def refresh(self) -> None:
        """Ask for the newest entries that the filters let through."""
        asked = self._asked()
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
        super().open()

    def regions(self) -> list[QWidget]:
        """Give search, list and detail."""
        return [self.search, self.list, self.detail]

    def resized(self, size: SizeClass) -> None:
        """Give the detail less room in a small window."""
        wide = size.width >= Width.FULL
        self._beside.setFixedWidth(_DETAIL if wide else _DETAIL_NARROW)
        self.since.setVisible(size.width > Width.NARROW)

    def _build(self) -> None:
        bar = Ground("canvas", "bottom")
        bar.setFixedHeight(44)
        tools = QHBoxLayout(bar)
        tools.setContentsMargins(24, 0, 24, 9)
        tools.setSpacing(10)
        self.search.setFixedWidth(254)
        for each in (self.search, self.who, self.kind, self.since):
            tools.addWidget(each)
        self.head.add(self.check)
        self.head.add(self.export)
        if Right.SUPERVISE not in self.desk.app.user.rights:
            self.export.set_refusal(
                _("Hanya pengguna dengan peran Pengawas yang mengekspor riwayat.")
            )
        tools.addStretch(1)
        foot = row(self.older, (QWidget(), 1), margins=(8, 4, 8, 4))
        self._stack.addWidget(column((self.list, 1), foot, spacing=0))
        self._stack.addWidget(self.empty)
        ground = Ground("surface")
        inside = QHBoxLayout(ground)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self._stack, 1)
        inside.addWidget(self._beside)
        self.body.addWidget(bar)
        self.body.addWidget(ground, 1)
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
        self.older.triggered.connect(self._more)
        self.list.current_changed.connect(self._show_detail)
        self.list.opened.connect(self._enter_detail)
        self.detail.person_wanted.connect(self._open_person)

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
        marked = self._wanted
        self._model.show_rows([_row(each) for each in self._told])
        self._stack.setCurrentIndex(0 if self._told else 1)
        self.older.setVisible(came == PAGE)
        words = _("Semua orang") if not self.search.text().strip() else self.search.text()
        self.head.set_sub(words)
        at = self._model.row_of(str(marked))
        if self._told:
            self.list.go_to(max(at, 0))
        else:
            self.detail.show_happening(None)

    def _show_detail(self, at: int) -> None:
        if not 0 <= at < len(self._told):
            return
        told = self._told[at]
        self._wanted = told.seq
        self.detail.show_happening(told)
        self.desk.ask(
            self,
            lambda app: app.ask(history.details, app.facts, told.seq),
            done=partial(self._show_changes, told),
        )

    def _show_changes(self, told: Happening, changes: list[ChangeOf]) -> None:
        if told.seq == self._wanted:
            self.detail.show_changes(changes, told.people)

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


def _row(told: Happening) -> Row:
    icon, ink = _ICONS.get(told.use_case, ("info", "text2"))
    day = day_words(told.at.astimezone().date())
    second = day
    if told.reason:
        second = _("{day} · Alasan: “{reason}”").format(day=day, reason=told.reason)
    cell = Cell(
        text=f"{told.user} {told.what}",
        second=second,
        right=clock_words(told.at),
        icon=icon,
        ink=ink,
    )
    return Row(str(told.seq), (cell,))
