"""All print jobs, the newest first: when, by whom, on what, which slots, what came out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop_app.domain.dates import show_day
from desktop_app.domain.printing import JobState, PrintJob
from desktop_app.domain.sheet import Sides
from desktop_app.kernel.i18n import N_, _, ngettext
from desktop_app.queries import printing as rows
from desktop_app.services import cards
from ui.numbers import number
from ui.pages.kartu.base import CardsPage
from ui.pages.kartu.deck import Deck
from ui.widgets.cells import Column
from ui.widgets.dialogs import Question
from ui.widgets.labels import Label
from ui.widgets.lists import LineList
from ui.widgets.rows import Cell, Row, RowsModel

_MOST = 500
_ROW, _LIST_ROWS = 48, 6
_SIDES = {
    Sides.BOTH: N_("depan dan belakang"),
    Sides.FRONTS: N_("depan saja"),
    Sides.BACKS: N_("belakang saja"),
}


def open_book(page: CardsPage, note: Callable[[PrintJob], None]) -> None:
    """Show the last jobs; `note` goes on with the open one that is chosen there."""
    page.desk.ask(
        page, lambda app: app.ask(rows.last_jobs, _MOST), done=partial(_show_book, page, note)
    )


def _show_book(page: CardsPage, note: Callable[[PrintJob], None], jobs: list[PrintJob]) -> None:
    if page.deck is None or not jobs:
        return
    asked = JobBook(jobs, page.deck, page)
    asked.accepted.connect(lambda: note(asked.current()))
    asked.open()


class JobBook(Question):
    """The jobs, and all that is known of the marked one; an open one can be closed from here."""

    def __init__(self, jobs: Sequence[PrintJob], deck: Deck, parent: QWidget) -> None:
        super().__init__(_("Buku cetakan"), _("Catat hasil…"), parent=parent)
        self._jobs = {each.id: each for each in jobs}
        self._deck = deck
        self.cancel.set_words(_("Tutup"))
        self.model = RowsModel((Column(key="job"),))
        self.list = LineList(_("Cetakan"), _ROW)
        self.list.setModel(self.model)
        self.model.show_rows([_row(each) for each in jobs])
        self.list.setFixedHeight(min(len(jobs), _LIST_ROWS) * _ROW + 2)
        self.facts = Label("", "body", "text2", wrap=True)
        self.body.addWidget(self.list)
        self.body.addWidget(self.facts)
        self.list.current_changed.connect(self._weigh)
        self.action.refused.connect(self.list.setFocus)
        self.list.go_to(0)
        self._weigh()
        self.list.setFocus()

    def current(self) -> PrintJob:
        """Give the marked job."""
        return self._jobs[self.model.key_of(self.list.current_row())]

    def _weigh(self, *_said: object) -> None:
        job = self.current()
        self.facts.setText("\n".join(_facts(job, self._deck)))
        done = job.state is JobState.CLOSED
        self.action.set_refusal(_("Hasil cetakan ini sudah dicatat.") if done else "")
        self.adjustSize()


def _row(job: PrintJob) -> Row:
    n = len(job.cards)
    said = ngettext("Cetakan {job} · {n} kartu", "Cetakan {job} · {n} kartu", n)
    second = f"{show_day(job.at.astimezone().date())} · {_outcome(job)}"
    return Row(job.id, (Cell(text=said.format(job=job.number, n=number(n)), second=second),))


def _outcome(job: PrintJob) -> str:
    if job.state is JobState.OPEN:
        return _("hasil belum dicatat")
    if not job.well and not job.spoiled:
        return job.reason or _("tidak ada yang tercetak")
    well = _("{n} baik").format(n=number(job.well))
    if not job.spoiled:
        return well
    spoiled = _("{n} rusak: {reason}").format(n=number(job.spoiled), reason=job.reason)
    return f"{well}, {spoiled}"


def _facts(job: PrintJob, deck: Deck) -> list[str]:
    """Say everything that is known of a job."""
    at = job.at.astimezone()
    by = _("Ditulis {day} pukul {time} oleh {user}")
    designs = {each.code: _(each.label) for each in deck.office.designs}
    sheets = cards.sheets()
    sheet = _(sheets[job.sheet].label) if job.sheet in sheets else job.sheet
    paper = _("{design} di {sheet}, {sides}")
    if job.start_slot > 1:
        paper = _("{design} di {sheet}, {sides}, mulai dari kartu ke-{slot}")
    lines = [
        by.format(day=show_day(at.date()), time=f"{at:%H.%M}", user=deck.users.get(job.by, "")),
        paper.format(
            design=designs.get(job.design, _("Rancangan yang sudah dihapus")),
            sheet=sheet,
            sides=_(_SIDES[job.sides]),
            slot=job.start_slot,
        ),
    ]
    if job.printer:
        lines.append(_("Pencetak: {printer}").format(printer=job.printer))
    return lines
