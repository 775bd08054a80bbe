"""Who may be one person: for somebody who is being typed, for a whole list, and as a queue."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Select, func, select, text

from desktop_app.domain.duplicates.glance import Glance
from desktop_app.domain.duplicates.kept_weights import LearnedWeights, weights_of
from desktop_app.domain.duplicates.matching import alike
from desktop_app.domain.duplicates.pair import Found, Pair, PairVerdict, told
from desktop_app.domain.duplicates.scoring import Reason, Scale, is_sure
from desktop_app.domain.duplicates.traits import Traits, traits_of, words_key, words_of
from desktop_app.domain.nik import is_nik, near_niks
from desktop_app.domain.person import Person
from desktop_app.domain.worker import Worker
from desktop_app.queries.workers import joined_people, person_of_row
from desktop_app.store import plain, schema
from desktop_app.store.rows import columns_of, record_of, tuple_reader

_W = schema.worker.c
_P = schema.pair.c
_COLUMNS = (
    *(_W.id, _W.name, _W.nik, _W.kk, _W.birth_date, _W.sex, _W.mother_name, _W.birth_place),
    *(_W.address, _W.rt, _W.kelurahan, _W.phone),
)
_CHUNK = 500
_AT_MOST, _GLANCED = 120, 600
"""Of one kind; more people than this share too little to be told apart while somebody types.

Many more are glanced at, for which the index suffices that finds them.
"""

_THESE = "(SELECT value FROM json_each(?))"
_NAMED = f"(SELECT worker_id FROM name_key WHERE rowid IN {_THESE})"  # noqa: S608 - as below
_BORN = (
    f"SELECT rowid, name, nik, birth_date FROM worker WHERE birth_date IN (?, ?) LIMIT {_GLANCED}"  # noqa: S608 - a number
)
# As the index says it, so that SQLite takes that index.
_NEAR = f"SELECT rowid FROM worker WHERE length(nik) = 16 AND merged_into = '' AND nik IN {_THESE}"  # noqa: S608 - as above
_PHONE, _KK = (
    f"SELECT rowid FROM worker WHERE {column} = ? AND merged_into = '' LIMIT {_AT_MOST}"  # noqa: S608 - as above
    for column in ("phone", "kk")
)
_NAMESAKES = "SELECT rowid, nik, birth_date FROM name_key WHERE words = ?"
_FIRST_NAMESAKES = f"{_NAMESAKES} ORDER BY rowid LIMIT {_AT_MOST}"
_LIKELY_NAMESAKES = f"""{_NAMESAKES} AND (
    kelurahan = ? OR birth_date IS NULL OR length(nik) <> 16
    OR substr(birth_date, 1, 4) = ? OR substr(birth_date, 6) = ?) LIMIT {_GLANCED}"""
"""In a city a name may have thousands: of these whoever is near, or of whom too little is known."""
_WHOLE = plain.text_of(
    select(*_COLUMNS).where(
        text(f"(worker.rowid IN {_THESE} OR worker.id IN {_NAMED})"), _W.merged_into == ""
    )
)
_SOME = plain.text_of(
    select(*_COLUMNS).where(text("worker.rowid BETWEEN ? AND ?"), _W.merged_into == "")
)
_STRETCH = 5_000
_PEOPLE = plain.text_of(joined_people().where(text(f"worker.id IN {_THESE}")))
_PAIRS = plain.text_of(
    select(*(_P[each.name] for each in columns_of(Pair))).where(
        text("worker_a = ?1 OR worker_b = ?1")
    )
)
_LEARNED = plain.text_of(
    select(*(schema.learned_weights.c[each.name] for each in columns_of(LearnedWeights)))
)

_FIXED = Scale()
_read_pair = tuple_reader(Pair)
_read_learned = tuple_reader(LearnedWeights)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be the person in question; `sure` when there is hardly a doubt."""

    person: Person
    score: int
    sure: bool
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """A pair with its two people, side by side, and why they are one."""

    pair: Pair
    people: tuple[Person, Person]
    sure: bool
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Decided:
    """A pair about which somebody has decided, with its two entries as they are now."""

    pair: Pair
    workers: tuple[Worker, Worker]


