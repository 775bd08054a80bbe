"""Telephone numbers in the one form that is kept: digits from 0 on (docs/domain.md §3.4)."""

from __future__ import annotations

import re

from desktop_app.domain.nik import clean_digits, only_digits

_LABEL = re.compile(r"^\s*(?:no|nomor|hp|wa|telp|tlp|telepon|tel)\b[\s.:]*", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:[/;,&|\n]|\b(?:dan|atau)\b|\s{2,})\s*", re.IGNORECASE)
_MOBILE = re.compile(r"08[0-9]{8,11}")
_LANDLINE = re.compile(r"0[2-79][0-9]{7,10}")  # 0741 is Jambi


def parse_phone(value: object) -> str | None:
    """Read one number from text or from a number cell, which has lost its zero in front.

    Takes 08…, 8…, 62…, +62… and landlines with their area, with blanks, dots, dashes or brackets
    between. Gives 10–13 digits from 08, or a landline from 0; None for anything else.
    """
    if isinstance(value, str) and _MOBILE.fullmatch(value):
        return value  # as most are written
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return None
    digits = _from_zero(_bare(str(value)))
    return digits if _MOBILE.fullmatch(digits) or _LANDLINE.fullmatch(digits) else None


def first_and_rest(text: str) -> tuple[str, str]:
    """Give the first readable number of a cell that may hold several, and the rest as written.

    The number is "" where none can be read; then all of `text` is the rest.
    """
    whole = parse_phone(text)
    if whole:
        return whole, ""
    for parts in (_BETWEEN.split(text), text.split()):
        numbers = [parse_phone(part) for part in parts]
        first = next((n for n, number in enumerate(numbers) if number), None)
        if first is not None:
            rest = " / ".join(part for n, part in enumerate(parts) if part and n != first)
            return numbers[first] or "", rest
    return "", text.strip()


def _bare(text: str) -> str:
    text = text.removesuffix(".0")
    for sign in "()":
        text = text.replace(sign, " ")
    return clean_digits(_LABEL.sub("", text))


def _from_zero(digits: str) -> str:
    abroad = digits.startswith("+")
    digits = digits.removeprefix("+")
    if not only_digits(digits):
        return ""
    if digits.startswith("62"):
        return "0" + digits[2:].removeprefix("0")
    return "0" + digits if digits.startswith("8") and not abroad else digits
