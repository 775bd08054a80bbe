"""Moments and days as the window shows them: local time, dots in the clock."""

from __future__ import annotations

from datetime import date, datetime

from desktop_app.domain.dates import MONTHS, show_day
from desktop_app.kernel.i18n import N_, _

_DAYS = (
    N_("Senin"),
    N_("Selasa"),
    N_("Rabu"),
    N_("Kamis"),
    N_("Jumat"),
    N_("Sabtu"),
    N_("Minggu"),
)


def clock_words(moment: datetime) -> str:
    """Give e.g. "14.03.05" in local time."""
    return f"{moment.astimezone():%H.%M.%S}"


def short_clock(moment: datetime) -> str:
    """Give e.g. "14.03" in local time."""
    return f"{moment.astimezone():%H.%M}"


def when_words(moment: datetime, today: date) -> str:
    """Give the clock of a moment of today, of another the day as well."""
    is_today = moment.astimezone().date() == today
    return clock_words(moment) if is_today else moment_words(moment)


def moment_words(moment: datetime) -> str:
    """Give e.g. "23-11-2026 08.10" in local time."""
    return f"{moment.astimezone():%d-%m-%Y %H.%M}"


def day_words(day: date) -> str:
    """Give e.g. "Senin, 23-11-2026"."""
    return f"{_(_DAYS[day.weekday()])}, {show_day(day)}"


def short_day(day: date) -> str:
    """Give e.g. "7 Sep"."""
    return f"{day.day} {_(MONTHS[day.month - 1])[:3]}"
