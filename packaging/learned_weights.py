"""Weights learned from the pairs themselves, without their answers, to measure the fixed ones by.

Fellegi and Sunter with EM: how often two people agree by chance is counted on random pairs, how
often two entries of one person agree is what makes the compared pairs likeliest.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from math import log2
from random import Random

from desktop_app.domain.duplicates.scoring import Agreements, agreements
from desktop_app.domain.duplicates.traits import Traits
from desktop_app.domain.duplicates.weights import KINDS

_ROUNDS, _SAMPLE = 30, 100_000
Shares = dict[str, dict[str, float]]


def learned_scores(people: Sequence[Traits], found: Sequence[Agreements]) -> list[float]:
    """Give for each compared pair the log2 odds that it is one person."""
    by_chance = _shares_by_chance(people)
    vectors = Counter(tuple(sorted(each.items())) for each in found)
    pairs = len(people) * (len(people) - 1) / 2
    prior, same = len(people) / 10 / pairs, _first_guess()
    for _round in range(_ROUNDS):
        prior, same = _better(vectors, (prior, same), by_chance, pairs)
    weights = {
        field: {code: log2(same[field][code] / by_chance[field][code]) for code in codes}
        for field, codes in KINDS.items()
    }
    start = log2(prior / (1 - prior))
    return [start + sum(weights[field][code] for field, code in each.items()) for each in found]


def _shares_by_chance(people: Sequence[Traits]) -> Shares:
    chance = Random(1)  # noqa: S311 - the same sample each time is what is wanted
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for _pair in range(_SAMPLE):
        for field, code in agreements(*chance.sample(people, 2)).items():
            counts[field][code] += 1
    return _shares(counts)


def _first_guess() -> Shares:
    return {
        field: {code: 0.8 if code == "same" else 0.2 / (len(codes) - 1) for code in codes}
        for field, codes in KINDS.items()
    }


def _better(
    vectors: Mapping[tuple[tuple[str, str], ...], int],
    guess: tuple[float, Shares],
    by_chance: Shares,
    pairs: float,
) -> tuple[float, Shares]:
    """One round of EM: weigh each pair by the guess, then count anew."""
    prior, same = guess
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    total = 0.0
    for vector, times in vectors.items():
        one, two = prior, 1 - prior
        for field, code in vector:
            one *= same[field][code]
            two *= by_chance[field][code]
        weight = times * one / (one + two)
        total += weight
        for field, code in vector:
            counts[field][code] += weight
    return total / pairs, _shares(counts)


def _shares(counts: Mapping[str, Mapping[str, float]]) -> Shares:
    """Give shares of counts; what never occurred counts half, so that no weight is endless."""
    shares: Shares = {}
    for field, codes in KINDS.items():
        seen = counts.get(field, {})
        total = sum(seen.values()) + len(codes) / 2
        shares[field] = {code: (seen.get(code, 0) + 0.5) / total for code in codes}
    return shares
