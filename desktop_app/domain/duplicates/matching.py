"""From many people to the pairs that people should be asked about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from desktop_app.domain.duplicates.crowd import SHARES, Crowd, Places, Ways
from desktop_app.domain.duplicates.learning import learned
from desktop_app.domain.duplicates.pair import Found, noted
from desktop_app.domain.duplicates.scoring import Scale, Way, is_asked
from desktop_app.domain.duplicates.traits import Traits
from desktop_app.domain.duplicates.weights import ASK, FIXED, Weights
from desktop_app.kernel.jobs import Progress

_LOOSE = ASK - 20  # by the fixed weights; a pair from there on may be one to ask about by others


@dataclass(frozen=True, slots=True)
class Searched:
    """What a search over everybody gave: the likeliest pair first, and what was learned.

    `people`: how many were compared.
    """

    found: tuple[Found, ...]
    weights: Weights
    people: int


def loose_crowd(people: Sequence[Traits]) -> Crowd:
    """Give people whose shares `searched` takes: all pairs of which more can be learned."""
    return Crowd(people, Scale(replace(FIXED, two_names=0.0)), _LOOSE)


def likely_pairs(people: Sequence[Traits], progress: Progress, scale: Scale) -> list[Found]:
    """Give all pairs among people that are one person likely enough to ask, the likeliest first."""
    shares = map(Crowd(people, scale).ways, progress.each(SHARES))
    return found_by(people, shares, scale)


def found_by(people: Sequence[Traits], shares: Iterable[Ways], scale: Scale) -> list[Found]:
    """Give the pairs to ask about among those that agree in some ways, the likeliest first."""
    return _in_order(_asked(people, _together(shares), scale))


def searched(people: Sequence[Traits], shares: Iterable[Ways]) -> Searched:
    """Learn from pairs that are loosely alike what tells one person from two.

    Args:
        people: everybody.
        shares: what their `loose_crowd` gives for each of `SHARES`.

    Returns:
        the pairs to ask about by what was learned.
    """
    ways = _together(shares)
    weights = learned(people, ways)
    found = _asked(people, ways, Scale(weights))
    return Searched(tuple(_in_order(found)), weights, len(people))


def _together(shares: Iterable[Ways]) -> Ways:
    """Give the pairs of all shares, each once."""
    ways: defaultdict[Way, set[Places]] = defaultdict(set)
    for some in shares:
        for way, pairs in some.items():
            ways[way].update(pairs)
    return {way: list(pairs) for way, pairs in ways.items()}


def _asked(people: Sequence[Traits], ways: Ways, scale: Scale) -> Iterator[Found]:
    for way, pairs in ways.items():
        agreed = dict(way)
        if not is_asked(scale.most(agreed)):
            continue
        for one, other in ((people[a], people[b]) for a, b in pairs):
            found = scale.with_namesakes(agreed, one, other)
            points = scale.score(found)
            if is_asked(points):
                yield Found(one.key, other.key, points, noted(found))


def alike(typed: Traits, known: Iterable[Traits], scale: Scale) -> list[Found]:
    """Compare one person with a few others; give whom to ask about, the likeliest first."""
    scores = ((other, scale.score_if(typed, other)) for other in known if other.key != typed.key)
    return _in_order(
        _found(typed, other, scale, points) for other, points in scores if points is not None
    )


def _found(one: Traits, other: Traits, scale: Scale, points: float) -> Found:
    return Found(one.key, other.key, points, noted(scale.agreements(one, other)))


def _in_order(found: Iterable[Found]) -> list[Found]:
    return sorted(found, key=lambda each: (-each.score, each.workers))
