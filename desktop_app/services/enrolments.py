"""Ending an enrolment: reason, day, proof, and who takes the place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.choices import END_REASONS
from desktop_app.domain.enrolment import Enrolment
from desktop_app.domain.fields import read
from desktop_app.domain.people import Right
from desktop_app.domain.person import Person
from desktop_app.domain.worker import Worker
from desktop_app.domain.workflow import check_step, step
from desktop_app.kernel.errors import AppError, UsageError
from desktop_app.kernel.i18n import N_
from desktop_app.services.use_case import use_case
from desktop_app.services.verification import GoneError
from desktop_app.store.unit import Unit

DIED = "died"


class NobodyWithNikError(UsageError):
    """Nobody has this NIK."""

    text = N_("Tidak ada orang dengan NIK itu di data ini.")


class NoFollowerError(AppError):
    """Whoever is to take the place is not in the list."""

    text = N_("Pengganti dipilih dari orang yang ada di daftar.")


class EndDayError(AppError):
    """The day of the end lies in the future or before the enrolment began."""

    text = N_("Tanggal berakhir harus antara bulan mulai dan hari ini.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """Why and when an enrolment ends: a code of `END_REASONS`, a day, a proof.

    `replaced_by` is the id of the worker who takes the place, "" for nobody.
    """

    reason: str
    on: date
    proof: str = ""
    replaced_by: str = ""


@use_case(N_("mengakhiri kepesertaan"), right=Right.VERIFY)
def end(unit: Unit, nik: str, ending: Ending) -> Person:
    """End the current enrolment of the person with that NIK; the person stays in the list.

    Raises:
        NobodyWithNikError: nobody has it.
        WrongStepError: there is nothing to end.
        EndDayError: the day lies in the future.
        NoFollowerError: who is to take the place is nobody else of the list.
    """
    worker, enrolment = _current(unit, unit.find(Worker, nik=nik))
    return Person(worker, unit.put(_ended(unit, enrolment, ending)))


@use_case(N_("mengakhiri kepesertaan"), right=Right.VERIFY)
def end_one(
    unit: Unit, enrolment_id: str, ending: Ending, heir: Mapping[str, str] | None = None
) -> Person:
    """End an enrolment; `heir` holds texts of the heir's fields, kept with the worker.

    Raises:
        GoneError: there is no such enrolment.
        WrongStepError, EndDayError, NoFollowerError: as `end`.
    """
    enrolment = unit.get(Enrolment, enrolment_id)
    worker = unit.get(Worker, enrolment.worker_id) if enrolment else None
    if enrolment is None or worker is None:
        raise GoneError
    if heir:
        worker = unit.put(read(worker, heir, unit.facts).record)
    return Person(worker, unit.put(_ended(unit, enrolment, ending)))


def _ended(unit: Unit, enrolment: Enrolment, ending: Ending) -> Enrolment:
    way = step("end")
    check_step(way, enrolment.status, note=ending.reason, own_record=False)
    if ending.on > unit.facts.today:
        raise EndDayError
    if ending.replaced_by and not _may_follow(unit, ending.replaced_by, enrolment):
        raise NoFollowerError
    return replace(
        enrolment,
        status=way.target,
        end_reason=ending.reason,
        ended_on=ending.on,
        end_proof=ending.proof,
        replaced_by=ending.replaced_by,
        note=END_REASONS.word(ending.reason),
    )


def _may_follow(unit: Unit, worker_id: str, enrolment: Enrolment) -> bool:
    follower = unit.get(Worker, worker_id)
    return bool(follower and not follower.merged_into and follower.id != enrolment.worker_id)


def _current(unit: Unit, found: Sequence[Worker]) -> tuple[Worker, Enrolment]:
    worker = next((each for each in found if not each.merged_into), None)
    if worker is None:
        raise NobodyWithNikError
    enrolments = unit.find(Enrolment, worker_id=worker.id, latest=True)
    if not enrolments:
        raise GoneError
    return worker, enrolments[0]
