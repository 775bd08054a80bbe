"""Batches, their lines, and who is ready for the next one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, and_, func, select

from desktop_app.domain.layout import EnrolmentKind
from desktop_app.domain.person import Person
from desktop_app.domain.reasons import Reason, reason_for
from desktop_app.domain.submission import Batch, BatchLine, BatchStatus, Verdict
from desktop_app.domain.workflow import Status
from desktop_app.queries.workers import EVERYBODY, Filter, all_people
from desktop_app.store import schema
from desktop_app.store.rows import record_of

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A batch with people of whom the agency has said nothing yet, and for how many days."""

    batch: Batch
    people: int
    days: int


def verified_people(connection: Connection, asked: Filter = EVERYBODY) -> list[Person]:
    """Give everybody who is verified, in the order of kelurahan, RT and name.

    `asked` narrows them; its statuses are not looked at.
    """
    return all_people(connection, replace(asked, statuses=(Status.VERIFIED,)), order="kelurahan")


def leavers_to_report(connection: Connection, asked: Filter = EVERYBODY) -> list[Person]:
    """Give the members whose enrolment has ended and of whom no standing batch tells the agency."""
    ended = all_people(connection, replace(asked, statuses=(Status.ENDED,)), order="kelurahan")
    line, batch = schema.batch_line.c, schema.batch.c
    told = select(line.enrolment_id).where(
        line.kind == EnrolmentKind.ENDED,
        line.verdict != Verdict.DENIED,
        line.batch_id.in_(select(batch.id).where(batch.status != BatchStatus.WITHDRAWN)),
    )
    known = set(connection.execute(told).scalars())
    return [
        each
        for each in ended
        if each.enrolment.registered_at and each.enrolment.kpj and each.enrolment.id not in known
    ]


def refused_before(connection: Connection, enrolment_ids: Iterable[str]) -> dict[str, BatchLine]:
    """Give the last refused line of each of these enrolments that has one."""
    table = schema.batch_line
    wanted = sorted(enrolment_ids)
    found: dict[str, BatchLine] = {}
    for start in range(0, len(wanted), _CHUNK):
        asked = select(table).where(
            table.c.enrolment_id.in_(wanted[start : start + _CHUNK]),
            table.c.verdict == Verdict.DENIED,
        )
        for row in connection.execute(asked.order_by(table.c.id)).mappings():
            found[row["enrolment_id"]] = record_of(BatchLine, row)
    return found


def batches(connection: Connection) -> list[Batch]:
    """Give all batches, the newest first."""
    table = schema.batch
    rows = connection.execute(select(table).order_by(table.c.number.desc())).mappings()
    return [record_of(Batch, row) for row in rows]


def batch_numbered(connection: Connection, number: str) -> Batch | None:
    """Give the batch of that number, or None."""
    table = schema.batch
    row = connection.execute(select(table).where(table.c.number == number)).mappings().first()
    return record_of(Batch, row) if row else None


def lines_of_batch(connection: Connection, batch_id: str) -> list[BatchLine]:
    """Give the lines of a batch in the order in which they were sealed."""
    table = schema.batch_line
    asked = select(table).where(table.c.batch_id == batch_id).order_by(table.c.position)
    return [record_of(BatchLine, row) for row in connection.execute(asked).mappings()]


def lines_with_niks(
    connection: Connection, niks: Iterable[str]
) -> tuple[Batch, list[BatchLine]] | None:
    """Give the batch that most of these NIKs were sent with, the newest of equals, and its lines.

    A withdrawn batch is given only where no other fits.
    """
    return _lines_with(connection, schema.batch_line.c.nik, niks)


def lines_with_kpjs(
    connection: Connection, kpjs: Iterable[str]
) -> tuple[Batch, list[BatchLine]] | None:
    """Give the same for people who were sent with these old KPJs."""
    return _lines_with(connection, schema.batch_line.c.old_kpj, kpjs)


def _lines_with(
    connection: Connection, column: ColumnElement[str], values: Iterable[str]
) -> tuple[Batch, list[BatchLine]] | None:
    wanted = sorted(values)
    line, batch = schema.batch_line, schema.batch
    joined = line.join(batch, batch.c.id == line.c.batch_id)
    hits: Counter[tuple[bool, str]] = Counter()
    for start in range(0, len(wanted), _CHUNK):
        asked = (
            select(batch.c.status, line.c.batch_id, func.count().label("n"))
            .select_from(joined)
            .where(column.in_(wanted[start : start + _CHUNK]))
            .group_by(line.c.batch_id)
        )
        for row in connection.execute(asked):
            hits[row.status != BatchStatus.WITHDRAWN, row.batch_id] += row.n
    if not hits:
        return None
    best = max(hits, key=lambda key: (key[0], hits[key], key[1]))[1]
    found = batch_of(connection, best)
    return (found, lines_of_batch(connection, best)) if found else None


