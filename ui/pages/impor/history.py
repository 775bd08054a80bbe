"""The imports that were written before, the newest first; the page scrolls, not the table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from desktop_app.domain.import_run import ImportRun
from desktop_app.kernel.i18n import _
from ui.numbers import number
from ui.widgets.cells import CellKind, Column
from ui.widgets.empty import EmptyState
from ui.widgets.panels import Panel
from ui.widgets.rows import Cell, Row, RowsModel
from ui.widgets.tables import ROW, Table


@dataclass(frozen=True, slots=True)
class Past:
    """An import with the name of who did it."""

    run: ImportRun
    who: str


def _columns() -> list[Column]:
    return [
        Column(key="number", title=_("Impor"), kind=CellKind.TEXT, width=64),
        Column(key="file", title=_("Berkas"), kind=CellKind.NAME),
        Column(key="when", title=_("Waktu"), kind=CellKind.REMARK, width=128),
        Column(key="who", title=_("Oleh"), kind=CellKind.REMARK, width=104),
        *(
            Column(key=key, title=title, kind=CellKind.NUMBER, width=71)
            for key, title in (
                ("read", _("Dibaca")),
                ("added", _("Tambah")),
                ("changed", _("Ubah")),
                ("skipped", _("Lewati")),
                ("refused", _("Tolak")),
            )
        ),
    ]


class History(Panel):
    """The table of past imports; says so where there is none.

    `opened` carries an `ImportRun`, `moved` how far down in the table the row at hand ends, in pixels.
    """

    opened = Signal(object)
    moved = Signal(int)

    def __init__(self) -> None:
        super().__init__(_("Impor sebelumnya"), padding=16)
        self._past: tuple[Past, ...] = ()
        columns = _columns()
        self.model = RowsModel(columns)
        self.table = Table(columns, _("Impor sebelumnya"))
        self.table.setModel(self.model)
        self._none = EmptyState("history", _("Belum ada impor."))
        self._none.setFixedHeight(110)
        body = self.layout()
        self.body.setContentsMargins(0, 0, 0, 8)
        self.body.addWidget(self.table)
        self.body.addWidget(self._none)
        if isinstance(body, QVBoxLayout):
            body.setContentsMargins(1, 1, 1, 1)
        self.table.opened.connect(lambda at: self.opened.emit(self._past[at].run))
        self.table.current_changed.connect(lambda at: self.moved.emit(ROW * (at + 2)))
        self.show_runs(())

    def show_runs(self, past: Sequence[Past]) -> None:
        """Show these imports."""
        self._past = tuple(past)
        self.model.show_rows([_row(one) for one in past])
        self.table.setVisible(bool(past))
        self._none.setVisible(not past)
        self.table.setFixedHeight(ROW * (1 + len(past)))
        self.set_remark(_("{n} kali").format(n=number(len(past))) if past else "")


def _row(past: Past) -> Row:
    run = past.run
    when = f"{run.done_at.astimezone():%d-%m-%Y %H.%M}" if run.done_at else ""
    name = _("{name} (dibatalkan)").format(name=run.file_name) if run.undone else run.file_name
    figures = (run.read, run.added, run.changed, run.skipped, run.refused)
    words = (_("ke-{n}").format(n=run.number), name, when, past.who)
    return Row(run.id, tuple(Cell(text=one) for one in (*words, *map(number, figures))))
