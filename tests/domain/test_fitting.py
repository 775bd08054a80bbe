from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.fitting import Room, fit

ROOM = Room(width=60, height=22, size=10, break_below=8, min_size=6, lines=2)


def even(text: str) -> float:
    """Measure as a typewriter does: every letter six tenths of its size."""
    return 0.6 * len(text)


def test_a_text_that_fits_keeps_its_size() -> None:
    assert fit("MARYAM", ROOM, even) == (fitted := fit(" MARYAM  ", ROOM, even))
    assert (fitted.lines, fitted.size) == (("MARYAM",), 10)


def test_a_text_a_little_too_long_shrinks_and_stays_on_one_line() -> None:
    fitted = fit("ROSMALA DEWI", ROOM, even)
    assert fitted.lines == ("ROSMALA DEWI",)
    assert 8 <= fitted.size < 10


def test_a_longer_text_is_broken_between_words_at_a_larger_size() -> None:
    fitted = fit("NYIMAS HALIMAH", ROOM, even)
    assert fitted.lines == ("NYIMAS", "HALIMAH")
    assert fitted.size == 10


def test_a_long_word_is_broken_rather_than_lost() -> None:
    fitted = fit("Y" * 30, ROOM, even)
    assert len(fitted.lines) == 2
    assert "".join(fitted.lines) == "Y" * 30


def test_no_text_gives_no_lines() -> None:
    assert fit("  ", ROOM, even).lines == ()


@pytest.mark.parametrize("lines", [1, 2, 3])
@given(text=st.text(st.characters(codec="ascii", categories=["L", "N", "Zs"]), max_size=90))
def test_every_text_stays_whole_and_inside_its_room(lines: int, text: str) -> None:
    room = Room(width=60, height=40, size=10, break_below=8, min_size=6, lines=lines)
    fitted = fit(text, room, even)
    assert "".join(fitted.lines).replace(" ", "") == "".join(text.split())
    assert len(fitted.lines) <= lines
    assert fitted.size <= room.size
    assert all(even(line) * fitted.size <= room.width + 1e-9 for line in fitted.lines)
