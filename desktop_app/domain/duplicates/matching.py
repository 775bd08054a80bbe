"""From many people to the pairs that people should be asked about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from desktop_app.domain.duplicates.blocking import keys_at_hand
from desktop_app.domain.duplicates.crowd import SHARES, Crowd, Scores
from desktop_app.domain.duplicates.pair import Found, noted
from desktop_app.domain.duplicates.scoring import agreements, score_if_asked
from desktop_app.domain.duplicates.traits import Traits
from desktop_app.kernel.jobs import Progress


def likely_pairs(people: Sequence[Traits], progress: Progress) -> list[Found]:
    """Give all pairs among people that are one person likely enough to ask, the likeliest first."""
    return found_by(people, map(Crowd(people).scores, progress.each(SHARES)))


def found_by(people: Sequence[Traits], shares: Iterable[Scores]) -> list[Found]:
    """Give scored pairs with their reasons, the likeliest first."""
    scores: Scores = {}
    for some in shares:
        scores |= some
    found = [_found(people[a], people[b], points) for (a, b), points in scores.items()]
    return sorted(found, key=lambda each: (-each.score, each.workers))


def likely_beside(
    new: Sequence[Traits], known: Iterable[Traits], progress: Progress
) -> list[Found]:
    """Give the pairs of a new and a known person to ask about; `known` may be a whole city.

    It passes once over the known and compares only those who share a number, a day or a whole
    name with somebody new.
    """
    at_hand: defaultdict[str, list[Traits]] = defaultdict(list)
    for one in new:
        for key in keys_at_hand(one):
            at_hand[key].append(one)
    return [found for other in progress.each(known) for found in _beside(other, at_hand)]


def _beside(other: Traits, at_hand: defaultdict[str, list[Traits]]) -> Iterator[Found]:
    met: set[str] = set()
    for key in keys_at_hand(other):
        for one in at_hand.get(key, ()):
            if one.key in met or one.key == other.key:
                continue
            met.add(one.key)
            points = score_if_asked(one, other)
            if points is not None:
                yield _found(one, other, points)


def alike(typed: Traits, known: Iterable[Traits]) -> list[Found]:
    """Compare one person with a few others; give whom to ask about, the likeliest first."""
    scores = ((other, score_if_asked(typed, other)) for other in known if other.key != typed.key)
    found = [_found(typed, other, points) for other, points in scores if points is not None]
    return sorted(found, key=lambda each: (-each.score, each.workers))


def _found(one: Traits, other: Traits, points: float) -> Found:
    return Found(one.key, other.key, points, noted(agreements(one, other)))
