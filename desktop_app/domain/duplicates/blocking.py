"""Who is worth comparing: people who share a key, each made of parts that few others share."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterator, Sequence
from enum import Enum, auto
from functools import lru_cache
from itertools import combinations, groupby
from typing import NamedTuple

from desktop_app.domain.duplicates.traits import NIK_LONG, Traits, address_parts, telling, words_of

_HASH = (1 << 40) - 1
_CROWD, _SMALL_CROWD = 60, 10

Key = Hashable
Keys = Callable[[Traits], Sequence[Key]]
"""Gives the keys of one kind under which a person stands; some may come twice."""


class For(Enum):
    """Whom a kind of keys brings together."""

    ALL = auto()
    UNSURE = auto()  # pairs of which one lacks a whole NIK or an exact day of birth
    NUMBER = auto()  # a number is nearly the same, so name or day may be quite another


class Family(NamedTuple):
    """A kind of keys: more people than `most` under one of them share nothing that tells."""

    keys: Keys
    most: int = _SMALL_CROWD
    meant: For = For.ALL


class _Spelling(NamedTuple):
    """What keys take of a name."""

    initials: tuple[str, ...]
    whole: str
    telling: tuple[str, ...]


@lru_cache(maxsize=65_536)
def _spelling(words: tuple[str, ...]) -> _Spelling:
    initials = sorted({word[0] for word in words})
    return _Spelling(tuple(initials), "".join(sorted(words)), tuple(telling(words)))


def _by_day_and_initial(one: Traits) -> Sequence[Key]:
    if not one.birth:
        return ()
    day = _either_way(one.birth)
    return [(day, first) for first in _spelling(one.words).initials]


def _either_way(birth: str) -> str:
    """Give a day so that exchanging day and month makes no difference."""
    month, day = birth[4:6], birth[6:]
    return birth if month < day else birth[:4] + day + month


def _by_day_and_home(one: Traits) -> Sequence[Key]:
    return ((one.birth, one.kelurahan),) if one.birth and one.kelurahan else ()


def _by_name_and_part_of_day(one: Traits) -> Sequence[Key]:
    if not one.birth or not one.words:
        return ()
    whole = _spelling(one.words).whole
    return (whole, one.birth[:4]), (whole, one.birth[4:])


def _by_word_and_day(one: Traits) -> Sequence[Key]:
    if not one.birth:
        return ()
    day, home = one.birth[4:], one.kelurahan
    return [(word, day, home) for word in _spelling(one.words).telling]


def _by_word_and_month(one: Traits) -> Sequence[Key]:
    if not one.birth:
        return ()
    month, home = one.birth[:6], one.kelurahan
    return [(word, month, home) for word in _spelling(one.words).telling]


def _by_name_and_home(one: Traits) -> Sequence[Key]:
    if not one.words or not one.kelurahan:
        return ()
    home, year = one.kelurahan, one.birth[:4]
    spelling = _spelling(one.words)
    keys: list[Key] = [(spelling.whole, home, one.rt)]
    for word in spelling.telling:
        keys += ((word, home, year), (word, one.rt, home, ""))
    return keys


def _by_word_and_mother(one: Traits) -> Sequence[Key]:
    mother = _longest(one.mother)
    if not mother:
        return ()
    year, home, spelling = one.birth[2:4], one.kelurahan, _spelling(one.words)
    keys: list[Key] = [(word, mother, year) for word in spelling.telling]
    if home:  # one of the two may have no day at all, and the name another spelling
        keys += [(first, mother, home) for first in spelling.initials]
    return keys


@lru_cache(maxsize=32_768)
def _longest(name: str) -> str:
    return max(words_of(name), key=len, default="")


def _nik_without(start: int, end: int) -> Keys:
    """Give what makes keys of NIKs that are alike but for some places, which may be wrong."""

    def rest(one: Traits) -> Sequence[Key]:
        nik = one.nik
        return (nik[:start] + nik[end:],) if len(nik) == NIK_LONG else ()

    return rest


# Parts of a NIK that may be wrong: region, region and day, month and year, year and serial, serial.
# They overlap, so that no exchange of two digits lies across all of them.
_GAPS = ((0, 6), (5, 10), (9, 12), (11, 13), (12, 16))


def _by_part_of_other_number(one: Traits) -> Sequence[Key]:
    """Give parts of a number that is no NIK: another country's, or one that was cut off."""
    nik, third = one.nik, len(one.nik) // 3
    if third < 2 or len(nik) == NIK_LONG:
        return ()
    return (0, nik[third + 1 :]), (1, nik[:third] + nik[2 * third + 1 :]), (2, nik[: 2 * third])


