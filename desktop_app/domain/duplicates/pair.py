"""Two workers who may be one person, and what somebody decided about them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desktop_app.domain.duplicates.scoring import Agreements, Reason, reasons
from desktop_app.domain.duplicates.weights import KINDS
from desktop_app.domain.record import Record


class PairVerdict(StrEnum):
    """What is known of a pair; a decided one is never asked about again."""

    OPEN = "open"
    SAME = "same"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair(Record):
    """Two workers, the smaller id first, with the score and the agreements (`field:code`)."""

    worker_a: str
    worker_b: str
    score: int = 0
    verdict: PairVerdict = PairVerdict.OPEN
    reasons: tuple[str, ...] = ()
    decided_by: str = ""
    decided_at: datetime | None = None
    note: str = ""

    @property
    def workers(self) -> tuple[str, str]:
        """The two workers, in the order in which they are kept."""
        return self.worker_a, self.worker_b

    def other(self, worker_id: str) -> str:
        """Give the worker beside this one."""
        return self.worker_b if worker_id == self.worker_a else self.worker_a


@dataclass(frozen=True, slots=True)
class Found:
    """Two workers whom the comparison found alike."""

    one: str
    other: str
    score: float
    agreements: tuple[str, ...]

    @property
    def workers(self) -> tuple[str, str]:
        """The two ids, the smaller one first, as a pair keeps them."""
        return (self.one, self.other) if self.one < self.other else (self.other, self.one)

    def pair(self, key: str) -> Pair:
        """Give what is kept of it, open."""
        first, second = self.workers
        points = round(self.score)
        return Pair(id=key, worker_a=first, worker_b=second, score=points, reasons=self.agreements)


def noted(found: Agreements) -> tuple[str, ...]:
    """Give agreements as texts to be kept."""
    return tuple(f"{name}:{code}" for name, code in found.items())


def told(kept: tuple[str, ...]) -> tuple[Reason, ...]:
    """Give the reasons in words for agreements that were kept."""
    split = (each.partition(":") for each in kept)
    return reasons(
        {name: code for name, _colon, code in split if code in KINDS.get(name, {})},
    )
