"""The blocks of Beranda below the funnel."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.findings import RULES, label
from desktop_app.domain.show import number
from desktop_app.kernel.clock import now
from desktop_app.kernel.i18n import _
from desktop_app.services.backups import Backup
from ui.pages.beranda.figures import Seats, Shares
from ui.pages.beranda.words import Task
from ui.times import moment_words
from ui.widgets.bars import ShareRow
from ui.widgets.buttons import Button, Role
from ui.widgets.labels import ElidedLabel, IconView, Label
from ui.widgets.levels import LEVELS
from ui.widgets.panels import Card, Panel, Rule, column, row
from ui.widgets.press import Press
from ui.widgets.row_buttons import CountRow, WorkRow

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_OLD_DAYS = 7


class Lines(QWidget):
    """Pressable lines one below the other: one stop of the Tab key, arrows go between them."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.lines: list[Press] = []

    def show_lines(self, lines: Sequence[Press]) -> None:
        """Show other lines; the focus stays at its place."""
        at = next((i for i, line in enumerate(self.lines) if line.hasFocus()), -1)
        before, self.lines = self.lines, list(lines)
        for index, line in enumerate(self.lines):
            if index:
                line.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            self._column.addWidget(line)
            line.show()
        self.setFocusProxy(self.lines[0] if self.lines else None)  # type: ignore[arg-type]
        if at >= 0 and self.lines:
            self.lines[min(at, len(self.lines) - 1)].setFocus()
        for old in before:  # after the focus has moved on, else Qt would move it elsewhere
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        at = next((i for i, line in enumerate(self.lines) if line.hasFocus()), None)
        if step is None or at is None:
            super().keyPressEvent(event)
            return
        self.lines[max(0, min(at + step, len(self.lines) - 1))].setFocus(
            Qt.FocusReason.TabFocusReason
        )


