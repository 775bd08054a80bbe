"""Steps 1 and 2 of a batch that is put together: who goes, and who lacks what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import Signal

from desktop_app.domain.choices import GROUPS
from desktop_app.domain.findings import label
from desktop_app.domain.list_file import field_label
from desktop_app.domain.person import Person
from desktop_app.domain.show import masked_nik
from desktop_app.kernel.i18n import N_, _, ngettext
from desktop_app.services.submissions import Preflight
from ui.numbers import number
from ui.widgets.cells import CellKind, Column
from ui.widgets.chips import Chip, ChipLook
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label
from ui.widgets.panels import Card, column, filled
from ui.widgets.rows import Cell, Row, RowsModel
from ui.widgets.steps import StepBlock, StepState
from ui.widgets.tables import ROW, Table

_MOST = 6
_NO_LIST = N_("Tata letak ini tidak memuat peserta lanjutan")


class ChooseStep(StepBlock):
    """Step 1: the verified, by group; a chip takes a group in or out. `changed` follows."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(1, _("Pilih orang"))
        self._chips: dict[str, Chip] = {}
        self._place = FlowLayout()
        self.body.addLayout(self._place)
        self.chosen: frozenset[str] | None = None

    def show_choice(self, checked: Preflight) -> None:
        """Show the groups of the verified; groups chosen before stay chosen."""
        groups = {code: n for code, n in checked.groups.items() if n}
        self.clear()
        for code, n in sorted(groups.items(), key=lambda pair: -pair[1]):
            chip = Chip(GROUPS.label(code), number(n), ChipLook.STATE)
            chip.triggered.connect(lambda code=code: self._press(code))
            self._chips[code] = chip
            self._place.addWidget(chip)
        if self.chosen is None:
            self.chosen = frozenset(groups)
        self._look()
        people = sum(n for code, n in groups.items() if code in self.chosen)
        if not groups:
            self.set_state(StepState.NOW, _("belum ada orang terverifikasi"))
            return
        said = ngettext("{n} orang terverifikasi", "{n} orang terverifikasi", people)
        self.set_state(StepState.DONE, said.format(n=number(people)))

    @property
    def chips(self) -> tuple[Chip, ...]:
        """The chips of the groups."""
        return tuple(self._chips.values())

    def clear(self) -> None:
        """Take the chips away."""
        while (item := self._place.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._chips = {}

    def _press(self, code: str) -> None:
        chosen = self.chosen or frozenset()
        self.chosen = chosen ^ {code}
        self._look()
        self.changed.emit()

    def _look(self) -> None:
        for code, chip in self._chips.items():
            on = code in (self.chosen or ())
            chip.show_value(chip.value, ChipLook.CHOSEN if on else ChipLook.STATE)


def check_columns() -> tuple[Column, ...]:
    """Give the columns of the table of checks."""
    return (
        Column(key="check", title=_("Pemeriksaan"), kind=CellKind.TEXT),
        Column(key="result", title=_("Hasil"), kind=CellKind.NOTE, width=150),
        Column(key="people", title=_("Orang"), kind=CellKind.NUMBER, width=80),
    )


def person_columns() -> tuple[Column, ...]:
    """Give the columns of the table of those who cannot go yet."""
    return (
        Column(key="name", title=_("Belum dapat dikirim"), kind=CellKind.NAME),
        Column(key="nik", title=_("NIK"), kind=CellKind.NIK, width=170),
        Column(key="lacks", title=_("Yang kurang"), kind=CellKind.TEXT, width=300),
    )


class CheckStep(StepBlock):
    """Step 2: what the layout asks for, and the people who lack it; Enter opens one.

    `person_wanted` carries a worker's id.
    """

    person_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(2, _("Periksa"))
        self.checks = RowsModel(check_columns())
        self.people = RowsModel(person_columns())
        self._check_table = _table(self.checks, check_columns(), _("Pemeriksaan"))
        self.people_table = _table(self.people, person_columns(), _("Belum dapat dikirim"))
        self.people_table.opened.connect(lambda at: self.person_wanted.emit(self.people.key_of(at)))
        self._check_card = framed(self._check_table)
        self._people_card = framed(self.people_table)
        self._hint = Label(_("Enter membuka orangnya di Pendataan."), "remark", "text3")
        self.body.addWidget(self._check_card)
        self.body.addWidget(self._people_card)
        self.body.addWidget(self._hint)

    def show_check(self, checked: Preflight) -> None:
        """Show what the pre-flight found."""
        ready, lacking = len(checked.ready), list(_person_rows(checked))
        self.checks.show_rows(list(_check_rows(checked)))
        self.people.show_rows(lacking)
        _fit(self._check_table, self.checks.rowCount())
        _fit(self.people_table, min(len(lacking), _MOST))
        self._check_card.setVisible(bool(ready or lacking))
        for widget in (self._people_card, self._hint):
            widget.setVisible(bool(lacking))
        state = StepState.DONE if ready else StepState.NOW if lacking else StepState.LATER
        said = ""
        if lacking:
            said = _("{ready} siap, {n} belum lengkap dan tidak ikut")
        elif ready:
            said = _("{ready} siap, tidak ada yang kurang")
        self.set_state(state, said.format(ready=number(ready), n=number(len(lacking))))

    def hide_tables(self) -> None:
        """Say only that it was done."""
        for widget in (self._check_card, self._people_card, self._hint):
            widget.hide()


def framed(table: Table) -> Card:
    """Give a table in a frame."""
    card = Card()
    filled(card, column(table, margins=(1, 1, 1, 4)))
    return card


def _table(model: RowsModel, columns: tuple[Column, ...], name: str) -> Table:
    table = Table(columns, name)
    table.setModel(model)
    return table


def _fit(table: Table, rows: int) -> None:
    table.setFixedHeight(32 + ROW * max(1, rows))


def _check_rows(checked: Preflight) -> Iterator[Row]:
    words = _("Isian wajib tata letak {name} terisi").format(name=checked.layout.title)
    ready = number(len(checked.ready))
    yield Row("ready", (Cell(text=words), Cell(text=_("Lulus"), level="ok"), Cell(text=ready)))
    lacks = Counter(name for _person, names in checked.left_out for name in names)
    for name, n in lacks.most_common():
        said = _("{field} belum ada").format(field=field_label(name))
        yield Row(
            name,
            (Cell(text=said), Cell(text=_("Tidak ikut"), level="warning"), Cell(text=number(n))),
        )
    held = Counter(issue.code for _person, issues in checked.held for issue in issues)
    held["unplaced"] = len(checked.unplaced)
    for code, n in held.most_common():
        if n:
            said = _NO_LIST if code == "unplaced" else label(code)
            result = Cell(text=_("Ditahan"), level="warning")
            yield Row(code, (Cell(text=_(said)), result, Cell(text=number(n))))


def _person_rows(checked: Preflight) -> Iterator[Row]:
    """Give everybody who does not go, with what they lack or what holds them."""
    for person, lacks in checked.left_out:
        yield _person_row(person, ", ".join(field_label(name) for name in lacks))
    for person, issues in checked.held:
        yield _person_row(person, ", ".join(label(issue.code) for issue in issues))
    for person in checked.unplaced:
        yield _person_row(person, _(_NO_LIST))


def _person_row(person: Person, why: str) -> Row:
    worker = person.worker
    cells = (Cell(text=worker.name), Cell(text=masked_nik(worker.nik)), Cell(text=why))
    return Row(worker.id, cells)
