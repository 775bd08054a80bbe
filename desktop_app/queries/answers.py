"""After an answer: who still waits, where the refused stand, and which cards stand on it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select

from desktop_app.domain.card import Card
from desktop_app.domain.layout import EnrolmentKind
from desktop_app.domain.submission import Batch, BatchLine, Verdict
from desktop_app.domain.workflow import Status
from desktop_app.queries.submissions import unanswered
from desktop_app.store import schema
from desktop_app.store.rows import record_of

_WHERE_REFUSED = {
    Status.DRAFT: "to_mend",
    Status.RECORDED: "to_mend",
    Status.DENIED: "to_mend",
    Status.VERIFIED: "ready",
    Status.SUBMITTED: "sent",
    Status.REGISTERED: "sent",
    Status.REJECTED: "left",
    Status.ENDED: "left",
}


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody of whom the agency has said nothing: the name now, the batch, for how many days."""

    batch: Batch
    line: BatchLine
    name: str
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Where those stand whom the answer to a batch refused: each in one place.

    `to_mend` are not verified again yet, `ready` wait for a batch, `sent` have gone out again,
    `left` were refused by the office or have ended.
    """

    to_mend: int = 0
    ready: int = 0
    sent: int = 0
    left: int = 0


def waiting_people(connection: Connection, at: datetime, *, days: int = 0) -> list[Waiting]:
    """Give those sent `days` ago or earlier of whom the agency has said nothing, the oldest first."""
    line, worker = schema.batch_line, schema.worker
    found: list[Waiting] = []
    for each in unanswered(connection, at, days=days):
        asked = (
            select(line, worker.c.name.label("name_now"))
            .join(worker, worker.c.id == line.c.worker_id)
            .where(line.c.batch_id == each.batch.id)
            .where(line.c.verdict.in_((Verdict.NONE, Verdict.MISSING)))
            .order_by(line.c.position)
        )
        found += [
            Waiting(each.batch, record_of(BatchLine, row), row["name_now"], each.days)
            for row in connection.execute(asked).mappings()
        ]
    return found


def refused_of_batch(connection: Connection, batch_id: str) -> Refused:
    """Count where those stand whom the answer to a batch refused."""
    line, enrolment = schema.batch_line, schema.enrolment
    asked = (
        select(enrolment.c.status, func.count().label("n"))
        .select_from(line.join(enrolment, enrolment.c.id == line.c.enrolment_id))
        .where(line.c.batch_id == batch_id, line.c.verdict == Verdict.DENIED)
        .where(line.c.kind != EnrolmentKind.ENDED)
        .group_by(enrolment.c.status)
    )
    counts: Counter[str] = Counter()
    for row in connection.execute(asked):
        counts[_WHERE_REFUSED[Status(row.status)]] += row.n
    return Refused(**counts)


def cards_of_batch(connection: Connection, batch_id: str) -> list[Card]:
    """Give all cards, void ones too, of the people whom the agency accepted in a batch."""
    card, line = schema.card, schema.batch_line
    accepted = select(line.c.enrolment_id).where(
        line.c.batch_id == batch_id, line.c.verdict == Verdict.ACCEPTED
    )
    rows = connection.execute(select(card).where(card.c.enrolment_id.in_(accepted))).mappings()
    return [record_of(Card, row) for row in rows]
