"""Who did what when, in sentences; and what exactly was changed, value by value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Any

from desktop_app.domain.card import Card
from desktop_app.domain.enrolment import Enrolment
from desktop_app.domain.facts import Facts
from desktop_app.domain.fields import fields_of
from desktop_app.domain.journal import Change, Entry, seen_in
from desktop_app.domain.record import Record
from desktop_app.domain.show import masked, masked_nik
from desktop_app.domain.worker import Worker
from desktop_app.domain.workflow import STATUS_LABELS, Status
from desktop_app.kernel.i18n import N_, _, ngettext
from desktop_app.queries import history
from desktop_app.queries.history import EVERYTHING, Asked
from desktop_app.queries.people import names_of_users
from desktop_app.services.history_words import (
    ABOUT_TWO,
    KINDS,
    OF_SEEN,
    STEPS_BACK,
    sentence,
)
from desktop_app.store.engine import Reader
from desktop_app.store.rows import columns_of

__all__ = ["KINDS", "Asked", "details", "happenings", "happenings_numbered"]

PAGE = 100
_MOST_CHANGES = 12
_PEOPLE_TABLES = ("worker", "enrolment", "card", "data_request")
_RECORDS: Mapping[str, type[Record]] = {"worker": Worker, "enrolment": Enrolment, "card": Card}

_OWN_LABELS = {"status": N_("Status"), "note": N_("Alasan"), "handed_to": N_("Diserahkan kepada")}
"""Columns that no form asks for, but that tell something."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One entry told: `what` goes on after the user's name and names `whose` data it is about.

    `worker_id` is there where it is about one.
    """

    seq: int
    at: datetime
    user: str
    use_case: str
    what: str
    whose: str = ""
    reason: str = ""
    people: int = 0
    worker_id: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """One value before and after, as people read it; private ones masked."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ChangeOf:
    """What was changed of one person."""

    name: str
    worker_id: str
    differences: tuple[Difference, ...]


def happenings(
    connection: Reader, asked: Asked = EVERYTHING, *, before: int = 0, limit: int = PAGE
) -> list[Happening]:
    """Give a page of what happened, the newest first; `before` is the last number seen."""
    return _all_told(connection, history.entries(connection, asked, before=before, limit=limit))


def happenings_numbered(connection: Reader, seqs: Sequence[int]) -> list[Happening]:
    """Give what happened in these entries, in their order."""
    found = history.entries_numbered(connection, seqs)
    return _all_told(connection, [found[seq] for seq in seqs if seq in found])


def _all_told(connection: Reader, found: Sequence[Entry]) -> list[Happening]:
    seqs = [each.seq for each in found]
    undone = history.use_cases_of(connection, [each.undoes for each in found if each.undoes])
    first = history.first_changes(connection, seqs)
    counted = history.counts(connection, seqs)
    changed = [each for some in first.values() for each in some]
    behind, both = history.workers_of(connection, changed), history.both_of(connection, changed)
    looked_at = {people[0] for people in map(seen_in, changed) if len(people) == 1}
    theirs = {*behind.values(), *chain.from_iterable(both.values()), *looked_at}
    about = _About(
        users=names_of_users(connection),
        behind=behind,
        both=both,
        names=history.names(connection, theirs),
        undone=undone,
    )
    return [
        _told(each, first.get(each.seq, []), counted.get(each.seq, {}), about) for each in found
    ]


