"""Erasing people for good: because they ask, or because they were kept long enough.

Their rows go, their pictures, what was typed and not saved, and what the journal ever said of them;
the chain stays whole over the hashes. Each erasure leaves a disposal that names nobody, of which the
minutes (berita acara) are written. Backups made before still hold them until they roll out.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

from desktop_app.domain.card import Card
from desktop_app.domain.data_request import DataRequest, Disposal, RequestState, initials
from desktop_app.domain.dates import show_day
from desktop_app.domain.duplicates.pair import Pair
from desktop_app.domain.enrolment import Enrolment
from desktop_app.domain.facts import Facts
from desktop_app.domain.handover import Handover
from desktop_app.domain.people import Right
from desktop_app.domain.person import Person
from desktop_app.domain.photo import Photo
from desktop_app.domain.practice import mark_of
from desktop_app.domain.recheck import Recheck
from desktop_app.domain.record import Record
from desktop_app.domain.rotation import MONTHLY
from desktop_app.domain.submission import BatchLine
from desktop_app.domain.worker import Worker
from desktop_app.domain.workflow import STATUS_LABELS, Status
from desktop_app.files.disposal_pdf import DisposalMinutes, write_disposal
from desktop_app.files.stamp import stamped
from desktop_app.kernel.errors import AppError
from desktop_app.kernel.i18n import N_
from desktop_app.kernel.safe_files import write_whole
from desktop_app.queries.duties import (
    closed_on,
    covered,
    kept_too_long,
    merged_ids,
    pairs_with,
    requests_of,
)
from desktop_app.queries.people import names_of_users, users
from desktop_app.queries.workers import people_of
from desktop_app.services import half_checked, scratches
from desktop_app.services.backups import Office
from desktop_app.services.requests import answered, waiting
from desktop_app.services.use_case import use_case
from desktop_app.services.verification import GoneError
from desktop_app.store import journal
from desktop_app.store.engine import Reader
from desktop_app.store.store import Store
from desktop_app.store.unit import Unit

_OF_A_WORKER: tuple[type[Record], ...] = (BatchLine, Card, Photo, Recheck, Enrolment)
"""What refers to a worker, in the order in which it can go."""

_TABLES = ("batch_line", "card", "photo", "recheck", "enrolment", "pair", "data_request", "worker")
STAYS_MONTHS = MONTHLY
"""For so many months a backup may still hold whom was erased: the oldest monthly one."""


class StillCoveredError(AppError):
    """The person is a registered member, or on the way to be one."""

    text = N_(
        "Orang ini masih peserta, atau kirimannya belum dijawab BPJS. Akhiri kepesertaannya dahulu"
        " dengan alasan dan tanggal, baru datanya dapat dihapus."
    )


class NobodyKeptTooLongError(AppError):
    """Nobody has been kept longer than the office keeps people."""

    text = N_("Tidak ada orang yang melewati masa simpan.")


@use_case(N_("menghapus data seseorang atas permintaannya"), right=Right.ADMINISTER, undoable=False)
def erase(unit: Unit, request_id: str) -> Disposal:
    """Erase whom a request is about; it is answered with that.

    Raises:
        GoneError, AnsweredError: there is no such request that waits, or the person is gone.
        StillCoveredError: the person is covered; the enrolment is ended first.
    """
    request = waiting(unit, request_id)
    people = unit.ask(people_of, [request.worker_id])
    if not people:
        raise GoneError
    return _erase(unit, people, why=f"permintaan no. {request.number}")


@use_case(N_("memusnahkan data yang melewati masa simpan"), right=Right.ADMINISTER, undoable=False)
def destroy(unit: Unit, worker_ids: Sequence[str]) -> Disposal:
    """Erase those of these people who were kept longer than the office keeps people.

    Raises:
        NobodyKeptTooLongError: there is nobody.
    """
    settings, listed = unit.facts.settings, set(worker_ids)
    expired = unit.ask(kept_too_long, settings.kept_since(unit.facts.today))
    people = [each for each in expired if each.worker.id in listed]
    if not people:
        raise NobodyKeptTooLongError
    return _erase(unit, people, why="masa simpan", years=settings.keep_years)


def carry_out_request(office: Office, request_id: str) -> Disposal:
    """Erase whom a request is about, drawers too; see `erase`."""
    return _with_drawers(office, office.do(erase, request_id))


def carry_out_retention(office: Office, worker_ids: Sequence[str]) -> Disposal:
    """Erase people who were kept too long, drawers too; see `destroy`."""
    return _with_drawers(office, office.do(destroy, worker_ids))


def render_minutes(connection: Reader, facts: Facts, disposal: Disposal) -> bytes:
    """Give the minutes of a disposal as the content of a PDF, with the chain's head at its time."""
    stream = BytesIO()
    minutes = DisposalMinutes(
        disposal=disposal,
        day=disposal.at.astimezone().date(),
        place=facts.regions.name(facts.settings.office),
        office=facts.settings.office_name,
        by=names_of_users(connection).get(disposal.by, ""),
        signer=facts.settings.head_name,
        head=journal.head_of(connection, "disposal", disposal.id),
        backups_until=_rolled_out(disposal.at.astimezone().date()),
    )
    write_disposal(stream, minutes)
    return stamped(stream.getvalue(), mark_of(facts.settings))


