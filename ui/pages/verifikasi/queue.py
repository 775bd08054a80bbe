"""The queue: who waits for this verifier, the oldest first or by RT."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QVBoxLayout

from desktop_app.domain.findings import RULES
from desktop_app.domain.person import Person
from desktop_app.domain.record import Level
from desktop_app.kernel.i18n import N_, _, ngettext
from ui.numbers import number
from ui.pages.verifikasi.case import SHOWN, Waiting, days_words
from ui.widgets.cells import Column
from ui.widgets.chips import Chip
from ui.widgets.labels import Label
from ui.widgets.lists import LineList
from ui.widgets.panels import Ground, Rule, row
from ui.widgets.rows import Cell, Row, RowsModel

_FIRST = "waiting"
_ORDERS = {_FIRST: N_("Tertua dahulu"), "kelurahan": N_("Menurut RT")}


class Queue(Ground):
    """The list at the left; `chosen` carries a worker's id, `order_wanted` another order."""

    chosen = Signal(str)
    order_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__("surface", "right")
        self._count = Label("", "remark", "text2")
        self.order_chip = Chip(_(_ORDERS[_FIRST]))
        self._model = RowsModel((Column(key="person"),))
        self.list = LineList(_("Antrean verifikasi"), 56)
        self.list.setModel(self._model)
        self._foot = Label("", "remark", "text2", wrap=True)
        self.setFocusProxy(self.list)
        head = Ground("surface", "bottom")
        head.setFixedHeight(47)
        inside = QVBoxLayout(head)
        inside.setContentsMargins(16, 0, 10, 1)
        inside.addWidget(row(Label(_("Antrean"), "heading"), (self._count, 1), self.order_chip))
        self._foot.setContentsMargins(16, 8, 12, 10)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 1, 0)
        whole.setSpacing(0)
        whole.addWidget(head)
        whole.addWidget(self.list, 1)
        whole.addWidget(Rule())
        whole.addWidget(self._foot)
        self.order_chip.triggered.connect(self._open_orders)
        self.list.current_changed.connect(self._moved)

    def show_waiting(self, waiting: Waiting, order: str, wanted: str) -> None:
        """Show the queue; `wanted` stays marked, or whoever came into its place."""
        before = self.list.current_row()
        self.order_chip.set_words(_(_ORDERS[order]))
        self._count.setText(number(waiting.total))
        self._model.show_rows([_row(each, waiting) for each in waiting.people])
        self._foot.setText(_foot_words(waiting))
        at = self._model.row_of(wanted)
        if at < 0:
            at = max(0, min(before, len(waiting.people) - 1))
        if waiting.people:
            self.list.go_to(at)

    def current(self) -> str:
        """Give the worker who is marked, "" when there is nobody."""
        return self._model.key_of(self.list.current_row())

    def skip(self) -> None:
        """Go on to the next one; from the last back to the first."""
        count = self._model.rowCount()
        if count:
            self.list.go_to((self.list.current_row() + 1) % count)

    def orders_menu(self) -> QMenu:
        """Give the menu of orders."""
        menu = QMenu(self)
        for code, words in _ORDERS.items():
            action = QAction(_(words), menu)
            action.triggered.connect(partial(self.order_wanted.emit, code))
            menu.addAction(action)
        return menu

    def _open_orders(self) -> None:
        menu = self.orders_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.order_chip.mapToGlobal(QPoint(0, self.order_chip.height() + 4)))

    def _moved(self, at: int) -> None:
        key = self._model.key_of(at)
        if key:
            self.chosen.emit(key)


def _row(person: Person, waiting: Waiting) -> Row:
    worker = person.worker
    place = _("RT {rt}").format(rt=worker.rt) if worker.rt else _("tanpa RT")
    said = _("{place} · oleh {user}").format(place=place, user=waiting.recorder(person))
    cell = Cell(
        text=worker.name or worker.nik,
        second=said,
        right=days_words(waiting.days(person)),
        level=_level(person),
    )
    return Row(worker.id, (cell,))


def _level(person: Person) -> str:
    """Give the gravest level of what was found and not acknowledged, if it is more than telling."""
    accepted = person.enrolment.accepted
    codes = [each.partition(":")[0] for each in person.worker.findings if each not in accepted]
    levels = {RULES[code].level for code in codes}
    return next((each for each in (Level.ERROR, Level.WARNING) if each in levels), "")


def _foot_words(waiting: Waiting) -> str:
    lines = [_("Orang yang Anda catat sendiri tidak tampil di sini.")]
    if waiting.total > SHOWN:
        said = ngettext("Tampil {n} yang pertama.", "Tampil {n} yang pertama.", SHOWN)
        lines.insert(0, said.format(n=number(SHOWN)))
    return " ".join(lines)