def candidates(connection: Connection, typed: Worker, *, limit: int = 5) -> list[Candidate]:
    """Give whom a person who is being typed may be, the likeliest first.

    Who was decided to be somebody else, or to be the same, is not given again.
    """
    found = found_beside(connection, traits_of(typed))
    if not found:  # as for most
        return []
    decided = {each.other(typed.id) for each in _pairs(connection, typed.id) if _is_decided(each)}
    wanted = [each for each in found if each.other not in decided][:limit]
    people = _people(connection, [each.other for each in wanted])
    return [
        Candidate(people[each.other], round(each.score), is_sure(each.score), _why(each))
        for each in wanted
        if each.other in people
    ]


def scale(connection: Connection) -> Scale:
    """Give what weighs two people: as learned by the last search over everybody, else as fixed."""
    rows = plain.fetch(connection, _LEARNED)
    return _scale_by(_read_learned(rows[0])) if rows else _FIXED


@lru_cache(maxsize=1)
def _scale_by(kept: LearnedWeights) -> Scale:
    return Scale(weights_of(kept))


def found_beside(connection: Connection, typed: Traits, by: Scale | None = None) -> list[Found]:
    """Give who in the store may be this person, found by numbers, day and name.

    Of those with the same day or name only few are read whole: what an index holds of the others
    leaves them out.
    """
    by = by or scale(connection)
    glance = Glance(typed, by)
    numbers = {*_of_number(connection, typed), *_of_day(connection, typed, glance)}
    named = list(_of_name(connection, typed, glance))
    whole = plain.fetch(connection, _WHOLE, (json.dumps(list(numbers)), json.dumps(named)))
    return alike(typed, map(traits_of_row, whole), by)


def count(connection: Connection) -> int:
    """Give how many people `everybody` gives."""
    asked = select(func.count()).select_from(schema.worker).where(_W.merged_into == "")
    return connection.execute(asked).scalar_one()


def everybody(connection: Connection) -> Iterator[Traits]:
    """Give what is compared of everybody in the store, one by one."""
    [(last,)] = plain.fetch(connection, "SELECT coalesce(max(rowid), 0) FROM worker")
    for start in range(0, last, _STRETCH):
        yield from map(traits_of_row, plain.fetch(connection, _SOME, (start + 1, start + _STRETCH)))


def known_pairs(connection: Connection) -> set[tuple[str, str]]:
    """Give the workers of all pairs that are known, open or decided."""
    return {(row[0], row[1]) for row in connection.execute(select(_P.worker_a, _P.worker_b))}


def open_pairs(connection: Connection, *, start: int = 0, limit: int = 50) -> list[Beside]:
    """Give one page of the pairs that wait for a decision, the likeliest first."""
    asked = _open().order_by(_P.score.desc(), _P.id).offset(start).limit(limit)
    return _beside(connection, [_read_pair(row) for row in connection.execute(asked)])


def count_open(connection: Connection) -> int:
    """Give how many pairs wait for a decision."""
    return connection.execute(select(func.count()).select_from(_open().subquery())).scalar_one()


def decided_pairs(connection: Connection, *, limit: int = 300) -> list[Decided]:
    """Give the pairs about which somebody has decided, the newest decision first."""
    asked = select(schema.pair).where(_P.verdict != PairVerdict.OPEN)
    rows = connection.execute(asked.order_by(_P.decided_at.desc(), _P.id).limit(limit))
    pairs = [_read_pair(row) for row in rows]
    known = workers_by_id(connection, {key for each in pairs for key in each.workers})
    return [
        Decided(each, (known[each.worker_a], known[each.worker_b]))
        for each in pairs
        if known.keys() >= set(each.workers)
    ]


def count_decided(connection: Connection) -> int:
    """Give how many pairs somebody has decided about."""
    asked = select(func.count()).select_from(schema.pair).where(_P.verdict != PairVerdict.OPEN)
    return connection.execute(asked).scalar_one()


def pairs_of(connection: Connection, worker_id: str) -> list[Beside]:
    """Give all pairs of one worker, decided ones too, the likeliest first."""
    pairs = sorted(_pairs(connection, worker_id), key=lambda each: (-each.score, each.id))
    return _beside(connection, pairs)


