"""Those of whom the agency has said nothing yet, as a list to ask with, the oldest first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from desktop_app.domain.facts import Facts
from desktop_app.domain.report import Kind, Line, Report, ReportColumn, office_words
from desktop_app.kernel.i18n import _, ngettext
from desktop_app.queries.answers import Waiting, waiting_people
from desktop_app.services.reports import NobodyInScopeError
from desktop_app.store.engine import Reader

AGES = (7, 14, 30, 60)
"""Days after which people usually ask."""


def waiting_report(
    connection: Reader, facts: Facts, at: datetime, *, days: int = 0, batch: str = ""
) -> Report:
    """List those sent `days` ago or earlier, of one batch where its number is given.

    Raises:
        NobodyInScopeError: nobody waits that long.
    """
    found = waiting_people(connection, at, days=days)
    waiting = [each for each in found if batch in ("", each.batch.number)]
    if not waiting:
        raise NobodyInScopeError
    return Report(
        title=_("Belum dijawab BPJS"),
        office=office_words(facts),
        on=facts.today,
        scope=_scope(days, batch),
        columns=_columns(),
        lines=tuple(_lines(waiting)),
        notes=(_("Mohon hasil beserta KPJ atau alasan penolakan bagi setiap orang."),),
        people=len(waiting),
        personal=True,
        worker_ids=tuple(each.line.worker_id for each in waiting),
    )


def _scope(days: int, batch: str) -> str:
    age = ngettext(
        "disegel {n} hari yang lalu atau lebih", "disegel {n} hari yang lalu atau lebih", days
    )
    parts = [
        _("kiriman {number}").format(number=batch) if batch else _("semua kiriman"),
        *([age.format(n=days)] if days else []),
    ]
    return ", ".join(parts)


def _columns() -> tuple[ReportColumn, ...]:
    return (
        ReportColumn(_("Kiriman"), Kind.SHORT, 20),
        ReportColumn(_("No. urut"), Kind.COUNT, 16),
        ReportColumn(_("NIK"), Kind.DIGITS, 36),
        ReportColumn(_("Nama"), Kind.WORDS, 60),
        ReportColumn(_("KPJ lama"), Kind.DIGITS, 28),
        ReportColumn(_("Disegel"), Kind.SHORT, 24),
        ReportColumn(_("Hari"), Kind.COUNT, 14),
    )


def _lines(waiting: Sequence[Waiting]) -> list[Line]:
    return [
        Line(
            (
                each.batch.number,
                each.line.position,
                each.line.nik,
                each.name,
                each.line.old_kpj,
                f"{each.batch.sealed_at.astimezone():%d-%m-%Y}" if each.batch.sealed_at else "",
                each.days,
            )
        )
        for each in waiting
    ]
