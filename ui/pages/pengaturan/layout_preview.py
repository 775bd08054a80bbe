"""The first people of the office as a layout would write them, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.domain.layout import LayoutColumn
from desktop_app.domain.layout_reading import LayoutError
from desktop_app.domain.list_file import field_label
from desktop_app.domain.show import masked_nik
from desktop_app.kernel.i18n import _
from desktop_app.services.plain_lists import Preview
from ui.widgets.cells import CellKind, Column
from ui.widgets.labels import IconLine, Label
from ui.widgets.panels import Panel
from ui.widgets.rows import Row, RowsModel
from ui.widgets.tables import ROW, Mark, Table

ROWS = 3
_PROBLEMS = 4
_WIDTH = 168
_BAR = 14
"""How high the scroll bar across is; up and down nothing scrolls, every row is seen."""
_PRIVATE = frozenset({"nik", "kk"})


class LayoutPreview(Panel):
    """A sheet of real rows that scrolls sideways, and the problems below it as sentences."""

    def __init__(self) -> None:
        super().__init__(_("Pratinjau"), padding=0)
        self._model = RowsModel(())
        self.table = Table((), _("Pratinjau"), Mark.CELL)
        self._none = Label(_("Belum ada orang untuk diperlihatkan."), "body", "text2")
        self._lines: list[IconLine] = []
        self.table.setModel(self._model)
        self.table.setFixedHeight(ROW * (ROWS + 1) + _BAR)
        self.body.addWidget(self.table)
        self.body.addWidget(self._none)
        self._none.setContentsMargins(16, 8, 16, 8)
        self.body.setContentsMargins(0, 0, 0, 10)

    @property
    def sentences(self) -> list[str]:
        """What is wrong, as it is said."""
        return [line.text() for line in self._lines]

    def show_preview(self, preview: Preview) -> None:
        """Show rows of people, and what the layout lacks or cuts of whom."""
        columns = tuple(
            Column(key=str(at), title=heading or "–", kind=CellKind.SHEET, width=_WIDTH)
            for at, heading in enumerate(preview.layout.headings)
        )
        self._model = RowsModel(columns)
        self.table.show_columns(columns)
        private = {n for n, each in enumerate(preview.layout.columns) if _is_private(each)}
        self._model.show_rows(
            [
                Row(
                    str(n), tuple(masked_nik(c) if m in private else c for m, c in enumerate(cells))
                )
                for n, cells in enumerate(preview.rows)
            ]
        )
        self.table.setModel(self._model)
        self.table.setVisible(bool(preview.rows))
        self._none.setVisible(not preview.rows)
        self.set_remark(_("{n} orang pertama").format(n=len(preview.rows)))
        said = list(_problems(preview))
        more = len(said) - _PROBLEMS
        shown = said[:_PROBLEMS]
        if more > 0:
            shown.append(_("dan {n} lagi").format(n=more))
        self._say("triangle", "warn", shown)

    def show_trouble(self, trouble: LayoutError) -> None:
        """Say why the layout cannot be used; the rows stay as they were."""
        self._say("octagon", "err", [str(trouble)])

    def _say(self, icon: str, ink: str, sentences: list[str]) -> None:
        for old in self._lines:
            self.body.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._lines = [IconLine(icon, each, ink, wrap=True) for each in sentences]
        for line in self._lines:
            line.setContentsMargins(16, 0, 16, 0)
            self.body.addWidget(line)


def _is_private(column: LayoutColumn) -> bool:
    return any(term.field in _PRIVATE for term in column.terms)


def _problems(preview: Preview) -> Iterator[str]:
    for person, lacks, cut in preview.problems:
        name = person.worker.name
        if lacks:
            words = _("{name}: belum ada {fields}.")
            yield words.format(name=name, fields=", ".join(map(field_label, lacks)))
        if cut:
            words = _("{name}: terpotong di {fields}.")
            yield words.format(name=name, fields=", ".join(map(field_label, cut)))
