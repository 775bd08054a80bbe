"""Closed tables: what is shown, and the words that mean a code."""

from __future__ import annotations

import pytest

from desktop_app.domain import choices
from desktop_app.domain.choices import Choices

TABLES = (choices.SEX, choices.GROUPS, choices.FUNDINGS, choices.MARITAL, choices.HEIRS)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("L", "L"),
        ("Lk", "L"),
        ("LK.", "L"),
        ("Laki-laki", "L"),
        ("LAKI - LAKI", "L"),
        ("Pria", "L"),
        ("M", "L"),
        ("1", "L"),
        ("P", "P"),
        ("PR", "P"),
        ("perempuan", "P"),
        ("Wanita", "P"),
        ("F", "P"),
        ("2", "P"),
        ("x", ""),
        ("3", ""),
        ("", ""),
        ("-", ""),
    ],
)
def test_a_sex_is_read_in_every_usual_form(words: str, code: str) -> None:
    assert choices.SEX.match(words) == code


@pytest.mark.parametrize("table", TABLES)
def test_every_choice_is_found_by_its_code_and_its_shown_word(table: Choices) -> None:
    for option in table:
        assert table.match(option.code) == option.code
        assert table.match(option.label.upper()) == option.code
        assert table.label(option.code) == option.label


@pytest.mark.parametrize("table", TABLES)
def test_no_word_means_two_choices(table: Choices) -> None:
    said = [words for option in table for words in option.words.split("|") if words]
    assert sorted(said) == sorted(set(said))


def test_everyday_words_are_understood() -> None:
    assert choices.MARITAL.match("Janda") == "cerai_mati"
    assert choices.MARITAL.match("Menikah") == "kawin"
    assert choices.HEIRS.match("Isteri") == "istri"
    assert choices.GROUPS.match("Petugas Keagamaan") == "petugas_keagamaan"
    assert choices.FUNDINGS.match("APBD") == "apbd_kota"


def test_an_unknown_code_shows_as_itself() -> None:
    assert choices.GROUPS.label("baru") == "baru"
