"""What Beranda says of its figures: the stages of the funnel and what waits for the user."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from desktop_app.domain.people import Right
from desktop_app.domain.show import number, percent
from desktop_app.domain.workflow import Status
from desktop_app.kernel.i18n import N_, _
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


@dataclass(frozen=True, slots=True)
class _Block:
    """What a block of the funnel is called, and what is said of its share and of who waits."""

    code: str
    icon: str
    word: str
    share: str
    waiting: str = ""


_BLOCKS = (
    _Block("listed", "users", N_("Terdata"), N_("semua di daftar"), N_("{n} menunggu")),
    _Block(
        "verified",
        "shield-check",
        N_("Terverifikasi"),
        N_("{share} dari terdata"),
        N_("{n} menunggu"),
    ),
    _Block(
        "submitted",
        "send",
        N_("Terkirim"),
        N_("{share} dari terverifikasi"),
        N_("{n} belum terdaftar"),
    ),
    _Block(
        "registered",
        "ring-check",
        N_("Terdaftar"),
        N_("{share} dari terkirim"),
        N_("{n} belum dicetak"),
    ),
    _Block(
        "printed",
        "printer",
        N_("Kartu dicetak"),
        N_("{share} dari terdaftar"),
        N_("{n} belum diambil"),
    ),
    _Block("handed_over", "hand-card", N_("Diserahkan"), N_("{share} dari dicetak")),
)


def stages(shown: Figures) -> list[Stage]:
    """Give the six blocks of the funnel with the share that came on and who waits."""
    counts = [getattr(shown.funnel, block.code) for block in _BLOCKS]
    before = [counts[0], *counts]
    after = [*counts[1:], counts[-1]]
    return [
        Stage(
            code=block.code,
            icon=block.icon,
            word=_(block.word),
            count=count,
            remark=_share(count, whole, _(block.share)),
            short=_share(count, whole, "{share}"),
            waiting=_waits(count - rest, _(block.waiting)),
        )
        for block, count, whole, rest in zip(_BLOCKS, counts, before, after, strict=False)
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
    yield Right.EXAMINE, _to_answer(shown)
    yield Right.VERIFY, _to_verify(shown)
    yield from ((Right.RECORD, task) for task in _to_record(shown))
    yield Right.SUBMIT, _to_send(shown)
    yield from ((Right.PRINT, task) for task in _to_print(shown))


def _to_answer(shown: Figures) -> Task:
    """Give what people asked for about their own data; each has 3 × 24 hours (UU 27/2022)."""
    late = shown.hours < 0
    left = _("Yang pertama sisa {n} jam").format(n=shown.hours)
    return Task(
        icon="flag",
        ink="err" if late else "warn",
        count=shown.requests,
        what=_("permintaan tentang data pribadi"),
        remark=_("Lewat batas 3 × 24 jam; jawab sekarang") if late else left,
        page="riwayat",
        context={"duties": True},
    )


def _to_verify(shown: Figures) -> Task:
    return Task(
        icon="shield-check",
        ink="text2",
        count=shown.waiting.to_verify,
        what=_("berkas siap diverifikasi"),
        remark=_oldest(shown.oldest_days),
        page="verifikasi",
    )


def _to_record(shown: Figures) -> Iterator[Task]:
    yield Task(
        icon="return",
        ink="err",
        count=shown.waiting.denied,
        what=_("ditolak BPJS, perlu perbaikan"),
        remark=_("Perbaiki, lalu ikutkan kiriman berikutnya"),
        page="pendataan",
        context={"filter": Filter(statuses=(Status.DENIED,))},
    )
    yield Task(
        icon="copy",
        ink="warn",
        count=shown.alike,
        what=_("pasangan mungkin orang yang sama"),
        remark=_("Bandingkan, lalu gabungkan atau bedakan"),
        page="sama",
    )
    yield Task(
        icon="ring-dashed",
        ink="text2",
        count=shown.waiting.drafts,
        what=_("draf belum lengkap"),
        remark=_("Lengkapi agar menjadi Terdata"),
        page="pendataan",
        context={"filter": Filter(statuses=(Status.DRAFT,))},
    )


def _to_send(shown: Figures) -> Task:
    return Task(
        icon="send",
        ink="text2",
        count=shown.waiting.to_send,
        what=_("terverifikasi, siap dikirim"),
        remark=_("Segel kiriman untuk BPJS"),
        page="kiriman",
    )


def _to_print(shown: Figures) -> Iterator[Task]:
    count = shown.cards["missing"] + shown.waiting.to_print
    yield Task(
        icon="printer",
        ink="text2",
        count=count,
        what=_("kartu siap dicetak"),
        remark=_("Cukup untuk {n} lembar A4").format(n=number(-(-count // _CARDS_ON_A4))),
        page="kartu",
    )
    late = shown.waiting.uncollected
    said = _("{n} lebih dari {days} hari").format(n=number(late), days=shown.collect_days)
    yield Task(
        icon="hand-card",
        ink="warn" if late else "text2",
        count=shown.cards.get("printed", 0),
        what=_("kartu belum diambil"),
        remark=said if late else _("Catat saat kartu diserahkan"),
        page="kartu",
        context={"state": "printed"},
    )


def _waits(n: int, words: str) -> str:
    return words.format(n=number(n)) if n else ""


def _share(part: int, whole: int, words: str) -> str:
    return words.format(share=percent(part, whole)) if whole else ""


def _oldest(days: int) -> str:
    if not days:
        return _("Tertua hari ini · dicatat orang lain")
    return _("Tertua {n} hari · dicatat orang lain").format(n=days)
