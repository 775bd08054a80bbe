"""Whatever stands in a cell, reading it gives a value or nothing, never a failure."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain import choices
from desktop_app.domain.dates import parse_day, parse_month, show_day, split_place_day
from desktop_app.domain.names import capitals, normal_name, split_titles
from desktop_app.domain.nik import born_of, clean_digits, is_rounded, letters_as_digits, take_apart
from desktop_app.domain.phones import first_and_rest, parse_phone
from desktop_app.domain.region import Region, regions_from
from desktop_app.domain.show import masked_nik, read_money

TODAY = date(2026, 11, 23)
REGIONS = regions_from(
    [Region("15.71.07.1001", "Suka Karya"), Region("15.71.07.1002", "Simpang III Sipin")]
)
LIKELY = st.text(alphabet="0123456789 ./-,:'+()eERpPMHhKkbnaiuo²٣\xa0\u200b\n", max_size=24)
CELLS = st.one_of(
    LIKELY, st.text(max_size=40), st.floats(), st.integers(), st.none(), st.booleans()
)


@given(CELLS)
def test_any_cell_is_read_or_left(cell: object) -> None:
    day = parse_day(cell, today=TODAY, born=True)
    assert day is None or 1900 <= day.year <= 2100
    month = parse_month(cell, today=TODAY)
    assert month is None or month.day == 1
    phone = parse_phone(cell)
    assert phone is None or (phone[0] == "0" and phone.isascii() and phone.isdigit())
    is_rounded(cell)


@given(st.one_of(LIKELY, st.text(max_size=40)))
def test_any_text_is_read_or_left(text: str) -> None:
    cleaned = clean_digits(text)
    assert clean_digits(cleaned) == cleaned
    take_apart(cleaned)
    letters_as_digits(text)
    masked_nik(text)
    amount = read_money(text)
    assert amount is None or amount >= 0
    choices.SEX.match(text)
    REGIONS.kelurahan_named(text, text)
    REGIONS.nearest_kelurahan(text)
    split_place_day(text)
    first_and_rest(text)
    assert capitals(capitals(text)) == capitals(text)
    split_titles(text)
    normal_name(text)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_a_day_that_is_shown_is_read_again(day: date) -> None:
    assert parse_day(show_day(day), today=TODAY) == day
    assert parse_day(day.isoformat(), today=TODAY) == day


@given(
    born=st.dates(date(1927, 1, 1), date(2009, 11, 23)),
    woman=st.booleans(),
    serial=st.integers(1, 9999),
)
def test_a_nik_made_of_a_birth_date_gives_it_back(born: date, *, woman: bool, serial: int) -> None:
    nik = f"157107{born.day + 40 * woman:02}{born:%m%y}{serial:04}"
    assert born_of(nik, TODAY) == born
