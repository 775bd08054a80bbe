"""How a branch writes its answers: the headings that somebody matched by hand, remembered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain.answer import ROLES, ROWS_TO_SCAN, AnswerColumns, Rows
from desktop_app.domain.cells import cell, text_of
from desktop_app.domain.record import Record
from desktop_app.domain.verdicts import bare


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerForm(Record):
    """The roles of an answer's columns by their headings: lines of `role=heading`, bare words."""

    headings: tuple[str, ...]


def form_of(rows: Rows, columns: AnswerColumns, new_id: str) -> AnswerForm | None:
    """Give what is to be remembered of columns that somebody chose; None without headings."""
    if columns.heading < 0:
        return None
    headings = rows[columns.heading]
    lines = []
    for role in ROLES:
        place = getattr(columns, role)
        if place is not None:
            words = bare(text_of(cell(headings, place)))
            if not words:
                return None
            lines.append(f"{role}={words}")
    return AnswerForm(id=new_id, headings=tuple(lines))


def remembered_columns(forms: Sequence[AnswerForm], rows: Rows) -> AnswerColumns | None:
    """Give the columns of the first form all of whose headings stand in one row, or None."""
    for number, row in enumerate(rows[:ROWS_TO_SCAN]):
        places = {bare(text_of(value)): place for place, value in enumerate(row)}
        for form in forms:
            pairs = [line.partition("=") for line in form.headings]
            if pairs and all(words in places for _role, _sign, words in pairs):
                found = {role: places[words] for role, _sign, words in pairs}
                return AnswerColumns(heading=number, **found)
    return None
