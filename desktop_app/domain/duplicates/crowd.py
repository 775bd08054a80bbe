"""Many people at once: who of them is worth asking about, found in shares for several processes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import chain, combinations
from typing import Any

from desktop_app.domain.duplicates.blocking import FAMILIES, For, Parts, crowds_by
from desktop_app.domain.duplicates.likeness import UNKNOWN_DAYS, share_text
from desktop_app.domain.duplicates.scoring import Scale, Way
from desktop_app.domain.duplicates.traits import NIK_LONG, Traits
from desktop_app.domain.duplicates.weights import ASK

Places = tuple[int, int]
"""Two people by their places in a list."""

Glance = tuple[int, frozenset[str], frozenset[str], str]
"""The place of a person, the clues of the day, and the words of the name, also without blanks."""

Looks = tuple[Glance, Glance]
"""What glances take of two people."""

Ways = dict[Way, list[Places]]
"""Pairs by the way in which they agree: a city has a few thousand ways."""

SHARES = range(len(FAMILIES))
"""What `Crowd.ways` can be asked for, one after the other or each in a process of its own."""


class Crowd:
    """People to be compared with each other.

    It travels to another process column by column, in a third of the time that its people would
    take one by one. By `scale` (None: the fixed weights) pairs of a score of `least` are given.
    """

    def __init__(
        self, people: Sequence[Traits], scale: Scale | None = None, least: float = ASK
    ) -> None:
        self.people = people
        self._scale = scale or Scale()
        self._least = least
        self._met: set[Places] = set()

    def __reduce__(self) -> tuple[Any, ...]:
        return _of_columns, (tuple(zip(*self.people, strict=True)), self._scale, self._least)

    def compared(self) -> set[Places]:
        """Give all pairs that share any key, to measure what is compared at all."""
        crowds = (crowds_by(each, self._parts, self._unsure) for each in FAMILIES)
        return {pair for some in crowds for crowd in some for pair in combinations(crowd, 2)}

    def ways(self, share: int) -> Ways:
        """Give the pairs of at least the least score that share a key of one family.

        A pair that an earlier share has looked at is not looked at again.
        """
        family, people = FAMILIES[share], self.people
        crowds = crowds_by(family, self._parts, self._unsure)
        looks, met = self.glances, self._met
        within = (combinations([looks[place] for place in crowd], 2) for crowd in crowds)
        pairs = chain.from_iterable(within)
        compare, least = self._scale.agreements_if, self._least
        ways: Ways = {}
        for look, other_look in worth_a_look(pairs, family.meant):
            pair = look[0], other_look[0]
            if pair in met:
                continue
            met.add(pair)
            found = compare(people[pair[0]], people[pair[1]], least)
            if found is not None:
                ways.setdefault(tuple(found.items()), []).append(pair)
        return ways

    @cached_property
    def glances(self) -> list[Glance]:
        """What a glance takes of everybody, in one value each, for there are millions of pairs."""
        names = {
            words: (frozenset(words), "".join(words))
            for words in {one.words for one in self.people}
        }
        return [(place, _clues_of(one), *names[one.words]) for place, one in enumerate(self.people)]

    @cached_property
    def _parts(self) -> Parts:
        return Parts(self.people)

    @cached_property
    def _unsure(self) -> list[int]:
        return [place for place, clues, *_name in self.glances if not clues]


def worth_a_look(pairs: Iterable[Looks], meant: For) -> Iterator[Looks]:
    """Leave out pairs of which no closer look would ask, for hardly anything is too little.

    Of people with names, whole NIKs and exact days, name and most of the day must be alike; one of
    them is enough where the NIKs are known to be nearly the same (`For.NUMBER`).
    """
    number = meant is For.NUMBER
    for pair in pairs:
        (_one, here, words, text), (_other, there, more, text_there) = pair
        if here and there:
            apart = here.isdisjoint(there)
            if apart and not number:
                continue
            named = apart or not number
            if named and words.isdisjoint(more) and not share_text(text, text_there):
                continue
        yield pair


def _of_columns(columns: tuple[tuple[Any, ...], ...], scale: Scale, least: float) -> Crowd:
    return Crowd([Traits(*values) for values in zip(*columns, strict=True)], scale, least)


def _clues_of(one: Traits) -> frozenset[str]:
    """Give what two days of birth share when two of their three parts are the same.

    Nothing for people of whom too little is known to be left out on its account.
    """
    known = one.words and len(one.nik) == NIK_LONG
    return _parts_of(one.birth) if known else frozenset()


@lru_cache(maxsize=40_000)
def _parts_of(birth: str) -> frozenset[str]:
    if not birth or birth[4:] in UNKNOWN_DAYS:
        return frozenset()
    year, month, day = birth[:4], birth[4:6], birth[6:]
    turned = min(month, day) + max(month, day)
    return frozenset((birth[:6], birth[4:], f"{year} {day}", year + turned))