def details(connection: Reader, facts: Facts, seq: int) -> list[ChangeOf]:
    """Give what an entry changed of people, value by value; of many only the first."""
    changed = history.changes(connection, seq, limit=_MOST_CHANGES)
    behind = history.workers_of(connection, changed)
    names = history.names(connection, set(behind.values()))
    found: dict[str, list[Difference]] = {}
    for each in changed:
        if each.table in _RECORDS and each.key in behind:
            found.setdefault(behind[each.key], []).extend(_differences(each, facts))
            names.setdefault(behind[each.key], _name_in(each))
    return [
        ChangeOf(names.get(key, ""), key, tuple(lines)) for key, lines in found.items() if lines
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class _About:
    """What a page of entries speaks of: users, people and undone steps by their keys."""

    users: Mapping[str, str]
    behind: Mapping[str, str]
    both: Mapping[str, tuple[str, str]]
    names: Mapping[str, str]
    undone: Mapping[int, str]


def _told(
    entry: Entry, first: Sequence[Change], counts: Mapping[str, int], about: _About
) -> Happening:
    looked = next((seen_in(each) for each in first if seen_in(each)), ())
    people = max(len(looked), *(counts.get(table, 0) for table in _PEOPLE_TABLES))
    worker = next((about.behind[each.key] for each in first if each.key in about.behind), "")
    worker = worker or (looked[0] if looked else "")
    gone = next((_name_in(each) for each in first if _name_in(each)), "")
    whose = about.names.get(worker) or gone or _("satu orang")
    use_case = about.undone.get(entry.undoes or 0, entry.use_case)
    if use_case in ABOUT_TWO:
        whose = _both(first, about) or whose
    elif people > 1:
        whose = ngettext("{n} orang", "{n} orang", people).format(n=people)
    return Happening(
        seq=entry.seq,
        at=datetime.fromisoformat(entry.at),
        user=about.users.get(entry.user, ""),
        use_case=use_case,
        what=_what(entry, whose, about, first),
        whose=whose if worker or people else "",
        reason=next((reason for reason in map(_reason, first) if reason), ""),
        people=people,
        worker_id=worker if people == 1 else "",
    )


def _both(first: Sequence[Change], about: _About) -> str:
    """Name the two people whom a decision was about, if it was about two."""
    pair = next((about.both[each.key] for each in first if each.key in about.both), ())
    names = [about.names[each] for each in pair if each in about.names]
    return _("{one} dan {other}").format(one=names[0], other=names[1]) if len(names) > 1 else ""


def _what(entry: Entry, whose: str, about: _About, first: Sequence[Change]) -> str:
    thing = entry.about or next(filter(None, (_thing(each, about) for each in first)), "")
    if entry.use_case in OF_SEEN and any(map(seen_in, first)):
        return _(OF_SEEN[entry.use_case]).format(whose=whose, about=entry.about)
    if entry.undoes:
        back = _(STEPS_BACK.get(entry.use_case, STEPS_BACK["undo"]))
        inner = [Change(each.table, each.key, each.after, each.before) for each in first]
        undone = about.undone.get(entry.undoes, "")
        return back.format(what=sentence(undone, whose, entry.about, inner, thing))
    return sentence(entry.use_case, whose, entry.about, first, thing)


def _thing(made: Change, about: _About) -> str:
    """Give the name of what a change was made of: of a user by the key, else from the row."""
    return about.users.get(made.key, "") if made.table == "user" else _name_in(made)


def _reason(made: Change) -> str:
    """Give the reason that came along with a change, if there was one."""
    after = made.after or {}
    return str(after.get("note") or after.get("void_reason") or "")


def _name_in(made: Change) -> str:
    rows = (made.after or {}, made.before or {})
    return next((str(row["name"]) for row in rows if row.get("name")), "")


def _differences(made: Change, facts: Facts) -> list[Difference]:
    record_type = _RECORDS[made.table]
    before, after = made.before or {}, made.after or {}
    labels = {name: each.kind.label for name, each in fields_of(record_type).items()} | _OWN_LABELS
    names = [name for name in labels if name in before or name in after]
    pairs = [
        Difference(
            _(labels[name]),
            _shown(record_type, name, before.get(name), facts),
            _shown(record_type, name, after.get(name), facts),
        )
        for name in names
    ]
    return [each for each in pairs if each.before != each.after]


def _shown(record_type: type[Record], name: str, raw: Any, facts: Facts) -> str:
    if raw in (None, ""):
        return ""
    if name == "status" and record_type is Enrolment:
        return _(STATUS_LABELS[Status(raw)])
    declared = fields_of(record_type).get(name)
    if declared is None:
        return "" if name == "status" else str(raw)
    back = {each.name: each.back for each in columns_of(record_type)}[name]
    text = declared.kind.show(back(raw), facts)
    if not declared.kind.spec.private:
        return text
    return masked_nik(text) if name == "nik" else masked(text)
