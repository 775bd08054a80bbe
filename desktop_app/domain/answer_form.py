"""How a branch writes its answers: the headings that somebody matched by hand, remembered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain.answer import ROLES, ROWS_TO_SCAN, AnswerColumns, Rows
from desktop_app.domain.cells import cell, text_of
from desktop_app.domain.record import Record
from desktop_app.domain.verdicts import bare
from desktop_app.kernel.errors import UsageError
from desktop_app.kernel.i18n import N_


class ColumnsError(UsageError):
    """The columns of an answer are not said as they must be."""

    text = N_("Tulis kolomnya seperti nik=B,kpj=F,verdict=G,reason=H. Yang dikenal: {roles}.")


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


def columns_said(words: str, *, heading: int) -> AnswerColumns:
    """Take columns as somebody writes them: `nik=B,verdict=G`; `heading` is the 1-based row.

    Raises:
        ColumnsError: a role or a column letter is not known, or they are not enough.
    """
    pairs = dict(part.strip().partition("=")[::2] for part in words.split(","))
    known = {role: _place(letters) for role, letters in pairs.items() if role in ROLES}
    if len(known) < len(pairs) or None in known.values():
        raise ColumnsError(roles=", ".join(ROLES))
    columns = AnswerColumns(heading=heading - 1, **known)
    if not columns.enough:
        raise ColumnsError(roles=", ".join(ROLES))
    return columns


def _place(letters: str) -> int | None:
    letters = letters.strip().upper()
    if not re.fullmatch("[A-Z]{1,3}", letters):
        return None
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1
