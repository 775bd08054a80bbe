"""What stands beside a person: pictures, batches, cards, each of any number of workers."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from desktop_app.domain.card import Card
from desktop_app.domain.photo import Photo
from desktop_app.domain.submission import Batch, BatchLine
from desktop_app.store import schema
from desktop_app.store.rows import record_of


def photos_of(connection: Connection, worker_ids: Sequence[str]) -> list[Photo]:
    """Give the pictures of these workers' papers, the oldest first."""
    table = schema.photo
    asked = select(table).where(table.c.worker_id.in_(worker_ids)).order_by(table.c.id)
    return [record_of(Photo, row) for row in connection.execute(asked).mappings()]


def cards_of(connection: Connection, worker_ids: Sequence[str]) -> list[Card]:
    """Give the cards of these workers, the oldest first."""
    table = schema.card
    asked = select(table).where(table.c.worker_id.in_(worker_ids)).order_by(table.c.serial)
    return [record_of(Card, row) for row in connection.execute(asked).mappings()]


def batch_lines_of(
    connection: Connection, worker_ids: Sequence[str]
) -> list[tuple[BatchLine, Batch]]:
    """Give the lines of batches that these workers went out in, each with its batch."""
    table = schema.batch_line
    asked = select(table).where(table.c.worker_id.in_(worker_ids)).order_by(table.c.id)
    lines = [record_of(BatchLine, row) for row in connection.execute(asked).mappings()]
    sent = select(schema.batch).where(schema.batch.c.id.in_({each.batch_id for each in lines}))
    batches = {row["id"]: record_of(Batch, row) for row in connection.execute(sent).mappings()}
    return [(each, batches[each.batch_id]) for each in lines]
