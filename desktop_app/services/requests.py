"""The register of what people ask for about their own data: noted, due in 3 × 24 hours, answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from desktop_app.domain.consent import CONSENT
from desktop_app.domain.data_request import DataRequest, RequestKind, RequestState
from desktop_app.domain.people import Right
from desktop_app.domain.worker import Worker
from desktop_app.kernel.errors import AppError
from desktop_app.kernel.i18n import N_
from desktop_app.queries.history import last_change_of, last_seen_by
from desktop_app.services.use_case import use_case
from desktop_app.services.verification import GoneError
from desktop_app.store.unit import Unit

SHEET = "own_data.save"


class NobodyAskedError(AppError):
    """A request comes from somebody."""

    text = N_("Tulis siapa yang meminta: orangnya sendiri, atau wakilnya dengan surat kuasa.")


class LaterError(AppError):
    """A request cannot have come after now."""

    text = N_("Waktu permintaan belum tiba. Tulis kapan permintaan diterima.")


class AnsweredError(AppError):
    """The request has been answered."""

    text = N_("Permintaan ini sudah dijawab.")


class NoReasonError(AppError):
    """A refusal says why."""

    text = N_("Tulis alasan penolakan; pemohon berhak mengetahuinya.")


class NotYetDoneError(AppError):
    """What was asked for has not been done yet; `kind` says what would be."""

    text = N_("Permintaan belum dipenuhi.")


class NotCorrectedError(NotYetDoneError):
    """Nothing of the person was changed since it was asked for."""

    text = N_(
        "Data orang ini belum diubah sejak permintaan diterima. Betulkan dahulu di Pendataan, atau"
        " tolak dengan alasan."
    )


class NotShownError(NotYetDoneError):
    """The sheet was not written since it was asked for."""

    text = N_("Lembar Data Saya belum dibuat sejak permintaan diterima. Buat dahulu.")


class StillConsentError(NotYetDoneError):
    """The data are still held on the ground of a consent that was withdrawn."""

    text = N_(
        "Dasar pemrosesan masih persetujuan. Hapus datanya, atau catat dasar lain di Pendataan."
    )


class NotErasedError(NotYetDoneError):
    """The data are still there."""

    text = N_("Datanya masih ada. Hapus orang ini, atau tolak dengan alasan.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What somebody asks for: about whom, what, who asks, in which words, when (None = now)."""

    worker_id: str
    kind: RequestKind
    asked_by: str
    wish: str = ""
    at: datetime | None = None


@use_case(N_("mencatat permintaan tentang data pribadi"), right=Right.EXAMINE)
def note(unit: Unit, asked: Asked) -> DataRequest:
    """Note what somebody asks for; from its moment on the 3 × 24 hours run.

    Raises:
        GoneError: there is no such worker.
        NobodyAskedError: nobody asks.
        LaterError: it is said to have come after now.
    """
    if unit.get(Worker, asked.worker_id) is None:
        raise GoneError
    if not asked.asked_by.strip():
        raise NobodyAskedError
    if asked.at is not None and asked.at > unit.at:
        raise LaterError
    made = DataRequest(
        id=unit.new_id(),
        number=(unit.highest(DataRequest, "number") or 0) + 1,
        worker_id=asked.worker_id,
        kind=asked.kind,
        asked_by=" ".join(asked.asked_by.split()),
        wish=asked.wish.strip(),
        asked_at=asked.at or unit.at,
        noted_by=unit.user.id,
    )
    return unit.put(made)


@use_case(N_("memenuhi permintaan tentang data pribadi"), right=Right.EXAMINE)
def fulfil(unit: Unit, request_id: str) -> DataRequest:
    """Answer a request by what was done since: corrected, shown, or held on another ground.

    Raises:
        GoneError, AnsweredError: there is none that waits.
        NotYetDoneError: what was asked for has not been done; the child says what is missing.
    """
    request = waiting(unit, request_id)
    _DONE[request.kind](unit, request)
    return unit.put(answered(unit, request, RequestState.DONE))


@use_case(N_("menolak permintaan tentang data pribadi"), right=Right.ADMINISTER)
def refuse(unit: Unit, request_id: str, reason: str) -> DataRequest:
    """Answer a request with a refusal.

    Raises:
        GoneError, AnsweredError: there is none that waits.
        NoReasonError: no reason is given.
    """
    if not reason.strip():
        raise NoReasonError
    request = waiting(unit, request_id)
    return unit.put(answered(unit, request, RequestState.REFUSED, reason.strip()))


def waiting(unit: Unit, request_id: str) -> DataRequest:
    """Give a request that waits for an answer.

    Raises:
        GoneError, AnsweredError: there is none that does.
    """
    request = unit.get(DataRequest, request_id)
    if request is None:
        raise GoneError
    if not request.is_open:
        raise AnsweredError
    return request


def answered(
    unit: Unit, request: DataRequest, state: RequestState, reason: str = ""
) -> DataRequest:
    """Give a request as answered now by this user."""
    return replace(
        request, state=state, reason=reason, answered_by=unit.user.id, answered_at=unit.at
    )


def _is_corrected(unit: Unit, request: DataRequest) -> None:
    changed = unit.ask(last_change_of, request.worker_id)
    if changed is None or changed < request.asked_at:
        raise NotCorrectedError


def _is_shown(unit: Unit, request: DataRequest) -> None:
    shown = unit.ask(last_seen_by, SHEET, request.worker_id)
    if shown is None or shown < request.asked_at:
        raise NotShownError


def _is_let_go(unit: Unit, request: DataRequest) -> None:
    worker = unit.get(Worker, request.worker_id)
    if worker is not None and worker.basis in {"", CONSENT}:
        raise StillConsentError


def _is_erased(unit: Unit, request: DataRequest) -> None:
    if unit.get(Worker, request.worker_id) is not None:
        raise NotErasedError


_DONE: Mapping[RequestKind, Callable[[Unit, DataRequest], None]] = {
    RequestKind.ACCESS: _is_shown,
    RequestKind.CORRECTION: _is_corrected,
    RequestKind.ERASURE: _is_erased,
    RequestKind.WITHDRAWAL: _is_let_go,
}
