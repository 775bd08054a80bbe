"""Who is out of the question for one person, seen by NIK, day and name before more is read."""

from __future__ import annotations

from typing import Any

from desktop_app.domain.duplicates.scoring import Scale
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


class Glance(Scale):
    """Looks at others beside one person, as if all else that is known of that person agreed.

    So nobody whom the scale `by` would ask about is left out: what is not known of the person adds
    nothing, what is not read of the other adds at most its weight.
    """

    def __init__(self, typed: Traits, by: Scale) -> None:
        vars(self).update(vars(by))
        self._typed = typed
        name = self._by_field["name"]
        # Of namesakes the words are read, but not their order.
        same = {**name, "same": max(name["same"], name["order"])}
        self._by_field = {**self._by_field, "name": same}
        most = {
            field: max(self._by_field[field].values())
            for field, trait in _REST.items()
            if getattr(typed, trait)
        }
        shared = sum(points for field, points in most.items() if field in HOUSEHOLD)
        alone = sum(points for field, points in most.items() if field not in HOUSEHOLD)
        self._most_after_name = alone + min(shared, HOUSEHOLD_MOST)

    def lets_pass(self, other: Traits) -> bool:
        """Tell whether somebody, of whom words, NIK and day suffice, is worth being compared."""
        return self.agreements_if(self._typed, other) is not None

    def _reaches(self, *_seen: Any) -> bool:
        return True
