"""The page itself: asks for the figures and lays the blocks out for the window's size."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain.show import number
from desktop_app.kernel.i18n import _
from desktop_app.queries.workers import Filter
from desktop_app.services import backups, sticks
from desktop_app.services.backups import Backup
from ui.desk import Desk, Page
from ui.jobs import Job, Lane
from ui.pages.beranda.blocks import BackupCard, KelurahanPanel, MendPanel, TasksPanel
from ui.pages.beranda.figures import Figures, figures
from ui.pages.beranda.words import BEHIND, Task, stages, tasks
from ui.sizes import SizeClass, Width
from ui.times import day_words, short_day
from ui.widgets.bars import WeekBars
from ui.widgets.buttons import Button, Role
from ui.widgets.empty import EmptyState
from ui.widgets.funnel import Funnel
from ui.widgets.panels import GUTTER, Panel, Scroll, row

GAP = 16
_WIDEST = 1440
_DRAWN = 740
"""The page's height for which ten kelurahan and three findings are drawn."""
_ROW = 32


class BerandaPage(Page):
    """The figures of the office, each opening the list that it counts."""

    TABLES = frozenset(
        {"worker", "enrolment", "card", "batch", "settings", "quota", "pair", "data_request"}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Beranda"))
        self.search = Button(_("Cari atau beri perintah…"), icon="search", key="Ctrl+K")
        self.funnel = Funnel()
        self.tasks = TasksPanel()
        self.kelurahan = KelurahanPanel()
        self.backup = BackupCard()
        self.weeks = WeekBars(_("Pendataan 12 minggu"))
        self.to_mend = MendPanel()
        self._chart = Panel(_("Pendataan 12 minggu"), _("orang per minggu"))
        self._first = _first_steps(desk)
        self._grid = QGridLayout()
        self._rows = _rows(_DRAWN)
        self._shown: Figures | None = None
        self._asked: Job[Figures] | None = None
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Ask for the last backup, and for all figures when the page has been painted."""
        QTimer.singleShot(0, self, self._ask_figures)
        self.desk.reckon(
            self, lambda app, _p: backups.last_backup(app.store), done=self.backup.show_backup
        )
        self.desk.reckon(
            self,
            lambda app, _p: app.ask(sticks.unseen_days, app.store, app.now()),
            done=self.backup.show_unseen,
        )

    def _ask_figures(self) -> None:
        if not self.isVisible():
            self._stale = True
            return
        app = self.desk.app
        self._asked = self.desk.jobs.run(
            Lane.READ, self, lambda progress: figures(app, progress), done=self._show
        )

    def hideEvent(self, event: QHideEvent) -> None:
        """Let go what is not answered yet: another page asks now, this one when it is seen again."""
        super().hideEvent(event)
        if self._asked is not None:
            self._asked.stop()
            self._stale = True

    def regions(self) -> list[QWidget]:
        """Give the blocks in reading order."""
        blocks: list[QWidget] = [*self.funnel.blocks[:1], self.tasks, self.kelurahan]
        return [*blocks, self.backup.button, self.to_mend]

    def resized(self, size: SizeClass) -> None:
        """Three columns, two, or one."""
        self._lay_out(size.width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        rows = _rows(event.size().height())
        if rows != self._rows:
            self._rows = rows
            if self._shown is not None:
                self._show_rows(self._shown)

    def _build(self) -> None:
        self.head.add(self.search)
        self._chart.body.setContentsMargins(16, 2, 16, 6)
        self.weeks.setMinimumHeight(64)
        self._chart.body.addWidget(self.weeks)
        content = QWidget()
        content.setMaximumWidth(_WIDEST)
        inside = QVBoxLayout(content)
        inside.setContentsMargins(GUTTER, 4, GUTTER, 12)  # room for the ring above
        inside.setSpacing(GAP)
        inside.addWidget(self.funnel)
        inside.addWidget(self._first, 1)
        inside.addLayout(self._grid, 1)
        self._grid.setSpacing(GAP)
        self.body.addWidget(Scroll(row((content, 1000), (QWidget(), 1), spacing=0)))
        self._first.hide()
        self._lay_out(Width.FULL)

    def _connect(self) -> None:
        self.search.triggered.connect(self.desk.bridge.palette_wanted)
        self.backup.button.triggered.connect(self.desk.bridge.backup_wanted)
        self.desk.bridge.backed_up.connect(self._backed_up)
        self.funnel.opened.connect(self._open_stage)
        self.tasks.opened.connect(self._open_task)
        self.kelurahan.opened.connect(self._open_kelurahan)
        self.to_mend.opened.connect(self._open_finding)

    def _lay_out(self, width: Width) -> None:
        for widget in self._blocks():
            self._grid.removeWidget(widget)
        for column in range(3):
            self._grid.setColumnStretch(column, 0)
        places = _PLACES[min(width, Width.FULL)]
        for widget, place in zip(self._blocks(), places, strict=True):
            self._grid.addWidget(widget, *place)
        shares = {Width.FULL: (10, 10, 9), Width.MEDIUM: (1, 1), Width.NARROW: (1,)}
        for column, share in enumerate(shares[min(width, Width.FULL)]):
            self._grid.setColumnStretch(column, share)

    def _blocks(self) -> tuple[QWidget, ...]:
        return (self.tasks, self.kelurahan, self.backup, self._chart, self.to_mend)

    def _show(self, shown: Figures) -> None:
        self._asked = None
        if self._stale:
            return  # it was left
        first, self._shown = self._shown is None, shown
        self.head.set_sub(day_words(shown.today))
        empty = not shown.funnel.listed
        self._first.setVisible(empty)
        for block in (*self._blocks(), self.funnel):
            block.setVisible(not empty)
        self.funnel.show_stages(stages(shown))
        self.tasks.show_tasks(tasks(shown))
        self._show_rows(shown)
        newest = shown.weeks[-1][1]
        this_week = _("minggu ini: {n}").format(n=number(newest))
        counts = [count for _monday, count in shown.weeks]
        self.weeks.show_weeks(counts, short_day(shown.weeks[0][0]), this_week)
        if first and self.isVisible():
            (self._first if empty else self.funnel.blocks[0]).setFocus()

    def _show_rows(self, shown: Figures) -> None:
        kelurahan, findings = self._rows
        if shown.quotas:
            self.kelurahan.show_seats(shown.quotas, kelurahan)
        else:
            self.kelurahan.show_shares(shown.kelurahan, kelurahan)
        self.to_mend.show_findings(shown.to_mend, findings)

    def _backed_up(self, made: Backup) -> None:
        self.backup.show_backup(made)

    def _open_stage(self, code: str) -> None:
        page, context = BEHIND[code]
        self.desk.go(page, **context)

    def _open_task(self, task: Task) -> None:
        self.desk.go(task.page, **task.context)

    def _open_kelurahan(self, code: str) -> None:
        self.desk.go("pendataan", filter=Filter(region=code))

    def _open_finding(self, code: str) -> None:
        self.desk.go("pendataan", filter=Filter(finding=code))


_Place = tuple[int, int, int, int]
_PLACES: dict[Width, tuple[_Place, ...]] = {
    Width.FULL: ((0, 0, 3, 1), (0, 1, 3, 1), (0, 2, 1, 1), (1, 2, 1, 1), (2, 2, 1, 1)),
    Width.MEDIUM: ((0, 0, 2, 1), (0, 1, 2, 1), (2, 0, 1, 1), (2, 1, 2, 1), (3, 0, 1, 1)),
    Width.NARROW: ((0, 0, 1, 1), (1, 0, 1, 1), (2, 0, 1, 1), (3, 0, 1, 1), (4, 0, 1, 1)),
}
"""Row, column, rows, columns of: tasks, kelurahan, backup, chart, findings."""


def _rows(height: int) -> tuple[int, int]:
    """Give how many kelurahan and findings fit: more rows in a high window, never larger ones."""
    more = (height - _DRAWN) // _ROW
    return max(10 + more, 6), min(max(3 + more, 1), 12)


def _first_steps(desk: Desk) -> QWidget:
    """Give what to do first in an office without people."""
    bring = Button(_("Impor daftar…"), Role.PRIMARY, icon="download", height=36)
    write = Button(_("Pekerja baru"), icon="plus", height=36)
    bring.triggered.connect(lambda: desk.go("impor"))
    write.triggered.connect(lambda: desk.go("pendataan", new=True))
    empty = EmptyState(
        "users",
        _("Belum ada orang di daftar kantor ini."),
        _("Mulai dengan daftar Excel dari RT, atau ketik orang pertama dari KTP."),
    )
    holder = QWidget()
    holder.setFocusProxy(bring)
    holder.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
    column = QVBoxLayout(holder)
    column.addStretch(2)
    column.addWidget(empty)
    column.addWidget(row(bring, write), 0, Qt.AlignmentFlag.AlignHCenter)
    column.addStretch(3)
    return holder
