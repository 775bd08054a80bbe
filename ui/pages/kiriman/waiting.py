"""Those of whom the agency has said nothing yet, over all batches, to be chased by their age."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal

from desktop_app.app import App
from desktop_app.domain.show import masked_nik
from desktop_app.kernel.i18n import _, ngettext
from desktop_app.kernel.jobs import Progress
from desktop_app.queries.answers import Waiting, waiting_people
from desktop_app.services import chasing, reports
from ui.numbers import number
from ui.pages.kiriman.action import Act, Next
from ui.pages.kiriman.check import framed
from ui.widgets.cells import CellKind, Column
from ui.widgets.choice_edit import Choice
from ui.widgets.empty import EmptyState
from ui.widgets.filter_chip import FilterChip
from ui.widgets.labels import Label
from ui.widgets.panels import GUTTER, Ground, column, filled, row
from ui.widgets.rows import Cell, Row, RowsModel
from ui.widgets.tables import Table


@dataclass(frozen=True, slots=True)
class Chased:
    """Whom to ask for: those sent `days` ago or earlier, of one batch or ("") of all."""

    days: int = 0
    batch: str = ""


def _columns() -> tuple[Column, ...]:
    return (
        Column(key="batch", title=_("Kiriman"), kind=CellKind.TEXT, width=90),
        Column(key="name", title=_("Nama"), kind=CellKind.NAME),
        Column(key="nik", title=_("NIK"), kind=CellKind.NIK, width=170),
        Column(key="sealed", title=_("Disegel"), kind=CellKind.DATE, width=104),
        Column(key="days", title=_("Hari"), kind=CellKind.NUMBER, width=64),
    )


class WaitingView(Ground):
    """A table of those who wait, with chips for age and batch; `person_wanted` carries a worker id.

    `changed` follows when a chip was set.
    """

    person_wanted = Signal(str)
    changed = Signal()

    def __init__(self) -> None:
        super().__init__("canvas")
        self._all: tuple[Waiting, ...] = ()
        ages = [Choice(str(n), _("{n} hari atau lebih").format(n=n)) for n in chasing.AGES]
        self.age = FilterChip(_("Sejak disegel"), ages)
        self.batch = FilterChip(_("Kiriman"))
        self.count = Label("", "remark", "text2")
        self.rows = RowsModel(_columns())
        self.table = Table(_columns(), _("Belum dijawab BPJS"))
        self.table.setModel(self.rows)
        self.empty = EmptyState(
            "ring-check",
            _("Tidak ada yang menunggu."),
            _("Longgarkan saringannya, atau tekan Esc."),
        )
        self._card = framed(self.table)
        chips = row(self.age, self.batch, (self.count, 1), spacing=10)
        margins = (GUTTER, 12, GUTTER, 16)
        filled(
            self,
            column(chips, (self._card, 1), (self.empty, 1), margins=margins, spacing=12),
        )
        self.table.opened.connect(lambda at: self.person_wanted.emit(self.rows.key_of(at)))
        for chip in (self.age, self.batch):
            chip.changed.connect(self._narrow)

    @property
    def asked(self) -> Chased:
        """What the chips say."""
        return Chased(int(self.age.code() or 0), self.batch.code())

    @property
    def people(self) -> int:
        """How many are shown."""
        return self.rows.rowCount()

    def start(self, batch: str) -> None:
        """Begin with one batch, or with all."""
        self.age.set_code("")
        self.batch.set_choices([Choice(batch, batch)] if batch else [])
        self.batch.set_code(batch)

    def show_waiting(self, found: Sequence[Waiting]) -> None:
        """Show those who wait."""
        self._all = tuple(found)
        numbers = dict.fromkeys(each.batch.number for each in found)
        self.batch.set_choices([Choice(n, n) for n in numbers])
        self._show()

    def next(self) -> Next:
        """Give what can be done with the list."""
        n = self.people
        words = ngettext("Simpan daftar {n} orang…", "Simpan daftar {n} orang…", n)
        first = _("Untuk ditanyakan kepada BPJS: Excel dan PDF.")
        refusal = "" if n else _("Tidak ada yang menunggu dalam saringan ini.")
        return Next(Act.CHASE, words.format(n=number(n)), "save", refusal or first, refusal=refusal)

    def _narrow(self, _code: str) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        asked = self.asked
        shown = [
            each
            for each in self._all
            if each.days >= asked.days and asked.batch in ("", each.batch.number)
        ]
        self.rows.show_rows([_row(each) for each in shown])
        oldest = max((each.days for each in shown), default=0)
        said = ngettext(
            "{n} orang, yang terlama {days} hari", "{n} orang, yang terlama {days} hari", len(shown)
        )
        self.count.setText(said.format(n=number(len(shown)), days=number(oldest)) if shown else "")
        self._card.setVisible(bool(shown))
        self.empty.setVisible(not shown)
        if shown:
            self.table.go_to(0)


def _row(each: Waiting) -> Row:
    sealed = each.batch.sealed_at
    level = "warning" if each.days >= chasing.AGES[2] else ""
    return Row(
        each.line.worker_id,
        (
            Cell(text=each.batch.number),
            Cell(text=each.name),
            Cell(text=masked_nik(each.line.nik)),
            Cell(text=f"{sealed.astimezone():%d-%m-%Y}" if sealed else ""),
            Cell(text=number(each.days), level=level),
        ),
    )


def read_waiting(app: App) -> list[Waiting]:
    """Ask for everybody who waits."""
    return app.ask(waiting_people, app.now())


def write_waiting(app: App, asked: Chased, folder: Path, progress: Progress) -> Path:
    """Write the list of those who wait as workbook and PDF; give the workbook."""
    report = app.ask(
        chasing.waiting_report, app.facts, app.now(), days=asked.days, batch=asked.batch
    )
    name = f"belum-dijawab-{asked.batch or 'semua'}-{app.facts.today:%Y-%m-%d}"
    folder.mkdir(parents=True, exist_ok=True)
    for ending in reversed(reports.ENDINGS):
        content = reports.rendered(report, ending, progress=progress)
        app.do(reports.save_list, report, folder / f"{name}{ending}", content)
    return folder / f"{name}{reports.ENDINGS[0]}"
