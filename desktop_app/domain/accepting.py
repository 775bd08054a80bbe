"""Proposals of a plan that are accepted together: all of a kind, or a whole column of dates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from desktop_app.domain.list_file import Mended
from desktop_app.domain.nik import birth_agrees, is_nik
from desktop_app.domain.plan import Plan, Proposal

_SWAPPED = "birth_date_swapped"
_MONTH_FIRST = "birth_date_unreadable"
_SOME = 3
_MONTHS = 12


def offered(plan: Plan, codes: Collection[str]) -> tuple[Mended, ...]:
    """Give what the findings of these codes propose, for every row of the plan that has one."""
    return tuple(
        ((row.sheet, row.row), each.field, each.proposal)
        for row in plan.proposals
        for each in row.issues
        if each.code in codes and each.proposal
    )


def swapped_days(plan: Plan) -> tuple[Mended, ...]:
    """Give the other reading of the birth dates of sheets where only that makes sense.

    A sheet whose dates came through a program with the month first: several fit the NIK with day
    and month exchanged, and none that could be read either way fits as it stands.
    """
    swapped = Counter(row.sheet for row in plan.proposals if _has(row, _SWAPPED))
    straight = {row.sheet for row in plan.proposals if _fits_as_it_stands(row)}
    sheets = {name for name, n in swapped.items() if n >= _SOME} - straight
    mended = offered(plan, (_SWAPPED, _MONTH_FIRST))
    return tuple(each for each in mended if each[0][0] in sheets)


def _has(row: Proposal, code: str) -> bool:
    return any(each.code == code for each in row.issues)


def _fits_as_it_stands(row: Proposal) -> bool:
    worker = row.shown.worker
    born = worker.birth_date
    if born is None or not is_nik(worker.nik) or born.day > _MONTHS or born.day == born.month:
        return False
    return birth_agrees(worker.nik, born)
