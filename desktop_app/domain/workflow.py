"""The way of an enrolment as a table; buttons, bulk actions, filters and reports read it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.people import Right
from desktop_app.kernel.errors import AppError
from desktop_app.kernel.i18n import N_, _


class Status(StrEnum):
    """Where an enrolment stands."""

    DRAFT = "draft"
    RECORDED = "recorded"
    VERIFIED = "verified"
    SUBMITTED = "submitted"
    REGISTERED = "registered"
    ENDED = "ended"
    REJECTED = "rejected"
    DENIED = "denied"


STATUS_LABELS = {
    Status.DRAFT: N_("Draf"),
    Status.RECORDED: N_("Terdata"),
    Status.VERIFIED: N_("Terverifikasi"),
    Status.SUBMITTED: N_("Terkirim"),
    Status.REGISTERED: N_("Terdaftar"),
    Status.ENDED: N_("Berakhir"),
    Status.REJECTED: N_("Ditolak"),
    Status.DENIED: N_("Ditolak BPJS"),
}

LOCKED = frozenset({Status.VERIFIED, Status.SUBMITTED, Status.REGISTERED, Status.ENDED})
"""In these the person's data change no more, except by reopening."""

CLOSED = frozenset({Status.ENDED, Status.REJECTED})
"""These leave room for a next enrolment of the same person."""

NEEDED_ON_THE_WAY = (Status.DRAFT, Status.RECORDED, Status.VERIFIED, Status.SUBMITTED)
"""Steps that ask for fields, in their order; each asks for its own and all before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One way from some states to another, who may go it, and what it asks for."""

    name: str
    label: str
    sources: frozenset[Status]
    target: Status
    right: Right
    four_eyes: bool = False
    note_required: bool = False


def _step(name: str, label: str, sources: Iterable[Status], target: Status, right: Right) -> Step:
    return Step(name=name, label=label, sources=frozenset(sources), target=target, right=right)


STEPS = (
    _step("record", N_("Jadikan Terdata"), {Status.DRAFT}, Status.RECORDED, Right.RECORD),
    Step(
        name="verify",
        label=N_("Verifikasi"),
        sources=frozenset({Status.RECORDED}),
        target=Status.VERIFIED,
        right=Right.VERIFY,
        four_eyes=True,
    ),
    Step(
        name="send_back",
        label=N_("Kembalikan"),
        sources=frozenset({Status.RECORDED, Status.VERIFIED}),
        target=Status.DRAFT,
        right=Right.VERIFY,
        note_required=True,
    ),
    Step(
        name="reject",
        label=N_("Tolak"),
        sources=frozenset({Status.RECORDED}),
        target=Status.REJECTED,
        right=Right.VERIFY,
        four_eyes=True,
        note_required=True,
    ),
    Step(
        name="reopen",
        label=N_("Buka kembali"),
        sources=frozenset({Status.REJECTED}),
        target=Status.DRAFT,
        right=Right.VERIFY,
        note_required=True,
    ),
    _step("submit", N_("Kirim"), {Status.VERIFIED}, Status.SUBMITTED, Right.SUBMIT),
    _step("register", N_("Daftarkan"), {Status.SUBMITTED}, Status.REGISTERED, Right.SUBMIT),
    _step("deny", N_("Ditolak BPJS"), {Status.SUBMITTED}, Status.DENIED, Right.SUBMIT),
    Step(
        name="withdraw",
        label=N_("Tarik kiriman"),
        sources=frozenset({Status.SUBMITTED}),
        target=Status.VERIFIED,
        right=Right.SUBMIT,
        note_required=True,
    ),
    _step("correct", N_("Perbaiki"), {Status.DENIED}, Status.RECORDED, Right.RECORD),
    Step(
        name="end",
        label=N_("Akhiri"),
        sources=frozenset(
            {
                Status.DRAFT,
                Status.RECORDED,
                Status.VERIFIED,
                Status.SUBMITTED,
                Status.REGISTERED,
                Status.DENIED,
            }
        ),
        target=Status.ENDED,
        right=Right.VERIFY,
        note_required=True,
    ),
)


class WrongStepError(AppError):
    """The enrolment is not in a state from which this step leads on."""

    text = N_("“{step}” tidak dapat dilakukan: statusnya {status}.")


class NoteMissingError(AppError):
    """The step asks for a reason."""

    text = N_("“{step}” memerlukan alasan. Tulis alasannya dahulu.")


class FourEyesError(AppError):
    """Nobody decides about what they recorded themselves."""

    text = N_("Orang yang Anda catat sendiri diverifikasi oleh orang lain.")
    exit_code = 4


def step(name: str) -> Step:
    """Give the step of that name; an unknown name is a fault of the caller (`KeyError`)."""
    return _BY_NAME[name]


_BY_NAME = {each.name: each for each in STEPS}


def steps_from(status: Status) -> tuple[Step, ...]:
    """Give the steps that lead on from `status`, in the order of the table."""
    return tuple(each for each in STEPS if status in each.sources)


def check_step(way: Step, status: Status, *, note: str, own_record: bool) -> None:
    """Say why a step cannot be gone, or return.

    Raises:
        WrongStepError: `status` is none of the step's sources.
        NoteMissingError: the step asks for a reason and `note` is empty.
        FourEyesError: who recorded the person wants to decide.
    """
    if status not in way.sources:
        raise WrongStepError(step=_(way.label), status=_(STATUS_LABELS[status]))
    if way.note_required and not note.strip():
        raise NoteMissingError(step=_(way.label))
    if way.four_eyes and own_record:
        raise FourEyesError


def needed_by(status: Status) -> frozenset[Status]:
    """Give the states whose required fields must be filled to reach `status`."""
    if status not in NEEDED_ON_THE_WAY:
        return frozenset(NEEDED_ON_THE_WAY)
    return frozenset(NEEDED_ON_THE_WAY[: NEEDED_ON_THE_WAY.index(status) + 1])
