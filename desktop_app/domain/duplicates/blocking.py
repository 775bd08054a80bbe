"""Who is worth comparing: people who share a key, each made of parts that few others share.

Keys are numbers, made of columns: to pass over a few columns for each kind of keys takes a third of
the time that it takes to ask every person for them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from enum import Enum, auto
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from desktop_app.domain.duplicates.traits import NIK_LONG, Traits, address_parts, telling, words_of

_HASH = (1 << 40) - 1
_CROWD, _SMALL_CROWD = 60, 10


class For(Enum):
    """Whom a kind of keys brings together."""

    ALL = auto()
    UNSURE = auto()  # pairs of which one lacks a whole NIK or an exact day of birth
    NUMBER = auto()  # a number is nearly the same, so name or day may be quite another


class Keys(NamedTuple):
    """Keys of one kind, by the place of who stands under them: each of `many` with the number.

    `numbers`: 0 for who stands under none. `many` holds the numbers of words or the like.
    """

    numbers: Sequence[int]
    many: Sequence[tuple[int, ...]]


class Family(NamedTuple):
    """Kinds of keys: more people than `most` under one of them share nothing that tells."""

    keys: Callable[[Parts], Iterator[Keys]]
    most: int = _SMALL_CROWD
    meant: For = For.ALL


class _Spelling(NamedTuple):
    """What keys take of a name, as numbers."""

    initials: tuple[int, ...]
    whole: tuple[int, ...]
    telling: tuple[int, ...]
    beginnings: tuple[int, ...]


def _spelling(words: tuple[str, ...]) -> _Spelling:
    kept = telling(words)
    return _Spelling(
        tuple({hash(word[0]) for word in words}),
        (hash("".join(sorted(words))),) if words else (),
        tuple(hash(word) for word in kept),
        tuple(hash(word[:4]) for word in kept),
    )


class Parts:
    """What keys are made of: each part of everybody in a column of its own."""

    def __init__(self, people: Sequence[Traits]) -> None:
        spellings = {words: _spelling(words) for words in {one.words for one in people}}
        spelled = [spellings[one.words] for one in people]
        self.initials = [each.initials for each in spelled]
        self.whole = [each.whole for each in spelled]
        self.telling = [each.telling for each in spelled]
        self.beginnings = [each.beginnings for each in spelled]
        self.births = [one.birth for one in people]
        self.years = [one.birth[:4] for one in people]
        self.homes = [one.kelurahan for one in people]
        self.people = people


def _numbers(known: Sequence[str], *others: Sequence[str]) -> list[int]:
    """Give everybody's parts as one number, 0 where the first is not known."""
    return [hash(parts) if parts[0] else 0 for parts in zip(known, *others, strict=True)]


def _alone(numbers: Sequence[int]) -> Keys:
    return Keys(numbers, ((0,),) * len(numbers))


def _by_day_and_initial(of: Parts) -> Iterator[Keys]:
    either_way = {birth: _either_way(birth) for birth in set(of.births)}
    yield Keys(_numbers([either_way[birth] for birth in of.births]), of.initials)


def _either_way(birth: str) -> str:
    """Give a day so that exchanging day and month makes no difference."""
    month, day = birth[4:6], birth[6:]
    return birth if month < day else birth[:4] + day + month


def _by_day_and_home(of: Parts) -> Iterator[Keys]:
    born_at_home = [home and birth for home, birth in zip(of.homes, of.births, strict=True)]
    yield _alone(_numbers(born_at_home, of.homes))


def _by_name_and_part_of_day(of: Parts) -> Iterator[Keys]:
    yield Keys(_numbers(of.years), of.whole)
    yield Keys(_numbers([birth[4:] for birth in of.births]), of.whole)


def _by_word_and_day(of: Parts) -> Iterator[Keys]:
    yield Keys(_numbers([birth[4:] for birth in of.births], of.homes), of.telling)


def _by_word_and_month(of: Parts) -> Iterator[Keys]:
    yield Keys(_numbers([birth[:6] for birth in of.births], of.homes), of.telling)


def _by_name_and_home(of: Parts) -> Iterator[Keys]:
    in_rt = _numbers(of.homes, [one.rt for one in of.people])
    yield Keys(in_rt, of.whole)
    yield Keys(in_rt, of.telling)
    yield Keys(_numbers(of.homes, of.years), of.telling)


def _by_word_and_mother(of: Parts) -> Iterator[Keys]:
    mothers = [_longest(one.mother) for one in of.people]
    yield Keys(_numbers(mothers, [year[2:] for year in of.years]), of.telling)
    # One of the two may have no day at all, and the name another spelling.
    at_home = [home and mother for home, mother in zip(of.homes, mothers, strict=True)]
    yield Keys(_numbers(at_home, of.homes), of.initials)


@lru_cache(maxsize=32_768)
def _longest(name: str) -> str:
    return max(words_of(name), key=len, default="")


