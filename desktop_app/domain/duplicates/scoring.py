"""The score of two people: the sum of what their agreements weigh, with the reasons in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

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
    Points,
    Weights,
)
from desktop_app.kernel.i18n import _

Agreements = dict[str, str]
"""By field the code of the agreement (`weights.KINDS`); fields that one lacks are absent."""

Way = tuple[tuple[str, str], ...]
"""The agreements of two people as a value that many pairs share."""

Compare = Callable[[Traits, Traits], str]
_TELLING_FIRST: tuple[tuple[str, Compare], ...] = (
    ("nik", lambda one, other: likeness.nik(one.nik, other.nik)),
    ("birth_date", lambda one, other: likeness.birth(one.birth, other.birth)),
    ("name", lambda one, other: likeness.name(one.words, other.words)),
)
_OTHERS: tuple[tuple[str, Compare], ...] = (
    ("sex", lambda one, other: likeness.sex(one.sex, other.sex)),
    ("kelurahan", likeness.home),
    ("birth_place", lambda one, other: likeness.place(one.place, other.place)),
    ("phone", lambda one, other: likeness.number(one.phone, other.phone)),
    ("kk", lambda one, other: likeness.number(one.kk, other.kk)),
    ("mother_name", lambda one, other: likeness.mother(one.mother, other.mother)),
    ("address", lambda one, other: likeness.address(one.address, other.address)),
)
_COMPARED = dict((*_TELLING_FIRST, *_OTHERS))
_IN_ORDER = (*_COMPARED, "namesakes")
_NAME_FIRST = ("name", *(field for field, _compare in _OTHERS))
_MOTHER_FIRST = ("mother_name", *(field for field in _NAME_FIRST if field != "mother_name"))
_APART = frozenset({"different", "serial", "next", "near"})
_OTHER_NAME = frozenset({"different", "part"})
_ONE_NAME = frozenset({"same", "order", "spelled", "shorter"})
_TELLING = ("nik", "birth_date", "name")
_SAME_WORDS = ("same", "order")
_EQUAL_NAME = frozenset({"", *_SAME_WORDS})
_STRANGERS = -8.0
"""NIKs and mothers differ both: namesakes, however much their names and days agree."""
_MOST_BORNE = ("crowded", "common", "", "rare")


@dataclass(frozen=True, slots=True)
class Reason:
    """What is said of one field of two people."""

    field: str
    agreement: Agreement
    sentence: str


class _Step(NamedTuple):
    """One field that is compared, and how much the fields after it can still give."""

    field: str
    compare: Compare
    points: Mapping[str, float]
    shared: bool
    most_after: float
    most_shared_after: float


class Scale:
    """Weighs two people by given weights; made once for many pairs."""

    def __init__(self, weights: Weights = FIXED) -> None:
        self.weights = weights
        self._by_field = {name: {"": 0.0, **codes} for name, codes in weights.points.items()}
        most = {name: max(codes.values()) for name, codes in self._by_field.items()}
        self._most_namesakes = most["namesakes"]
        most["name"] += self._most_namesakes
        alone = (most[field] for field in _NAME_FIRST if field not in HOUSEHOLD)
        self._most_after_birth = HOUSEHOLD_MOST + sum(alone)
        self._steps = tuple(_steps(_NAME_FIRST, self._by_field, most))
        strangers = _of_strangers(self._by_field)
        self._steps_of_strangers = tuple(_steps(_NAME_FIRST, strangers, most))
        self._steps_from_mother = tuple(_steps(_MOTHER_FIRST, strangers, most))
        self._other_mother = self._most_after_birth + strangers["mother_name"]["different"]

    def __reduce__(self) -> tuple[Any, ...]:
        return Scale, (self.weights,)

    def agreements(self, one: Traits, other: Traits) -> Agreements:
        """Compare two people field by field, and tell how many bear their name."""
        return self.with_namesakes(agreements(one, other), one, other)

    def with_namesakes(self, found: Agreements, one: Traits, other: Traits) -> Agreements:
        """Add to the agreements of two people how many bear their name, if that is counted."""
        namesakes = self._namesakes(found.get("name", ""), one.words, other.words)
        return found | {"namesakes": namesakes} if namesakes else found

    def most(self, found: Agreements) -> float:
        """Give the most that two people can score, whoever else bears their name."""
        return self.score(found) + self._most_namesakes

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

    def score_if(self, one: Traits, other: Traits) -> float | None:
        """Give the score of two people if they are asked about; most are dropped half-way."""
        found = self.agreements_if(one, other)
        return None if found is None else self.score(found)

    def agreements_if(self, one: Traits, other: Traits, least: float = ASK) -> Agreements | None:
        """Compare two people as `agreements` does; None as soon as `least` is out of reach."""
        by_field = self._by_field
        nik = likeness.nik(one.nik, other.nik)
        birth = likeness.birth(one.birth, other.birth)
        points = self.weights.start + by_field["nik"][nik] + by_field["birth_date"][birth]
        if points + self._most_after_birth < least:
            return None
        found, household = {"nik": nik, "birth_date": birth}, 0.0
        steps = self._steps
        if nik == "different":  # begin with the mothers where they alone can settle it
            settled = points + self._other_mother < least
            steps = self._steps_from_mother if settled else self._steps_of_strangers
        for field, compare, weights, shared, most, most_shared in steps:
            found[field] = code = compare(one, other)
            weight = weights[code]
            if shared and weight > 0:
                household += weight
            else:
                points += weight
            if field == "name":
                found["namesakes"] = namesakes = self._namesakes(code, one.words, other.words)
                points += by_field["namesakes"][namesakes] + self._two_people(nik, birth, code)
            together = household + most_shared
            if points + most + min(together, HOUSEHOLD_MOST) < least:
                return None
        return {field: code for field in _IN_ORDER if (code := found[field])}

    def most_at_a_glance(
        self, one: Sequence[str], other: Sequence[str], nik: str, birth: str
    ) -> float:
        """Give the most that NIK, day and words count, in whatever order the words may stand."""
        by_field = self._by_field
        name = likeness.name(one, other)
        orders = _SAME_WORDS if name in _SAME_WORDS else (name,)
        return (
            self.weights.start
            + by_field["nik"][nik]
            + by_field["birth_date"][birth]
            + max(by_field["name"][each] for each in orders)
            + by_field["namesakes"][self._namesakes(name, one, other)]
            + self._two_people(nik, birth, name)
        )

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

    def _namesakes(self, name: str, one: Sequence[str], other: Sequence[str]) -> str:
        """Tell how many bear the one name of two people; of two spellings the commoner counts."""
        names = self.weights.names
        if names is None or name not in _ONE_NAME:
            return ""
        borne = {names.get(words_key(words), "rare") for words in (one, other)}
        return min(borne, key=_MOST_BORNE.index)


def _steps(fields: Sequence[str], by_field: Points, most: Mapping[str, float]) -> Iterator[_Step]:
    for place, name in enumerate(fields, start=1):
        after = fields[place:]
        alone = sum(most[each] for each in after if each not in HOUSEHOLD)
        shared = sum(most[each] for each in after if each in HOUSEHOLD)
        yield _Step(name, _COMPARED[name], by_field[name], name in HOUSEHOLD, alone, shared)


def _of_strangers(by_field: Points) -> Points:
    """Give what agreements weigh where the NIKs differ: another mother, too, is another person."""
    mother = by_field["mother_name"]
    apart = {"mother_name": {**mother, "different": mother["different"] + _STRANGERS}}
    return {**by_field, **apart}


def is_two_people(found: Agreements) -> bool:
    """Whether names and NIKs differ both, as those of twins do."""
    return found.get("nik") in _APART and found.get("name") in _OTHER_NAME


def agreements(one: Traits, other: Traits) -> Agreements:
    """Compare two people field by field."""
    return {name: code for name, compare in _COMPARED.items() if (code := compare(one, other))}


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
