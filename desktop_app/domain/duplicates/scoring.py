"""The score of two people: the sum of what their agreements weigh, with the reasons in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from desktop_app.domain.duplicates import likeness
from desktop_app.domain.duplicates.traits import Traits, words_key
from desktop_app.domain.duplicates.weights import (
    ASK,
    FIXED,
    HOUSEHOLD,
    HOUSEHOLD_MOST,
    KINDS,
    SURE,
    Agreement,
    Weights,
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
# What a household shares, the cheapest first.
_CHEAPEST = ("kelurahan", "phone", "kk", "mother_name", "address")
_APART = frozenset({"different", "serial", "next", "near"})
_OTHER_NAME = frozenset({"different", "part"})
_ONE_NAME = frozenset({"same", "order", "spelled", "shorter"})
_TELLING = ("nik", "birth_date", "name")
_EQUAL_NAME = frozenset({"", "same", "order"})
_STRANGERS = (
    -8.0
)  # NIKs and mothers differ both: namesakes, however much their names and days agree
_MOST_BORNE = ("crowded", "common", "", "rare")


@dataclass(frozen=True, slots=True)
class Reason:
    """What is said of one field of two people."""

    field: str
    agreement: Agreement
    sentence: str


class Scale:
    """Weighs two people by given weights; made once for many pairs."""

    def __init__(self, weights: Weights = FIXED) -> None:
        self.weights = weights
        self._by_field = {name: {"": 0.0, **codes} for name, codes in weights.points.items()}
        most = {name: max(codes.values()) for name, codes in self._by_field.items()}
        self._rest_most = HOUSEHOLD_MOST + most["sex"] + most["birth_place"] + most["namesakes"]
        self._numbers_least = ASK - weights.start - self._rest_most - most["name"]
        compare = dict(_COMPARED)
        self._shared = tuple(
            (compare[name], self._by_field[name], sum(most[later] for later in _CHEAPEST[place:]))
            for place, name in enumerate(_CHEAPEST, start=1)
        )

    def __reduce__(self) -> tuple[Any, ...]:
        return Scale, (self.weights,)

    def agreements(self, one: Traits, other: Traits) -> Agreements:
        """Compare two people field by field, and tell how many bear their name."""
        found = agreements(one, other)
        if namesakes := self._namesakes(found.get("name", ""), one, other):
            found["namesakes"] = namesakes
        return found

    def score(self, found: Agreements) -> float:
        """Give the sum of the weights; what a household shares counts only so far."""
        total, household = self.weights.start, 0.0
        for field, code in found.items():
            weight = self._by_field[field][code]
            if field in HOUSEHOLD and weight > 0:
                household += weight
            else:
                total += weight
        apart = self._two_people(*(found.get(name, "") for name in _TELLING))
        if found.get("nik") == found.get("mother_name") == "different":
            apart += _STRANGERS
        return total + apart + min(household, HOUSEHOLD_MOST)

    def score_if(self, one: Traits, other: Traits, least: float = ASK) -> float | None:
        """Give the score of two people if it is at least `least`; most are dropped half-way."""
        by_field = self._by_field
        nik = likeness.nik(one.nik, other.nik)
        birth = likeness.birth(one.birth, other.birth)
        points = by_field["nik"][nik] + by_field["birth_date"][birth]
        if points < self._numbers_least - ASK + least:
            return None
        name = likeness.name(one.words, other.words)
        points += self.weights.start + by_field["name"][name] + self._two_people(nik, birth, name)
        if points + self._rest_most < least:
            return None
        points += by_field["namesakes"][self._namesakes(name, one, other)]
        points += by_field["sex"][likeness.sex(one.sex, other.sex)]
        points += by_field["birth_place"][likeness.place(one.place, other.place)]
        if nik == "different" == likeness.mother(one.mother, other.mother):
            points += _STRANGERS
        return self._with_household(points, one, other, least)

    def _with_household(
        self, points: float, one: Traits, other: Traits, least: float
    ) -> float | None:
        """Add what a household shares; stop as soon as what is left cannot be enough."""
        household = 0.0
        for compare, weights, most in self._shared:
            weight = weights[compare(one, other)]
            if weight > 0:
                household += weight
            else:
                points += weight
            if points + min(household + most, HOUSEHOLD_MOST) < least:
                return None
        return points + min(household, HOUSEHOLD_MOST)

    def _two_people(self, nik: str, birth: str, name: str) -> float:
        """Give what is taken off two of whom all but name and NIK is the same, or two strangers."""
        if name in _OTHER_NAME:
            if not nik:
                return self.weights.two_names
            # Strangers of one kecamatan and two days that are alike have NIKs that are.
            stranger = name == "different" and nik == birth == "digit"
            return self.weights.two_people if stranger or nik in _APART else 0.0
        # Twins often have names that sound alike.
        return self.weights.two_people if nik == "next" and name not in _EQUAL_NAME else 0.0

    def _namesakes(self, name: str, one: Traits, other: Traits) -> str:
        """Tell how many bear the one name of two people; of two spellings the commoner counts."""
        names = self.weights.names
        if names is None or name not in _ONE_NAME:
            return ""
        borne = {names.get(words_key(each.words), "rare") for each in (one, other)}
        return min(borne, key=_MOST_BORNE.index)


def is_two_people(found: Agreements) -> bool:
    """Whether names and NIKs differ both, as those of twins do."""
    return found.get("nik") in _APART and found.get("name") in _OTHER_NAME


def agreements(one: Traits, other: Traits) -> Agreements:
    """Compare two people field by field."""
    return {name: code for name, compare in _COMPARED if (code := compare(one, other))}


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
