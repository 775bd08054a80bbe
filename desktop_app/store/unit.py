"""A unit of work: reads and writes records in one transaction and remembers what it changed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, func, select

from desktop_app.domain.facts import Facts
from desktop_app.domain.journal import Change, invert
from desktop_app.domain.people import User
from desktop_app.domain.practice import demand_own_kind
from desktop_app.domain.record import Record
from desktop_app.domain.worker import Worker
from desktop_app.kernel.clock import NewId
from desktop_app.kernel.errors import AppError
from desktop_app.kernel.i18n import N_
from desktop_app.kernel.jobs import Progress
from desktop_app.store import journal, listed
from desktop_app.store.keyring import Keyring
from desktop_app.store.many import one_of
from desktop_app.store.replaying import replayed
from desktop_app.store.row_writer import RowWriter
from desktop_app.store.rows import (
    RECORD_TYPES,
    columns_from,
    columns_of,
    record_of,
    row_of,
    table_of,
)

P = ParamSpec("P")
R = TypeVar("R", bound=Record)
T = TypeVar("T")

_CHUNK = 500


class StaleError(AppError):
    """The record was changed by another step since it was read."""

    text = N_("Catatan ini sudah berubah sejak dibuka. Buka lagi, lalu ulangi perubahan Anda.")


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
    """Reads and writes within one transaction; `entering` takes in what each write changed.

    `about` goes into the journal's entry, `undoes` is the number of the entry that this one takes
    back, `seen` names the workers whose data were looked at or left the store; what stands in
    `afterwards` is done after the commit, what stands in `otherwise` where it all is rolled back.
    """

    def __init__(self, connection: Connection, around: Around) -> None:
        self._connection = connection
        self.around = around
        self.entering = journal.Entering(connection)
        self.about = ""
        self.undoes: int | None = None
        self.seen: tuple[str, ...] = ()
        self.afterwards: list[Callable[[], None]] = []
        self.otherwise = ExitStack()
        self._writer = RowWriter(connection, self.entering)

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
        row = self._writer.row(record_type, key)
        return record_of(record_type, row) if row else None

    def find(self, record_type: type[R], **equal: Any) -> list[R]:
        """Give the records whose columns equal the given values, in the order of their ids."""
        into = {each.name: each.into for each in columns_of(record_type)}
        cells = {name: into[name](value) for name, value in equal.items()}
        return [record_of(record_type, row) for row in self._writer.rows(record_type, cells)]

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
        self._writer.settle()
        return versions

    def settling_later(self, people: int) -> AbstractContextManager[None]:
        """Let the lists follow only after the block, all people at once: a bulk job's way.

        `people` says how many will be written. Within the block no question about the lists may be
        asked, and rows should be asked for by their ids only.
        """
        return self._writer.settling_later(people)

    def keep_content(self, body: bytes) -> str:
        """Keep the bytes of a picture beside the records and give their SHA-256.

        They are not journaled, and the same bytes are kept once.
        """
        digest = hashlib.sha256(body).hexdigest()
        kept = 'INSERT OR IGNORE INTO "photo_content" (sha256, body) VALUES (?, ?)'
        self._writer.run(kept, [(digest, body)])
        return digest

    def remove(self, record: Record) -> None:
        """Delete a record.

        Raises:
            StaleError: the row was changed since `record` was read.
        """
        self._remove(record)

    def erase(self, records: Sequence[Record]) -> None:
        """Delete records for good: the journal forgets what it ever said of them.

        What it keeps is that they were there and went; it cannot be undone.

        Raises:
            StaleError: one of the rows was changed since its record was read.
        """
        for record in records:
            self.purge(table_of(type(record)).name, record.id)
            self._remove(record, kept=False)
        listed.forget(self._connection)

    def purge(self, table: str, key: str) -> None:
        """Let the journal forget what it said of a row up to now; its chain stays whole."""
        journal.purge(self._connection, table, key)

    def forget(self, record: R) -> R:
        """Write a record whose former values the journal forgets, such as who once asked."""
        self.purge(table_of(type(record)).name, record.id)
        [version] = self._write_chunk(type(record), [record], kept=False)
        self._writer.settle()
        return replace(record, version=version)

    def drop_contents(self, digests: Iterable[str]) -> None:
        """Delete the bytes of pictures that no record refers to any more."""
        unused = (
            'DELETE FROM "photo_content" WHERE sha256 = ?'
            ' AND NOT EXISTS (SELECT 1 FROM "photo" WHERE content = sha256)'
        )
        self._writer.run(unused, [(each,) for each in digests])

    def replay(self, changes: Iterable[Change], progress: Progress) -> None:
        """Carry changes out again, each only if its row still stands as the change found it.

        Raises:
            MovedOnError: a row has moved on since.
        """
        for made in progress.each(list(changes)):
            current = self._writer.row(RECORD_TYPES[made.table], made.key)
            row = replayed(made, current)
            if current is not None:
                self._writer.write(made.table, [(current, row)])
            elif row is not None:
                self._writer.insert(made.table, {name: (cell,) for name, cell in row.items()})
        self._writer.settle()

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
        return self._take_back_entry(
            journal.last_standing(self._connection, use_case, about), progress
        )

    def take_back_last_on(
        self, use_cases: Collection[str], record: Record, progress: Progress
    ) -> tuple[Change, ...]:
        """Take back all that the last standing one of these use cases on a record changed.

        As `take_back_last`.
        """
        changed = table_of(type(record)).name
        seq = journal.last_standing_on(self._connection, use_cases, changed, record.id)
        return self._take_back_entry(seq, progress)

    def _take_back_entry(self, seq: int | None, progress: Progress) -> tuple[Change, ...]:
        changes = journal.changes_of(self._connection, seq) if seq else None
        if changes:
            self.undoes = seq
            self.take_back(changes, progress)
        return changes or ()

    def _remove(self, record: Record, *, kept: bool = True) -> None:
        row = self._writer.row(type(record), record.id)
        if row is None or row["version"] != record.version:
            raise StaleError
        self._writer.write(table_of(type(record)).name, [(row, None)], kept=kept)
        self._writer.settle()

    def _write_chunk(
        self, record_type: type[Record], records: Sequence[Record], *, kept: bool = True
    ) -> list[int]:
        if record_type is Worker:
            niks = (each.nik for each in records if isinstance(each, Worker))
            demand_own_kind(niks, self.facts.settings)
        table = table_of(record_type)
        name = str(table.name)  # a name of the schema is a text of a kind that SQLite asks much of
        new = [each for each in records if not each.version]
        if new:
            self._writer.insert(name, columns_from(record_type, new))
        if len(new) == len(records):
            return [1] * len(new)
        known = [each.id for each in records if each.version]
        before = self._writer.standing(record_type, known)
        pairs = []
        versions = []
        for record in records:
            if not record.version:
                versions.append(1)
                continue
            old = before.get(record.id)
            if old is None or old["version"] != record.version:
                raise StaleError
            row = row_of(record)
            if old != row:
                row["version"] = record.version + 1
                pairs.append((old, row))
            versions.append(int(row["version"] or 0))
        self._writer.write(name, pairs, kept=kept)
        return versions
