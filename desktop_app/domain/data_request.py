"""What people ask for about their own data, and by when they must have an answer.

UU 27/2022: access (Pasal 7), correction (Pasal 6 and 30), erasure and withdrawal of consent (Pasal 8
and 9); each is answered within 3 × 24 hours.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from desktop_app.domain.choices import Choices, Option
from desktop_app.domain.record import Record
from desktop_app.kernel.i18n import N_

TIME_TO_ANSWER = timedelta(hours=72)


class RequestKind(StrEnum):
    """What somebody asks for."""

    ACCESS = "access"
    CORRECTION = "correction"
    ERASURE = "erasure"
    WITHDRAWAL = "withdrawal"


KIND_LABELS: Mapping[RequestKind, str] = {
    RequestKind.ACCESS: N_("Melihat data sendiri"),
    RequestKind.CORRECTION: N_("Membetulkan data"),
    RequestKind.ERASURE: N_("Menghapus data"),
    RequestKind.WITHDRAWAL: N_("Menarik persetujuan"),
}


class RequestState(StrEnum):
    """How far a request has come."""

    OPEN = "open"
    DONE = "done"
    ERASED = "erased"
    REFUSED = "refused"


STATE_LABELS: Mapping[RequestState, str] = {
    RequestState.OPEN: N_("Menunggu jawaban"),
    RequestState.DONE: N_("Dipenuhi"),
    RequestState.ERASED: N_("Dihapus"),
    RequestState.REFUSED: N_("Ditolak dengan alasan"),
}

REFUSALS = Choices(
    (
        Option("covered", N_("Masih peserta; datanya diperlukan untuk jaminan")),
        Option("archive", N_("Bukti APBD, masih dalam masa simpan")),
        Option("stranger", N_("Pemohon bukan orangnya dan tanpa kuasa")),
        Option("right", N_("Data sudah benar menurut KTP")),
        Option("other", N_("Alasan lain")),
    )
)
"""Why a request may be refused; UU 27/2022 Pasal 15 and 33 name the exceptions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataRequest(Record):
    """One request: about whom, who asked for what and when, and how it was answered.

    `wish` says in the officer's words what is wanted. Who asked and the wish are forgotten when the
    person is erased; number, kind and times stay as proof that the answer came in time.
    """

    number: int
    worker_id: str
    kind: RequestKind
    asked_by: str = ""
    wish: str = ""
    asked_at: datetime
    noted_by: str = ""
    state: RequestState = RequestState.OPEN
    reason: str = ""
    answered_by: str = ""
    answered_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether it still waits for an answer."""
        return self.state is RequestState.OPEN

    @property
    def due(self) -> datetime:
        """The moment by which it must be answered."""
        return self.asked_at + TIME_TO_ANSWER


@dataclass(frozen=True, slots=True, kw_only=True)
class Disposal(Record):
    """People who were erased at once; its minutes (berita acara) can be written at any time.

    `lines` name nobody: initials, what the last enrolment came to, and when it was closed. `years`
    is the time of keeping that had passed, 0 for an erasure that somebody asked for.
    """

    number: int
    at: datetime
    by: str
    why: str = ""
    years: int = 0
    lines: tuple[tuple[str, str, str], ...] = ()

    @property
    def code(self) -> str:
        """Give the number of the minutes: `BAP-26-0001`."""
        return f"BAP-{self.at:%y}-{self.number:04}"


def initials(name: str) -> str:
    """Give the first letters of a name, enough to tick off a paper and too little to know anybody."""
    return " ".join(f"{word[0]}." for word in name.split())
