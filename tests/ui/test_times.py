"""Moments as the window shows them."""

from __future__ import annotations

from datetime import date, datetime

from ui.times import when_words


def test_what_happened_on_another_day_says_which() -> None:
    moment = datetime(2026, 11, 6, 14, 3, 5).astimezone()
    assert when_words(moment, date(2026, 11, 6)) == "14.03.05"
    assert when_words(moment, date(2026, 11, 23)) == "06-11-2026 14.03"
