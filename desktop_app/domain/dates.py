"""Read the dates that people write and spreadsheets give; show a date as the program does.

Always day first. The forms that lists bring: docs/domain.md §9.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from desktop_app.domain.nik import ADULT_AGE, age_on, only_digits
from desktop_app.kernel.i18n import N_, _

MONTHS = (
    N_("Januari"),
    N_("Februari"),
    N_("Maret"),
    N_("April"),
    N_("Mei"),
    N_("Juni"),
    N_("Juli"),
    N_("Agustus"),
    N_("September"),
    N_("Oktober"),
    N_("November"),
    N_("Desember"),
)

# Indonesian, English, abbreviated, in spellings of before 1972, and in Roman figures.
_MONTH_WORDS = (
    "januari january jan djanuari i",
    "februari february feb pebruari peb febuari pebuari ii",
    "maret march mar mrt iii",
    "april apr iv",
    "mei may v",
    "juni june jun djuni vi",
    "juli july jul djuli vii",
    "agustus august agt agust agu ags agst aug viii",
    "september sept sep ix",
    "oktober october okt oct x",
    "november nopember nov nop xi",
    "desember december des dec xii",
)
_MONTH_OF = {word: n for n, words in enumerate(_MONTH_WORDS, start=1) for word in words.split()}

_GAP = r"[\s\-/\\.,_|'–—−]+"
_TIME = r"(?:[ t]+[0-9]{1,2}[:.][0-9]{2}.*)?"
_DAY_FIRST = re.compile(
    rf"([0-9]{{1,2}}){_GAP}([0-9]{{1,2}}){_GAP}'?([0-9]{{4}}|[0-9]{{2}}){_TIME}"
)
_ISO = re.compile(rf"([0-9]{{4}})[-/.]([0-9]{{1,2}})[-/.]([0-9]{{1,2}}){_TIME}")
_WORDED = re.compile(
    rf"([0-9]{{1,2}})(?:{_GAP})?([a-z]+)(?:{_GAP})?'?([0-9]{{4}}|[0-9]{{2}}){_TIME}"
)
_MONTH_WORD_FIRST = re.compile(rf"([a-z]+){_GAP}([0-9]{{1,2}}){_GAP}([0-9]{{4}})")
_MONTH_YEAR = re.compile(rf"([0-9]{{1,2}}|[a-z]+)(?:{_GAP})?'?([0-9]{{4}}|[0-9]{{2}})")
_YEAR_MONTH = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})")
_WEEKDAY = re.compile(
    r"(?:hari\s+)?(?:senin|selasa|rabu|kamis|jum['’]?at|sabtu|minggu|ahad)\b[,\s]*(?=[0-9])",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[a-z]")
_ORDINAL = re.compile(r"(?<=[0-9])(?:st|nd|rd|th)\b")
_PLACE_DAY = re.compile(r"\s*([^\d]*[^\W\d_][.'’]?)[\s,;:/\-–]+([0-9].*?)\s*", re.DOTALL)

# Days since 30-12-1899, as Excel counts; five digits from 10000 on, so that a mere year is none.
_SERIAL_ZERO = date(1899, 12, 30)
_SERIALS = range(10_000, 73_416)  # 18-05-1927 to 31-12-2100
_MONTHS_OF_A_YEAR = 12
_YEARS = range(1900, 2101)
_YEARS_AHEAD = 10  # "31" is 2031 for a start month, "85" is 1985


def parse_day(value: object, *, today: date, born: bool = False) -> date | None:
    """Read a calendar day from a cell's raw value or from typed text; None where it says none.

    Takes dates, serial numbers of Excel (1900 system) and text in the forms of docs/domain.md §9.
    A year of two digits is 20xx or 19xx: for somebody `born` then, 20xx only where it gives an age
    of at least 17 on `today`; else 20xx unless that is more than ten years ahead.
    A day that the calendar lacks (30-02) gives None.
    """
    if isinstance(value, str):
        return _day_of_text(value, today, born=born)
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _day_of_number(value, today, born=born)
    return None


def parse_month(value: object, *, today: date) -> date | None:
    """Read a month ("12-2026", "Desember 2026", "2026-12", a whole date) as its first day."""
    if isinstance(value, str):
        text = _plain(value)
        found = _YEAR_MONTH.fullmatch(text)
        if found:
            return _date(int(found[1]), int(found[2]), 1)
        found = _MONTH_YEAR.fullmatch(text)
        if found and not text.isdigit():
            month = int(found[1]) if found[1].isdigit() else _MONTH_OF.get(found[1], 0)
            return _date(_full_year(found[2], month, 1, today, born=False), month, 1)
    day = parse_day(value, today=today)
    return day.replace(day=1) if day else None


def month_first_day(text: str) -> date | None:
    """Read "08/17/1985", which makes sense only with the month first; None for all else."""
    found = _DAY_FIRST.fullmatch(_plain(text))
    if found is None or len(found[3]) != 4 or int(found[2]) <= _MONTHS_OF_A_YEAR:
        return None
    return _date(int(found[3]), int(found[1]), int(found[2]))


def split_place_day(text: str) -> tuple[str, str]:
    """Split "JAMBI, 17-08-1985" into place and day, both as written; "" for a part not there."""
    found = _PLACE_DAY.fullmatch(text)
    if found and found[1].lower() not in _MONTH_OF:
        return found[1].strip(" ,;:/-–"), found[2]
    words = text.strip(" ,;:/-–")
    return ("", text.strip()) if any(sign.isdigit() for sign in words) else (words, "")


def without_weekday(words: str) -> str:
    """Give "17 agustus 1985" for "sabtu, 17 agustus 1985"."""
    return _WEEKDAY.sub("", words, count=1) if _WEEKDAY.match(words) else words


def show_day(day: date | None) -> str:
    """Give "17-08-1985"; "" for no date."""
    return day.strftime("%d-%m-%Y") if day else ""


def show_month(month: date | None) -> str:
    """Give "Desember 2026" in the language in use; "" for no month."""
    return f"{_(MONTHS[month.month - 1])} {month.year}" if month else ""


def show_long_day(day: date | None) -> str:
    """Give "23 November 2026" in the language in use, as letters write it; "" for no date."""
    return f"{day.day} {show_month(day)}" if day else ""


def months_after(month: date, count: int) -> date:
    """Give the first day of the month that lies `count` months after `month`; may be negative."""
    year, index = divmod(month.year * 12 + month.month - 1 + count, 12)
    return date(year, index + 1, 1)


def _day_of_text(text: str, today: date, *, born: bool) -> date | None:
    plain = _plain(text)
    found = _DAY_FIRST.fullmatch(plain)
    if found:
        return _day_month_year(int(found[1]), int(found[2]), found[3], today, born=born)
    found = _ISO.fullmatch(plain)
    if found:
        return _date(int(found[1]), int(found[2]), int(found[3]))
    found = _WORDED.fullmatch(plain)
    if found:
        month = _MONTH_OF.get(found[2], 0)
        return _day_month_year(int(found[1]), month, found[3], today, born=born)
    found = _MONTH_WORD_FIRST.fullmatch(plain)
    if found and found[1] in _MONTH_OF:
        return _date(int(found[3]), _MONTH_OF[found[1]], int(found[2]))
    if only_digits(plain):
        return _day_of_digits(plain, today, born=born)
    _place, rest = split_place_day(plain)
    return _day_of_text(rest, today, born=born) if rest and rest != plain else None


def _day_of_number(value: float, today: date, *, born: bool) -> date | None:
    whole = int(value) if 0 < value < 1e9 else 0
    if whole in _SERIALS:
        return _SERIAL_ZERO + timedelta(whole)
    # A number cell has lost the zero in front: 1081985 was typed as 01081985.
    digits = str(whole).zfill(6 if whole < 10**6 else 8)
    return _day_of_digits(digits, today, born=born) if whole == value else None


def _day_of_digits(digits: str, today: date, *, born: bool) -> date | None:
    if len(digits) == 5 and int(digits) in _SERIALS:
        return _SERIAL_ZERO + timedelta(int(digits))
    if len(digits) == 6:
        return _day_month_year(int(digits[:2]), int(digits[2:4]), digits[4:], today, born=born)
    if len(digits) == 8:
        day = _date(int(digits[4:]), int(digits[2:4]), int(digits[:2]))
        return day or _date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    return None


def _day_month_year(day: int, month: int, year: str, today: date, *, born: bool) -> date | None:
    return _date(_full_year(year, month, day, today, born=born), month, day)


def _full_year(year: str, month: int, day: int, today: date, *, born: bool) -> int:
    if len(year) == 4:
        return int(year)
    recent = 2000 + int(year)
    if not born:
        return recent if recent <= today.year + _YEARS_AHEAD else recent - 100
    birthday = _date(recent, month, day)
    return recent if birthday and age_on(today, birthday) >= ADULT_AGE else recent - 100


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year in _YEARS else None
    except ValueError:
        return None


def _plain(text: str) -> str:
    words = " ".join(text.replace("’", "'").lower().split()).strip("'.,; ")
    return _ORDINAL.sub("", without_weekday(words)) if _LETTER.search(words) else words