def traits_of_row(row: Sequence[Any]) -> Traits:
    """Give what is compared of a worker whose columns are those of `_COLUMNS`."""
    key, name, nik, kk, born, *rest = row
    return Traits(key, words_of(name), nik, kk, _digits(born), *rest)


def _of_number(connection: Connection, typed: Traits) -> Iterator[int]:
    """Give the rows of those who share a number, or nearly a NIK."""
    asked = (
        (_NEAR, is_nik(typed.nik) and json.dumps(near_niks(typed.nik))),
        (_PHONE, typed.phone),
        (_KK, typed.kk),
    )
    for question, value in asked:
        if value:
            yield from (row for (row,) in plain.fetch(connection, question, (value,)))


def _of_day(connection: Connection, typed: Traits, glance: Glance) -> Iterator[int]:
    """Give the rows of those who share the day, also with month and day exchanged."""
    if not typed.birth:
        return
    born = plain.fetch(connection, _BORN, _days(typed.birth))
    seen = (
        row for row, name, nik, day in born if glance.lets_pass(words_of(name), nik, _digits(day))
    )
    yield from islice(seen, _AT_MOST)


def _of_name(connection: Connection, typed: Traits, glance: Glance) -> Iterator[int]:
    """Give the rows of `name_key` of those who share the name: those near, and some others."""
    if not typed.words:
        return
    key, day = words_key(typed.words), _days(typed.birth)[0] if typed.birth else ""
    likely = (key, typed.kelurahan, day[:4], day[5:])
    sharing = dict.fromkeys(
        (
            *plain.fetch(connection, _LIKELY_NAMESAKES, likely),
            *plain.fetch(connection, _FIRST_NAMESAKES, (key,)),
        )
    )
    seen = (row for row, nik, day in sharing if glance.lets_pass(typed.words, nik, _digits(day)))
    yield from islice(seen, 2 * _AT_MOST)


def _days(birth: str) -> tuple[str, str]:
    """Give a day as the store writes it, and with day and month exchanged, which may be none."""
    year, month, day = birth[:4], birth[4:6], birth[6:]
    return f"{year}-{month}-{day}", f"{year}-{day}-{month}"


def _digits(day: str | None) -> str:
    return (day or "").replace("-", "")


def _open() -> Select[Any]:
    """Give the question for open pairs whose people are both still there."""
    standing = select(_W.id).where(_W.merged_into == "")
    return select(schema.pair).where(
        _P.verdict == PairVerdict.OPEN, _P.worker_a.in_(standing), _P.worker_b.in_(standing)
    )


def _pairs(connection: Connection, worker_id: str) -> list[Pair]:
    return [_read_pair(row) for row in plain.fetch(connection, _PAIRS, (worker_id,))]


def _is_decided(pair: Pair) -> bool:
    return pair.verdict is not PairVerdict.OPEN


def _beside(connection: Connection, pairs: Iterable[Pair]) -> list[Beside]:
    wanted = list(pairs)
    people = _people(connection, [key for each in wanted for key in each.workers])
    return [
        Beside(
            each,
            (people[each.worker_a], people[each.worker_b]),
            is_sure(each.score),
            told(each.reasons),
        )
        for each in wanted
        if each.worker_a in people and each.worker_b in people
    ]


def _people(connection: Connection, ids: Iterable[str]) -> dict[str, Person]:
    rows = plain.fetch(connection, _PEOPLE, (json.dumps(list(ids)),))
    return {each.worker.id: each for each in map(person_of_row, rows)}


def _why(found: Found) -> tuple[Reason, ...]:
    return told(found.agreements)


def workers_by_id(connection: Connection, ids: Iterable[str]) -> dict[str, Worker]:
    """Give workers by their ids; any number of ids."""
    wanted = sorted(ids)
    found: dict[str, Worker] = {}
    for start in range(0, len(wanted), _CHUNK):
        asked = select(schema.worker).where(_W.id.in_(wanted[start : start + _CHUNK]))
        rows = connection.execute(asked).mappings()
        found |= {row["id"]: record_of(Worker, row) for row in rows}
    return found
