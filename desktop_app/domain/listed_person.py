"""What a list shows of somebody: one narrow row, where a whole person is read from many places."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from desktop_app.domain.enrolment import accepted_of
from desktop_app.domain.workflow import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPerson:
    """Fields of a worker and of the current enrolment, under the names that they have there."""

    worker_id: str
    name: str
    nik: str
    kk: str
    birth_date: date | None
    sex: str
    mother_name: str
    phone: str
    address: str
    kelurahan: str
    rt: str
    occupation: str
    occupation_note: str
    basis: str
    consent_version: str
    findings: tuple[str, ...]
    group: str
    status: Status
    kpj: str
    acknowledged: tuple[tuple[str, str, str], ...]
    recorded_at: datetime | None

    @property
    def accepted(self) -> frozenset[str]:
        """The `code:field` of all warnings that somebody accepted."""
        return accepted_of(self.acknowledged)