def _nik_without(start: int, end: int) -> Callable[[Parts], Iterator[Keys]]:
    """Give what makes keys of NIKs that are alike but for some places, which may be wrong."""

    def rest(of: Parts) -> Iterator[Keys]:
        niks = (one.nik for one in of.people)
        yield _alone([hash(nik[:start] + nik[end:]) if len(nik) == NIK_LONG else 0 for nik in niks])

    return rest


# Parts of a NIK that may be wrong: region, region and day, month and year, year and serial, serial.
# They overlap, so that no exchange of two digits lies across all of them.
_GAPS = ((0, 6), (5, 10), (9, 12), (11, 13), (12, 16))


def _by_part_of_other_number(of: Parts) -> Iterator[Keys]:
    """Give parts of a number that is no NIK: another country's, or one that was cut off."""
    parts = [() if len(one.nik) == NIK_LONG else _thirds(one.nik) for one in of.people]
    yield Keys((1,) * len(parts), parts)


def _thirds(nik: str) -> tuple[int, ...]:
    third = len(nik) // 3
    if third < 2:
        return ()
    torn = nik[:third] + nik[2 * third + 1 :]
    return hash((0, nik[third + 1 :])), hash((1, torn)), hash((2, nik[: 2 * third]))


def _by_phone(of: Parts) -> Iterator[Keys]:
    yield _alone(_numbers([one.phone for one in of.people]))


def _by_family(of: Parts) -> Iterator[Keys]:
    yield Keys(_numbers([one.kk for one in of.people]), of.initials)


class _Address(NamedTuple):
    """What keys take of an address."""

    street: str
    begin: str
    numbers: tuple[int, ...]


@lru_cache(maxsize=32_768)
def _address(address: str) -> _Address:
    street, numbers = address_parts(address)
    return _Address(street[:10], street[:3], tuple(map(hash, numbers)))


def _by_word_and_address(of: Parts) -> Iterator[Keys]:
    addresses = [_address(one.address) for one in of.people]
    places = [one.place for one in of.people]
    known = [one.address and "known" for one in of.people]
    yield Keys(_numbers(known, [each.street for each in addresses], places), of.beginnings)
    numbered = [
        tuple([word ^ number for word in words for number in each.numbers])
        for words, each in zip(of.beginnings, addresses, strict=True)
    ]
    yield Keys(_numbers(known, [each.begin for each in addresses], of.homes), numbered)
    yield Keys(_numbers(known, places), numbered)


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
    """Give the few keys that cost hardly anything to make, for a pass over a whole city.

    Those of a NIK that is nearly the same are `niks_at_hand`.
    """
    if one.birth:
        yield f"d{_either_way(one.birth)}"
    if one.phone:
        yield f"p{one.phone}"
    if one.kk:
        yield f"k{one.kk}"
    if one.words:
        yield f"n{''.join(sorted(one.words))}{one.birth[:4] or one.kelurahan}"
        yield f"h{''.join(sorted(one.words))}{one.kelurahan}"


def niks_at_hand(one: Traits) -> Iterator[str]:
    """Give the keys of those whose NIKs are the same but for one part, for `For.NUMBER`."""
    nik = one.nik
    if len(nik) == NIK_LONG:
        for start, end in _GAPS:
            yield f"{nik[:start]}-{nik[end:]}"


def crowds_by(family: Family, of: Parts, unsure: Collection[int] = ()) -> Iterator[list[int]]:
    """Give the places of people who share a key of one family, in order; some come twice.

    Keys stand as numbers in one sorted list, which takes a fifth of the room of a table of lists.
    Two keys of the same number only make one more comparison.
    """
    bits = len(of.people).bit_length()
    for keys in family.keys(of):
        keyed = _near(keys, unsure, bits) if family.meant is For.UNSURE else _keyed(keys, bits)
        for crowd in _together(keyed, bits):
            if len(crowd) <= family.most:
                yield list(dict.fromkeys(crowd))


def _keyed(keys: Keys, bits: int) -> list[int]:
    """Give all keys, each above the place of the person who stands under it."""
    return [
        ((number ^ each) & _HASH) << bits | place
        for place, (number, many) in enumerate(zip(*keys, strict=True))
        if number
        for each in many
    ]


def _near(keys: Keys, unsure: Collection[int], bits: int) -> list[int]:
    """Give the keys, as `_keyed` does, under which somebody of the unsure stands."""
    numbers, many = keys
    some = {numbers[place] for place in unsure} - {0}
    shared = {numbers[place] ^ each for place in unsure for each in many[place]}
    return [
        (key & _HASH) << bits | place
        for place, number in enumerate(numbers)
        if number in some
        for each in many[place]
        if (key := number ^ each) in shared
    ]


def _together(keyed: list[int], bits: int) -> Iterator[list[int]]:
    """Give who stand under one key; most keys are one person's only."""
    room = 1 << bits
    keyed.append((_HASH + 1) << bits)
    keyed.sort()
    crowd: list[int] = []
    for each, following in pairwise(keyed):
        if each ^ following < room:
            crowd.append(each & room - 1)
        elif crowd:
            yield [*crowd, each & room - 1]
            crowd.clear()
