"""The panel while cards wait for their people: scan, list to sign, the marked card, minutes."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.card import CardState
from desktop_app.domain.dates import show_day
from desktop_app.kernel.i18n import _, ngettext
from ui.numbers import number
from ui.pages.kartu.deck import CardOf, Deck
from ui.widgets.badges import Badge
from ui.widgets.buttons import Button, Role
from ui.widgets.editors import TextEdit
from ui.widgets.fields import Field
from ui.widgets.labels import IconLine, Label
from ui.widgets.panels import Rule, row

_MINUTES = 3


class HandPanel(QWidget):
    """What is done with printed cards.

    `scanned` carries what a scanner or the keyboard gave; `list_wanted` asks for the list to sign,
    `late_wanted` to tick who has not come, `minutes_wanted` for the minutes of a handover (its
    number in the deck's list); `reprint_wanted` and `void_wanted` are about the marked card.
    """

    scanned = Signal(str)
    list_wanted = Signal()
    late_wanted = Signal()
    minutes_wanted = Signal(int)
    reprint_wanted = Signal()
    void_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.scan = Field(
            _("Pindai kode, atau ketik nomor kartu"), TextEdit(_("misalnya 26-00042"))
        )
        self.said = IconLine("info", "", "text2", wrap=True)
        self.list_button = Button(_("Daftar tanda terima…"), icon="report")
        self.late_button = Button("", Role.LINK, icon="clock", height=28)
        self.reprint_button = Button(_("Cetak ulang…"), icon="rotate", height=30)
        self.void_button = Button(_("Batalkan kartu…"), Role.DANGER, height=30)
        self._scanning = QWidget()
        self._minutes = QWidget()
        self._card = _CardFacts()
        self._lines = tuple(
            (Label("", "body", wrap=True), Button(_("Berita acara…"), Role.LINK, height=28))
            for _n in range(_MINUTES)
        )
        self._rows = tuple(row((words, 1), button, spacing=8) for words, button in self._lines)
        self._build()
        self._connect()

    def show_deck(self, deck: Deck) -> None:
        """Show what concerns all cards of the deck."""
        printed = deck.state is CardState.PRINTED
        self._scanning.setVisible(printed)
        late = len(deck.office.late)
        words = ngettext(
            "Centang {n} yang lewat {days} hari",
            "Centang {n} yang lewat {days} hari",
            late,
        )
        self.late_button.set_words(
            words.format(n=number(late), days=deck.facts.settings.collect_days)
        )
        self.late_button.setVisible(printed and late > 0)
        self._minutes.setVisible(bool(deck.office.handovers))
        for at, ((words_label, _button), line) in enumerate(
            zip(self._lines, self._rows, strict=True)
        ):
            known = at < len(deck.office.handovers)
            line.setVisible(known)
            if known:
                done = deck.office.handovers[at]
                n = len(done.cards)
                said = ngettext("{n} kartu kepada {to}", "{n} kartu kepada {to}", n)
                day = f"{done.at.astimezone():%d-%m}"
                words_label.setText(f"{day} · " + said.format(n=number(n), to=done.to))

    def show_card(self, each: CardOf | None, deck: Deck) -> None:
        """Tell about the marked card."""
        self._card.show_card(each, deck)
        known = each is not None and each.card.state is not CardState.VOID
        for button in (self.reprint_button, self.void_button):
            button.setVisible(known)

    def tell(self, level: str, words: str) -> None:
        """Say what came of a scan: "ok" or "error"; "" takes it away."""
        look = {"ok": ("ring-check", "ok"), "error": ("octagon", "err")}
        icon, ink = look.get(level, ("info", "text2"))
        self.said.show_line(icon, words, ink)
        self.said.setVisible(bool(words))

    def _build(self) -> None:
        scanning = QVBoxLayout(self._scanning)
        scanning.setContentsMargins(16, 12, 16, 10)
        scanning.setSpacing(6)
        scanning.addWidget(Label(_("Serah terima"), "heading"))
        scanning.addWidget(self.scan)
        scanning.addWidget(self.said)
        scanning.addWidget(row(self.list_button, (QWidget(), 1)))
        scanning.addWidget(row(self.late_button, (QWidget(), 1)))
        minutes = QVBoxLayout(self._minutes)
        minutes.setContentsMargins(16, 10, 16, 10)
        minutes.setSpacing(2)
        minutes.addWidget(Label(_("Serah terima terakhir"), "heading"))
        for line in self._rows:
            minutes.addWidget(line)
        marked = QWidget()
        inside = QVBoxLayout(marked)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.setSpacing(10)
        inside.addWidget(self._card)
        inside.addWidget(row(self.reprint_button, self.void_button, (QWidget(), 1)))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for part in (self._scanning, Rule(), marked, Rule(), self._minutes):
            whole.addWidget(part)
        whole.addStretch(1)
        self.tell("", "")

    def _connect(self) -> None:
        editor = self.scan.editor
        if isinstance(editor, TextEdit):
            editor.entered.connect(self._scan)
        self.list_button.triggered.connect(self.list_wanted)
        self.late_button.triggered.connect(self.late_wanted)
        self.reprint_button.triggered.connect(self.reprint_wanted)
        self.void_button.triggered.connect(self.void_wanted)
        for at, (_words, button) in enumerate(self._lines):
            button.triggered.connect(partial(self.minutes_wanted.emit, at))

    def _scan(self) -> None:
        words = self.scan.text()
        self.scan.set_text("")
        if words.strip():
            self.scanned.emit(words)


class _CardFacts(QWidget):
    """Name, serial and life of one card."""

    def __init__(self) -> None:
        super().__init__()
        self._name = Label("", "section", wrap=True)
        self._badge = Badge(CardState.PRINTED)
        self._lines = Label("", "body", "text2", wrap=True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(self._name)
        whole.addWidget(row(self._badge, (QWidget(), 1)))
        whole.addWidget(self._lines)

    def show_card(self, each: CardOf | None, deck: Deck) -> None:
        """Tell about one card, or nothing."""
        for part in (self._name, self._badge, self._lines):
            part.setVisible(each is not None)
        if each is None:
            return
        self._name.setText(each.person.worker.name)
        self._badge.show_code(each.card.state)
        self._lines.setText("\n".join(_life(each, deck)))


def _life(each: CardOf, deck: Deck) -> list[str]:
    card = each.card
    lines = [
        _("Kartu {serial}").format(serial=card.serial),
        _("KPJ {kpj}").format(kpj=each.person.enrolment.kpj),
        deck.printed_words(card),
    ]
    if card.replaces:
        lines.append(_("Pengganti kartu {serial}").format(serial=card.replaces))
    if card.handed_at is not None:
        day = show_day(card.handed_at.astimezone().date())
        said = _("Diserahkan {day} kepada {whom}")
        lines.append(said.format(day=day, whom=card.handed_to))
    if card.state is CardState.VOID:
        lines.append(_("Tidak berlaku lagi: {reason}").format(reason=card.void_reason))
    if each.successor:
        lines.append(_("Diganti kartu {serial}").format(serial=each.successor))
    return lines
