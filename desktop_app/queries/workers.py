"""People as lists and forms ask for them: by NIK, by id, and page by page through a filter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, UnaryExpression, and_, func, or_, select
from sqlalchemy.sql.operators import desc_op

from desktop_app.domain.enrolment import Enrolment
from desktop_app.domain.names import search_key
from desktop_app.domain.nik import clean_digits, is_nik, only_digits
from desktop_app.domain.person import Person
from desktop_app.domain.true_nik import Namesake
from desktop_app.domain.worker import Worker
from desktop_app.domain.workflow import Status
from desktop_app.store import schema
from desktop_app.store.many import one_of
from desktop_app.store.rows import columns_of, tuple_reader

_W = schema.worker.c
_E = schema.enrolment.c
_K = schema.name_key.c
_CHUNK = 500
_SOUND_LEAST = 3  # of fewer letters a sound says too little

_JOINED = schema.worker.join(schema.enrolment, and_(_E.worker_id == _W.id, _E.latest == 1))
_WORKER_COLUMNS = [_W[each.name] for each in columns_of(Worker)]
_ENROLMENT_COLUMNS = [_E[each.name].label(f"e_{each.name}") for each in columns_of(Enrolment)]
_read_worker = tuple_reader(Worker)
_read_enrolment = tuple_reader(Enrolment)

ORDERS: dict[str, tuple[ColumnElement[Any], ...]] = {
    "name": (_W.name, _W.id),
    "newest": (_W.id.desc(),),
    "changed": (_E.recorded_at.desc(), _W.id.desc()),
    "waiting": (_E.recorded_at, _W.id),
    "rt": (_W.rt, _W.name, _W.id),
    "nik": (_W.nik, _W.id),
    "birth_date": (_W.birth_date, _W.id),
    "status": (_E.status, _W.name, _W.id),
    "kelurahan": (_W.kelurahan, _W.rt, _W.name, _W.id),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which people a list shows; an empty part asks for nothing.

    `words` is what the officer typed: name, NIK, No. KK, phone or address, any part.
    `region` is the beginning of a kelurahan's code; `finding` a code of the findings' table; `also`
    the id of a worker who is shown whatever the rest asks for.
    """

    words: str = ""
    statuses: tuple[Status, ...] = ()
    groups: tuple[str, ...] = ()
    region: str = ""
    rt: str = ""
    occupation: str = ""
    finding: str = ""
    batch: str = ""
    not_recorded_by: str = ""
    also: str = ""


EVERYBODY = Filter()


def people_by_nik(connection: Connection, niks: Iterable[str]) -> dict[str, Person]:
    """Give the people with these NIKs and their current enrolments; any number of NIKs.

    A NIK of somebody who was merged gives the one who remained.
    """
    found: dict[str, Person] = {}
    condition = one_of(_W.nik, niks)
    merged = select(_W.nik, _W.merged_into).where(condition, _W.merged_into != "")
    for row in connection.execute(merged).all():
        remained = person(connection, row.merged_into)
        if remained:
            found[row.nik] = remained
    for row in connection.execute(joined_people().where(condition, _W.merged_into == "")):
        one = person_of_row(row)
        found[one.worker.nik] = one
    return found


def namesakes(connection: Connection, days: Iterable[date]) -> dict[date, list[Namesake]]:
    """Give by birth date who was born on these days and has a whole NIK; any number of days."""
    found: dict[date, list[Namesake]] = {}
    born = one_of(_W.birth_date, (day.isoformat() for day in days))
    asked = select(_W.nik, _W.name, _W.birth_date, _W.rt)
    for row in connection.execute(asked.where(born, _W.merged_into == "")):
        if is_nik(row.nik):
            day = date.fromisoformat(row.birth_date)
            found.setdefault(day, []).append(Namesake(row.nik, row.name, day, row.rt))
    return found


def person(connection: Connection, worker_id: str) -> Person | None:
    """Give one person with the current enrolment, or None; who was merged leads to who remained."""
    row = connection.execute(joined_people().where(_W.id == worker_id)).first()
    if row:
        return person_of_row(row)
    remained = connection.execute(select(_W.merged_into).where(_W.id == worker_id)).scalar()
    return person(connection, remained) if remained else None


def people(
    connection: Connection,
    asked: Filter = EVERYBODY,
    *,
    order: str = "name",
    start: int = 0,
    limit: int = 100,
) -> list[Person]:
    """Give one page of the people whom a filter shows; `order` is one of `ORDERS`.

    A minus before it turns it round: "-name" begins with Z.
    """
    ids = select(_W.id).select_from(_JOINED).where(*_conditions(asked)).order_by(*_ordered(order))
    page = [row.id for row in connection.execute(ids.offset(start).limit(limit))]
    rows = connection.execute(joined_people().where(_W.id.in_(page)))
    by_id = {each.worker.id: each for each in map(person_of_row, rows)}
    return [by_id[key] for key in page]


