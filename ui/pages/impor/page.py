"""The page Impor: drop a list, review every row, write it once, take it back as one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.domain.accepting import offered, swapped_days
from desktop_app.domain.import_run import ImportRun
from desktop_app.domain.judging import REGISTERED
from desktop_app.domain.list_file import ListColumn, ListFile, Mended, Place
from desktop_app.domain.plan import Plan
from desktop_app.kernel.errors import AppError
from desktop_app.kernel.i18n import _
from desktop_app.services import imports, own_lists
from desktop_app.services.import_rows import Readings
from ui.desk import Desk, Page
from ui.numbers import number
from ui.page_job import PageJob
from ui.pages.impor import work
from ui.pages.impor.commit import CommitBar
from ui.pages.impor.history import Past
from ui.pages.impor.questions import ask_for_list, ask_where
from ui.pages.impor.result import Result
from ui.pages.impor.start import Start, waiting
from ui.review.rows import Shown
from ui.review.view import Review
from ui.sizes import Height, SizeClass
from ui.widgets.banners import Banner
from ui.widgets.buttons import Button, Role
from ui.widgets.drops import FileDrops
from ui.widgets.notices import Notices
from ui.widgets.panels import GUTTER, column


class ImporPage(Page):
    """Takes a list from the file to the store; nothing is written before "Tulis"."""

    TABLES = frozenset({"worker", "enrolment", "import_run"})
    wants_rail = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Impor"), _("Periksa dahulu, tulis sekali"))
        self._listed: ListFile | None = None
        self._readings = Readings()
        self._run: ImportRun | None = None
        self._keep = False
        self._low = False
        self.other = Button(_("Berkas lain…"), Role.LIGHT, icon="download")
        self.strip = PageJob(desk.jobs)
        self.notices = Notices()
        self.start = Start()
        self.review = Review()
        self.result = Result()
        self.waiting = waiting()
        self.bar = CommitBar()
        self.write = self.bar.primary
        self.drops = FileDrops(self, lambda: not self.strip.busy)
        self._stack = QStackedWidget()
        self._part: QWidget = self.start
        self._lay_out()
        self._connect()
        self.drops.dropped.connect(self.take)
        self._show(self.start)

    @property
    def plan(self) -> Plan | None:
        """The plan under review, None when there is none."""
        return self.review.shown.plan if self.review.shown and self._listed else None

    def refresh(self) -> None:
        """Ask for the imports of the past."""
        self.desk.ask(self, work.past, done=self._show_past)

    def open(self, **context: object) -> None:
        """Take a file that was dropped elsewhere."""
        if isinstance(context.get("path"), str | Path):
            self.take(Path(str(context["path"])))
        else:
            self.go_in()

    def is_busy(self) -> bool:
        """Whether leaving now would lose a review."""
        return self.plan is not None

    def help_topic(self) -> str | None:
        """Give the page of the finding that is shown beside the sheet."""
        code = self.review.panel.code if self._part is self.review else ""
        return f"temuan-{code}" if code else ""

    def regions(self) -> list[QWidget]:
        """Give what F6 goes through."""
        if self._part is self.review:
            boxes = self.review.counters.boxes
            return [boxes["read"], self.review.sheet.table, self.write]
        if self._part is self.result:
            return [self.result.people]
        return [self.start.choose]

    def resized(self, size: SizeClass) -> None:
        """Lay out for another class of size."""
        self._low = size.height is Height.LOW
        self.review.resized(size)
        self.bar.resized(size)
        self._show(self._part)

    def step_back(self) -> bool:
        """Stop reading, or leave the review, on Esc; nothing was written."""
        if self._part is self.waiting:
            self.strip.stop()
            return True
        if self.strip.busy or self._part is self.start:
            return False
        self._leave()
        return True

    def ask_for_file(self) -> None:
        """Let the user choose a file."""
        if self.strip.busy:
            return
        path = ask_for_list(self)
        if path is not None:
            self.take(path)

    def take(self, path: Path) -> None:
        """Read a file and show what would become of its rows."""
        if self.strip.busy:
            return
        kind = self.start.kind.text()
        members = _("Peserta terdaftar: masuk sebagai Terdaftar")
        self.head.set_sub(members if kind == REGISTERED else _("Periksa dahulu, tulis sekali"))
        readings = Readings()
        self._readings = readings
        job = self.desk.reckon(
            self,
            lambda app, progress: work.read(app, path, kind, progress, readings),
            done=self._planned,
            failed=self._unreadable,
        )
        self._keep = False
        self.notices.clear()
        self._show(self.waiting)
        self.waiting.setFocus(Qt.FocusReason.OtherFocusReason)
        self.strip.follow(job, _("Membaca {name}").format(name=path.name))

    def commit(self) -> None:
        """Write what the plan proposes."""
        plan = self.plan
        if plan is None or self.strip.busy or self.write.refusal:
            return
        self.write.set_busy(_("Menulis…"))
        job = self.desk.do(
            self,
            lambda app, progress: work.write(app, plan, progress),
            done=self._written,
            failed=self._failed,
        )
        self.strip.follow(job, _("Menulis ke data"))

    def save_refused(self, path: Path) -> None:
        """Write the refused rows as a workbook for the sender."""
        shown = self.review.shown
        if shown is None or shown.listed is None:
            return
        plan, listed = shown.plan, shown.listed
        self.desk.reckon(
            self,
            lambda app, _progress: imports.write_refused(plan, listed, path, app.mark),
            done=lambda rows: self.desk.say(
                _("{n} baris tersimpan di {name}").format(n=number(rows), name=path.name)
            ),
        )

    def save_own(self, path: Path) -> None:
        """Save everybody with everything as a workbook that another store of ours reads."""
        job = self.desk.do(
            self,
            lambda app, progress: app.do(own_lists.write, path, progress=progress),
            done=lambda written: self.desk.say(
                _("{n} baris tersimpan di {name}").format(n=number(written.rows), name=path.name)
            ),
            failed=self._failed,
        )
        self.strip.follow(job, _("Menulis daftar lengkap"))

    def _planned(self, found: tuple[ListFile, Shown]) -> None:
        self._listed, shown = found
        self.review.show_plan(shown, keep=self._keep)
        self._show(self.review)
        self.bar.show_plan(shown.plan)
        if not self._keep:
            self.review.sheet.table.setFocus(Qt.FocusReason.OtherFocusReason)
            self._ask_about_days(shown.plan)
        self._keep = False
        self.desk.say(_("Belum ada yang ditulis ke data"))

    def _written(self, run: ImportRun) -> None:
        self._run = run
        self._listed = None
        self.write.set_ready()
        self.result.show_run(run, fresh=True)
        self._show(self.result)
        self.result.people.setFocus(Qt.FocusReason.OtherFocusReason)

    def _undo(self) -> None:
        run = self._run
        if run is None:
            return
        self.result.set_busy(_("Membatalkan…"))
        self.desk.do(
            self,
            lambda app, progress: app.do(imports.undo, run.number, progress=progress),
            done=self._undone,
            failed=self._failed,
        )

    def _undone(self, run: ImportRun) -> None:
        self._run = None
        self.result.show_undone(run)
        self.result.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _mend(self, place: Place, name: str, words: str) -> None:
        if self._listed is not None:
            self._plan_again(self._listed.with_mended((place, name, words)))

    def _take_all(self, code: str) -> None:
        if self._listed is not None and self.plan is not None:
            self._plan_again(self._listed.with_mended(*offered(self.plan, (code,))))

    def _ask_about_days(self, plan: Plan) -> None:
        """Ask once about a column of dates that make sense only with day and month exchanged."""
        mended = swapped_days(plan)
        if not mended:
            return
        swap = Button(_("Tukar semuanya"), icon="return", height=30)
        leave = Button(_("Biarkan"), Role.LIGHT, height=30)
        swap.triggered.connect(lambda: self._swap_days(mended))
        leave.triggered.connect(self.notices.clear)
        first = _("Hari dan bulan di kolom tanggal lahir tampaknya tertukar.")
        said = _(
            "{n} tanggal cocok dengan NIK hanya bila ditukar; tidak satu pun cocok apa adanya."
        )
        self.notices.show_banner(
            Banner("warning", first, said.format(n=number(len(mended))), swap, leave)
        )

    def _swap_days(self, mended: tuple[Mended, ...]) -> None:
        self.notices.clear()
        if self._listed is not None:
            self._plan_again(self._listed.with_mended(*mended))

    def _remap(self, column_read: ListColumn, name: str) -> None:
        if self._listed is not None:
            self._plan_again(self._listed.with_column(column_read, name))

    def _plan_again(self, listed: ListFile) -> None:
        plan = self.plan
        if plan is None or self.strip.busy:
            return
        self._keep = True
        readings = self._readings
        job = self.desk.reckon(
            self,
            lambda app, progress: work.plan(app, listed, plan.kind, progress, readings),
            done=self._planned,
            failed=self._failed,
        )
        self.strip.follow(job, _("Memeriksa lagi"))

    def _leave(self) -> None:
        self._listed = None
        self._run = None
        self.notices.clear()
        self._show(self.start)
        self.start.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def _unreadable(self, trouble: AppError) -> None:
        self._leave()
        self.notices.show_banner(
            Banner("error", str(trouble), _("Tidak ada yang berubah pada data."))
        )

    def _failed(self, trouble: AppError) -> None:
        self.write.set_ready()
        self.result.set_busy("")
        self.notices.show_banner(
            Banner("error", str(trouble), _("Tidak ada yang berubah pada data."))
        )

    def _ended(self) -> None:
        """A stopped job brings nothing home: go back to where it began."""
        self.write.set_ready()
        if self._part is self.waiting:
            self._show(self.review if self._listed else self.start)
            self.go_in()

    def _show(self, part: QWidget) -> None:
        self._part = part
        self._stack.setCurrentWidget(part)
        self.bar.setVisible(part is self.review)
        self.other.setVisible(part is self.review)
        self.head.setVisible(not (self._low and part is self.review))

    def open_run(self, run: ImportRun) -> None:
        """Show what an import did, with the way back."""
        self._run = run
        self._listed = None
        self.notices.clear()
        if run.undone:
            self.result.show_undone(run)
        else:
            self.result.show_run(run)
        self._show(self.result)

    def _show_past(self, past: list[Past]) -> None:
        gone = {one.run.id for one in past if one.run.undone}
        if self._run and (self._run.id in gone or all(p.run.id != self._run.id for p in past)):
            self._undone(self._run)
        self.start.history.show_runs(past)
        self.result.history.show_runs(past)

    def _save_refused_as(self) -> None:
        shown = self.review.shown
        if shown is None:
            return
        path = ask_where(
            self, self.desk.file_name(f"{Path(shown.plan.file_name).stem} - ditolak.xlsx")
        )
        if path is not None:
            self.save_refused(path)

    def _save_own_as(self) -> None:
        name = self.desk.file_name("daftar-lengkap.xlsx")
        path = ask_where(self, name, _("Simpan daftar lengkap"))
        if path is not None and not self.strip.busy:
            self.save_own(path)

    def _lay_out(self) -> None:
        self.head.add(self.other)
        for part in (self.start, self.waiting, self.review, self.result):
            self._stack.addWidget(part)
        self.body.addWidget(self.notices)
        self.body.addWidget(column(self.strip, margins=(GUTTER, 0, GUTTER, 0)))
        self.body.addWidget(self._stack, 1)
        self.body.addWidget(self.bar)

    def _connect(self) -> None:
        self.strip.ended.connect(self._ended)
        self.start.history.opened.connect(self.open_run)
        self.result.history.opened.connect(self.open_run)
        self.start.asked.connect(self.ask_for_file)
        self.start.own_wanted.connect(self._save_own_as)
        self.start.drop.dropped.connect(self.drops.take)
        self.review.mended.connect(self._mend)
        self.review.all_taken.connect(self._take_all)
        self.review.remapped.connect(self._remap)
        self.review.panel.help_wanted.connect(self.explain_finding)
        self.other.triggered.connect(self.ask_for_file)
        self.write.triggered.connect(self.commit)
        self.bar.refused.triggered.connect(self._save_refused_as)
        self.bar.cancel.triggered.connect(self._leave)
        self.result.undo_wanted.connect(self._undo)
        self.result.people_wanted.connect(lambda: self.desk.go("pendataan"))
        self.result.refused_wanted.connect(self._save_refused_as)
        self.result.next_wanted.connect(self.ask_for_file)
        for key, act in (
            ("Ctrl+O", self.ask_for_file),
            ("Ctrl+Return", self.commit),
            ("Ctrl+Enter", self.commit),
            ("F8", self.review.next_issue),
            ("Shift+F8", lambda: self.review.next_issue(-1)),
            ("F4", self.review.panel.accept),
            ("Shift+F4", self.review.panel.accept_all),
            ("F2", self.review.panel.edit),
        ):
            self.bind(key, act)
