"""The journal's tables: append an entry with its changes, read them, verify the chain."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import fields, replace
from itertools import groupby, repeat
from operator import attrgetter, itemgetter
from typing import Any

from sqlalchemy import Connection, Select, func, select

from desktop_app.domain.journal import (
    BodyHash,
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
from desktop_app.store import plain, schema
from desktop_app.store.inserting import insert

_CHUNK = 2_000
_PUT_CHANGE = 'INSERT INTO journal_change (seq, position, "table", "key", hash, body)'
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_ENTRY_COLUMNS = tuple(each.name for each in fields(Entry))
_cells_of = attrgetter(*_ENTRY_COLUMNS)
_QUOTED = [f'"{name}"' for name in _ENTRY_COLUMNS]
_LAST_ENTRY = f"SELECT {', '.join(_QUOTED)} FROM journal_entry ORDER BY seq DESC LIMIT 1"  # noqa: S608 - names of the schema
_PUT_ENTRY = (
    f"INSERT INTO journal_entry ({', '.join(_QUOTED)}) VALUES ({', '.join('?' * len(_QUOTED))})"  # noqa: S608 - as above
    f" ON CONFLICT (seq) DO UPDATE SET {', '.join(f'{each} = excluded.{each}' for each in _QUOTED)}"
)
_BEGIN_ENTRY = "INSERT INTO journal_entry (seq, clock, changes) VALUES (?, ?, 0)"


class Entering:
    """An entry on its way into the journal: its changes go in as they are made, in their order.

    Of a few nothing is written before the entry is closed. Many do not wait in memory for it: they
    stand behind the row of an entry that is filled in at the end, within the same transaction.
    """

    def __init__(self, connection: Connection) -> None:
        self.tables: set[str] = set()
        self.count = 0
        self._connection = connection
        self._entry: Entry | None = None
        self._waiting: list[tuple[str, str, bytes, str]] = []
        self._hash = BodyHash()

    def add(self, table: str, keys: Sequence[str], bodies: Sequence[str]) -> None:
        """Take in changes of one table: whose row each changed, and its body."""
        if not keys:
            return
        self.tables.add(table)
        self._take_in(table, keys, bodies)

    def note(self, made: Change) -> None:
        """Take in what is no change of a row, such as whose data were seen."""
        self._take_in(made.table, [made.key], [body_of(made)])

    def close(self, entry: Entry) -> Entry:
        """Write `entry` behind the last one, with its changes; give it with number and hashes."""
        begun = self._entry or self._next()
        entry = replace(
            entry,
            seq=begun.seq,
            clock=begun.clock,
            previous=begun.previous,
            changes=self.count,
            body_hash=self._hash.hexdigest(),
        )
        entry = replace(entry, hash=entry_hash(entry))
        plain.carry_out(self._connection, _PUT_ENTRY, [_cells_of(entry)])
        self._write(entry)
        return entry

    def _take_in(self, table: str, keys: Sequence[str], bodies: Sequence[str]) -> None:
        digests = [hash_of(table, key, body) for key, body in zip(keys, bodies, strict=True)]
        self._waiting += zip(repeat(table), keys, digests, bodies)
        self._hash.add(digests)
        self.count += len(keys)
        if len(self._waiting) >= _CHUNK:
            self._write(self._begun())

    def _begun(self) -> Entry:
        """Give the row behind the last entry, to which the changes refer."""
        if self._entry is None:
            self._entry = self._next()
            row = self._entry.seq, self._entry.clock
            plain.carry_out(self._connection, _BEGIN_ENTRY, [row])
        return self._entry

    def _next(self) -> Entry:
        """Give what an entry behind the last one begins with."""
        last = last_entry(self._connection)
        seq, clock, previous = (last.seq + 1, last.clock + 1, last.hash) if last else (1, 1, "")
        return Entry(seq=seq, clock=clock, previous=previous, store="", at="", user="", use_case="")

    def _write(self, begun: Entry) -> None:
        first = self.count - len(self._waiting)
        rows = [(begun.seq, first + n, *waiting) for n, waiting in enumerate(self._waiting)]
        insert(self._connection, _PUT_CHANGE, "(?, ?, ?, ?, ?, ?)", rows)
        self._waiting.clear()


def last_entry(connection: Connection) -> Entry | None:
    """Give the newest entry, or None when nothing was ever done."""
    rows = plain.fetch(connection, _LAST_ENTRY)
    return Entry(**dict(zip(_ENTRY_COLUMNS, rows[0], strict=True))) if rows else None


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
    table = schema.journal_entry.c
    asked = select(table.seq).where(
        table.use_case == use_case, table.about == about, table.changes > 0
    )
    return _last_standing(connection, asked)


def last_standing_on(
    connection: Connection, use_cases: Collection[str], changed: str, key: str
) -> int | None:
    """Give the number of the last entry of use cases that changed a row and was not taken back."""
    entries, made = schema.journal_entry.c, schema.journal_change.c
    joined = select(entries.seq).join(schema.journal_change, made.seq == entries.seq)
    asked = joined.where(made.key == key, made.table == changed, entries.use_case.in_(use_cases))
    return _last_standing(connection, asked)


def _last_standing(connection: Connection, asked: Select[Any]) -> int | None:
    table = schema.journal_entry.c
    backs = select(table.seq, table.undoes).where(table.undoes.is_not(None))
    taken_back: set[int] = set()
    for row in connection.execute(backs.order_by(table.seq.desc())):
        if row.seq not in taken_back:
            taken_back.add(row.undoes)
    found = connection.execute(asked.order_by(table.seq.desc())).scalars()
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
        rows = plain.stream(
            connection,
            'SELECT seq, "table", "key", hash, body FROM journal_change ORDER BY seq, position',
        )
        self._of_entries = groupby(rows, itemgetter(0))
        self._next = next(self._of_entries, None)

    def of(self, seq: int) -> Iterator[bytes]:
        """Give the hashes of the changes of an entry; entries are asked for in their order."""
        while self._next is not None and self._next[0] <= seq:
            for _seq, table, key, digest, body in self._next[1]:
                yield digest if body is None else hash_of(table, key, body)
            self._next = next(self._of_entries, None)


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
