"""Dukcapil's answer to a matching list: held against the people, then written as one step."""

from __future__ import annotations

from pathlib import Path

from desktop_app.domain.dukcapil_answer import Matching, hold_against, read_matches
from desktop_app.domain.facts import Facts
from desktop_app.domain.people import Right
from desktop_app.domain.practice import demand_own_file
from desktop_app.files.grid import read_book
from desktop_app.kernel.i18n import N_
from desktop_app.kernel.jobs import Progress
from desktop_app.queries.workers import people_by_nik
from desktop_app.services.use_case import use_case
from desktop_app.store.engine import Reader
from desktop_app.store.unit import Unit


def plan_matching(
    connection: Reader, path: Path, facts: Facts, *, progress: Progress | None = None
) -> Matching:
    """Read what Dukcapil says and hold it against the people; nothing is written.

    Raises:
        UnreadableError: the file says nothing of any NIK.
    """
    lines = read_matches(read_book(path, progress=progress))
    demand_own_file((line.nik for line in lines), facts.settings)
    known = people_by_nik(connection, {line.nik for line in lines})
    return hold_against(lines, {nik: one.worker for nik, one in known.items()}, facts.today)


@use_case(N_("membaca hasil pemadanan Dukcapil"), right=Right.VERIFY)
def apply_matching(unit: Unit, plan: Matching) -> int:
    """Write what Dukcapil said, also of verified people: it tells how many have changed.

    Raises:
        StaleError: somebody was changed since the answer was held against them.
    """
    unit.write_all(plan.changed)
    return len(plan.changed)
