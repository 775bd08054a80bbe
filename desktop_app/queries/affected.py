"""Whose data left the store or were seen, by which entry of the journal: for a breach notice."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection, select

from desktop_app.domain.journal import Entry
from desktop_app.queries.history import seen_entries, start_of
from desktop_app.queries.submissions import batch_numbered
from desktop_app.store import schema

_J = schema.journal_entry.c

WAYS: Mapping[str, tuple[str, ...]] = {
    "looked": ("workers.look", "own_data.save"),
    "exported": (
        *("reports.save_list", "reports.save_forms", "plain_lists.write", "claims.save_checklist"),
        *("inspection.save", "breaches.save", "own_lists.write"),
    ),
    "sent": ("sending.send", "submissions.note_files", "submissions.write_protected"),
    "printed": ("printing.begin", "handover.hand_over"),
    "copied": ("backups.note", "recovery.note_use"),
}
"""How data get out, and the use cases that do it."""

EVERYBODY = frozenset({"inspection.save", "own_lists.write", "backups.note", "recovery.note_use"})
"""What holds everybody who was listed by then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leak:
    """What is asked: by whom ("" = anybody), from which day to which, in which of `WAYS` (all)."""

    user: str = ""
    since: date | None = None
    until: date | None = None
    ways: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outflow:
    """One entry by which data got out, the way it did, and the workers whose."""

    entry: Entry
    way: str
    people: frozenset[str]


def outflows(connection: Connection, asked: Leak) -> Iterator[Outflow]:
    """Give every entry by which data got out, with whose they were, the oldest first."""
    ways = {name: way for way in asked.ways or WAYS for name in WAYS[way]}
    found = select(schema.journal_entry).where(_J.use_case.in_(ways)).order_by(_J.seq)
    if asked.user:
        found = found.where(_J.user == asked.user)
    if asked.since:
        found = found.where(_J.at >= start_of(asked.since))
    if asked.until:
        found = found.where(_J.at < start_of(asked.until + timedelta(days=1)))
    entries = [Entry(**row) for row in connection.execute(found).mappings()]
    noted = dict(seen_entries(connection, start_of(asked.since) if asked.since else ""))
    born = _first_entries(connection)
    for entry in entries:
        people = noted.get(entry.seq) or _people_of(connection, entry, born)
        if people:
            yield Outflow(entry, ways[entry.use_case], people)


def _people_of(connection: Connection, entry: Entry, born: Mapping[str, int]) -> frozenset[str]:
    """Give whose data an entry without names was about; all by then, where it cannot be known."""
    if entry.use_case in WAYS["sent"]:
        batch = batch_numbered(connection, entry.about)
        line = schema.batch_line.c
        if batch is not None:
            asked = select(line.worker_id).where(line.batch_id == batch.id)
            return frozenset(connection.execute(asked).scalars())
    if entry.use_case in {"printing.begin", "handover.hand_over"}:
        return _people_of_cards(connection, entry.seq)
    return frozenset(key for key, seq in born.items() if seq < entry.seq)


def _people_of_cards(connection: Connection, seq: int) -> frozenset[str]:
    """Give whose cards a print run or a handover was about."""
    made = schema.journal_change.c
    keys = select(made.key).where(made.seq == seq)
    found: set[str] = set()
    for table in (schema.print_job, schema.handover):
        rows = connection.execute(select(table.c.cards).where(table.c.id.in_(keys))).scalars()
        for cards in rows:
            listed = select(schema.card.c.worker_id).where(schema.card.c.id.in_(json.loads(cards)))
            found.update(connection.execute(listed).scalars())
    return frozenset(found)


def _first_entries(connection: Connection) -> dict[str, int]:
    """Give by which entry each worker who is still there came in."""
    rows = connection.exec_driver_sql(
        'SELECT w.id, (SELECT min(seq) FROM journal_change c WHERE c."key" = w.id) FROM worker w'
    )
    return {row[0]: row[1] or 0 for row in rows}
