"""What the page shows of the cards: one state's cards with their people, and all counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop_app.app import App
from desktop_app.domain.card import Card, CardState, read_payload
from desktop_app.domain.dates import show_day
from desktop_app.domain.facts import Facts
from desktop_app.domain.handover import Handover
from desktop_app.domain.person import Person
from desktop_app.domain.printing import CardBox, Printer, PrintJob
from desktop_app.domain.workflow import Status
from desktop_app.kernel.i18n import _
from desktop_app.queries import cards as card_rows
from desktop_app.queries import handover as handed
from desktop_app.queries import printing as rows
from desktop_app.queries import workers
from desktop_app.queries.people import names_of_users
from desktop_app.queries.workers import Filter
from desktop_app.services import cards, designs
from desktop_app.services.cards import PrintRun
from desktop_app.services.designs import KnownDesign

SHOWN = 10_000
PROPOSED = Filter(statuses=(Status.VERIFIED, Status.SUBMITTED))
"""Who has been proposed and has no KPJ yet: a proof of that, but no card."""


@dataclass(frozen=True, slots=True)
class CardOf:
    """A card and whose it is; `successor` is the serial of the card in place of a void one."""

    card: Card
    person: Person
    successor: str = ""

    @property
    def second_line(self) -> str:
        """What stands below the name in the list."""
        worker, enrolment = self.person.worker, self.person.enrolment
        place = _("RT {rt}").format(rt=worker.rt) if worker.rt else _("tanpa RT")
        if self.card.state is CardState.HANDED_OVER:
            return _("{place} · kepada {whom}").format(place=place, whom=self.card.handed_to)
        if self.card.state is CardState.VOID:
            return f"{place} · {self.card.serial} · {self.card.void_reason}"
        return f"{place} · {enrolment.kpj}"

    def fits(self, words: str) -> bool:
        """Tell whether name, KPJ, NIK or serial hold `words`; a scanned QR finds its card."""
        scanned = read_payload(words)
        if scanned is not None:
            return self.card.serial == scanned.serial
        worker = self.person.worker
        wanted = words.casefold().split()
        said = f"{worker.name} {self.person.enrolment.kpj} {worker.nik} {self.card.serial}"
        return all(word in said.casefold() for word in wanted)


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """What belongs to the printing office whichever cards are shown; `late` are ids of cards."""

    printers: tuple[Printer, ...] = ()
    jobs: tuple[PrintJob, ...] = ()
    open_jobs: tuple[PrintJob, ...] = ()
    box: CardBox | None = None
    designs: tuple[KnownDesign, ...] = ()
    handovers: tuple[Handover, ...] = ()
    late: frozenset[str] = frozenset()
    proposed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Deck:
    """The cards of one state in walking order; `run` would print them all."""

    state: CardState
    cards: tuple[CardOf, ...] = ()
    run: PrintRun | None = None
    counts: dict[str, int]
    users: dict[str, str]
    facts: Facts
    office: Office = Office()

    @property
    def missing(self) -> int:
        """How many registered people have no card."""
        return self.counts.get("missing", 0)

    def part(self, ids: frozenset[str]) -> PrintRun | None:
        """Give the run of these cards alone, in the same order; None when there are none."""
        if self.run is None:
            return None
        pairs = zip(self.cards, self.run.faces, strict=True)
        faces = tuple(face for each, face in pairs if each.card.id in ids)
        return replace(self.run, faces=faces) if faces else None

    def job_to_close(self) -> PrintJob | None:
        """Give the newest job of which nobody has said what came out."""
        return next(iter(self.office.open_jobs), None)

    def cards_of(self, job: PrintJob) -> list[CardOf]:
        """Give a job's cards that still wait, in the order in which they were printed."""
        here = {each.card.id: each for each in self.cards}
        return [here[key] for key in job.cards if key in here]

    def printed_words(self, card: Card) -> str:
        """Say when and by whom a card was printed."""
        if card.printed_at is None:
            return _("Belum dicetak")
        day = show_day(card.printed_at.astimezone().date())
        return _("Dicetak {day} oleh {user}").format(
            day=day, user=self.users.get(card.printed_by, "")
        )


def read_deck(app: App, state: CardState, design: str = "") -> Deck:
    """Give the cards in `state`, their people and what printing them means, in this design."""
    found = app.ask(card_rows.cards, [state], limit=SHOWN)
    people = app.ask(card_rows.people_of_cards, [each.enrolment_id for each in found])
    facts = app.facts
    office = read_office(app, facts)
    known = {each.code for each in office.designs}
    design = design if design in known else facts.settings.card_design
    after = app.ask(card_rows.successors) if state is CardState.VOID else {}
    return Deck(
        state=state,
        cards=tuple(
            CardOf(each, people[each.enrolment_id], after.get(each.serial, "")) for each in found
        ),
        run=_run_of(app, facts, found, design),
        counts=app.ask(card_rows.counts),
        users=app.ask(names_of_users),
        facts=facts,
        office=office,
    )


def _run_of(app: App, facts: Facts, found: Sequence[Card], design: str) -> PrintRun | None:
    """Give what printing these cards means; void ones say across that they are."""
    if not found:
        return None
    run = app.ask(cards.print_run, facts, found, design=design)
    if found[0].state is not CardState.VOID:
        return run
    return replace(run, design=replace(run.design, watermark=_("TIDAK BERLAKU")))


def read_office(app: App, facts: Facts) -> Office:
    """Give printers, jobs, box, designs and handovers."""
    before = facts.settings.late_before(facts.today)
    late = app.ask(handed.uncollected_cards, before, limit=SHOWN)
    box = app.ask(rows.box_in_use)
    return Office(
        printers=tuple(app.ask(rows.printers)),
        jobs=tuple(app.ask(rows.last_jobs, 4)),
        open_jobs=tuple(app.ask(rows.open_jobs)),
        box=box,
        designs=tuple(app.ask(designs.known_designs, facts)),
        handovers=tuple(app.ask(handed.last_handovers, 3)),
        late=frozenset(each.id for each in late),
        proposed=app.ask(workers.count, PROPOSED),
    )
