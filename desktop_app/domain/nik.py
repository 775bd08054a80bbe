"""Take a NIK apart, clean one that was typed or pasted, and compare it with what else is known.

The numbering and what each finding does: docs/domain.md §3.1.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple
from unicodedata import digit

from desktop_app.domain.cells import Value

LENGTH = 16
ADULT_AGE = 17  # a KTP is given from this age on

# Excel keeps 15 significant digits of a number, and a double holds no odd integer beyond this one.
_EXACT_DOUBLE = 2**53
_NOISE = re.compile(
    r"[\s.'\"`´‘’ʼ′−\-\u00AD\u2010-\u2015"  # blanks, dots, quotes, dashes
    r"\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]+"  # what has no width
)
_SCIENTIFIC = re.compile(r"\s*'?[0-9]([.,][0-9]+)?E\+?[0-9]{1,2}\s*", re.IGNORECASE)
_SIXTEEN = re.compile(r"(?<![0-9])[0-9]{16}(?![0-9])")
_WRITTEN_NUMBER = re.compile(r"[0-9]{13,16}[.,]0{1,2}")
_LOOKALIKES = str.maketrans("OolIi|", "001111")
_PLACEHOLDERS = frozenset([*(digit * LENGTH for digit in "0123456789"), "1234567890123456"])


class BirthDigits(NamedTuple):
    """Digits 7–12 as numbers: day 1–31 (the 40 of a woman taken off), month, year 0–99."""

    day: int
    month: int
    year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NikParts:
    """What the 16 digits say; the region is that of the first registration, not of residence.

    `province`, `regency` and `district` are codes as in Kemendagri's list ("15", "15.71",
    "15.71.07"), `birth_day` is None when the digits give no day, `sex` is "L", "P" or "".
    """

    province: str
    regency: str
    district: str
    birth_day: BirthDigits | None
    sex: str
    serial: str


def clean_digits(text: str) -> str:
    """Give `text` without blanks, dots, dashes, apostrophes and signs that have no width."""
    return text if text.isascii() and text.isdigit() else _NOISE.sub("", text)


def only_digits(text: str) -> bool:
    """Say whether `text` is made of 0–9 alone; digits of other scripts do not count."""
    return text.isascii() and text.isdigit()


def letters_as_digits(text: str) -> str:
    """Give `text` cleaned with O read as 0, l and I as 1; "" if that makes no number either.

    Digits of other widths and scripts are read as what they are. Sixteen digits that stand alone
    among other signs ("NIK: 1571…") are meant.
    """
    cleaned = clean_digits(text)
    read = "".join(str(digit(sign, sign)) for sign in cleaned.translate(_LOOKALIKES))
    if read != cleaned and only_digits(read):
        return read
    alone = _SIXTEEN.findall(cleaned)
    return alone[0] if len(alone) == 1 and alone[0] != cleaned else ""


def as_cell(value: Value) -> Value:
    """Give the number that a program wrote as "1571014508850001.0" or ",00"; every other value as it is."""
    if isinstance(value, str) and _WRITTEN_NUMBER.fullmatch(value):
        return int(value.replace(",", ".").partition(".")[0])
    return value


def is_nik(text: str) -> bool:
    """Say whether `text` is 16 digits 0–9; whether somebody bears that number, only Dukcapil knows."""
    return len(text) == LENGTH and text.isascii() and text.isdigit()


def near_niks(nik: str) -> list[str]:
    """Give `nik` and all that a slip makes of it: one digit otherwise, two neighbours exchanged."""
    near = {nik}
    for place in range(len(nik)):
        near.update(nik[:place] + digit + nik[place + 1 :] for digit in "0123456789")
        near.add(nik[:place] + nik[place : place + 2][::-1] + nik[place + 2 :])
    return sorted(near)


def is_placeholder(nik: str) -> bool:
    """Say whether `nik` was typed to fill the field: all digits the same, or 1234567890123456."""
    return nik in _PLACEHOLDERS


def is_rounded(value: object) -> bool:
    """Say whether a spreadsheet may have lost digits of the long number in a cell's raw `value`.

    True for text like "1,57E+15", for a number of 16 digits that ends in 0 (the 16th digit does
    not survive typing into a number cell) and for any number that a double cannot hold exactly.
    """
    if isinstance(value, str):
        return _SCIENTIFIC.fullmatch(value) is not None
    if isinstance(value, bool) or not isinstance(value, (int, float)) or value != value // 1:
        return False
    return value > _EXACT_DOUBLE or (value >= 10 ** (LENGTH - 1) and value % 10 == 0)


def whole_mantissa(text: str) -> str:
    """Give the sixteen digits of "1,571071408850003E+15", which lacks none; "" for all shorter."""
    digits, _exponent, power = clean_digits(text).upper().replace(",", "").partition("E")
    return digits if is_nik(digits) and power.lstrip("+") == str(LENGTH - 1) else ""


@lru_cache(maxsize=64)
def take_apart(nik: str) -> NikParts | None:
    """Give the parts of `nik`; None unless it is 16 digits."""
    if not is_nik(nik):
        return None
    return NikParts(
        province=nik[:2],
        regency=f"{nik[:2]}.{nik[2:4]}",
        district=f"{nik[:2]}.{nik[2:4]}.{nik[4:6]}",
        birth_day=birth_digits(nik),
        sex=sex_of(nik),
        serial=nik[12:],
    )


@lru_cache(maxsize=64)
def birth_digits(nik: str) -> BirthDigits | None:
    """Give day, month and two-digit year of `nik` where they are a real day of 19xx or 20xx."""
    if not is_nik(nik):
        return None
    day, month, year = int(nik[6:8]), int(nik[8:10]), int(nik[10:12])
    digits = BirthDigits(day - 40 if day > 40 else day, month, year)
    return digits if _day(1900, digits) or _day(2000, digits) else None


@lru_cache(maxsize=40_000)
def digits_of(birth_date: date) -> tuple[str, str]:
    """Give digits 7–12 of the NIKs of a man and of a woman who were born on that day."""
    rest = f"{birth_date.month:02}{birth_date.year % 100:02}"
    return f"{birth_date.day:02}{rest}", f"{birth_date.day + 40}{rest}"


def born_of(nik: str, today: date) -> date | None:
    """Give the birth date in `nik`, in the latest century that makes an adult of at least 17.

    That choice is wrong only for people older than a hundred; None when the digits give no day.
    """
    digits = birth_digits(nik)
    if digits is None:
        return None
    recent, earlier = _day(2000, digits), _day(1900, digits)
    if recent and (earlier is None or age_on(today, recent) >= ADULT_AGE):
        return recent
    return earlier


def sex_of(nik: str) -> str:
    """Give "L" or "P" from the day of birth in `nik`; "" when that is not 01–31 or 41–71."""
    day = int(nik[6:8]) if is_nik(nik) else 0
    if 1 <= day <= 31:
        return "L"
    return "P" if 41 <= day <= 71 else ""


def age_on(day: date, born: date) -> int:
    """Give the full years of somebody `born` then on `day`; 29 February counts from 1 March."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def birth_agrees(nik: str, birth_date: date) -> bool:
    """Say whether the digits of `nik` are those of `birth_date`; the century is not asked."""
    return is_nik(nik) and nik[6:12] in digits_of(birth_date)


