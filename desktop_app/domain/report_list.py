"""The list of people by name and address (BNBA), whole or masked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.dates import show_day
from desktop_app.domain.facts import Facts
from desktop_app.domain.fields import fields_of
from desktop_app.domain.person import Person
from desktop_app.domain.practice import mark_of
from desktop_app.domain.report import (
    Kind,
    Line,
    Report,
    ReportColumn,
    Scope,
    office_words,
    scope_words,
)
from desktop_app.domain.show import masked_nik, number
from desktop_app.domain.worker import Worker
from desktop_app.domain.workflow import STATUS_LABELS
from desktop_app.kernel.i18n import N_, _, ngettext


class Privacy(StrEnum):
    """How much of a person a list shows."""

    MASKED = "masked"
    WHOLE = "whole"


def person_list(
    people: Sequence[Person], scope: Scope, facts: Facts, *, privacy: Privacy, total: int
) -> Report:
    """List people by name and address (BNBA); `total` may exceed those at hand, for a preview.

    Masked, a NIK tells only its region and serial, and what is declared private is left out.
    """
    shown = [
        each for each in _BNBA if privacy is Privacy.WHOLE or each.masked or not _is_private(each)
    ]
    lines = [
        Line((n, *(_cell(each, person, facts, privacy) for each in shown)))
        for n, person in enumerate(people, start=1)
    ]
    return Report(
        title=_("Daftar nama dan alamat (BNBA)"),
        office=office_words(facts),
        on=facts.today,
        scope=scope_words(scope, facts),
        columns=(
            ReportColumn(_("No"), Kind.COUNT, 9, spare=True),
            *(
                ReportColumn(_(each.title), each.kind, each.width, each.field == "kecamatan")
                for each in shown
            ),
        ),
        lines=tuple(lines),
        notes=_list_notes(privacy, total),
        people=total,
        personal=True,
        worker_ids=tuple(each.worker.id for each in people),
        mark=mark_of(facts.settings),
    )


def _list_notes(privacy: Privacy, total: int) -> tuple[str, ...]:
    counted = ngettext("{n} orang.", "{n} orang.", total).format(n=number(total))
    if privacy is Privacy.MASKED:
        return (counted, _("NIK disamarkan; No. KK, No. HP, dan nama ibu tidak dimuat."))
    return (
        counted,
        _(
            "Memuat data pribadi. Simpan dan kirim dengan aman, dan hapus bila tidak diperlukan "
            "lagi (UU 27/2022)."
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item:
    """A column of the BNBA list: the field it shows, and how, whole and masked."""

    title: str
    field: str
    kind: Kind
    width: float
    show: Callable[[Person, Facts], str]
    masked: Callable[[Person, Facts], str] | None = None


def _is_private(item: _Item) -> bool:
    declared = fields_of(Worker)
    return item.field in declared and declared[item.field].kind.spec.private


def _cell(item: _Item, person: Person, facts: Facts, privacy: Privacy) -> str:
    show = item.masked if privacy is Privacy.MASKED and item.masked else item.show
    return show(person, facts)


def _birth(person: Person, _facts: Facts) -> str:
    worker = person.worker
    return ", ".join(each for each in (worker.birth_place, show_day(worker.birth_date)) if each)


def _rt_rw(person: Person, _facts: Facts) -> str:
    worker = person.worker
    return "/".join(each for each in (worker.rt, worker.rw) if each)


def _kecamatan(person: Person, facts: Facts) -> str:
    return facts.regions.name(facts.regions.kecamatan_of(person.worker.kelurahan))


def _work(person: Person, facts: Facts) -> str:
    worker = person.worker
    known = facts.occupations.label(worker.occupation) if worker.occupation else ""
    return known or worker.occupation_note


def _as_declared(name: str) -> Callable[[Person, Facts], str]:
    def show(person: Person, facts: Facts) -> str:
        return fields_of(Worker)[name].kind.show(getattr(person.worker, name), facts)

    return show


def _plain(name: str) -> Callable[[Person, Facts], str]:
    def show(person: Person, _facts: Facts) -> str:
        return str(getattr(person.worker, name))

    return show


def _item(
    title: str, field: str, width: float, kind: Kind, show: Callable[[Person, Facts], str]
) -> _Item:
    return _Item(title=title, field=field, kind=kind, width=width, show=show)


# The usual headings of a municipal BNBA list, in their order (docs/domain.md §2.3).
_BNBA = (
    _item(N_("Nama"), "name", 31, Kind.WORDS, _plain("name")),
    _Item(
        title=N_("NIK"),
        field="nik",
        kind=Kind.DIGITS,
        width=25,
        show=_plain("nik"),
        masked=lambda person, _facts: masked_nik(person.worker.nik),
    ),
    _item(N_("No KK"), "kk", 25, Kind.DIGITS, _plain("kk")),
    _item(N_("Tempat/Tgl Lahir"), "birth_date", 24, Kind.DIGITS, _birth),
    _item(N_("JK"), "sex", 7, Kind.SHORT, _plain("sex")),
    _item(N_("Alamat"), "address", 33, Kind.WORDS, _plain("address")),
    _item(N_("RT/RW"), "rt", 13, Kind.SHORT, _rt_rw),
    _item(N_("Kelurahan"), "kelurahan", 20, Kind.WORDS, _as_declared("kelurahan")),
    _item(N_("Kecamatan"), "kecamatan", 18, Kind.WORDS, _kecamatan),
    _item(N_("Pekerjaan"), "occupation", 20, Kind.WORDS, _work),
    _item(N_("No HP"), "phone", 21, Kind.DIGITS, _plain("phone")),
    _item(N_("Nama Ibu Kandung"), "mother_name", 22, Kind.WORDS, _plain("mother_name")),
    _item(
        N_("Ket"),
        "status",
        18,
        Kind.WORDS,
        lambda person, _facts: _(STATUS_LABELS[person.enrolment.status]),
    ),
)
