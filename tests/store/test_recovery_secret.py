"""The secret of a recovery sheet forgives how it is typed and tells where it is wrong."""

from __future__ import annotations

import secrets

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.store.recovery import ALPHABET, MistypedSecretError, new_secret, read_secret

SECRET = new_secret(lambda n: bytes(range(n)))  # the same in every process of a run


def test_a_secret_is_eight_groups_of_five() -> None:
    groups = SECRET.split("-")
    assert [len(group) for group in groups] == [5] * 8
    assert set("".join(groups)) <= set(ALPHABET)
    assert new_secret(secrets.token_bytes) != SECRET


def test_no_character_is_taken_for_another() -> None:
    assert not set("0O1IL") & set(ALPHABET)


@pytest.mark.parametrize(
    "typed", [SECRET, SECRET.lower(), SECRET.replace("-", ""), f"  {SECRET.replace('-', '  ')}\n"]
)
def test_blanks_hyphens_and_small_letters_are_welcome(typed: str) -> None:
    assert read_secret(typed) == SECRET


@pytest.mark.parametrize("typed", ["", "rahasia-rina", SECRET[:-1], "kalimat pendek mudah diingat"])
def test_a_passphrase_is_not_taken_for_a_secret(typed: str) -> None:
    assert read_secret(typed) is None


@given(place=st.integers(0, 39), other=st.sampled_from([*ALPHABET, "0", "O"]))
def test_a_wrong_character_is_told_by_its_group(place: int, other: str) -> None:
    bare = list(SECRET.replace("-", ""))
    if bare[place] == other:
        return
    bare[place] = other
    with pytest.raises(MistypedSecretError) as refused:
        read_secret("".join(bare))
    assert f"ke-{place // 5 + 1} " in str(refused.value)


@given(group=st.integers(0, 7), at=st.integers(0, 3))
def test_two_exchanged_characters_are_noticed(group: int, at: int) -> None:
    groups = SECRET.split("-")
    letters = list(groups[group])
    letters[at], letters[at + 1] = letters[at + 1], letters[at]
    groups[group] = "".join(letters)
    if "-".join(groups) == SECRET:
        return
    with pytest.raises(MistypedSecretError):
        read_secret("-".join(groups))


def test_two_exchanged_groups_are_noticed() -> None:
    first, second, *rest = SECRET.split("-")
    with pytest.raises(MistypedSecretError):
        read_secret("-".join((second, first, *rest)))
