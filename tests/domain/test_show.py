"""Figures as the program writes them, and amounts as people write them."""

from __future__ import annotations

import pytest

from desktop_app.domain.show import masked, masked_nik, money, number, percent, read_money


def test_counts_and_money_have_dots_between_thousands() -> None:
    assert number(0) == "0"
    assert number(15042) == "15.042"
    assert money(16_800) == "Rp16.800"
    assert money(870_105_600) == "Rp870.105.600"
    assert money(-500) == "-Rp500"


def test_a_share_says_100_only_for_all() -> None:
    assert percent(89, 100) == "89 %"
    assert percent(4315, 4316) == "99 %"
    assert percent(4316, 4316) == "100 %"
    assert percent(0, 0) == "0 %"


def test_private_numbers_tell_little() -> None:
    assert masked_nik("1571020101900001") == "157102 •••••• 0001"
    assert masked_nik("15710201019") == "••••••••019"
    assert masked("081234567890") == "•••••••••890"
    assert masked("ALI") == "•••"
    assert masked("") == masked_nik("") == ""


@pytest.mark.parametrize(
    "words",
    [
        "1500000",
        "1.500.000",
        "1,500,000",
        "1 500 000",
        "Rp1.500.000",
        "Rp. 1.500.000,-",
        "Rp 1.500.000,00",
        "1,500,000.00",
        "1500000.0",
        "1,5 juta",
        "1.5jt",
        "1500 ribu",
        "1500rb",
        "1.500.000 per bulan",
        "Rp1.500.000/bln",
    ],
)
def test_every_way_to_write_an_amount_gives_rupiah(words: str) -> None:
    assert read_money(words) == 1_500_000


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("0", 0),
        ("750.000", 750_000),
        ("800rb", 800_000),
        ("2 juta", 2_000_000),
        ("", None),
        ("-", None),
        ("tidak tentu", None),
        ("1-2 juta", None),
        ("1,5", None),
        ("1.2.3 juta", None),
        ("1.50.000", None),
        ("-5000", None),
        ("²", None),
    ],
)
def test_what_is_no_single_amount_gives_none(words: str, amount: int | None) -> None:
    assert read_money(words) == amount
