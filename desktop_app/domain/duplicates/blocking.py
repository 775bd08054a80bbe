"""Who is worth comparing: people who share a key, each made of parts that few others share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations, groupby

from desktop_app.domain.duplicates.traits import Traits, address_parts, telling, words_of

_HASH = (1 << 40) - 1
_CROWD, _SMALL_CROWD = 60, 10
"""More people than this under one key share nothing that tells people apart."""

Family = Callable[[Traits], Iterable[str]]
"""Gives the keys of one kind under which a person stands."""


def _by_day_and_initial(one: Traits) -> Iterator[str]:
    if one.birth:
        day = _either_way(one.birth)
        for first in {word[0] for word in one.words}:
            yield day + first


def _either_way(birth: str) -> str:
    """Give a day so that exchanging day and month makes no difference."""
    return birth[:4] + min(birth[4:6], birth[6:]) + max(birth[4:6], birth[6:])


def _by_day_and_home(one: Traits) -> Iterator[str]:
    if one.birth and one.kelurahan:
        yield one.birth + one.kelurahan


def _by_name_and_part_of_day(one: Traits) -> Iterator[str]:
    if one.birth and one.words:
        name = "".join(sorted(one.words))
        yield name + one.birth[:4]
        yield name + one.birth[4:]
        for word in telling(one.words):
            yield f"{word}{one.birth[4:]}{one.kelurahan}"
            yield f"{word}{one.birth[:6]}{one.kelurahan}"


def _by_name_and_home(one: Traits) -> Iterator[str]:
    if one.words and one.kelurahan:
        yield f"{''.join(sorted(one.words))}{one.kelurahan}{one.rt}"
        yield f"{''.join(one.words)}{one.kelurahan}{one.birth[:4]}"
        for word in telling(one.words):
            yield f"{word}{one.kelurahan}{one.birth[:4]}"


def _by_word_and_mother(one: Traits) -> Iterator[str]:
    mother = words_of(one.mother)
    for word in telling(one.words) if mother else ():
        yield f"{word}{max(mother, key=len)}{one.birth[2:4]}"


# Parts of a NIK that may be wrong: region, region and day, year, year and serial, serial. They
# overlap, so that no exchange of two digits lies across all of them.
_GAPS = ((0, 6), (5, 11), (10, 12), (11, 13), (12, 16))


def _by_part_of_nik(one: Traits) -> Iterator[str]:
    nik, third = one.nik, len(one.nik) // 3
    if third < 2:
        return
    gaps = _GAPS if len(nik) == 16 else ((0, third + 1), (third, 2 * third + 1), (2 * third, 99))
    for first in {word[0] for word in one.words} or {""}:
        for start, end in gaps:
            yield f"{nik[:start]}-{nik[end:]}{first}"


def _by_phone(one: Traits) -> Iterator[str]:
    if one.phone:
        yield one.phone


def _by_family(one: Traits) -> Iterator[str]:
    if one.kk:
        for first in {word[0] for word in one.words}:
            yield one.kk + first


def _by_word_and_address(one: Traits) -> Iterator[str]:
    if not one.address:
        return
    street, numbers = address_parts(one.address)
    firsts = {word[:4] for word in telling(one.words)}
    for number in numbers:
        for first in firsts:
            yield f"{first}{number}{street[:3]}{one.kelurahan[-4:]}"
            yield f"{first}{number}{one.place}"
    for first in firsts:
        yield f"{first}{street[:10]}{one.place}"


FAMILIES: tuple[tuple[Family, int], ...] = (
    (_by_day_and_initial, _CROWD),
    (_by_part_of_nik, _CROWD),
    (_by_day_and_home, _SMALL_CROWD),
    (_by_name_and_part_of_day, _SMALL_CROWD),
    (_by_name_and_home, _SMALL_CROWD),
    (_by_word_and_mother, _SMALL_CROWD),
    (_by_phone, _SMALL_CROWD),
    (_by_family, _SMALL_CROWD),
    (_by_word_and_address, _SMALL_CROWD),
)
"""The kinds of keys, each with the most people that may stand under one of them."""


def keys_at_hand(one: Traits) -> Iterator[str]:
    """Give the few keys that cost hardly anything to make, for a pass over a whole city."""
    if one.birth:
        yield f"d{_either_way(one.birth)}"
    nik = one.nik
    if len(nik) == 16:
        for start, end in _GAPS:
            yield f"{nik[:start]}-{nik[end:]}"
    if one.phone:
        yield f"p{one.phone}"
    if one.kk:
        yield f"k{one.kk}"
    if one.words:
        yield f"n{''.join(sorted(one.words))}{one.birth[:4] or one.kelurahan}"
        yield f"h{''.join(sorted(one.words))}{one.kelurahan}"


def pairs_by(family: Family, people: Sequence[Traits], most: int) -> Iterator[tuple[int, int]]:
    """Give the pairs that share a key of one family, as places in `people`; some come twice.

    Keys stand as numbers in one sorted list, which takes a fifth of the room of a table of lists.
    Two keys of the same hash only make one more comparison.
    """
    bits = len(people).bit_length()
    rest = (1 << bits) - 1
    keyed = sorted(
        (hash(key) & _HASH) << bits | place
        for place, one in enumerate(people)
        for key in set(family(one))
    )
    for _key, crowd in groupby(keyed, key=lambda each: each >> bits):
        together = [each & rest for each in crowd]
        if 1 < len(together) <= most:
            yield from combinations(together, 2)
