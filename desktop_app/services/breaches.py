"""The breach query: who was affected by what left the store or was seen, for the written notice.

UU 27/2022 Pasal 46: within 3 × 24 hours the persons and the authority are told which data, when and
how, and what is done about it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from desktop_app.domain.dates import show_day
from desktop_app.domain.facts import Facts
from desktop_app.domain.people import Right
from desktop_app.domain.person import Person
from desktop_app.domain.practice import mark_of
from desktop_app.domain.report import Kind, Line, Report, ReportColumn, office_words
from desktop_app.domain.show import masked_nik, number
from desktop_app.kernel.i18n import N_, _, ngettext
from desktop_app.kernel.safe_files import write_whole
from desktop_app.queries.affected import Leak, Outflow, outflows
from desktop_app.queries.people import names_of_users
from desktop_app.queries.workers import people_of
from desktop_app.services.use_case import use_case
from desktop_app.store.engine import Reader
from desktop_app.store.unit import Unit

WAY_LABELS: Mapping[str, str] = {
    "looked": N_("NIK dilihat utuh"),
    "exported": N_("daftar atau formulir disimpan"),
    "sent": N_("kiriman BPJS ditulis"),
    "printed": N_("kartu dicetak atau diserahkan"),
    "copied": N_("cadangan dibuat"),
}


@dataclass(slots=True)
class _Affected:
    """What happened to one person's data: the ways with their counts, first and last moment."""

    ways: dict[str, int] = field(default_factory=dict)
    users: set[str] = field(default_factory=set)
    first: str = ""
    last: str = ""

    def take(self, flow: Outflow) -> None:
        self.ways[flow.way] = self.ways.get(flow.way, 0) + 1
        self.users.add(flow.entry.user)
        self.first = self.first or flow.entry.at
        self.last = flow.entry.at


def affected(connection: Reader, facts: Facts, asked: Leak) -> Report:
    """List everybody whose data got out in the ways and the time that are asked for."""
    found: dict[str, _Affected] = {}
    steps = 0
    for flow in outflows(connection, asked):
        steps += 1
        for worker_id in flow.people:
            found.setdefault(worker_id, _Affected()).take(flow)
    users = names_of_users(connection)
    people = sorted(people_of(connection, found), key=lambda each: each.worker.name)
    lines = [
        Line((at, *_of(each, facts), *_said(found[each.worker.id], users)))
        for at, each in enumerate(people, start=1)
    ]
    counted = ngettext("{n} langkah mengeluarkan data.", "{n} langkah mengeluarkan data.", steps)
    return Report(
        title=_("Siapa yang terdampak"),
        office=office_words(facts),
        on=facts.today,
        scope=scope_words(connection, asked),
        columns=_columns(),
        lines=tuple(lines),
        notes=(
            counted.format(n=number(steps)),
            _("Yang sudah dihapus dari data ini tidak lagi dapat disebut."),
            _("Beri tahu orangnya dan lembaga PDP secara tertulis paling lama 3 × 24 jam."),
        ),
        people=len(lines),
        personal=True,
        worker_ids=tuple(each.worker.id for each in people),
        mark=mark_of(facts.settings),
    )


@use_case(N_("menyimpan daftar orang terdampak"), right=Right.SUPERVISE, undoable=False)
def save(unit: Unit, report: Report, path: Path, content: bytes) -> None:
    """Write who was affected; its entry and the file come about together or not at all.

    Raises:
        NoRoomError: it cannot be written there.
    """
    unit.about = report.scope
    unit.seen = report.worker_ids
    write_whole(path, content)


def scope_words(connection: Reader, asked: Leak) -> str:
    """Say what was asked for."""
    ways = ", ".join(_(WAY_LABELS[way]) for way in asked.ways)
    parts = (
        (_("Oleh: {words}"), names_of_users(connection).get(asked.user, "")),
        (_("Sejak: {words}"), show_day(asked.since)),
        (_("Sampai: {words}"), show_day(asked.until)),
        (_("Cara: {words}"), ways),
    )
    said = [text.format(words=words) for text, words in parts if words]
    return " · ".join(said) or _("Semua yang pernah keluar atau dilihat")


def _of(person: Person, facts: Facts) -> tuple[str, ...]:
    worker = person.worker
    place = (worker.address, worker.rt, facts.regions.name(worker.kelurahan))
    return (worker.name, masked_nik(worker.nik), *place, worker.phone)


def _said(told: _Affected, users: Mapping[str, str]) -> tuple[str, str, str, str]:
    ways = ", ".join(f"{_(WAY_LABELS[way])} {n}×" for way, n in told.ways.items())
    who = ", ".join(sorted(users.get(each, "") for each in told.users))
    return ways, who, _day(told.first), _day(told.last)


def _day(at: str) -> str:
    return f"{at[8:10]}-{at[5:7]}-{at[:4]}"


def _columns() -> tuple[ReportColumn, ...]:
    return (
        ReportColumn(_("No"), Kind.COUNT, 9),
        ReportColumn(_("Nama"), Kind.WORDS, 44),
        ReportColumn(_("NIK"), Kind.DIGITS, 32),
        ReportColumn(_("Alamat"), Kind.WORDS, 40),
        ReportColumn(_("RT"), Kind.DIGITS, 10),
        ReportColumn(_("Kelurahan"), Kind.WORDS, 28),
        ReportColumn(_("No. HP"), Kind.DIGITS, 28),
        ReportColumn(_("Bagaimana"), Kind.WORDS, 46),
        ReportColumn(_("Oleh"), Kind.WORDS, 24),
        ReportColumn(_("Pertama"), Kind.SHORT, 20),
        ReportColumn(_("Terakhir"), Kind.SHORT, 20),
    )
