"""The panel at the right: how to print and what there is of it, or handing over."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.card import CardState
from desktop_app.domain.sheet import CardSheet
from desktop_app.kernel.i18n import _
from ui.pages.kartu.calibrator import Calibrator
from ui.pages.kartu.deck import CardOf, Deck
from ui.pages.kartu.hand_panel import HandPanel
from ui.pages.kartu.print_panel import PrintPanel
from ui.pages.kartu.stock import Stock
from ui.sizes import SizeClass, Width
from ui.widgets.buttons import Button, Role
from ui.widgets.labels import IconLine
from ui.widgets.panels import Ground, Rule, Scroll, column, row


class SidePanel(Ground):
    """Print settings while cards are queued, else handing over; actions stay at the foot."""

    def __init__(self, sheets: Mapping[str, CardSheet]) -> None:
        super().__init__("canvas", "left")
        self.calibrator = Calibrator()
        self.settings = PrintPanel(sheets)
        self.stock = Stock()
        self.hand = HandPanel()
        self.print_button = Button("", Role.PRIMARY, icon="printer", key="Ctrl+P", height=36)
        self.done_button = Button(_("Catat hasil…"), key="Ctrl+Enter")
        self.paper_button = Button(_("Langsung ke pencetak…"), Role.LINK, height=28)
        self.open_button = Button(_("Buka PDF"), Role.LINK, height=28)
        self.hand_button = Button("", Role.PRIMARY, icon="hand-card", key="Ctrl+Enter", height=36)
        self.told = IconLine("ring-check", "", "ok", wrap=True)
        self._top = QStackedWidget()
        self._foot = Ground("canvas", "top")
        self._build()

    def show_state(self, state: CardState) -> None:
        """Offer what can be done with cards in this state."""
        queued, printed = state is CardState.QUEUED, state is CardState.PRINTED
        self._top.setCurrentIndex(0 if queued else 1)
        self.print_button.setVisible(queued)
        self._seconds.setVisible(queued)
        self.hand_button.setVisible(printed)
        self._foot.setVisible(queued or printed)
        self.setFocusProxy(self.settings.start_field if queued else self.hand_button)
        if not queued:
            self.tell("", "")

    def resized(self, size: SizeClass) -> None:
        """Draw no sketch where the panel is narrow."""
        self.calibrator.set_tight(on=size.width < Width.FULL)

    def show_deck(self, deck: Deck) -> None:
        """Show what concerns all cards: printers, stock, handovers."""
        self.calibrator.show_printers(deck.office.printers)
        self.stock.show_deck(deck)
        self.hand.show_deck(deck)

    def show_card(self, each: CardOf | None, deck: Deck) -> None:
        """Tell about the marked card."""
        self.hand.show_card(each, deck)

    def tell(self, level: str, words: str) -> None:
        """Say below the button what came of printing: "ok", "error", "info"; "" takes it away."""
        icon, ink = {
            "ok": ("ring-check", "ok"),
            "error": ("octagon", "err"),
            "info": ("info", "text2"),
        }.get(level, ("", "text2"))
        self.told.show_line(icon, words, ink)
        self.told.setVisible(bool(words))

    def _build(self) -> None:
        printing = column(self.calibrator, Rule(), self.settings, Rule(), self.stock, spacing=0)
        self._top.addWidget(Scroll(printing))
        self._top.addWidget(Scroll(self.hand))
        inside = QVBoxLayout(self._foot)
        inside.setContentsMargins(16, 12, 16, 6)
        inside.setSpacing(8)
        inside.addWidget(self.print_button.stretched())
        inside.addWidget(self.hand_button.stretched())
        inside.addWidget(self.told)
        links = row(self.paper_button, self.open_button, (QWidget(), 1), spacing=4)
        self._seconds = column(self.done_button.stretched(), links, spacing=4)
        inside.addWidget(self._seconds)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._top, 1)
        whole.addWidget(self._foot)
        self.open_button.hide()
        self.tell("", "")
