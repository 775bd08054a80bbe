"""Batches, their lines, and who is ready for the next one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sqlalchemy import Connection, func, select

from desktop_app.domain.person import Person
from desktop_app.domain.submission import Batch, BatchLine
from desktop_app.domain.workflow import Status
from desktop_app.queries.workers import Filter, all_people
from desktop_app.store import schema
from desktop_app.store.rows import record_of

_CHUNK = 500


def verified_people(connection: Connection) -> list[Person]:
    """Give everybody who is verified, in the order of kelurahan, RT and name."""
    return all_people(connection, Filter(statuses=(Status.VERIFIED,)), order="kelurahan")


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
    """Give the batch that most of these NIKs were sent with, the newest of equals, and its lines."""
    wanted = sorted(niks)
    table = schema.batch_line
    hits: Counter[str] = Counter()
    for start in range(0, len(wanted), _CHUNK):
        asked = (
            select(table.c.batch_id, func.count().label("n"))
            .where(table.c.nik.in_(wanted[start : start + _CHUNK]))
            .group_by(table.c.batch_id)
        )
        hits.update({row.batch_id: row.n for row in connection.execute(asked)})
    if not hits:
        return None
    best = max(hits, key=lambda key: (hits[key], key))
    row = connection.execute(select(schema.batch).where(schema.batch.c.id == best)).mappings().one()
    return record_of(Batch, row), lines_of_batch(connection, best)


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