class TasksPanel(Panel):
    """What waits for me; `opened` carries the task that was chosen."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Menunggu Anda"), padding=15)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.lines = Lines()
        self._none = Label(_("Tidak ada yang menunggu Anda."), "body", "text2")
        self._none.setContentsMargins(15, 14, 15, 14)
        self.body.addWidget(self.lines)
        self.body.addWidget(self._none)
        self.body.addStretch(1)
        self.setFocusProxy(self.lines)

    def show_tasks(self, tasks: Sequence[Task]) -> None:
        """Show other tasks."""
        lines: list[Press] = []
        for task in tasks:
            line = WorkRow(task.icon, task.count, task.what, task.remark, ink=task.ink)
            line.triggered.connect(lambda task=task: self.opened.emit(task))
            lines.append(line)
        self.lines.show_lines(lines)
        self._none.setVisible(not lines)
        self.set_remark(_("{n} pekerjaan").format(n=len(lines)) if lines else "")


class KelurahanPanel(Panel):
    """The kelurahan: places taken where places are set, else people verified of those listed.

    `opened` carries the code of one, "" = all.
    """

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("Orang per kelurahan"), _("terverifikasi/terdata · sisa"))
        self.lines = Lines()
        self.all = Button("", Role.LINK, trailing="chevron-right")
        self._sum = Label("", "remark", "text2")
        self.body.setContentsMargins(0, 4, 0, 2)
        self.body.setSpacing(2)
        self.body.addWidget(row(self.lines, margins=(11, 0, 11, 0)))
        self.body.addStretch(1)
        self.body.addWidget(Rule())
        self.body.addWidget(row(self.all, (QWidget(), 1), self._sum, margins=(3, 0, 15, 0)))
        self.all.triggered.connect(lambda: self.opened.emit(""))
        self.setFocusProxy(self.lines)

    def show_shares(self, shares: Sequence[Shares], most: int) -> None:
        """Show the first `most` kelurahan of all `shares`."""
        self.set_heading(_("Orang per kelurahan"))
        self.set_remark(_("terverifikasi/terdata · sisa"))
        self._show_rows(
            [(each.code, each.name, each.verified, each.listed) for each in shares], most
        )
        listed, verified = sum(s.listed for s in shares), sum(s.verified for s in shares)
        words = _("{verified} dari {listed} orang")
        self._sum.setText(words.format(verified=number(verified), listed=number(listed)))

    def show_seats(self, seats: Sequence[Seats], most: int) -> None:
        """Show the first `most` regions that have places."""
        self.set_heading(_("Kuota per kelurahan"))
        self.set_remark(_("terisi · sisa"))
        self._show_rows([(each.code, each.name, each.taken, each.places) for each in seats], most)
        # The whole city's places hold those of its kelurahan: only the outermost are added up.
        codes = {each.code for each in seats}
        whole = [s for s in seats if not any(s.code.startswith(f"{code}.") for code in codes)]
        taken, places = sum(each.taken for each in whole), sum(each.places for each in whole)
        words = _("{taken} dari {places} tempat")
        self._sum.setText(words.format(taken=number(taken), places=number(places)))

    def _show_rows(self, rows: Sequence[tuple[str, str, int, int]], most: int) -> None:
        lines: list[Press] = []
        for code, name, counted, whole in rows[:most]:
            line = ShareRow(name, counted, whole)
            line.triggered.connect(lambda code=code: self.opened.emit(code))
            lines.append(line)
        self.lines.show_lines(lines)
        self.all.set_words(_("Lihat {n} kelurahan").format(n=len(rows)))


class BackupCard(Card):
    """The last proven backup and the button that makes one."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = IconView("triangle", "warn", 18)
        self._title = ElidedLabel("", "heading")
        self._remark = ElidedLabel("", "remark", "text2")
        self._inside = ElidedLabel("", "remark", "text2")
        self._age = ElidedLabel("", "remark", "text2")
        self.button = Button(_("Cadangkan sekarang"))
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(column(self._title, self._remark, self._inside, spacing=2), 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 11, 14, 9)
        whole.setSpacing(8)
        whole.addLayout(line)
        whole.addWidget(Rule())
        whole.addWidget(row((self._age, 1), self.button))
        self.show_backup(None)

    def show_backup(self, last: Backup | None) -> None:
        """Show the last backup; None = there is none yet."""
        if last is None:
            self._icon.show_icon("triangle", "warn")
            self._title.set_text(_("Belum ada cadangan"))
            self._remark.set_text(_("Setiap cadangan dibuka dan diperiksa."))
            self._inside.hide()
            self._age.set_text("")
            return
        self._icon.show_icon("ring-check", "ok")
        self._title.set_text(_("Cadangan terbukti"))
        words = _("{moment} · dibuka dan diperiksa")
        self._remark.set_text(words.format(moment=moment_words(last.at)))
        people = number(last.rows.get("worker", 0))
        self._inside.set_text(_("{n} orang di dalamnya").format(n=people))
        self._inside.show()
        days = (now() - last.at).days
        self._age.set_text(_("{n} hari lalu").format(n=days) if days else _("Hari ini"))
        self._age.set_ink("warn" if days >= _OLD_DAYS else "text2")

    def show_unseen(self, days: int | None) -> None:
        """Remind of the stick when none was seen for a week; None = it was."""
        if days is not None:
            words = _("USB cadangan {n} hari tidak terlihat. Colokkan, lalu salin di Pengaturan.")
            self._inside.set_text(words.format(n=days))
            self._inside.set_ink("warn")
            self._inside.show()
        else:
            self._inside.set_ink("text2")


class MendPanel(Panel):
    """Findings that stand against people; `opened` carries the code of one."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("Perlu dibereskan"))
        self.lines = Lines()
        self._none = Label(_("Tidak ada catatan yang terbuka."), "body", "text2")
        self.body.setContentsMargins(16, 4, 16, 6)
        self.body.addWidget(self.lines)
        self.body.addWidget(self._none)
        self.body.addStretch(1)
        self.setFocusProxy(self.lines)

    def show_findings(self, found: Sequence[tuple[str, int]], most: int) -> None:
        """Show the `most` frequent findings."""
        lines: list[Press] = []
        for code, count in found[:most]:
            look = LEVELS[RULES[code].level.value]
            line = CountRow(look.icon, label(code), count, ink=look.ink)
            line.triggered.connect(lambda code=code: self.opened.emit(code))
            lines.append(line)
        self.lines.show_lines(lines)
        self._none.setVisible(not lines)
