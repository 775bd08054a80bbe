"""What stands between a person and the next step, and why somebody can only be looked at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from desktop_app.domain.enrolment import Enrolment
from desktop_app.domain.fields import fields_of
from desktop_app.domain.findings import in_the_way
from desktop_app.domain.people import Right
from desktop_app.domain.person import Person, lacking
from desktop_app.domain.record import Issue
from desktop_app.domain.worker import Worker
from desktop_app.domain.workflow import Status
from desktop_app.kernel.i18n import N_, _

_ORDER = (*fields_of(Worker), *fields_of(Enrolment))


@dataclass(frozen=True, slots=True)
class Lacks:
    """The next step that something is in the way of, the fields, and how many come after."""

    target: Status
    names: tuple[str, ...]
    after: int = 0


def lacks(person: Person, issues: Iterable[Issue]) -> Lacks:
    """Give the fields that keep a person from the next step, in the order of the form."""
    found = tuple(issues)
    first = _obstacles(person, found, Status.RECORDED)
    later = tuple(n for n in _obstacles(person, found, Status.VERIFIED) if n not in first)
    if first:
        return Lacks(Status.RECORDED, first, len(later))
    if later or person.enrolment.status is not Status.DRAFT:
        return Lacks(Status.VERIFIED, later)
    return Lacks(Status.RECORDED, ())


def _obstacles(person: Person, issues: tuple[Issue, ...], target: Status) -> tuple[str, ...]:
    stops = in_the_way(issues, target, person.enrolment.accepted)
    names = {*lacking(person.worker, target), *(each.field for each in stops)}
    return tuple(name for name in _ORDER if name in names)


@dataclass(frozen=True, slots=True)
class Lock:
    """Why a person can only be looked at, and what to do."""

    fact: str
    way: str


_LOCKS = {
    Status.VERIFIED: Lock(
        N_("Orang ini sudah terverifikasi dan terkunci."),
        N_("Bila ada yang salah, verifikator mengembalikannya ke draf dengan alasan."),
    ),
    Status.SUBMITTED: Lock(
        N_("Orang ini sudah terkirim ke BPJS."),
        N_("Kiriman sudah disegel. Perbaikan dikirim sebagai kiriman ulang."),
    ),
    Status.REGISTERED: Lock(
        N_("Orang ini sudah terdaftar di BPJS Ketenagakerjaan."),
        N_("Datanya mengikuti kepesertaan. Akhiri kepesertaan bila orangnya berhenti."),
    ),
    Status.ENDED: Lock(
        N_("Kepesertaan orang ini sudah berakhir."), N_("Riwayatnya tetap dapat dilihat.")
    ),
    Status.REJECTED: Lock(
        N_("Orang ini ditolak: {reason}"),
        N_("Verifikator dapat membukanya kembali dengan alasan."),
    ),
}
_NO_RIGHT = Lock(
    N_("Anda dapat melihat orang ini, tidak mengubahnya."),
    N_("Hak mencatat diberikan administrator kantor di Pengaturan."),
)


def lock_of(person: Person, rights: Iterable[Right]) -> Lock | None:
    """Give why nothing can be typed here, or None."""
    lock = _LOCKS.get(person.enrolment.status)
    if lock is None:
        return None if Right.RECORD in rights else _NO_RIGHT
    reason = person.enrolment.note or _("tanpa alasan tertulis")
    return Lock(_(lock.fact).format(reason=reason), _(lock.way))
