"""The page Orang yang sama: who may be one person, decided group by group; looking for more."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.app import App
from desktop_app.domain.duplicates.matching import Searched
from desktop_app.domain.duplicates.pair import Pair
from desktop_app.domain.people import RIGHT_LABELS, Right
from desktop_app.domain.refusals import APART
from desktop_app.kernel.errors import AppError, NotAllowedError
from desktop_app.kernel.i18n import _, ngettext
from desktop_app.kernel.jobs import Progress
from desktop_app.queries import duplicates as questions
from desktop_app.queries.duplicates import Decided
from desktop_app.services import duplicates
from ui.desk import Desk, Page
from ui.dialogs.reason import ReasonQuestion
from ui.numbers import number
from ui.page import HEAD_HEIGHT
from ui.page_job import PageJob
from ui.pages.sama.case import Waiting, read_waiting
from ui.pages.sama.choice import Choice
from ui.pages.sama.decided import DecidedQuestion
from ui.pages.sama.queue import Queue
from ui.pages.sama.view import GroupView
from ui.sizes import SizeClass
from ui.widgets.buttons import Button, Role
from ui.widgets.empty import EmptyState
from ui.widgets.fold import Fold, Widths
from ui.widgets.panels import column

_WIDTHS = Widths(side=268)
_TWO = 2
_HEADS = {True: 42, False: HEAD_HEIGHT}


class SamaPage(Page):
    """The queue of groups, one of them to be decided about."""

    TABLES = frozenset({"pair", "worker", "enrolment", "user"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Orang yang sama"), rule=True)
        self._waiting: Waiting | None = None
        self._wanted = ""
        self._refusal = ""
        self.queue = Queue()
        self.view = GroupView()
        self.skip = Button(_("Lewati"), Role.LIGHT, key="Ctrl+→")
        self.decided = Button(_("Keputusan…"), Role.LIGHT, icon="clock", key="Alt+K")
        self.search = Button(_("Cari di seluruh daftar"), icon="search", key="Alt+C")
        self.first_search = Button(_("Cari di seluruh daftar"), Role.PRIMARY, icon="search")
        self.job = PageJob(desk.jobs)
        self.empty = EmptyState("users", "", "", action=self.first_search)
        self._fold = Fold(self.queue, self.view, None, _WIDTHS)
        self.stack = QStackedWidget()
        self._build()
        self._connect()
        self._bind_keys()

    def refresh(self) -> None:
        """Ask for the queue."""
        self.desk.ask(self, read_waiting, done=self._show_waiting)

    def open(self, **context: Any) -> None:
        """Put the group of `worker_id` at hand, if given; else go on with the queue."""
        worker = str(context.get("worker_id", ""))
        if worker:
            self._wanted = worker
            self.refresh()
        super().open()

    def regions(self) -> list[QWidget]:
        """Give queue, comparison and decision; the search where nothing waits."""
        if self.stack.currentIndex():
            return [self.first_search]
        return [self.queue, self.view.compare, self.view.same]

    def resized(self, size: SizeClass) -> None:
        """Fold the queue away where there is no room for two columns."""
        self._fold.resized(size)
        self.head.setFixedHeight(_HEADS[self._fold.narrow])

    def step_back(self) -> bool:
        """Go from the comparison back to the queue."""
        inside = self.view.isAncestorOf(self.focusWidget() or self)
        if inside and not self._fold.narrow:
            self.queue.setFocus()
        return inside and not self._fold.narrow

    def search_all(self) -> None:
        """Compare everybody with everybody, in the background."""
        if self.job.busy:
            return
        self.search.set_busy(_("Mencari…"))
        self.first_search.set_busy(_("Mencari…"))
        job = self.desk.reckon(self, _look, done=self._note)
        self.job.follow(job, _("Membandingkan semua orang"))

    def _build(self) -> None:
        for widget in (self._fold.button, self.decided, self.skip, self.search):
            self.head.add(widget)
        self.stack.addWidget(self._fold)
        self.stack.addWidget(self.empty)
        strip = column(self.job, margins=(24, 8, 24, 8))
        strip.hide()
        self.job.shown.connect(lambda: strip.setVisible(not self.job.isHidden()))
        self.body.addWidget(strip)
        self.body.addWidget(self.stack, 1)
        right = Right.RECORD in self.desk.app.user.rights
        refusal = "" if right else str(NotAllowedError(what=_(RIGHT_LABELS[Right.RECORD])))
        self._refusal = refusal
        for button in (self.view.same, self.view.apart, self.search, self.first_search):
            button.set_refusal(refusal)

    def _connect(self) -> None:
        self.queue.chosen.connect(self._chosen)
        self.queue.list.opened.connect(self._enter)
        self.view.same.triggered.connect(self._merge)
        self.view.apart.triggered.connect(self._ask_why)
        self.skip.triggered.connect(self.queue.skip)
        self.decided.triggered.connect(self._ask_decided)
        self.search.triggered.connect(self.search_all)
        self.first_search.triggered.connect(self.search_all)
        self.job.ended.connect(self._searched)

    def _bind_keys(self) -> None:
        self.bind("1", self.view.same.click)
        self.bind("2", self.view.apart.click)
        self.bind("Alt+X", self.view.turn)
        self.bind("Alt+C", self.search.click)
        self.bind("Alt+K", self.decided.click)
        self.bind("Ctrl+Right", self.queue.skip)
        self.bind("Ctrl+L", self._fold.open_list)

    def _show_waiting(self, waiting: Waiting) -> None:
        self._waiting = waiting
        somebody = bool(waiting.groups)
        self.stack.setCurrentIndex(0 if somebody else 1)
        self.skip.setVisible(len(waiting.groups) > 1)
        self.decided.setVisible(waiting.decided > 0)
        self.search.setVisible(somebody)
        self.head.set_sub(_head_words(waiting))
        self.empty.show_words(*_empty_words())
        self.queue.show_waiting(waiting, self._wanted)

    def _chosen(self, place: int) -> None:
        if self._waiting is None:
            return
        group = self._waiting.groups[place]
        if self._wanted not in {each.pair.id for each in group}:
            self._wanted = group[0].pair.id
        self.view.show_group(group, self._waiting)

    def _enter(self, _row: int) -> None:
        self._fold.close_list()
        self.view.setFocus()

    def _merge(self) -> None:
        choice = self.view.choice
        if choice is None:
            return
        self.view.same.set_busy(_("Menggabungkan…"))
        gathering = choice.gathering()
        said = _("{other} digabung ke {name}.")
        others = ", ".join(each.worker.name for each in choice.goes)
        said = said.format(other=others, name=choice.stays.worker.name)
        self.desk.do(
            self,
            lambda app, _progress: app.do(duplicates.merge_all, gathering),
            done=lambda _person: self._decided(said),
            failed=self._failed,
        )

    def _ask_why(self) -> None:
        choice = self.view.choice
        if choice is None:
            return
        question = ReasonQuestion(
            _apart_words(choice), _("Simpan: orang lain"), APART, remark=_names(choice), parent=self
        )
        pair_ids = choice.parted()
        question.accepted.connect(lambda: self._tell_apart(pair_ids, question.reason()))
        question.open()

    def _tell_apart(self, pair_ids: Sequence[str], why: str) -> None:
        said = ngettext(
            "Dicatat: orang yang berbeda. {n} pasangan tidak ditanyakan lagi.",
            "Dicatat: orang yang berbeda. {n} pasangan tidak ditanyakan lagi.",
            len(pair_ids),
        ).format(n=len(pair_ids))
        self.desk.do(
            self,
            lambda app, _progress: app.do(duplicates.part, pair_ids, why),
            done=lambda _pairs: self._decided(said),
            failed=self._failed,
        )

    def _ask_decided(self) -> None:
        self.desk.ask(self, lambda app: app.ask(questions.decided_pairs), done=self._show_decided)

    def _show_decided(self, decided: Sequence[Decided]) -> None:
        if not decided or self._waiting is None:
            return
        refusal = self._refusal
        question = DecidedQuestion(decided, self._waiting.users, refusal=refusal, parent=self)
        question.accepted.connect(lambda: self._take_back(question.marked().pair.id))
        question.open()

    def _take_back(self, pair_id: str) -> None:
        said = _("Keputusan ditarik. Pasangan ini menunggu lagi.")
        self._wanted = pair_id
        self.desk.do(
            self,
            lambda app, progress: app.do(duplicates.take_back, pair_id, progress=progress),
            done=lambda _pair: self._decided(said),
            failed=self._failed,
        )

    def _decided(self, said: str) -> None:
        self.view.same.set_ready()
        self.view.forget()
        self.desk.say(said)
        self.desk.bridge.undo_offered.emit(said)

    def _failed(self, trouble: AppError) -> None:
        self.view.same.set_ready()
        self.desk.jobs.troubled.emit(trouble)
        self.refresh()

    def _note(self, looked: Searched) -> None:
        self.desk.do(
            self,
            lambda app, _progress: app.do(duplicates.note, looked),
            done=lambda pairs: self._noted(pairs, looked.people),
        )

    def _noted(self, pairs: Sequence[Pair], people: int) -> None:
        if not pairs:
            said = _("{people} orang dibandingkan: tidak ada pasangan baru.")
            self.desk.say(said.format(people=number(people)))
            return
        said = ngettext(
            "{people} orang dibandingkan: {n} pasangan baru.",
            "{people} orang dibandingkan: {n} pasangan baru.",
            len(pairs),
        )
        self.desk.say(said.format(people=number(people), n=number(len(pairs))))

    def _searched(self) -> None:
        self.search.set_ready()
        self.first_search.set_ready()


def _apart_words(choice: Choice) -> str:
    if choice.out:
        return _("Mengapa yang tidak ikut orang yang berbeda?")
    if len(choice.inside) > _TWO:
        return _("Mengapa semuanya orang yang berbeda?")
    return _("Mengapa keduanya orang yang berbeda?")


def _names(choice: Choice) -> str:
    """Name those who are told apart: who is left out, or everybody."""
    places = sorted(choice.out) or choice.inside
    names = [choice.case.people[at].worker.name for at in places]
    if len(names) != _TWO or choice.out:
        return ", ".join(names)
    return _("{one} dan {other}").format(one=names[0], other=names[1])


def _look(app: App, progress: Progress) -> Searched:
    return app.ask(duplicates.find, progress)


def _head_words(waiting: Waiting) -> str:
    n = waiting.total
    if not n:
        return ""
    said = ngettext("{n} pasangan menunggu keputusan", "{n} pasangan menunggu keputusan", n)
    return said.format(n=number(n))


def _empty_words() -> tuple[str, str]:
    return (
        _("Tidak ada pasangan yang menunggu keputusan"),
        _("Pasangan muncul saat orang diketik, saat daftar diimpor, dan setelah pencarian ini."),
    )
