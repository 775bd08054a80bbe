"""How alike two values of one field are: each function gives the code of an agreement, or ""."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA, Indel, JaroWinkler

from desktop_app.domain.duplicates.traits import (
    NIK_LONG,
    WEAK_WORDS,
    Traits,
    address_parts,
    words_of,
)

Words = Sequence[str]

UNKNOWN_DAYS = frozenset(["0101", "0107", "0701", "3112", "1231", "3006", "0630"])
"""What is written where only the year is known: the first and last days of a year and a half."""
_WORD_LIKE, _WORD_JARO, _WHOLE_LIKE, _LOOSE = 0.75, 0.92, 0.85, 0.6
_AT_ALL, _LONG = 0.35, 5
_GENERATION, _TWO_GENERATIONS = 15, 50  # years between a parent and a child
_STREET_LIKE = 0.85


def name(one: Words, other: Words) -> str:
    """Compare the words of two names."""
    if not one or not other:
        return ""
    if one == other:
        return "same"
    first, second = "".join(one), "".join(other)
    alike = share_text(first, second)
    if not alike and set(one).isdisjoint(other):
        return "different"
    whole = _whole(first, second, alike)
    return _apart(one, other, whole) if len(one) <= len(other) else _apart(other, one, whole)


def share_text(one: str, other: str) -> float:
    """Tell how far two names without their blanks are one; 0 for most, which share nothing."""
    return OSA.normalized_similarity(one, other, score_cutoff=_AT_ALL)


def _whole(one: str, other: str, alike: float) -> str:
    """Compare two names without their blanks, for words that were joined or torn."""
    if one == other:
        return "same"
    if alike > _WHOLE_LIKE:
        return "spelled"
    within = len(one) >= _LONG <= len(other) and (one in other or other in one)
    return "shorter" if within else ""


def _apart(short: Words, long: Words, whole: str) -> str:
    lone, left, typed = _matched(short, long)
    if not lone and not left:
        return "spelled" if typed else "order"
    strong = len(lone) < len(short) and any(
        word not in WEAK_WORDS for word in short if word not in lone
    )
    lone, left = _without_weak(lone), _without_weak(left)
    if not lone or not left:
        return "shorter" if strong else whole or "part"
    return whole or _in_conflict(lone, left, strong=strong)


def _without_weak(words: list[str]) -> list[str]:
    if WEAK_WORDS.isdisjoint(words):  # nearly always
        return words
    return [word for word in words if word not in WEAK_WORDS]


def _in_conflict(lone: Words, left: Words, *, strong: bool) -> str:
    """Weigh words of which each name has its own: badly typed, or another name."""
    for word in lone:
        for each in left:
            if _word_like(word, each):
                break
        else:
            return "part" if strong else "different"
    return "near"


def _matched(short: Words, long: Words) -> tuple[list[str], list[str], bool]:
    """Give the words that stay alone, of the shorter and the longer name, and if any is typed."""
    left = list(long)
    unmatched = []
    for word in short:
        if word in left:
            left.remove(word)
        else:
            unmatched.append(word)
    lone = []
    for word in unmatched:
        like = 0.0
        for each in left:
            found = _word_like(word, each)
            if found > like:
                like, best = found, each
        if like > 0:
            left.remove(best)
        else:
            lone.append(word)
    return lone, left, len(lone) < len(unmatched)


@lru_cache(maxsize=131_072)
def _word_like(one: str, other: str) -> float:
    """Tell how far two words are one; less than nothing if they may be one that was badly typed."""
    if len(one) == 1 or len(other) == 1:
        return 0.5 if one[0] == other[0] else 0.0
    loosely = OSA.normalized_similarity(one, other, score_cutoff=_LOOSE)
    if loosely >= _WORD_LIKE:
        return loosely
    return JaroWinkler.similarity(one, other, score_cutoff=_WORD_JARO) or -loosely


def mother(one: str, other: str) -> str:
    """Compare the mothers' names, as written."""
    if one == other:
        return "same" if one else ""
    found = name(words_of(one), words_of(other))
    return _MOTHER.get(found, found)