def batch_of(connection: Connection, batch_id: str) -> Batch | None:
    """Give the batch with that id, or None."""
    table = schema.batch
    row = connection.execute(select(table).where(table.c.id == batch_id)).mappings().first()
    return record_of(Batch, row) if row else None


def owners_of_kpjs(connection: Connection, kpjs: Iterable[str]) -> dict[str, str]:
    """Give the worker who is registered with each of these KPJs."""
    table = schema.enrolment
    wanted = sorted(kpjs)
    found: dict[str, str] = {}
    for start in range(0, len(wanted), _CHUNK):
        asked = select(table.c.kpj, table.c.worker_id).where(
            table.c.kpj.in_(wanted[start : start + _CHUNK]),
            table.c.registered_at.is_not(None),
        )
        found |= {row.kpj: row.worker_id for row in connection.execute(asked)}
    return found


def unanswered(connection: Connection, at: datetime, *, days: int = 0) -> list[Unanswered]:
    """Give the batches sealed `days` ago or earlier in which somebody waits, the oldest first."""
    line, batch = schema.batch_line, schema.batch
    counts = (
        select(line.c.batch_id, func.count().label("n"))
        .where(line.c.verdict.in_((Verdict.NONE, Verdict.MISSING)))
        .group_by(line.c.batch_id)
        .subquery()
    )
    waiting = batch.c.status.in_((BatchStatus.SEALED, BatchStatus.ANSWERED))
    asked = select(batch, counts.c.n).join(counts, and_(counts.c.batch_id == batch.c.id, waiting))
    rows = connection.execute(asked.order_by(batch.c.number)).mappings()
    found = [(record_of(Batch, row), int(row["n"])) for row in rows]
    return [
        Unanswered(each, n, (at - each.sealed_at).days)
        for each, n in found
        if each.sealed_at and at - each.sealed_at >= timedelta(days=days)
    ]


def refused_people(connection: Connection) -> list[tuple[Person, Reason]]:
    """Give those whom the agency refused and nobody has corrected yet, with why and where."""
    refused = all_people(connection, Filter(statuses=(Status.DENIED,)), order="kelurahan")
    return [(each, reason_for(each.enrolment.note)) for each in refused]


def groups_of_batch(connection: Connection, batch_id: str) -> dict[str, int]:
    """Give how many people of each group a batch holds."""
    line, enrolment = schema.batch_line, schema.enrolment
    asked = (
        select(enrolment.c.group, func.count().label("n"))
        .select_from(line.join(enrolment, enrolment.c.id == line.c.enrolment_id))
        .where(line.c.batch_id == batch_id)
        .group_by(enrolment.c.group)
    )
    return {row.group: row.n for row in connection.execute(asked)}


def names_in_batch(connection: Connection, batch_id: str) -> dict[str, str]:
    """Give the names of the people of a batch by worker id, as they are now."""
    line, worker = schema.batch_line.c, schema.worker.c
    asked = (
        select(worker.id, worker.name)
        .join(schema.batch_line, line.worker_id == worker.id)
        .where(line.batch_id == batch_id)
    )
    return {row.id: row.name for row in connection.execute(asked)}


def verdicts(connection: Connection, batch_id: str) -> dict[str, int]:
    """Give how many lines of a batch have which verdict; "" = no answer yet."""
    table = schema.batch_line
    asked = (
        select(table.c.verdict, func.count().label("n"))
        .where(table.c.batch_id == batch_id)
        .group_by(table.c.verdict)
    )
    return {row.verdict: row.n for row in connection.execute(asked)}


def reasons(connection: Connection, batch_id: str) -> dict[str, int]:
    """Give the agency's reasons for refusals in a batch as written, each with its people."""
    table = schema.batch_line
    asked = (
        select(table.c.reason, func.count().label("n"))
        .where(table.c.batch_id == batch_id, table.c.verdict == "denied")
        .group_by(table.c.reason)
        .order_by(func.count().desc())
    )
    return {row.reason: row.n for row in connection.execute(asked)}
