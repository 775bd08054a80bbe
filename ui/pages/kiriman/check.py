"""Step 2 of a batch that is put together: who lacks what, by person and field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import Signal

from desktop_app.domain.findings import label
from desktop_app.domain.layout import EnrolmentKind, list_for
from desktop_app.domain.list_file import field_label
from desktop_app.domain.person import Person
from desktop_app.domain.reasons import reason_for
from desktop_app.domain.show import masked_nik
from desktop_app.kernel.i18n import N_, _
from desktop_app.services.submissions import Preflight
from ui.numbers import number
from ui.widgets.cells import CellKind, Column
from ui.widgets.labels import Label
from ui.widgets.panels import Card, column, filled
from ui.widgets.rows import Cell, Row, RowsModel
from ui.widgets.steps import StepBlock, StepState
from ui.widgets.tables import ROW, Table

_MOST = 6
_KINDS = {
    EnrolmentKind.NEW: N_("Peserta baru, dalam {name}"),
    EnrolmentKind.LANJUTAN: N_("Peserta lanjutan yang sudah punya KPJ, dalam {name}"),
    EnrolmentKind.ENDED: N_("Peserta yang keluar, dalam {name}"),
}
_NO_LIST = N_("Tata letak ini tidak memuat peserta lanjutan")


def check_columns() -> tuple[Column, ...]:
    """Give the columns of the table of checks."""
    return (
        Column(key="check", title=_("Pemeriksaan"), kind=CellKind.TEXT),
        Column(key="result", title=_("Hasil"), kind=CellKind.NOTE, width=150),
        Column(key="people", title=_("Orang"), kind=CellKind.NUMBER, width=80),
    )


def person_columns() -> tuple[Column, ...]:
    """Give the columns of the table of what is to be mended, a row for each field of a person."""
    return (
        Column(key="name", title=_("Perlu diperbaiki"), kind=CellKind.NAME),
        Column(key="nik", title=_("NIK"), kind=CellKind.NIK, width=170),
        Column(key="field", title=_("Isian"), kind=CellKind.TEXT, width=140),
        Column(key="why", title=_("Sebabnya"), kind=CellKind.NOTE, width=260),
    )


@dataclass(frozen=True, slots=True)
class Errand:
    """Something to mend: whose field, and why."""

    worker_id: str
    field: str
    why: str


class CheckStep(StepBlock):
    """Step 2: what the layout asks for, and who lacks which field; Enter goes to that field.

    `mend_wanted` carries an `Errand`.
    """

    mend_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(2, _("Periksa"))
        self.checks = RowsModel(check_columns())
        self.people = RowsModel(person_columns())
        self._errands: dict[str, Errand] = {}
        self._check_table = _table(self.checks, check_columns(), _("Pemeriksaan"))
        self.people_table = _table(self.people, person_columns(), _("Perlu diperbaiki"))
        self.people_table.opened.connect(self._mend)
        self._check_card = framed(self._check_table)
        self._people_card = framed(self.people_table)
        self._hint = Label(
            _("Enter membuka isiannya di Pendataan. Sesudah disimpan, Anda kembali ke sini."),
            "remark",
            "text3",
        )
        self.body.addWidget(self._check_card)
        self.body.addWidget(self._people_card)
        self.body.addWidget(self._hint)

    def show_check(self, checked: Preflight) -> None:
        """Show what the pre-flight found; the person that was marked stays marked."""
        ready = len(checked.ready)
        marked = self.people.key_of(self.people_table.current_row())
        found = list(_errands(checked))
        self._errands = {f"{one.errand.worker_id}|{one.errand.field}": one.errand for one in found}
        self.checks.show_rows(list(_check_rows(checked)))
        self.people.show_rows([_errand_row(one) for one in found])
        _fit(self._check_table, self.checks.rowCount())
        _fit(self.people_table, min(len(found), _MOST))
        self._check_card.setVisible(bool(ready or found))
        for widget in (self._people_card, self._hint):
            widget.setVisible(bool(found))
        if found:
            self.people_table.go_to(max(self.people.row_of(marked), 0))
        staying = checked.staying
        state = StepState.DONE if ready else StepState.NOW if staying else StepState.LATER
        said = ""
        if staying:
            said = _("{ready} siap, {n} belum lengkap dan tidak ikut")
        elif ready:
            said = _("{ready} siap, tidak ada yang kurang")
        self.set_state(state, said.format(ready=number(ready), n=number(staying)))

    def hide_tables(self) -> None:
        """Say only that it was done."""
        for widget in (self._check_card, self._people_card, self._hint):
            widget.hide()

    def _mend(self, at: int) -> None:
        errand = self._errands.get(self.people.key_of(at))
        if errand is not None:
            self.mend_wanted.emit(errand)


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
    yield _check("ready", words, ("ok", _("Lulus")), len(checked.ready))
    kinds = checked.kinds
    for kind, said in _KINDS.items():
        if len(kinds) > 1 and kinds.get(kind):
            layout = checked.lists[list_for(checked.lists, kind)]
            words = _(said).format(name=layout.title)
            yield _check(f"kind-{kind}", words, ("info", _("Ikut")), kinds[kind])
    lacks = Counter(name for _person, names in checked.left_out for name in names)
    for name, n in lacks.most_common():
        words = _("{field} belum ada").format(field=field_label(name))
        yield _check(name, words, ("warning", _("Tidak ikut")), n)
    held = Counter(issue.code for _person, issues in checked.held for issue in issues)
    for code, n in held.most_common():
        yield _check(code, label(code), ("warning", _("Ditahan")), n)
    if checked.unplaced:
        yield _check("unplaced", _(_NO_LIST), ("warning", _("Ditahan")), len(checked.unplaced))
    before = sum(1 for _one in _refused_before(checked))
    if before:
        words = _("Pernah ditolak BPJS; pastikan sebabnya sudah dibereskan")
        yield _check("refused", words, ("warning", _("Tetap ikut")), before)


def _check(key: str, words: str, result: tuple[str, str], people: int) -> Row:
    level, said = result
    return Row(key, (Cell(text=words), Cell(text=said, level=level), Cell(text=number(people))))


class _Found(NamedTuple):
    """An errand with whom it is about, and what the table says of it."""

    person: Person
    errand: Errand
    level: str
    said: str


def _errands(checked: Preflight) -> Iterator[_Found]:
    """Give everything that is to be mended, person by person and field by field.

    Those who do not go stand first, then those who go though the agency has refused them before.
    """
    for person, lacks in checked.left_out:
        for name in lacks:
            words = _("{field} diminta tata letak kiriman dan belum ada.")
            errand = Errand(person.worker.id, name, words.format(field=field_label(name)))
            yield _Found(person, errand, "error", _("Diminta tata letak, belum ada"))
    for person, issues in checked.held:
        for issue in issues:
            errand = Errand(person.worker.id, issue.field, issue.message)
            yield _Found(person, errand, "error", issue.message)
    for person in checked.unplaced:
        yield _Found(person, Errand(person.worker.id, "kpj", _(_NO_LIST)), "error", _(_NO_LIST))
    for person, words in _refused_before(checked):
        field = reason_for(words).field or "nik"
        said = _("BPJS menolak: {words}").format(words=words)
        yield _Found(person, Errand(person.worker.id, field, said), "warning", said)


def _refused_before(checked: Preflight) -> Iterator[tuple[Person, str]]:
    for person in checked.ready:
        line = checked.refused.get(person.enrolment.id)
        if line is not None:
            yield person, line.reason


def _errand_row(found: _Found) -> Row:
    worker, errand = found.person.worker, found.errand
    cells = (
        Cell(text=worker.name),
        Cell(text=masked_nik(worker.nik)),
        Cell(text=field_label(errand.field)),
        Cell(text=found.said, level=found.level),
    )
    return Row(f"{errand.worker_id}|{errand.field}", cells)
