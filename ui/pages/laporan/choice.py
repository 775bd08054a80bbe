"""The reports at the left: what each is called, what it holds, how it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from desktop_app.app import App
from desktop_app.domain.report import Report, Scope
from desktop_app.kernel.i18n import N_, _
from desktop_app.services import reports
from ui.widgets.cells import Column
from ui.widgets.labels import Label
from ui.widgets.lists import LineList
from ui.widgets.panels import Ground, row
from ui.widgets.rows import Cell, Row, RowsModel

WIDTH = 208


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One report: its name in files, its words, and the question for what the screen shows."""

    code: str
    title: str
    remark: str
    icon: str
    shown: Callable[[App, Scope], Report]


def _recap(app: App, scope: Scope) -> Report:
    return app.ask(reports.make_recap, app.facts, scope)


def _list(app: App, scope: Scope) -> Report:
    return app.ask(reports.preview_list, app.facts, reports.Wanted(scope))


RECAP = Kind(
    code="rekap",
    title=N_("Rekap"),
    remark=N_("per kelurahan"),
    icon="table",
    shown=_recap,
)
LIST = Kind(
    code="bnba",
    title=N_("Daftar nama (BNBA)"),
    remark=N_("satu baris satu orang"),
    icon="users",
    shown=_list,
)
FORM = Kind(
    code="formulir",
    title=N_("Formulir pendataan"),
    remark=N_("kosong atau terisi, A4"),
    icon="file",
    shown=_list,
)
KINDS = (RECAP, LIST, FORM)


class Choice(Ground):
    """The reports, one of them marked; `chosen` carries it."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__("surface", "right")
        self._model = RowsModel((Column(key="report"),))
        self.list = LineList(_("Laporan"), 56)
        self.list.setModel(self._model)
        self._model.show_rows([_row(each) for each in KINDS])
        head = row((Label(_("Pilih laporan"), "heading"), 1), margins=(16, 0, 16, 0))
        head.setFixedHeight(40)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 1, 0)
        whole.setSpacing(0)
        whole.addWidget(head)
        whole.addWidget(self.list, 1)
        self.setFocusProxy(self.list)
        self.list.current_changed.connect(self._marked)

    def mark(self, code: str) -> None:
        """Choose a report by its code."""
        self.list.go_to(max(0, self._model.row_of(code)))

    def _marked(self, at: int) -> None:
        if 0 <= at < len(KINDS):
            self.chosen.emit(KINDS[at])


def _row(kind: Kind) -> Row:
    cell = Cell(text=_(kind.title), second=_(kind.remark), icon=kind.icon, ink="text2")
    return Row(kind.code, (cell,))