_MOTHER = {"order": "same", "shorter": "spelled", "near": "", "part": "different"}


def birth(one: str, other: str) -> str:
    """Compare two days of birth, each YYYYMMDD."""
    if not one or not other:
        return ""
    if one == other:
        return "unknown_day" if one[4:] in UNKNOWN_DAYS else "same"
    year, month, day = one[:4] == other[:4], one[4:6] == other[4:6], one[6:] == other[6:]
    if year and not month and not day:
        return _within_year(one, other)
    if not year and not (month and day):
        years = abs(int(one[:4]) - int(other[:4]))
        return "generation" if _GENERATION <= years <= _TWO_GENERATIONS else "different"
    unknown = year and (one[4:] in UNKNOWN_DAYS or other[4:] in UNKNOWN_DAYS)
    return "year" if unknown else _one_part_off(one, other)


def _within_year(one: str, other: str) -> str:
    if one[4:6] == other[6:] and one[6:] == other[4:6]:
        return "swapped"
    unknown = one[4:] in UNKNOWN_DAYS or other[4:] in UNKNOWN_DAYS
    return "year" if unknown else "different"


def _one_part_off(one: str, other: str) -> str:
    return "digit" if OSA.distance(one, other, score_cutoff=1) == 1 else "part"


def nik(one: str, other: str) -> str:
    """Compare two NIKs."""
    if not one or not other:
        return ""
    if one == other:
        return "same"
    but_serial = one[:12] == other[:12]
    if but_serial and len(one) == len(other) == NIK_LONG:
        return _serial(one[12:], other[12:])
    away = OSA.distance(one, other, score_cutoff=2)
    if away > 1:
        return "near" if away == 2 else "different"
    return _serial(one[12:], other[12:]) if but_serial and len(one) > 12 else _one_off(one, other)


def _serial(one: str, other: str) -> str:
    """Tell serials that follow each other, as those of twins do, from others."""
    follow = one.isdecimal() and other.isdecimal() and abs(int(one) - int(other)) == 1
    return "next" if follow else "serial"


def _one_off(one: str, other: str) -> str:
    if len(one) != len(other):
        return "digit"
    places = [place for place, digit in enumerate(one) if digit != other[place]]
    if len(places) == 2:
        return "exchanged"
    first = places[0]
    if len(one) == 16 and first == 6 and abs(int(one[6:8], 36) - int(other[6:8], 36)) == 4 * 36:
        return "forty"
    return "digit"


def number(one: str, other: str) -> str:
    """Compare two numbers such as phones: same, one digit off, different."""
    if not one or not other:
        return ""
    if one == other:
        return "same"
    return "digit" if OSA.distance(one, other, score_cutoff=1) == 1 else "different"


def sex(one: str, other: str) -> str:
    """Compare two sexes."""
    return "" if not one or not other else "same" if one == other else "different"


def place(one: str, other: str) -> str:
    """Compare two places of birth."""
    if not one or not other:
        return ""
    if one == other:
        return "same"
    return "spelled" if Indel.normalized_similarity(one, other) >= _STREET_LIKE else "different"


def address(one: str, other: str) -> str:
    """Compare two addresses: the street, then the number."""
    if not one or not other:
        return ""
    street, numbers = address_parts(one)
    street_there, numbers_there = address_parts(other)
    if street == street_there:
        alike = 1.0
    else:
        alike = Indel.normalized_similarity(street.replace(" ", ""), street_there.replace(" ", ""))
    if alike < _STREET_LIKE:
        return "different"
    if numbers and numbers_there and not numbers & numbers_there:
        return "street"
    return "same" if alike == 1.0 and numbers == numbers_there else "spelled"


def home(one: Traits, other: Traits) -> str:
    """Compare where two people are registered: kelurahan and RT."""
    if not one.kelurahan or not other.kelurahan:
        return ""
    if one.kelurahan != other.kelurahan:
        return "different"
    if one.rt and other.rt:
        return "rt" if one.rt == other.rt else "kelurahan"
    return "kelurahan"
