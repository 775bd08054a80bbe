"""What is laid side by side for each item of the checklist: the record, and what the NIK says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from desktop_app.domain import nik
from desktop_app.domain.choices import BASES, HEIRS, SEX
from desktop_app.domain.dates import show_day
from desktop_app.domain.facts import Facts
from desktop_app.domain.fields import fields_of
from desktop_app.domain.person import Person
from desktop_app.domain.worker import Worker
from desktop_app.kernel.i18n import N_, _

_NOTHING = N_("belum ada")


@dataclass(frozen=True, slots=True)
class Said:
    """One source and what it says; `level` is "ok", "warning" or "" (nothing to compare)."""

    source: str
    value: str
    level: str = ""


@dataclass(frozen=True, slots=True)
class Examined:
    """One item under examination: what it is, who says what, and which fields it is about."""

    title: str
    said: tuple[Said, ...]
    fields: tuple[str, ...]


def examined(paper: str, person: Person, facts: Facts) -> Examined:
    """Give what belongs to an item of the checklist, by its code."""
    return _BY_PAPER[paper](person, facts)


def grouped(digits: str) -> str:
    """Give a NIK in its three groups, as it is read aloud: "157102 010673 0003"."""
    return f"{digits[:6]} {digits[6:12]} {digits[12:]}" if len(digits) == nik.LENGTH else digits


def shown(person: Person, field: str, facts: Facts) -> str:
    """Give a field of the worker as people read it."""
    return fields_of(Worker)[field].kind.show(getattr(person.worker, field), facts)


def _both(recorded: str, in_nik: str) -> tuple[Said, Said]:
    if not in_nik:
        return Said(_("Di catatan"), recorded or _(_NOTHING)), Said(_("Di dalam NIK"), "–")
    level = "ok" if recorded == in_nik else "warning"
    return (
        Said(_("Di catatan"), recorded or _(_NOTHING), level),
        Said(_("Di dalam NIK"), in_nik, level),
    )


def _of_nik(person: Person, facts: Facts) -> Examined:
    worker = person.worker
    sex = nik.sex_of(worker.nik)
    said = _both(SEX.label(worker.sex) if worker.sex else "", SEX.label(sex) if sex else "")
    first = facts.regions.registered_in(worker.nik) or _("tidak dikenal")
    issued = Said(_("NIK diterbitkan di"), first)
    return Examined(_("NIK dan jenis kelamin"), (*said, issued), ("nik", "sex"))


def _of_name(person: Person, _facts: Facts) -> Examined:
    worker = person.worker
    titles = " ".join(each for each in (worker.title_before, worker.title_after) if each)
    said = (
        Said(_("Di catatan"), worker.name or _(_NOTHING)),
        Said(_("Gelar, dicatat terpisah"), titles or "–"),
    )
    return Examined(_("nama"), said, ("name",))


def _of_birth_date(person: Person, facts: Facts) -> Examined:
    worker = person.worker
    born = nik.born_of(worker.nik, facts.today)
    said = _both(show_day(worker.birth_date), show_day(born))
    return Examined(_("tanggal lahir"), said, ("birth_date",))


def _of_address(person: Person, facts: Facts) -> Examined:
    worker = person.worker
    first = facts.regions.registered_in(worker.nik) or _("tidak dikenal")
    rt = _("RT {rt}").format(rt=worker.rt) if worker.rt else ""
    place = ", ".join(each for each in (facts.regions.name(worker.kelurahan), rt) if each)
    said = (
        Said(_("Di catatan"), place or _(_NOTHING)),
        Said(_("NIK diterbitkan di"), first),
    )
    return Examined(_("alamat"), said, ("address", "rt", "kelurahan"))


def _of_kk(person: Person, _facts: Facts) -> Examined:
    worker = person.worker
    said = (
        Said(_("No. KK di catatan"), grouped(worker.kk) or _(_NOTHING)),
        Said(_("Nama ibu kandung"), worker.mother_name or _(_NOTHING)),
    )
    return Examined(_("Kartu Keluarga"), said, ("kk",))


def _of_work(person: Person, facts: Facts) -> Examined:
    worker = person.worker
    said = (
        Said(_("Pekerjaan di catatan"), shown(person, "occupation", facts) or _(_NOTHING)),
        Said(_("Tempat kerja"), worker.work_place or person.enrolment.duty_place or _(_NOTHING)),
    )
    return Examined(_("surat kerja"), said, ("occupation",))


def _of_consent(person: Person, _facts: Facts) -> Examined:
    worker = person.worker
    heir = f"{worker.heir_name} ({HEIRS.label(worker.heir_relation)})" if worker.heir_name else ""
    said = (
        Said(_("Dasar pemrosesan"), BASES.label(worker.basis) if worker.basis else _(_NOTHING)),
        Said(_("Tanggal persetujuan"), _consented(worker) or _(_NOTHING)),
        Said(_("Ahli waris"), heir or _(_NOTHING)),
    )
    return Examined(_("persetujuan data pribadi"), said, ("basis", "consent_date"))


def _consented(worker: Worker) -> str:
    """Say on which day somebody agreed to which text: "23-11-2026, naskah versi 1"."""
    day = show_day(worker.consent_date)
    if not (day and worker.consent_version):
        return day
    return _("{day}, naskah versi {version}").format(day=day, version=worker.consent_version)


_BY_PAPER: Mapping[str, Callable[[Person, Facts], Examined]] = {
    "nik": _of_nik,
    "name": _of_name,
    "birth_date": _of_birth_date,
    "address": _of_address,
    "kk": _of_kk,
    "work": _of_work,
    "consent": _of_consent,
}
