"""Pairs that hang together: three entries of one person are one question, not three."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")


def grouped(pairs: Iterable[T], workers: Callable[[T], tuple[str, str]]) -> list[tuple[T, ...]]:
    """Give the pairs in groups that share nobody, each group where its first pair stood."""
    leads: dict[str, str] = {}

    def lead(worker: str) -> str:
        while leads.setdefault(worker, worker) != worker:
            worker = leads[worker]
        return worker

    known = list(pairs)
    for one, other in map(workers, known):
        leads[lead(other)] = lead(one)
    groups: dict[str, list[T]] = {}
    for pair in known:
        groups.setdefault(lead(workers(pair)[0]), []).append(pair)
    return [tuple(group) for group in groups.values()]
