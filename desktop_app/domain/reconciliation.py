"""An answer held against its batch: everybody sent is accepted, denied, missing or contradicting."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from desktop_app.domain.answer import AnswerLine
from desktop_app.domain.submission import BatchLine, BatchStatus, Verdict
from desktop_app.domain.verdicts import Said, bare, verdict_said
from desktop_app.kernel.i18n import _, ngettext

_DECIDED = frozenset({Verdict.ACCEPTED, Verdict.DENIED})


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A line of which the answer says two things: the rows that do, and a sentence."""

    line: BatchLine
    rows: tuple[int, ...]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciliation:
    """The outcome for every line of a batch, as new lines; each line stands in exactly one place.

    `extra` are rows of the answer that name nobody of the batch; they are counted apart.
    """

    accepted: tuple[BatchLine, ...]
    denied: tuple[BatchLine, ...]
    missing: tuple[BatchLine, ...]
    contradicting: tuple[Contradiction, ...]
    extra: tuple[AnswerLine, ...]
    recognised: int

    @property
    def sent(self) -> int:
        """The people of the batch: accepted + denied + missing + contradicting."""
        places = (self.accepted, self.denied, self.missing, self.contradicting)
        return sum(map(len, places))

    @property
    def is_another_batch(self) -> bool:
        """Whether the answer names people, but nobody of this batch."""
        return not self.recognised and bool(self.extra)

    @property
    def status(self) -> BatchStatus:
        """What becomes of the batch: closed when nobody waits any more."""
        waiting = self.missing or self.contradicting
        return BatchStatus.ANSWERED if waiting else BatchStatus.CLOSED

    def changes(self, lines: Iterable[BatchLine]) -> tuple[BatchLine, ...]:
        """Give the lines that differ from those given, to be written; none for an answer known."""
        before = {line.id: line for line in lines}
        settled = (*self.accepted, *self.denied, *self.missing)
        return tuple(line for line in settled if before.get(line.id) != line)

    def counts(self) -> dict[str, int]:
        """Give the six figures of the outcome by name."""
        return {
            "sent": self.sent,
            "accepted": len(self.accepted),
            "denied": len(self.denied),
            "missing": len(self.missing),
            "extra": len(self.extra),
            "contradicting": len(self.contradicting),
        }


def reconcile(
    lines: Sequence[BatchLine],
    answers: Sequence[AnswerLine],
    taken: Mapping[str, str] = MappingProxyType({}),
) -> Reconciliation:
    """Hold an answer against the lines of its batch.

    Partial answers add up: what an earlier one decided stays, and one that says otherwise now is a
    contradiction. So the same answer gives the same counts again. Nobody is accepted without a KPJ,
    and no KPJ is accepted for two people: `taken` gives the workers who have these KPJs already.
    """
    find = _Finder(lines)
    named: dict[str, list[AnswerLine]] = defaultdict(list)
    extra: list[AnswerLine] = []
    for answer in answers:
        line = find.line_of(answer)
        if line is None:
            extra.append(answer)
        else:
            named[line.id].append(answer)
    outcomes = _no_kpj_twice(lines, [_outcome(line, named[line.id]) for line in lines], named)
    outcomes = [_unless_taken(outcome, named, taken) for outcome in outcomes]
    return Reconciliation(
        accepted=_with(outcomes, Verdict.ACCEPTED),
        denied=_with(outcomes, Verdict.DENIED),
        missing=_with(outcomes, Verdict.MISSING),
        contradicting=tuple(o for o in outcomes if isinstance(o, Contradiction)),
        extra=tuple(extra),
        recognised=sum(map(bool, named.values())),
    )


def _with(outcomes: Iterable[BatchLine | Contradiction], verdict: Verdict) -> tuple[BatchLine, ...]:
    lines = (outcome for outcome in outcomes if isinstance(outcome, BatchLine))
    return tuple(line for line in lines if line.verdict == verdict)


class _Finder:
    """Finds the line that a row speaks of: by NIK; without one by the KPJ sent, then the number.

    A number alone names nobody where the name beside it is another's, or the KPJ is.
    """

    def __init__(self, lines: Sequence[BatchLine]) -> None:
        self._by_nik = {line.nik: line for line in lines}
        self._by_kpj = {line.old_kpj: line for line in lines if line.old_kpj}
        self._by_number = {line.position: line for line in lines}

    def line_of(self, answer: AnswerLine) -> BatchLine | None:
        by_number = self._by_number.get(answer.number or 0)
        if answer.nik:
            return self._by_nik.get(answer.nik) or _damaged(answer.nik, by_number)
        if by_number is not None and not _is_named(by_number, answer.name):
            by_number = None
        by_kpj = self._by_kpj.get(answer.kpj)
        if by_kpj and by_number and by_kpj.id != by_number.id:
            return None
        return by_kpj or by_number


