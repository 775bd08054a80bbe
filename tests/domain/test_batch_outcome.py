"""Where a batch stands: everybody counted once, refusals by kind with what to do."""

from __future__ import annotations

from desktop_app.domain.answer import AnswerLine
from desktop_app.domain.batch_outcome import outcome_of_answer, outcome_of_lines
from desktop_app.domain.reconciliation import reconcile
from desktop_app.domain.submission import BatchLine, Verdict


def line(n: int, verdict: Verdict = Verdict.NONE, reason: str = "") -> BatchLine:
    return BatchLine(
        id=f"l{n}",
        batch_id="b",
        enrolment_id=f"e{n}",
        worker_id=f"w{n}",
        position=n,
        nik=f"997103041285000{n}",
        values=(),
        verdict=verdict,
        reason=reason,
    )


def test_who_has_no_answer_yet_is_missing() -> None:
    outcome = outcome_of_lines([line(1), line(2, Verdict.MISSING), line(3, Verdict.ACCEPTED)])
    assert (outcome.accepted, outcome.denied, outcome.missing) == (1, 0, 2)
    assert outcome.sent == 3


def test_refusals_of_a_kind_stand_together_the_largest_first() -> None:
    lines = [
        line(1, Verdict.DENIED, "Meninggal dunia"),
        line(2, Verdict.DENIED, "NIK tidak padan"),
        line(3, Verdict.DENIED, "NIK tdk padan dukcapil"),
    ]
    found = [(one.reason.code, len(one.lines)) for one in outcome_of_lines(lines).refusals]
    assert found == [("nik_tidak_padan", 2), ("meninggal", 1)]


def test_an_answer_shows_the_same_counts_before_it_is_written() -> None:
    lines = [line(n) for n in range(1, 5)]
    answers = [
        AnswerLine(row=2, nik=lines[0].nik, kpj="26000000001", verdict="accepted", stated=True),
        AnswerLine(row=3, nik=lines[1].nik, verdict="denied", reason="usia", stated=True),
        AnswerLine(row=4, nik=lines[2].nik, verdict="accepted", stated=True),
        AnswerLine(row=5, nik="9971030412859999", verdict="denied", stated=True),
    ]
    outcome = outcome_of_answer(reconcile(lines, answers))
    assert outcome.sent == 4
    counts = (outcome.accepted, outcome.denied, outcome.contradicting, outcome.missing)
    assert counts == (1, 1, 1, 1)
    assert outcome.extra == 1