def save_minutes(connection: Reader, facts: Facts, disposal: Disposal, path: Path) -> None:
    """Write the minutes of a disposal.

    Raises:
        NoRoomError: they cannot be written there.
    """
    write_whole(path, render_minutes(connection, facts, disposal))


def _erase(unit: Unit, people: Sequence[Person], *, why: str, years: int = 0) -> Disposal:
    if unit.ask(covered, [each.worker.id for each in people]):
        raise StillCoveredError
    ids = unit.ask(merged_ids, [each.worker.id for each in people])
    _answer_requests(unit, ids)
    pictures = {each.content for each in unit.find_in(Photo, "worker_id", ids)}
    cards = {each.id for each in unit.find_in(Card, "worker_id", ids)}
    for record_type in _OF_A_WORKER:
        unit.erase(unit.find_in(record_type, "worker_id", ids))
    unit.erase(unit.find_in(Pair, "id", unit.ask(pairs_with, ids)))
    merged_first = sorted(unit.find_in(Worker, "id", ids), key=lambda each: not each.merged_into)
    unit.erase(merged_first)
    pictures |= _purge_traces(unit, frozenset(ids))
    unit.drop_contents(pictures)
    _forget_receivers(unit, cards)
    return unit.put(_disposal(unit, people, why, years))


def _disposal(unit: Unit, people: Sequence[Person], why: str, years: int) -> Disposal:
    return Disposal(
        id=unit.new_id(),
        number=(unit.highest(Disposal, "number") or 0) + 1,
        at=unit.at,
        by=unit.user.id,
        why=why,
        years=years,
        lines=tuple(
            (
                initials(each.worker.name),
                STATUS_LABELS[Status(each.enrolment.status)],
                show_day(closed_on(each)),
            )
            for each in people
        ),
    )


def _answer_requests(unit: Unit, ids: Sequence[str]) -> None:
    """Answer what waits with the erasure, and forget who asked in which words."""
    for each in unit.ask(requests_of, ids):
        now_answered = answered(unit, each, RequestState.ERASED) if each.is_open else each
        unit.forget(replace(now_answered, asked_by="", wish="", reason=""))


def _purge_traces(unit: Unit, ids: frozenset[str]) -> set[str]:
    """Purge what the journal says of rows that went before; give the pictures that it named."""
    pictures: set[str] = set()
    kept = {each.id for each in unit.find_in(DataRequest, "worker_id", ids)}
    for table, key, body in list(unit.ask(journal.keys_about, _TABLES, ids)):
        if table == "photo":
            pictures |= {row["content"] for row in json.loads(body) if row and "content" in row}
        if key not in kept and (table != "worker" or key in ids):
            unit.purge(table, key)
    return pictures


def _forget_receivers(unit: Unit, cards: set[str]) -> None:
    """Forget who took cards where all of them were of people who are erased."""
    for each in unit.find(Handover):
        if each.to and cards and cards.issuperset(each.cards):
            unit.forget(replace(each, to=""))


def _with_drawers(office: Office, disposal: Disposal) -> Disposal:
    """Take out of every user's drawer what was typed over people who are no longer there."""
    store = office.store
    with store.reading() as connection:
        known = [each.id for each in users(connection)]
        for user in known:
            _tidy(store, connection, user)
    return disposal


def _tidy(store: Store, connection: Reader, user: str) -> None:
    pile = scratches.kept(store, user)
    # Who was never saved has version 0: those are nobody's but the user's own typing.
    over = [each.worker_id for each in pile if each.version]
    there = {each.worker.id for each in people_of(connection, over)}
    left = [each for each in pile if not each.version or each.worker_id in there]
    if len(left) != len(pile):
        scratches.keep(store, user, left)
    checked = half_checked.kept(store, user)
    standing = {
        key: papers
        for key, papers in checked.items()
        if connection.exec_driver_sql("SELECT 1 FROM enrolment WHERE id = ?", (key,)).first()
    }
    if standing != checked:
        half_checked.keep(store, user, standing)


def _rolled_out(day: date) -> date:
    """Give the day by which the last monthly backup that held them is gone."""
    month = day.month - 1 + STAYS_MONTHS + 1
    return date(day.year + month // 12, month % 12 + 1, 1)
