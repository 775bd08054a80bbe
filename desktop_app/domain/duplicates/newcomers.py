"""People who come to a store, looked for among those who are there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Any

from desktop_app.domain.duplicates.blocking import For, keys_at_hand, niks_at_hand
from desktop_app.domain.duplicates.crowd import Crowd, Glance, Looks, worth_a_look
from desktop_app.domain.duplicates.pair import Found, noted
from desktop_app.domain.duplicates.scoring import Scale
from desktop_app.domain.duplicates.traits import Traits

_KEYS: tuple[tuple[Callable[[Traits], Iterator[str]], For], ...] = (
    (niks_at_hand, For.NUMBER),
    (keys_at_hand, For.ALL),
)


class Newcomers:
    """People to be compared with others, but not with each other, by what `scale` says.

    They are laid out by their keys once in each process, and whole cities can then pass by. To
    another process they travel column by column, as a `Crowd` does.
    """

    def __init__(self, people: Sequence[Traits], scale: Scale) -> None:
        self.people = people
        self.scale = scale

    def __reduce__(self) -> tuple[Any, ...]:
        return _of_crowd, (Crowd(self.people), self.scale)

    def among(self, known: Crowd) -> list[Found]:
        """Give the pairs of a new and a known person to ask about.

        Compared are only those who share a number, a day or a whole name.
        """
        return [found for look in known.glances for found in self._beside(known, look)]

    def _beside(self, known: Crowd, look: Glance) -> Iterator[Found]:
        new, other, met = self.people, known.people[look[0]], set[int]()
        for mine, _look in self._worth_a_look(other, look):
            one = new[mine[0]]
            if mine[0] in met or one.key == other.key:
                continue
            met.add(mine[0])
            found = self.scale.agreements_if(one, other)
            if found is not None:
                yield Found(one.key, other.key, self.scale.score(found), noted(found))

    def _worth_a_look(self, other: Traits, look: Glance) -> Iterator[Looks]:
        laid_out = self._laid_out
        for keys, meant in _KEYS:
            for key in keys(other):
                if key in laid_out:
                    yield from worth_a_look([(mine, look) for mine in laid_out[key]], meant)

    @cached_property
    def _laid_out(self) -> dict[str, list[Glance]]:
        laid_out: defaultdict[str, list[Glance]] = defaultdict(list)
        for one, look in zip(self.people, Crowd(self.people).glances, strict=True):
            for keys, _meant in _KEYS:
                for key in keys(one):
                    laid_out[key].append(look)
        return dict(laid_out)


def _of_crowd(people: Crowd, scale: Scale) -> Newcomers:
    return Newcomers(people.people, scale)
