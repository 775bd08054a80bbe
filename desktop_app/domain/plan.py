"""A plan: what a bulk job would do, row by row, for people to review before it is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from desktop_app.domain.duplicates.pair import Found
from desktop_app.domain.fields import texts
from desktop_app.domain.list_form import Fields
from desktop_app.domain.person import Person
from desktop_app.domain.record import Issue


class Verdict(StrEnum):
    """What becomes of one row."""

    ADD = "add"
    CHANGE = "change"
    SKIP = "skip"
    REFUSE = "refuse"


class Proposal(NamedTuple):
    """One row of a file and what is proposed to be done with it.

    `row` is its 1-based number in the file; `shown` the person as the file alone shows it, of a
    group only if `tells_group`; `before` the person as the store has it, `after` as it would be
    written; `alike` who in the store or the same file may be the same person.
    """

    sheet: str | None
    row: int
    verdict: Verdict
    shown: Person
    tells_group: bool = False
    issues: tuple[Issue, ...] = ()
    before: Person | None = None
    after: Person | None = None
    alike: tuple[Found, ...] = ()

    @property
    def values(self) -> dict[str, str]:
        """What the file shows, as texts by field name; absent where it shows nothing."""
        enrolment = texts(self.shown.enrolment)
        if not self.tells_group:
            enrolment.pop("group", None)
        return {**texts(self.shown.worker), **enrolment}


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All proposals of one file; read = added + changed + skipped + refused.

    `chosen` holds the columns that somebody read otherwise, by the sign of their headings.
    """

    file_name: str
    file_sha256: str
    kind: str
    proposals: tuple[Proposal, ...]
    remarks: tuple[str, ...] = ()
    seen_before: int = 0
    chosen: Mapping[str, Fields] = field(default_factory=dict)

    def count(self, verdict: Verdict) -> int:
        """Give how many rows have this verdict."""
        return sum(each.verdict is verdict for each in self.proposals)

    @property
    def counts(self) -> dict[str, int]:
        """The counters that add up, named as in the command line's contract."""
        return {
            "read": len(self.proposals),
            "added": self.count(Verdict.ADD),
            "changed": self.count(Verdict.CHANGE),
            "skipped": self.count(Verdict.SKIP),
            "refused": self.count(Verdict.REFUSE),
        }
