"""NIKs: the 21 cases of a checker with this product's own verdicts, and what else people send."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.domain.nik import (
    age_on,
    agrees,
    as_cell,
    birth_agrees,
    birth_digits,
    born_of,
    clean_digits,
    is_nik,
    is_placeholder,
    is_rounded,
    letters_as_digits,
    sex_of,
    swapped_day_month,
    swapped_with_kk,
    take_apart,
)

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("nik", "born", "sex"),
    [
        ("1571014101900001", date(1990, 1, 1), "P"),
        ("1571010101900001", date(1990, 1, 1), "L"),
        ("1571012902880001", date(1988, 2, 29), "L"),
        ("9901010101900001", date(1990, 1, 1), "L"),  # an unknown province is another finding
        ("1571990101900001", date(1990, 1, 1), "L"),  # an unknown kecamatan is no finding at all
        ("1571010101900000", date(1990, 1, 1), "L"),  # so is the serial 0000, for the date
    ],
)
def test_a_nik_with_a_real_day_gives_birth_date_and_sex(nik: str, born: date, sex: str) -> None:
    assert born_of(nik, TODAY) == born
    assert sex_of(nik) == sex


@pytest.mark.parametrize(
    "nik",
    [
        "1571013002900001",  # 30 February
        "1571012902890001",  # 29 February of a common year
        "1571010113900001",  # month 13
        "1571010001900001",  # day 00
        "1571014001900001",  # day 40
        "1571017201900001",  # day 72
        "1571018101900001",  # day 81
    ],
)
def test_a_nik_without_a_real_day_is_still_a_nik_but_gives_no_birth_date(nik: str) -> None:
    assert is_nik(nik)
    assert birth_digits(nik) is None
    assert born_of(nik, TODAY) is None


@pytest.mark.parametrize(
    "text",
    [
        "157101010190001",  # 15 digits
        "15710101019000011",  # 17 digits
        "157101O101900001",  # the letter O
        "1571010101900001.0",  # from a number cell
        "1.57101E+15",
        "",
        "١٥٧١٠١٠١٠١٩٠٠٠٠١",  # Arabic-Indic digits
        "１５７１０１０１０１９００００１",  # full width
    ],
)
def test_what_is_not_sixteen_digits_is_no_nik_even_when_cleaned(text: str) -> None:
    assert not is_nik(clean_digits(text))
    assert take_apart(clean_digits(text)) is None
    assert born_of(text, TODAY) is None
    assert sex_of(text) == ""


def test_all_the_same_digit_and_the_counted_digits_are_placeholders() -> None:
    assert is_placeholder("0" * 16)
    assert is_placeholder("9" * 16)
    assert is_placeholder("1234567890123456")
    assert not is_placeholder("1571010101900001")


def test_the_parts_name_the_regions_as_the_list_of_regions_does() -> None:
    parts = take_apart("1571074508900012")
    assert parts is not None
    assert (parts.province, parts.regency, parts.district) == ("15", "15.71", "15.71.07")
    assert parts.birth_day == (5, 8, 90)
    assert parts.sex == "P"
    assert parts.serial == "0012"


@pytest.mark.parametrize(
    ("digits", "born"),
    [
        ("231109", date(2009, 11, 23)),  # seventeen today
        ("241109", date(1909, 11, 24)),  # seventeen tomorrow
        ("290200", date(2000, 2, 29)),  # 1900 had no such day
        ("290212", date(1912, 2, 29)),
    ],
)
def test_the_century_is_the_latest_that_makes_an_adult(digits: str, born: date) -> None:
    assert born_of(f"157101{digits}0001", TODAY) == born


@pytest.mark.parametrize(
    "text",
    [
        "157101 010190 0001",
        "1571.0101.0190.0001",
        "'1571010101900001",
        "’1571010101900001‘",
        "`1571010101900001",
        "1571010101900001\xa0",
        "\ufeff1571-0101-0190-0001\u200b",
        "1571010101900001\u202f",
        "157101–010190—0001\n",
    ],
)
def test_blanks_dots_dashes_and_apostrophes_are_cleaned_away(text: str) -> None:
    assert clean_digits(text) == "1571010101900001"


def test_letters_that_look_like_digits_give_a_proposal_only() -> None:
    assert clean_digits("157101O1O19OOOOl") == "157101O1O19OOOOl"
    assert letters_as_digits("157101 O1O19O OOOl") == "1571010101900001"
    assert letters_as_digits("1571010101900001") == ""
    assert letters_as_digits("belum ada NIK") == ""


@pytest.mark.parametrize(
    ("value", "rounded"),
    [
        (1571014508850000.0, True),  # Excel made the last digit 0
        (1571014508850120, True),
        (1571014508850001.0, False),
        (9101014508850001.0, True),  # beyond 2 to the 53rd a double skips odd numbers
        ("1,57E+15", True),
        ("1.57101E+15", True),
        ("1571014508850000", False),  # text is trusted
        (0.0, False),
        (10.0, False),
        (1.5, False),
        (float("nan"), False),
        (float("inf"), False),
        (True, False),
        (None, False),
    ],
)
def test_a_number_cell_that_lost_its_last_digit_is_told_from_one_that_kept_it(
    value: object, *, rounded: bool
) -> None:
    assert is_rounded(value) is rounded


def test_agreement_asks_for_day_month_year_and_for_the_sex_where_it_is_known() -> None:
    nik = "1571074508900012"
    assert birth_agrees(nik, date(1990, 8, 5))
    assert agrees(nik, date(1990, 8, 5), "P")
    assert agrees(nik, date(1990, 8, 5), "")
    assert not agrees(nik, date(1990, 8, 5), "L")
    assert not agrees(nik, date(1990, 8, 6), "P")
    assert not agrees(nik, None, "P")


def test_a_child_agrees_with_its_nik_although_the_proposal_takes_an_adult() -> None:
    assert birth_agrees("1571070101150012", date(2015, 1, 1))
    assert born_of("1571070101150012", TODAY) == date(1915, 1, 1)


def test_nik_and_kk_are_swapped_when_equal_or_when_only_the_kk_fits_the_person() -> None:
    nik, kk, born = "1571074508900012", "1571070311210001", date(1990, 8, 5)
    assert swapped_with_kk(kk, nik, born, "P")
    assert swapped_with_kk(nik, nik, born, "P")
    assert not swapped_with_kk(nik, kk, born, "P")
    assert not swapped_with_kk(nik, kk, date(1990, 8, 6), "P")
    assert not swapped_with_kk(kk, nik, None, "P")
    assert not swapped_with_kk("", "", born, "P")


def test_day_and_month_exchanged_are_noticed_when_only_that_fits() -> None:
    assert swapped_day_month(date(1990, 5, 8), "1571074508900012") == date(1990, 8, 5)
    assert swapped_day_month(date(1990, 8, 5), "1571074508900012") is None
    assert swapped_day_month(date(1990, 8, 8), "1571074808900012") is None
    assert swapped_day_month(date(1991, 5, 8), "1571074508900012") is None


def test_age_counts_full_years_to_the_day() -> None:
    assert age_on(date(2026, 11, 22), date(1961, 11, 23)) == 64
    assert age_on(date(2026, 11, 23), date(1961, 11, 23)) == 65
    assert age_on(date(2026, 2, 28), date(2004, 2, 29)) == 21
    assert age_on(date(2026, 3, 1), date(2004, 2, 29)) == 22


@pytest.mark.parametrize("text", ["1571014508850001.0", "1571014508850001,00"])
def test_a_number_that_a_program_wrote_with_decimals_is_the_number(text: str) -> None:
    assert as_cell(text) == 1571014508850001
