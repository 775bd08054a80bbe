"""The journal's tables: append an entry with its changes, read them, verify the chain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace

from sqlalchemy import Connection, select

from desktop_app.domain.journal import (
    Change,
    Entry,
    body_hash,
    body_of,
    change_from,
    entry_hash,
    hash_of,
)
from desktop_app.kernel.jobs import Progress
from desktop_app.store import schema

_ENTRY_COLUMNS = tuple(each.name for each in fields(Entry))


def append(connection: Connection, entry: Entry, changes: Sequence[Change]) -> Entry:
    """Write `entry` behind the last one, with its changes; give it with number and hashes."""
    last = last_entry(connection)
    bodies = [(made, body_of(made)) for made in changes]
    hashes = [hash_of(made.table, made.key, body) for made, body in bodies]
    entry = replace(
        entry,
        seq=last.seq + 1 if last else 1,
        clock=last.clock + 1 if last else 1,
        previous=last.hash if last else "",
        changes=len(changes),
        body_hash=body_hash(hashes),
    )
    entry = replace(entry, hash=entry_hash(entry))
    connection.execute(
        schema.journal_entry.insert(), {name: getattr(entry, name) for name in _ENTRY_COLUMNS}
    )
    if bodies:
        connection.exec_driver_sql(
            'INSERT INTO journal_change (seq, position, "table", "key", hash, body)'
            " VALUES (?, ?, ?, ?, ?, ?)",
            [
                (entry.seq, position, made.table, made.key, digest, body)
                for position, ((made, body), digest) in enumerate(zip(bodies, hashes, strict=True))
            ],
        )
    return entry


def last_entry(connection: Connection) -> Entry | None:
    """Give the newest entry, or None when nothing was ever done."""
    table = schema.journal_entry
    row = connection.execute(select(table).order_by(table.c.seq.desc()).limit(1)).mappings().first()
    return Entry(**row) if row else None


def entry(connection: Connection, seq: int) -> Entry | None:
    """Give the entry with that number."""
    table = schema.journal_entry
    row = connection.execute(select(table).where(table.c.seq == seq)).mappings().first()
    return Entry(**row) if row else None


def changes_of(connection: Connection, seq: int) -> tuple[Change, ...] | None:
    """Give the changes of an entry in their order, or None when a body was purged."""
    table = schema.journal_change
    rows = connection.execute(
        select(table.c.table, table.c.key, table.c.body)
        .where(table.c.seq == seq)
        .order_by(table.c.position)
    ).all()
    if any(row.body is None for row in rows):
        return None
    return tuple(change_from(row.table, row.key, row.body) for row in rows)


def changes_by(connection: Connection, use_case: str, about: str) -> tuple[Change, ...] | None:
    """Give the changes of the last entry of a use case about something; None if they are purged."""
    table = schema.journal_entry
    asked = (
        select(table.c.seq)
        .where(table.c.use_case == use_case, table.c.about == about)
        .order_by(table.c.seq.desc())
        .limit(1)
    )
    seq = connection.execute(asked).scalar()
    return changes_of(connection, seq) if seq else ()


def last_standing(connection: Connection, use_case: str, about: str) -> int | None:
    """Give the number of the last entry of a use case about something that nobody took back.

    Entries that changed nothing are passed over; an entry that was taken back and carried out again
    stands.
    """
    table = schema.journal_entry
    backs = select(table.c.seq, table.c.undoes).where(table.c.undoes.is_not(None))
    taken_back: set[int] = set()
    for row in connection.execute(backs.order_by(table.c.seq.desc())):
        if row.seq not in taken_back:
            taken_back.add(row.undoes)
    asked = select(table.c.seq).where(
        table.c.use_case == use_case, table.c.about == about, table.c.changes > 0
    )
    found = connection.execute(asked.order_by(table.c.seq.desc())).scalars()
    return next((seq for seq in found if seq not in taken_back), None)


def purge(connection: Connection, table: str, key: str) -> int:
    """Erase for good what the journal says about one row; give how many bodies went.

    Each leaves its hash as a tombstone, so the chain still verifies. For the right to erasure and
    for retention; copies made earlier still hold the bodies.
    """
    changes = schema.journal_change
    connection.exec_driver_sql("PRAGMA secure_delete=ON")  # zeros in the freed pages too
    erased = connection.execute(
        changes.update()
        .where(changes.c.table == table, changes.c.key == key, changes.c.body.is_not(None))
        .values(body=None)
    )
    return erased.rowcount


def first_bend(connection: Connection, progress: Progress) -> int | None:
    """Walk the chain from the beginning; give the number of the first entry that was changed.

    A purged body keeps its hash, so a purge is no bend.
    """
    previous = ""
    table = schema.journal_entry
    rows = connection.execute(select(table).order_by(table.c.seq)).mappings().all()
    for expected, row in enumerate(progress.each(rows), start=1):
        found = Entry(**row)
        sound = (
            found.seq == expected
            and found.previous == previous
            and found.hash == entry_hash(found)
            and found.body_hash == body_hash(_sound_hashes(connection, found.seq))
        )
        if not sound:
            return found.seq
        previous = found.hash
    return None


def _sound_hashes(connection: Connection, seq: int) -> list[bytes]:
    table = schema.journal_change
    rows = connection.execute(
        select(table.c.table, table.c.key, table.c.hash, table.c.body)
        .where(table.c.seq == seq)
        .order_by(table.c.position)
    ).all()
    return [row.hash if row.body is None else hash_of(row.table, row.key, row.body) for row in rows]
