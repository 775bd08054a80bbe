"""The rows that an import refuses, as they go back to their sender."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop_app.domain.list_file import ListCells, ListFile, column_for, columns_of_list
from desktop_app.domain.plan import Plan, Proposal, Verdict
from desktop_app.domain.record import Level
from desktop_app.kernel.i18n import _


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """One row: its cells as texts, and the indices of those that are at fault."""

    cells: tuple[str, ...]
    marked: frozenset[int]


@dataclass(frozen=True, slots=True)
class RefusedList:
    """The sender's own columns, with sheet, row and reasons before them."""

    headings: tuple[str, ...]
    rows: tuple[RefusedRow, ...]


def refused_list(plan: Plan, listed: ListFile) -> RefusedList:
    """Give what is refused, cell for cell as the file shows it, each row with its reasons."""
    columns = columns_of_list(listed.tables)
    headings = (_("Lembar"), _("Baris"), _("Alasan"), *(one.heading for one in columns))
    return RefusedList(headings, tuple(_rows(plan, listed)))


_BEFORE = 3


def _rows(plan: Plan, listed: ListFile) -> Iterator[RefusedRow]:
    columns, cells = columns_of_list(listed.tables), ListCells(listed.tables)
    for each in plan.proposals:
        if each.verdict is not Verdict.REFUSE:
            continue
        texts = (cells.text((each.sheet, each.row), one) for one in columns)
        faults = [issue for issue in each.issues if issue.level is Level.ERROR]
        at = {column_for(columns, issue.field) for issue in faults} - {-1}
        marked = frozenset(_BEFORE + one for one in at)
        yield RefusedRow((each.sheet or "", str(each.row), _reasons(each), *texts), marked)


def _reasons(proposal: Proposal) -> str:
    return " ".join(issue.message for issue in proposal.issues if issue.level is not Level.INFO)
