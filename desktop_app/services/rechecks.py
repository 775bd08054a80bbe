"""Keying twice: note what came of typing somebody again, and say how many are to be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from desktop_app.domain.enrolment import Enrolment
from desktop_app.domain.people import Right
from desktop_app.domain.person import blank_person, read_person
from desktop_app.domain.recheck import FIELDS, Recheck, differences
from desktop_app.domain.settings import Settings
from desktop_app.domain.worker import Worker
from desktop_app.domain.workflow import FourEyesError
from desktop_app.kernel.errors import AppError, UsageError
from desktop_app.kernel.i18n import N_
from desktop_app.services.use_case import use_case
from desktop_app.services.verification import GoneError
from desktop_app.store.unit import Unit

SHARES = range(101)


class RecheckedError(AppError):
    """Somebody has typed this person again already."""

    text = N_("Orang ini sudah diketik ulang.")


class NotAllTypedError(AppError):
    """A field is still empty."""

    text = N_("Ketik NIK, nama, dan tanggal lahirnya dari berkas.")


class ShareError(UsageError):
    """The share is none of a hundred."""

    text = N_("Bagian yang diketik ulang antara 0 dan 100 persen.")


@use_case(N_("mengetik ulang untuk pemeriksaan"), right=Right.EXAMINE)
def note(unit: Unit, enrolment_id: str, texts: Mapping[str, str]) -> Recheck:
    """Keep what came of typing somebody again: `texts` holds NIK, name and birth date as typed.

    Raises:
        GoneError: there is no such enrolment, or nobody has verified it.
        FourEyesError: the user keyed this person first.
        RecheckedError: it was done already.
        NotAllTypedError: one of the three is empty or cannot be read.
    """
    enrolment = unit.get(Enrolment, enrolment_id)
    worker = unit.get(Worker, enrolment.worker_id) if enrolment else None
    if enrolment is None or worker is None or not enrolment.verified_by:
        raise GoneError
    if enrolment.recorded_by == unit.user.id:
        raise FourEyesError
    if unit.find(Recheck, enrolment_id=enrolment_id):
        raise RecheckedError
    blank = blank_person(worker.id, enrolment.id)
    typed = read_person(blank, {name: texts.get(name, "") for name in FIELDS}, unit.facts)
    if not all(getattr(typed.person.worker, name) for name in FIELDS):
        raise NotAllTypedError
    made = Recheck(
        id=unit.new_id(),
        worker_id=worker.id,
        enrolment_id=enrolment.id,
        keyer=enrolment.recorded_by,
        differing=differences(worker, typed.person.worker),
        by=unit.user.id,
        at=unit.at,
    )
    return unit.put(made)


@use_case(N_("mengubah bagian yang diketik ulang"), right=Right.SUPERVISE)
def set_share(unit: Unit, share: int) -> Settings:
    """Let so many of a hundred verified people be typed again; 0 = nobody.

    Raises:
        ShareError: it is not between 0 and 100.
    """
    if share not in SHARES:
        raise ShareError
    return unit.put(replace(unit.facts.settings, recheck_share=share))
