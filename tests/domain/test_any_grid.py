from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.cells import Book, Sheet, Span, Value
from desktop_app.domain.source_rows import source_rows
from desktop_app.domain.tables import NoListError, find_tables

HEAD = ["NO", "NIK", "NAMA", "ALAMAT"]
NIK = "9999010101900001"

_WORDS = st.sampled_from(
    (
        *HEAD,
        *("RT/RW", "TTL", "L", "P", "sda", "JUMLAH", "RT 05", "Mengetahui", "-", "0", "", NIK),
        *("KELURAHAN TENGAH", "Jambi, 1-1-1990", "BUDI", "TEMPAT TUGAS", "1", "(2)", "JK"),
    )
)
_VALUES = st.one_of(
    _WORDS, _WORDS, st.text(max_size=12), st.floats(), st.integers(), st.booleans(), st.none(),
    st.dates(), st.times(), st.timedeltas(), st.datetimes(),
)  # fmt: skip
_SPANS = st.builds(Span, *[st.integers(0, 12)] * 4)


@settings(max_examples=300, deadline=None)
@given(
    rows=st.lists(st.lists(_VALUES, max_size=8), max_size=12),
    merged=st.lists(_SPANS, max_size=3).map(tuple),
    first_row=st.integers(1, 5),
    head=st.sampled_from([[], [list(HEAD)]]),
)
def test_any_grid_gives_a_list_or_a_sentence(
    rows: list[list[Value]], merged: tuple[Span, ...], first_row: int, head: list[list[Value]]
) -> None:
    grid = [*head, *rows]
    sheet = Sheet(name="Data", rows=grid, merged=merged, first_row=first_row)
    found = Book((sheet,))
    try:
        tables = find_tables(found)
    except NoListError:
        return
    seen = [row for table in tables for row in source_rows(table)]
    places = [row.row for row in seen]
    headings = {number for table in tables for number in table.header_rows}
    assert len(set(places)) == len(places)
    assert not set(places) & headings
    assert all(first_row <= place < first_row + len(grid) for place in places)
    assert all(value not in ("", None) for row in seen for value in row.values.values())
