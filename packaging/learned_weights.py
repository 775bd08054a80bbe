"""Weights learned from the pairs themselves, without their answers, to measure the fixed ones by.

Fellegi and Sunter with EM: how often two people agree by chance is counted on random pairs, how
often two entries of one person agree is what makes the compared pairs likeliest. Three guards keep
it from learning what families have in common: what a household shares counts only so far, in each
round too; agreements that relatives have (half the name, a NIK but for its serial) are never worth
more than the fixed table says; and who differs in name and NIK is two people. It starts from the
fixed table, which counts like `_BELIEF` pairs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from math import log2
from random import Random

from desktop_app.domain.duplicates.scoring import Agreements, agreements
from desktop_app.domain.duplicates.traits import Traits
from desktop_app.domain.duplicates.weights import HOUSEHOLD, HOUSEHOLD_MOST, KINDS

_ROUNDS, _SAMPLE, _BELIEF = 15, 100_000, 50
_TWO_PEOPLE = -39.0
_OTHER_NIK, _OTHER_NAME = {"different", "serial", "near"}, {"different", "part"}
_OF_RELATIVES = (("nik", "serial"), ("nik", "near"), ("name", "part"))
_SURE = 60.0  # log2 odds; more says nothing more
Shares = dict[str, dict[str, float]]
Vector = tuple[tuple[str, str], ...]


def learned_scores(people: Sequence[Traits], found: Sequence[Agreements]) -> list[float]:
    """Give for each compared pair the log2 odds that it is one person."""
    by_chance = _shares_by_chance(people)
    each_pair = [tuple(sorted(each.items())) for each in found]
    vectors = Counter(each_pair)
    pairs = len(people) * (len(people) - 1) / 2
    prior = len(people) / 10 / pairs
    weights = {
        field: {code: kind.weight for code, kind in kinds.items()} for field, kinds in KINDS.items()
    }
    believed = {field: _shares_by(weights[field], by_chance[field]) for field in KINDS}
    for _round in range(_ROUNDS):
        counts, one_person = _expected(vectors, weights, _log_odds(prior))
        prior = max(one_person, 1) / pairs
        weights = {field: _learned(field, counts[field], believed, by_chance) for field in KINDS}
    start = _log_odds(prior)
    return [start + _points(each, weights) for each in each_pair]


def _log_odds(share: float) -> float:
    return log2(share / (1 - share))


def _shares_by(weights: Mapping[str, float], by_chance: Mapping[str, float]) -> dict[str, float]:
    """Give how often entries of one person agree in each way, by the fixed table."""
    raw = {code: by_chance[code] * 2**weight for code, weight in weights.items()}
    total = sum(raw.values())
    return {code: share / total for code, share in raw.items()}


def _points(vector: Vector, weights: Shares) -> float:
    total = household = 0.0
    for field, code in vector:
        weight = weights[field][code]
        if field in HOUSEHOLD and weight > 0:
            household += weight
        else:
            total += weight
    codes = dict(vector)
    apart = codes.get("nik") in _OTHER_NIK and codes.get("name") in _OTHER_NAME
    return total + min(household, HOUSEHOLD_MOST) + (_TWO_PEOPLE if apart else 0.0)


def _expected(
    vectors: Mapping[Vector, int], weights: Shares, start: float
) -> tuple[dict[str, Counter[str]], float]:
    """Count agreements of one person's entries, each pair by how likely it is of one person."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    one_person = 0.0
    for vector, times in vectors.items():
        odds = max(-_SURE, min(_SURE, start + _points(vector, weights)))
        likely = times / (1 + 2**-odds)
        one_person += likely
        for field, code in vector:
            counts[field][code] += likely  # type: ignore[assignment]  # parts of pairs
    return counts, one_person


def _learned(
    field: str, seen: Mapping[str, float], believed: Shares, by_chance: Shares
) -> dict[str, float]:
    total = sum(seen.values()) + _BELIEF
    weights = {
        code: log2((seen.get(code, 0) + _BELIEF * share) / total / by_chance[field][code])
        for code, share in believed[field].items()
    }
    for name, code in _OF_RELATIVES:
        if name == field:
            weights[code] = min(weights[code], KINDS[field][code].weight)
    return weights


def _shares_by_chance(people: Sequence[Traits]) -> Shares:
    chance = Random(1)  # noqa: S311 - the same sample each time is what is wanted
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for _pair in range(_SAMPLE):
        for field, code in agreements(*chance.sample(people, 2)).items():
            counts[field][code] += 1
    return _shares(counts)


def _shares(counts: Mapping[str, Mapping[str, float]]) -> Shares:
    """Give shares of counts; what never occurred counts half, so that no weight is endless."""
    shares: Shares = {}
    for field, codes in KINDS.items():
        seen = counts.get(field, {})
        total = sum(seen.values()) + len(codes) / 2
        shares[field] = {code: (seen.get(code, 0) + 0.5) / total for code in codes}
    return shares
