"""Numbers as Indonesian offices write them."""

from __future__ import annotations


def number(n: int) -> str:
    """Give e.g. "15.042"."""
    return f"{n:,}".replace(",", ".")


def per_cent(part: int, whole: int) -> str:
    """Give e.g. "89 %"; nothing of nothing is "0 %"."""
    return f"{round(100 * part / whole) if whole else 0} %"
