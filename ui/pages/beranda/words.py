"""What Beranda says of its figures: the stages of the funnel and what waits for the user."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from desktop_app.domain.people import Right
from desktop_app.domain.show import number, percent
from desktop_app.domain.workflow import Status
from desktop_app.kernel.i18n import _
from desktop_app.queries.workers import Filter
from ui.pages.beranda.figures import Figures
from ui.widgets.funnel import Stage

_CARDS_ON_A4 = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One line of what waits: how many, what for, a remark, and where it is done."""

    icon: str
    ink: str
    count: int
    what: str
    remark: str
    page: str
    context: dict[str, Any] = field(default_factory=dict)


def stages(shown: Figures) -> list[Stage]:
    """Give the six blocks of the funnel with the share that came on and who waits."""
    way = shown.funnel
    not_printed = way.registered - way.printed
    return [
        Stage(
            code="listed",
            icon="users",
            word=_("Terdata"),
            count=way.listed,
            remark=_("semua orang di daftar"),
            waiting=_waits(way.listed - way.verified, _("{n} menunggu")),
        ),
        Stage(
            code="verified",
            icon="shield-check",
            word=_("Terverifikasi"),
            count=way.verified,
            remark=_share(way.verified, way.listed, _("{share} dari terdata")),
            waiting=_waits(way.verified - way.submitted, _("{n} menunggu")),
        ),
        Stage(
            code="submitted",
            icon="send",
            word=_("Terkirim"),
            count=way.submitted,
            remark=_share(way.submitted, way.verified, _("{share} dari terverifikasi")),
            waiting=_waits(way.submitted - way.registered, _("{n} belum terdaftar")),
        ),
        Stage(
            code="registered",
            icon="ring-check",
            word=_("Terdaftar"),
            count=way.registered,
            remark=_share(way.registered, way.submitted, _("{share} dari terkirim")),
            waiting=_waits(not_printed, _("{n} belum dicetak")),
        ),
        Stage(
            code="printed",
            icon="printer",
            word=_("Kartu dicetak"),
            count=way.printed,
            remark=_share(way.printed, way.registered, _("{share} dari terdaftar")),
            waiting=_waits(way.printed - way.handed_over, _("{n} belum diambil")),
        ),
        Stage(
            code="handed_over",
            icon="hand-card",
            word=_("Diserahkan"),
            count=way.handed_over,
            remark=_share(way.handed_over, way.printed, _("{share} dari dicetak")),
        ),
    ]


BEHIND: dict[str, tuple[str, dict[str, Any]]] = {
    "listed": ("pendataan", {"filter": Filter()}),
    "verified": (
        "pendataan",
        {"filter": Filter(statuses=(Status.VERIFIED, Status.SUBMITTED, Status.REGISTERED))},
    ),
    "submitted": (
        "pendataan",
        {"filter": Filter(statuses=(Status.SUBMITTED, Status.REGISTERED))},
    ),
    "registered": ("pendataan", {"filter": Filter(statuses=(Status.REGISTERED,))}),
    "printed": ("kartu", {"state": "printed"}),
    "handed_over": ("kartu", {"state": "handed_over"}),
}
"""Which page holds the list behind a block, and what it is asked to show."""


def tasks(shown: Figures) -> list[Task]:
    """Give what waits for this user and is not empty, in the order of the work."""
    return [task for right, task in _all_tasks(shown) if task.count and right in shown.rights]


def _all_tasks(shown: Figures) -> Iterator[tuple[Right, Task]]:
    waiting, standing = shown.waiting, shown.cards
    yield (
        Right.VERIFY,
        Task(
            icon="shield-check",
            ink="text2",
            count=waiting.to_verify,
            what=_("berkas siap diverifikasi"),
            remark=_oldest(shown.oldest_days),
            page="verifikasi",
        ),
    )
    yield (
        Right.RECORD,
        Task(
            icon="return",
            ink="err",
            count=waiting.denied,
            what=_("ditolak BPJS, perlu perbaikan"),
            remark=_("Perbaiki, lalu ikutkan kiriman berikutnya"),
            page="pendataan",
            context={"filter": Filter(statuses=(Status.DENIED,))},
        ),
    )
    yield (
        Right.RECORD,
        Task(
            icon="ring-dashed",
            ink="text2",
            count=waiting.drafts,
            what=_("draf belum lengkap"),
            remark=_("Lengkapi agar menjadi Terdata"),
            page="pendataan",
            context={"filter": Filter(statuses=(Status.DRAFT,))},
        ),
    )
    yield (
        Right.SUBMIT,
        Task(
            icon="send",
            ink="text2",
            count=waiting.to_send,
            what=_("terverifikasi, siap dikirim"),
            remark=_("Segel kiriman untuk BPJS"),
            page="kiriman",
        ),
    )
    to_print = standing["missing"] + waiting.to_print
    yield (
        Right.PRINT,
        Task(
            icon="printer",
            ink="text2",
            count=to_print,
            what=_("kartu siap dicetak"),
            remark=_("Cukup untuk {n} lembar A4").format(n=number(-(-to_print // _CARDS_ON_A4))),
            page="kartu",
        ),
    )
    yield (
        Right.PRINT,
        Task(
            icon="hand-card",
            ink="text2",
            count=standing.get("printed", 0),
            what=_("kartu belum diambil"),
            remark=_("Catat saat kartu diserahkan"),
            page="kartu",
            context={"state": "printed"},
        ),
    )


def _waits(n: int, words: str) -> str:
    return words.format(n=number(n)) if n else ""


def _share(part: int, whole: int, words: str) -> str:
    return words.format(share=percent(part, whole)) if whole else ""


def _oldest(days: int) -> str:
    if not days:
        return _("Tertua hari ini · dicatat orang lain")
    return _("Tertua {n} hari · dicatat orang lain").format(n=days)