def _by_phone(one: Traits) -> Sequence[Key]:
    return (one.phone,) if one.phone else ()


def _by_family(one: Traits) -> Sequence[Key]:
    return [(one.kk, first) for first in _spelling(one.words).initials] if one.kk else ()


def _by_word_and_address(one: Traits) -> Sequence[Key]:
    if not one.address:
        return ()
    street, numbers = address_parts(one.address)
    begin, place, home = street[:3], one.place, one.kelurahan
    keys: list[Key] = []
    for word in _spelling(one.words).telling:
        first = word[:4]
        keys.append((first, street[:10], place))
        for number in numbers:
            keys += ((first, number, begin, home), (first, number, place))
    return keys


FAMILIES = (
    Family(_by_day_and_initial, _CROWD),
    Family(_by_name_and_part_of_day),
    *(Family(_nik_without(start, end), _CROWD, For.NUMBER) for start, end in _GAPS),
    Family(_by_word_and_address, meant=For.UNSURE),
    Family(_by_word_and_day),
    Family(_by_word_and_month),
    Family(_by_word_and_mother, meant=For.UNSURE),
    Family(_by_name_and_home, meant=For.UNSURE),
    Family(_by_family),
    Family(_by_phone),
    Family(_by_day_and_home, meant=For.UNSURE),
    Family(_by_part_of_other_number, _CROWD, For.NUMBER),
)
"""The kinds of keys; those that take longest come first, so that no core waits for the last.

Two people with whole NIKs and exact days whom only a home or a mother joins differ in both numbers,
and are then two people: `For.UNSURE`.
"""


def keys_at_hand(one: Traits) -> Iterator[str]:
    """Give the few keys that cost hardly anything to make, for a pass over a whole city."""
    if one.birth:
        yield f"d{_either_way(one.birth)}"
    nik = one.nik
    if len(nik) == NIK_LONG:
        for start, end in _GAPS:
            yield f"{nik[:start]}-{nik[end:]}"
    if one.phone:
        yield f"p{one.phone}"
    if one.kk:
        yield f"k{one.kk}"
    if one.words:
        yield f"n{''.join(sorted(one.words))}{one.birth[:4] or one.kelurahan}"
        yield f"h{''.join(sorted(one.words))}{one.kelurahan}"


def pairs_by(
    family: Family, people: Sequence[Traits], unsure: Collection[int] = ()
) -> Iterator[tuple[int, int]]:
    """Give the pairs that share a key of one family, as places in `people`; some come twice.

    Keys stand as numbers in one sorted list, which takes a fifth of the room of a table of lists.
    Two keys of the same hash only make one more comparison.
    """
    bits = len(people).bit_length()
    rest = (1 << bits) - 1
    for crowd in _crowds(_keyed(family, people, unsure, bits), bits):
        if len(crowd) <= family.most:
            yield from combinations(dict.fromkeys(each & rest for each in crowd), 2)


def _keyed(
    family: Family, people: Sequence[Traits], unsure: Collection[int], bits: int
) -> list[int]:
    """Give all keys in order, each above the place of the person who stands under it."""
    if family.meant is For.UNSURE:
        shared = {hash(key) & _HASH for place in unsure for key in family.keys(people[place])}
        keyed = [
            number << bits | place
            for place, one in enumerate(people)
            for key in family.keys(one)
            if (number := hash(key) & _HASH) in shared
        ]
    else:
        keyed = [
            (hash(key) & _HASH) << bits | place
            for place, one in enumerate(people)
            for key in family.keys(one)
        ]
    keyed.sort()
    return keyed


def _crowds(keyed: Sequence[int], bits: int) -> Iterator[list[int]]:
    for _key, crowd in groupby(keyed, key=bits.__rrshift__):
        together = list(crowd)
        if len(together) > 1:
            yield together
