"""Telephone numbers as lists bring them."""

from __future__ import annotations

import pytest

from desktop_app.domain.phones import first_and_rest, parse_phone


@pytest.mark.parametrize(
    "value",
    [
        "081234567890",
        "+62 812-3456-7890",
        "6281234567890",
        "+62 (0) 81234567890",
        "81234567890",
        81234567890.0,
        81234567890,
        "81234567890.0",
        "0812.3456.7890",
        "'081234567890",
        "HP. 0812 3456 7890",
        "WA: 081234567890",
        "0812\xa03456\u200b7890",
    ],
)
def test_every_way_to_write_a_mobile_number_gives_digits_from_08(value: object) -> None:
    assert parse_phone(value) == "081234567890"


@pytest.mark.parametrize("value", ["0741-47364", "(0741) 47364", "+62 741 47364", "0741 47364"])
def test_a_landline_keeps_its_area(value: str) -> None:
    assert parse_phone(value) == "074147364"


@pytest.mark.parametrize(
    "value",
    [
        "",
        "-",
        "0",
        "08123456",
        "08123456789012",
        "8,12E+10",
        "tidak ada",
        "+1 812 345 6789",
        "٠٨١٢٣٤٥٦٧٨٩٠",
        47364,
        0.5,
        float("nan"),
        True,
        None,
    ],
)
def test_what_is_no_number_of_this_country_gives_none(value: object) -> None:
    assert parse_phone(value) is None


@pytest.mark.parametrize(
    ("text", "first", "rest"),
    [
        ("083638349161 / 0741-47364", "083638349161", "0741-47364"),
        ("083638349161, 085712345678; 0741 47364", "083638349161", "085712345678 / 0741 47364"),
        ("083638349161 atau 085712345678", "083638349161", "085712345678"),
        ("083638349161 085712345678", "083638349161", "085712345678"),
        ("083638349161 (anak)", "083638349161", "(anak)"),
        ("lama / 083638349161", "083638349161", "lama"),
        ("0836 3834 9161", "083638349161", ""),
        ("tidak ada", "", "tidak ada"),
        ("", "", ""),
    ],
)
def test_the_first_of_several_numbers_is_kept_and_the_rest_stays_as_written(
    text: str, first: str, rest: str
) -> None:
    assert first_and_rest(text) == (first, rest)
