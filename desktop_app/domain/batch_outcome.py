"""Where a batch stands after its answers: counts that add up, and why people were refused."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop_app.domain.reasons import Reason, reason_for
from desktop_app.domain.reconciliation import Contradiction, Reconciliation
from desktop_app.domain.submission import BatchLine, Verdict


@dataclass(frozen=True, slots=True)
class Refusal:
    """A kind of refusal with everybody whom it hit."""

    reason: Reason
    lines: tuple[BatchLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Counts of people; sent = accepted + denied + missing + contradicting, `extra` apart."""

    accepted: int
    denied: int
    missing: int
    contradicting: int = 0
    extra: int = 0
    refusals: tuple[Refusal, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()

    @property
    def sent(self) -> int:
        """How many went out."""
        return self.accepted + self.denied + self.missing + self.contradicting


def outcome_of_lines(lines: Sequence[BatchLine]) -> Outcome:
    """Give where a batch stands as it is kept; who has no answer yet is missing."""
    denied = [line for line in lines if line.verdict == Verdict.DENIED]
    accepted = sum(line.verdict == Verdict.ACCEPTED for line in lines)
    return Outcome(
        accepted=accepted,
        denied=len(denied),
        missing=len(lines) - accepted - len(denied),
        refusals=_refusals(denied),
    )


def outcome_of_answer(answer: Reconciliation) -> Outcome:
    """Give where a batch would stand with an answer."""
    return Outcome(
        accepted=len(answer.accepted),
        denied=len(answer.denied),
        missing=len(answer.missing),
        contradicting=len(answer.contradicting),
        extra=len(answer.extra),
        refusals=_refusals(answer.denied),
        contradictions=answer.contradicting,
    )


def _refusals(denied: Iterable[BatchLine]) -> tuple[Refusal, ...]:
    by_reason: dict[str, list[BatchLine]] = defaultdict(list)
    kinds: dict[str, Reason] = {}
    for line in denied:
        reason = reason_for(line.reason)
        kinds[reason.code] = reason
        by_reason[reason.code].append(line)
    found = (Refusal(kinds[code], tuple(lines)) for code, lines in by_reason.items())
    return tuple(sorted(found, key=lambda one: -len(one.lines)))
