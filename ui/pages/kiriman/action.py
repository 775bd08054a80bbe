"""What the one primary button of the page does, by where the batch stands."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

from desktop_app.domain.submission import BatchStatus
from desktop_app.kernel.i18n import _, ngettext
from desktop_app.queries.answers import Refused
from ui.numbers import number
from ui.pages.kiriman.work import Standing


class Act(Enum):
    """The next step of a batch."""

    SEAL = auto()
    WRITE = auto()
    READ = auto()
    APPLY = auto()
    MEND = auto()
    RESEND = auto()
    NEW = auto()
    CHASE = auto()
    MATCH = auto()


class Next(NamedTuple):
    """The next step: words and icon of the button, two lines beside it, why it cannot act."""

    act: Act
    words: str
    icon: str
    first: str
    second: str = ""
    refusal: str = ""


def next_of_draft(ready: int, left_out: int) -> Next:
    """Give the next step of a batch that is put together."""
    words = ngettext("Segel dan simpan {n} orang…", "Segel dan simpan {n} orang…", ready)
    if not ready:
        said = _("Belum ada orang yang siap.")
        then = _("Verifikasi dahulu, atau lengkapi isiannya.")
        return Next(Act.SEAL, words.format(n=0), "lock", said, then, f"{said} {then}")
    first = _("Isinya terkunci, lalu berkas dan surat pengantar ditulis.")
    rest = ngettext(
        "{n} orang belum lengkap dan tidak ikut.",
        "{n} orang belum lengkap dan tidak ikut.",
        left_out,
    )
    second = rest.format(n=number(left_out)) if left_out else ""
    return Next(Act.SEAL, words.format(n=number(ready)), "lock", first, second)


def next_of(standing: Standing) -> Next:
    """Give the next step of a sealed batch."""
    if standing.plan is not None:
        return _next_of_plan(standing)
    if standing.batch.status == BatchStatus.WITHDRAWN:
        said = _("Kiriman ini ditarik; orangnya kembali Terverifikasi.")
        return Next(Act.NEW, _("Kiriman baru…"), "plus", said)
    if not standing.batch.files:
        said = _("Kiriman sudah disegel, tetapi berkasnya belum disimpan.")
        return Next(Act.WRITE, _("Simpan berkas…"), "save", said)
    return _next_of_answered(standing)


def _next_of_answered(standing: Standing) -> Next:
    refused = standing.refused
    if refused.ready:
        return _next_of_refused(refused)
    if refused.to_mend:
        words = ngettext("Buka {n} orang ditolak", "Buka {n} orang ditolak", refused.to_mend)
        first = _("Perbaiki sebabnya, lalu verifikasi lagi.")
        then = _("Sesudah itu mereka ikut kiriman ulang.")
        return Next(Act.MEND, words.format(n=number(refused.to_mend)), "return", first, then)
    if standing.outcome.missing:
        first = _("Bila jawabannya datang, letakkan berkasnya di halaman ini.")
        return Next(Act.READ, _("Baca jawaban BPJS…"), "download", first)
    return Next(Act.NEW, _("Kiriman baru…"), "plus", _("Kiriman ini tuntas."))


def _next_of_refused(refused: Refused) -> Next:
    words = ngettext(
        "Susun kiriman ulang: {n} orang", "Susun kiriman ulang: {n} orang", refused.ready
    )
    rest = ngettext("{n} masih perlu diperbaiki", "{n} masih perlu diperbaiki", refused.to_mend)
    first = _("Yang ditolak dan sudah diverifikasi lagi.")
    second = rest.format(n=number(refused.to_mend)) if refused.to_mend else ""
    return Next(Act.RESEND, words.format(n=number(refused.ready)), "send", first, second)


def _next_of_plan(standing: Standing) -> Next:
    if not standing.changes:
        said = _("Jawaban ini sudah dicatat. Tidak ada yang berubah.")
        return Next(Act.APPLY, _("Catat jawaban"), "check", said, refusal=said)
    outcome = standing.outcome
    first = _("{accepted} menjadi Terdaftar, {denied} Ditolak BPJS.")
    first = first.format(accepted=number(outcome.accepted), denied=number(outcome.denied))
    back = _("Dapat dibatalkan sampai kartunya dicetak.")
    return Next(Act.APPLY, _("Catat jawaban"), "check", first, back)
