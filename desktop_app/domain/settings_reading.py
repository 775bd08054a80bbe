"""The office's settings from and to raw texts, as a form has them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from desktop_app.domain.choices import FUNDINGS
from desktop_app.domain.dates import parse_month
from desktop_app.domain.kinds import PROGRAMME_LABELS
from desktop_app.domain.settings import Settings
from desktop_app.domain.show import number, read_money
from desktop_app.kernel.i18n import N_, _

MONTHS, LEAST_AGES, AGE_LIMITS = range(1, 61), range(15, 61), range(40, 100)
COLLECT_DAYS, KEEP_YEARS = range(1, 366), range(1, 51)


@dataclass(frozen=True, slots=True)
class SettingsReading:
    """Settings as far as they could be read, and a sentence for each field that could not."""

    settings: Settings
    complaints: Mapping[str, str]


class _Unreadable(Exception):  # noqa: N818 - it ends reading one field, nothing is in error
    """A text says no value of its field; carries the sentence."""


def texts_of(settings: Settings) -> dict[str, str]:
    """Give the settings as a form shows them."""
    month = settings.start_month
    return {
        "office": settings.office,
        "office_name": settings.office_name,
        "contact": settings.contact,
        "head_name": settings.head_name,
        "start_month": f"{month:%m-%Y}" if month else "",
        "months": str(settings.months),
        "programmes": settings.programmes,
        "income": number(settings.income),
        "funding": settings.funding,
        "decree": settings.decree,
        "least_age": str(settings.least_age),
        "age_limit": str(settings.age_limit),
        "collect_days": str(settings.collect_days),
        "keep_years": str(settings.keep_years),
    }


def read_settings(base: Settings, raw: Mapping[str, str], today: date) -> SettingsReading:
    """Read the texts of a form over `base`; a field that is not among them stays as it is."""
    values: dict[str, Any] = {}
    complaints: dict[str, str] = {}
    for name, text in raw.items():
        try:
            values[name] = _READERS.get(name, _as_typed)(" ".join(text.split()), today)
        except _Unreadable as trouble:
            complaints[name] = str(trouble)
    return SettingsReading(replace(base, **values), complaints)


def _as_typed(text: str, _today: date) -> str:
    return text


def _needed(sentence: str) -> Callable[[str, date], str]:
    def read(text: str, _today: date) -> str:
        if not text:
            raise _Unreadable(_(sentence))
        return text

    return read


def _month(text: str, today: date) -> date | None:
    found = parse_month(text, today=today)
    if text and found is None:
        raise _Unreadable(_("Tulis bulan dan tahun, misalnya 12-2026."))
    return found


def _count(allowed: range) -> Callable[[str, date], int]:
    def read(text: str, _today: date) -> int:
        if not (text.isascii() and text.isdigit() and int(text) in allowed):
            said = _("Tulis angka {least} sampai {most}.")
            raise _Unreadable(said.format(least=allowed[0], most=allowed[-1]))
        return int(text)

    return read


def _programmes(text: str, _today: date) -> str:
    found = " ".join(code for code in PROGRAMME_LABELS if code in text.casefold())
    if not found:
        raise _Unreadable(_("Pilih paling sedikit satu program."))
    return found


def _income(text: str, _today: date) -> int:
    found = read_money(text)
    if not found:
        raise _Unreadable(_("Tulis rupiah sebulan, misalnya 1.000.000."))
    return found


def _funding(text: str, _today: date) -> str:
    code = FUNDINGS.match(text)
    if not code:
        raise _Unreadable(_("Pilih satu dari daftar."))
    return code


_READERS: Mapping[str, Callable[[str, date], Any]] = {
    "office": _needed(N_("Pilih satu dari daftar.")),
    "office_name": _needed(N_("Ketik nama kantor dahulu.")),
    "start_month": _month,
    "months": _count(MONTHS),
    "programmes": _programmes,
    "income": _income,
    "funding": _funding,
    "least_age": _count(LEAST_AGES),
    "age_limit": _count(AGE_LIMITS),
    "collect_days": _count(COLLECT_DAYS),
    "keep_years": _count(KEEP_YEARS),
}
