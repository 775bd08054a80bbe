"""Printing from the first question to the ledger: write, prove, begin a job, note what came out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from desktop_app.app import App
from desktop_app.domain.printing import CardBox, Printer, PrintJob
from desktop_app.domain.sheet import Sides
from desktop_app.kernel.errors import AppError
from desktop_app.kernel.i18n import _, ngettext
from desktop_app.kernel.jobs import Progress
from desktop_app.queries import workers
from desktop_app.services import cards, printers, printing
from desktop_app.services.cards import Printed, PrintRun
from desktop_app.services.printers import Readings
from desktop_app.services.printing import StillOpenError, Ticket
from ui.desk import Desk
from ui.jobs import Job
from ui.numbers import number
from ui.pages.kartu.base import CardsPage
from ui.pages.kartu.deck import PROPOSED, SHOWN
from ui.pages.kartu.direct import print_pages
from ui.pages.kartu.job_book import open_book
from ui.pages.kartu.questions import Again, NewBox, WellPrinted
from ui.pages.kartu.side_panel import SidePanel


@dataclass(frozen=True, slots=True)
class _Written:
    """A proof-read print run: where it lies as a file, or its bytes for the printer."""

    printed: Printed
    path: Path | None = None
    pdf: bytes = b""


class PrintFlow(QObject):
    """What the page does with queued cards.

    Args:
        page: whose cards, run and panel it works with; it owns this.
    """

    def __init__(self, page: CardsPage) -> None:
        super().__init__(page)
        self._page = page
        self._path: Path | None = None
        self._job: Job[_Written] | None = None
        self.desk.jobs.ended.connect(self._job_ended)

    @property
    def desk(self) -> Desk:
        """The way to the program."""
        return self._page.desk

    @property
    def panel(self) -> SidePanel:
        """Where settings stand and results are told."""
        return self._page.panel

    def to_file(self) -> None:
        """Ask where to, write the PDF, read every code back, begin a job."""
        self._unless_open(self._to_file)

    def to_printer(self) -> None:
        """Prove the pages in memory, then print them through the system's dialog."""
        self._unless_open(self._to_printer)

    def note_outcome(self) -> None:
        """Ask what came out of the newest open job, and note it."""
        job = self._page.deck.job_to_close() if self._page.deck else None
        if job is not None:
            self._note(job)

    def show_book(self) -> None:
        """Show all jobs, and note what came out of an open one that is chosen there."""
        open_book(self._page, self._note)

    def _note(self, job: PrintJob) -> None:
        deck = self._page.deck
        if deck is None:
            return
        asked = WellPrinted(job, deck.cards_of(job), self._page)
        box = deck.office.box.id if deck.office.box else ""
        asked.accepted.connect(lambda: self._finish(job, asked, box))
        asked.open()

    def open_pdf(self) -> None:
        """Show the PDF that was written last."""
        if self._path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path)))

    def save_printer(self, key: str, readings: Readings) -> None:
        """Keep a test sheet's numbers, of a new printer too."""
        known = self.panel.calibrator.printer()

        def keep(app: App, _progress: Progress) -> Printer | None:
            printer = known or app.do(printers.add, *_name_and_tray(key))
            return app.do(printers.measure, printer.id, readings)

        self.desk.do(self, keep, done=lambda _kept: self.desk.say(_("Setelan pencetak tersimpan.")))

    def save_test_sheet(self) -> None:
        """Ask where to, and write the test sheet for the chosen paper."""
        path = self._page.ask_where("test")
        if path is None:
            return
        sheet = self.panel.settings.sheet()
        printer = self.panel.calibrator.printer()
        words = printer.words if printer else self.panel.calibrator.printer_field.text()
        self.desk.reckon(
            self,
            lambda app, _progress: printers.save_test_sheet(path, sheet, words, app.mark),
            done=lambda _none: self._saved(path),
        )

    def open_box(self) -> None:
        """Ask for a box of blank cards, and begin it."""
        asked = NewBox(self._page)

        def begin() -> None:
            name, holds = asked.name.text(), int(asked.holds.text())
            self.desk.do(self, lambda app, _p: app.do(printing.open_box, name, holds))

        asked.accepted.connect(begin)
        asked.open()

    def empty_box(self, key: str) -> None:
        """Note that the box in use is empty."""
        self.desk.do(self, lambda app, _p: app.do(printing.empty_box, key), done=_heard)

    def save_proposals(self) -> None:
        """Write a proof of proposal for everybody who has no KPJ yet."""
        path = self._page.ask_where("proposal")
        if path is None:
            return
        design = self.panel.settings.design()

        def write(app: App, progress: Progress) -> Printed:
            people = app.ask(workers.people, PROPOSED, order="kelurahan", limit=SHOWN)
            run = app.ask(cards.proposal_run, app.facts, people, design=design)
            return cards.write_proofread(path, run, progress=progress)

        self.desk.reckon(
            self, write, done=lambda _done: self._saved(path), title=_("Menulis bukti usulan")
        )

    def _unless_open(self, act: Callable[[PrintRun, Ticket], None]) -> None:
        """Go on with the run; where cards lie in an open job, only after a question."""
        run, ticket = self._page.run(), self._ticket()
        if run is None or ticket is None:
            return
        trouble = self._still_open(ticket)
        if trouble is None:
            act(run, ticket)
            return
        asked = Again(trouble, self._page)
        again = Ticket(
            cards=ticket.cards,
            design=ticket.design,
            sheet=ticket.sheet,
            sides=ticket.sides,
            start_slot=ticket.start_slot,
            printer=ticket.printer,
            again=True,
        )
        asked.accepted.connect(lambda: act(run, again))
        asked.open()

    def _ticket(self) -> Ticket | None:
        run = self._page.run()
        if run is None:
            return None
        printer = self.panel.calibrator.printer()
        return Ticket(
            cards=[each.card.id for each in self._page.queue.chosen()],
            design=self.panel.settings.design(),
            sheet=run.sheet.name,
            sides=run.setting.sides,
            start_slot=run.setting.start_slot,
            printer=printer.words if printer else "",
        )

    def _still_open(self, ticket: Ticket) -> StillOpenError | None:
        deck = self._page.deck
        wanted = set(ticket.cards)
        jobs = [each for each in (deck.office.open_jobs if deck else ()) if wanted & {*each.cards}]
        other = {Sides.FRONTS: Sides.BACKS, Sides.BACKS: Sides.FRONTS}.get(ticket.sides)
        if not jobs or any(job.sides is other and {*job.cards} == wanted for job in jobs):
            return None
        return StillOpenError(numbers=", ".join(str(each.number) for each in jobs))

    def _to_file(self, run: PrintRun, ticket: Ticket) -> None:
        path = self._page.ask_where("cards")
        if path is None:
            return

        def write(_app: App, progress: Progress) -> _Written:
            return _Written(cards.write_proofread(path, run, progress=progress), path)

        self._reckon(write, run, ticket)

    def _to_printer(self, run: PrintRun, ticket: Ticket) -> None:
        def prove(_app: App, progress: Progress) -> _Written:
            printed, pdf = cards.proofread_pdf(run, progress=progress)
            return _Written(printed, None, pdf)

        self._reckon(prove, run, ticket)

    def _reckon(
        self, work: Callable[[App, Progress], _Written], run: PrintRun, ticket: Ticket
    ) -> None:
        self.panel.tell("", "")
        self.panel.print_button.set_busy(_("Menulis dan membaca ulang…"))
        self._job = self.desk.reckon(
            self,
            work,
            done=partial(self._proved, run, ticket),
            failed=self._failed,
            title=_("Mencetak kartu"),
        )

    def _proved(self, run: PrintRun, ticket: Ticket, written: _Written) -> None:
        if written.pdf and not print_pages(written.pdf, run, self._page):
            return
        self.desk.do(
            self,
            lambda app, _progress: app.do(printing.begin, ticket),
            done=partial(self._begun, written),
            failed=self._failed,
        )

    def _begun(self, written: _Written, job: PrintJob) -> None:
        n = written.printed.proofread
        said = ngettext(
            "{n} kode QR sudah dibaca ulang dan cocok.",
            "{n} kode QR sudah dibaca ulang dan cocok.",
            n,
        ).format(n=number(n))
        if not n:
            said = _("Sisi belakang ditulis; di sana tidak ada kode yang dibaca ulang.")
        self.panel.tell("ok", said)
        self._path = written.path
        self.panel.open_button.setVisible(written.path is not None)
        if written.path is not None:
            self.panel.open_button.setToolTip(written.path.name)
            self._saved(written.path)
        else:
            self.desk.say(_("Cetakan {n} dikirim ke pencetak.").format(n=job.number))

    def _failed(self, trouble: AppError) -> None:
        self.panel.open_button.hide()
        self.panel.tell("error", str(trouble))

    def _finish(self, job: PrintJob, asked: WellPrinted, box: str) -> None:
        outcome = asked.outcome(box)
        self.desk.do(
            self,
            lambda app, _progress: app.do(printing.finish, job.id, outcome),
            done=self._finished,
        )

    def _finished(self, job: PrintJob) -> None:
        said = ngettext("{n} kartu ditandai dicetak.", "{n} kartu ditandai dicetak.", job.well)
        words = said.format(n=number(job.well))
        if job.spoiled:
            more = ngettext(
                "{n} kartu rusak mendapat nomor baru.",
                "{n} kartu rusak mendapat nomor baru.",
                job.spoiled,
            )
            words = f"{words} {more.format(n=number(job.spoiled))}"
        self.panel.open_button.hide()
        self.panel.tell("ok", words)
        self.desk.say(words)

    def _saved(self, path: Path) -> None:
        self.desk.say(_("Tersimpan: {name}").format(name=path.name))

    def _job_ended(self, job: object) -> None:
        if job is self._job:
            self._job = None
            self.panel.print_button.set_ready()


def _name_and_tray(words: str) -> tuple[str, str]:
    """Take "nama – baki" apart."""
    name, _dash, tray = words.replace(" - ", " – ").partition(" – ")
    return name, tray


def _heard(_box: CardBox | None) -> None:
    """Nothing more to do: the page asks anew."""
