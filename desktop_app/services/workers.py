"""Keeping workers: save what was read from a form, with the enrolment it belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop_app.domain.enrolment import Enrolment
from desktop_app.domain.fields import differences
from desktop_app.domain.findings import in_the_way
from desktop_app.domain.people import Right
from desktop_app.domain.person import Person, PersonReading, noted, with_findings
from desktop_app.domain.worker import Worker
from desktop_app.domain.workflow import Status
from desktop_app.kernel.errors import AppError
from desktop_app.kernel.i18n import N_
from desktop_app.kernel.jobs import Progress
from desktop_app.services.use_case import use_case
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
    return Person(unit.put(person.worker), unit.put(person.enrolment))


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


@use_case(N_("melihat NIK tanpa samaran"), right=Right.READ, undoable=False)
def look(unit: Unit, what: str) -> None:
    """Note in the journal that this user looked at unmasked NIKs; `what` says where."""
    unit.about = what


def recorded(unit: Unit, enrolment: Enrolment, worker: Worker, target: Status) -> Enrolment:
    """Give the enrolment as recorded now by this user, or as a draft if something is in the way."""
    blocked = in_the_way(noted(worker), Status.RECORDED, enrolment.accepted)
    status = Status.DRAFT if blocked or target is Status.DRAFT else Status.RECORDED
    return replace(enrolment, status=status, recorded_by=unit.user.id, recorded_at=unit.at)
