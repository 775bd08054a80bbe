"""Who is out of the question for one person, seen by NIK, day and name before more is read."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.domain.duplicates import likeness
from desktop_app.domain.duplicates.scoring import Scale, is_asked
from desktop_app.domain.duplicates.traits import Traits
from desktop_app.domain.duplicates.weights import HOUSEHOLD, HOUSEHOLD_MOST

_REST = {
    "sex": "sex",
    "birth_place": "place",
    "mother_name": "mother",
    "address": "address",
    "kelurahan": "kelurahan",
    "phone": "phone",
    "kk": "kk",
}
"""What is not seen at a glance: by field the trait that tells of it."""


class Glance:
    """Looks at others beside one person, as if all else that is known of that person agreed.

    So nobody whom the scale `by` would ask about is left out: what is not known of the person adds
    nothing, what is not read of the other adds at most its weight.
    """

    def __init__(self, typed: Traits, by: Scale) -> None:
        self._typed = typed
        self._by = by
        self._rest = _most_of_rest(typed, by)
        self._known: dict[tuple[Sequence[str], str, str], bool] = {}

    def lets_pass(self, words: Sequence[str], nik: str, birth: str) -> bool:
        """Tell whether somebody with this name, NIK and day is worth being compared.

        Thousands who bear one name differ from a person in few ways: each is weighed once.
        """
        typed = self._typed
        way = words, likeness.nik(typed.nik, nik), likeness.birth(typed.birth, birth)
        if way not in self._known:
            most = self._by.most_at_a_glance(typed.words, *way)
            self._known[way] = is_asked(most + self._rest)
        return self._known[way]


def _most_of_rest(typed: Traits, by: Scale) -> float:
    most = {
        field: max(0.0, *by.weights.points[field].values())
        for field, trait in _REST.items()
        if getattr(typed, trait)
    }
    shared = sum(points for field, points in most.items() if field in HOUSEHOLD)
    alone = sum(points for field, points in most.items() if field not in HOUSEHOLD)
    return alone + min(shared, HOUSEHOLD_MOST)
