"""The page Verifikasi: a second pair of eyes decides about one person after the other."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from itertools import pairwise
from typing import Any

from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from desktop_app.domain.checklist import CHECKLIST
from desktop_app.domain.people import RIGHT_LABELS, Right
from desktop_app.domain.person import Person
from desktop_app.domain.record import Issue
from desktop_app.domain.refusals import ACCEPTANCES, REFUSALS, RETURNS
from desktop_app.kernel.errors import AppError, NotAllowedError
from desktop_app.kernel.i18n import N_, _, ngettext
from desktop_app.services import half_checked, verification
from ui.desk import Desk, Page
from ui.dialogs.reason import ReasonQuestion
from ui.numbers import number
from ui.page import HEAD_HEIGHT
from ui.pages.verifikasi.again import Again
from ui.pages.verifikasi.case import Case, Waiting, days_words, key_of, read_case, read_waiting
from ui.pages.verifikasi.panel import Panel
from ui.pages.verifikasi.queue import Queue
from ui.pages.verifikasi.record_view import RecordView
from ui.sizes import SizeClass
from ui.widgets.buttons import Button, Role
from ui.widgets.empty import EmptyState
from ui.widgets.fold import Fold, Widths

_WIDTHS = Widths(side=252, panel=360)
_HEADS = {True: 42, False: HEAD_HEIGHT}
_SEEN = "verifikasi.seen"
_DONE = {
    verification.verify: N_("{name} diverifikasi."),
    verification.send_back: N_("{name} dikembalikan ke pencatat."),
    verification.reject: N_("{name} ditolak."),
}


class VerifikasiPage(Page):
    """The queue of recorded people, one of them to be decided about."""

    TABLES = frozenset({"worker", "enrolment", "user", "settings", "photo", "recheck"})
    KEYS = (
        ("1–7", N_("Centang satu hal di daftar periksa")),
        ("+ −", N_("Perbesar dan perkecil gambar berkas")),
        ("R", N_("Putar gambar berkas")),
        ("Alt+A", N_("Akui catatan dengan alasan")),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Verifikasi"), rule=True)
        self._order = "waiting"
        self._wanted = ""
        self._outside = False
        self._waiting: Waiting | None = None
        self.case: Case | None = None
        self.queue = Queue()
        self.record = RecordView(desk)
        self.panel = Panel()
        self.skip = Button(_("Lewati"), Role.LIGHT, key="Ctrl+→")
        self.again = Again(desk, self)
        self.empty = EmptyState("shield-check", "", "")
        self._fold = Fold(self.queue, self.record, self.panel, _WIDTHS)
        self.stack = QStackedWidget()
        self._build()
        self._connect()
        self._bind_keys()
        desk.ask(
            self,
            lambda app: half_checked.kept(app.store, app.user.id),
            done=self._take_seen,
        )

    def refresh(self) -> None:
        """Ask for the queue, and for the person at hand."""
        order = self._order
        self.desk.ask(self, lambda app: read_waiting(app, order), done=self._show_waiting)
        self.again.refresh()

    def open(self, **context: Any) -> None:
        """Put `worker_id` at hand, if given; else go on with the queue."""
        worker = str(context.get("worker_id", ""))
        if worker:
            self._outside = True
            self._ask_for(worker)
        super().open()

    def help_topic(self) -> str | None:
        """Give the page of the first open finding while the focus is among the findings."""
        found, focus = self.panel.findings, QApplication.focusWidget()
        inside = focus is not None and found.isAncestorOf(focus)
        return f"temuan-{found.code}" if inside and found.code else ""

    def regions(self) -> list[QWidget]:
        """Give checklist, record, decision and queue."""
        return [self.panel.checklist, self.record, self.panel.verify, self.queue]

    def resized(self, size: SizeClass) -> None:
        """Fold the queue away where there is no room for three columns."""
        self._fold.resized(size)
        self.head.setFixedHeight(_HEADS[self._fold.narrow])

    def _build(self) -> None:
        self.head.add(self._fold.button)
        self.head.add(self.again.button)
        self.head.add(self.skip)
        self.stack.addWidget(self._fold)
        self.stack.addWidget(self.empty)
        self.body.addWidget(self.stack, 1)
        order: tuple[QWidget, ...] = (
            *self.panel.checklist.lines.values(),
            self.record.area,
            *(self.panel.verify, self.panel.send_back, self.panel.refuse),
            self.queue.list,
        )
        for before, after in pairwise(order):
            self.setTabOrder(before, after)

    def _connect(self) -> None:
        self.queue.chosen.connect(self._chosen)
        self.queue.order_wanted.connect(self.order_by)
        self.queue.list.opened.connect(self._enter_checklist)
        self.skip.triggered.connect(self.queue.skip)
        self.record.alike.opened.connect(lambda key: self.desk.go("pendataan", worker_id=key))
        self.panel.checklist.at_hand.connect(self.record.examine)
        self.panel.checklist.changed.connect(self._keep_seen)
        self.panel.findings.accept_wanted.connect(self._ask_acceptance)
        self.panel.findings.withdrawn.connect(self._withdraw)
        self.panel.findings.help_wanted.connect(self.explain_finding)
        self.panel.verify.triggered.connect(self._verify)
        self.panel.send_back.triggered.connect(self._ask_return)
        self.panel.refuse.triggered.connect(self._ask_refusal)

    def _bind_keys(self) -> None:
        for n, (code, _words) in enumerate(CHECKLIST, start=1):
            self.bind(str(n), partial(self.panel.checklist.toggle, code))
        self.bind("Ctrl+Return", self.panel.verify.click)
        self.bind("Alt+K", self.panel.send_back.click)
        self.bind("Alt+T", self.panel.refuse.click)
        self.bind("Alt+A", self._accept_first)
        self.bind("Alt+U", self.again.button.click)
        self.bind("Ctrl+V", self.record.papers.paste)
        self.bind("+", self.record.papers.larger.click)
        self.bind("-", self.record.papers.smaller.click)
        self.bind("R", self.record.papers.turn_button.click)
        self.bind("Alt+G", self.record.papers.from_camera)
        self.bind("Ctrl+Right", self.queue.skip)
        self.bind("Ctrl+L", self._fold.open_list)

    def order_by(self, order: str) -> None:
        """Show the queue in another order."""
        self._order = order
        self.refresh()

    def _show_waiting(self, waiting: Waiting) -> None:
        self._waiting = waiting
        somebody = bool(waiting.people) or self._outside
        self.stack.setCurrentIndex(0 if somebody else 1)
        self.skip.setVisible(waiting.total > 1)
        self.head.set_sub(_head_words(waiting))
        self.empty.show_words(*_empty_words(waiting))
        outside = self._wanted if self._outside else ""
        self.queue.show_waiting(waiting, self._order, self._wanted)
        if outside or self.queue.current():
            self._ask_for(outside or self.queue.current())

    def _chosen(self, worker_id: str) -> None:
        self._outside = False
        self._fold.close_list()
        if worker_id != self._wanted:
            self._ask_for(worker_id)

    def _ask_for(self, worker_id: str) -> None:
        self._wanted = worker_id
        self.desk.ask(self, lambda app: read_case(app, worker_id), done=self._show_case)

    def _show_case(self, case: Case | None) -> None:
        if case is None or case.person.worker.id != self._wanted or self._waiting is None:
            return
        another = self.case is None or self.case.person.worker.id != self._wanted
        self.case = case
        user = self.desk.app.user
        allowed = Right.VERIFY in user.rights
        refused = case.obstacle(user.id) if allowed else _no_right()
        self.panel.show_case(case, self._waiting.users, refused)
        if another and allowed:
            self.desk.look(self, _("Verifikasi"), worker_id=case.person.worker.id)
        if another:
            self.panel.checklist.show_seen(self._seen().get(case.person.enrolment.id, ()))
            self.panel.area.verticalScrollBar().setValue(0)
        self.record.show_case(case, self.panel.checklist.current, whole_nik=allowed)
        if another and self.stack.isAncestorOf(self.focusWidget() or self):
            self._settle_focus()

    def _settle_focus(self) -> None:
        """Go on with the checklist, unless somebody walks through the queue."""
        if not self.queue.list.hasFocus():
            self.panel.checklist.setFocus()

    def _enter_checklist(self, _row: int) -> None:
        self._fold.close_list()
        self.panel.checklist.setFocus()

    def _seen(self) -> dict[str, tuple[str, ...]]:
        seen: dict[str, tuple[str, ...]] = self.desk.kept.setdefault(_SEEN, {})
        return seen

    def _keep_seen(self) -> None:
        if self.case is not None:
            self._seen()[self.case.person.enrolment.id] = self.panel.checklist.seen()
            self._jot_seen()

    def _jot_seen(self) -> None:
        """Keep what is half checked for another day."""
        seen = dict(self._seen())
        self.desk.jot(self, lambda app: half_checked.keep(app.store, app.user.id, seen))

    def _take_seen(self, kept: Mapping[str, tuple[str, ...]]) -> None:
        seen = self._seen()
        for enrolment_id, papers in kept.items():
            seen.setdefault(enrolment_id, papers)
        if self.case is not None:
            self.panel.checklist.show_seen(seen.get(self.case.person.enrolment.id, ()))

    def _verify(self) -> None:
        seen = self.panel.checklist.seen()
        self.panel.verify.set_busy(_("Menyimpan…"))
        self._decide(verification.verify, seen)

    def _ask_return(self) -> None:
        self._ask_reason(
            verification.send_back,
            ReasonQuestion(
                _("Mengapa berkas ini dikembalikan?"),
                _("Kembalikan berkas"),
                RETURNS,
                remark=self._whose(),
                parent=self,
            ),
        )

    def _ask_refusal(self) -> None:
        self._ask_reason(
            verification.reject,
            ReasonQuestion(
                _("Mengapa berkas ini ditolak?"),
                _("Tolak berkas"),
                REFUSALS,
                remark=self._whose(),
                danger=True,
                parent=self,
            ),
        )

    def _ask_reason(self, use_case: Any, question: ReasonQuestion) -> None:
        question.accepted.connect(lambda: self._decide(use_case, question.reason()))
        question.open()

    def _whose(self) -> str:
        return self.case.person.worker.name if self.case else ""

    def _decide(self, use_case: Any, said: Any) -> None:
        if self.case is None:
            return
        enrolment_id = self.case.person.enrolment.id
        self.desk.do(
            self,
            lambda app, _progress: app.do(use_case, enrolment_id, said),
            done=partial(self._decided, use_case),
            failed=self._failed,
        )

    def _decided(self, use_case: Any, person: Person) -> None:
        self.panel.verify.set_ready()
        self._outside = False
        if self._seen().pop(person.enrolment.id, None):
            self._jot_seen()
        said = _(_DONE[use_case]).format(name=person.worker.name)
        self.desk.say(said)
        self.desk.bridge.undo_offered.emit(said)

    def _failed(self, trouble: AppError) -> None:
        self.panel.verify.set_ready()
        self.desk.jobs.troubled.emit(trouble)
        self.refresh()

    def _accept_first(self) -> None:
        if self.panel.findings.accept_buttons:
            self.panel.findings.accept_buttons[0].click()

    def _ask_acceptance(self, issue: Issue) -> None:
        question = ReasonQuestion(
            _("Mengapa catatan ini dapat diterima?"),
            _("Akui catatan"),
            ACCEPTANCES,
            remark=issue.message,
            parent=self,
        )
        question.help_topic = f"temuan-{issue.code}"
        question.accepted.connect(lambda: self._accept(issue, question.reason()))
        question.open()

    def _accept(self, issue: Issue, reason: str) -> None:
        if self.case is None:
            return
        enrolment_id, key = self.case.person.enrolment.id, key_of(issue)
        self.desk.do(
            self,
            lambda app, _progress: app.do(verification.acknowledge, enrolment_id, key, reason),
            done=lambda _person: self.desk.say(_("Catatan diakui.")),
        )

    def _withdraw(self, key: str) -> None:
        if self.case is None:
            return
        enrolment_id = self.case.person.enrolment.id
        take_back = verification.take_back_acknowledgement
        self.desk.do(
            self,
            lambda app, _progress: app.do(take_back, enrolment_id, key),
            done=lambda _person: self.desk.say(_("Pengakuan ditarik.")),
        )


def _no_right() -> str:
    return str(NotAllowedError(what=_(RIGHT_LABELS[Right.VERIFY])))


def _head_words(waiting: Waiting) -> str:
    n = waiting.total
    if not n:
        return ""
    said = ngettext("{n} berkas menunggu, tertua {days}", "{n} berkas menunggu, tertua {days}", n)
    return said.format(n=number(n), days=days_words(waiting.oldest_days))


def _empty_words(waiting: Waiting) -> tuple[str, str]:
    fact = _("Tidak ada berkas yang menunggu Anda")
    if not waiting.own:
        return fact, _("Orang tampil di sini setelah menjadi Terdata di halaman Pendataan.")
    said = ngettext(
        "{n} orang yang Anda catat sendiri diverifikasi oleh orang lain.",
        "{n} orang yang Anda catat sendiri diverifikasi oleh orang lain.",
        waiting.own,
    )
    return fact, said.format(n=number(waiting.own))
