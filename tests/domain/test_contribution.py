"""Contributions by band, the budget values of the programme, and the discount of PP 50/2025."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.domain.contribution import Contributions, budget
from desktop_app.files import reference

BASE = ("jkk", "jkm")
ALL = ("jkk", "jkm", "jht")


@pytest.fixture(scope="module")
def table() -> Contributions:
    return reference.contributions()


@pytest.mark.parametrize(
    ("income", "base", "all_three"),
    [
        (None, 16_800, 36_800),
        (0, 16_800, 36_800),
        (1_000_000, 16_800, 36_800),
        (1_099_999, 16_800, 36_800),  # in the gap between two bands
        (1_100_000, 18_800, 42_800),
        (1_300_000, 20_800, 48_800),
        (2_699_000, 32_800, 84_800),
        (2_700_000, 36_300, 95_300),
        (8_200_000, 93_800, 267_800),
        (20_200_000, 213_800, 627_800),
        (99_000_000, 213_800, 627_800),
    ],
)
def test_the_band_of_the_income_decides_by_its_lower_bound(
    table: Contributions, income: int | None, base: int, all_three: int
) -> None:
    assert table.monthly(income, BASE) == base
    assert table.monthly(income, ALL) == all_three


@pytest.mark.parametrize(
    ("people", "months", "rupiah"),
    [
        (1, 12, 201_600),
        (3_000, 12, 604_800_000),
        (1_316, 12, 265_305_600),
        (4_316, 12, 870_105_600),
        (4_000, 12, 806_400_000),
        (4_316, 8, 580_070_400),
    ],
)
def test_the_budget_is_people_by_months_by_contribution(
    table: Contributions, people: int, months: int, rupiah: int
) -> None:
    assert budget(table.monthly(None, BASE), people=people, months=months) == rupiah


def test_all_33_bands_follow_the_law(table: Contributions) -> None:
    assert len(table.bands) == 33
    assert list(table.bands) == sorted(table.bands, key=lambda band: band.income_from)
    for band in table.bands:
        assert band.jkk * 100 == band.basis
        assert band.jkm == 6_800
        assert band.jht * 50 == band.basis


def test_a_city_budget_gets_no_discount_and_nobody_gets_one_unasked(table: Contributions) -> None:
    month = date(2026, 11, 1)
    assert table.discount(month, transport=True, funding="apbd_kota") is None
    assert table.discount(month, transport=False, funding="apbd_provinsi") is None
    assert table.monthly(None, BASE) == 16_800


@pytest.mark.parametrize(
    ("month", "transport", "halved"),
    [
        (date(2025, 12, 1), True, False),
        (date(2026, 1, 1), True, True),
        (date(2027, 3, 31), True, True),
        (date(2027, 4, 1), True, False),
        (date(2026, 3, 1), False, False),
        (date(2026, 4, 1), False, True),
        (date(2026, 12, 15), False, True),
        (date(2027, 1, 1), False, False),
    ],
)
def test_the_discount_halves_jkk_and_jkm_in_its_months_for_other_payers(
    table: Contributions, month: date, *, transport: bool, halved: bool
) -> None:
    discount = table.discount(month, transport=transport, funding="baznas")
    assert table.monthly(None, BASE, discount) == (8_400 if halved else 16_800)
    assert table.monthly(None, ALL, discount) == (28_400 if halved else 36_800)
