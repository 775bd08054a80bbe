"""Weights learned from a store's own pairs, without anybody's answers.

Fellegi and Sunter with EM: how often two people agree by chance is counted on pairs picked all over
the list, how often two entries of one person agree is what makes the compared pairs likeliest.
Three guards keep it from learning what families have in common: what a household shares counts only
so far, in each round too; agreements that relatives have (half the name, a NIK but for its serial)
are never worth more than the fixed table says; and who differs in name and NIK is two people. It
starts from the fixed table, which counts like `_BELIEF` pairs. The same people give the same
weights. Measured in docs/decisions/020-duplicates.md.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from math import log2

from desktop_app.domain.duplicates.crowd import Ways
from desktop_app.domain.duplicates.scoring import (
    Agreements,
    Scale,
    Way,
    agreements,
    is_asked,
    is_two_people,
)
from desktop_app.domain.duplicates.traits import Traits, words_key
from desktop_app.domain.duplicates.weights import ASK, FIXED, KINDS, Points, Weights

ENOUGH = 500
"""Fewer people than this teach nothing that the fixed table does not know better."""

_ROUNDS, _CHANCE, _TAUGHT, _BELIEF = 15, 30_000, 20_000, 50
_TWO_PEOPLE, _TWO_NAMES = -39.0, -20.0
_TWINS, _TWINS_SHARE = 2, 0.01
# Twins seen so often by their NIKs, of those who stand twice, are reckoned with where no NIK tells;
# a badly written entry now and then looks like a twin.
_OF_RELATIVES = frozenset(
    {
        *(("nik", "serial"), ("nik", "next"), ("nik", "near"), ("name", "part")),
        ("birth_date", "generation"),
    }
)
_SURE = 60.0  # log2 odds; more says nothing more
_LIST = 2_000  # so many names at most are known as borne by many
_MANY = 5  # a name that fewer bear is not common, however few there are
_RARE_MOST = 3.0
_STEP = 7_919  # a prime: pairs all over the list, the same ones each time


def learned(people: Sequence[Traits], ways: Ways) -> Weights:
    """Give the weights that pairs of these people teach; the fixed ones if they are too few.

    Args:
        people: everybody.
        ways: the pairs worth comparing, by the way in which they agree, in any order.
    """
    if len(people) < ENOUGH:
        return FIXED
    counted = with_names(people)
    kinds = _counted(people, ways, Scale(counted))
    by_chance = _shares_by_chance(people)
    believed = {name: _shares_by(FIXED.points[name], shares) for name, shares in by_chance.items()}
    pairs = len(people) * (len(people) - 1) / 2
    weights = replace(
        counted,
        two_people=_TWO_PEOPLE,
        two_names=_two_names(kinds, Scale(counted)),
        people=len(people),
    )
    weights = _starting(weights, len(people) / 10, pairs)
    for _round in range(_ROUNDS):
        counts, one_person = _expected(kinds, Scale(weights))
        points = {name: _learned(name, counts[name], believed, by_chance) for name in believed}
        weights = replace(weights, points={**weights.points, **points})
        weights = _starting(weights, one_person, pairs)
    return weights


def _counted(people: Sequence[Traits], ways: Ways, scale: Scale) -> list[tuple[Agreements, int]]:
    """Give the ways in which pairs agree, and how often; of many pairs some are looked at."""
    compared = sorted((pair, way) for way, pairs in ways.items() for pair in pairs)
    step = len(compared) // _TAUGHT + 1
    seen: Counter[Way] = Counter()
    for (one, other), way in compared[::step]:
        found = scale.with_namesakes(dict(way), people[one], people[other])
        seen[tuple(found.items())] += step
    return [(dict(way), times) for way, times in seen.items()]


def _two_names(kinds: Iterable[tuple[Agreements, int]], scale: Scale) -> float:
    """Give what other names of one day weigh where no NIK tells, if the list shows any twins."""
    twins = one_person = 0
    for found, times in kinds:
        if is_two_people(found):
            twins += times * (found.get("birth_date") == "same")
        else:
            one_person += times * is_asked(scale.score(found))
    return _TWO_NAMES if twins >= max(_TWINS, one_person * _TWINS_SHARE) else 0.0


def with_names(people: Sequence[Traits]) -> Weights:
    """Give the fixed weights with the names that many bear, and what a rare one is worth.

    A name agrees by chance the oftener, the more bear it: its weight is the one of all names, less
    or more by log2 of its own share against the mean one.
    """
    borne = Counter(words_key(each.words) for each in people if each.words)
    total = sum(borne.values()) or 1
    mean = sum((count / total) ** 2 for count in borne.values()) or 1
    listed = [(name, count) for name, count in borne.most_common(_LIST) if count >= _MANY]
    least = min((count for _name, count in listed), default=_MANY)
    names = {name: _how_many(log2(mean * total / count)) for name, count in listed}
    rare = max(0.0, min(_RARE_MOST, log2(mean * total / least)))
    points = {**FIXED.points, "namesakes": {**FIXED.points["namesakes"], "rare": round(rare, 1)}}
    return replace(FIXED, points=points, names=names)


def _how_many(bits: float) -> str:
    return "crowded" if bits <= -3 else "common" if bits <= -1 else ""


def _starting(weights: Weights, one_person: float, pairs: float) -> Weights:
    """Let even odds stand at `ASK`; a short list with twins is part of a city that has namesakes."""
    share = max(one_person, 1) / pairs
    start = ASK + log2(share / (1 - share))
    return replace(weights, start=min(start, 0.0) if weights.two_names else start)


def _shares_by(weights: Mapping[str, float], by_chance: Mapping[str, float]) -> dict[str, float]:
    """Give how often entries of one person agree in each way, by given weights."""
    raw = {code: by_chance[code] * 2**weight for code, weight in weights.items()}
    total = sum(raw.values())
    return {code: share / total for code, share in raw.items()}


def _expected(
    kinds: Iterable[tuple[Agreements, int]], scale: Scale
) -> tuple[dict[str, dict[str, float]], float]:
    """Count agreements of one person's entries, each pair by how likely it is of one person."""
    counts: dict[str, dict[str, float]] = {name: defaultdict(float) for name in KINDS}
    one_person = 0.0
    for found, times in kinds:
        odds = max(-_SURE, min(_SURE, scale.score(found) - ASK))
        likely = times / (1 + 2**-odds)
        one_person += likely
        for name, code in found.items():
            counts[name][code] += likely
    return counts, one_person


def _learned(
    name: str, seen: Mapping[str, float], believed: Points, by_chance: Points
) -> dict[str, float]:
    total = sum(seen.values()) + _BELIEF
    weights = {
        code: log2((seen.get(code, 0) + _BELIEF * share) / total / by_chance[name][code])
        for code, share in believed[name].items()
    }
    return {
        code: min(weight, FIXED.points[name][code]) if (name, code) in _OF_RELATIVES else weight
        for code, weight in weights.items()
    }


def _shares_by_chance(people: Sequence[Traits]) -> dict[str, dict[str, float]]:
    """Give how often two people agree; what never occurred counts half, so none is endless."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    many = len(people)
    for turn in range(_CHANCE):
        one, away = turn * _STEP % many, (many // 3 + turn // many * _STEP) % many
        if away:
            for name, code in agreements(people[one], people[(one + away) % many]).items():
                seen[name][code] += 1
    return {
        name: {
            code: (seen[name][code] + 0.5) / (seen[name].total() + len(kinds) / 2) for code in kinds
        }
        for name, kinds in KINDS.items()
        if name != "namesakes"
    }
