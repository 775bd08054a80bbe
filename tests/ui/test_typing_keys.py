"""Typing people from paper takes fewer keys than typing the cells of their sheet."""

from __future__ import annotations

from pathlib import Path

from typist import type_sheet

PEOPLE = 55


def test_a_sheet_takes_at_most_seven_tenths_of_the_keys_of_its_cells(tmp_path: Path) -> None:
    keys = type_sheet(tmp_path / "kantor", completion=True)
    assert keys.saved == PEOPLE
    assert keys.share <= 0.70
