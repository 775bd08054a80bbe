"""The page Kartu: choose cards, see them as they will come out, print, hand over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from desktop_app.domain.card import Card, CardState
from desktop_app.domain.people import RIGHT_LABELS, Right
from desktop_app.kernel.errors import AppError, NotAllowedError
from desktop_app.kernel.i18n import _, ngettext
from desktop_app.services import cards
from desktop_app.services.cards import Printed, PrintRun
from ui.desk import Desk, Page
from ui.jobs import Job
from ui.numbers import number
from ui.page import HEAD_HEIGHT
from ui.pages.kartu.deck import CardOf, Deck, read_deck
from ui.pages.kartu.preview import Preview
from ui.pages.kartu.questions import ToWhom, WellPrinted, ask_where
from ui.pages.kartu.queue import Queue
from ui.pages.kartu.side_panel import SidePanel
from ui.sizes import SizeClass
from ui.widgets.fold import Fold, Widths

_WIDTHS = Widths(side=328, panel=356)
_HEADS = {True: 42, False: HEAD_HEIGHT}
AskWhere = Callable[[QWidget, date], Path | None]


class KartuPage(Page):
    """Cards by state; `ask_where` asks for the PDF's place."""

    wants_rail = True
    TABLES = frozenset({"card", "enrolment", "worker", "settings"})

    def __init__(self, desk: Desk, *, where: AskWhere = ask_where) -> None:
        super().__init__(desk, _("Kartu"), rule=True)
        self._where = where
        self._state = CardState.QUEUED
        self._deck: Deck | None = None
        self._written: Path | None = None
        self._printing: Job[Printed] | None = None
        sheets = cards.sheets()
        self.queue = Queue()
        self.preview = Preview(desk, next(each for each in sheets.values() if each.capacity == 1))
        self.panel = SidePanel(sheets)
        self._fold = Fold(self.queue, self.preview, self.panel, _WIDTHS)
        self.head.add(self._fold.button)
        self.body.addWidget(self._fold, 1)
        self.setTabOrder(self.queue.list, self.preview.side)
        self._connect()
        self._bind_keys()
        self.panel.show_state(self._state)

    def refresh(self) -> None:
        """Ask for the cards of the chosen state."""
        state = self._state
        self.desk.ask(self, lambda app: read_deck(app, state), done=self._show_deck)

    def open(self, **context: Any) -> None:
        """Show the cards of `state`, if given, and go into the list."""
        wanted = context.get("state", "")
        if wanted in set(CardState):
            self.show_state(wanted)
        super().open()

    def regions(self) -> list[QWidget]:
        """Give list, preview and settings."""
        return [self.queue, self.preview, self.panel]

    def resized(self, size: SizeClass) -> None:
        """Fold the list away where there is no room for three columns."""
        self._fold.resized(size)
        self.head.setFixedHeight(_HEADS[self._fold.narrow])

    def show_state(self, state: str) -> None:
        """Show the cards of another state."""
        self._state = CardState(state)
        self.panel.show_state(self._state)
        self.preview.set_cards_only(on=self._state is not CardState.QUEUED)
        self.refresh()

    def print_cards(self) -> None:
        """Ask where to, write the PDF, read every code back."""
        run = self._run()
        if run is None or self._deck is None:
            return
        path = self._where(self, self._deck.facts.today)
        if path is None:
            return
        self.panel.tell("", "")
        self.panel.print_button.set_busy(_("Menulis dan membaca ulang…"))
        self._printing = self.desk.reckon(
            self,
            lambda _app, progress: cards.write_proofread(path, run, progress=progress),
            done=partial(self._printed, path),
            failed=self._print_failed,
            title=_("Mencetak kartu"),
        )

    def mark_printed(self) -> None:
        """Ask which of the ticked cards came out well, and mark those."""
        chosen = self.queue.chosen()
        if not chosen:
            return
        asked = WellPrinted(chosen, self)
        asked.accepted.connect(lambda: self._confirm(asked.well()))
        asked.open()

    def hand_over(self) -> None:
        """Ask to whom the ticked cards (or the marked one) go, and note it."""
        chosen = self._to_hand()
        if not chosen:
            return
        asked = ToWhom(chosen, self)
        asked.accepted.connect(lambda: self._give(chosen, asked.whom()))
        asked.open()

    def _connect(self) -> None:
        self.queue.state_wanted.connect(self.show_state)
        self.queue.ticks_changed.connect(self._settle)
        self.queue.current_changed.connect(self._mark)
        self.queue.missing_wanted.connect(self._queue_missing)
        self.preview.picked.connect(self._pick)
        self.panel.settings.changed.connect(self._settle)
        self.panel.print_button.triggered.connect(self.print_cards)
        self.panel.print_button.refused.connect(self._go_to_trouble)
        self.panel.done_button.triggered.connect(self.mark_printed)
        self.panel.done_button.refused.connect(self._go_to_trouble)
        self.panel.hand_button.triggered.connect(self.hand_over)
        self.panel.hand_button.refused.connect(self._go_to_trouble)
        self.panel.open_button.triggered.connect(self._open_pdf)
        self.desk.jobs.ended.connect(self._job_ended)

    def _bind_keys(self) -> None:
        self.bind("Ctrl+F", self.queue.search.setFocus)
        self.bind("Ctrl+L", self._fold.open_list)
        self.bind("Ctrl+P", self.panel.print_button.click)
        self.bind("Ctrl+Return", self._next_step)
        self.bind("PgUp", partial(self.preview.turn, -1))
        self.bind("PgDown", partial(self.preview.turn, 1))

    def _show_deck(self, deck: Deck) -> None:
        if deck.state is not self._state:
            return
        self._deck = deck
        self.panel.settings.set_usual(deck.facts.settings.card_sheet)
        self.queue.show_deck(deck)
        queued = number(deck.counts.get(CardState.QUEUED, 0))
        waiting = number(deck.counts.get(CardState.PRINTED, 0))
        said = _("{queued} antre · {waiting} belum diambil")
        self.head.set_sub(said.format(queued=queued, waiting=waiting))

    def _run(self) -> PrintRun | None:
        """Give what would be printed now: the ticked cards, on the sheet as set."""
        if self._deck is None:
            return None
        run = self._deck.part(frozenset(self.queue.ticked))
        settings = self.panel.settings
        return replace(run, sheet=settings.sheet(), setting=settings.setting()) if run else None

    def _settle(self) -> None:
        """Bring preview and buttons in line with ticks and settings."""
        n = len(self.queue.ticked)
        self.panel.settings.show_cards(n)
        words = ngettext("Cetak {n} kartu…", "Cetak {n} kartu…", n).format(n=number(n))
        self.panel.print_button.set_words(words if n else _("Cetak kartu…"))
        reason = "" if n else _("Centang kartu yang akan dicetak.")
        self.panel.print_button.set_refusal(
            self._no_right() or reason or self.panel.settings.trouble()
        )
        self.panel.done_button.set_refusal(self._no_right() or reason)
        self._settle_handover()
        empty = self._deck is None or not self._deck.cards
        nothing = _("Belum ada kartu untuk dicetak.") if empty else reason
        self.preview.show_run(self._run(), nothing)
        self._mark()

    def _settle_handover(self) -> None:
        n = len(self._to_hand())
        words = ngettext("Serahkan {n} kartu…", "Serahkan {n} kartu…", n).format(n=number(n))
        self.panel.hand_button.set_words(words if n else _("Serahkan kartu…"))
        reason = "" if n else _("Belum ada kartu yang dicetak.")
        self.panel.hand_button.set_refusal(self._no_right() or reason)

    def _mark(self) -> None:
        """Bring preview and panel in line with the marked card."""
        each = self.queue.current()
        if self._deck is None:
            return
        self.panel.show_card(each, self._deck)
        chosen = [one.card.id for one in self.queue.chosen()]
        at = chosen.index(each.card.id) if each and each.card.id in chosen else -1
        single = self._deck.part(frozenset({each.card.id})) if each else None
        self.preview.show_card(single, at)
        self._settle_handover()

    def _to_hand(self) -> list[CardOf]:
        current = self.queue.current()
        return self.queue.chosen() or ([current] if current else [])

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

    def _printed(self, path: Path, printed: Printed) -> None:
        n = printed.proofread
        said = ngettext(
            "{n} kode QR sudah dibaca ulang dan cocok.",
            "{n} kode QR sudah dibaca ulang dan cocok.",
            n,
        ).format(n=number(n))
        if not n:
            said = _("Sisi belakang ditulis; di sana tidak ada kode yang dibaca ulang.")
        self._written = path
        self.panel.open_button.setToolTip(path.name)
        self.panel.open_button.show()
        self.panel.tell("ok", said)
        self.desk.say(_("Tersimpan: {name}").format(name=path.name))

    def _print_failed(self, trouble: AppError) -> None:
        self.panel.open_button.hide()
        self.panel.tell("error", str(trouble))

    def _job_ended(self, job: object) -> None:
        if job is self._printing:
            self._printing = None
            self.panel.print_button.set_ready()

    def _open_pdf(self) -> None:
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written)))

    def _confirm(self, well: list[str]) -> None:
        self.desk.do(
            self,
            lambda app, _progress: app.do(cards.confirm_printed, well),
            done=self._confirmed,
        )

    def _confirmed(self, marked: list[Card]) -> None:
        n = len(marked)
        said = ngettext("{n} kartu ditandai dicetak.", "{n} kartu ditandai dicetak.", n)
        self.panel.open_button.hide()
        self.panel.tell("ok", said.format(n=number(n)))
        self.desk.say(said.format(n=number(n)))

    def _give(self, chosen: list[CardOf], whom: str) -> None:
        ids = [each.card.id for each in chosen]
        self.desk.do(
            self,
            lambda app, _progress: app.do(cards.hand_over, ids, whom),
            done=partial(self._given, whom),
        )

    def _given(self, whom: str, handed: list[Card]) -> None:
        n = len(handed)
        said = ngettext(
            "{n} kartu diserahkan kepada {whom}.", "{n} kartu diserahkan kepada {whom}.", n
        )
        self.desk.say(said.format(n=number(n), whom=whom))
