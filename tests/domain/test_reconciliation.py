from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.answer import AnswerLine
from desktop_app.domain.reconciliation import Reconciliation, reconcile
from desktop_app.domain.submission import BatchLine, BatchStatus

KPJ, OTHER_KPJ = "26012345678", "26012345679"


def line(n: int, **others: Any) -> BatchLine:
    nik = f"990101{n:02d}01900001"
    sent = {"id": f"l{n}", "batch_id": "b", "enrolment_id": f"e{n}", "worker_id": f"w{n}"}
    return BatchLine(**sent, position=n, nik=nik, values=(str(n), nik, "janda"), **others)


LINES = [line(1), line(2), line(3)]
ANI, BUDI, CICI = (one.nik for one in LINES)


def yes(nik: str = "", kpj: str = KPJ, **others: Any) -> AnswerLine:
    return AnswerLine(row=1, nik=nik, kpj=kpj, verdict="accepted", stated=True, **others)


def no(nik: str = "", reason: str = "NIK tidak padan", **others: Any) -> AnswerLine:
    return AnswerLine(row=2, nik=nik, verdict="denied", reason=reason, stated=True, **others)


def test_everybody_sent_stands_in_one_place() -> None:
    stranger = yes("9901019999999999")
    done = reconcile(LINES, [yes(ANI), no(BUDI), stranger])
    assert done.counts() == {
        "sent": 3, "accepted": 1, "denied": 1, "missing": 1, "extra": 1, "contradicting": 0,
    }  # fmt: skip
    assert (done.accepted[0].kpj, done.denied[0].reason) == (KPJ, "NIK tidak padan")
    assert done.extra == (stranger,)
    assert done.status is BatchStatus.ANSWERED
    assert not done.is_another_batch


def test_a_batch_is_closed_when_nobody_waits() -> None:
    assert reconcile(LINES[:2], [yes(ANI), no(BUDI)]).status is BatchStatus.CLOSED


def test_an_answer_to_another_batch_is_recognised() -> None:
    assert reconcile(LINES, [yes("9901019999999999")]).is_another_batch
    assert not reconcile(LINES, []).is_another_batch


def test_a_row_without_nik_is_found_by_the_old_kpj_or_the_number() -> None:
    lines = [line(1, old_kpj=OTHER_KPJ), line(2)]
    done = reconcile(lines, [yes(kpj=OTHER_KPJ), no(number=2)])
    assert ([one.id for one in done.accepted], [one.id for one in done.denied]) == (["l1"], ["l2"])


def test_a_nik_that_excel_has_cut_is_found_by_its_number() -> None:
    broken = ANI[:15] + "0"
    assert reconcile(LINES, [yes(broken, number=1)]).accepted[0].id == "l1"
    assert reconcile(LINES, [yes(broken, number=2)]).counts()["extra"] == 1
    assert reconcile(LINES, [yes(broken)]).counts()["extra"] == 1


def test_rows_that_disagree_contradict() -> None:
    for rows, why in (
        ([yes(ANI), no(ANI)], "Diterima di satu baris"),
        ([yes(ANI), yes(ANI, OTHER_KPJ)], "Ada 2 KPJ"),
        ([yes(ANI, "")], "KPJ-nya tidak ada"),
        ([yes(ANI), yes(BUDI)], "lebih dari satu orang"),
        (
            [AnswerLine(3, ANI, KPJ, verdict="accepted", reason="NIK tidak padan")],
            "alasan penolakan",
        ),
    ):
        done = reconcile(LINES, rows)
        assert not done.accepted
        assert why in done.contradicting[0].why
        assert done.contradicting[0].line == LINES[0]


def test_the_same_row_twice_is_said_once() -> None:
    done = reconcile(LINES, [yes(ANI), yes(ANI, ""), no(BUDI), no(BUDI), no(BUDI, "usia")])
    assert done.accepted[0].kpj == KPJ
    assert done.denied[0].reason == "NIK tidak padan; usia"


def test_an_accepted_lanjutan_keeps_the_old_kpj() -> None:
    done = reconcile([line(1, old_kpj=KPJ)], [yes(ANI, "")])
    assert done.accepted[0].kpj == KPJ


def test_our_own_remark_coming_back_refuses_nobody() -> None:
    alone = AnswerLine(5, ANI, verdict="denied", reason="janda")
    with_kpj = AnswerLine(6, BUDI, KPJ, verdict="accepted", reason="janda")
    done = reconcile(LINES, [alone, with_kpj])
    assert [one.id for one in done.missing] == ["l1", "l3"]
    assert [(one.id, one.reason) for one in done.accepted] == [("l2", "")]


def test_partial_answers_add_up_and_a_change_of_mind_is_shown() -> None:
    first = reconcile(LINES, [yes(ANI)])
    stored = [*first.accepted, *first.missing]
    second = reconcile(stored, [no(BUDI)])
    assert (len(second.accepted), len(second.denied), len(second.missing)) == (1, 1, 1)
    assert second.changes(stored) == second.denied
    turned = reconcile(stored, [no(ANI)])
    assert "Jawaban sebelumnya" in turned.contradicting[0].why
    assert turned.contradicting[0].line == stored[0]
    assert "KPJ lain" in reconcile(stored, [yes(ANI, OTHER_KPJ)]).contradicting[0].why


ANSWERS = st.lists(
    st.builds(
        AnswerLine,
        row=st.integers(1, 99),
        nik=st.sampled_from(["", "9901019999999999", *(line(n).nik for n in range(1, 7))]),
        kpj=st.sampled_from(["", KPJ, OTHER_KPJ, "26012345670"]),
        number=st.sampled_from([None, 1, 2, 3, 6, 99]),
        verdict=st.sampled_from(["", "accepted", "denied", "contradicting"]),
        reason=st.sampled_from(["", "NIK tidak padan", "janda"]),
        stated=st.booleans(),
    ),
    max_size=12,
)


def stored_after(lines: list[BatchLine], done: Reconciliation) -> list[BatchLine]:
    changed = {one.id: one for one in done.changes(lines)}
    return [changed.get(one.id, one) for one in lines]


@given(st.integers(0, 6), st.lists(ANSWERS, min_size=1, max_size=4))
def test_whatever_is_answered_the_counts_add_up_and_nobody_is_lost_or_doubled(
    size: int, answers: list[list[AnswerLine]]
) -> None:
    lines = [line(n) for n in range(1, size + 1)]
    for answer in answers:
        done = reconcile(lines, answer)
        placed = [*done.accepted, *done.denied, *done.missing]
        ids = [one.id for one in placed] + [c.line.id for c in done.contradicting]
        assert sorted(ids) == [one.id for one in lines]
        assert done.sent == size
        decided = {one.id: one for one in lines if one.verdict in {"accepted", "denied"}}
        lines = stored_after(lines, done)
        assert all(one == decided.get(one.id, one) for one in lines)
        kpjs = [one.kpj for one in lines if one.verdict == "accepted"]
        assert "" not in kpjs
        assert len(done.accepted) == len({one.kpj for one in done.accepted})
        again = reconcile(lines, answer)
        assert again.counts() == done.counts()
        assert not again.changes(lines)


def test_lines_of_a_contradiction_stay_as_they_are_in_the_store() -> None:
    done = reconcile(LINES, [yes(ANI), yes(BUDI)])
    assert {c.line for c in done.contradicting} == set(LINES[:2])
    assert done.changes(LINES) == (replace(LINES[2], verdict="missing"),)
