"""Ids are UUIDs that grow with time, whatever the clock does."""

from __future__ import annotations

import uuid

from desktop_app.kernel.clock import IdMaker

_MORE_THAN_A_MOMENT_HOLDS = 5_000


def test_ids_are_uuids_of_version_7_and_tell_their_moment() -> None:
    made = IdMaker(lambda: 1_795_000_000_000)()
    read = uuid.UUID(made)
    assert (str(read), read.version, read.variant) == (made, 7, uuid.RFC_4122)
    assert read.int >> 80 == 1_795_000_000_000


def test_ids_grow_while_the_clock_stands_and_jumps_back() -> None:
    moments = [2_000] * _MORE_THAN_A_MOMENT_HOLDS + [1_000, 1_500, 2_001, 9_000]
    clock = iter(moments)
    new_id = IdMaker(lambda: next(clock))
    ids = [new_id() for _moment in moments]
    assert ids == sorted(set(ids))
