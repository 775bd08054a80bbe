"""What the page shows of the cards: one state's cards with their people, and all counts."""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop_app.app import App
from desktop_app.domain.card import Card, CardState, read_payload
from desktop_app.domain.dates import show_day
from desktop_app.domain.facts import Facts
from desktop_app.domain.person import Person
from desktop_app.kernel.i18n import _
from desktop_app.queries import cards as card_rows
from desktop_app.queries.people import names_of_users
from desktop_app.services import cards
from desktop_app.services.cards import PrintRun

SHOWN = 10_000


@dataclass(frozen=True, slots=True)
class CardOf:
    """A card and whose it is."""

    card: Card
    person: Person

    @property
    def second_line(self) -> str:
        """What stands below the name in the list."""
        worker, enrolment = self.person.worker, self.person.enrolment
        place = _("RT {rt}").format(rt=worker.rt) if worker.rt else _("tanpa RT")
        if self.card.state is CardState.HANDED_OVER:
            return _("{place} · kepada {whom}").format(place=place, whom=self.card.handed_to)
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
class Deck:
    """The cards of one state in walking order; `run` would print them all."""

    state: CardState
    cards: tuple[CardOf, ...] = ()
    run: PrintRun | None = None
    counts: dict[str, int]
    users: dict[str, str]
    facts: Facts

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

    def printed_words(self, card: Card) -> str:
        """Say when and by whom a card was printed."""
        if card.printed_at is None:
            return _("Belum dicetak")
        day = show_day(card.printed_at.astimezone().date())
        return _("Dicetak {day} oleh {user}").format(
            day=day, user=self.users.get(card.printed_by, "")
        )


def read_deck(app: App, state: CardState) -> Deck:
    """Give the cards in `state`, their people and what printing them means."""
    found = app.ask(card_rows.cards, [state], limit=SHOWN)
    people = app.ask(card_rows.people_of_cards, [each.enrolment_id for each in found])
    facts = app.facts
    settings = facts.settings
    design, sheet = settings.card_design, settings.card_sheet
    run = app.ask(cards.print_run, facts, found, design=design, sheet=sheet) if found else None
    return Deck(
        state=state,
        cards=tuple(CardOf(each, people[each.enrolment_id]) for each in found),
        run=run,
        counts=app.ask(card_rows.counts),
        users=app.ask(names_of_users),
        facts=facts,
    )
