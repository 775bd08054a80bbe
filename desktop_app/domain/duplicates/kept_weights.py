"""The weights that a search over the whole store has learned, as the store keeps them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from desktop_app.domain.duplicates.weights import FIXED, KINDS, Weights
from desktop_app.domain.record import Record

ONE = "office"
"""The id of the only record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnedWeights(Record):
    """What was learned last, of how many people; `text` is JSON.

    A record like any other, so that the journal tells by which weights somebody was asked, and
    undoing a search takes them back.
    """

    people: int
    text: str


def to_keep(weights: Weights) -> LearnedWeights:
    """Give weights as the store keeps them."""
    said = {
        "start": round(weights.start, 1),
        "two_people": weights.two_people,
        "two_names": weights.two_names,
        "points": {
            name: {code: round(each, 1) for code, each in codes.items()}
            for name, codes in weights.points.items()
        },
        "names": None if weights.names is None else dict(weights.names),
    }
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return LearnedWeights(id=ONE, people=weights.people, text=text)


def weights_of(kept: LearnedWeights) -> Weights:
    """Give kept weights; what this program knows and they do not weighs as in the fixed table."""
    said = json.loads(kept.text)
    points: Mapping[str, Mapping[str, float]] = said["points"]
    return Weights(
        points={name: {**FIXED.points[name], **points.get(name, {})} for name in KINDS},
        two_people=said["two_people"],
        two_names=said["two_names"],
        start=said["start"],
        names=said["names"],
        people=kept.people,
    )
