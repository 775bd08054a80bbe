"""Columns are changed one by one, and what comes of it is still a layout that reads back."""

from __future__ import annotations

import tomllib
from dataclasses import replace

import pytest

from desktop_app.domain import layout_editing as editing
from desktop_app.domain.layout import LONGEST_CELL, TERMS, Layout, LayoutColumn
from desktop_app.domain.layout_reading import LayoutError, parse_layout
from desktop_app.domain.layout_writing import layout_text, source_of

SEX = LayoutColumn(heading="L/P", parts=(TERMS["sex"],), codes={"L": "1", "P": "2"}, required=True)
LAYOUT = Layout(
    name="cabang",
    title="Daftar cabang",
    sheet="Lembar1",
    columns=(
        LayoutColumn(heading="NO", parts=(TERMS["position"],)),
        LayoutColumn(heading="NIK", parts=(TERMS["nik"],), required=True),
        SEX,
    ),
)


def headings(layout: Layout) -> str:
    return " ".join(layout.headings)


def test_a_column_moves_but_not_over_the_edge() -> None:
    assert headings(editing.moved(LAYOUT, 0, 1)) == "NIK NO L/P"
    assert headings(editing.moved(LAYOUT, 2, -2)) == "L/P NO NIK"
    assert editing.moved(LAYOUT, 0, -1) == LAYOUT
    assert editing.moved(LAYOUT, 2, 5) == LAYOUT


def test_columns_come_and_go_and_the_last_one_stays() -> None:
    more = editing.with_new_column(LAYOUT, 0, "EMAIL")
    assert headings(more) == "NO EMAIL NIK L/P"
    assert editing.without_column(more, 1) == LAYOUT
    alone = replace(LAYOUT, columns=(SEX,))
    assert editing.without_column(alone, 0) == alone


@pytest.mark.parametrize(
    "source", ["nik", "kelurahan.name", "{birth_place}, {birth_date}", "Jambi", ""]
)
def test_what_is_typed_as_content_stands_there_again(source: str) -> None:
    column = editing.filled_from(SEX, source)
    assert source_of(column) == source
    layout = editing.with_column(LAYOUT, 2, column)
    assert parse_layout(tomllib.loads(layout_text(layout))) == layout


def test_another_content_drops_the_codes_of_the_old_one() -> None:
    assert editing.filled_from(SEX, "sex") == SEX
    assert not editing.filled_from(SEX, "name").codes
    assert not editing.filled_from(SEX, "Jambi").required


def test_a_content_that_nobody_knows_is_named() -> None:
    with pytest.raises(LayoutError, match="“umur” tidak dikenal"):
        editing.filled_from(SEX, "{umur} tahun")


def test_a_length_of_zero_is_no_limit() -> None:
    assert editing.limited(SEX, 30).limit == 30
    assert editing.limited(SEX, 0).limit == LONGEST_CELL
