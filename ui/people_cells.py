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
from desktop_app.domain.listed_person import ListedPerson
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

    def nik(self, whole: str) -> str:
        """Give a NIK as it may be seen."""
        if self.revealed:
            return f"{whole[:6]} {whole[6:12]} {whole[12:]}".strip()
        return masked_nik(whole)


def gravest(person: ListedPerson) -> tuple[str, str]:
    """Give the gravest finding that nobody acknowledged, as words and level; "" for none."""
    accepted = person.accepted
    for found in person.findings:
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


def _note(person: ListedPerson) -> Cell:
    words, level = gravest(person)
    return Cell(text=words, level=level)


def _status(person: ListedPerson) -> Cell:
    status = person.status
    return Cell(text=_(STATUS_LABELS[status]), code=status.value)


def _basis(person: ListedPerson) -> str:
    """Say on which ground the data are held; for a consent also which text was signed."""
    words = choices.BASES.label(person.basis) if person.basis else ""
    if words and person.consent_version:
        said = _("{basis}, naskah {version}")
        return said.format(basis=words, version=person.consent_version)
    return words


def _work(person: ListedPerson, sight: Sight) -> str:
    known = sight.facts.occupations.label(person.occupation) if person.occupation else ""
    return known or person.occupation_note


def cell_of(key: str, person: ListedPerson, sight: Sight) -> Cell | str:
    """Give what stands of a person in a column."""
    return _CELLS[key](person, sight)


_CELLS: Mapping[str, Callable[[ListedPerson, Sight], Cell | str]] = {
    "tick": lambda _person, _sight: "",
    "name": lambda person, _sight: person.name or _("(belum bernama)"),
    "nik": lambda person, sight: sight.nik(person.nik),
    "birth_date": lambda person, _sight: show_day(person.birth_date),
    "sex": lambda person, _sight: person.sex,
    "rt": lambda person, _sight: person.rt,
    "kk": lambda person, sight: person.kk if sight.revealed else masked_nik(person.kk),
    "mother_name": lambda person, _sight: person.mother_name,
    "phone": lambda person, _sight: person.phone,
    "address": lambda person, _sight: person.address,
    "kelurahan": lambda person, sight: sight.facts.regions.name(person.kelurahan),
    "group": lambda person, _sight: choices.GROUPS.label(person.group),
    "kpj": lambda person, _sight: person.kpj,
    "occupation": _work,
    "basis": lambda person, _sight: _basis(person),
    "status": lambda person, _sight: _status(person),
    "note": lambda person, _sight: _note(person),
    "changed": lambda person, sight: when(person.recorded_at, sight.facts),
}


def rt_words(person: ListedPerson) -> str:
    """Give "RT 014", "" for none."""
    return _("RT {rt}").format(rt=person.rt) if person.rt else ""


def mark_of(person: ListedPerson) -> str:
    """Give the level that a row is marked with, "" for none."""
    level = gravest(person)[1]
    return level if level in ("error", "warning") else ""
