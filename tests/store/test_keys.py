"""The keys file: kept twice, mended, and never mistaken for a wrong passphrase."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.store import keys
from desktop_app.store.keys import (
    NAMES,
    Cost,
    DamagedKeysError,
    Keys,
    NewerKeysError,
    SlotKind,
    WrongPassphraseError,
)

CHEAP = Cost(8, 1, 1)
KEY = bytes(range(48))
MADE, SLOT = keys.with_slot(Keys("store-1"), KEY, "rahasia-rina", CHEAP)
RAW = keys.dumped(MADE)


def test_each_passphrase_opens_its_own_slot() -> None:
    both, other = keys.with_slot(MADE, KEY, "rahasia-tarmizi", CHEAP)
    assert keys.open_any(both, "rahasia-tarmizi")[0] == KEY
    assert keys.open_any(both, "rahasia-tarmizi")[1].id == other
    assert keys.opens(both, SLOT, "rahasia-rina")
    assert not keys.opens(both, SLOT, "rahasia-tarmizi")


def test_a_removed_slot_opens_nothing() -> None:
    with pytest.raises(WrongPassphraseError):
        keys.open_any(keys.without_slot(MADE, SLOT), "rahasia-rina")


def test_a_slot_is_bound_to_its_store_its_name_and_its_kind() -> None:
    (slot,) = MADE.slots
    moved = Keys("store-2", (slot,))
    renamed = Keys("store-1", (replace(slot, id="0011223344556677"),))
    promoted = replace(slot, kind=SlotKind.RECOVERY)
    assert keys.open_slot(moved, moved.slots[0], "rahasia-rina") is None
    assert keys.open_slot(renamed, renamed.slots[0], "rahasia-rina") is None
    assert keys.open_slot(MADE, promoted, "rahasia-rina") is None


def test_what_is_written_is_read_again_twice(tmp_path: Path) -> None:
    keys.save(tmp_path, MADE)
    assert [keys.parsed((tmp_path / name).read_bytes()) for name in NAMES] == [MADE, MADE]
    assert {(tmp_path / name).stat().st_mode & 0o777 for name in NAMES} == {0o600}


@pytest.mark.parametrize("broken", NAMES)
@pytest.mark.parametrize(
    "rest",
    [b"", RAW[:100], RAW.replace(b"a", b"b", 1), None],
    ids=["empty", "cut", "changed", "gone"],
)
def test_a_damaged_copy_is_mended_from_the_other(
    tmp_path: Path, broken: str, rest: bytes | None
) -> None:
    keys.save(tmp_path, MADE)
    (tmp_path / broken).unlink()
    if rest is not None:
        (tmp_path / broken).write_bytes(rest)

    assert keys.load(tmp_path) == MADE
    assert (tmp_path / broken).read_bytes() == RAW


def test_an_older_copy_follows_the_first(tmp_path: Path) -> None:
    """A power cut between the two writes leaves the first copy newer."""
    keys.save(tmp_path, Keys("store-1"))
    (tmp_path / NAMES[0]).write_bytes(RAW)
    assert keys.load(tmp_path) == MADE
    assert (tmp_path / NAMES[1]).read_bytes() == RAW


def test_two_damaged_copies_are_damage_and_no_wrong_passphrase(tmp_path: Path) -> None:
    for name in NAMES:
        (tmp_path / name).write_bytes(RAW[:-20])
    with pytest.raises(DamagedKeysError) as refused:
        keys.load(tmp_path)
    assert refused.value.exit_code == 5


@given(st.integers(0, len(RAW) - 1), st.integers(1, 255))
def test_every_flipped_byte_is_noticed(at: int, flip: int) -> None:
    damaged = bytearray(RAW)
    damaged[at] ^= flip
    try:
        found = keys.parsed(bytes(damaged))
    except DamagedKeysError:
        return
    assert found == MADE  # a blank for another blank


def test_keys_of_a_newer_version_say_so() -> None:
    said = json.loads(RAW)
    del said["sha256"]
    said["format"] = 2
    raw = json.dumps({**said, "sha256": keys._checksum(said)}).encode()
    with pytest.raises(NewerKeysError) as refused:
        keys.parsed(raw)
    assert refused.value.exit_code == 6


@pytest.mark.parametrize("cost", [Cost(memory=4_000_000), Cost(passes=1000), Cost(lanes=0)])
def test_a_cost_that_would_hang_the_machine_is_damage(cost: Cost) -> None:
    (slot,) = MADE.slots
    dear = replace(slot, memory=cost.memory, passes=cost.passes, lanes=cost.lanes)
    with pytest.raises(DamagedKeysError):
        keys.parsed(keys.dumped(Keys("store-1", (dear,))))
