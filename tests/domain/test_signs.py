"""Cells that say "nothing" or "as above", in whatever spelling and wherever in a long list."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from desktop_app.domain.cells import Book, Sheet, Span, Value
from desktop_app.domain.source_rows import source_rows
from desktop_app.domain.tables import find_tables

HEAD = ["NIK", "NAMA", "PEKERJAAN"]

_AS_ABOVE = (
    *("sda", "s.d.a.", "s d a", "idem", "id.", "ditto", "dto", "ibid.", "sama", "sama atas"),
    *("sama dengan di atas", '"', "''", ",,", '- " -'),
)
_NOTHING = (
    *("-", "…", "0", "0,0", "00.00", "nihil", "null", "none", "n/a", "kosong", "#REF!"),
    *("tidak ada", "tdk punya", "tak ada", "belum ada", "blm memiliki", "tidak ada HP"),
)
_SPELLINGS: tuple[Callable[[str], str], ...] = (
    str.lower,
    str.upper,
    lambda words: f" {words}\n",
    lambda words: f"\u200b{words}\ufeff",
    "\u00ad".join,
    lambda words: words.replace(" ", " " * 20),
)


def occupations(*values: Value, merged: Sequence[Span] = ()) -> list[Value]:
    rows = [[f"{9999010101900001 + n}", "BUDI", value] for n, value in enumerate(values)]
    sheet = Sheet(name="Data", rows=[HEAD, *rows], merged=tuple(merged))
    (table,) = find_tables(Book((sheet,)))
    return [row.values.get("occupation") for row in source_rows(table)]


@pytest.mark.parametrize("spelled", _SPELLINGS)
def test_as_above_is_understood_in_any_spelling(spelled: Callable[[str], str]) -> None:
    for sign in _AS_ABOVE:
        assert occupations("Buruh", spelled(sign)) == ["Buruh", "Buruh"], sign


@pytest.mark.parametrize("spelled", _SPELLINGS)
def test_nothing_is_understood_in_any_spelling(spelled: Callable[[str], str]) -> None:
    for sign in _NOTHING:
        assert occupations("Buruh", spelled(sign)) == ["Buruh", None], sign


@pytest.mark.parametrize(
    "word", ["Satpam", "Sadar", "Nelayan", "Tidar", "Sama rata", "Kosim", "01"]
)
def test_other_words_stay_however_they_begin(word: str) -> None:
    assert occupations("Buruh", word) == ["Buruh", word]


def test_as_above_reaches_up_through_a_list_of_any_length() -> None:
    assert occupations("Buruh", *["sda"] * 1200) == ["Buruh"] * 1201
    assert occupations("Buruh", *[""] * 1200, "sda")[-1] == "Buruh"


def test_a_sign_in_a_merged_cell_holds_to_the_end_of_the_cell() -> None:
    values = occupations("Buruh", "-", *[""] * 1200, merged=[Span(3, 2, 1203, 2)])
    assert values == ["Buruh", *[None] * 1201]