def all_people(
    connection: Connection, asked: Filter = EVERYBODY, *, order: str = "name"
) -> list[Person]:
    """Give everybody whom a filter shows, in one go."""
    statement = joined_people().where(*_conditions(asked)).order_by(*_ordered(order))
    return [person_of_row(row) for row in connection.execute(statement)]


def ids(connection: Connection, asked: Filter = EVERYBODY, *, order: str = "name") -> list[str]:
    """Give the worker ids of everybody whom a filter shows, in order."""
    statement = (
        select(_W.id).select_from(_JOINED).where(*_conditions(asked)).order_by(*_ordered(order))
    )
    return [row.id for row in connection.execute(statement)]


def people_of(connection: Connection, worker_ids: Iterable[str]) -> list[Person]:
    """Give these people with their current enrolments; any number of them, in no order."""
    wanted = list(worker_ids)
    found: list[Person] = []
    for start in range(0, len(wanted), _CHUNK):
        some = joined_people().where(_W.id.in_(wanted[start : start + _CHUNK]))
        found += map(person_of_row, connection.execute(some))
    return found


def count(connection: Connection, asked: Filter = EVERYBODY) -> int:
    """Give how many people a filter shows."""
    statement = select(func.count()).select_from(_JOINED).where(*_conditions(asked))
    return connection.execute(statement).scalar_one()


def rts(connection: Connection, region: str = "") -> list[str]:
    """Give the RT that occur among the people of a region, in order."""
    asked = select(_W.rt).where(*_conditions(Filter(region=region)), _W.rt != "")
    return [
        row.rt for row in connection.execute(asked.select_from(_JOINED).distinct().order_by(_W.rt))
    ]


def joined_people() -> Select[Any]:
    """Give the question for people with their current enrolments, to be narrowed and ordered."""
    return select(*_WORKER_COLUMNS, *_ENROLMENT_COLUMNS).select_from(_JOINED)


def joined_enrolments() -> Select[Any]:
    """Give the question for people with each of their enrolments, earlier ones too."""
    joined = schema.worker.join(schema.enrolment, _E.worker_id == _W.id)
    return select(*_WORKER_COLUMNS, *_ENROLMENT_COLUMNS).select_from(joined)


def narrowed(asked: Filter) -> Select[Any]:
    """Give the question for the people whom a filter shows, to be counted or ordered."""
    return joined_people().where(*_conditions(asked))


def person_of_row(row: Sequence[Any]) -> Person:
    """Give the person that a row of `joined_people` holds."""
    split = len(_WORKER_COLUMNS)
    return Person(_read_worker(row[:split]), _read_enrolment(row[split:]))


def _ordered(order: str) -> Sequence[ColumnElement[Any]]:
    columns = ORDERS[order.removeprefix("-")]
    return [_turned(each) for each in columns] if order.startswith("-") else columns


def _turned(column: ColumnElement[Any]) -> ColumnElement[Any]:
    descending = isinstance(column, UnaryExpression) and column.modifier is desc_op
    return column.element if descending else column.desc()


def _conditions(asked: Filter) -> list[ColumnElement[bool]]:
    wanted: list[ColumnElement[bool]] = [_W.merged_into == ""]
    if asked.words.strip():
        wanted.append(_has_words(asked.words))
    if asked.statuses:
        wanted.append(_E.status.in_(asked.statuses))
    if asked.groups:
        wanted.append(_E.group.in_(asked.groups))
    if asked.region:
        wanted.append(_W.kelurahan.startswith(asked.region, autoescape=True))
    if asked.finding:
        wanted.append(_W.findings.contains(f'"{asked.finding}:', autoescape=True))
    if asked.not_recorded_by:
        wanted.append(_E.recorded_by != asked.not_recorded_by)
    exact = {"rt": _W.rt, "occupation": _W.occupation, "batch": _E.batch_id}
    wanted += [
        column == getattr(asked, name) for name, column in exact.items() if getattr(asked, name)
    ]
    if asked.also:
        return [or_(and_(*wanted), _W.id == asked.also)]
    return wanted


def _has_words(words: str) -> ColumnElement[bool]:
    digits = clean_digits(words)
    if only_digits(digits):
        return or_(*(_W[name].contains(digits, autoescape=True) for name in ("nik", "kk", "phone")))
    return and_(
        True,
        *(_has_word(word) for word in words.split()),
    )


def _has_word(word: str) -> ColumnElement[bool]:
    """Give the condition that a word stands in the name, in any of its spellings, or the address."""
    as_written = or_(
        _W.name.contains(word, autoescape=True), _W.address.contains(word, autoescape=True)
    )
    sound = search_key(word)
    if len(sound) < _SOUND_LEAST:
        return as_written
    heard = select(_K.worker_id).where(_K.sound.contains(sound, autoescape=True))
    return or_(as_written, _W.id.in_(heard))
