"""Indexes that are left out while many rows come in, and made once these stand."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Table


@contextmanager
def indexed_later(connection: Connection, *tables: Table) -> Iterator[None]:
    """Leave the tables' indexes out within the block: made afterwards, each is sorted once.

    Both happen in the transaction that the block is part of, so a failure brings the old ones back.
    Keys stay, questions by anything else are slow within the block.
    """
    indexes = sorted(
        (each for table in tables for each in table.indexes), key=lambda each: str(each.name)
    )
    for index in indexes:
        index.drop(connection)
    yield
    for index in indexes:
        index.create(connection)
