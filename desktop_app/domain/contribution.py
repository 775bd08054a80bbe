"""What a month of membership costs: by the band of the reported income, never by a percentage.

The table, its law and the discount that does not hold for city budgets: docs/domain.md §1.2–1.3.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NewType

Rupiah = NewType("Rupiah", int)


@dataclass(frozen=True, slots=True)
class Band:
    """One row of the table: from which monthly income on, the basis, and each programme's share."""

    income_from: int
    basis: int
    jkk: int
    jkm: int
    jht: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Discount:
    """A cut of some programmes by law, from `first` to `last` month of contribution, both included.

    It holds for the transport sector or for all others, and not for the fundings in `not_for`.
    """

    law: str
    transport: bool
    first: date
    last: date
    percent: int
    programmes: tuple[str, ...]
    not_for: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contributions:
    """The bands in rising order, and the discounts. All amounts are whole rupiah a month."""

    bands: tuple[Band, ...]
    discounts: tuple[Discount, ...] = ()

    def band(self, income: int | None = None) -> Band:
        """Give the band of a monthly income; without one, the lowest.

        The bands of the law leave gaps of 999 rupiah; lower bounds alone decide.
        """
        place = bisect_right(self.bands, income or 0, key=lambda band: band.income_from)
        return self.bands[max(place - 1, 0)]

    def monthly(
        self, income: int | None, programmes: Iterable[str], discount: Discount | None = None
    ) -> Rupiah:
        """Give the contribution of one person for one month in these programmes (jkk, jkm, jht)."""
        band = self.band(income)
        shares = {"jkk": band.jkk, "jkm": band.jkm, "jht": band.jht}
        cut = discount.programmes if discount else ()
        left = 100 - discount.percent if discount else 100
        return Rupiah(sum(shares[p] * (left if p in cut else 100) // 100 for p in set(programmes)))

    def discount(self, month: date, *, transport: bool, funding: str) -> Discount | None:
        """Give the discount that the law allows for this month, sector and funding, if any.

        Nothing applies it by itself: an office asks for it, and one that pays from APBD gets none.
        """
        return next(
            (
                each
                for each in self.discounts
                if each.transport == transport
                and each.first <= month.replace(day=1) <= each.last
                and funding not in each.not_for
            ),
            None,
        )


def budget(monthly: Rupiah, *, people: int, months: int) -> Rupiah:
    """Give what `people` cost who all pay the same for `months` months."""
    return Rupiah(monthly * people * months)
