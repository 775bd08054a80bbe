"""The list at the left: cards by state, searched, ticked."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from desktop_app.domain.card import CardState
from desktop_app.kernel.i18n import N_, _, ngettext
from ui.numbers import number
from ui.pages.kartu.deck import CardOf, Deck
from ui.widgets.buttons import Button, Role
from ui.widgets.cells import CellKind, Column
from ui.widgets.chips import Chip, ChipLook
from ui.widgets.editors import SearchEdit
from ui.widgets.empty import EmptyState
from ui.widgets.flow import flow
from ui.widgets.labels import Label
from ui.widgets.lists import LineList
from ui.widgets.panels import Ground, column, row
from ui.widgets.rows import Cell, Row, RowsModel
from ui.widgets.ticks import Tick

_STATES = (
    (CardState.QUEUED, N_("Antre")),
    (CardState.PRINTED, N_("Dicetak")),
    (CardState.HANDED_OVER, N_("Diserahkan")),
    (CardState.VOID, N_("Batal")),
)
_EMPTY = {
    CardState.QUEUED: (
        N_("Tidak ada kartu yang antre"),
        N_("Kartu dibuat untuk peserta terdaftar: baca jawaban BPJS di halaman Kiriman BPJS."),
    ),
    CardState.PRINTED: (
        N_("Tidak ada kartu yang menunggu diserahkan"),
        N_("Kartu tampil di sini setelah ditandai dicetak."),
    ),
    CardState.HANDED_OVER: (
        N_("Belum ada kartu yang diserahkan"),
        N_("Serahkan kartu dari daftar Dicetak."),
    ),
    CardState.VOID: (
        N_("Tidak ada kartu yang dibatalkan"),
        N_("Kartu rusak, hilang, atau dibatalkan tampil di sini bersama alasannya."),
    ),
}


class _People(LineList):
    """The list; Ctrl+A ticks all that is shown."""

    all_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_A and control:
            self.all_wanted.emit()
            return
        super().keyPressEvent(event)


class Queue(Ground):
    """Cards of one state with ticks.

    `state_wanted` carries another state, `ticks_changed` and `current_changed` follow the list,
    `missing_wanted` asks to queue cards for all who have none, `rt_wanted` to choose by RT.
    """

    state_wanted = Signal(str)
    ticks_changed = Signal()
    current_changed = Signal()
    missing_wanted = Signal()
    rt_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("surface", "right")
        self.deck: Deck | None = None
        self.ticked: set[str] = set()
        self._shown: tuple[CardOf, ...] = ()
        self.chips = {state: Chip(_(name), "", ChipLook.STATE) for state, name in _STATES}
        self.search = SearchEdit(_("Cari nama, KPJ, atau nomor kartu"), _("Cari kartu"))
        self.all = Tick(_("Nama"))
        self.all.setTristate()
        self._count = Label("", "remark", "text2")
        self._model = RowsModel((Column(key="card", kind=CellKind.TICK),))
        self.list = _People(_("Daftar kartu"), 48)
        self.list.setModel(self._model)
        self.missing = Button("", Role.PLAIN, icon="plus")
        self.empty = EmptyState("card", "", "", action=self.missing)
        self.more = Button("", Role.LINK, icon="plus", height=28)
        self.by_rt = Button(_("Pilih per RT…"), Role.LINK, height=28)
        self._stack = QStackedWidget()
        self._build()
        self._connect()

    def show_deck(self, deck: Deck) -> None:
        """Show a state's cards; queued ones come ticked, except those that were unticked before."""
        known = self.deck if self.deck is not None and self.deck.state is deck.state else None
        before = {each.card.id for each in known.cards} if known else set()
        ids = {each.card.id for each in deck.cards}
        fresh = ids - before if deck.state is CardState.QUEUED else set()
        self.ticked = (self.ticked & ids) | fresh
        self.deck = deck
        if known is None:
            self.search.set_text("")
        self._show_counts(deck)
        self._show_rows()

    def current(self) -> CardOf | None:
        """Give the card that is marked."""
        key = self._model.key_of(self.list.current_row())
        return next((each for each in self._shown if each.card.id == key), None)

    def go_to(self, card_id: str) -> None:
        """Mark a card."""
        at = self._model.row_of(card_id)
        if at >= 0:
            self.list.go_to(at)

    def chosen(self) -> list[CardOf]:
        """Give the ticked cards in walking order, whether the search shows them or not."""
        cards = self.deck.cards if self.deck else ()
        return [each for each in cards if each.card.id in self.ticked]

    def shown(self) -> tuple[CardOf, ...]:
        """Give the cards that the search shows."""
        return self._shown

    def tick_only(self, ids: set[str]) -> None:
        """Tick these cards and no others."""
        known = {each.card.id for each in self.deck.cards} if self.deck else set()
        self.ticked = ids & known
        self.search.set_text("")
        self._show_rows()
        first = next((each.card.id for each in self.chosen()), "")
        self.go_to(first)

    def tick_also(self, card_id: str) -> None:
        """Tick one more card, and mark it."""
        self.tick_only(self.ticked | {card_id})
        self.go_to(card_id)

    def _build(self) -> None:
        self.setFocusProxy(self.list)
        top = column(flow(*self.chips.values(), gap=6), self.search, spacing=8)
        top.layout().setContentsMargins(14, 9, 14, 8)  # type: ignore[union-attr]
        self._head = Ground("sunken", "top bottom", "line2")
        self._head.setFixedHeight(32)
        inside = QVBoxLayout(self._head)
        inside.setContentsMargins(14, 0, 16, 0)
        inside.addWidget(row((self.all, 1), self._count))
        self._stack.addWidget(column(self._head, (self.list, 1), spacing=0))
        self._stack.addWidget(self.empty)
        self._foot = Ground("surface", "top")
        self._foot.setFixedHeight(37)
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(8, 1, 8, 0)
        foot.addWidget(row(self.more, (Label(""), 1), self.by_rt))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 1, 0)
        whole.setSpacing(0)
        whole.addWidget(top)
        whole.addWidget(self._stack, 1)
        whole.addWidget(self._foot)

    def _connect(self) -> None:
        for state, chip in self.chips.items():
            chip.triggered.connect(partial(self.state_wanted.emit, state))
        self.search.edited.connect(self._show_rows)
        self.search.down.connect(self.list.setFocus)
        self.search.entered.connect(self._enter_list)
        self.all.clicked.connect(self._tick_all)
        self.list.all_wanted.connect(self._tick_all)
        self.list.ticks_changed.connect(self._take_ticks)
        self.list.current_changed.connect(self._moved)
        self.missing.triggered.connect(self.missing_wanted)
        self.more.triggered.connect(self.missing_wanted)
        self.by_rt.triggered.connect(self.rt_wanted)

    def _show_counts(self, deck: Deck) -> None:
        for state, chip in self.chips.items():
            look = ChipLook.CHOSEN if state is deck.state else ChipLook.STATE
            chip.show_value(number(deck.counts.get(state, 0)), look)
        n = deck.missing
        words = ngettext("Antrekan {n} peserta terdaftar", "Antrekan {n} peserta terdaftar", n)
        self.missing.set_words(words.format(n=number(n)))
        self.more.set_words(ngettext("Antrekan {n}", "Antrekan {n}", n).format(n=number(n)))
        queued = deck.state is CardState.QUEUED
        self.missing.setVisible(queued and n > 0)
        self.more.setVisible(queued and n > 0)
        self._foot.setVisible(bool(deck.cards))
        self._say_empty(deck)

    def _say_empty(self, deck: Deck) -> None:
        fact, way = _EMPTY[deck.state]
        if deck.state is CardState.QUEUED and deck.missing:
            said = ngettext(
                "{n} peserta terdaftar belum punya kartu.",
                "{n} peserta terdaftar belum punya kartu.",
                deck.missing,
            )
            self.empty.show_words(_(fact), said.format(n=number(deck.missing)))
        else:
            self.empty.show_words(_(fact), _(way))

    def _show_rows(self, *_said: object) -> None:
        deck = self.deck
        if deck is None:
            return
        current = self.current()
        words = self.search.text().strip()
        self._shown = tuple(each for each in deck.cards if not words or each.fits(words))
        self._model.show_rows([_row(each) for each in self._shown])
        self._model.ticked = self.ticked & {each.card.id for each in self._shown}
        if words and not self._shown:
            self.empty.show_words(
                _("Tidak ada kartu yang cocok"), _("Hapus kata pencariannya dengan Esc.")
            )
            self.missing.hide()
        elif not deck.cards:
            self._show_counts(deck)
        self._stack.setCurrentIndex(0 if self._shown else 1)
        at = self._model.row_of(current.card.id) if current else -1
        if self._shown:
            self.list.go_to(max(at, 0))
        self._tell_ticks()
        self.current_changed.emit()

    def _take_ticks(self) -> None:
        shown = {each.card.id for each in self._shown}
        self.ticked = (self.ticked - shown) | self._model.ticked
        self._tell_ticks()

    def _tick_all(self, *_said: object) -> None:
        state = self._model.tick_state()
        self._model.tick_all(on=state is not Qt.CheckState.Checked)
        self._take_ticks()

    def _tell_ticks(self) -> None:
        self.all.setCheckState(self._model.tick_state())
        total = len(self.deck.cards) if self.deck else 0
        words = _("{n} dari {all}").format(n=number(len(self.ticked)), all=number(total))
        self._count.setText(words)
        self.ticks_changed.emit()

    def _enter_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _moved(self, _row: int) -> None:
        self.current_changed.emit()


def _row(each: CardOf) -> Row:
    cell = Cell(text=each.person.worker.name, second=each.second_line, code=each.card.state)
    return Row(each.card.id, (cell,))
