"""One cell that holds two things: place and date of birth, RT and RW, an address with its RT."""

from __future__ import annotations

import re
from datetime import date

from desktop_app.domain.cells import Value, says_nothing, text_of
from desktop_app.domain.dates import without_weekday
from desktop_app.domain.roman import FIGURES, roman

_MONTHS = "JAN|FEB|PEB|MAR|MRT|APR|MEI|MAY|JUN|JUL|AGU|AGS|AGT|AUG|SEP|OKT|OCT|NOV|NOP|DES|DEC"
_LONG_MONTHS = (
    "JANUARI|FEBRUARI|PEBRUARI|MARET|APRIL|MEI|JUNI|JULI|AGUSTUS|SEPTEMBER|OKTOBER|NOVEMBER"
    "|NOPEMBER|DESEMBER|JANUARY|FEBRUARY|MARCH|MAY|JUNE|JULY|AUGUST|OCTOBER|DECEMBER"
)
_DATE = re.compile(
    rf"\d{{1,4}}\s*[-/. ,]*\s*(?:\d{{1,2}}|(?:{_MONTHS})[A-Z.]*)\s*[-/. ,]*\s*\d{{2,4}}"
    rf"|\b(?:{_LONG_MONTHS}|(?:{_MONTHS})\b\.?)\s+\d[\d ,]*",
    re.IGNORECASE,
)
_PLACE_END = re.compile(r"(?:[\s,;:/.\-–]|\b(?:TGL|TANGGAL)\b)+$", re.IGNORECASE)
_EDGES = " ,;:/.-–"

_RT_RW_WORDS = re.compile(
    rf"\b(?:RT\s*[/.\-]?\s*RW\b[\s.:]*(?P<a>\d{{1,3}})\s*[/\-.]\s*(?P<b>\d{{1,3}}|{FIGURES}|-)"
    rf"|RT[\s.:]*(?P<rt>\d{{1,3}})\b(?:[\s,./\-]*RW[\s.:]*(?P<rw>\d{{1,3}}|{FIGURES}|-)"
    rf"|\s*/\s*(?P<c>\d{{1,3}}\b|{FIGURES}))?)",
    re.IGNORECASE,
)
_TWO_NUMBERS = re.compile(
    rf"(\d{{1,3}})\s*(?:[/\\|;,\-–.]|\s)\s*(\d{{1,3}}|{FIGURES}|[-–]*)", re.IGNORECASE
)
_SIX_DIGITS = re.compile(r"(\d{3})(\d{3})")
_KELURAHAN_IN_ADDRESS = re.compile(
    r"\bKEL(?:URAHAN)?\b[.:\s]*([A-Z][A-Z'’ ]*?(?:\s(?:I{1,3}|IV|V|\d))?)"
    r"(?=\s*(?:[,;.()/]|\bKEC|\bKOTA|\bRT\b|\bRW\b|\s-|$))",
    re.IGNORECASE,
)
_PHONES_APART = re.compile(r"\s*(?:[/;,&|\n]|\bATAU\b|\bDAN\b)\s*", re.IGNORECASE)

# Excel takes 01/32 for January 1932 and 05/14 for May 2014: a list of today has no such day.
_OLDEST_TYPED_YEAR = 2020


def place_and_date(value: Value) -> tuple[Value, Value]:
    """Split "Jambi, 17-08-1985" or "Jambi/2 Desember 1968"; what is missing is None."""
    if not isinstance(value, str):
        return None, value
    text = without_weekday(text_of(value))
    found = _DATE.search(text)
    if found is None:
        return _without_date(text)
    before = _PLACE_END.sub("", text[: found.start()])
    if before:
        return _place(before), text[found.start() :].strip(" ,;")
    behind = text[found.end() :].strip(_EDGES)
    return (_place(behind), found[0]) if behind[:1].isalpha() else (None, text.lstrip(_EDGES))


def begins_with_place(value: Value) -> bool:
    """Tell whether a cell for a date begins with another word than a month."""
    if not isinstance(value, str) or not value.lstrip()[:1].isalpha():
        return False
    text = without_weekday(text_of(value))
    found = _DATE.search(text)
    return found is not None and found.start() > 0


def rt_and_rw(value: Value) -> tuple[str, str]:
    """Split "014/002", "RT 14 RW 2", or the day that Excel made of 01/02; "" for a missing one."""
    if isinstance(value, date):
        if value.year < _OLDEST_TYPED_YEAR and value.day == 1:
            return str(value.month), str(value.year % 100)
        return str(value.day), str(value.month)
    text = text_of(value)
    words = _RT_RW_WORDS.fullmatch(text)
    if words:
        return _pair(words)
    numbers = _TWO_NUMBERS.fullmatch(text) or _SIX_DIGITS.fullmatch(text)
    if numbers:
        return numbers[1], _digits(numbers[2])
    return text, ""


def rt_in_address(address: str) -> tuple[str, str, str]:
    """Take "RT.14/RW.02" out of an address: the address without it, the RT, the RW."""
    found = _RT_RW_WORDS.search(address)
    if found is None:
        return address, "", ""
    before = address[: found.start()].rstrip(" ,;/-(")
    behind = address[found.end() :].rstrip(" ,;/-").lstrip(" ;/-)")
    joint = "" if behind.startswith(",") else " "
    return f"{before}{joint}{behind}".strip(" ,"), *_pair(found)


def kelurahan_in_address(address: str) -> str:
    """Give the words behind "Kel." in an address; "" where there are none."""
    found = _KELURAHAN_IN_ADDRESS.search(address)
    return found[1].strip() if found else ""


def first_phone(value: Value) -> tuple[Value, str]:
    """Split several telephone numbers in one cell: the first one, and the others with commas."""
    if not isinstance(value, str) or len(value) < 12:
        return value, ""
    numbers = [part for part in _PHONES_APART.split(value) if sum(map(str.isdigit, part)) >= 6]
    if len(numbers) < 2:
        return value, ""
    return numbers[0].strip(), ", ".join(text_of(number) for number in numbers[1:])


def two_names(value: Value) -> tuple[str, str]:
    """Split "Tengah / Pelayangan" into kelurahan and kecamatan."""
    first, _slash, second = text_of(value).partition("/")
    return first.strip(_EDGES), second.strip(_EDGES)


def _without_date(text: str) -> tuple[Value, Value]:
    """Split where no day can be seen: what has a digit was meant as the date."""
    digit = re.search(r"\d", text)
    if digit is None:
        return _place(text), None
    before = _PLACE_END.sub("", text[: digit.start()])
    return _place(before), text[digit.start() :]


def _place(text: str) -> Value:
    return None if says_nothing(text) else text


def _pair(found: re.Match[str]) -> tuple[str, str]:
    return found["a"] or found["rt"], _digits(found["b"] or found["rw"] or found["c"] or "")


def _digits(text: str) -> str:
    """Give a number's digits, also of one in Roman figures; "" for none."""
    return text if text.isdigit() else str(roman(text) or "")
