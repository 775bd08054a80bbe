"""The queue: groups of people who may be one, the likeliest first."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from desktop_app.kernel.i18n import _, ngettext
from desktop_app.queries.duplicates import Beside
from ui.numbers import number
from ui.pages.sama.case import Waiting, people_in
from ui.widgets.cells import Column
from ui.widgets.labels import Label
from ui.widgets.lists import LineList
from ui.widgets.panels import Ground, row
from ui.widgets.rows import Cell, Row, RowsModel

Group = tuple[Beside, ...]


class Queue(Ground):
    """The list at the left; `chosen` carries the place of a group."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__("surface", "right")
        self._count = Label("", "remark", "text2")
        self._model = RowsModel((Column(key="group"),))
        self.list = LineList(_("Pasangan yang menunggu"), 56)
        self.list.setModel(self._model)
        self._foot = Label("", "remark", "text2", wrap=True)
        self._foot.setContentsMargins(16, 8, 12, 10)
        self.setFocusProxy(self.list)
        head = Ground("surface", "bottom")
        head.setFixedHeight(47)
        inside = QVBoxLayout(head)
        inside.setContentsMargins(16, 0, 16, 1)
        inside.addWidget(row((Label(_("Antrean"), "heading"), 1), self._count))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 1, 0)
        whole.setSpacing(0)
        for part, stretch in ((head, 0), (self.list, 1), (self._foot, 0)):
            whole.addWidget(part, stretch)
        self.list.current_changed.connect(self._moved)

    def show_waiting(self, waiting: Waiting, wanted: str) -> None:
        """Show the queue; the group of `wanted` stays marked, or what came into its place."""
        before = self.list.current_row()
        self._count.setText(number(len(waiting.groups)))
        self._model.show_rows([_row(group, waiting) for group in waiting.groups])
        self._foot.setText(_foot_words(waiting))
        self._foot.setVisible(bool(self._foot.text()))
        at = next((n for n, group in enumerate(waiting.groups) if wanted in _ids(group)), before)
        if waiting.groups:
            self.list.go_to(max(0, min(at, len(waiting.groups) - 1)))

    def skip(self) -> None:
        """Go on to the next one; from the last back to the first."""
        count = self._model.rowCount()
        if count:
            self.list.go_to((self.list.current_row() + 1) % count)

    def _moved(self, at: int) -> None:
        if at >= 0:
            self.chosen.emit(at)


def _ids(group: Group) -> set[str]:
    return {each.pair.id for each in group} | {one.worker.id for one in people_in(group)}


def _row(group: Group, waiting: Waiting) -> Row:
    people, first = people_in(group), group[0]
    worker = first.people[0].worker
    many = len(people) > 2
    others = (
        ngettext("{n} orang", "{n} orang", len(people)).format(n=len(people))
        if many
        else first.people[1].worker.name
    )
    place = waiting.facts.regions.name(worker.kelurahan) if worker.kelurahan else ""
    cell = Cell(
        text=worker.name,
        second=" · ".join(part for part in (others, place) if part),
        right=_("hampir pasti") if first.sure else "",
        icon="users" if many else "user",
        ink="warn" if first.sure else "text3",
    )
    return Row(first.pair.id, (cell,))


def _foot_words(waiting: Waiting) -> str:
    shown = sum(map(len, waiting.groups))
    if waiting.total <= shown:
        return ""
    said = ngettext(
        "Tampil {n} yang paling mirip dari {total} pasangan.",
        "Tampil {n} yang paling mirip dari {total} pasangan.",
        shown,
    )
    return said.format(n=number(shown), total=number(waiting.total))
