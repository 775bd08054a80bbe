"""People in tables and lists: pages asked in the reading lane, shown as they come, never waited for."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QStandardItemModel

from desktop_app.app import App
from desktop_app.domain.facts import Facts
from desktop_app.domain.listed_person import ListedPerson
from desktop_app.domain.workflow import STATUS_LABELS
from desktop_app.kernel.i18n import _
from desktop_app.queries import listed, workers
from desktop_app.queries.workers import EVERYBODY, Filter
from ui.desk import Desk
from ui.jobs import Lane
from ui.people_cells import Sight, cell_of, gravest, mark_of, rt_words
from ui.widgets.badges import BADGES
from ui.widgets.cells import CellKind, CellRole, Column
from ui.widgets.rows import Cell

Index = QModelIndex | QPersistentModelIndex
PAGE = 50
_KEPT = 24  # pages: 1,200 people are more than any screen shows
_WANTED = 3  # pages: what a screen shows touches two, rarely three
_MANY = 100_000  # people whom no index orders take long enough to say so
_ROOT = QModelIndex()
_DISPLAY = Qt.ItemDataRole.DisplayRole
_CHECK = Qt.ItemDataRole.CheckStateRole
_WORDS = (_DISPLAY, Qt.ItemDataRole.AccessibleTextRole)


_TOLD: Mapping[int, Callable[[Cell], str]] = {
    CellRole.CODE: lambda cell: cell.code,
    CellRole.LEVEL: lambda cell: cell.level,
}


class PeopleModel(QAbstractTableModel):
    """The people whom a filter shows; rows not yet here are blank and asked for once.

    Args:
        desk: where questions are asked.
        facts: what is known of the land and the day.
        columns: keys as in the table of cells above.

    `counted` carries how many there are, `arrived` follows the first page of each new question.
    """

    counted = Signal(int)
    arrived = Signal()

    def __init__(self, desk: Desk, facts: Facts, columns: Sequence[Column]) -> None:
        super().__init__()
        self._desk = desk
        self._sight = Sight(facts)
        self._columns = tuple(columns)
        self._pages: OrderedDict[int, list[ListedPerson]] = OrderedDict()
        self._asked: set[int] = set()
        self._roll: Sequence[int] = ()
        self._rolled = False
        self._asked_by: tuple[int, Sequence[int]] = (0, ())
        self._wanted: list[int] = []
        self._fetching = False
        self._round = 0
        self._count = 0
        self._staying = ""
        self._open = ""
        self.filter: Filter = EVERYBODY
        self.order = "changed"
        self.ticked: set[str] = set()

    @property
    def sight(self) -> Sight:
        """How people are shown now."""
        return self._sight

    def show_facts(self, facts: Facts) -> None:
        """Show against another day or other settings."""
        self._sight = Sight(facts, self._sight.revealed)

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Show other columns."""
        self.beginResetModel()
        self._columns = tuple(columns)
        self.endResetModel()

    def show_people(self, asked: Filter, order: str) -> None:
        """Show others, or in another order; the ticks go."""
        self.filter, self.order = asked, order
        self.ticked.clear()
        self._staying = ""
        self._renew()

    def stay(self, worker_id: str) -> None:
        """Keep who is open in the list, though the filter shows them no more; "" = nobody is."""
        self._open = worker_id
        if self._staying and self._staying != worker_id:
            self.reload()

    def reload(self, row: int = 0) -> None:
        """Ask anew; what is shown stays until the page around `row` is here."""
        self._staying = self._open if self.row_of(self._open) >= 0 else ""
        self._renew(row, standing=self._roll if row >= PAGE else ())

    def _renew(self, row: int = 0, *, standing: Sequence[int] = ()) -> None:
        """Ask for the page around a row, and then, or meanwhile, who stands where.

        Where an index walks in this order the page is here at once, and painted before the roll of a
        whole city is called; any other order takes as long for one as for the other.

        The page comes by the numbers that stood there, if they are known: counting that far takes
        longer than anything else. The new roll says whether they still stand there.
        """
        self._round += 1
        self._roll, self._rolled = standing, False
        self._wanted.clear()
        self._fetching = False
        asked_in, page = self._round, max(0, row) // PAGE
        self._asked_by = page, self._numbers_of(page)
        self._ask_page(page, lambda people: self._take_first(asked_in, page, people))
        if not self._is_walked:
            self._ask_roll(asked_in)

    @property
    def _is_walked(self) -> bool:
        return self.order.removeprefix("-") in workers.WALKED

    def _ask_roll(self, asked_in: int) -> None:
        if asked_in != self._round:
            return
        asked, order = self._asked_for(), self.order
        self._desk.jobs.run(
            Lane.ROLL,
            self,
            lambda _progress: self._call_roll(asked_in, asked, order),
            done=lambda roll: self._take_roll(asked_in, roll),
            title=self._roll_title(),
        )

    def _roll_title(self) -> str:
        few = self._count < _MANY
        return "" if self._is_walked or few else _("Menyusun urutan daftar")

    def _call_roll(self, asked_in: int, asked: Filter, order: str) -> Sequence[int]:
        """Give who stands where; nothing where something else was asked for in the meantime."""
        if asked_in != self._round:
            return ()
        return self._desk.app.ask(workers.roll, asked, order=order)

    def reveal(self, *, on: bool) -> None:
        """Show NIKs whole, or masked again."""
        self._sight = Sight(self._sight.facts, on)
        if self._count:
            self.dataChanged.emit(self.index(0, 0), self.index(self._count - 1, 0))

    def person_at(self, row: int) -> ListedPerson | None:
        """Give who stands in a row; None where nobody does or they are still on their way."""
        if not 0 <= row < self._count:
            return None
        page = row // PAGE
        if page not in self._pages:
            self._fetch(page)
            return None
        people = self._pages[page]
        at = row % PAGE
        return people[at] if at < len(people) else None

    def id_at(self, row: int) -> str:
        """Give the id of who stands in a row, "" where nobody does or they are on their way."""
        person = self.person_at(row)
        return person.worker_id if person else ""

    def here(self) -> tuple[str, ...]:
        """Give the ids of all who are at hand: those in sight, and as far as one can scroll at once."""
        return tuple(each.worker_id for page in self._pages.values() for each in page)

    def row_of(self, worker_id: str) -> int:
        """Give the row of somebody who is here already, else -1."""
        for page, people in self._pages.items():
            for at, person in enumerate(people):
                if person.worker_id == worker_id:
                    return page * PAGE + at
        return -1

    def tick_state(self) -> Qt.CheckState:
        """Say whether all, some or none are ticked."""
        if not self.ticked:
            return Qt.CheckState.Unchecked
        whole = len(self.ticked) >= self._count
        return Qt.CheckState.Checked if whole else Qt.CheckState.PartiallyChecked

    def tick_these(self, ids: Sequence[str]) -> None:
        """Tick exactly these."""
        self.ticked = set(ids)
        if self._count:
            self.dataChanged.emit(self.index(0, 0), self.index(self._count - 1, 0), [_CHECK])

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Give how many people there are, here or not."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Give the number of columns."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Give the words of a head."""
        if orientation is Qt.Orientation.Horizontal and role == _DISPLAY:
            return self._columns[section].title
        return None

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Give what a cell tells for `role`."""
        person = self.person_at(index.row())
        column = self._columns[index.column()]
        if role == _CHECK:
            return self._tick_of(person, column)
        if person is None:
            return None
        if role == CellRole.KEY:
            return person.worker_id
        cell = cell_of(column.key, person, self._sight)
        if role in _WORDS:
            return cell if isinstance(cell, str) else cell.text
        return _TOLD[role](cell) if isinstance(cell, Cell) and role in _TOLD else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a tick."""
        person = self.person_at(index.row())
        if role != _CHECK or person is None:
            return False
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self.ticked.add(person.worker_id)
        else:
            self.ticked.discard(person.worker_id)
        self.dataChanged.emit(index, index, [role])
        return True

    def _tick_of(self, person: ListedPerson | None, column: Column) -> Qt.CheckState | None:
        if column.kind is not CellKind.TICK:
            return None
        ticked = person is not None and person.worker_id in self.ticked
        return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked

    def _fetch(self, page: int) -> None:
        """Ask for a page once it is known who stands there; who scrolls by fast wants the last."""
        if page in self._asked:
            return
        if page in self._wanted:
            self._wanted.remove(page)
        self._wanted = [*self._wanted, page][-_WANTED:]
        self._fetch_next()

    def _fetch_next(self) -> None:
        if not self._rolled or self._fetching or not self._wanted:
            return
        page = self._wanted.pop()
        self._asked.add(page)
        self._fetching = True
        asked_in = self._round
        self._ask_page(page, lambda people: self._take_page(asked_in, page, people))

    def _numbers_of(self, page: int) -> Sequence[int]:
        return self._roll[page * PAGE : (page + 1) * PAGE]

    def _ask_page(self, page: int, done: Callable[[list[ListedPerson]], None]) -> None:
        asked, order, start = self._asked_for(), self.order, page * PAGE
        numbers = self._numbers_of(page)

        def question(app: App) -> list[ListedPerson]:
            if numbers:
                return app.ask(listed.people_at, numbers)
            return app.ask(listed.people, asked, order=order, start=start, limit=PAGE)

        self._desk.ask(self, question, done=done)

    def _asked_for(self) -> Filter:
        return replace(self.filter, also=self._staying) if self._staying else self.filter

    def _take_first(self, asked_in: int, page: int, people: list[ListedPerson]) -> None:
        if asked_in != self._round:
            return
        if not people and page:
            self.reload()
            return
        self.beginResetModel()
        self._pages = OrderedDict({page: people})
        self._asked = {page}
        here = page * PAGE + len(people)
        goes_on = len(people) == PAGE or self._asked_by[1]
        self._count = max(here, self._count) if goes_on else here
        self.endResetModel()
        self.arrived.emit()
        if self._is_walked:
            QTimer.singleShot(0, self, lambda: self._ask_roll(asked_in))

    def _take_page(self, asked_in: int, page: int, people: list[ListedPerson]) -> None:
        self._fetching = False
        self._fetch_next()
        if asked_in != self._round:
            return
        self._pages[page] = people
        while len(self._pages) > _KEPT:
            old, _people = self._pages.popitem(last=False)
            self._asked.discard(old)
        last = min(self._count, (page + 1) * PAGE) - 1
        if last >= page * PAGE:
            self.dataChanged.emit(
                self.index(page * PAGE, 0), self.index(last, len(self._columns) - 1)
            )

    def _take_roll(self, asked_in: int, roll: Sequence[int]) -> None:
        """Know who stands where, so that every page is as near as the next."""
        if asked_in != self._round:
            return
        self._roll, self._rolled, count = roll, True, len(roll)
        if count > self._count:
            self.beginInsertRows(_ROOT, self._count, count - 1)
            self._count = count
            self.endInsertRows()
        elif count < self._count:
            self.beginRemoveRows(_ROOT, count, self._count - 1)
            self._count = count
            self.endRemoveRows()
        self.counted.emit(count)
        page, numbers = self._asked_by
        if numbers and list(self._numbers_of(page)) != list(numbers):
            self._asked.discard(page)
            self._fetch(page)
        self._fetch_next()


class PeopleLines(QStandardItemModel):
    """The same people as rows of two lines, for the narrow list beside a form.

    Qt's list view asks for the index of every row to lay them out: only Qt's own model answers that
    without Python, which for a whole city takes more than a second.
    """

    def __init__(self, people: PeopleModel) -> None:
        super().__init__(0, 1)
        self._people = people
        people.modelReset.connect(self._begin_anew)
        people.rowsInserted.connect(self._follow)
        people.rowsRemoved.connect(self._follow)
        people.dataChanged.connect(self._show_changed)
        self._follow()

    def _begin_anew(self) -> None:
        self.setRowCount(0)
        self._follow()

    def _follow(self) -> None:
        self.setRowCount(self._people.rowCount())

    def _show_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        self.dataChanged.emit(self.index(first.row(), 0), self.index(last.row(), 0))

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Give what a row tells for `role`."""
        person = self._people.person_at(index.row())
        if person is None:
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._said(person)
        told = _LINES.get(role)
        return told(person, self._people.sight) if told else None

    def _said(self, person: ListedPerson) -> str:
        words, _level = gravest(person)
        status = _(STATUS_LABELS[person.status])
        return ", ".join(each for each in (person.name, status, words) if each)


_LINES: Mapping[int, Callable[[ListedPerson, Sight], str]] = {
    _DISPLAY: lambda person, _sight: person.name or _("(belum bernama)"),
    CellRole.SECOND: lambda person, sight: sight.nik(person.nik),
    CellRole.RIGHT: lambda person, _sight: rt_words(person),
    CellRole.ICON: lambda person, _sight: BADGES[person.status.value].icon,
    CellRole.INK: lambda person, _sight: BADGES[person.status.value].ink,
    CellRole.LEVEL: lambda person, _sight: mark_of(person),
    CellRole.KEY: lambda person, _sight: person.worker_id,
}
