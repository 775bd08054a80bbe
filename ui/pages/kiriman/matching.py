"""Matching with Dukcapil: the list that goes out, the answer that comes back, and what it changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.app import App
from desktop_app.domain.dukcapil import MATCH_LABELS, Match
from desktop_app.domain.dukcapil_answer import Matching
from desktop_app.domain.show import masked_nik
from desktop_app.domain.worker import Worker
from desktop_app.domain.workflow import Status
from desktop_app.kernel.i18n import _, ngettext
from desktop_app.kernel.jobs import Progress
from desktop_app.queries.workers import Filter, count, rts
from desktop_app.services import dukcapil, plain_lists
from ui import people_filters
from ui.numbers import number
from ui.pages.kiriman.action import Act, Next
from ui.pages.kiriman.check import framed
from ui.widgets.buttons import Button, Role
from ui.widgets.cells import CellKind, Column
from ui.widgets.empty import EmptyState
from ui.widgets.labels import IconLine, Label
from ui.widgets.panels import GUTTER, Ground, Scroll, filled, row
from ui.widgets.rows import Cell, Row, RowsModel
from ui.widgets.steps import StepBlock, StepState
from ui.widgets.tables import ROW, Table

LAYOUT = "dukcapil"
_MOST = 10
_LEVELS: Mapping[str, str] = {
    Match.MATCHED: "ok",
    Match.UNMATCHED: "warning",
    Match.DIED: "error",
    Match.DOUBLE: "warning",
    Match.MOVED: "info",
}
_LISTED = Filter(statuses=(Status.RECORDED, Status.VERIFIED))


@dataclass(frozen=True, slots=True)
class Listed:
    """Whom the matching list would hold."""

    who: Filter
    people: int
    known: people_filters.Known


def _columns() -> tuple[Column, ...]:
    return (
        Column(key="name", title=_("Nama"), kind=CellKind.NAME),
        Column(key="nik", title=_("NIK"), kind=CellKind.NIK, width=170),
        Column(key="match", title=_("Menurut Dukcapil"), kind=CellKind.NOTE, width=320),
    )


class MatchingView(Ground):
    """Two steps: write the list, read what Dukcapil says of it.

    `filtered` carries whom the list is to hold, `write_wanted` asks for it, `person_wanted` carries
    a worker's id.
    """

    filtered = Signal(object)
    write_wanted = Signal()
    person_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__("canvas")
        self.plan: Matching | None = None
        self.who = _LISTED
        self.people = 0
        self.filters = people_filters.FilterChips()
        self.write = Button(_("Simpan daftar…"), Role.LIGHT, icon="save")
        self.drop = EmptyState(
            "download",
            _("Belum ada hasil."),
            _("Letakkan berkas hasil Dukcapil di sini, atau tekan Ctrl+O."),
            drop=True,
        )
        self.drop.setFixedHeight(150)
        self._listing = StepBlock(1, _("Daftar untuk Dukcapil"))
        self._answer = StepBlock(2, _("Hasil pemadanan"), last=True)
        self._sum = Label("", "heading")
        self._proof = IconLine("ring-check", _("Jumlahnya cocok"), "ok", "label")
        self._whole = row((self._sum, 1), self._proof)
        self.rows = RowsModel(_columns())
        self.table = Table(_columns(), _("Hasil pemadanan"))
        self.table.setModel(self.rows)
        self._card = framed(self.table)
        self._lay_out()
        self.filters.changed.connect(self.filtered)
        self.write.triggered.connect(self.write_wanted)
        self.table.opened.connect(self._open)
        self.show_plan(None)

    def show_listed(self, listed: Listed) -> None:
        """Show whom the list would hold."""
        self.who = listed.who
        self.filters.show_known(listed.known)
        self.filters.show_filter(listed.who)
        self.people = n = listed.people
        said = ngettext("{n} orang dalam saringan", "{n} orang dalam saringan", n)
        self._listing.set_state(StepState.NOW, said.format(n=number(n)))
        self.write.set_refusal("" if n else _("Tidak ada orang dalam saringan ini."))

    def show_plan(self, plan: Matching | None, name: str = "") -> None:
        """Show what Dukcapil says, before it is written."""
        self.plan = plan
        self.drop.setVisible(plan is None)
        for part in (self._whole, self._card):
            part.setVisible(plan is not None)
        if plan is None:
            self._answer.set_state(StepState.LATER, _("Excel dengan kolom NIK dan hasil"))
            return
        self._answer.set_state(StepState.NOW, _("{name}, belum dicatat").format(name=name))
        self._sum.setText(_equation(plan))
        self.rows.show_rows(list(_rows(plan)))
        lines = self.rows.rowCount()
        self._card.setVisible(bool(lines))
        self.table.setFixedHeight(32 + ROW * max(1, min(lines, _MOST)))
        if lines:
            self.table.go_to(0)

    def next(self) -> Next:
        """Give what comes next."""
        if self.plan is None:
            first = _("Yang tidak padan, ganda, atau meninggal")
            second = _("ditahan sebelum dikirim.")
            return Next(Act.READ, _("Baca hasil Dukcapil…"), "download", first, second)
        n = len(self.plan.changed)
        words = ngettext("Catat hasil {n} orang", "Catat hasil {n} orang", n)
        if not n:
            said = _("Hasil ini sudah dicatat. Tidak ada yang berubah.")
            return Next(Act.MATCH, _("Catat hasil"), "check", said, refusal=said)
        first = _("Dicatat pada orangnya dengan tanggalnya.")
        return Next(Act.MATCH, words.format(n=number(n)), "check", first, _("Dapat dibatalkan."))

    def _open(self, at: int) -> None:
        if not self.rows.key_of(at).startswith("="):
            self.person_wanted.emit(self.rows.key_of(at))

    def _lay_out(self) -> None:
        self._listing.tools.addWidget(self.write)
        self._listing.body.addWidget(self.filters)
        for part in (self.drop, self._whole, self._card):
            self._answer.body.addWidget(part)
        inside = QWidget()
        whole = QVBoxLayout(inside)
        whole.setContentsMargins(GUTTER + 4, 8, GUTTER, GUTTER)
        whole.setSpacing(0)
        whole.addWidget(self._listing)
        whole.addWidget(self._answer)
        whole.addStretch(1)
        filled(self, Scroll(inside))


def _equation(plan: Matching) -> str:
    said = _(
        "{read} dibaca = {changed} berubah + {same} tetap + {repeated} berulang + "
        "{unclear} tidak jelas + {unknown} tidak dikenal"
    )
    return said.format(**{name: number(n) for name, n in plan.counts().items()})


def _rows(plan: Matching) -> Iterator[Row]:
    grave = {match: at for at, match in enumerate((Match.DIED, Match.DOUBLE, Match.UNMATCHED))}
    ordered = sorted(plan.changed, key=lambda one: (grave.get(Match(one.dukcapil), 9), one.name))
    yield from map(_row, ordered)
    for at, line in enumerate((*plan.unclear, *plan.unknown)):
        known = at < len(plan.unclear)
        why = _("Tidak jelas: {words}") if known else _("NIK ini tidak ada di data kantor")
        note = Cell(text=why.format(words=line.words), level="warning")
        where = _("Baris {n}").format(n=line.row)
        yield Row(f"={at}", (Cell(text=where), Cell(text=masked_nik(line.nik)), note))


def _row(worker: Worker) -> Row:
    match = Match(worker.dukcapil)
    note = Cell(text=_(MATCH_LABELS[match]), level=_LEVELS[match])
    return Row(worker.id, (Cell(text=worker.name), Cell(text=masked_nik(worker.nik)), note))


def read_listed(app: App, who: Filter) -> Listed:
    """Count whom the list would hold."""
    facts = app.facts
    office = facts.settings.office if facts.settings.is_kelurahan else ""
    known = people_filters.Known(facts, tuple(app.ask(rts, office)))
    return Listed(who, app.ask(count, who), known)


def write_list(app: App, who: Filter, folder: Path, progress: Progress) -> int:
    """Write the matching list; give how many people it holds."""
    prepared = app.ask(plain_lists.prepare, app.facts, LAYOUT, who)
    return sum(each.rows for each in app.do(plain_lists.write, prepared, folder, progress=progress))


def read_matching(app: App, path: Path, progress: Progress) -> Matching:
    """Hold Dukcapil's answer against the people; nothing is written."""
    return app.ask(dukcapil.plan_matching, path, app.facts, progress=progress)
