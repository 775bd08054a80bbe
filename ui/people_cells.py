"""What stands of a person in a table: a cell for each column, NIKs masked unless they are open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from desktop_app.domain import choices
from desktop_app.domain.dates import show_day
from desktop_app.domain.facts import Facts
from desktop_app.domain.fields import fields_of
from desktop_app.domain.findings import RULES
from desktop_app.domain.person import Person
from desktop_app.domain.show import masked_nik
from desktop_app.domain.worker import Worker
from desktop_app.domain.workflow import STATUS_LABELS
from desktop_app.kernel.i18n import _
from ui.widgets.rows import Cell


@dataclass(frozen=True, slots=True)
class Sight:
    """How people are shown now: what is known of the land and the day, and whether NIKs are open."""

    facts: Facts
    revealed: bool = False

    def nik(self, worker: Worker) -> str:
        """Give a NIK as it may be seen."""
        if self.revealed:
            return f"{worker.nik[:6]} {worker.nik[6:12]} {worker.nik[12:]}".strip()
        return masked_nik(worker.nik)


def gravest(person: Person) -> tuple[str, str]:
    """Give the gravest finding that nobody acknowledged, as words and level; "" for none."""
    accepted = person.enrolment.accepted
    for found in person.worker.findings:
        code, _colon, name = found.partition(":")
        if found not in accepted and code in RULES:
            return _words_for(code, name), RULES[code].level.value
    return "", ""


def _words_for(code: str, name: str) -> str:
    if code == "field_missing":
        return _("{label} belum ada").format(label=_(fields_of(Worker)[name].kind.label))
    return _(RULES[code].label)


def when(at: datetime | None, facts: Facts) -> str:
    """Give the hour of today, the day of this year, or the whole date."""
    if at is None:
        return ""
    local = at.astimezone()
    if local.date() == facts.today:
        return f"{local:%H.%M}"
    return f"{local:%d-%m}" if local.year == facts.today.year else show_day(local.date())


def _note(person: Person) -> Cell:
    words, level = gravest(person)
    return Cell(text=words, level=level)


def _status(person: Person) -> Cell:
    status = person.enrolment.status
    return Cell(text=_(STATUS_LABELS[status]), code=status.value)


def _basis(person: Person) -> str:
    """Say on which ground the data are held; for a consent also which text was signed."""
    worker = person.worker
    words = choices.BASES.label(worker.basis) if worker.basis else ""
    if words and worker.consent_version:
        said = _("{basis}, naskah {version}")
        return said.format(basis=words, version=worker.consent_version)
    return words


def _work(person: Person, sight: Sight) -> str:
    worker = person.worker
    known = sight.facts.occupations.label(worker.occupation) if worker.occupation else ""
    return known or worker.occupation_note


def cell_of(key: str, person: Person, sight: Sight) -> Cell | str:
    """Give what stands of a person in a column."""
    return _CELLS[key](person, sight)


_CELLS: Mapping[str, Callable[[Person, Sight], Cell | str]] = {
    "tick": lambda _person, _sight: "",
    "name": lambda person, _sight: person.worker.name or _("(belum bernama)"),
    "nik": lambda person, sight: sight.nik(person.worker),
    "birth_date": lambda person, _sight: show_day(person.worker.birth_date),
    "sex": lambda person, _sight: person.worker.sex,
    "rt": lambda person, _sight: person.worker.rt,
    "kk": lambda person, sight: (
        person.worker.kk if sight.revealed else masked_nik(person.worker.kk)
    ),
    "mother_name": lambda person, _sight: person.worker.mother_name,
    "phone": lambda person, _sight: person.worker.phone,
    "address": lambda person, _sight: person.worker.address,
    "kelurahan": lambda person, sight: sight.facts.regions.name(person.worker.kelurahan),
    "group": lambda person, _sight: choices.GROUPS.label(person.enrolment.group),
    "kpj": lambda person, _sight: person.enrolment.kpj,
    "occupation": _work,
    "basis": lambda person, _sight: _basis(person),
    "status": lambda person, _sight: _status(person),
    "note": lambda person, _sight: _note(person),
    "changed": lambda person, sight: when(person.enrolment.recorded_at, sight.facts),
}


def rt_words(person: Person) -> str:
    """Give "RT 014", "" for none."""
    return _("RT {rt}").format(rt=person.worker.rt) if person.worker.rt else ""


def mark_of(person: Person) -> str:
    """Give the level that a row is marked with, "" for none."""
    level = gravest(person)[1]
    return level if level in ("error", "warning") else ""
