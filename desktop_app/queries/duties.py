"""What the law on personal data asks for: requests that wait, people kept long enough, disposals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, or_, select

from desktop_app.domain.data_request import DataRequest, Disposal, RequestState
from desktop_app.domain.person import Person
from desktop_app.domain.workflow import CLOSED, Status
from desktop_app.queries.history import names
from desktop_app.queries.workers import joined_people, people_of, person_of_row
from desktop_app.store import schema
from desktop_app.store.rows import record_of

_R = schema.data_request.c
_E = schema.enrolment.c
_W = schema.worker.c


@dataclass(frozen=True, slots=True)
class Waiting:
    """A request with the name of whom it is about, "" once that person is erased."""

    request: DataRequest
    name: str


def requests(connection: Connection, *, only_open: bool = False) -> list[Waiting]:
    """Give the requests: those that wait first, the most urgent before the others."""
    waits = _R.state == RequestState.OPEN
    asked = select(schema.data_request).order_by(waits.desc(), _R.asked_at, _R.number)
    if only_open:
        asked = asked.where(waits)
    found = [record_of(DataRequest, row) for row in connection.execute(asked).mappings()]
    called = names(connection, {each.worker_id for each in found})
    return [Waiting(each, called.get(each.worker_id, "")) for each in found]


def request(connection: Connection, number: int) -> DataRequest | None:
    """Give the request of that number."""
    asked = select(schema.data_request).where(_R.number == number)
    row = connection.execute(asked).mappings().first()
    return record_of(DataRequest, row) if row else None


def requests_of(connection: Connection, worker_ids: Sequence[str]) -> list[DataRequest]:
    """Give all that was asked for about these people, the oldest first."""
    asked = select(schema.data_request).where(_R.worker_id.in_(worker_ids)).order_by(_R.number)
    return [record_of(DataRequest, row) for row in connection.execute(asked).mappings()]


def kept_too_long(connection: Connection, before: date) -> list[Person]:
    """Give the people whose last enrolment was closed before a day, the longest kept first."""
    closed = func.coalesce(_E.ended_on, func.substr(_E.recorded_at, 1, 10), "")
    asked = joined_people().where(
        _W.merged_into == "",
        _E.status.in_([each.value for each in CLOSED]),
        closed != "",
        closed < before.isoformat(),
    )
    found = connection.execute(asked.order_by(closed, _W.id))
    return [person_of_row(row) for row in found]


def closed_on(person: Person) -> date | None:
    """Give the day on which somebody's last enrolment was closed, None while it is open."""
    enrolment = person.enrolment
    if enrolment.status not in CLOSED:
        return None
    told = enrolment.recorded_at
    return enrolment.ended_on or (told.date() if told else None)


def merged_ids(connection: Connection, worker_ids: Sequence[str]) -> list[str]:
    """Give these workers and all who were merged into them, themselves first."""
    into = select(_W.id).where(_W.merged_into.in_(worker_ids))
    return [*worker_ids, *connection.execute(into).scalars()]


def covered(connection: Connection, worker_ids: Sequence[str]) -> list[Person]:
    """Give those of these people who are covered, or whom the agency has not answered about."""
    binding = (Status.REGISTERED, Status.SUBMITTED)
    return [each for each in people_of(connection, worker_ids) if each.enrolment.status in binding]


def disposals(connection: Connection) -> list[Disposal]:
    """Give what was destroyed, the newest first."""
    asked = select(schema.disposal).order_by(schema.disposal.c.number.desc())
    return [record_of(Disposal, row) for row in connection.execute(asked).mappings()]


def pairs_with(connection: Connection, worker_ids: Sequence[str]) -> list[str]:
    """Give the ids of all pairs that one of these people is part of."""
    pair = schema.pair.c
    asked = select(pair.id).where(or_(pair.worker_a.in_(worker_ids), pair.worker_b.in_(worker_ids)))
    return list(connection.execute(asked).scalars())
