"""The page Kiriman BPJS: batches at the left, the four steps of one of them, its next action."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.dates import show_day
from desktop_app.domain.submission import Batch
from desktop_app.domain.workflow import Status
from desktop_app.kernel.errors import AppError
from desktop_app.kernel.i18n import _, ngettext
from desktop_app.queries.workers import Filter
from desktop_app.services.submissions import Preflight
from ui.desk import Desk, Page
from ui.focus import put_in_order
from ui.numbers import number
from ui.pages.kiriman import work
from ui.pages.kiriman.action import Act, Next, next_of, next_of_draft
from ui.pages.kiriman.batch_list import BatchList, badge_of
from ui.pages.kiriman.doing import Doing
from ui.pages.kiriman.folder import FolderQuestion, ask_for_answer, usual_folder
from ui.pages.kiriman.steps import Steps
from ui.pages.kiriman.work import Draft, Standing
from ui.sizes import Height, SizeClass, Width
from ui.widgets.action_bar import HEIGHT, ActionBar
from ui.widgets.badges import Badge
from ui.widgets.banners import Banner
from ui.widgets.buttons import Button, Role
from ui.widgets.drops import FileDrops
from ui.widgets.empty import EmptyState
from ui.widgets.notices import Notices
from ui.widgets.panels import column


class KirimanPage(Page):
    """Carries a batch from the verified to the last answer."""

    TABLES = frozenset({"worker", "enrolment", "batch", "batch_line", "settings"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Kiriman BPJS"), rule=True)
        self._batches: list[Batch] = []
        self._batch_id = ""
        self._draft: Draft | None = None
        self._drafting = False
        self.standing: Standing | None = None
        self.question: FolderQuestion | None = None
        self._next = Next(Act.NEW, "", "plus", "")
        self.badge = Badge("waiting")
        self.new = Button(_("Kiriman baru…"), icon="plus", key="Ctrl+N")
        self.show_list = Button(_("Daftar kiriman"), Role.LIGHT, key="Ctrl+L")
        self.list = BatchList()
        self.steps = Steps()
        self.doing = Doing(desk, self)
        self.notices = Notices(above=12)
        self.primary = Button("", Role.PRIMARY, icon="lock", key="Ctrl+Enter", height=36)
        self.leave = Button(_("Batal"), Role.LIGHT, key="Esc", height=36)
        self.bar = ActionBar(self.primary, self.leave)
        self.empty = EmptyState(
            "send", _("Belum ada kiriman."), _("Tekan Ctrl+N untuk menyusun yang pertama.")
        )
        self.drops = FileDrops(self, lambda: not self.doing.busy)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    @property
    def checked(self) -> Preflight | None:
        """The pre-flight of the chosen groups, None when no batch is put together."""
        if self._draft is None or not self._drafting:
            return None
        chosen = self.steps.choose.chosen
        whole = self._draft.checked
        return whole if chosen is None else whole.of_groups(chosen)

    def refresh(self) -> None:
        """Ask for the batches, and anew for what is shown."""
        self.desk.ask(self, work.batches, done=self._show_batches)
        if self._drafting:
            self._ask_draft()

    def open(self, **context: object) -> None:
        """Take up a batch or an answer that another page sends along."""
        if context.get("new"):
            self.begin()
        elif isinstance(context.get("path"), str | Path):
            self.take_answer(Path(str(context["path"])))
        else:
            self.regions()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def regions(self) -> list[QWidget]:
        """Give what F6 goes through."""
        places: list[QWidget] = [self.list.list] if self._batches else [self.new]
        shown = self._stack.currentWidget() is not self.empty
        return [*places, self.primary] if shown else places

    def resized(self, size: SizeClass) -> None:
        """Fold the list away where the window is narrow; Ctrl+L brings it back."""
        narrow = size.width is Width.NARROW
        self.list.setVisible(not narrow)
        self.bar.setFixedHeight(48 if size.height is Height.LOW else HEIGHT)
        self.show_list.setVisible(narrow)

    def step_back(self) -> bool:
        """Leave a new batch or an answer that is not written."""
        plan = self.standing is not None and self.standing.plan is not None
        if self.doing.busy or not (self._drafting or plan):
            return False
        self._leave()
        return True

    def begin(self) -> None:
        """Put a new batch together."""
        self._drafting = True
        self.standing = None
        self.steps.choose.chosen = None
        self.list.mark("")
        self.notices.clear()
        self._ask_draft(focus=True)

    def seal_into(self, folder: Path) -> None:
        """Seal the batch and write its files."""
        checked = self.checked
        if checked is not None and not self.doing.busy:
            self.primary.set_busy(_("Menulis…"))
            self.doing.seal(checked, folder)

    def write_into(self, folder: Path) -> None:
        """Write the files of the sealed batch, cell for cell."""
        if self.standing is not None and not self.doing.busy:
            self.primary.set_busy(_("Menulis…"))
            self.doing.write(self.standing.batch, folder)

    def take_answer(self, path: Path) -> None:
        """Read an answer and show what it says."""
        if not self.doing.busy:
            self.doing.read(path)

    def apply(self) -> None:
        """Write what the answer says."""
        plan = self.standing.plan if self.standing else None
        if plan is not None and not self.doing.busy:
            self.primary.set_busy(_("Mencatat…"))
            self.doing.apply(plan)

    def go_on(self) -> None:
        """Do the next step."""
        if self.primary.refusal or self.doing.busy or not self.bar.isVisibleTo(self):
            return
        acts = {
            Act.SEAL: self._ask_folder,
            Act.WRITE: self._ask_folder,
            Act.READ: self._ask_answer,
            Act.APPLY: self.apply,
            Act.MEND: self._mend,
            Act.NEW: self.begin,
        }
        acts[self._next.act]()

    def _ask_draft(self, *, focus: bool = False) -> None:
        chosen = self.steps.choose.chosen
        self.desk.ask(self, lambda app: work.draft(app, chosen), done=self._show_draft)
        if focus:
            self.bar.show()
            self.primary.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_batches(self, found: tuple[list[Batch], int]) -> None:
        batches, year = found
        self._batches = batches
        self.list.show_batches(batches, year)
        self.list.mark("" if self._drafting else self._batch_id)
        if self._drafting or (self.standing and self.standing.plan):
            return
        wanted = next((one for one in batches if one.id == self._batch_id), None)
        wanted = wanted or next(iter(batches), None)
        if wanted is None:
            self._show(self.empty)
        else:
            self._choose(wanted)

    def _choose(self, batch: Batch) -> None:
        self._drafting = False
        self._batch_id = batch.id
        self.list.mark(batch.id)
        self.desk.ask(self, lambda app: work.standing(app, batch), done=self._show_standing)

    def _show_draft(self, draft: Draft) -> None:
        if not self._drafting:
            return
        self._draft = draft
        self.steps.show_draft(draft)
        put_in_order([self.list.list, *self.steps.choose.chips])
        checked = self.checked or draft.checked
        self._show(self.steps)
        self._offer(next_of_draft(len(checked.ready), len(checked.left_out)), leave=True)
        self.head.set_sub(_("baru · {layout}").format(layout=checked.layout.title))
        self.badge.hide()

    def _show_standing(self, standing: Standing) -> None:
        if self._drafting or standing.batch.id != self._batch_id:
            return
        self.standing = standing
        self.steps.show_standing(standing)
        self._show(self.steps)
        self._offer(next_of(standing), leave=standing.plan is not None)
        batch = standing.batch
        day = show_day(batch.start_month)
        about = _("{number} · {title} · mulai {day}")
        self.head.set_sub(about.format(number=batch.number, title=batch.title, day=day))
        self.badge.show_code(badge_of(batch))
        self.badge.show()

    def _answered(self, standing: Standing) -> None:
        self.notices.clear()
        self._drafting = False
        other = self._batch_id not in ("", standing.batch.id)
        self._batch_id = standing.batch.id
        self.list.mark(standing.batch.id)
        self._show_standing(standing)
        if other:
            said = _("Jawaban ini untuk kiriman {n}.").format(n=standing.batch.number)
            self.notices.show_banner(Banner("info", said, _("Kiriman itu sekarang dibuka.")))
        self.steps.to_answer()
        self.primary.setFocus(Qt.FocusReason.OtherFocusReason)

    def _applied(self, batch: Batch) -> None:
        self.primary.set_ready()
        self.standing = None
        self._choose(batch)
        self.desk.bridge.undo_offered.emit(_("Jawaban kiriman {n} dicatat").format(n=batch.number))

    def _sealed(self, batch: Batch, folder: Path) -> None:
        self.primary.set_ready()
        files = len(batch.files)
        said = ngettext(
            "{n} berkas tersimpan di {folder}.", "{n} berkas tersimpan di {folder}.", files
        )
        first = said.format(n=number(files), folder=folder)
        rest = _("Manifes dan surat pengantar ada di sampingnya.")
        self.notices.show_banner(Banner("ok", first, rest))
        self._choose(batch)

    def _not_written(self, trouble: AppError) -> None:
        """The seal stands even where the files could not be written."""
        self._drafting = False
        self.standing = None
        self._batch_id = ""
        self._failed(trouble)
        self.refresh()

    def _failed(self, trouble: AppError) -> None:
        self.primary.set_ready()
        self.notices.show_banner(Banner("error", str(trouble)))

    def _ask_folder(self) -> None:
        people = self.standing.batch.people if self.standing else 0
        if self.checked is not None:
            people = len(self.checked.ready)
        folder = Path(str(self.desk.kept.get("kiriman_folder", usual_folder())))
        self.question = FolderQuestion(people, seal=self._drafting, folder=folder, parent=self)
        self.question.accepted.connect(self._folder_named)
        self.question.open()

    def _folder_named(self) -> None:
        if self.question is None:
            return
        folder = self.question.folder
        self.desk.kept["kiriman_folder"] = str(folder)
        (self.seal_into if self._drafting else self.write_into)(folder)

    def _ask_answer(self) -> None:
        path = ask_for_answer(self)
        if path is not None:
            self.take_answer(path)

    def _to_the_missing(self) -> None:
        """Go where the people come from who could be sent."""
        if self._drafting and self.checked is not None:
            self.desk.go("pendataan" if self.checked.left_out else "verifikasi")

    def _mend(self) -> None:
        self.desk.go("pendataan", filter=Filter(statuses=(Status.DENIED,), batch=self._batch_id))

    def _open_person(self, worker_id: str) -> None:
        self.desk.go("pendataan", worker_id=worker_id)

    def _leave(self) -> None:
        self._drafting = False
        self.standing = None
        self.notices.clear()
        self.refresh()

    def _offer(self, step: Next, *, leave: bool) -> None:
        self._next = step
        self.primary.set_ready()
        self.primary.set_words(step.words)
        self.primary.set_icon(step.icon)
        self.primary.set_refusal(step.refusal)
        self.bar.say(step.first, step.second)
        self.leave.setVisible(leave)

    def _show(self, part: QWidget) -> None:
        self._stack.setCurrentWidget(part)
        self.bar.setVisible(part is not self.empty)
        self.badge.setVisible(part is not self.empty)
        if part is self.empty:
            self.head.set_sub("")

    def _lay_out(self) -> None:
        for widget in (self.badge, self.show_list, self.new):
            self.head.add(widget)
        self.badge.hide()
        self.show_list.hide()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.steps)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(column(self.notices, self.doing.strip, margins=(0, 0, 0, 0), spacing=0))
        right.addWidget(self._stack, 1)
        right.addWidget(self.bar)
        both = QHBoxLayout()
        both.setSpacing(0)
        both.addWidget(self.list)
        both.addLayout(right, 1)
        self.body.addLayout(both, 1)
        self._show(self.empty)

    def _connect(self) -> None:
        self.doing.strip.ended.connect(self.primary.set_ready)
        self.doing.sealed.connect(self._sealed)
        self.doing.not_written.connect(self._not_written)
        self.doing.answered.connect(self._answered)
        self.doing.applied.connect(self._applied)
        self.doing.failed.connect(self._failed)
        self.drops.dropped.connect(self.take_answer)
        self.new.triggered.connect(self.begin)
        self.show_list.triggered.connect(self._toggle_list)
        self.list.chosen.connect(self._choose)
        self.primary.triggered.connect(self.go_on)
        self.primary.refused.connect(self._to_the_missing)
        self.leave.triggered.connect(self._leave)
        self.steps.choose.changed.connect(self._ask_draft)
        self.steps.answer.drop.dropped.connect(self.drops.take)
        self.steps.person_wanted.connect(self._open_person)
        self.steps.seal.again.triggered.connect(self._ask_folder)
        self.steps.answer.read.triggered.connect(self._ask_answer)
        for key, act in (
            ("Ctrl+N", self.begin),
            ("Ctrl+O", self._ask_answer),
            ("Ctrl+L", self._toggle_list),
            ("Ctrl+Return", self.go_on),
            ("Ctrl+Enter", self.go_on),
        ):
            self.bind(key, act)

    def _toggle_list(self) -> None:
        if self.show_list.isVisibleTo(self):
            self.list.setVisible(not self.list.isVisible())
