"""Dates as lists and people write them."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from desktop_app.domain.dates import (
    months_after,
    parse_day,
    parse_month,
    show_day,
    show_long_day,
    show_month,
    split_place_day,
)

TODAY = date(2026, 11, 23)
INDEPENDENCE = date(1985, 8, 17)


@pytest.mark.parametrize(
    "value",
    [
        "17/08/1985",
        "17-8-85",
        "17.08.1985",
        "17 08 1985",
        "17 - 08 - 1985",
        "17,08,1985",
        "'17-08-1985",
        "17-08-'85",
        "17\xa0Agustus\xa01985",
        "170885",
        "17081985",
        "1985-08-17",
        "1985/08/17",
        "1985-08-17 00:00:00",
        "1985-08-17T00:00:00",
        "17/08/1985 0:00",
        "19850817",
        "17 Agustus 1985",
        "17 AGUSTUS 1985",
        "17 Agt 1985",
        "17 Agt. 1985",
        "17 Agust 1985",
        "17-Agu-85",
        "17-Aug-1985",
        "17Aug1985",
        "17 August 1985",
        "Jambi, 17-08-1985",
        "Muara Bulian/17 Agustus 1985",
        datetime(1985, 8, 17, 12, 30),  # noqa: DTZ001 - cells carry no zone
        INDEPENDENCE,
        31276,
        31276.0,
        31276.5,
        "31276",
        170885.0,
        17081985,
    ],
)
def test_every_form_of_a_birth_date_is_read_day_first(value: object) -> None:
    assert parse_day(value, today=TODAY, born=True) == INDEPENDENCE


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3 Pebruari 1970", date(1970, 2, 3)),
        ("3 Nopember 1970", date(1970, 11, 3)),
        ("3 Nop 70", date(1970, 11, 3)),
        ("3 Des 1970", date(1970, 12, 3)),
        ("3 Mei 1970", date(1970, 5, 3)),
        ("3 May 1970", date(1970, 5, 3)),
        ("03-04-1970", date(1970, 4, 3)),
        ("3/IV/1970", date(1970, 4, 3)),
        ("3 XII 70", date(1970, 12, 3)),
        ("03\\04\\1970", date(1970, 4, 3)),
        ("1081985", None),
        (1081985.0, date(1985, 8, 1)),
        (80185.0, date(1985, 1, 8)),
        ("01-08-09", date(2009, 8, 1)),
        ("01-12-09", date(1909, 12, 1)),
    ],
)
def test_old_spellings_lost_zeros_and_short_years_are_read(text: object, day: date | None) -> None:
    assert parse_day(text, today=TODAY, born=True) == day


@pytest.mark.parametrize(
    "value",
    [
        "30-02-1980",
        "31-06-1980",
        "08/17/1985",
        "17-13-1985",
        "00-00-0000",
        "17 Foo 1985",
        "17-08-0085",
        "-",
        "0",
        "",
        "sda",
        "Jambi",
        "1985",
        1985.0,
        0.0,
        -5,
        1e300,
        float("nan"),
        float("inf"),
        True,
        None,
        time(8, 0),
        "١٧-٠٨-١٩٨٥",
        "²0-08-1985",
        "²²²²²²",
    ],
)
def test_what_is_no_day_of_the_calendar_gives_none(value: object) -> None:
    assert parse_day(value, today=TODAY, born=True) is None


def test_a_short_year_that_is_no_birth_is_near_today() -> None:
    assert parse_day("01-12-26", today=TODAY) == date(2026, 12, 1)
    assert parse_day("01-12-36", today=TODAY) == date(2036, 12, 1)
    assert parse_day("01-12-37", today=TODAY) == date(1937, 12, 1)


@pytest.mark.parametrize(
    "value",
    [
        "12-2026",
        "12/2026",
        "12-26",
        "Desember 2026",
        "DES 2026",
        "Dec-26",
        "2026-12",
        "2026-12-01",
        "15-12-2026",
        date(2026, 12, 9),
    ],
)
def test_a_month_is_read_as_its_first_day(value: object) -> None:
    assert parse_month(value, today=TODAY) == date(2026, 12, 1)


@pytest.mark.parametrize("value", ["13-2026", "2026-00", "Foo 2026", "2026", "", None])
def test_what_is_no_month_gives_none(value: object) -> None:
    assert parse_month(value, today=TODAY) is None


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("KUALA TUNGKAL, 12/02/1963", ("KUALA TUNGKAL", "12/02/1963")),
        ("Jambi/3 September 1997", ("Jambi", "3 September 1997")),
        ("Ma. Bulian - 3-9-97", ("Ma. Bulian", "3-9-97")),
        ("Jambi 030997", ("Jambi", "030997")),
        ("3 September 1997", ("", "3 September 1997")),
        ("Sungai Penuh", ("Sungai Penuh", "")),
        ("Sungai Penuh,", ("Sungai Penuh", "")),
        ("", ("", "")),
    ],
)
def test_place_and_day_of_birth_in_one_cell_are_told_apart(
    text: str, parts: tuple[str, str]
) -> None:
    assert split_place_day(text) == parts


def test_days_and_months_are_shown_as_the_program_writes_them() -> None:
    assert show_day(INDEPENDENCE) == "17-08-1985"
    assert show_month(date(2026, 12, 1)) == "Desember 2026"
    assert show_long_day(date(2026, 11, 23)) == "23 November 2026"
    assert show_day(None) == show_month(None) == show_long_day(None) == ""


def test_months_are_counted_over_the_turn_of_the_year() -> None:
    assert months_after(date(2026, 11, 23), 1) == date(2026, 12, 1)
    assert months_after(date(2026, 11, 23), 14) == date(2028, 1, 1)
    assert months_after(date(2026, 1, 1), -1) == date(2025, 12, 1)
