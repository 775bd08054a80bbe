"""The page Kartu: choose cards, see them as they will come out, print, hand over."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.domain.card import Card, CardState
from desktop_app.domain.people import RIGHT_LABELS, Right
from desktop_app.kernel.errors import NotAllowedError
from desktop_app.kernel.i18n import _, ngettext
from desktop_app.services import cards
from ui.desk import Desk
from ui.numbers import number
from ui.page import HEAD_HEIGHT
from ui.pages.kartu.base import AskWhere, CardsPage
from ui.pages.kartu.deck import Deck, read_deck
from ui.pages.kartu.hand_flow import HandFlow
from ui.pages.kartu.print_flow import PrintFlow
from ui.pages.kartu.questions import WhichRt, ask_where
from ui.pages.kartu.studio import Studio
from ui.sizes import SizeClass
from ui.widgets.buttons import Button, Role
from ui.widgets.fold import Fold, Widths

_WIDTHS = Widths(side=328, panel=356)
_HEADS = {True: 42, False: HEAD_HEIGHT}


class KartuPage(CardsPage):
    """Cards by state; `ask_where` asks for the PDF's place."""

    def __init__(self, desk: Desk, *, where: AskWhere = ask_where) -> None:
        super().__init__(desk, where)
        self.studio = Studio(desk)
        self.proposal_button = Button(_("Bukti usulan…"), Role.LIGHT, icon="file")
        self.hand_page = Button(_("Serah terima…"), Role.LIGHT, icon="hand-card")
        self.design_page = Button(_("Rancangan kartu…"), Role.LIGHT, icon="card")
        self._fold = Fold(self.queue, self.preview, self.panel, _WIDTHS)
        for button in (self._fold.button, self.proposal_button, self.hand_page, self.design_page):
            self.head.add(button)
        self._views = QStackedWidget()
        self._views.addWidget(self._fold)
        self._views.addWidget(self.studio)
        self.body.addWidget(self._views, 1)
        self._printing = PrintFlow(self)
        self._handing = HandFlow(self)
        self._connect()
        self._bind_keys()
        self.panel.show_state(self._state)

    def print_cards(self) -> None:
        """Write the ticked cards as PDF and read every code back."""
        self._printing.to_file()

    def refresh(self) -> None:
        """Ask for the cards of the chosen state."""
        state, design = self._state, self.panel.settings.design()
        self.desk.ask(self, lambda app: read_deck(app, state, design), done=self._show_deck)

    def open(self, **context: Any) -> None:
        """Show the cards of `state`, if given, and go into the list."""
        self._leave_studio()
        wanted = context.get("state", "")
        if wanted in set(CardState):
            self.show_state(wanted)
        super().open()

    def regions(self) -> list[QWidget]:
        """Give list, preview and settings."""
        if self._views.currentWidget() is self.studio:
            return self.studio.regions()
        return [self.queue, self.preview, self.panel]

    def step_back(self) -> bool:
        """Go from the designs back to the cards."""
        if self._views.currentWidget() is not self.studio:
            return False
        self._leave_studio()
        return True

    def resized(self, size: SizeClass) -> None:
        """Fold the list away where there is no room for three columns."""
        self._fold.resized(size)
        self.studio.resized(size)
        self.panel.resized(size)
        self._show_list_button()
        self.head.setFixedHeight(_HEADS[self._fold.narrow])

    def show_state(self, state: str) -> None:
        """Show the cards of another state."""
        self._state = CardState(state)
        self.panel.show_state(self._state)
        self.preview.set_cards_only(on=self._state is not CardState.QUEUED)
        self.refresh()

    def _connect(self) -> None:
        self.queue.state_wanted.connect(self.show_state)
        self.queue.ticks_changed.connect(self._settle)
        self.queue.current_changed.connect(self._mark)
        self.queue.missing_wanted.connect(self._queue_missing)
        self.queue.rt_wanted.connect(self._choose_rt)
        self.preview.picked.connect(self._pick)
        self.hand_page.triggered.connect(self._go_to_handover)
        self.design_page.triggered.connect(self._open_studio)
        self.studio.left.connect(self._leave_studio)
        self.studio.used.connect(self._use_design)
        self._connect_printing()
        self._connect_handing()

    def _connect_printing(self) -> None:
        panel, flow = self.panel, self._printing
        panel.settings.changed.connect(self._settle)
        panel.settings.design_chosen.connect(self._use_design)
        panel.calibrator.changed.connect(self._settle)
        panel.calibrator.saved.connect(flow.save_printer)
        panel.calibrator.test_wanted.connect(flow.save_test_sheet)
        panel.stock.box_wanted.connect(flow.open_box)
        panel.stock.emptied.connect(flow.empty_box)
        panel.stock.book_wanted.connect(flow.show_book)
        panel.print_button.triggered.connect(flow.to_file)
        panel.print_button.refused.connect(self._go_to_trouble)
        panel.paper_button.triggered.connect(flow.to_printer)
        panel.paper_button.refused.connect(self._go_to_trouble)
        panel.done_button.triggered.connect(flow.note_outcome)
        panel.done_button.refused.connect(panel.print_button.setFocus)
        panel.open_button.triggered.connect(flow.open_pdf)
        self.proposal_button.triggered.connect(flow.save_proposals)

    def _connect_handing(self) -> None:
        panel, flow = self.panel, self._handing
        panel.hand_button.triggered.connect(flow.hand_over)
        panel.hand_button.refused.connect(self._go_to_trouble)
        panel.hand.scanned.connect(flow.scan)
        panel.hand.list_wanted.connect(flow.save_list)
        panel.hand.late_wanted.connect(flow.tick_late)
        panel.hand.minutes_wanted.connect(flow.save_minutes)
        panel.hand.reprint_wanted.connect(flow.reprint)
        panel.hand.void_wanted.connect(flow.void)

    def _bind_keys(self) -> None:
        self.bind("Ctrl+F", self.queue.search.setFocus)
        self.bind("Ctrl+L", self._open_list)
        self.bind("Ctrl+P", self.panel.print_button.click)
        self.bind("Ctrl+Return", self._next_step)
        self.bind("PgUp", partial(self.preview.turn, -1))
        self.bind("PgDown", partial(self.preview.turn, 1))

    def _show_deck(self, deck: Deck) -> None:
        if deck.state is not self._state:
            return
        self.deck = deck
        design = self.panel.settings.design() or deck.facts.settings.card_design
        self.panel.settings.show_designs(deck.office.designs, design)
        self.panel.settings.set_usual(deck.facts.settings.card_sheet)
        self.panel.show_deck(deck)
        self.queue.show_deck(deck)
        queued = number(deck.counts.get(CardState.QUEUED, 0))
        waiting = number(deck.counts.get(CardState.PRINTED, 0))
        said = _("{queued} antre · {waiting} belum diambil")
        self.head.set_sub(said.format(queued=queued, waiting=waiting))
        n = deck.office.proposed
        words = ngettext(
            "{n} orang sudah diusulkan dan belum punya KPJ",
            "{n} orang sudah diusulkan dan belum punya KPJ",
            n,
        )
        self.proposal_button.setToolTip(words.format(n=number(n)))
        self.proposal_button.setVisible(n > 0)

    def _settle(self, *_said: object) -> None:
        """Bring preview and buttons in line with ticks and settings."""
        n = len(self.queue.ticked)
        self.panel.settings.show_cards(n)
        self.panel.stock.show_wanted(n)
        words = ngettext("Cetak {n} kartu…", "Cetak {n} kartu…", n).format(n=number(n))
        self.panel.print_button.set_words(words if n else _("Cetak kartu…"))
        reason = "" if n else _("Centang kartu yang akan dicetak.")
        refusal = self._no_right() or reason or self.panel.settings.trouble()
        self.panel.print_button.set_refusal(refusal)
        self.panel.paper_button.set_refusal(refusal)
        self._settle_outcome()
        self._settle_handover()
        empty = self.deck is None or not self.deck.cards
        nothing = _("Belum ada kartu untuk dicetak.") if empty else reason
        self.preview.show_run(self.run(), nothing)
        self._mark()

    def _settle_outcome(self) -> None:
        job = self.deck.job_to_close() if self.deck else None
        words = _("Catat hasil cetakan {n}…").format(n=job.number) if job else _("Catat hasil…")
        self.panel.done_button.set_words(words)
        none = "" if job else _("Cetak dahulu; hasilnya dicatat di sini.")
        self.panel.done_button.set_refusal(self._no_right() or none)

    def _settle_handover(self) -> None:
        n = len(self.to_hand())
        words = ngettext("Serahkan {n} kartu…", "Serahkan {n} kartu…", n).format(n=number(n))
        self.panel.hand_button.set_words(words if n else _("Serahkan kartu…"))
        reason = "" if n else _("Belum ada kartu yang dicetak.")
        self.panel.hand_button.set_refusal(self._no_right() or reason)

    def _mark(self) -> None:
        """Bring preview and panel in line with the marked card."""
        each = self.queue.current()
        if self.deck is None:
            return
        self.panel.show_card(each, self.deck)
        chosen = [one.card.id for one in self.queue.chosen()]
        at = chosen.index(each.card.id) if each and each.card.id in chosen else -1
        single = self.deck.part(frozenset({each.card.id})) if each else None
        self.preview.show_card(single, at)
        self._settle_handover()

    def _no_right(self) -> str:
        if Right.PRINT in self.desk.app.user.rights:
            return ""
        return str(NotAllowedError(what=_(RIGHT_LABELS[Right.PRINT])))

    def _go_to_trouble(self) -> None:
        if self.panel.settings.trouble() and self.queue.ticked:
            self.panel.settings.start_field.setFocus()
        else:
            self.queue.list.setFocus()

    def _pick(self, at: int) -> None:
        chosen = self.queue.chosen()
        if 0 <= at < len(chosen):
            self.queue.go_to(chosen[at].card.id)

    def _next_step(self) -> None:
        buttons = {
            CardState.QUEUED: self.panel.done_button,
            CardState.PRINTED: self.panel.hand_button,
        }
        if self._state in buttons:
            buttons[self._state].click()

    def _queue_missing(self) -> None:
        self.desk.do(
            self,
            lambda app, _progress: app.do(
                cards.queue_missing,
                app.ask(cards.waiting_for_card),
                app.facts.settings.card_design,
            ),
            done=self._queued,
            title=_("Mengantrekan kartu"),
        )

    def _queued(self, made: list[Card]) -> None:
        n = len(made)
        said = ngettext("{n} kartu masuk antrean.", "{n} kartu masuk antrean.", n)
        self.desk.say(said.format(n=number(n)))
        self.desk.bridge.undo_offered.emit(said.format(n=number(n)))

    def _choose_rt(self) -> None:
        if self.deck is None:
            return
        regions = self.deck.facts.regions
        codes = {each.person.worker.kelurahan for each in self.deck.cards}
        names = {code: regions.name(code) for code in codes}
        asked = WhichRt(self.deck.cards, names, self)
        asked.accepted.connect(lambda: self.queue.tick_only(asked.chosen()))
        asked.open()

    def _go_to_handover(self) -> None:
        self._leave_studio()
        self.show_state(CardState.PRINTED)
        self.panel.hand.scan.setFocus()

    def _show_list_button(self) -> None:
        here = self._views.currentWidget() is self._fold
        self._fold.button.setVisible(here and self._fold.narrow)

    def _open_list(self) -> None:
        in_studio = self._views.currentWidget() is self.studio
        (self.studio if in_studio else self._fold).open_list()

    def _open_studio(self) -> None:
        self._views.setCurrentWidget(self.studio)
        self._show_list_button()
        self.studio.open(self.panel.settings.design())

    def _leave_studio(self) -> None:
        if self._views.currentWidget() is self.studio:
            self._views.setCurrentWidget(self._fold)
            self._show_list_button()
            self.queue.list.setFocus()

    def _use_design(self, code: str) -> None:
        self.panel.settings.design_field.set_text(code)
        self._leave_studio()
        self.refresh()
