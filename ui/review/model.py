"""The rows of a plan as a model for tables: row number and verdict first, then the file's columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from desktop_app.domain.plan import Proposal
from desktop_app.kernel.i18n import _
from ui.numbers import number
from ui.review.rows import NEW, Mark, Narrowing, Shown, differences_of, marks_of
from ui.theme import Theme
from ui.widgets.badges import BADGES
from ui.widgets.cells import CellKind, CellRole, Column, status_width

Index = QModelIndex | QPersistentModelIndex
FIXED = 3
"""Columns before those of the file: sheet, row number, verdict."""

_ROOT = QModelIndex()
_DISPLAY = Qt.ItemDataRole.DisplayRole
_VERDICTS = ("add", "change", "skip", "refuse")
_NARROWEST, _WIDEST, _AIR = 52, 250, 30


class ReviewModel(QAbstractTableModel):
    """Shows the rows of a plan that a narrowing leaves; words and marks are made when asked for."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: Shown | None = None
        self._rows: list[int] = []
        self._places: dict[int, int] = {}
        self._marks: dict[int, Mapping[int, Mark]] = {}

    def show_plan(self, shown: Shown, narrowing: Narrowing) -> None:
        """Show another plan."""
        self.beginResetModel()
        self._shown = shown
        self._marks = {}
        self._take(shown, narrowing)
        self.endResetModel()

    def narrow(self, narrowing: Narrowing) -> None:
        """Show only the rows that a narrowing leaves."""
        if self._shown is None:
            return
        self.beginResetModel()
        self._take(self._shown, narrowing)
        self.endResetModel()

    def proposal(self, row: int) -> Proposal | None:
        """Give the proposal in row `row`, None when there is none."""
        if self._shown is None or not 0 <= row < len(self._rows):
            return None
        return self._shown.plan.proposals[self._rows[row]]

    def row_of(self, at: int) -> int:
        """Give the row that shows proposal `at` of the plan, -1 when it is left out."""
        return self._places.get(at, -1)

    def at(self, row: int) -> int:
        """Give the index in the plan of what stands in row `row`, -1 for none."""
        return self._rows[row] if 0 <= row < len(self._rows) else -1

    def mark(self, row: int, column: int) -> Mark | None:
        """Give the mark of a cell of the file, `column` counted from its first."""
        return self._marks_of(row).get(column)

    def first_mark(self, row: int) -> int:
        """Give the first column of the file with a mark in this row, 0 when there is none."""
        return min(self._marks_of(row), default=0)

    def _take(self, shown: Shown, narrowing: Narrowing) -> None:
        proposals = enumerate(shown.plan.proposals)
        self._rows = [at for at, each in proposals if narrowing.takes(each)]
        self._places = {at: row for row, at in enumerate(self._rows)}

    def _marks_of(self, row: int) -> Mapping[int, Mark]:
        if self._shown is None:
            return {}
        at = self._rows[row]
        if at not in self._marks:
            self._marks[at] = marks_of(self._shown.plan.proposals[at], self._shown.columns)
        return self._marks[at]

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        columns = len(self._shown.columns) if self._shown else 0
        return 0 if parent.isValid() else FIXED + columns

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        across = orientation is Qt.Orientation.Horizontal
        if not across or role != _DISPLAY or self._shown is None:
            return None
        if section < FIXED:
            return (_("Lembar"), _("Baris"), _("Putusan"))[section]
        return self._shown.columns[section - FIXED].heading

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        proposal = self.proposal(index.row())
        if proposal is None:
            return None
        if index.column() < FIXED:
            return _fixed(proposal, index.column(), role)
        return self._cell(proposal, index, role)

    def _cell(self, proposal: Proposal, index: Index, role: int) -> Any:
        if self._shown is None:
            return None
        column = index.column() - FIXED
        if role == _DISPLAY:
            return self._shown.text(proposal, self._shown.columns[column])
        mark = self.mark(index.row(), column)
        if mark is None:
            return None
        if role == CellRole.LEVEL:
            return mark.level
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return self._sentence(proposal, mark)
        return None

    def _sentence(self, proposal: Proposal, mark: Mark) -> str:
        if mark.level != NEW or self._shown is None:
            return mark.sentence
        changed = differences_of(proposal, self._shown.facts)
        old = next((one.old for one in changed if one.field == mark.sentence), "")
        return _("Semula: {old}").format(old=old)


def _fixed(proposal: Proposal, column: int, role: int) -> Any:
    verdict = proposal.verdict.value
    if role == _DISPLAY:
        words = (proposal.sheet or "", number(proposal.row), _(BADGES[verdict].word))
        return words[column]
    return verdict if role == CellRole.CODE and column == FIXED - 1 else None


def table_columns(shown: Shown, theme: Theme) -> list[Column]:
    """Give the columns of the table: the fixed ones, then the file's, as wide as their words."""
    last = max((each.row for each in shown.plan.proposals), default=0)
    sheets = max((theme.width(name, "body") for name in shown.sheets), default=0)
    return [
        Column(key="sheet", kind=CellKind.SHEET, width=min(max(sheets + 20, 72), 120)),
        Column(key="row", kind=CellKind.TIME, width=theme.width(number(last), "remark") + 24),
        Column(key="verdict", kind=CellKind.BADGE, width=status_width(_VERDICTS, theme)),
        *(
            Column(
                key=column.field or f"{at}",
                title=column.heading,
                kind=CellKind.SHEET,
                width=_width(column.heading, longest, theme),
            )
            for at, (column, longest) in enumerate(zip(shown.columns, shown.longest, strict=True))
        ),
    ]


def _width(heading: str, longest: Sequence[str], theme: Theme) -> int:
    widest = max((theme.width(words, "body") for words in longest), default=0)
    words = max(widest, min(theme.width(heading, "label"), 120))
    return max(_NARROWEST, min(words + _AIR, _WIDEST))
