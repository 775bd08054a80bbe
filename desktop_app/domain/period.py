"""Stretches of time that end today, by which lists are filtered: today, a week, a month, a year."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from desktop_app.kernel.i18n import N_

TODAY, WEEK, MONTH, YEAR = "today", "week", "month", "year"
PERIOD_LABELS = {
    TODAY: N_("Hari ini"),
    WEEK: N_("7 hari ini"),
    MONTH: N_("Bulan ini"),
    YEAR: N_("Tahun ini"),
}


def first_day(period: str, today: date) -> date:
    """Give the first day of a stretch of `PERIOD_LABELS` that ends `today`."""
    return {
        TODAY: today,
        WEEK: today - timedelta(days=6),
        MONTH: today.replace(day=1),
        YEAR: today.replace(month=1, day=1),
    }[period]


def beginning(period: str, today: date) -> datetime:
    """Give the moment at which it begins, by the clock of this computer."""
    return datetime.combine(first_day(period, today), time()).astimezone()
