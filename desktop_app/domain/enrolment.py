"""What the city enrols a worker in: the declared fields of an enrolment."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from desktop_app.domain import choices
from desktop_app.domain.kind import Spec
from desktop_app.domain.kinds import Choice, Count, Kpj, Month, Programmes, Text
from desktop_app.domain.record import Record, changed
from desktop_app.domain.settings import Settings
from desktop_app.domain.workflow import CLOSED, LOCKED, Status
from desktop_app.kernel.i18n import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolment(Record):
    """One enrolment of one worker; at most one of a worker is open, the `latest` is shown.

    Empty programmes, start month, months and funding follow the office's settings.
    `papers` names what the verifier saw; `acknowledged` holds (`code:field`, reason, user) of the
    warnings that somebody accepted; `note` is the reason of the last step. An ended one says why
    (`choices.END_REASONS`), on which day, by which proof, and which worker took the place.
    """

    worker_id: str
    group: Annotated[
        str,
        Choice(
            N_("Kelompok"),
            choices=choices.GROUPS,
            spec=Spec(
                example=N_("Pekerja rentan"),
                remark=N_("siapa yang diusulkan"),
                source=N_("SK Wali Kota"),
            ),
        ),
    ] = "pekerja_rentan"
    funding: Annotated[
        str,
        Choice(
            N_("Sumber dana"),
            choices=choices.FUNDINGS,
            spec=Spec(
                example="APBD Kota Jambi",
                remark=N_("kosong = menurut Pengaturan"),
                source=N_("SK Wali Kota"),
            ),
        ),
    ] = ""
    decree: Annotated[
        str,
        Text(
            N_("SK"),
            spec=Spec(
                example="SK 412/2026",
                remark=N_("nomor SK Wali Kota, bila ada"),
                source=N_("SK Wali Kota"),
            ),
        ),
    ] = ""
    programmes: Annotated[
        str,
        Programmes(
            N_("Program"),
            spec=Spec(
                example="JKK JKM",
                remark=N_("kosong = menurut Pengaturan"),
                source=N_("PP 44/2015 dan PP 46/2015"),
            ),
        ),
    ] = ""
    start_month: Annotated[
        date | None,
        Month(
            N_("Bulan mulai"),
            spec=Spec(
                example="12-2026",
                remark=N_("kosong = menurut Pengaturan"),
                source=N_("SK Wali Kota"),
            ),
        ),
    ] = None
    months: Annotated[
        int | None,
        Count(
            N_("Jumlah bulan"),
            least=1,
            most=12,
            spec=Spec(
                example="12",
                remark=N_("1–12; kosong = menurut Pengaturan"),
                source=N_("SK Wali Kota"),
            ),
        ),
    ] = None
    status: Status = Status.DRAFT
    kpj: Annotated[
        str,
        Kpj(
            N_("KPJ"),
            spec=Spec(
                private=True,
                example="26001184702",
                remark=N_("11 huruf atau angka, bila sudah pernah ikut"),
                source=N_("kartu BPJS Ketenagakerjaan"),
            ),
        ),
    ] = ""
    duty_place: Annotated[
        str,
        Text(
            N_("Tempat tugas"),
            spec=Spec(
                example="Masjid Al-Ikhlas",
                remark=N_("untuk petugas keagamaan"),
                source=N_("daftar Bagian Kesra"),
            ),
        ),
    ] = ""
    duty_letter: Annotated[
        str,
        Text(
            N_("SK penugasan"),
            spec=Spec(
                example="12/SK/2026",
                remark=N_("untuk petugas keagamaan"),
                source=N_("surat penugasan"),
            ),
        ),
    ] = ""
    proposed_by: Annotated[
        str,
        Text(
            N_("Diusulkan oleh"),
            spec=Spec(
                example="RT 014", remark=N_("RT, lurah, dinas"), source=N_("surat usulan lurah")
            ),
        ),
    ] = ""
    latest: bool = True
    recorded_by: str = ""
    recorded_at: datetime | None = None
    verified_by: str = ""
    verified_at: datetime | None = None
    papers: tuple[str, ...] = ()
    acknowledged: tuple[tuple[str, str, str], ...] = ()
    note: str = ""
    batch_id: str = ""
    registered_at: datetime | None = None
    end_reason: str = ""
    ended_on: date | None = None
    end_proof: str = ""
    replaced_by: str = ""

    @property
    def accepted(self) -> frozenset[str]:
        """The `code:field` of all warnings that somebody accepted."""
        return accepted_of(self.acknowledged)

    @property
    def is_open(self) -> bool:
        """Whether this enrolment still stands in the way of another."""
        return self.status not in CLOSED

    @property
    def is_locked(self) -> bool:
        """Whether the person's data may change only by reopening."""
        return self.status in LOCKED


def accepted_of(acknowledged: Iterable[tuple[str, str, str]]) -> frozenset[str]:
    """Give the `code:field` of the warnings that somebody accepted."""
    return frozenset(key for key, _reason, _by in acknowledged)


def settled(enrolment: Enrolment, settings: Settings, today: date) -> Enrolment:
    """Give the enrolment with the office's settings where it has none of its own."""
    followed = {
        "funding": enrolment.funding or settings.funding,
        "decree": enrolment.decree or settings.decree,
        "programmes": enrolment.programmes or settings.programmes,
        "start_month": enrolment.start_month or settings.first_month(today),
        "months": enrolment.months or settings.months,
    }
    return changed(enrolment, followed)
