"""What is chosen of a group: who remains, who goes with it, and whose value each field takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from desktop_app.domain.duplicates.merging import Gathering
from desktop_app.domain.enrolment import Enrolment
from desktop_app.domain.person import Person
from desktop_app.domain.workflow import Status
from ui.pages.sama.case import ENROLMENT, Case, Line

_AHEAD = tuple(Status)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A choice about a group: places of people in its case.

    `sides` tells by field whose value stays, `out` who is left out of the merge.
    """

    case: Case
    lines: tuple[Line, ...]
    remains: int
    sides: Mapping[str, int]
    out: frozenset[int] = frozenset()

    @property
    def stays(self) -> Person:
        """Who remains."""
        return self.case.people[self.remains]

    @property
    def inside(self) -> tuple[int, ...]:
        """The places of those who become one."""
        return tuple(at for at in range(len(self.case.people)) if at not in self.out)

    @property
    def goes(self) -> tuple[Person, ...]:
        """Whose entries lead to who remains from then on."""
        return tuple(self.case.people[at] for at in self.inside if at != self.remains)

    @property
    def is_fixed(self) -> bool:
        """Whether the values of who remains are locked, so that none can be taken over."""
        going_on = [self.case.people[at].enrolment for at in self._open]
        if len(going_on) > 1:
            going_on = [self.case.people[self.side_of(ENROLMENT)].enrolment]
        return any(each.is_locked for each in going_on)

    @property
    def _open(self) -> list[int]:
        return [at for at in self.inside if self.case.people[at].enrolment.is_open]

    def side_of(self, field: str) -> int:
        """Give whose value stays: the chosen one, or of whoever knows it, where they are left out."""
        side = self.sides.get(field, self.remains)
        if side in self.inside:
            return side
        values = next(each.values for each in self.lines if each.field == field)
        known = (at for at in (self.remains, *self.inside) if values[at])
        return next(known, self.remains)

    def taken(self) -> dict[str, int]:
        """Give the fields whose value comes from somebody who goes, and from whom."""
        if self.is_fixed:
            return {}
        sides = {field: self.side_of(field) for field in self.sides if field != ENROLMENT}
        return {field: side for field, side in sides.items() if side != self.remains}

    def gathering(self) -> Gathering:
        """Give what the use case is asked for."""
        people = self.case.people
        several = len(self._open) > 1
        goes_on = people[self.side_of(ENROLMENT)].enrolment.id if several else ""
        return Gathering(
            remains=self.stays.worker.id,
            goes=tuple(each.worker.id for each in self.goes),
            taken={field: people[side].worker.id for field, side in self.taken().items()},
            goes_on=goes_on,
        )

    def parted(self) -> list[str]:
        """Give the pairs that a "no" decides: of who is left out, or all where nobody is."""
        pairs = self.case.pairs
        across = [each for each in pairs if not self.out.isdisjoint(self.case.places(each))]
        return [each.pair.id for each in (across if self.out else pairs)]

    def turned(self) -> Choice:
        """Let the next one remain; chosen values stay chosen."""
        inside = self.inside
        return replace(self, remains=inside[(inside.index(self.remains) + 1) % len(inside)])

    def with_side(self, field: str, side: int) -> Choice:
        """Take somebody's value for one field; nobody's who is left out or has no enrolment."""
        values = next(each.values for each in self.lines if each.field == field)
        if side in self.out or (field == ENROLMENT and not values[side]):
            return self
        return replace(self, sides={**self.sides, field: side})

    def with_turned_out(self, place: int) -> Choice:
        """Leave one of the group out, or take them in again; two at least stay together."""
        out = self.out ^ {place}
        inside = [at for at in range(len(self.case.people)) if at not in out]
        if len(inside) < 2:
            return self
        remains = self.remains if self.remains in inside else inside[0]
        return replace(self, out=out, remains=remains)


def proposed(case: Case, lines: Iterable[Line]) -> Choice:
    """Propose who remains (the one who is further, else the earlier) with all that is known."""
    known = tuple(lines)
    ahead = [_progress(each.enrolment) for each in case.people]
    remains = ahead.index(max(ahead))
    sides = {}
    for line in known:
        if line.is_choice:
            filled = (at for at in (remains, *range(len(ahead))) if line.values[at])
            sides[line.field] = next(filled, remains)
    return Choice(case=case, lines=known, remains=remains, sides=sides)


def _progress(enrolment: Enrolment) -> tuple[bool, int]:
    return enrolment.is_open, _AHEAD.index(enrolment.status)
