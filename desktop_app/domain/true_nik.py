"""Damaged NIKs: the true one, where name and birth date are known, or where one digit is lost.

What Excel and people do to long numbers: docs/domain.md §9. A proposal only; somebody accepts it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from rapidfuzz.distance import OSA

from desktop_app.domain.cells import Value, text_of
from desktop_app.domain.dates import show_day
from desktop_app.domain.duplicates.traits import words_of
from desktop_app.domain.judging import Row
from desktop_app.domain.nik import (
    LENGTH,
    agrees,
    clean_digits,
    is_nik,
    is_rounded,
    letters_as_digits,
    only_digits,
)
from desktop_app.domain.record import Issue
from desktop_app.kernel.i18n import _

_DAMAGE = frozenset(("nik_missing", "nik_digits", "nik_length", "nik_placeholder", "nik_precision"))
_MANTISSA = re.compile(r"'?(\d)(?:[.,](\d+))?E\+?15", re.IGNORECASE)
_SLIPS = 2


class Namesake(NamedTuple):
    """Somebody whom the store knows: only what tells whether a row means them."""

    nik: str
    name: str
    birth_date: date
    rt: str


Namesakes = Mapping[date, list[Namesake]]


def days_of(rows: Iterable[Row]) -> set[date]:
    """Give the birth dates of the rows whose NIK is damaged: by them the store is asked."""
    return {
        row.worker.birth_date
        for row in rows
        if row.worker.birth_date and row.worker.name and _damage(row)
    }


def propose_niks(rows: Iterable[Row], known: Namesakes, office: str) -> None:
    """Offer the true NIK at every damaged one that is known, or that lacks only its first digit."""
    for row in rows:
        found = _damage(row)
        if found and not found.proposal:
            better = _known(row, found, known) or _first_digit_back(row, found, office)
            if better:
                row.issues = tuple(better if each is found else each for each in row.issues)


def _damage(row: Row) -> Issue | None:
    return next((each for each in row.issues if each.code in _DAMAGE), None)


def _known(row: Row, found: Issue, known: Namesakes) -> Issue | None:
    worker = row.worker
    if worker.birth_date is None:
        return None
    words = words_of(worker.name)
    fitting = [
        each
        for each in known.get(worker.birth_date, ())
        if words_of(each.name) == words and may_be(row.raw.get("nik"), each.nik)
    ]
    if len({each.nik for each in fitting}) != 1:
        return None
    one = fitting[0]
    said = (
        _("{name}, lahir {day}, sudah terdata di RT {rt}.")
        if one.rt
        else _("{name}, lahir {day}, sudah terdata.")
    ).format(name=one.name, day=show_day(one.birth_date), rt=one.rt)
    return replace(found, message=f"{found.message} {said}", proposal=one.nik)


def _first_digit_back(row: Row, found: Issue, office: str) -> Issue | None:
    """Fifteen digits that, with the first one of the office's province, fit the birth date."""
    digits = clean_digits(text_of(row.raw.get("nik")))
    whole = office[:1] + digits
    if not is_nik(whole) or whole[:2] != office[:2]:
        return None
    if not agrees(whole, row.worker.birth_date, row.worker.sex):
        return None
    said = _("Angka pertamanya mungkin hilang; tanggal lahirnya cocok.")
    return replace(found, message=f"{found.message} {said}", proposal=whole)


def may_be(written: Value, nik: str) -> bool:
    """Say whether what is left of a number can come from `nik`; of nothing, anything can."""
    text = text_of(written)
    mantissa = _MANTISSA.fullmatch(text)
    if mantissa:
        kept = mantissa[1] + (mantissa[2] or "")
        return abs(int(nik[: len(kept)]) - int(kept)) <= 1
    digits = letters_as_digits(text) or clean_digits(text)
    if not only_digits(digits) or len(set(digits)) == 1:
        return True
    if is_rounded(written) and len(digits) == LENGTH:
        # Beyond 2**53 a double is one off at most.
        return digits[:-1] == nik[:-1] or abs(int(nik) - int(digits)) <= 1
    return OSA.distance(digits, nik, score_cutoff=_SLIPS) <= _SLIPS
