from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop_app.files import sheet_xml
from desktop_app.files.unreadable import DamagedFileError

_ANY_REFERENCE = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]+)([0-9]+)["']""")

_LETTERS = st.one_of(
    st.text("ABIVXZ", min_size=1, max_size=3),
    st.text("ABIVXZabivxz", min_size=1, max_size=3),
)
_ROWS = st.one_of(
    st.integers(0, 9_999_999),
    *(st.integers(bound - 3, bound + 3) for bound in (100_000, 200_000, 300_000, 1_000_000)),
)
_ATTRIBUTES = st.builds(
    lambda before, after, sign, quote, letters, row: (
        f"{before}r{after}={sign}{quote}{letters}{row}{quote}".encode()
    ),
    *(st.sampled_from(blanks) for blanks in (" \t\n\r", ("", " ", "\n"), ("", " ", "\t"), "\"'")),
    _LETTERS,
    _ROWS,
)


def sheet(attributes: list[bytes]) -> bytes:
    cells = b"".join(b"<c%s><v>1</v></c>" % one for one in attributes)
    return b'<sheetData><row r="1">%s</row></sheetData>' % cells


def chunked(content: bytes, size: int) -> list[bytes]:
    return [content[at : at + size] for at in range(0, len(content), size)]


@given(attributes=st.lists(_ATTRIBUTES, min_size=1, max_size=4), size=st.integers(8, 200))
@example(attributes=[b' r="XFD1048576"'], size=200)
@example(attributes=[b' r="xfd1048576"'], size=200)
@example(attributes=[b' r="B2"', b' r="A300001"'], size=200)
@example(attributes=[b' r="A2000001"', b' r="B2"'], size=8)
@example(attributes=[b' r="Z1"', b'\nr="IW1"'], size=200)
@example(attributes=[b" r='IW1'"], size=200)
@example(attributes=[b' r ="IW1"'], size=200)
@example(attributes=[b' r= "IW1"'], size=200)
def test_a_sheet_that_is_too_wide_is_neither_small_nor_measured_as_less(
    attributes: list[bytes], size: int
) -> None:
    content = sheet(attributes)
    found = _ANY_REFERENCE.findall(content)
    reach = sheet_xml.Extent(
        rows=max(int(row) for _letters, row in found),
        columns=max(column_number(letters) for letters, _row in found),
    )
    chunks = chunked(content, size)
    assert sheet_xml.measure(chunks) == reach
    assert not (sheet_xml.glance(chunks).is_small and reach.is_too_wide)


def column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.decode().upper():
        number = number * 26 + "ABCDEFGHIJKLMNOPQRSTUVWXYZ".index(letter) + 1
    return number


def test_all_that_a_small_sheet_may_hold_is_within_the_bounds() -> None:
    assert sheet_xml.glance([sheet([b' r="Z299999"'])]).is_small
    assert not sheet_xml.Extent(rows=299_999, columns=26).is_too_wide


@pytest.mark.parametrize("reference", ["AA1", "A300000", "A1000000", "a1", "A"])
def test_a_sheet_with_any_other_reference_is_measured(reference: str) -> None:
    assert not sheet_xml.glance([sheet([b' r="B2"', f' r="{reference}"'.encode()])]).is_small


def test_hidden_rows_and_size_are_told_of_all_pieces() -> None:
    rows = b"".join(
        b'<row r="%d"%s><c r="A%d"/></row>' % (n, b' hidden="1"' if n in (2, 40) else b"", n)
        for n in range(1, 50)
    )
    assert sheet_xml.glance(chunked(rows, 100)) == sheet_xml.Glance(
        frozenset({2, 40}), is_small=True
    )


@pytest.mark.parametrize(
    "part", [b'<!DOCTYPE x [<!ENTITY a "b">]><x/>', b"<x>!</x>\x00", b"<!ENTITY>"]
)
def test_a_document_type_or_two_byte_letters_are_damage(part: bytes) -> None:
    with pytest.raises(DamagedFileError):
        list(sheet_xml.checked(chunked(b"<a>Hadir!</a>" + part, 9)))
