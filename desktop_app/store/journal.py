"""The journal's tables: append an entry with its changes, read them, verify the chain."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import fields, replace

from sqlalchemy import Connection, func, select

from desktop_app.domain.journal import (
    Change,
    Entry,
    Head,
    body_hash,
    body_of,
    change_from,
    entry_hash,
    hash_of,
)
from desktop_app.kernel.jobs import Progress
from desktop_app.store import schema

_CHUNK = 2_000
_PUT_CHANGE = (
    'INSERT INTO journal_change (seq, position, "table", "key", hash, body)'
    " VALUES (?, ?, ?, ?, ?, ?)"
)
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_ENTRY_COLUMNS = tuple(each.name for each in fields(Entry))
_QUOTED = ", ".join(f'"{name}"' for name in _ENTRY_COLUMNS)
# Plain texts: what takes most of the time of one row is building its question.
_LAST_ENTRY = f"SELECT {_QUOTED} FROM journal_entry ORDER BY seq DESC LIMIT 1"  # noqa: S608 - names of the schema
_PUT_ENTRY = (
    f"INSERT INTO journal_entry ({_QUOTED}) VALUES ({', '.join('?' * len(_ENTRY_COLUMNS))})"  # noqa: S608 - as above
)
_CLOSE_ENTRY = "UPDATE journal_entry SET body_hash = ?, hash = ? WHERE seq = ?"


def append(connection: Connection, entry: Entry, changes: Sequence[Change]) -> Entry:
    """Write `entry` behind the last one, with its changes; give it with number and hashes."""
    last = last_entry(connection)
    entry = replace(
        entry,
        seq=last.seq + 1 if last else 1,
        clock=last.clock + 1 if last else 1,
        previous=last.hash if last else "",
        changes=len(changes),
    )
    connection.exec_driver_sql(_PUT_ENTRY, tuple(getattr(entry, name) for name in _ENTRY_COLUMNS))
    entry = replace(entry, body_hash=body_hash(_append_changes(connection, entry.seq, changes)))
    entry = replace(entry, hash=entry_hash(entry))
    connection.exec_driver_sql(_CLOSE_ENTRY, (entry.body_hash, entry.hash, entry.seq))
    return entry


def _append_changes(connection: Connection, seq: int, changes: Sequence[Change]) -> Iterator[bytes]:
    """Write the changes of an entry, some at a time, and give their hashes."""
    for start in range(0, len(changes), _CHUNK):
        rows = []
        for position, made in enumerate(changes[start : start + _CHUNK], start):
            body = body_of(made)
            digest = hash_of(made.table, made.key, body)
            rows.append((seq, position, made.table, made.key, digest, body))
            yield digest
        connection.exec_driver_sql(_PUT_CHANGE, rows)


def last_entry(connection: Connection) -> Entry | None:
    """Give the newest entry, or None when nothing was ever done."""
    row = connection.exec_driver_sql(_LAST_ENTRY).first()
    return Entry(**dict(zip(_ENTRY_COLUMNS, row, strict=True))) if row else None


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


def keys_about(
    connection: Connection, tables: Sequence[str], ids: AbstractSet[str]
) -> Iterator[tuple[str, str, str]]:
    """Give table, key and body of whatever the journal says in these tables that names one of `ids`.

    Rows that are gone are among them: what was undone or taken away left its body here.
    """
    made = schema.journal_change.c
    asked = select(made.table, made.key, made.body).where(
        made.table.in_(tables), made.body.is_not(None)
    )
    for row in connection.execute(asked):
        if not ids.isdisjoint(_ID.findall(row.body)):
            yield row.table, row.key, row.body


def first_bend(connection: Connection, progress: Progress) -> int | None:
    """Walk the chain from the beginning; give the number of the first entry that was changed.

    A purged body keeps its hash, so a purge is no bend.
    """
    previous = ""
    table = schema.journal_entry
    rows = connection.execute(select(table).order_by(table.c.seq)).mappings().all()
    hashes = _Hashes(connection)
    for expected, row in enumerate(progress.each(rows), start=1):
        found = Entry(**row)
        sound = (
            found.seq == expected
            and found.previous == previous
            and found.hash == entry_hash(found)
            and found.body_hash == body_hash(hashes.of(found.seq))
        )
        if not sound:
            return found.seq
        previous = found.hash
    return None


class _Hashes:
    """The hashes of all changes, read once from beginning to end beside the entries."""

    def __init__(self, connection: Connection) -> None:
        self._rows = connection.exec_driver_sql(
            'SELECT seq, "table", "key", hash, body FROM journal_change ORDER BY seq, position'
        )
        self._next = self._rows.fetchone()

    def of(self, seq: int) -> Iterator[bytes]:
        """Give the hashes of the changes of an entry; entries are asked for in their order."""
        while self._next is not None and self._next[0] <= seq:
            _seq, table, key, digest, body = self._next
            yield digest if body is None else hash_of(table, key, body)
            self._next = self._rows.fetchone()


def head(connection: Connection, *, besides: str = "") -> Head:
    """Give where the chain stands now; entries of the use case `besides` are passed over."""
    table = schema.journal_entry
    asked = select(table.c.seq, table.c.hash).where(table.c.use_case != besides)
    row = connection.execute(asked.order_by(table.c.seq.desc()).limit(1)).first()
    return Head(row.seq, row.hash) if row else Head()


def head_of(connection: Connection, table: str, key: str) -> Head:
    """Give where the chain stood when a row was first written; the present head for none."""
    made, entries = schema.journal_change, schema.journal_entry
    asked = select(func.min(made.c.seq)).where(made.c.table == table, made.c.key == key)
    seq = connection.execute(asked).scalar()
    row = connection.execute(select(entries.c.hash).where(entries.c.seq == seq)).first()
    return Head(seq, row.hash) if row and seq else head(connection)


def stands(connection: Connection, printed: Head) -> bool:
    """Tell whether the chain still goes through a head that was printed once."""
    table = schema.journal_entry
    found = connection.execute(select(table.c.hash).where(table.c.seq == printed.seq)).scalar()
    return found is not None and bool(printed.hash) and found.startswith(printed.hash)
