"""One of two: what remains of two workers who turned out to be one person. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from desktop_app.domain.choices import END_REASONS
from desktop_app.domain.enrolment import Enrolment
from desktop_app.domain.fields import fields_of
from desktop_app.domain.worker import Worker
from desktop_app.domain.workflow import Status
from desktop_app.kernel.errors import AppError
from desktop_app.kernel.i18n import N_

DOUBLE = "double"


class EnrolmentToEndError(AppError):
    """Both have an open enrolment; one of them must be chosen to be ended as double."""

    text = N_("Keduanya masih punya kepesertaan terbuka. Pilih mana yang diakhiri sebagai ganda.")


class AwaitedAnswerError(AppError):
    """The enrolment to be ended has been sent; its answer must be read first."""

    text = N_("Kepesertaan ini sudah terkirim. Baca dahulu jawaban BPJS, lalu gabungkan.")


class LockedFieldsError(AppError):
    """Fields were chosen from the other entry, and the enrolment that remains is locked."""

    text = N_(
        "Data yang tetap sudah terkunci. Gabungkan tanpa mengubah isian, atau kembalikan ke draf."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Merging:
    """How two become one: who remains, which fields come from the other, what is ended.

    `taken` names fields of `Worker`; `ended` is the id of the open enrolment that ends as double,
    needed where both have one.
    """

    remains: str
    taken: frozenset[str] = frozenset()
    ended: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering:
    """How several become one: who remains, who goes, whose value a field takes, what goes on.

    `taken` tells by field the worker whose value is taken; fields that are not named stay as they
    are. `goes_on` is the id of the open enrolment that goes on, needed where several have one.
    """

    remains: str
    goes: tuple[str, ...]
    taken: Mapping[str, str] = field(default_factory=dict)
    goes_on: str = ""

    def merging(self, goer: str, open_ones: Collection[str]) -> Merging:
        """Give one step: what `goer` gives, and which of the open enrolments of both ends."""
        ends = [each for each in open_ones if each != self.goes_on]
        both = len(open_ones) > 1 and len(ends) == 1
        taken = frozenset(name for name, giver in self.taken.items() if giver == goer)
        return Merging(remains=self.remains, taken=taken, ended=ends[0] if both else "")


def one_of(remains: Worker, goes: Worker, taken: Collection[str]) -> Worker:
    """Give the worker who remains, with the chosen fields of the one who goes.

    Raises:
        KeyError: a name in `taken` is no field that people fill in.
    """
    declared = fields_of(Worker)
    return replace(remains, **{declared[name].name: getattr(goes, name) for name in taken})


def one_history(
    enrolments: Sequence[Enrolment], merging: Merging, today: date
) -> tuple[Enrolment, ...]:
    """Give both histories as one: all belong to who remains, at most one is open and shown.

    Those that are ended come first, so that never two are open when they are written one by one.

    Raises:
        EnrolmentToEndError: two are open and none of them is chosen to end.
        AwaitedAnswerError: the chosen one has been sent.
        LockedFieldsError: fields are taken over into a locked enrolment.
    """
    still_open = [each for each in enrolments if each.is_open]
    if len(still_open) > 1:
        ends = next((each for each in still_open if each.id == merging.ended), None)
        if ends is None:
            raise EnrolmentToEndError
        if ends.status is Status.SUBMITTED:
            raise AwaitedAnswerError
        still_open = [each for each in still_open if each.id != ends.id]
        enrolments = [_ended(each, today) if each is ends else each for each in enrolments]
    if merging.taken and any(each.is_locked for each in still_open):
        raise LockedFieldsError
    shown = (still_open or sorted(enrolments, key=lambda each: each.id))[-1].id
    ours = (replace(e, worker_id=merging.remains, latest=e.id == shown) for e in enrolments)
    return tuple(sorted(ours, key=lambda each: each.is_open))


def _ended(enrolment: Enrolment, today: date) -> Enrolment:
    return replace(
        enrolment,
        status=Status.ENDED,
        end_reason=DOUBLE,
        ended_on=today,
        note=END_REASONS.label(DOUBLE),
    )
