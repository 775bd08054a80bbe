"""A unit of work: reads and writes records in one transaction and remembers what it changed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, func, select

from desktop_app.domain.facts import Facts
from desktop_app.domain.journal import Change, Row, change, invert
from desktop_app.domain.people import User
from desktop_app.domain.practice import demand_own_kind
from desktop_app.domain.record import Record
from desktop_app.domain.worker import Worker
from desktop_app.kernel.clock import NewId
from desktop_app.kernel.errors import AppError
from desktop_app.kernel.i18n import N_
from desktop_app.kernel.jobs import Progress
from desktop_app.store import journal, listed, name_keys, schema
from desktop_app.store.keyring import Keyring
from desktop_app.store.many import one_of
from desktop_app.store.rows import BLANKS, RECORD_TYPES, columns_of, record_of, row_of, table_of

P = ParamSpec("P")
R = TypeVar("R", bound=Record)
T = TypeVar("T")

_CHUNK = 500
_FEW = 3
"""Rows that are asked for one by one sooner than together."""
_WORKERS = str(schema.worker.name)


class StaleError(AppError):
    """The record was changed by another step since it was read."""

    text = N_("Catatan ini sudah berubah sejak dibuka. Buka lagi, lalu ulangi perubahan Anda.")


class MovedOnError(AppError):
    """What is to be undone or redone has been changed again since."""

    text = N_("Tidak dapat dibatalkan: catatannya sudah diubah lagi sesudah itu.")


@dataclass(frozen=True, slots=True)
class Around:
    """What surrounds a unit: who acts, when, what the rules know, where keys are kept."""

    user: User
    at: datetime
    facts: Facts
    new_id: NewId
    chance: Callable[[int], bytes]
    keyring: Keyring


class Unit:
    """Reads and writes within one transaction; `changes` grows with each write.

    `about` goes into the journal's entry, `undoes` is the number of the entry that this one takes
    back, `seen` names the workers whose data were looked at or left the store; what stands in
    `afterwards` is done after the commit, what stands in `otherwise` where it all is rolled back.
    """

    def __init__(self, connection: Connection, around: Around) -> None:
        self._connection = connection
        self.around = around
        self.changes: list[Change] = []
        self.about = ""
        self.undoes: int | None = None
        self.seen: tuple[str, ...] = ()
        self.afterwards: list[Callable[[], None]] = []
        self.otherwise = ExitStack()
        self._touched: set[str] = set()

    @property
    def user(self) -> User:
        """Who acts."""
        return self.around.user

    @property
    def facts(self) -> Facts:
        """What the rules know."""
        return self.around.facts

    @property
    def at(self) -> datetime:
        """The moment of the whole unit, aware, in UTC."""
        return self.around.at

    def new_id(self) -> str:
        """Make the id of a new record."""
        return self.around.new_id()

    def get(self, record_type: type[R], key: str) -> R | None:
        """Give the record with that id, or None."""
        row = self._row(record_type, key)
        return record_of(record_type, row) if row else None

    def find(self, record_type: type[R], **equal: Any) -> list[R]:
        """Give the records whose columns equal the given values, in the order of their ids."""
        into = {each.name: each.into for each in columns_of(record_type)}
        cells = {name: into[name](value) for name, value in equal.items()}
        return [record_of(record_type, row) for row in self._rows(record_type, cells)]

    def find_in(self, record_type: type[R], column: str, values: Iterable[str]) -> list[R]:
        """Give the records whose column holds one of the values; any number of values."""
        table = table_of(record_type)
        rows = self._connection.execute(select(table).where(one_of(table.c[column], values)))
        return [record_of(record_type, row) for row in rows.mappings()]

    def highest(self, record_type: type[Record], column: str, prefix: str = "") -> Any:
        """Give the greatest value of a column, among those that begin with `prefix`; or None."""
        table = table_of(record_type)
        asked = select(func.max(table.c[column]))
        if prefix:
            asked = asked.where(table.c[column].startswith(prefix, autoescape=True))
        return self._connection.execute(asked).scalar()

    def values(self, record_type: type[Record], column: str) -> list[Any]:
        """Give all values of one column."""
        return list(self._connection.execute(select(table_of(record_type).c[column])).scalars())

    def ask(
        self, query: Callable[Concatenate[Connection, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Answer a question from the state that this unit has brought about so far."""
        return query(self._connection, *args, **kwargs)

    def put(self, record: R) -> R:
        """Write one record; give it with its new version.

        Raises:
            StaleError: the row was changed since `record` was read.
        """
        return self.put_all([record])[0]

    def put_all(self, records: Sequence[R]) -> list[R]:
        """Write many records in few statements; give them with their new versions, in order.

        Raises:
            StaleError: one of the rows was changed since its record was read.
        """
        versions = self.write_all(records)
        pairs = zip(records, versions, strict=True)
        return [replace(record, version=version) for record, version in pairs]

    def write_all(self, records: Sequence[Record]) -> list[int]:
        """Write many records in few statements; give their new versions only, which is faster.

        Raises:
            StaleError: one of the rows was changed since its record was read.
        """
        versions: list[int] = []
        for record_type, group in groupby(records, type):
            some = list(group)
            for start in range(0, len(some), _CHUNK):
                versions += self._write_chunk(record_type, some[start : start + _CHUNK])
        self._settle()
        return versions

    def keep_content(self, body: bytes) -> str:
        """Keep the bytes of a picture beside the records and give their SHA-256.

        They are not journaled, and the same bytes are kept once.
        """
        digest = hashlib.sha256(body).hexdigest()
        kept = 'INSERT OR IGNORE INTO "photo_content" (sha256, body) VALUES (?, ?)'
        self._run(kept, [(digest, body)])
        return digest

    def remove(self, record: Record) -> None:
        """Delete a record.

        Raises:
            StaleError: the row was changed since `record` was read.
        """
        row = self._row(type(record), record.id)
        if row is None or row["version"] != record.version:
            raise StaleError
        self._write(table_of(type(record)).name, [(row, None)])
        self._settle()

    def erase(self, records: Sequence[Record]) -> None:
        """Delete records for good: the journal forgets what it ever said of them.

        What it keeps is that they were there and went; it cannot be undone.

        Raises:
            StaleError: one of the rows was changed since its record was read.
        """
        for record in records:
            self.purge(table_of(type(record)).name, record.id)
            self.remove(record)
            gone = self.changes[-1]
            self.changes[-1] = replace(gone, before={})
        listed.forget(self._connection)

    def purge(self, table: str, key: str) -> None:
        """Let the journal forget what it said of a row up to now; its chain stays whole."""
        journal.purge(self._connection, table, key)

    def forget(self, record: R) -> R:
        """Write a record whose former values the journal forgets, such as who once asked."""
        self.purge(table_of(type(record)).name, record.id)
        kept = self.put(record)
        self.changes = [
            replace(each, before={}) if each.key == record.id else each for each in self.changes
        ]
        return kept

    def drop_contents(self, digests: Iterable[str]) -> None:
        """Delete the bytes of pictures that no record refers to any more."""
        unused = (
            'DELETE FROM "photo_content" WHERE sha256 = ?'
            ' AND NOT EXISTS (SELECT 1 FROM "photo" WHERE content = sha256)'
        )
        self._run(unused, [(each,) for each in digests])

    def replay(self, changes: Iterable[Change], progress: Progress) -> None:
        """Carry changes out again, each only if its row still stands as the change found it.

        Raises:
            MovedOnError: a row has moved on since.
        """
        for made in progress.each(list(changes)):
            current = self._row(RECORD_TYPES[made.table], made.key)
            self._write(made.table, [(current, _replayed(made, current))])
        self._settle()

    def take_back(self, changes: Sequence[Change], progress: Progress) -> None:
        """Carry out the inverse of changes, the last one first.

        Raises:
            MovedOnError: a row has moved on since.
        """
        self.replay([invert(made) for made in reversed(changes)], progress)

    def changes_made(self, use_case: str, about: str) -> tuple[Change, ...] | None:
        """Give what the last entry of a use case about something changed; None if it is purged.

        An entry that is not there changed nothing.
        """
        return journal.changes_by(self._connection, use_case, about)

    def take_back_last(self, use_case: str, about: str, progress: Progress) -> tuple[Change, ...]:
        """Take back what the last standing entry of a use case about something changed; give that.

        Nothing is given where there is no such entry, or its details were erased for good.

        Raises:
            MovedOnError: a row has moved on since.
        """
        seq = journal.last_standing(self._connection, use_case, about)
        changes = journal.changes_of(self._connection, seq) if seq else None
        if changes:
            self.undoes = seq
            self.take_back(changes, progress)
        return changes or ()

    def _write_chunk(self, record_type: type[Record], records: Sequence[Record]) -> list[int]:
        if record_type is Worker:
            niks = (each.nik for each in records if isinstance(each, Worker))
            demand_own_kind(niks, self.facts.settings)
        known = [each.id for each in records if each.version]
        before = self._standing(record_type, known)
        pairs = []
        versions = []
        for record in records:
            old = before.get(record.id)
            if record.version and (old is None or old["version"] != record.version):
                raise StaleError
            row = row_of(record)
            if old != row:
                row["version"] = record.version + 1
                pairs.append((old, row))
            versions.append(int(row["version"] or 0))
        self._write(table_of(record_type).name, pairs)
        return versions

    def _standing(self, record_type: type[Record], ids: Sequence[str]) -> dict[str, Row]:
        if len(ids) < _FEW:
            found = (self._row(record_type, each) for each in ids)
            return {str(row["id"]): row for row in found if row}
        table = table_of(record_type)
        rows = self._connection.execute(select(table).where(table.c.id.in_(ids))).mappings()
        return {row["id"]: dict(row) for row in rows}

    def _row(self, record_type: type[Record], key: str) -> Row | None:
        return next(iter(self._rows(record_type, {"id": key})), None)

    def _rows(self, record_type: type[Record], cells: Row) -> list[Row]:
        """Give the rows with these cells, in the order of their ids."""
        # A plain text: what takes most of the time of one row is building its question.
        wanted = " AND ".join(f'"{name}" IS ?' for name in cells) or "1"
        table = table_of(record_type).name
        asked = f'SELECT * FROM "{table}" WHERE {wanted} ORDER BY id'  # noqa: S608 - names of the schema
        found = self._connection.exec_driver_sql(asked, tuple(cells.values()))
        return [dict(row) for row in found.mappings()]

    def _write(self, table: str, pairs: Sequence[tuple[Row | None, Row | None]]) -> None:
        """Insert, update, delete: the only place in the program that does."""
        inserts, updates, deletes = [], [], []
        altered: set[str] = set()
        of_workers = table == _WORKERS
        for before, after in pairs:
            sample = after or before
            if sample is None:
                continue
            made = change(table, str(sample["id"]), before, after, BLANKS[table])
            if made is None:
                continue
            self.changes.append(made)
            if before is not None or not of_workers:
                self._touched.add(listed.owner_of(table, sample))
            if after is None:
                deletes.append((sample["id"],))
            elif before is None:
                inserts.append(made.after or {})
            else:
                updates.append(after)
                altered.update(made.after or {})
        self._insert(table, inserts)
        self._update(table, updates, sorted(altered))
        self._run(f'DELETE FROM "{table}" WHERE id = ?', deletes)  # noqa: S608 - as above
        if of_workers:
            name_keys.follow(self._connection, pairs)

    def _insert(self, table: str, filled: Sequence[Row]) -> None:
        """Insert new rows; columns that none of them fills are left to the table's defaults."""
        names = sorted(set().union(*filled))
        marks = ", ".join("?" for _ in (*names, "version"))
        quoted = "".join(f'"{name}", ' for name in names)
        blank = BLANKS[table]
        defaults = {name: blank[name] for name in names}
        cells = itemgetter(*names, "version")
        rows = [cells({**defaults, "version": 1, **row}) for row in filled]
        self._run(f'INSERT INTO "{table}" ({quoted}"version") VALUES ({marks})', rows)  # noqa: S608 - as above

    def _update(self, table: str, rows: Sequence[Row], altered: Sequence[str]) -> None:
        """Write the cells that differ in some of the rows: the indexes of the others stay as they are."""
        sets = ", ".join(f'"{name}" = ?' for name in (*altered, "version"))
        cells = itemgetter(*altered, "version", "id")
        self._run(f'UPDATE "{table}" SET {sets} WHERE id = ?', [cells(row) for row in rows])  # noqa: S608 - names from the schema

    def _settle(self) -> None:
        """Let the lists follow the people whose rows were written."""
        listed.follow(self._connection, self._touched - {""})
        self._touched.clear()

    def _run(self, statement: str, rows: list[tuple[Any, ...]]) -> None:
        if rows:
            self._connection.exec_driver_sql(statement, rows)


def _replayed(made: Change, current: Row | None) -> Row | None:
    """Give the row that a change leaves, if the row that it found still stands."""
    if (made.before is None) != (current is None):
        raise MovedOnError
    blank = BLANKS[made.table]
    if current is None:
        return {**blank, **(made.after or {}), "version": 1}
    found = made.before or {}
    whole = {**blank, **found} if made.after is None else found
    if any(current[name] != cell for name, cell in whole.items() if name != "version"):
        raise MovedOnError
    if made.after is None:
        return None
    return {**current, **made.after, "version": current["version"] + 1}
