"""Which backups stay: the newest of seven days, four weeks and twelve months."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from datetime import datetime

DAILY, WEEKLY, MONTHLY = 7, 4, 12
NEWEST = 3
"""Backups that stay in any case: those of this hour were made before something that may go wrong."""

_PERIODS: tuple[tuple[int, Callable[[datetime], Hashable]], ...] = (
    (DAILY, datetime.date),
    (WEEKLY, lambda moment: moment.isocalendar()[:2]),
    (MONTHLY, lambda moment: (moment.year, moment.month)),
)


def staying(moments: Iterable[datetime]) -> set[datetime]:
    """Give the moments whose backups stay, in the office's own time.

    Days, weeks and months without a backup are not counted: after a long leave the old ones stand.
    """
    newest_first = sorted(set(moments), reverse=True)
    kept = set(newest_first[:NEWEST])
    for most, period_of in _PERIODS:
        periods: dict[Hashable, datetime] = {}
        for moment in newest_first:
            periods.setdefault(period_of(moment), moment)
        kept.update(list(periods.values())[:most])
    return kept
