"""Whole cities to measure on: encrypted stores of any number of invented people, made once.

People are read, judged and journaled like any others; many have come further than being
recorded, so that the figures of Beranda have something to count.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

from bench_lists import TODAY
from bench_store import open_app

from desktop_app.app import App
from desktop_app.domain import invented
from desktop_app.domain.people import Right
from desktop_app.domain.person import Person, blank_person, read_person, with_findings
from desktop_app.domain.workflow import Status
from desktop_app.files import reference
from desktop_app.kernel.clock import IdMaker
from desktop_app.kernel.i18n import N_
from desktop_app.services.use_case import use_case
from desktop_app.store.unit import Unit

STORES = Path.home() / ".cache" / "pekerja-rentan-ukur"
"""Where stores are kept between two runs of the benchmark; they may be deleted at any time."""

_AT_ONCE = 5_000
_SHARES: Mapping[Status, int] = {
    Status.RECORDED: 55,
    Status.DRAFT: 12,
    Status.VERIFIED: 10,
    Status.SUBMITTED: 3,
    Status.REGISTERED: 17,
    Status.ENDED: 2,
    Status.DENIED: 1,
}
_FIRST = datetime(2026, 9, 1, tzinfo=UTC)


def city(people: int) -> Path:
    """Give the folder of a store of so many people; it is made where there is none yet."""
    folder = STORES / str(people)
    if not (folder / "selesai").exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        with open_app(folder) as app:
            _fill(app, people)
        (folder / "selesai").touch()
    return folder


def _fill(app: App, people: int) -> None:
    rows = invented.people(
        random.Random(11),  # noqa: S311 - invented people, the same each time
        reference.regions(),
        count=people,
        within="15.71",
        today=TODAY,
    )
    chance = random.Random(12)  # noqa: S311 - as above
    while some := list(islice(rows, _AT_ONCE)):
        app.do(settle_in, list(_standing(app, some, chance)))


def _standing(app: App, rows: list[dict[str, str]], chance: random.Random) -> Iterator[Person]:
    facts, new_id = app.facts, IdMaker()
    statuses, shares = list(_SHARES), list(_SHARES.values())
    for row in rows:
        worker_id, enrolment_id = new_id(), new_id()
        reading = read_person(blank_person(worker_id, enrolment_id), row, facts)
        person = with_findings(reading)
        status = chance.choices(statuses, shares)[0]
        enrolment = replace(
            person.enrolment,
            status=status,
            recorded_by=app.user.id,
            recorded_at=_FIRST + timedelta(minutes=chance.randrange(120_000)),
            kpj=f"26{row['nik'][-9:]}" if status is Status.REGISTERED else "",
        )
        yield Person(person.worker, enrolment)


@use_case(N_("mengisi kantor ukur"), right=Right.RECORD, undoable=False)
def settle_in(unit: Unit, people: list[Person]) -> None:
    """Write invented people as they stand."""
    unit.write_all([each.worker for each in people])
    unit.write_all([each.enrolment for each in people])
