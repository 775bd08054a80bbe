"""The batches at the left: number, people, where each stands, when it was sealed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from desktop_app.domain.dates import show_day
from desktop_app.domain.submission import Batch, BatchStatus
from desktop_app.kernel.i18n import _, ngettext
from ui.numbers import number
from ui.pages.kiriman.work import Overview, Standing
from ui.widgets.buttons import Button, Role
from ui.widgets.cells import Column
from ui.widgets.labels import Label
from ui.widgets.lists import LineList
from ui.widgets.panels import Ground, column, row
from ui.widgets.rows import Cell, Row, RowsModel

WIDTH = 244
_BADGES = {
    BatchStatus.SEALED: "waiting",
    BatchStatus.ANSWERED: "waiting",
    BatchStatus.CLOSED: "done",
    BatchStatus.WITHDRAWN: "void",
}


def badge_of(batch: Batch) -> str:
    """Give the code of the badge that says where a batch stands."""
    if batch.status == BatchStatus.SEALED and not batch.files:
        return "sealed"
    return _BADGES.get(BatchStatus(batch.status), "sealed")


def about_of(standing: Standing) -> str:
    """Say for the page's head which batch this is."""
    batch = standing.batch
    day = show_day(batch.start_month)
    if standing.parent:
        said = _("{number} · ulang dari {parent} · {title} · mulai {day}")
    else:
        said = _("{number} · {title} · mulai {day}")
    return said.format(number=batch.number, parent=standing.parent, title=batch.title, day=day)


class BatchList(Ground):
    """`chosen` carries the batch that is marked; below stand those who wait, and Dukcapil."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__("surface", "right")
        self._batches: tuple[Batch, ...] = ()
        columns = (Column(key="batch"),)
        self.model = RowsModel(columns)
        self.list = LineList(_("Kiriman"), 72)
        self.list.setModel(self.model)
        self._year = Label("", "remark", "text3")
        self._sum = Label("", "remark", "text2")
        self.waiting = Button(_("Belum dijawab"), Role.LIGHT, icon="clock", key="Alt+T")
        self.matching = Button(_("Cek Dukcapil"), Role.LIGHT, icon="swap", key="Alt+P")
        head = row((Label(_("Kiriman"), "heading"), 1), self._year, margins=(16, 0, 16, 0))
        head.setFixedHeight(44)
        foot = Ground("surface", "top")
        foot.setFixedHeight(41)
        inside = QVBoxLayout(foot)
        inside.setContentsMargins(16, 0, 16, 0)
        inside.addWidget(self._sum)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 1, 0)
        whole.setSpacing(0)
        whole.addWidget(head)
        whole.addWidget(self.list, 1)
        whole.addWidget(column(self.waiting, self.matching, margins=(8, 6, 8, 6), spacing=2))
        whole.addWidget(foot)
        self.setFixedWidth(WIDTH)
        self.list.current_changed.connect(self._marked)

    def show_overview(self, found: Overview) -> None:
        """Show all batches, and how many wait for how long."""
        batches, year = found.batches, found.year
        self._batches = batches
        said = ngettext("{n} belum dijawab", "{n} belum dijawab", found.waiting)
        words = said.format(n=number(found.waiting)) if found.waiting else _("Belum dijawab")
        self.waiting.set_words(words)
        days = ngettext("Yang terlama {n} hari", "Yang terlama {n} hari", found.days)
        self.waiting.setToolTip(days.format(n=number(found.days)) if found.waiting else "")
        self.model.show_rows([_row(batch) for batch in batches])
        self._year.setText(str(year))
        this_year = [one for one in batches if one.number.startswith(f"{year}-")]
        people = sum(one.people for one in this_year if one.status != BatchStatus.WITHDRAWN)
        said = _("Tahun ini: {n} orang terkirim").format(n=number(people))
        self._sum.setText(said if batches else _("Belum ada kiriman."))

    def mark(self, batch_id: str) -> None:
        """Mark a batch, "" for none; nothing is emitted."""
        at = self.model.row_of(batch_id) if batch_id else -1
        self.list.blockSignals(True)
        if at >= 0:
            self.list.go_to(at)
        else:
            self.list.setCurrentIndex(self.model.index(-1, -1))
        self.list.blockSignals(False)
        self.list.viewport().update()

    def _marked(self, at: int) -> None:
        if 0 <= at < len(self._batches):
            self.chosen.emit(self._batches[at])


def _row(batch: Batch) -> Row:
    people = ngettext("{n} orang", "{n} orang", batch.people).format(n=number(batch.people))
    day = f"{batch.sealed_at.astimezone():%d-%m}" if batch.sealed_at else ""
    return Row(batch.id, (Cell(text=batch.number, right=people, second=day, code=badge_of(batch)),))