def _is_named(line: BatchLine, name: str) -> bool:
    return not name or bare(name) in {bare(value) for value in line.values}


def _damaged(nik: str, line: BatchLine | None) -> BatchLine | None:
    """A NIK kept as a number loses its last digit: the position tells whose it was."""
    lost = nik.endswith("0") or int(nik) > 2**53
    return line if lost and line is not None and nik[:15] == line.nik[:15] else None


def _outcome(line: BatchLine, answers: Sequence[AnswerLine]) -> BatchLine | Contradiction:
    told = [answer for answer in (_without_ours(a, line) for a in answers) if answer.verdict]
    if not told:
        return line if line.verdict in _DECIDED else replace(line, verdict=Verdict.MISSING)
    clash = _clash_within(told) or _clash_with_kpj(line, told) or _clash_with_before(line, told)
    if clash:
        return Contradiction(line, tuple(answer.row for answer in told), clash)
    if line.verdict in _DECIDED:
        return line
    return replace(line, verdict=told[0].verdict, kpj=_kpj(line, told), reason=_reason(told))


def _without_ours(answer: AnswerLine, line: BatchLine) -> AnswerLine:
    """Take away a remark that we sent and that came back unchanged: it refuses nobody."""
    if not answer.reason or answer.reason not in {" ".join(v.split()) for v in line.values}:
        return answer
    alone = not answer.stated and answer.verdict == Said.DENIED
    return replace(answer, reason="", verdict=Said.NOTHING if alone else answer.verdict)


def _clash_within(told: Sequence[AnswerLine]) -> str:
    for answer in told:
        if answer.verdict == Said.CONTRADICTING:
            return answer.reason or _("Jawaban untuk orang ini tidak jelas.")
        if not answer.stated and answer.kpj and verdict_said(answer.reason) is Said.DENIED:
            return _("Ada KPJ, tetapi juga alasan penolakan: {reason}").format(reason=answer.reason)
    if len({answer.verdict for answer in told}) > 1:
        return _("Diterima di satu baris, ditolak di baris lain.")
    return ""


def _clash_with_kpj(line: BatchLine, told: Sequence[AnswerLine]) -> str:
    if told[0].verdict != Said.ACCEPTED:
        return ""
    given = {answer.kpj for answer in told if answer.kpj}
    if len(given) > 1:
        n = len(given)
        return ngettext("Ada {n} KPJ untuk orang ini.", "Ada {n} KPJ untuk orang ini.", n).format(
            n=n
        )
    return "" if given or line.old_kpj or line.kpj else _("Diterima, tetapi KPJ-nya tidak ada.")


def _clash_with_before(line: BatchLine, told: Sequence[AnswerLine]) -> str:
    if line.verdict not in _DECIDED:
        return ""
    if line.verdict != told[0].verdict:
        return _("Jawaban sebelumnya berkata lain.")
    if line.verdict == Verdict.ACCEPTED and _kpj(line, told) != line.kpj:
        return _("Jawaban sebelumnya memberi KPJ lain.")
    return ""


def _kpj(line: BatchLine, told: Sequence[AnswerLine]) -> str:
    """Give the KPJ of an accepted line; a refused one gets none, whatever stands beside it."""
    if told[0].verdict != Said.ACCEPTED:
        return ""
    given = (answer.kpj for answer in told if answer.kpj)
    return next(given, line.kpj or line.old_kpj)


def _reason(told: Sequence[AnswerLine]) -> str:
    return "; ".join(dict.fromkeys(answer.reason for answer in told if answer.reason))


def _unless_taken(
    outcome: BatchLine | Contradiction,
    named: Mapping[str, Sequence[AnswerLine]],
    taken: Mapping[str, str],
) -> BatchLine | Contradiction:
    if isinstance(outcome, Contradiction) or outcome.verdict != Verdict.ACCEPTED:
        return outcome
    if taken.get(outcome.kpj, outcome.worker_id) == outcome.worker_id:
        return outcome
    rows = tuple(answer.row for answer in named[outcome.id])
    return Contradiction(outcome, rows, _("KPJ ini sudah milik peserta lain."))


def _no_kpj_twice(
    lines: Sequence[BatchLine],
    outcomes: Sequence[BatchLine | Contradiction],
    named: Mapping[str, Sequence[AnswerLine]],
) -> list[BatchLine | Contradiction]:
    uses = Counter(o.kpj for o in outcomes if isinstance(o, BatchLine) and o.kpj)
    twice = _("KPJ ini diberikan kepada lebih dari satu orang.")
    return [
        Contradiction(line, tuple(answer.row for answer in named[line.id]), twice)
        if isinstance(outcome, BatchLine) and uses[outcome.kpj] > 1
        else outcome
        for line, outcome in zip(lines, outcomes, strict=True)
    ]
