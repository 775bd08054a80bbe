"""What printing and handing over work with: the cards that are shown, the list, the panel."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop_app.domain.card import CardState
from desktop_app.kernel.i18n import _
from desktop_app.services import cards
from desktop_app.services.cards import PrintRun
from ui.desk import Desk, Page
from ui.pages.kartu.deck import CardOf, Deck
from ui.pages.kartu.preview import Preview
from ui.pages.kartu.queue import Queue
from ui.pages.kartu.side_panel import SidePanel

AskWhere = Callable[[QWidget, date, str], Path | None]


class CardsPage(Page):
    """The cards of one state, the ticked ones among them, and what is set for printing them.

    Args:
        desk: the way to the program.
        where: asks for the place of a PDF of a kind.
    """

    wants_rail = True
    TABLES = frozenset(
        {
            *("card", "enrolment", "worker", "settings", "printer", "print_job", "card_box"),
            *("handover", "own_design", "office_picture"),
        }
    )

    def __init__(self, desk: Desk, where: AskWhere) -> None:
        super().__init__(desk, _("Kartu"), rule=True)
        self._where = where
        self._state = CardState.QUEUED
        self.deck: Deck | None = None
        sheets = cards.sheets()
        self.queue = Queue()
        self.preview = Preview(desk, [each for each in sheets.values() if each.capacity == 1])
        self.panel = SidePanel(sheets)

    def run(self) -> PrintRun | None:
        """Give what would be printed now: the ticked cards, as set, for the chosen printer."""
        if self.deck is None:
            return None
        run = self.deck.part(frozenset(self.queue.ticked))
        settings = self.panel.settings
        setting, printer = settings.setting(), self.panel.calibrator.printer()
        setting = printer.corrected(setting) if printer else setting
        return replace(run, sheet=settings.sheet(), setting=setting) if run else None

    def to_hand(self) -> list[CardOf]:
        """Give the cards that would be handed over: the ticked ones, or the marked one."""
        current = self.queue.current()
        return self.queue.chosen() or ([current] if current else [])

    def ask_where(self, kind: str) -> Path | None:
        """Ask where a PDF goes; None before any cards were shown, or when nothing was chosen."""
        path = self._where(self, self.deck.facts.today, kind) if self.deck else None
        return path.with_name(self.desk.file_name(path.name)) if path else None
