"""The panel at the right: settings and print, or the marked card and its handover."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.card import CardState
from desktop_app.domain.dates import show_day
from desktop_app.domain.sheet import CardSheet
from desktop_app.kernel.i18n import _
from ui.pages.kartu.deck import CardOf, Deck
from ui.pages.kartu.print_panel import PrintPanel
from ui.widgets.badges import Badge
from ui.widgets.buttons import Button, Role
from ui.widgets.labels import IconLine, Label
from ui.widgets.panels import Ground, Scroll, row


class SidePanel(Ground):
    """Print settings while cards are queued, else the marked card; actions stay at the foot."""

    def __init__(self, sheets: Mapping[str, CardSheet]) -> None:
        super().__init__("canvas", "left")
        self.settings = PrintPanel(sheets)
        self.print_button = Button("", Role.PRIMARY, icon="printer", key="Ctrl+P", height=36)
        self.done_button = Button(_("Tandai dicetak…"), key="Ctrl+Enter")
        self.open_button = Button(_("Buka PDF"), Role.LINK)
        self.hand_button = Button("", Role.PRIMARY, icon="hand-card", key="Ctrl+Enter", height=36)
        self.told = IconLine("ring-check", "", "ok", wrap=True)
        self._top = QStackedWidget()
        self._card = _CardFacts()
        self._foot = Ground("canvas", "top")
        self._build()

    def show_state(self, state: CardState) -> None:
        """Offer what can be done with cards in this state."""
        queued, printed = state is CardState.QUEUED, state is CardState.PRINTED
        self._top.setCurrentIndex(0 if queued else 1)
        self.print_button.setVisible(queued)
        self.done_button.setVisible(queued)
        self.hand_button.setVisible(printed)
        self._foot.setVisible(queued or printed)
        self.setFocusProxy(self.settings.sheet_field if queued else self.hand_button)
        if not queued:
            self.tell("", "")

    def show_card(self, each: CardOf | None, deck: Deck) -> None:
        """Tell about the marked card."""
        self._card.show_card(each, deck)

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
        self._top.addWidget(Scroll(self.settings))
        self._top.addWidget(self._card)
        inside = QVBoxLayout(self._foot)
        inside.setContentsMargins(16, 12, 16, 10)
        inside.setSpacing(8)
        inside.addWidget(self.print_button.stretched())
        inside.addWidget(self.hand_button.stretched())
        inside.addWidget(self.told)
        self._seconds = row(self.done_button, self.open_button, (QWidget(), 1), spacing=4)
        inside.addWidget(self._seconds)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._top, 1)
        whole.addWidget(self._foot)
        self.open_button.hide()
        self.tell("", "")


class _CardFacts(QWidget):
    """Name, serial and life of one card."""

    def __init__(self) -> None:
        super().__init__()
        self._name = Label("", "section", wrap=True)
        self._badge = Badge(CardState.PRINTED)
        self._lines = Label("", "body", "text2", wrap=True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 12)
        whole.setSpacing(8)
        whole.addWidget(self._name)
        whole.addWidget(row(self._badge, (QWidget(), 1)))
        whole.addWidget(self._lines)
        whole.addStretch(1)

    def show_card(self, each: CardOf | None, deck: Deck) -> None:
        """Tell about one card, or nothing."""
        for part in (self._name, self._badge, self._lines):
            part.setVisible(each is not None)
        if each is None:
            return
        card = each.card
        lines = [
            _("Kartu {serial}").format(serial=card.serial),
            _("KPJ {kpj}").format(kpj=each.person.enrolment.kpj),
            deck.printed_words(card),
        ]
        if card.handed_at is not None:
            day = show_day(card.handed_at.astimezone().date())
            said = _("Diserahkan {day} kepada {whom}")
            lines.append(said.format(day=day, whom=card.handed_to))
        self._name.setText(each.person.worker.name)
        self._badge.show_code(card.state)
        self._lines.setText("\n".join(lines))
