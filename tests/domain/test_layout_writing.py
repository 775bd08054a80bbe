"""What a layout's text says is the layout, and a layout's text says it all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.layout import TERMS, EnrolmentKind, Layout, LayoutColumn, Nature, Purpose
from desktop_app.domain.layout_writing import layout_text, renamed
from desktop_app.files.layout import read_layout, shipped_names, shipped_text

WORDS = st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="{}"), min_size=1)
SHEETS = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=31)


@st.composite
def columns(draw: st.DrawFn) -> LayoutColumn:
    word = draw(st.sampled_from(["", *TERMS]))
    heading = draw(WORDS)
    if not word:
        return LayoutColumn(heading=heading, parts=(draw(WORDS),))
    term = TERMS[word]
    parts = draw(st.sampled_from([(term,), ("no. ", term), (term, "/", TERMS["nik"])]))
    codes = draw(st.dictionaries(WORDS, WORDS, max_size=2))
    form = draw(st.sampled_from(["dd-mm-yyyy", "yyyymmdd"]))
    separator = draw(WORDS)
    return LayoutColumn(
        heading=heading,
        parts=parts,
        form=form if term.nature is Nature.DATE else "dd-mm-yyyy",
        codes=codes,
        otherwise=draw(st.none() | WORDS),
        upper=draw(st.booleans()),
        separator=separator if term.nature is Nature.LIST else ", ",
        limit=draw(st.sampled_from([5, 32_767])),
        required=draw(st.booleans()),
    )


@st.composite
def layouts(draw: st.DrawFn) -> Layout:
    return Layout(
        name="uji",
        title=draw(WORDS.filter(str.strip)),
        sheet=draw(SHEETS),
        columns=tuple(draw(st.lists(columns(), min_size=1, max_size=4))),
        start_row=draw(st.integers(2, 9)),
        above=tuple(draw(st.lists(WORDS, max_size=1))),
        kinds=frozenset(draw(st.sets(st.sampled_from(EnrolmentKind), min_size=1))),
        also=tuple(draw(st.lists(st.just("lain"), max_size=1))),
        purpose=draw(st.sampled_from(Purpose)),
        workbook=draw(st.sampled_from(["", "0f" * 32])),
    )


@given(layouts())
def test_any_layout_reads_back_as_it_was(layout: Layout) -> None:
    assert read_layout(layout_text(layout)) == layout


@pytest.mark.parametrize("name", shipped_names())
def test_every_shipped_layout_does(name: str) -> None:
    layout = read_layout(shipped_text(name))
    assert read_layout(layout_text(layout)) == layout


def test_a_copy_keeps_the_remarks_of_its_model() -> None:
    text = renamed(shipped_text("bpu"), "cabang-jambi")
    assert read_layout(text).name == "cabang-jambi"
    assert text.count("#") == shipped_text("bpu").count("#")
