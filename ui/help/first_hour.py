"""The first hour: which step of the job on invented people is done, as the store itself tells."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from desktop_app.app import App
from desktop_app.domain.findings import RULES, Effect
from desktop_app.domain.submission import BatchStatus
from desktop_app.domain.workflow import Status
from desktop_app.kernel.i18n import N_
from desktop_app.queries import dashboard
from desktop_app.queries.imports import imports
from desktop_app.queries.submissions import batches
from desktop_app.services import backups


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """One step: the page where it is done with its context, and the user who does it there.

    `act` says what the button is called; `file` which file it makes ready first, if any.
    """

    page: str
    act: str
    context: Mapping[str, Any] = field(default_factory=dict)
    verifier: bool = False
    file: str = ""


LESSONS: Mapping[str, Lesson] = {
    "catat": Lesson(page="pendataan", act=N_("Isi formulir"), context={"new": True}),
    "impor": Lesson(page="impor", act=N_("Buka daftar RT"), file="list"),
    "perbaiki": Lesson(page="beranda", act=N_("Lihat yang perlu dibereskan")),
    "verifikasi": Lesson(page="verifikasi", act=N_("Buka Verifikasi"), verifier=True),
    "kirim": Lesson(page="kiriman", act=N_("Buka Kiriman BPJS")),
    "jawaban": Lesson(page="kiriman", act=N_("Buat jawaban rekaan"), file="answer"),
    "kartu": Lesson(page="kartu", act=N_("Buka Kartu")),
    "serah": Lesson(page="kartu", act=N_("Buka Kartu")),
    "cadangan": Lesson(page="pengaturan", act=N_("Buka Cadangan"), context={"section": "backups"}),
}
"""The steps by their codes in `satu-jam.md`, in their order."""

_HANDED_OVER = "handover"  # the table, as a backup counts its rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the store shows of the job, as far as the steps ask for it."""

    typed: bool
    imported: bool
    to_mend: int
    funnel: dashboard.Funnel
    sealed: bool
    answered: bool
    backed_up: bool


_DONE: Mapping[str, Callable[[Standing], bool]] = {
    "catat": lambda it: it.typed,
    "impor": lambda it: it.imported,
    "perbaiki": lambda it: it.imported and not it.to_mend,
    "verifikasi": lambda it: bool(it.funnel.verified),
    "kirim": lambda it: it.sealed,
    "jawaban": lambda it: it.answered,
    "kartu": lambda it: bool(it.funnel.printed),
    "serah": lambda it: bool(it.funnel.handed_over),
    "cadangan": lambda it: it.backed_up,
}


def standing(app: App) -> Standing:
    """Look how far the job has come in this store."""
    runs = [each for each in app.ask(imports) if not each.undone]
    funnel = app.ask(dashboard.funnel)
    sent = [each for each in app.ask(batches) if each.status is not BatchStatus.OPEN]
    return Standing(
        typed=funnel.listed > sum(each.added for each in runs),
        imported=bool(runs),
        to_mend=sum(n for code, n in app.ask(dashboard.to_mend, 99) if _blocks(code)),
        funnel=funnel,
        sealed=bool(sent),
        answered=bool(funnel.registered or app.ask(dashboard.by_status).get(Status.DENIED)),
        backed_up=_is_backed_up(app),
    )


def _is_backed_up(app: App) -> bool:
    """Tell whether the work is in a backup; those before an import and at closing hold less."""
    last = backups.last_backup(app.store)
    if last is None:
        return False
    return bool(last.rows.get(_HANDED_OVER)) or not backups.has_changed(app.store)


def _blocks(code: str) -> bool:
    return RULES[code].effect is Effect.BLOCK


def steps_done(app: App) -> frozenset[str]:
    """Give the codes of the steps that are done; what is undone is not done any more."""
    now = standing(app)
    return frozenset(code for code, is_done in _DONE.items() if is_done(now))


def next_step(done: frozenset[str]) -> str:
    """Give the code of the first step that is not done, "" when all are."""
    return next((code for code in LESSONS if code not in done), "")
