"""The journal as people look through it: entries page by page, what they were about, who it was."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import ColumnElement, Connection, func, or_, select, union_all

from desktop_app.domain.journal import SEEN, Change, Entry, change_from, seen_in
from desktop_app.queries import workers
from desktop_app.store import schema

_J = schema.journal_entry.c
_D = schema.journal_change.c
_FIRST = 4
_MOST_PEOPLE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which entries are wanted; an empty part asks for nothing.

    `words` are words of a person (name, NIK, address), `worker` the id of one, `user` the id of who
    did it, `like` names of use cases with `%` for any ending; `since` and `until` are days of the
    office's own time.
    """

    words: str = ""
    worker: str = ""
    user: str = ""
    like: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None


EVERYTHING = Asked()


def entries(
    connection: Connection, asked: Asked = EVERYTHING, *, before: int = 0, limit: int = 100
) -> list[Entry]:
    """Give entries, the newest first; `before` is the number of the last one seen (0 = none)."""
    conditions = _conditions(connection, asked)
    if before:
        conditions.append(_J.seq < before)
    found = select(schema.journal_entry).where(*conditions).order_by(_J.seq.desc()).limit(limit)
    return [Entry(**row) for row in connection.execute(found).mappings()]


def count(connection: Connection, asked: Asked = EVERYTHING) -> int:
    """Give how many entries are wanted."""
    conditions = _conditions(connection, asked)
    found = select(func.count()).select_from(schema.journal_entry).where(*conditions)
    return int(connection.execute(found).scalar_one())


def _conditions(connection: Connection, asked: Asked) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if asked.user:
        conditions.append(_J.user == asked.user)
    if asked.like:
        conditions.append(or_(*(_J.use_case.like(each) for each in asked.like)))
    if asked.since:
        conditions.append(_J.at >= start_of(asked.since))
    if asked.until:
        conditions.append(_J.at < start_of(asked.until + timedelta(days=1)))
    if asked.words.strip():
        people = workers.ids(connection, workers.Filter(words=asked.words))[:_MOST_PEOPLE]
        conditions.append(_J.seq.in_(_about(connection, people)))
    if asked.worker:
        conditions.append(_J.seq.in_(_about(connection, [asked.worker])))
    return conditions


def start_of(day: date) -> str:
    """Give the first moment of a day of the office's own time, as entries have it."""
    moment = datetime.combine(day, time()).astimezone()
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat()


def _about(connection: Connection, people: Sequence[str]) -> list[int]:
    """Give the numbers of the entries that changed something of these workers."""
    theirs = union_all(
        select(schema.enrolment.c.id).where(schema.enrolment.c.worker_id.in_(people)),
        select(schema.card.c.id).where(schema.card.c.worker_id.in_(people)),
    )
    asked = select(_D.seq).where(or_(_D.key.in_(people), _D.key.in_(theirs))).distinct()
    looked = {seq for seq, seen in seen_entries(connection) if not seen.isdisjoint(people)}
    return sorted({*connection.execute(asked).scalars(), *looked})


def seen_entries(
    connection: Connection, since: str = "", worker_id: str = ""
) -> Iterator[tuple[int, frozenset[str]]]:
    """Give the entries by which data were seen or left the store, and the workers whose.

    `since` is a moment as entries have it; with `worker_id` only those about that one are given.
    """
    asked = select(_D.seq, _D.body).where(_D.key == SEEN, _D.body.is_not(None))
    if since:
        asked = asked.join(schema.journal_entry, _J.seq == _D.seq).where(_J.at >= since)
    if worker_id:
        asked = asked.where(_D.body.contains(worker_id, autoescape=True))
    for row in connection.execute(asked.order_by(_D.seq)):
        yield row.seq, frozenset(seen_in(change_from(SEEN, SEEN, row.body)))


def last_change_of(connection: Connection, worker_id: str) -> datetime | None:
    """Give when somebody, or their enrolment, was changed last."""
    enrolled = select(schema.enrolment.c.id).where(schema.enrolment.c.worker_id == worker_id)
    asked = select(func.max(_J.at)).join(schema.journal_change, _D.seq == _J.seq)
    found = connection.execute(asked.where(or_(_D.key == worker_id, _D.key.in_(enrolled)))).scalar()
    return datetime.fromisoformat(found) if found else None


def last_seen_by(connection: Connection, use_case: str, worker_id: str) -> datetime | None:
    """Give when a use case last showed somebody's data."""
    seqs = [seq for seq, _people in seen_entries(connection, worker_id=worker_id)]
    asked = select(func.max(_J.at)).where(_J.seq.in_(seqs), _J.use_case == use_case)
    found = connection.execute(asked).scalar()
    return datetime.fromisoformat(found) if found else None


