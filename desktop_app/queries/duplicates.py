"""Who may be one person: for somebody who is being typed, for a whole list, and as a queue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select, text

from desktop_app.domain.duplicates.kept_weights import LearnedWeights, weights_of
from desktop_app.domain.duplicates.matching import alike
from desktop_app.domain.duplicates.pair import Found, Pair, PairVerdict, told
from desktop_app.domain.duplicates.scoring import Reason, Scale, is_sure
from desktop_app.domain.duplicates.traits import Traits, traits_of, words_key, words_of
from desktop_app.domain.nik import is_nik, near_niks
from desktop_app.domain.person import Person
from desktop_app.domain.worker import Worker
from desktop_app.queries.workers import joined_people, person_of_row
from desktop_app.store import schema
from desktop_app.store.rows import record_of, tuple_reader

_W = schema.worker.c
_K = schema.name_key.c
_P = schema.pair.c
_COLUMNS = (
    *(_W.id, _W.name, _W.nik, _W.kk, _W.birth_date, _W.sex, _W.mother_name, _W.birth_place),
    *(_W.address, _W.rt, _W.kelurahan, _W.phone),
)
_CHUNK = 500
_AT_MOST = 120
"""Of one kind; more people than this share too little to be told apart while somebody types."""

_read_pair = tuple_reader(Pair)


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
    row = connection.execute(select(schema.learned_weights)).mappings().first()
    return Scale(weights_of(record_of(LearnedWeights, row))) if row else Scale()


def found_beside(connection: Connection, typed: Traits, by: Scale | None = None) -> list[Found]:
    """Give who in the store may be this person, found by numbers, day and name."""
    near: dict[str, Traits] = {}
    for condition in _conditions(typed):
        for row in connection.execute(_asked(condition).limit(_AT_MOST)):
            near.setdefault(row[0], traits_of_row(row))
    return alike(typed, near.values(), by or scale(connection))


def everybody(connection: Connection) -> Iterator[Traits]:
    """Give what is compared of everybody in the store, one by one."""
    for row in connection.execute(select(*_COLUMNS).where(_W.merged_into == "")):
        yield traits_of_row(row)


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
    key, name, nik, kk, born, *rest = (str(cell or "") for cell in row)
    return Traits(key, words_of(name), nik, kk, born.replace("-", ""), *rest)


def _asked(condition: ColumnElement[bool]) -> Select[Any]:
    return select(*_COLUMNS).where(condition, _W.merged_into == "")


def _conditions(typed: Traits) -> Iterator[ColumnElement[bool]]:
    if typed.birth:
        yield _W.birth_date.in_(_days(typed.birth))
    if is_nik(typed.nik):
        # As the index says it, so that SQLite takes that index.
        yield and_(text("length(nik) = 16"), _W.nik.in_(near_niks(typed.nik)))
    for column, value in ((_W.phone, typed.phone), (_W.kk, typed.kk)):
        if value:
            yield column == value
    if typed.words:
        same_name = select(_K.worker_id).where(_K.words == words_key(typed.words))
        if typed.kelurahan:
            yield and_(_W.id.in_(same_name), _W.kelurahan == typed.kelurahan)
        yield _W.id.in_(same_name)


def _days(birth: str) -> list[str]:
    """Give a day as the store writes it, and the one with day and month exchanged, if it is one."""
    year, month, day = birth[:4], birth[4:6], birth[6:]
    turned = [f"{year}-{day}-{month}"] if int(day) <= 12 else []
    return [f"{year}-{month}-{day}", *turned]


def _open() -> Select[Any]:
    """Give the question for open pairs whose people are both still there."""
    standing = select(_W.id).where(_W.merged_into == "")
    return select(schema.pair).where(
        _P.verdict == PairVerdict.OPEN, _P.worker_a.in_(standing), _P.worker_b.in_(standing)
    )


def _pairs(connection: Connection, worker_id: str) -> list[Pair]:
    asked = select(schema.pair).where(or_(_P.worker_a == worker_id, _P.worker_b == worker_id))
    return [_read_pair(row) for row in connection.execute(asked)]


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
    rows = connection.execute(joined_people().where(_W.id.in_(list(ids))))
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
