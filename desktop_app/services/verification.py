"""A second pair of eyes: verify, send back, reject, reopen, acknowledge a warning."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from desktop_app.domain.checklist import CHECKLIST
from desktop_app.domain.enrolment import Enrolment
from desktop_app.domain.findings import RULES, Effect, in_the_way
from desktop_app.domain.people import Right
from desktop_app.domain.person import Person, standing_issues
from desktop_app.domain.quota import Room, Seat, seat_of
from desktop_app.domain.record import Issue
from desktop_app.domain.show import number
from desktop_app.domain.worker import Worker
from desktop_app.domain.workflow import Status, Step, check_step, step
from desktop_app.kernel.errors import AppError
from desktop_app.kernel.i18n import N_, ngettext
from desktop_app.kernel.jobs import Progress
from desktop_app.queries import quotas
from desktop_app.services.use_case import use_case
from desktop_app.store.unit import Unit

OWN_RECORD = "own_record"
"""In the counts of what was held: people whom the verifier recorded themselves."""

QUOTA_FULL = "quota_full"
"""In the counts of what was held: people for whom a quota has no place left."""


class GoneError(AppError):
    """The person or the enrolment is no longer there."""

    text = N_("Orang ini tidak ada lagi di daftar.")


class StillOpenError(AppError):
    """Findings stand in the way of the step."""

    text = N_("{what}")

    def __init__(self, n: int, first: str) -> None:
        said = ngettext("Masih ada {n} catatan: {first}", "Masih ada {n} catatan: {first}", n)
        super().__init__(what=said.format(n=n, first=first))


class PapersMissingError(AppError):
    """Not every paper of the checklist has been seen."""

    text = N_("Daftar periksa belum lengkap. Periksa dahulu semua berkasnya.")


class QuotaFullError(AppError):
    """All places of a quota are taken."""

    text = N_("Kuota {region} penuh: {taken} dari {places} tempat.")


class NotAcknowledgeableError(AppError):
    """The finding is no warning that a person may accept."""

    text = N_("Catatan ini tidak dapat diakui; datanya yang harus diperbaiki.")


@dataclass(frozen=True, slots=True)
class Verified:
    """What a bulk verification came to: how many passed, how many were held by which finding."""

    verified: int
    held: Mapping[str, int]


@use_case(N_("memverifikasi satu orang"), right=Right.VERIFY)
def verify(unit: Unit, enrolment_id: str, papers: Sequence[str]) -> Person:
    """Verify one recorded person whose papers this user has seen.

    Raises:
        FourEyesError: the user recorded the person.
        StillOpenError: a finding blocks, or a warning is not acknowledged.
        PapersMissingError: a paper of the checklist was not seen.
        QuotaFullError: the kelurahan, or the whole city, has no place left.
        WrongStepError: the enrolment is not recorded.
    """
    person = _person(unit, enrolment_id)
    enrolment = person.enrolment
    check_step(step("verify"), enrolment.status, note="", own_record=_is_own(unit, enrolment))
    found = _open_issues(unit, person)
    if found:
        raise StillOpenError(len(found), found[0].message)
    if not {code for code, _label in CHECKLIST} <= set(papers):
        raise PapersMissingError
    _demand_place(unit, person)
    return Person(person.worker, unit.put(_verified(unit, enrolment, papers)))


@use_case(N_("memverifikasi sekaligus"), right=Right.VERIFY)
def verify_all(
    unit: Unit, *, kelurahan: str = "", group: str = "", progress: Progress | None = None
) -> Verified:
    """Verify all recorded people with nothing open, not recorded by this user.

    The papers count as seen by this user: they say so by asking for it.
    """
    return _verify_people(unit, _recorded(unit, kelurahan, group), progress)


@use_case(N_("memverifikasi sekaligus"), right=Right.VERIFY)
def verify_these(
    unit: Unit, worker_ids: Sequence[str], *, progress: Progress | None = None
) -> Verified:
    """Verify those of these people who are recorded, as `verify_all` does; the others stay."""
    enrolments = unit.find_in(Enrolment, "worker_id", worker_ids)
    wanted = [each for each in enrolments if each.latest and each.status is Status.RECORDED]
    return _verify_people(unit, _people(unit, wanted), progress)


def _verify_people(unit: Unit, people: Iterable[Person], progress: Progress | None) -> Verified:
    held: Counter[str] = Counter()
    passed: list[Enrolment] = []
    room = _room(unit)
    seen = [code for code, _label in CHECKLIST]
    for person in (progress or Progress()).each(list(people)):
        found = _open_issues(unit, person)
        if _is_own(unit, person.enrolment):
            held[OWN_RECORD] += 1
        elif found:
            held.update({each.code for each in found})
        elif room.full_for(seat := _seat(unit, person)):
            held[QUOTA_FULL] += 1
        else:
            room.take(seat)
            passed.append(_verified(unit, person.enrolment, seen))
    unit.write_all(passed)
    return Verified(len(passed), dict(held))


@use_case(N_("mengembalikan ke pencatat"), right=Right.VERIFY)
def send_back(unit: Unit, enrolment_id: str, note: str) -> Person:
    """Give a recorded or verified person back as a draft, with a reason."""
    return _go(unit, enrolment_id, step("send_back"), note)


@use_case(N_("menolak"), right=Right.VERIFY)
def reject(unit: Unit, enrolment_id: str, note: str) -> Person:
    """Reject a recorded person, with a reason; it can be reopened."""
    return _go(unit, enrolment_id, step("reject"), note)


@use_case(N_("membuka kembali"), right=Right.VERIFY)
def reopen(unit: Unit, enrolment_id: str, note: str) -> Person:
    """Open a rejected person again as a draft, with a reason."""
    return _go(unit, enrolment_id, step("reopen"), note)


@use_case(N_("mengakui catatan"), right=Right.EXAMINE)
def acknowledge(unit: Unit, enrolment_id: str, key: str, reason: str) -> Person:
    """Accept a warning (`code:field`) with a reason.

    Raises:
        NotAcknowledgeableError: the finding is none that can be accepted.
        NoteMissingError: no reason was given.
    """
    person = _person(unit, enrolment_id)
    rule = RULES.get(key.partition(":")[0])
    if rule is None or rule.effect is not Effect.ACKNOWLEDGE or not reason.strip():
        raise NotAcknowledgeableError
    kept = tuple(each for each in person.enrolment.acknowledged if each[0] != key)
    accepted = (*kept, (key, reason.strip(), unit.user.id))
    return Person(person.worker, unit.put(replace(person.enrolment, acknowledged=accepted)))


@use_case(N_("menarik pengakuan catatan"), right=Right.EXAMINE)
def take_back_acknowledgement(unit: Unit, enrolment_id: str, key: str) -> Person:
    """Let an accepted warning stand again."""
    person = _person(unit, enrolment_id)
    kept = tuple(each for each in person.enrolment.acknowledged if each[0] != key)
    return Person(person.worker, unit.put(replace(person.enrolment, acknowledged=kept)))


def _person(unit: Unit, enrolment_id: str) -> Person:
    enrolment = unit.get(Enrolment, enrolment_id)
    worker = unit.get(Worker, enrolment.worker_id) if enrolment else None
    if enrolment is None or worker is None:
        raise GoneError
    return Person(worker, enrolment)


def _recorded(unit: Unit, kelurahan: str, group: str) -> list[Person]:
    wanted = unit.find(Enrolment, status=Status.RECORDED, latest=True)
    if group:
        wanted = [each for each in wanted if each.group == group]
    people = _people(unit, wanted)
    if not kelurahan:
        return people
    return [each for each in people if each.worker.kelurahan.startswith(kelurahan)]


def _people(unit: Unit, enrolments: Sequence[Enrolment]) -> list[Person]:
    found = unit.find_in(Worker, "id", (each.worker_id for each in enrolments))
    workers = {each.id: each for each in found}
    return [Person(workers[each.worker_id], each) for each in enrolments]


def _open_issues(unit: Unit, person: Person) -> tuple[Issue, ...]:
    issues = standing_issues(person, unit.facts)
    return in_the_way(issues, Status.VERIFIED, person.enrolment.accepted)


def _room(unit: Unit) -> Room:
    return unit.ask(quotas.room, unit.facts.settings, unit.facts.today)


def _seat(unit: Unit, person: Person) -> Seat:
    return seat_of(person, unit.facts.settings, unit.facts.today)


def _demand_place(unit: Unit, person: Person) -> None:
    room = _room(unit)
    full = room.full_for(_seat(unit, person))
    if full is not None:
        region = unit.facts.regions.name(full.region)
        taken, places = number(room.taken(full)), number(full.places)
        raise QuotaFullError(region=region, taken=taken, places=places)


def _is_own(unit: Unit, enrolment: Enrolment) -> bool:
    return enrolment.recorded_by == unit.user.id


def _verified(unit: Unit, enrolment: Enrolment, papers: Sequence[str]) -> Enrolment:
    return replace(
        enrolment,
        status=Status.VERIFIED,
        verified_by=unit.user.id,
        verified_at=unit.at,
        papers=tuple(papers),
        note="",
    )


def _go(unit: Unit, enrolment_id: str, way: Step, note: str) -> Person:
    person = _person(unit, enrolment_id)
    enrolment = person.enrolment
    check_step(way, enrolment.status, note=note, own_record=_is_own(unit, enrolment))
    gone = replace(enrolment, status=way.target, note=note.strip())
    return Person(person.worker, unit.put(gone))
