"""Places that a decree gives: how many people of a kelurahan may be enrolled, and who takes one.

Decrees name numbers by kelurahan, group and source of money. What exactly such a number counts is
for each office to ask (docs/domain.md §10); here it counts who is verified or further. Where none
is set there is no limit.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.enrolment import settled
from desktop_app.domain.person import Person
from desktop_app.domain.record import Record
from desktop_app.domain.settings import Settings
from desktop_app.domain.workflow import Status

HOLDS_A_PLACE = (Status.VERIFIED, Status.SUBMITTED, Status.REGISTERED)
"""Who stands here has a place; who ends or is sent back gives it up."""

MOST_PLACES = 99_999


@dataclass(frozen=True, slots=True, kw_only=True)
class Quota(Record):
    """So many places for the people of a region.

    `region` is a wilayah code: a kelurahan, or a whole kota. An empty group or funding means
    every one; `year` is that of the start month, 0 = any.
    """

    region: str
    group: str = ""
    funding: str = ""
    year: int = 0
    places: int = 0

    @property
    def about(self) -> tuple[str, str, str, int]:
        """What it limits; no two quotas of an office limit the same."""
        return self.region, self.group, self.funding, self.year


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """What decides from which quotas a person takes a place."""

    kelurahan: str
    group: str
    funding: str
    year: int


def seat_of(person: Person, settings: Settings, today: date) -> Seat:
    """Give the seat that a person takes; what their enrolment leaves open follows the settings."""
    enrolment = settled(person.enrolment, settings, today)
    start = enrolment.start_month or settings.first_month(today)
    return Seat(
        kelurahan=person.worker.kelurahan,
        group=enrolment.group,
        funding=enrolment.funding,
        year=start.year,
    )


def room_left(quota: Quota, taken: int) -> int:
    """Give how many places are left; none when more are taken than there are."""
    return max(0, quota.places - taken)


class Room:
    """An office's quotas, and how many places of each are taken.

    Args:
        quotas: all that are set.
        taken: how many people sit on each seat.
    """

    def __init__(self, quotas: Iterable[Quota], taken: Mapping[Seat, int]) -> None:
        self._by_region: dict[str, list[Quota]] = defaultdict(list)
        for quota in quotas:
            self._by_region[quota.region].append(quota)
        self._taken: Counter[tuple[str, str, str, int]] = Counter()
        for seat, people in taken.items():
            self.take(seat, people)

    def taken(self, quota: Quota) -> int:
        """Give how many places of a quota are taken."""
        return self._taken[quota.about]

    def full_for(self, seat: Seat) -> Quota | None:
        """Give a quota in which this seat finds no place any more; None = there is room."""
        return next(
            (quota for quota in self._over(seat) if not room_left(quota, self.taken(quota))), None
        )

    def take(self, seat: Seat, people: int = 1) -> None:
        """Let people take their places in every quota over them."""
        for quota in self._over(seat):
            self._taken[quota.about] += people

    def of_year(self, year: int) -> list[tuple[str, int, int]]:
        """Give (region, taken, places) of each region in a year, the emptiest first.

        A quota inside a wider one of the same region, e.g. one group's within all groups', is not
        counted again.
        """
        found = []
        for region, quotas in self._by_region.items():
            these = [each for each in quotas if each.year in (0, year)]
            widest = [q for q in these if not any(_holds(other, q) for other in these)]
            places = sum(each.places for each in widest)
            if places:
                found.append((region, sum(map(self.taken, widest)), places))
        return sorted(found, key=lambda each: (each[1] / each[2], each[0]))

    def _over(self, seat: Seat) -> Iterator[Quota]:
        for region in _regions_of(seat.kelurahan):
            yield from (each for each in self._by_region.get(region, ()) if _counts(each, seat))


def _regions_of(code: str) -> Iterator[str]:
    """Give a kelurahan's code and those of kecamatan, kota and province around it."""
    parts = code.split(".")
    return (".".join(parts[:length]) for length in range(len(parts), 0, -1))


def _counts(quota: Quota, seat: Seat) -> bool:
    return (
        quota.group in ("", seat.group)
        and quota.funding in ("", seat.funding)
        and quota.year in (0, seat.year)
    )


def _holds(wide: Quota, narrow: Quota) -> bool:
    """Say whether everybody in `narrow` is in `wide`, too, and it is another one."""
    return wide.about != narrow.about and (
        wide.group in ("", narrow.group)
        and wide.funding in ("", narrow.funding)
        and wide.year in (0, narrow.year)
    )
