"""A report as data: titles, columns, lines and totals, for screen, workbook and paper alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby
from operator import attrgetter

from desktop_app.domain.choices import GROUPS
from desktop_app.domain.dates import show_day
from desktop_app.domain.facts import Facts
from desktop_app.domain.practice import mark_of
from desktop_app.domain.workflow import STATUS_LABELS, Status
from desktop_app.kernel.i18n import _, ngettext

Cell = str | int


class Kind(StrEnum):
    """How a column is written: words may wrap, digits and dates do not, counts are numbers."""

    WORDS = "words"
    DIGITS = "digits"
    SHORT = "short"
    COUNT = "count"


class Rank(StrEnum):
    """What a line is: counted people, what some lines come to, what all come to."""

    ROW = "row"
    SUBTOTAL = "subtotal"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class ReportColumn:
    """One column: its heading, how it is written, and its share of the paper in millimetres.

    A `spare` one is left out on a screen that has no room for it.
    """

    title: str
    kind: Kind
    width: float
    spare: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line: a cell for each column, numbers for counts and texts for all else."""

    cells: tuple[Cell, ...]
    rank: Rank = Rank.ROW


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report ready to be shown or written.

    `scope` says in words which people it covers, `people` how many they are; `personal` whether
    it names people, so that writing it takes their data out of the store; `worker_ids` says whose.
    `mark` goes across each page of what is only for practice.
    """

    title: str
    office: str
    on: date
    scope: str
    columns: tuple[ReportColumn, ...]
    lines: tuple[Line, ...]
    notes: tuple[str, ...] = ()
    people: int
    personal: bool = False
    worker_ids: tuple[str, ...] = ()
    mark: str = ""

    @property
    def subtitle(self) -> str:
        """Whose report this is, and of which day."""
        return _("{office} · keadaan {day}").format(office=self.office, day=show_day(self.on))


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Which people a report covers; an empty part asks for nothing.

    `region` is the beginning of a kelurahan's code.
    """

    groups: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = ()
    region: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many people of a group stand at a status in a kelurahan ("" = none known yet)."""

    kelurahan: str
    group: str
    status: Status
    people: int


def recap(tallies: Sequence[Tally], scope: Scope, facts: Facts) -> Report:
    """Count people by kelurahan, group and status, with sums for every line and column."""
    statuses = scope.statuses or tuple(STATUS_LABELS)
    ordered = sorted(tallies, key=lambda each: (each.kelurahan or "~", _group_place(each.group)))
    lines: list[Line] = []
    for kelurahan, of_kelurahan in groupby(ordered, attrgetter("kelurahan")):
        lines += _recap_of(kelurahan, list(of_kelurahan), statuses, facts)
    lines.append(_sum_line(("", _("Jumlah"), ""), tallies, statuses, Rank.TOTAL))
    return Report(
        title=_("Rekap pendataan per kelurahan, kelompok, dan status"),
        office=office_words(facts),
        on=facts.today,
        scope=scope_words(scope, facts),
        columns=_recap_columns(statuses),
        lines=tuple(lines),
        notes=(
            _("Setiap orang dihitung satu kali, menurut kepesertaannya yang terakhir."),
            *_silent_kelurahan(tallies, scope, facts),
        ),
        people=sum(each.people for each in tallies),
        mark=mark_of(facts.settings),
    )


def scope_words(scope: Scope, facts: Facts) -> str:
    """Say which people a report covers: "Kelompok: Ketua RT · Status: Terdaftar"."""
    parts = []
    if scope.groups:
        words = ", ".join(GROUPS.label(code) for code in scope.groups)
        parts.append(_("Kelompok: {words}").format(words=words))
    if scope.statuses:
        words = ", ".join(_(STATUS_LABELS[each]) for each in scope.statuses)
        parts.append(_("Status: {words}").format(words=words))
    if scope.region:
        parts.append(_("Wilayah: {words}").format(words=facts.regions.full_name(scope.region)))
    return " · ".join(parts) or _("Semua orang dalam data kantor ini")


def office_words(facts: Facts) -> str:
    """Give the office as it is named on reports."""
    settings = facts.settings
    office = settings.office_name or facts.regions.full_name(settings.office)
    mark = mark_of(settings)
    return f"{mark} · {office}" if mark else office


def _group_place(code: str) -> int:
    codes = [option.code for option in GROUPS]
    return codes.index(code) if code in codes else len(codes)


def _recap_columns(statuses: Iterable[Status]) -> tuple[ReportColumn, ...]:
    return (
        ReportColumn(_("Kecamatan"), Kind.WORDS, 28, spare=True),
        ReportColumn(_("Kelurahan"), Kind.WORDS, 40),
        ReportColumn(_("Kelompok"), Kind.WORDS, 38),
        *(ReportColumn(_(STATUS_LABELS[each]), Kind.COUNT, 19.5) for each in statuses),
        ReportColumn(_("Jumlah"), Kind.COUNT, 15),
    )


def _recap_of(
    kelurahan: str, tallies: list[Tally], statuses: Sequence[Status], facts: Facts
) -> list[Line]:
    regions = facts.regions
    place = regions.name(kelurahan) or kelurahan or _("(belum ada)")
    kecamatan = regions.name(regions.kecamatan_of(kelurahan))
    lines = [
        _sum_line((kecamatan, place, GROUPS.label(group)), list(some), statuses, Rank.ROW)
        for group, some in groupby(tallies, attrgetter("group"))
    ]
    if len(lines) > 1:
        heads = (kecamatan, _("Jumlah {place}").format(place=place), "")
        lines.append(_sum_line(heads, tallies, statuses, Rank.SUBTOTAL))
    return lines


def _sum_line(
    heads: tuple[str, ...], tallies: Sequence[Tally], statuses: Sequence[Status], rank: Rank
) -> Line:
    counts = dict.fromkeys(statuses, 0)
    for each in tallies:
        counts[each.status] += each.people
    return Line((*heads, *counts.values(), sum(counts.values())), rank)


def _silent_kelurahan(tallies: Sequence[Tally], scope: Scope, facts: Facts) -> tuple[str, ...]:
    """Say from how many kelurahan of the area nobody is in the recap."""
    area = scope.region or facts.settings.office
    all_of_it = facts.regions.kelurahan_of(area)
    silent = len(set(all_of_it) - {each.kelurahan for each in tallies})
    if not silent or len(all_of_it) < 2:
        return ()
    words = ngettext(
        "{n} dari {all} kelurahan belum mempunyai orang dalam rekap ini.",
        "{n} dari {all} kelurahan belum mempunyai orang dalam rekap ini.",
        silent,
    )
    return (words.format(n=silent, all=len(all_of_it)),)
