"""What people ask for about their own data: the register, what waits, and the answer to each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.app import App
from desktop_app.domain.data_request import (
    REFUSALS,
    DataRequest,
    Disposal,
)
from desktop_app.domain.dates import show_day
from desktop_app.domain.people import Right
from desktop_app.domain.show import number
from desktop_app.kernel.i18n import _, ngettext
from desktop_app.kernel.jobs import Progress
from desktop_app.queries import duties
from desktop_app.queries.duties import Waiting
from desktop_app.services import erasures, requests
from ui.desk import Desk
from ui.dialogs.reason import ReasonQuestion
from ui.own_sheet import ask_pdf, offer_sheet
from ui.pages.riwayat import affected
from ui.pages.riwayat.asking import ErasureQuestion, ask_for_request
from ui.pages.riwayat.request_panel import RequestPanel, called, due_words, look_of
from ui.times import moment_words
from ui.widgets.buttons import Button, Role
from ui.widgets.cells import Column
from ui.widgets.choice_edit import Choice
from ui.widgets.empty import EmptyState
from ui.widgets.labels import IconLine
from ui.widgets.lists import LineList
from ui.widgets.panels import Ground, column
from ui.widgets.pick_list import PickList
from ui.widgets.rows import Cell, Row, RowsModel

Erase = Callable[[App], Disposal]
_SIDE, _SIDE_NARROW = 384, 300


@dataclass(frozen=True, slots=True)
class _Known:
    """The register, who was kept too long, and the moment at which this was asked."""

    waiting: tuple[Waiting, ...]
    disposals: tuple[Disposal, ...]
    expired: tuple[str, ...]
    years: int
    at: datetime


def _known(app: App) -> _Known:
    settings = app.facts.settings
    expired = app.ask(duties.kept_too_long, settings.kept_since(app.facts.today))
    return _Known(
        tuple(app.ask(duties.requests)),
        tuple(app.ask(duties.disposals)),
        tuple(each.worker.id for each in expired),
        settings.keep_years,
        app.now(),
    )


class DutiesView(QWidget):
    """The register at the left, one request at the right; `person_wanted` carries a worker's id."""

    person_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._shown: dict[str, Waiting] = {}
        self._expired: tuple[str, ...] = ()
        self._disposals: Mapping[str, Disposal] = {}
        self._wanted = ""
        self._at = desk.app.now()
        self.add = Button(_("Catat permintaan…"), icon="plus", height=32)
        self.affected = Button(_("Siapa terdampak…"), Role.LIGHT, icon="users", height=32)
        self.minutes = Button(_("Berita acara…"), Role.LIGHT, icon="file", height=32)
        self.minutes.hide()
        self.kept = IconLine("clock", "", "text2")
        self.dispose = Button(_("Musnahkan…"), Role.LIGHT, icon="trash", height=32)
        self._model = RowsModel((Column(key="request"),))
        self.list = LineList(_("Permintaan"), 52)
        self.list.setModel(self._model)
        self.side = RequestPanel()
        self._stack = QStackedWidget()
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Ask for the register and for who was kept too long."""
        self.desk.ask(self, _known, done=self._show)

    def regions(self) -> list[QWidget]:
        """Give what F6 goes through."""
        return [self.add, self.list, self.side.sheet]

    def resized(self, *, wide: bool) -> None:
        """Give the panel less room in a small window."""
        self.side.setFixedWidth(_SIDE if wide else _SIDE_NARROW)

    def _build(self) -> None:
        bar = Ground("canvas", "bottom")
        bar.setFixedHeight(44)
        tools = QHBoxLayout(bar)
        tools.setContentsMargins(24, 0, 24, 9)
        tools.setSpacing(10)
        tools.addWidget(self.add)
        tools.addWidget(self.affected)
        tools.addStretch(1)
        nothing = EmptyState(
            "shield-check",
            _("Belum ada permintaan"),
            _("Siapa pun boleh meminta datanya dilihat, dibetulkan, atau dihapus."),
        )
        self._stack.addWidget(self.list)
        self._stack.addWidget(nothing)
        left = column((self._stack, 1), self._foot(), spacing=0)
        ground = Ground("surface")
        across = QHBoxLayout(ground)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(left, 1)
        across.addWidget(self.side)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(bar)
        whole.addWidget(ground, 1)
        self.side.show_request(None, self._at)
        self.side.hide()
        self._say_refusals()

    def _foot(self) -> QWidget:
        foot = Ground("surface", "top")
        inside = QHBoxLayout(foot)
        inside.setContentsMargins(16, 6, 16, 6)
        inside.addWidget(self.kept, 1)
        inside.addWidget(self.minutes)
        inside.addWidget(self.dispose)
        return foot

    def _say_refusals(self) -> None:
        rights = self.desk.app.user.rights
        administers = _("Hanya Administrator kantor yang menghapus data atau menolak permintaan.")
        if Right.ADMINISTER not in rights:
            for each in (self.dispose, self.side.erase, self.side.refuse):
                each.set_refusal(administers)
        if Right.EXAMINE not in rights:
            words = _("Hanya Petugas entri dan Verifikator yang menjawab permintaan.")
            for each in (self.add, self.side.sheet, self.side.fulfil):
                each.set_refusal(words)
        if Right.SUPERVISE not in rights:
            self.affected.set_refusal(_("Hanya Pengawas yang menanyakan siapa yang terdampak."))

    def _connect(self) -> None:
        self.list.current_changed.connect(self._mark)
        self.add.triggered.connect(self._add)
        self.affected.triggered.connect(lambda: affected.ask(self.window(), self.desk))
        self.dispose.triggered.connect(self._ask_to_destroy)
        self.minutes.triggered.connect(self._choose_minutes)
        self.side.sheet.triggered.connect(self._write_sheet)
        self.side.fulfil.triggered.connect(self._fulfil)
        self.side.erase.triggered.connect(self._ask_to_erase)
        self.side.refuse.triggered.connect(self._ask_to_refuse)
        self.side.open_button.triggered.connect(self._open)

    def _show(self, known: _Known) -> None:
        self._shown = {each.request.id: each for each in known.waiting}
        self._expired, self._at = known.expired, known.at
        n = len(known.expired)
        words = ngettext(
            "{n} orang melewati masa simpan {years} tahun.",
            "{n} orang melewati masa simpan {years} tahun.",
            n,
        )
        self.kept.show_line("clock", words.format(n=number(n), years=known.years), "text2")
        self.dispose.setVisible(n > 0)
        self._disposals = {each.id: each for each in known.disposals}
        self.minutes.setVisible(bool(known.disposals))
        self._model.show_rows([_row(each, known.at) for each in known.waiting])
        self._stack.setCurrentIndex(0 if known.waiting else 1)
        self.side.setVisible(bool(known.waiting))
        if known.waiting:
            self.list.go_to(max(self._model.row_of(self._wanted), 0))
        else:
            self.side.show_request(None, self._at)

    def _mark(self, at: int) -> None:
        self._wanted = self._model.key_of(at)
        self.side.show_request(self._shown.get(self._wanted), self._at)

    def _current(self) -> DataRequest | None:
        shown = self._shown.get(self._wanted)
        return shown.request if shown else None

    def _add(self) -> None:
        ask_for_request(self.window(), self.desk, self._noted)

    def _noted(self, made: DataRequest) -> None:
        self._wanted = made.id
        words = _("Permintaan {n} dicatat; jawab sebelum {due}")
        self.desk.bridge.undo_offered.emit(words.format(n=made.number, due=moment_words(made.due)))

    def _write_sheet(self) -> None:
        request = self._current()
        if request is not None:
            offer_sheet(self, self.desk, request.worker_id)

    def _fulfil(self) -> None:
        request = self._current()
        if request is not None:
            self.desk.do(
                self,
                lambda app, _p: app.do(requests.fulfil, request.id),
                done=partial(self._answered, _("Permintaan {n} dipenuhi")),
            )

    def _ask_to_refuse(self) -> None:
        request = self._current()
        if request is None:
            return
        dialog = ReasonQuestion(
            _("Mengapa permintaan ini ditolak?"),
            _("Tolak permintaan"),
            REFUSALS,
            remark=_("Alasannya disampaikan kepada pemohon secara tertulis."),
            danger=True,
            parent=self.window(),
        )
        dialog.accepted.connect(lambda: self._refuse(request.id, dialog.reason()))
        dialog.open()

    def _refuse(self, request_id: str, reason: str) -> None:
        self.desk.do(
            self,
            lambda app, _p: app.do(requests.refuse, request_id, reason),
            done=partial(self._answered, _("Permintaan {n} ditolak dengan alasan")),
        )

    def _answered(self, words: str, done: DataRequest) -> None:
        self.desk.bridge.undo_offered.emit(words.format(n=done.number))

    def _ask_to_erase(self) -> None:
        request = self._current()
        if request is None:
            return
        dialog = ErasureQuestion(1, self.window())
        dialog.accepted.connect(
            lambda: self._erase_with(lambda app: erasures.carry_out_request(app, request.id))
        )
        dialog.open()

    def _ask_to_destroy(self) -> None:
        listed = self._expired
        dialog = ErasureQuestion(len(listed), self.window())
        dialog.accepted.connect(
            lambda: self._erase_with(lambda app: erasures.carry_out_retention(app, listed))
        )
        dialog.open()

    def _erase_with(self, act: Erase) -> None:
        title = _("Berita acara pemusnahan")
        name = self.desk.file_name("berita-acara-pemusnahan.pdf")
        path = ask_pdf(self.window(), title, name)
        if path is not None:
            erase_to(self, self.desk, act, path)

    def _choose_minutes(self) -> None:
        """Let minutes of an earlier erasure be chosen, to be written again."""
        offered = [Choice(key, _called(each)) for key, each in self._disposals.items()]
        menu = PickList(_("Berita acara"), offered, (), many=False)
        menu.picked.connect(lambda keys: self.write_minutes(keys[0]) if keys else None)
        menu.open_below(self.minutes)

    def write_minutes(self, disposal_id: str) -> None:
        """Ask for a file and write the minutes of an earlier erasure into it."""
        disposal = self._disposals[disposal_id]
        path = ask_pdf(self.window(), _("Berita acara pemusnahan"), f"{disposal.code}.pdf")
        if path is None:
            return
        words = _("Berita acara {code} tersimpan di {name}")
        said = words.format(code=disposal.code, name=path.name)
        self.desk.ask(
            self,
            lambda app: app.ask(erasures.save_minutes, app.facts, disposal, path),
            done=lambda _written: self.desk.say(said),
        )

    def _open(self) -> None:
        request = self._current()
        if request is not None:
            self.person_wanted.emit(request.worker_id)


def _called(disposal: Disposal) -> str:
    n = len(disposal.lines)
    words = ngettext("{code}, {day}: {n} orang", "{code}, {day}: {n} orang", n)
    day = show_day(disposal.at.astimezone().date())
    return words.format(code=disposal.code, day=day, n=number(n))


def erase_to(owner: QWidget, desk: Desk, act: Erase, path: Path) -> None:
    """Erase people and write the minutes to `path`."""

    def work(app: App, _progress: Progress) -> Disposal:
        disposal = act(app)
        app.ask(erasures.save_minutes, app.facts, disposal, path)
        return disposal

    words = _("{n} orang dihapus; berita acara di {name}")
    desk.do(
        owner,
        work,
        done=lambda done: desk.say(words.format(n=number(len(done.lines)), name=path.name)),
        title=_("Menghapus data pribadi"),
    )


def _row(waiting: Waiting, at: datetime) -> Row:
    request = waiting.request
    icon, ink = look_of(request, at)
    cell = Cell(
        text=called(waiting),
        second=due_words(request, at),
        right=_("no. {n}").format(n=request.number),
        icon=icon,
        ink=ink,
    )
    return Row(request.id, (cell,))
