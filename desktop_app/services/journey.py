"""One person's way from being recorded to the card in the hand, and a change of it put back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from desktop_app.domain.enrolment import Enrolment
from desktop_app.domain.facts import Facts
from desktop_app.domain.fields import fields_of
from desktop_app.domain.journal import Change
from desktop_app.domain.person import PersonReading, read_person
from desktop_app.domain.record import Record
from desktop_app.domain.worker import Worker
from desktop_app.queries import history
from desktop_app.queries.people import names_of_users
from desktop_app.queries.workers import person as person_of
from desktop_app.store.engine import Reader
from desktop_app.store.rows import columns_of

_STATES: Mapping[str, str] = {"enrolment": "status", "card": "state"}
_FORMS: Mapping[str, type[Record]] = {"worker": Worker, "enrolment": Enrolment}
_MOST = 50


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the way: the code of a status or of a card's state, who brought it about, when."""

    code: str
    user: str
    at: datetime


def journey(connection: Reader, worker_id: str) -> list[Step]:
    """Give the way of somebody's enrolments and cards, the oldest step first."""
    users = names_of_users(connection)
    found: list[Step] = []
    for entry, made in history.changes_about(connection, worker_id, tuple(_STATES)):
        code = (made.after or {}).get(_STATES[made.table], "")
        if code and (not found or found[-1].code != code):
            at = datetime.fromisoformat(entry.at)
            found.append(Step(str(code), users.get(entry.user, ""), at))
    return found


def former(connection: Reader, facts: Facts, seq: int) -> PersonReading | None:
    """Read the values that somebody had before an entry over who they are now, as a form would.

    None where the entry changed no field of exactly one person, or its details were erased. What
    comes is saved by `workers.save`, with all its checks.
    """
    changed = history.changes(connection, seq, limit=_MOST)
    edited = [each for each in changed if each.table in _FORMS and each.before and each.after]
    behind = set(history.workers_of(connection, edited).values())
    texts = dict(pair for each in edited for pair in _texts(each, facts))
    if len(behind) != 1 or not texts:
        return None
    person = person_of(connection, behind.pop())
    return read_person(person, texts, facts) if person else None


def _texts(made: Change, facts: Facts) -> Iterator[tuple[str, str]]:
    record_type = _FORMS[made.table]
    declared = fields_of(record_type)
    backs = {each.name: each.back for each in columns_of(record_type)}
    for name, cell in (made.before or {}).items():
        if name in declared:
            yield name, declared[name].kind.show(backs[name](cell), facts)