def agrees(nik: str, birth_date: date | None, sex: str) -> bool:
    """Say whether `nik` carries this birth date and, where it is known, this sex ("L" or "P")."""
    if birth_date is None or not is_nik(nik):
        return False
    man, woman = digits_of(birth_date)
    of_a_man, of_a_woman = sex in {"", "L"}, sex in {"", "P"}
    return (of_a_man and nik[6:12] == man) or (of_a_woman and nik[6:12] == woman)


def swapped_with_kk(nik: str, kk: str, birth_date: date | None, sex: str) -> bool:
    """Say whether NIK and KK stand in each other's column (docs/domain.md §3.1, nik_kk_swapped)."""
    if not is_nik(nik):
        return False
    if nik == kk:
        return True
    return (
        birth_date is not None and not agrees(nik, birth_date, sex) and agrees(kk, birth_date, sex)
    )


def swapped_day_month(birth_date: date, nik: str) -> date | None:
    """Give `birth_date` with day and month exchanged where only that fits `nik`, else None."""
    digits = birth_digits(nik)
    if digits is None or digits != (birth_date.month, birth_date.day, birth_date.year % 100):
        return None
    swapped = _day(birth_date.year // 100 * 100, digits)
    return None if swapped == birth_date else swapped


def _day(century: int, digits: BirthDigits) -> date | None:
    try:
        return date(century + digits.year, digits.month, digits.day)
    except ValueError:
        return None