def entries_numbered(connection: Connection, seqs: Collection[int]) -> dict[int, Entry]:
    """Give entries by their numbers."""
    found = connection.execute(select(schema.journal_entry).where(_J.seq.in_(seqs))).mappings()
    return {row["seq"]: Entry(**row) for row in found}


def first_changes(connection: Connection, seqs: Collection[int]) -> dict[int, list[Change]]:
    """Give the first few changes of each entry; a purged one has none."""
    asked = (
        select(_D.seq, _D.table, _D.key, _D.body)
        .where(_D.seq.in_(seqs), _D.position < _FIRST, _D.body.is_not(None))
        .order_by(_D.seq, _D.position)
    )
    found: dict[int, list[Change]] = {}
    for row in connection.execute(asked):
        found.setdefault(row.seq, []).append(change_from(row.table, row.key, row.body))
    return found


def counts(connection: Connection, seqs: Collection[int]) -> dict[int, dict[str, int]]:
    """Give how many rows of each table the entries changed."""
    asked = (
        select(_D.seq, _D.table, func.count().label("n"))
        .where(_D.seq.in_(seqs))
        .group_by(_D.seq, _D.table)
    )
    found: dict[int, dict[str, int]] = {}
    for row in connection.execute(asked):
        found.setdefault(row.seq, {})[row.table] = row.n
    return found


def changes(connection: Connection, seq: int, *, limit: int) -> list[Change]:
    """Give the first changes of one entry; a purged one has none."""
    asked = (
        select(_D.table, _D.key, _D.body)
        .where(_D.seq == seq, _D.body.is_not(None))
        .order_by(_D.position)
        .limit(limit)
    )
    return [change_from(row.table, row.key, row.body) for row in connection.execute(asked)]


def changes_about(
    connection: Connection, worker_id: str, tables: Sequence[str]
) -> Iterator[tuple[Entry, Change]]:
    """Give what changed of somebody in some tables, the oldest first; purged changes are left out."""
    theirs = union_all(
        select(schema.enrolment.c.id).where(schema.enrolment.c.worker_id == worker_id),
        select(schema.card.c.id).where(schema.card.c.worker_id == worker_id),
        select(schema.worker.c.id).where(schema.worker.c.id == worker_id),
    )
    asked = (
        select(schema.journal_entry, _D.table, _D.key, _D.body)
        .join(schema.journal_change, _D.seq == _J.seq)
        .where(_D.key.in_(theirs), _D.table.in_(tables), _D.body.is_not(None))
        .order_by(_D.seq, _D.position)
    )
    for row in connection.execute(asked).mappings():
        cells = dict(row)
        made = change_from(cells.pop("table"), cells.pop("key"), cells.pop("body"))
        yield Entry(**cells), made


def workers_of(connection: Connection, changed: Sequence[Change]) -> dict[str, str]:
    """Give the worker behind each changed row, by the row's key."""
    found = {each.key: each.key for each in changed if each.table == "worker"}
    for table in (schema.enrolment, schema.card):
        keys = [each.key for each in changed if each.table == table.name]
        asked = select(table.c.id, table.c.worker_id).where(table.c.id.in_(keys))
        found |= {row.id: row.worker_id for row in connection.execute(asked)}
    for each in changed:
        row = each.after or each.before or {}
        if each.key not in found and "worker_id" in row:
            found[each.key] = row["worker_id"]
    return found


def both_of(connection: Connection, changed: Sequence[Change]) -> dict[str, tuple[str, str]]:
    """Give the two workers behind each change that is about two, by the row's key.

    Such are a decision about a pair, and a worker who was merged into another.
    """
    table = schema.pair
    keys = [each.key for each in changed if each.table == table.name]
    asked = select(table.c.id, table.c.worker_a, table.c.worker_b).where(table.c.id.in_(keys))
    found = {row.id: (row.worker_a, row.worker_b) for row in connection.execute(asked)}
    for each in changed:
        rows = (each.after or {}, each.before or {})
        into = next((row["merged_into"] for row in rows if row.get("merged_into")), "")
        if into:
            found[each.key] = (each.key, into)
    return found


def names(connection: Connection, worker_ids: Collection[str]) -> dict[str, str]:
    """Give the names of workers as they are now, by id."""
    table = schema.worker
    asked = select(table.c.id, table.c.name).where(table.c.id.in_(worker_ids))
    return {row.id: row.name for row in connection.execute(asked)}


def use_cases_of(connection: Connection, seqs: Collection[int]) -> dict[int, str]:
    """Give the use case of entries by their numbers."""
    asked = select(_J.seq, _J.use_case).where(_J.seq.in_(seqs))
    return {row.seq: row.use_case for row in connection.execute(asked)}
