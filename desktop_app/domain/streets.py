"""The street of an address: what stays the same from house to house, so that it is typed once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_HOUSE = re.compile(r"(?P<street>.*?\D)\s*\d+\s*[A-Za-z]?(?:\s*/\s*\d+)?\s*", re.DOTALL)


def street_of(address: str) -> str:
    """Give "Jl. Kebun Bungo No. " of "Jl. Kebun Bungo No. 12"; an address without a number whole.

    What comes back ends in a blank where the number of the house is to follow.
    """
    found = _HOUSE.fullmatch(address.strip())
    return f"{found['street'].rstrip()} " if found else address.strip()


def ranked(texts: Iterable[str]) -> tuple[str, ...]:
    """Give each of the texts once, the most frequent first; capitals make no difference."""
    counted: Counter[str] = Counter()
    spelt: dict[str, str] = {}
    for text in texts:
        key = text.casefold()
        spelt.setdefault(key, text)
        counted[key] += 1
    return tuple(spelt[key] for key, _n in counted.most_common() if key)
