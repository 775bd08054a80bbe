"""Cards on their way to the hand: scan, list, hand over, minutes; reprint and void."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from desktop_app.domain.card import Card, CardState
from desktop_app.domain.handover import Handover
from desktop_app.domain.printing import REPRINT_REASONS
from desktop_app.kernel.errors import AppError
from desktop_app.kernel.i18n import _, ngettext
from desktop_app.services import handover, printing
from ui.desk import Desk
from ui.numbers import number
from ui.pages.kartu.base import CardsPage
from ui.pages.kartu.deck import CardOf
from ui.pages.kartu.hand_panel import HandPanel
from ui.pages.kartu.questions import ToWhom, Why


class HandFlow(QObject):
    """What the page does with printed cards.

    Args:
        page: whose cards and panel it works with; it owns this.
    """

    def __init__(self, page: CardsPage) -> None:
        super().__init__(page)
        self._page = page

    @property
    def desk(self) -> Desk:
        """The way to the program."""
        return self._page.desk

    @property
    def panel(self) -> HandPanel:
        """Where one scans, and where it is told what came of it."""
        return self._page.panel.hand

    def scan(self, words: str) -> None:
        """Tick the card that was scanned."""
        self.desk.ask(
            self,
            lambda app: app.ask(handover.read_code, words),
            done=self._scanned,
            failed=lambda trouble: self.panel.tell("error", str(trouble)),
        )

    def tick_late(self) -> None:
        """Tick the cards whose people should have come by now."""
        deck = self._page.deck
        if deck is not None:
            self._page.queue.tick_only(set(deck.office.late))

    def save_list(self) -> None:
        """Write the list to sign, for the ticked cards, or for all that wait."""
        path = self._page.ask_where("list")
        if path is None:
            return
        chosen = self._page.queue.chosen() or list(self._page.queue.shown())
        wanted = [each.card for each in sorted(chosen, key=_by_door)]
        self.desk.reckon(
            self,
            lambda app, _p: app.ask(handover.save_list, app.facts, wanted, path),
            done=lambda _pages: self._saved(path),
        )

    def hand_over(self) -> None:
        """Ask to whom the ticked cards (or the marked one) go, and note it."""
        chosen = self._page.to_hand()
        if not chosen:
            return
        asked = ToWhom(chosen, self._page)
        asked.accepted.connect(lambda: self._give(chosen, asked))
        asked.open()

    def save_minutes(self, at: int) -> None:
        """Write the minutes of one of the last handovers."""
        deck = self._page.deck
        path = self._page.ask_where("minutes")
        if deck is None or path is None:
            return
        done = deck.office.handovers[at]
        self.desk.reckon(
            self,
            lambda app, _p: app.ask(handover.save_minutes, app.facts, done, path),
            done=lambda _none: self._saved(path),
        )

    def reprint(self) -> None:
        """Ask why the marked card is made anew; its serial becomes void."""
        each = self._page.queue.current()
        if each is None:
            return
        asked = Why(
            _("Mengapa kartu {serial} dicetak ulang?").format(serial=each.card.serial),
            _("Batalkan dan antrekan lagi"),
            _("Nomor ini tidak berlaku lagi. Kartu penggantinya mendapat nomor baru."),
            REPRINT_REASONS,
            self._page,
        )
        asked.accepted.connect(lambda: self._replace(each, asked.reason()))
        asked.open()

    def void(self) -> None:
        """Ask why the marked card is void; there is no other in its place."""
        each = self._page.queue.current()
        if each is None:
            return
        asked = Why(
            _("Mengapa kartu {serial} dibatalkan?").format(serial=each.card.serial),
            _("Batalkan kartu"),
            _("Nomor ini tidak berlaku lagi. Alasannya disimpan."),
            None,
            self._page,
        )
        asked.accepted.connect(lambda: self._void(each, asked.reason()))
        asked.open()

    def _scanned(self, card: Card) -> None:
        queue = self._page.queue
        if card.state is not CardState.PRINTED:
            said = {
                CardState.QUEUED: _("Kartu {serial} belum dicetak."),
                CardState.HANDED_OVER: _("Kartu {serial} sudah diserahkan kepada {whom}."),
                CardState.VOID: _("Kartu {serial} tidak berlaku lagi: {reason}."),
            }[card.state]
            words = said.format(serial=card.serial, whom=card.handed_to, reason=card.void_reason)
            self.panel.tell("error", words)
            return
        queue.tick_also(card.id)
        each = queue.current()
        name = each.person.worker.name if each else card.serial
        n = len(queue.ticked)
        said_ok = ngettext("{name} dicentang, semuanya {n}.", "{name} dicentang, semuanya {n}.", n)
        self.panel.tell("ok", said_ok.format(name=name, n=number(n)))

    def _give(self, chosen: list[CardOf], asked: ToWhom) -> None:
        ids = [each.card.id for each in chosen]
        try:
            whom = asked.whom()
        except AppError as trouble:
            self.panel.tell("error", str(trouble))
            return
        self.desk.do(
            self,
            lambda app, _progress: app.do(handover.hand_over, ids, whom),
            done=self._given,
        )

    def _given(self, done: Handover) -> None:
        n = len(done.cards)
        said = ngettext(
            "{n} kartu diserahkan kepada {whom}.", "{n} kartu diserahkan kepada {whom}.", n
        )
        self.panel.tell("", "")
        self.desk.say(said.format(n=number(n), whom=done.to))

    def _replace(self, each: CardOf, reason: str) -> None:
        self.desk.do(
            self,
            lambda app, _progress: app.do(printing.reprint, [each.card.id], reason),
            done=partial(self._told, each),
        )

    def _void(self, each: CardOf, reason: str) -> None:
        self.desk.do(
            self,
            lambda app, _progress: app.do(printing.void, [each.card.id], reason),
            done=partial(self._told, each),
        )

    def _told(self, each: CardOf, _made: list[Card]) -> None:
        words = _("Kartu {serial} tidak berlaku lagi.").format(serial=each.card.serial)
        self.desk.say(words)
        self.desk.bridge.undo_offered.emit(words)

    def _saved(self, path: Path) -> None:
        self.desk.say(_("Tersimpan: {name}").format(name=path.name))


def _by_door(each: CardOf) -> tuple[str, str, str, str, str]:
    worker = each.person.worker
    return worker.kelurahan, worker.rw, worker.rt, worker.address, worker.name
