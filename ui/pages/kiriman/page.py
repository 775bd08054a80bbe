"""The page Kiriman BPJS: batches at the left, the four steps of one of them, its next action."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from enum import Enum, auto
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.domain.submission import Batch
from desktop_app.domain.workflow import Status
from desktop_app.kernel.errors import AppError
from desktop_app.kernel.i18n import _, ngettext
from desktop_app.queries.workers import Filter
from desktop_app.services.submissions import Preflight
from ui.desk import Desk, Page
from ui.numbers import number
from ui.pages.kiriman import work
from ui.pages.kiriman.action import Act, next_of
from ui.pages.kiriman.answering import Answering
from ui.pages.kiriman.batch_list import about_of, badge_of
from ui.pages.kiriman.beside import Beside
from ui.pages.kiriman.check import Errand
from ui.pages.kiriman.doing import Doing
from ui.pages.kiriman.drafting import Drafting
from ui.pages.kiriman.folder import ask_for_answer
from ui.pages.kiriman.places import Acts, Places
from ui.pages.kiriman.sending import Sending
from ui.pages.kiriman.work import Overview, Standing, Written
from ui.sizes import SizeClass, Width
from ui.widgets.badges import Badge
from ui.widgets.banners import Banner
from ui.widgets.buttons import Button, Role
from ui.widgets.drops import FileDrops


class Mode(Enum):
    """What the page shows beside the list."""

    BATCH = auto()
    DRAFT = auto()
    WAITING = auto()
    MATCHING = auto()


class KirimanPage(Page):
    """Carries a batch from the verified to the last answer."""

    TABLES = frozenset({"worker", "enrolment", "batch", "batch_line", "card", "settings"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Kiriman BPJS"), rule=True)
        self.mode = Mode.BATCH
        self._batches: tuple[Batch, ...] = ()
        self._batch_id = ""
        self.standing: Standing | None = None
        self.badge = Badge("waiting")
        self.new = Button(_("Kiriman baru…"), icon="plus", key="Ctrl+N")
        self.show_list = Button(_("Daftar kiriman"), Role.LIGHT, key="Ctrl+L")
        self.doing = Doing(desk, self)
        self.sending = Sending(self.doing, desk.kept, self)
        self.answering = Answering(self.doing, self)
        self.beside = Beside(desk, self.doing, self.sending, self)
        self.places = Places(self.doing.strip, self.beside.waiting, self.beside.matching)
        self.drafting = Drafting(desk, self.places, self.sending, self)
        self.list, self.steps = self.places.list, self.places.steps
        self.primary, self.notices = self.places.primary, self.places.notices
        self.drops = FileDrops(self, lambda: not self.doing.busy)
        self._lay_out()
        self._connect()
        self._bind_keys()

    @property
    def checked(self) -> Preflight | None:
        """The pre-flight of the chosen people, None when no batch is put together."""
        return self.drafting.checked

    def refresh(self) -> None:
        """Ask for the batches, and anew for what is shown."""
        self.desk.ask(self, work.overview, done=self._show_overview)
        asked: Mapping[Mode, Callable[[], None]] = {
            Mode.DRAFT: self.drafting.refresh,
            Mode.WAITING: self.beside.ask_waiting,
            Mode.MATCHING: self.beside.ask_listed,
        }
        asked.get(self.mode, lambda: None)()

    def open(self, **context: object) -> None:
        """Take up what is named: `new`, `path`, `waiting`, `matching`; `back` from mending."""
        if context.get("new"):
            self.begin()
        elif isinstance(context.get("path"), str | Path):
            self.take_file(Path(str(context["path"])))
        elif context.get("waiting"):
            self.show_waiting()
        elif context.get("matching"):
            self.show_matching()
        elif context.get("back") and self.mode is Mode.DRAFT:
            self.drafting.go_to_people()
        else:
            self.go_in()

    def regions(self) -> list[QWidget]:
        """Give what F6 goes through."""
        places: list[QWidget] = [self.list.list] if self._batches else [self.new]
        if self.mode is Mode.WAITING:
            places.append(self.beside.waiting.table)
        return places if self.places.is_empty else [*places, self.primary]

    def resized(self, size: SizeClass) -> None:
        """Fold the list away where the window is narrow; Ctrl+L brings it back."""
        self.places.resized(size)
        self.show_list.setVisible(size.width is Width.NARROW)

    def step_back(self) -> bool:
        """Leave a new batch, an answer that is not written, or another view."""
        plan = self.standing is not None and self.standing.plan is not None
        if self.doing.busy or (self.mode is Mode.BATCH and not plan):
            return False
        if self.mode is Mode.MATCHING and self.beside.leave():
            self._offer_beside()
        else:
            self._leave()
        return True

    def begin(self, parent: Batch | None = None) -> None:
        """Put a new batch together, perhaps of those refused in another."""
        self.mode = Mode.DRAFT
        self.standing = None
        self.list.mark("")
        self.notices.clear()
        self.drafting.begin(parent)

    def show_waiting(self, batch: str = "") -> None:
        """Show those of whom the agency has said nothing."""
        self.beside.waiting.start(batch)
        self._turn_to(Mode.WAITING, _("yang belum dijawab BPJS"))
        self.beside.ask_waiting()
        self.beside.waiting.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_matching(self, path: Path | None = None) -> None:
        """Show the matching with Dukcapil, perhaps with its answer."""
        self._turn_to(Mode.MATCHING, _("pemadanan Dukcapil"))
        self.beside.ask_listed()
        self.primary.setFocus(Qt.FocusReason.OtherFocusReason)
        if path is not None:
            self.beside.take_result(path)

    def write_into(self, folder: Path, *, lock: bool = False) -> None:
        """Write the files of the sealed batch, cell for cell."""
        if self.standing is not None:
            self.sending.write(self.standing.batch, folder, lock=lock)

    def take_file(self, path: Path) -> None:
        """Read an answer: Dukcapil's where its view is shown, else the agency's."""
        if self.mode is Mode.MATCHING:
            self.beside.take_result(path)
        else:
            self.answering.take(path)

    def apply(self) -> None:
        """Write what the answer says."""
        plan = self.standing.plan if self.standing else None
        if plan is not None:
            self.answering.apply(plan)

    def go_on(self) -> None:
        """Do the next step."""
        if self.primary.refusal or self.doing.busy or not self.places.bar.isVisibleTo(self):
            return
        acts: Acts = {
            Act.SEAL: self.drafting.ask_seal,
            Act.WRITE: self._ask_again,
            Act.READ: self._ask_file,
            Act.APPLY: self.apply,
            Act.MEND: self._mend_refused,
            Act.RESEND: lambda: self.begin(self.standing.batch if self.standing else None),
            Act.NEW: self.begin,
            Act.CHASE: self.beside.chase,
            Act.MATCH: self.beside.match,
        }
        acts[self.places.next.act]()

    def _show_overview(self, found: Overview) -> None:
        self._batches = found.batches
        self.list.show_overview(found)
        self.list.mark(self._batch_id if self.mode is Mode.BATCH else "")
        if self.mode is not Mode.BATCH or (self.standing and self.standing.plan):
            return
        wanted = next((one for one in found.batches if one.id == self._batch_id), None)
        wanted = wanted or next(iter(found.batches), None)
        if wanted is None:
            self._show(self.places.empty)
        else:
            self._choose(wanted)

    def _choose(self, batch: Batch) -> None:
        self._turn_to_batches()
        self._batch_id = batch.id
        self.list.mark(batch.id)
        self.desk.ask(self, lambda app: work.standing(app, batch), done=self._show_standing)

    def _turn_to_batches(self) -> None:
        self.mode = Mode.BATCH
        self.drafting.end()

    def _drafted(self, sub: str) -> None:
        self.head.set_sub(sub)
        self.badge.hide()

    def _show_standing(self, standing: Standing) -> None:
        if self.mode is not Mode.BATCH or standing.batch.id != self._batch_id:
            return
        self.standing = standing
        self.steps.show_standing(standing)
        self._show(self.steps)
        waiting = standing.answered and standing.plan is None and standing.outcome.missing
        leave = _("Batalkan") if standing.plan is not None else ""
        self.places.offer(next_of(standing), leave=leave, chase=bool(waiting))
        self.head.set_sub(about_of(standing))
        self.badge.show_code(badge_of(standing.batch))
        self.badge.show()

    def _answered(self, standing: Standing) -> None:
        self.notices.clear()
        other = self._batch_id not in ("", standing.batch.id)
        self._turn_to_batches()
        self._batch_id = standing.batch.id
        self.list.mark(standing.batch.id)
        self._show_standing(standing)
        if other:
            said = _("Jawaban ini untuk kiriman {n}.").format(n=standing.batch.number)
            self.notices.show_banner(Banner("info", said, _("Kiriman itu sekarang dibuka.")))
        self.steps.to_answer()
        self.primary.setFocus(Qt.FocusReason.OtherFocusReason)

    def _applied(self, batch: Batch) -> None:
        self._changed(batch)
        self.desk.bridge.undo_offered.emit(_("Jawaban kiriman {n} dicatat").format(n=batch.number))

    def _changed(self, batch: Batch) -> None:
        self.primary.set_ready()
        self.standing = None
        self.notices.clear()
        self._choose(batch)

    def _written(self, done: Written, banner: Banner) -> None:
        self._changed(done.batch)
        self.notices.show_banner(banner)

    def _not_written(self, trouble: AppError) -> None:
        """What could not be written is not sealed either; a batch that stands is there still."""
        if self.mode is not Mode.DRAFT:
            self._turn_to_batches()
            self.standing = None
            self._batch_id = ""
        self._failed(trouble)
        self.refresh()

    def _failed(self, trouble: AppError) -> None:
        self.primary.set_ready()
        self.notices.show_banner(Banner("error", str(trouble)))

    def _matched(self, people: int) -> None:
        self.primary.set_ready()
        said = ngettext("Hasil {n} orang dicatat", "Hasil {n} orang dicatat", people)
        self.desk.bridge.undo_offered.emit(said.format(n=number(people)))
        self._offer_beside()

    def _ask_again(self) -> None:
        if self.standing is not None:
            self.sending.ask_again(self.standing.batch)

    def _ask_file(self) -> None:
        if self.mode is Mode.MATCHING:
            self.beside.ask_result()
        elif (path := ask_for_answer(self)) is not None:
            self.answering.take(path)

    def _of_standing(self, act: Callable[[Batch], None]) -> None:
        if self.standing is not None and not self.doing.busy:
            act(self.standing.batch)

    def _change_columns(self) -> None:
        if self.standing is not None and self.standing.answer_path is not None:
            self.answering.ask_columns(self.standing.answer_path)

    def _mend_refused(self) -> None:
        self.desk.go("pendataan", filter=Filter(statuses=(Status.DENIED,), batch=self._batch_id))

    def _mend(self, errand: Errand) -> None:
        self.desk.go("pendataan", **asdict(errand), back="kiriman")

    def _open_person(self, worker_id: str) -> None:
        self.desk.go("pendataan", worker_id=worker_id, back="kiriman")

    def _leave(self) -> None:
        self._turn_to_batches()
        self.standing = None
        self.notices.clear()
        self.beside.leave()
        self.refresh()

    def _turn_to(self, mode: Mode, sub: str) -> None:
        self.mode = mode
        self.drafting.end()
        self.standing = None
        self.list.mark("")
        self.notices.clear()
        views = {Mode.WAITING: self.beside.waiting, Mode.MATCHING: self.beside.matching}
        self._show(views[mode])
        self._offer_beside()
        self.head.set_sub(sub)
        self.badge.hide()

    def _offer_beside(self) -> None:
        if self.mode is Mode.WAITING:
            self.places.offer(self.beside.waiting.next(), leave=_("Kembali"))
        elif self.mode is Mode.MATCHING:
            self.places.offer(self.beside.matching.next(), leave=_("Kembali"))

    def _show(self, part: QWidget) -> None:
        self.places.show_view(part)
        self.badge.setVisible(not self.places.is_empty)
        if self.places.is_empty:
            self.head.set_sub("")

    def _lay_out(self) -> None:
        for widget in (self.badge, self.show_list, self.new):
            self.head.add(widget)
        self.show_list.hide()
        self.body.addWidget(self.places, 1)
        self._show(self.places.empty)

    def _connect(self) -> None:
        self._connect_work()
        self.drops.dropped.connect(self.take_file)
        self.new.triggered.connect(partial(self.begin, None))
        self.show_list.triggered.connect(self._toggle_list)
        self.list.chosen.connect(self._choose)
        self.list.waiting.triggered.connect(partial(self.show_waiting, ""))
        self.list.matching.triggered.connect(partial(self.show_matching, None))
        self.primary.triggered.connect(self.go_on)
        self.primary.refused.connect(self.drafting.go_to_missing)
        self.places.chase.triggered.connect(
            lambda: self._of_standing(lambda batch: self.show_waiting(batch.number))
        )
        self.places.leave.triggered.connect(self.step_back)
        self.drafting.shown.connect(self._drafted)
        for empty in (self.steps.answer.drop, self.beside.matching.drop):
            empty.dropped.connect(self.drops.take)
        self.steps.mend_wanted.connect(self._mend)
        for view in (self.beside.waiting, self.beside.matching):
            view.person_wanted.connect(self._open_person)
        self.steps.seal.again.triggered.connect(self._ask_again)
        self.steps.seal.withdraw.triggered.connect(
            lambda: self._of_standing(self.sending.ask_withdraw)
        )
        self.steps.answer.read.triggered.connect(self._ask_file)
        self.steps.answer.columns.triggered.connect(self._change_columns)
        self.steps.answer.undo.triggered.connect(lambda: self._of_standing(self.answering.ask_undo))

    def _connect_work(self) -> None:
        self.doing.strip.ended.connect(self.primary.set_ready)
        self.doing.failed.connect(self._failed)
        self.sending.written.connect(self._written)
        self.sending.not_written.connect(self._not_written)
        self.sending.withdrawn.connect(self._changed)
        self.answering.read.connect(self._answered)
        self.answering.applied.connect(self._applied)
        self.answering.undone.connect(self._changed)
        self.answering.told.connect(self.notices.show_banner)
        self.answering.matching_wanted.connect(self.show_matching)
        self.beside.shown.connect(self._offer_beside)
        self.beside.told.connect(self.notices.show_banner)
        self.beside.matched.connect(self._matched)
        for part in (self.sending, self.answering, self.beside):
            part.begun.connect(self.primary.set_busy)

    def _bind_keys(self) -> None:
        for key, act in (
            ("Ctrl+N", self.begin),
            ("Ctrl+O", self._ask_file),
            ("Ctrl+L", self._toggle_list),
            ("Ctrl+Return", self.go_on),
            ("Ctrl+Enter", self.go_on),
            ("Alt+T", self.show_waiting),
            ("Alt+P", self.show_matching),
        ):
            self.bind(key, act)

    def _toggle_list(self) -> None:
        self.list.setVisible(not self.list.isVisible() or not self.show_list.isVisibleTo(self))
