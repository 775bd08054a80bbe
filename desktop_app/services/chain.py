"""Whether the journal is as it was written: the whole chain walked, a printed head looked for."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.journal import Head, read_head
from desktop_app.domain.show import number
from desktop_app.kernel.errors import UnreadableError
from desktop_app.kernel.i18n import N_, _
from desktop_app.kernel.jobs import Progress
from desktop_app.services.history import Happening, happenings
from desktop_app.store import journal
from desktop_app.store.engine import Reader


class NoHeadError(UnreadableError):
    """What was typed is no head of a chain."""

    text = N_("Ini bukan kepala rantai. Ketik seperti di surat, misalnya 118-9f3a-1b2c-33d4.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """What a walk found: where the chain stands, and the first entry that was changed, told."""

    head: Head
    bend: int | None = None
    told: Happening | None = None

    @property
    def words(self) -> str:
        """What is said of it, in one sentence."""
        if self.bend is None:
            said = _("Rantai riwayat utuh: {n} langkah.")
            return said.format(n=number(self.head.seq))
        said = _("Riwayat diubah dari luar program, mulai langkah {n}")
        return f"{said.format(n=number(self.bend))}{_happened(self.told)}."


def walk(connection: Reader, progress: Progress | None = None) -> Chain:
    """Walk the whole chain; what stands behind the first changed entry proves nothing any more."""
    bend = journal.first_bend(connection, progress or Progress())
    return Chain(head=journal.head(connection), bend=bend, told=_told(connection, bend or 0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Whether the chain still goes through a printed head, and what was done there."""

    head: Head
    stands: bool
    told: Happening | None = None

    @property
    def words(self) -> str:
        """What is said of it."""
        if self.stands:
            said = _(
                "Kepala {head} ada di rantai{what}. Semua langkah sampai ke sana tidak berubah."
            )
        else:
            said = _(
                "Kepala {head} tidak ada di rantai: riwayat sampai langkah itu bukan lagi yang"
                " tercatat saat kertas ini dicetak, atau kertasnya dari kantor lain."
            )
        return said.format(head=self.head.words, what=_happened(self.told))


def find(connection: Reader, typed: str, progress: Progress | None = None) -> Found:
    """Look for a head that stands on a manifest, a berita acara or a backup.

    It stands only where the chain is whole up to there.

    Raises:
        NoHeadError: what was typed is none.
    """
    printed = read_head(typed)
    if printed is None:
        raise NoHeadError
    stands = journal.stands(connection, printed)
    bend = journal.first_bend(connection, progress or Progress()) if stands else None
    stands = stands and (bend is None or bend > printed.seq)
    told = _told(connection, printed.seq) if stands else None
    return Found(head=printed, stands=stands, told=told)


def _told(connection: Reader, seq: int) -> Happening | None:
    found = happenings(connection, before=seq + 1, limit=1) if seq else []
    return found[0] if found else None


def _happened(told: Happening | None) -> str:
    if told is None:
        return ""
    return f" ({told.at.astimezone():%d-%m-%Y %H.%M}, {told.user} {told.what})"
