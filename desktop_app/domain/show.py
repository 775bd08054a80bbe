"""How the program writes money, counts, shares and numbers that must not be seen whole."""

from __future__ import annotations

import re

from desktop_app.domain.nik import LENGTH

_DOT = "•"
_AMOUNT = re.compile(
    r"(?:(?:±|\+/-|kurang lebih|sekitar|rata-rata)\s*)?(?:rp\.?\s*)?([0-9]+(?:[.,\s][0-9]+)*)\s*(ribu|rb|k|juta|jt)?(?:[.,]?-+)?(?:\s*(?:rupiah|"
    r"/\s*(?:bulan|bln)|(?:per|se)\s*bulan))*",
    re.IGNORECASE,
)
_TIMES = {"ribu": 1_000, "rb": 1_000, "k": 1_000, "juta": 1_000_000, "jt": 1_000_000}
_GROUPED = re.compile(r"[0-9]{1,3}(?:([.,\s])[0-9]{3})(?:\1[0-9]{3})*(?:[.,][0-9]{1,2})?")
_PLAIN = re.compile(r"[0-9]+|[0-9]{4,}[.,][0-9]{1,2}")
_CENTS = re.compile(r"[.,][0-9]{1,2}$")


def number(value: int) -> str:
    """Give a count with dots between thousands: "15.042"."""
    return f"{value:,}".replace(",", ".")


def money(rupiah: int) -> str:
    """Give an amount of whole rupiah: "Rp16.800", "-Rp500"."""
    return f"-Rp{number(-rupiah)}" if rupiah < 0 else f"Rp{number(rupiah)}"


def percent(part: int, whole: int) -> str:
    """Give a share in whole per cent, rounded down so that 100 means all: "89 %"."""
    return f"{part * 100 // whole if whole else 0} %"


def masked_nik(nik: str) -> str:
    """Give a NIK that tells only its region and serial: "157102 •••••• 0001"."""
    if len(nik) != LENGTH:
        return masked(nik)
    return f"{nik[:6]} {_DOT * 6} {nik[12:]}"


def masked(text: str) -> str:
    """Give private text as dots, with its last three signs where that leaves most of it hidden."""
    seen = 3 if len(text) >= 8 else 0
    return _DOT * (len(text) - seen) + text[len(text) - seen :]


def read_money(words: str) -> int | None:
    """Read whole rupiah: "Rp1.500.000", "1,500,000.00", "1,5 juta", "800rb"; None for no amount."""
    found = _AMOUNT.fullmatch(words.strip())
    if not found:
        return None
    figures, unit = found[1], found[2]
    if unit:
        return _many(figures, _TIMES[unit.lower()])
    if _GROUPED.fullmatch(figures) or _PLAIN.fullmatch(figures):
        return int(re.sub(r"[.,\s]", "", _CENTS.sub("", figures)))
    return None


def _many(figures: str, times: int) -> int | None:
    """Give "1,5" times a thousand or a million; None where the part behind is none."""
    if _GROUPED.fullmatch(figures) and times == _TIMES["ribu"]:
        return int(re.sub(r"[.,\s]", "", figures)) * times
    whole, _sign, part = figures.replace(",", ".").partition(".")
    if part and not part.isdigit():
        return None
    return int(whole) * times + int(part[:6].ljust(6, "0")) * times // 1_000_000
