"""The history for the Inspektorat: what a filter shows, as a report with the state of the chain."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from desktop_app.domain.dates import show_day
from desktop_app.domain.facts import Facts
from desktop_app.domain.people import Right
from desktop_app.domain.practice import mark_of
from desktop_app.domain.report import Kind, Line, Report, ReportColumn, office_words
from desktop_app.domain.show import number
from desktop_app.kernel.i18n import N_, _, ngettext
from desktop_app.kernel.jobs import Progress
from desktop_app.kernel.safe_files import write_whole
from desktop_app.queries import history as entries
from desktop_app.queries.history import EVERYTHING, Asked
from desktop_app.queries.people import names_of_users
from desktop_app.services import chain
from desktop_app.services.history import KINDS, Happening, details, happenings
from desktop_app.services.use_case import use_case
from desktop_app.store.engine import Reader
from desktop_app.store.unit import Unit

_AT_ONCE = 200


def make(
    connection: Reader, facts: Facts, asked: Asked = EVERYTHING, progress: Progress | None = None
) -> Report:
    """Tell every entry that a filter lets through, the oldest first, private values masked."""
    progress = progress or Progress()
    total = entries.count(connection, asked)
    told = list(progress.each(_all(connection, asked), total))
    walked = chain.walk(connection, progress)
    return Report(
        title=_("Riwayat pekerjaan dan perubahan data"),
        office=office_words(facts),
        on=facts.today,
        scope=scope_words(connection, asked),
        columns=_columns(),
        lines=tuple(Line(_cells(connection, facts, each)) for each in reversed(told)),
        notes=(
            ngettext("{n} langkah.", "{n} langkah.", total).format(n=number(total)),
            walked.words,
            _("Kepala rantai saat ditulis: {head}").format(head=walked.head.words),
            _("NIK dan isian pribadi disamarkan."),
        ),
        people=len(told),
        personal=True,
        mark=mark_of(facts.settings),
    )


def scope_words(connection: Reader, asked: Asked) -> str:
    """Say which entries a report covers."""
    kind = next((label for label, like in KINDS.values() if like == asked.like), "")
    user = names_of_users(connection).get(asked.user, "")
    parts = (
        (_("Siapa: {words}"), user),
        (_("Kejadian: {words}"), _(kind)),
        (_("Kata: {words}"), asked.words.strip()),
        (_("Sejak: {words}"), show_day(asked.since)),
        (_("Sampai: {words}"), show_day(asked.until)),
    )
    said = [text.format(words=words) for text, words in parts if words]
    return " · ".join(said) or _("Semua langkah dalam data kantor ini")


@use_case(N_("mengekspor riwayat"), right=Right.SUPERVISE, undoable=False)
def save(unit: Unit, report: Report, path: Path, content: bytes) -> None:
    """Write the history; its entry and the file come about together or not at all.

    Raises:
        NoRoomError: it cannot be written there.
    """
    n = report.people
    steps = ngettext("{n} langkah", "{n} langkah", n).format(n=number(n))
    unit.about = f"{steps}, {path.suffix.lower().lstrip('.')}"
    write_whole(path, content)


def _all(connection: Reader, asked: Asked) -> Iterator[Happening]:
    last = 0
    while told := happenings(connection, asked, before=last, limit=_AT_ONCE):
        yield from told
        last = told[-1].seq


def _cells(connection: Reader, facts: Facts, told: Happening) -> tuple[str | int, ...]:
    changed = details(connection, facts, told.seq) if told.people == 1 else []
    values = [
        f"{each.label}: {each.before or '–'} → {each.after or '–'}"
        for of_one in changed
        for each in of_one.differences
    ]
    moment = f"{told.at.astimezone():%d-%m-%Y %H.%M.%S}"
    return (told.seq, moment, told.user, told.what, told.reason, "; ".join(values))


def _columns() -> tuple[ReportColumn, ...]:
    return (
        ReportColumn(_("Langkah"), Kind.COUNT, 14),
        ReportColumn(_("Waktu"), Kind.SHORT, 32),
        ReportColumn(_("Siapa"), Kind.WORDS, 32),
        ReportColumn(_("Yang dilakukan"), Kind.WORDS, 78),
        ReportColumn(_("Alasan"), Kind.WORDS, 40),
        ReportColumn(_("Isian sebelum → sesudah"), Kind.WORDS, 82),
    )
