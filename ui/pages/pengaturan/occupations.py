"""The occupations, and the code that the office's branch uses for each."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from desktop_app.app import App
from desktop_app.domain.choices import plain_words
from desktop_app.domain.occupation import Occupation
from desktop_app.kernel.errors import AppError
from desktop_app.kernel.i18n import _
from desktop_app.queries.occupations import people_by_occupation
from desktop_app.services import occupations
from ui.desk import Desk
from ui.numbers import number
from ui.pages.pengaturan.section import Section
from ui.widgets.cells import CellKind, Column
from ui.widgets.edit_table import EditRows, EditTable
from ui.widgets.editors import SearchEdit
from ui.widgets.labels import IconLine, Label
from ui.widgets.panels import row
from ui.widgets.rows import Row

_LEAST_ROWS = 5


@dataclass(frozen=True, slots=True)
class _Known:
    """The occupations with the office's codes, and how many people have each."""

    occupations: tuple[Occupation, ...]
    people: dict[str, int]


class OccupationsSection(Section):
    """All occupations, those that people have first; the code is typed into the table."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            _(
                "BPJS tidak menerbitkan daftar kode pekerjaan; mintalah kepada cabang. "
                "Kode yang diisi di sini ikut dalam kiriman."
            ),
        )
        self._known: _Known | None = None
        self.search = SearchEdit(_("Cari pekerjaan"), _("Cari pekerjaan"))
        self.model = EditRows(_columns(), {"bpjs_code"})
        self.model.locked = not self.administers
        self.table = EditTable(_columns(), _("Pekerjaan"))
        self._count = Label("", "remark", "text2")
        self._trouble = IconLine("octagon", "", "err", wrap=True)
        self.first = self.search
        self._build()

    def refresh(self) -> None:
        """Ask for the codes, and how many people have which occupation."""
        self.desk.ask(self, _known, done=self._show)

    def _build(self) -> None:
        self.search.edited.connect(self._filter)
        self.search.down.connect(self.table.setFocus)
        self.search.setFixedWidth(280)
        self.table.setModel(self.model)
        self.table.left_upwards.connect(self.search.setFocus)
        self.table.setMinimumHeight(32 * (_LEAST_ROWS + 1))
        self.model.edited.connect(self._typed)
        self._trouble.hide()
        self.body.addWidget(row(self.search, (QWidget(), 1), self._count))
        self.body.addWidget(self._trouble)
        self.body.addWidget(self.table, 1)
        remark = _("Ketik kodenya, lalu Enter; kosong berarti belum ada.")
        self.body.addWidget(Label(self.refusal() or remark, "remark", "text3"))

    def _show(self, known: _Known) -> None:
        self._known = known
        self._filter(self.search.text())

    def _filter(self, text: str) -> None:
        if self._known is None:
            return
        people = self._known.people
        found = [each for each in self._known.occupations if _fits(each, plain_words(text))]
        self.model.show_rows([_row(each, people.get(each.code, 0)) for each in found])
        if found and self.table.current_row() < 0:
            self.table.go_to(0)
        coded = sum(bool(each.bpjs_code) for each in self._known.occupations)
        words = _("{coded} dari {all} sudah berkode")
        self._count.setText(words.format(coded=coded, all=len(self._known.occupations)))

    def _typed(self, occupation: str, _column: str, code: str) -> None:
        self._trouble.hide()
        self.desk.do(
            self,
            lambda app, _p: app.do(occupations.save_code, occupation, code),
            failed=self._not_saved,
        )

    def _not_saved(self, trouble: AppError) -> None:
        self._trouble.show_line("octagon", str(trouble), "err")
        self._trouble.show()


def _known(app: App) -> _Known:
    table = app.facts.occupations.by_code.values()
    people = app.ask(people_by_occupation)
    ordered = sorted(table, key=lambda each: (-people.get(each.code, 0), each.label))
    return _Known(tuple(ordered), people)


def _fits(occupation: Occupation, wanted: str) -> bool:
    said = (occupation.label, occupation.bpjs_code, *occupation.words)
    return not wanted or any(wanted in plain_words(each) for each in said)


def _row(occupation: Occupation, people: int) -> Row:
    count = number(people) if people else ""
    cells = (occupation.label, occupation.kbji, count, occupation.bpjs_code)
    return Row(occupation.code, cells)


def _columns() -> tuple[Column, ...]:
    return (
        Column(key="label", title=_("Pekerjaan"), kind=CellKind.NAME),
        Column(key="kbji", title=_("KBJI 2014"), width=110),
        Column(key="people", title=_("Orang"), kind=CellKind.NUMBER, width=90),
        Column(key="bpjs_code", title=_("Kode BPJS"), kind=CellKind.SHEET, width=160),
    )
