"""Keeping workers: save what was read from a form, with the enrolment it belongs to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from desktop_app.domain.enrolment import Enrolment
from desktop_app.domain.findings import in_the_way
from desktop_app.domain.people import Right
from desktop_app.domain.person import Person, PersonReading, noted, read_person, with_findings
from desktop_app.domain.record import changed, differences
from desktop_app.domain.worker import Worker
from desktop_app.domain.workflow import Status
from desktop_app.kernel.errors import AppError
from desktop_app.kernel.i18n import N_
from desktop_app.kernel.jobs import Progress
from desktop_app.queries.workers import people_of
from desktop_app.services.use_case import use_case
from desktop_app.store.engine import Reader
from desktop_app.store.unit import Unit


class NothingToSaveError(AppError):
    """Neither a name nor a NIK is there yet."""

    text = N_("Isi nama atau NIK dahulu, lalu simpan.")


class LockedPersonError(AppError):
    """The enrolment is verified or further, or closed."""

    text = N_("Orang ini sudah terkunci. Kembalikan dahulu ke draf dengan alasan.")


class KnownNikError(AppError):
    """Another worker has this NIK; `worker_id` leads there."""

    text = N_("NIK ini sudah dipakai orang lain di daftar.")

    def __init__(self, worker_id: str) -> None:
        super().__init__()
        self.worker_id = worker_id


@use_case(N_("menyimpan orang"), right=Right.RECORD)
def save(unit: Unit, reading: PersonReading, *, target: Status = Status.RECORDED) -> Person:
    """Write what was read of a person; the status becomes `target` if nothing is in the way.

    Else it stays a draft: nothing that was typed is ever refused, except what would hurt others.

    Raises:
        NothingToSaveError: neither name nor NIK.
        LockedPersonError: verified or further; reopening is a step of its own.
        KnownNikError: another worker has this NIK.
        StaleError: somebody else has changed the person since it was read.
    """
    worker = reading.person.worker
    before = unit.get(Worker, worker.id)
    enrolled = unit.get(Enrolment, reading.person.enrolment.id)
    if not (worker.nik or worker.name):
        raise NothingToSaveError
    if enrolled and (enrolled.is_locked or not enrolled.is_open):
        raise LockedPersonError
    _demand_free_nik(unit, worker)
    person = with_findings(reading, before)
    person = _on_its_way(unit, person, (before, enrolled), target)
    # In one go, so that lists follow once.
    of_worker, of_enrolment = unit.write_all([person.worker, person.enrolment])
    return Person(
        replace(person.worker, version=of_worker), replace(person.enrolment, version=of_enrolment)
    )


def _demand_free_nik(unit: Unit, worker: Worker) -> None:
    if len(worker.nik) != 16:
        return
    for other in unit.find(Worker, nik=worker.nik):
        remained = other.merged_into or other.id
        if remained != worker.id:
            raise KnownNikError(remained)


def _on_its_way(
    unit: Unit, person: Person, before: tuple[Worker | None, Enrolment | None], target: Status
) -> Person:
    """Give the person with the status that the data allow, and the recorder who answers for it.

    What was acknowledged before falls when its field has changed; what is acknowledged now stands.
    """
    worker, enrolment = person.worker, person.enrolment
    old_worker, old = before
    changed = set(differences(old_worker, worker)) if old_worker else set()
    standing = set(old.acknowledged) if old else set()
    kept = tuple(
        each if each in standing else (each[0], each[1], unit.user.id)
        for each in enrolment.acknowledged
        if each not in standing or each[0].partition(":")[2] not in changed
    )
    return Person(worker, recorded(unit, replace(enrolment, acknowledged=kept), worker, target))


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a bulk step came to: how many became recorded, how many still lack something."""

    recorded: int
    held: int


@use_case(N_("menjadikan Terdata sekaligus"), right=Right.RECORD)
def record_all(
    unit: Unit, worker_ids: Sequence[str], *, progress: Progress | None = None
) -> Recorded:
    """Let all drafts among these people become recorded where nothing is in the way."""
    enrolled = unit.find_in(Enrolment, "worker_id", worker_ids)
    drafts = {e.worker_id: e for e in enrolled if e.latest and e.status is Status.DRAFT}
    found = unit.find_in(Worker, "id", drafts)
    tried = [
        recorded(unit, drafts[worker.id], worker, Status.RECORDED)
        for worker in (progress or Progress()).each(found)
    ]
    done = [each for each in tried if each.status is Status.RECORDED]
    unit.put_all(done)
    return Recorded(len(done), len(tried) - len(done))


@dataclass(frozen=True, slots=True)
class Readiness:
    """How many drafts among some people could become recorded now, and how many lack something."""

    ready: int
    lacking: int


def readiness(connection: Reader, worker_ids: Sequence[str]) -> Readiness:
    """Say what `record_all` would come to; nothing is written."""
    drafts = [
        each for each in people_of(connection, worker_ids) if each.enrolment.status is Status.DRAFT
    ]
    held = sum(_is_blocked(each.worker.findings, each.enrolment.accepted) for each in drafts)
    return Readiness(len(drafts) - held, held)


@dataclass(frozen=True, slots=True)
class Changed:
    """What a bulk change came to: how many were changed, how many are locked."""

    changed: int
    locked: int


@use_case(N_("mengubah sekaligus"), right=Right.RECORD)
def change_all(
    unit: Unit,
    worker_ids: Sequence[str],
    texts: Mapping[str, str],
    *,
    progress: Progress | None = None,
) -> Changed:
    """Put the same texts into fields of many people, judged as in the form; who is locked stays."""
    found = {each.id: each for each in unit.find_in(Worker, "id", worker_ids)}
    enrolled = [e for e in unit.find_in(Enrolment, "worker_id", found) if e.latest]
    free = [each for each in enrolled if each.is_open and not each.is_locked]
    changed: list[Person] = []
    for enrolment in (progress or Progress()).each(free):
        before = Person(found[enrolment.worker_id], enrolment)
        reading = read_person(before, texts, unit.facts)
        changed.append(with_findings(reading, before.worker))
    unit.write_all([each.worker for each in changed])
    unit.write_all([each.enrolment for each in changed])
    return Changed(len(free), len(enrolled) - len(free))


@use_case(N_("melihat NIK tanpa samaran"), right=Right.READ, undoable=False)
def look(unit: Unit, what: str, worker_ids: Sequence[str] = ()) -> None:
    """Note in the journal that this user looked at unmasked NIKs: where, and whose."""
    unit.about = what
    unit.seen = tuple(worker_ids)


def recorded(unit: Unit, enrolment: Enrolment, worker: Worker, target: Status) -> Enrolment:
    """Give the enrolment as recorded now by this user, or as a draft if something is in the way."""
    blocked = _is_blocked(worker.findings, enrolment.accepted)
    status = Status.DRAFT if blocked or target is Status.DRAFT else Status.RECORDED
    now = {"status": status, "recorded_by": unit.user.id, "recorded_at": unit.at}
    return changed(enrolment, now)


@lru_cache(maxsize=1_024)
def _is_blocked(findings: tuple[str, ...], accepted: frozenset[str]) -> bool:
    """Tell whether noted findings are in the way; the rows of a list have few different ones."""
    return bool(in_the_way(noted(findings), Status.RECORDED, accepted))
