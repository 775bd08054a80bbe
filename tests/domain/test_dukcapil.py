"""What Dukcapil says: read from any words, held against the people, fallen with a changed NIK."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.cells import Book, Sheet
from desktop_app.domain.dukcapil import Match, holds, issues_of, matched, still_said
from desktop_app.domain.dukcapil_answer import (
    NoMatchingError,
    hold_against,
    match_said,
    read_matches,
)
from desktop_app.domain.worker import Worker

DAY = date(2026, 11, 23)
ANI, BUDI, CICI = (f"990101{n:02d}01900001" for n in (1, 2, 3))


def worker(nik: str, **others: object) -> Worker:
    return Worker(id=nik, nik=nik, name="CONTOH", **others)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "match"),
    [
        ("PADAN", Match.MATCHED),
        ("Sesuai", Match.MATCHED),
        ("tidak padan", Match.UNMATCHED),
        ("TDK DITEMUKAN", Match.UNMATCHED),
        ("belum rekam", Match.UNMATCHED),
        ("Meninggal Dunia", Match.DIED),
        ("NIK GANDA", Match.DOUBLE),
        ("data tidak aktif, meninggal", Match.DIED),
        ("Pindah ke Kab. Muaro Jambi", Match.MOVED),
        ("?", None),
    ],
)
def test_words_mean_one_of_five_things(words: str, match: Match | None) -> None:
    assert match_said(words) == match


def test_every_row_of_an_answer_stands_in_one_place() -> None:
    rows = [
        ["HASIL PEMADANAN"],
        ["NO", "NIK", "NAMA", "HASIL", "KETERANGAN"],
        [1, ANI, "ANI", "TIDAK PADAN", ""],
        [2, BUDI, "BUDI", "PADAN", ""],
        [3, BUDI, "BUDI", "PADAN", ""],
        [4, CICI, "CICI", "hmm", ""],
        [5, "9901019901900001", "X", "PADAN", ""],
        [6, ANI[:-1], "TERPOTONG", "PADAN", ""],
    ]
    lines = read_matches(Book((Sheet(name="a", rows=rows),)))
    known = {nik: worker(nik) for nik in (ANI, BUDI, CICI)}
    done = hold_against(lines, known, DAY)
    assert done.counts() == {
        "read": 5, "changed": 2, "same": 0, "repeated": 1, "unclear": 1, "unknown": 1,
    }  # fmt: skip
    again = hold_against(lines, known | {one.nik: one for one in done.changed}, DAY)
    assert (again.changed, again.same) == ((), 2)


def test_a_file_that_says_nothing_of_any_nik_is_refused() -> None:
    for rows in ([["NIK", "NAMA"], [ANI, "ANI"]], [["NIK", "HASIL"], [ANI, "xyz"]]):
        with pytest.raises(NoMatchingError):
            read_matches(Book((Sheet(name="a", rows=rows),)))


def test_the_dead_and_the_unknown_are_held_and_who_moved_needs_a_reason() -> None:
    for match in (Match.DIED, Match.UNMATCHED, Match.DOUBLE):
        told = matched(worker(ANI), match, DAY)
        [held] = holds(told, frozenset({f"dukcapil_{match}:nik"}))
        assert "23-11-2026" in held.message
        assert told.findings == (f"dukcapil_{match}:nik",)
    moved = matched(worker(ANI), Match.MOVED, DAY)
    assert holds(moved, frozenset())
    assert not holds(moved, frozenset({"dukcapil_moved:nik"}))
    assert not issues_of(matched(moved, Match.MATCHED, DAY))
    assert not matched(moved, Match.MATCHED, DAY).findings


def test_a_changed_nik_name_or_birth_date_asks_for_another_matching() -> None:
    told = matched(worker(ANI), Match.UNMATCHED, DAY)
    assert still_said(told, replace(told, phone="081200000001")).dukcapil == Match.UNMATCHED
    for changed in ({"nik": BUDI}, {"name": "LAIN"}, {"birth_date": DAY}):
        assert still_said(told, replace(told, **changed)).dukcapil == ""
