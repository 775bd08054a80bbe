"""Figures in boxes, each in a column of its own, are read as the numbers that they make."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from desktop_app.domain.boxes import with_boxes_joined
from desktop_app.domain.cells import Row, Sheet, Value

NIK = "9999011408850003"
HEADING: list[Value] = ["NO", "NIK", *[None] * 15, "NAMA", "RT"]
BUDI: list[Value] = [1, *NIK, "BUDI", 5]


def joined(*rows: Sequence[Value]) -> list[Row]:
    return list(with_boxes_joined(Sheet(name="Data", rows=rows)).rows)


def boxed(number: str) -> list[Value]:
    return [number, *[None] * 15]


@pytest.mark.parametrize("figures", [list(NIK), list(map(int, NIK)), list(map(float, NIK))])
def test_figures_below_one_heading_are_one_number(figures: list[Value]) -> None:
    assert joined(HEADING, [1, *figures, "BUDI", 5])[1] == [1, *boxed(NIK), "BUDI", 5]


def test_a_figure_that_is_missing_is_not_made_up() -> None:
    short: list[Value] = [2, *NIK[:7], None, *NIK[8:], "ANI", 5]
    assert joined(HEADING, BUDI, short)[2] == [2, *boxed(NIK[:7] + NIK[8:]), "ANI", 5]


def test_two_numbers_side_by_side_stay_two() -> None:
    heading: list[Value] = ["KK", *[None] * 15, "NIK", *[None] * 15, "NAMA"]
    numbers = [*reversed(NIK), *NIK]
    assert joined(heading, [*numbers, "BUDI"])[1] == [*boxed(NIK[::-1]), *boxed(NIK), "BUDI"]


def test_a_row_with_words_in_the_boxes_stays_as_it_is() -> None:
    total: list[Value] = ["JUMLAH", "dua orang"]
    people = [BUDI] * 12
    assert joined(HEADING, *people, total)[-1] == total


@pytest.mark.parametrize(
    "rows",
    [
        [list("ABCDEFGHI"), list(range(1, 10))],
        [["NIK", *"ABCDEFGH"], [NIK, *[1, 0] * 4]],
        [HEADING, [1, "9", *NIK[:14], "x", "BUDI", 5]],
    ],
    ids=["columns counted", "ticks", "words among the figures"],
)
def test_other_figures_side_by_side_are_left_alone(rows: list[list[Value]]) -> None:
    assert joined(*rows) == rows
