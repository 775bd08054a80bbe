"""What Dukcapil says when names and NIKs are matched: five answers, and what each one holds up.

Only this matching proves a NIK (docs/domain.md §3.1). It speaks of exactly the NIK, name and birth
date that were sent, so it falls as soon as one of these is changed.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from enum import StrEnum

from desktop_app.domain.findings import in_the_way, issue
from desktop_app.domain.record import Issue
from desktop_app.domain.worker import Worker
from desktop_app.domain.workflow import Status
from desktop_app.kernel.i18n import N_, _

_PREFIX = "dukcapil_"


class Match(StrEnum):
    """What was said of somebody; `NONE` = nothing yet, or nothing of the data as they are now."""

    NONE = ""
    MATCHED = "matched"
    UNMATCHED = "unmatched"
    DIED = "died"
    DOUBLE = "double"
    MOVED = "moved"


MATCH_LABELS = {
    Match.MATCHED: N_("Padan"),
    Match.UNMATCHED: N_("Tidak padan"),
    Match.DIED: N_("Meninggal"),
    Match.DOUBLE: N_("NIK ganda"),
    Match.MOVED: N_("Pindah"),
}
_SENTENCES = {
    Match.UNMATCHED: N_(
        "Tidak padan menurut Dukcapil per {day}. Cocokkan NIK dan nama dengan KTP."
    ),
    Match.DIED: N_(
        "Meninggal menurut Dukcapil per {day}. Periksa hak santunan kematian, lalu akhiri."
    ),
    Match.DOUBLE: N_("NIK ini ganda menurut Dukcapil per {day}. Urus dahulu di Dukcapil."),
    Match.MOVED: N_("Pindah menurut Dukcapil per {day}. Pastikan masih tinggal di kota ini."),
}


def matched(worker: Worker, match: Match, day: date) -> Worker:
    """Give a worker with what was said, noted among the findings for lists and filters."""
    told = replace(worker, dukcapil=match, dukcapil_on=day)
    kept = tuple(each for each in worker.findings if not each.startswith(_PREFIX))
    return replace(told, findings=(*(f"{one.code}:{one.field}" for one in issues_of(told)), *kept))


def still_said(before: Worker, after: Worker) -> Worker:
    """Give a changed worker without what was said of another NIK, name or birth date."""
    if not after.dukcapil or _identity(before) == _identity(after):
        return after
    return replace(after, dukcapil="", dukcapil_on=None)


def issues_of(worker: Worker) -> tuple[Issue, ...]:
    """Give what the matching holds against somebody, as at most one issue at the NIK."""
    sentence = _SENTENCES.get(Match(worker.dukcapil)) if worker.dukcapil else None
    if sentence is None:
        return ()
    day = f"{worker.dukcapil_on:%d-%m-%Y}" if worker.dukcapil_on else ""
    return (issue(f"{_PREFIX}{worker.dukcapil}", "nik", _(sentence).format(day=day)),)


def holds(worker: Worker, accepted: frozenset[str]) -> tuple[Issue, ...]:
    """Give what keeps somebody from being sent, but for the `code:field` that was accepted."""
    return in_the_way(issues_of(worker), Status.SUBMITTED, accepted)


def _identity(worker: Worker) -> tuple[object, ...]:
    return worker.nik, worker.name, worker.birth_date
