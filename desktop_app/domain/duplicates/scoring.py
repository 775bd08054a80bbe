"""The score of two people: the sum of what their agreements weigh, with the reasons in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desktop_app.domain.duplicates import likeness
from desktop_app.domain.duplicates.traits import Traits
from desktop_app.domain.duplicates.weights import (
    ASK,
    HOUSEHOLD,
    HOUSEHOLD_MOST,
    KINDS,
    SURE,
    TWO_PEOPLE,
    Agreement,
)
from desktop_app.kernel.i18n import _

Agreements = dict[str, str]
"""By field the code of the agreement (`weights.KINDS`); fields that one lacks are absent."""

Compare = Callable[[Traits, Traits], str]
_COMPARED: tuple[tuple[str, Compare], ...] = (
    ("nik", lambda one, other: likeness.nik(one.nik, other.nik)),
    ("birth_date", lambda one, other: likeness.birth(one.birth, other.birth)),
    ("name", lambda one, other: likeness.name(one.words, other.words)),
    ("sex", lambda one, other: likeness.sex(one.sex, other.sex)),
    ("mother_name", lambda one, other: likeness.mother(one.mother, other.mother)),
    ("birth_place", lambda one, other: likeness.place(one.place, other.place)),
    ("address", lambda one, other: likeness.address(one.address, other.address)),
    ("kelurahan", likeness.home),
    ("phone", lambda one, other: likeness.number(one.phone, other.phone)),
    ("kk", lambda one, other: likeness.number(one.kk, other.kk)),
)
_WEIGHTS = {
    name: {"": 0.0} | {code: kind.weight for code, kind in kinds.items()}
    for name, kinds in KINDS.items()
}
_MOST = {name: max(weights.values()) for name, weights in _WEIGHTS.items()}
_REST_MOST = HOUSEHOLD_MOST + _MOST["sex"] + _MOST["birth_place"]
_NUMBERS_LEAST = ASK - _REST_MOST - _MOST["name"]
_NIK, _BIRTH, _NAME = _WEIGHTS["nik"], _WEIGHTS["birth_date"], _WEIGHTS["name"]
_SEX, _PLACE = _WEIGHTS["sex"], _WEIGHTS["birth_place"]
# What a household shares, the cheapest first, with the most that the fields behind it can add.
_CHEAPEST = ("kelurahan", "phone", "kk", "mother_name", "address")
_SHARED = tuple(
    (dict(_COMPARED)[name], _WEIGHTS[name], sum(_MOST[later] for later in _CHEAPEST[place:]))
    for place, name in enumerate(_CHEAPEST, start=1)
)
_APART = frozenset({"different", "serial", "near"})
_OTHER_NAME = frozenset({"different", "part"})


@dataclass(frozen=True, slots=True)
class Reason:
    """What is said of one field of two people."""

    field: str
    agreement: Agreement
    sentence: str


def agreements(one: Traits, other: Traits) -> Agreements:
    """Compare two people field by field."""
    return {name: code for name, compare in _COMPARED if (code := compare(one, other))}


def score_if_asked(one: Traits, other: Traits) -> float | None:
    """Give the score of two people if it is one to ask about; most are dropped half-way."""
    nik = likeness.nik(one.nik, other.nik)
    birth = likeness.birth(one.birth, other.birth)
    numbers = _NIK[nik] + _BIRTH[birth]
    if numbers < _NUMBERS_LEAST:
        return None
    name = likeness.name(one.words, other.words)
    if numbers + _NAME[name] + _two_people(nik, name) + _REST_MOST < ASK:
        return None
    alone = numbers + _NAME[name] + _two_people(nik, name)
    alone += _SEX[likeness.sex(one.sex, other.sex)]
    return _with_household(alone + _PLACE[likeness.place(one.place, other.place)], one, other)


def _with_household(points: float, one: Traits, other: Traits) -> float | None:
    """Add what a household shares; stop as soon as what is left to compare cannot be enough."""
    household = 0.0
    for compare, weights, most in _SHARED:
        weight = weights[compare(one, other)]
        if weight > 0:
            household += weight
        else:
            points += weight
        if points + min(household + most, HOUSEHOLD_MOST) < ASK:
            return None
    return points + min(household, HOUSEHOLD_MOST)


def score(found: Agreements) -> float:
    """Give the sum of the weights; what a household shares counts only so far."""
    total = household = 0.0
    for field, code in found.items():
        weight = _WEIGHTS[field][code]
        if field in HOUSEHOLD and weight > 0:
            household += weight
        else:
            total += weight
    apart = _two_people(found.get("nik", ""), found.get("name", ""))
    return total + apart + min(household, HOUSEHOLD_MOST)


def _two_people(nik: str, name: str) -> float:
    return TWO_PEOPLE if nik in _APART and name in _OTHER_NAME else 0.0


def reasons(found: Agreements) -> tuple[Reason, ...]:
    """Give the reasons in words, a sentence for every field that can be compared."""
    return tuple(
        Reason(name, kinds[found[name]].agreement, _(kinds[found[name]].text))
        for name, kinds in KINDS.items()
        if name in found
    )


def is_asked(points: float) -> bool:
    """Whether people should decide about a pair with this score."""
    return points >= ASK


def is_sure(points: float) -> bool:
    """Whether a pair with this score is hardly anything but one person."""
    return points >= SURE
