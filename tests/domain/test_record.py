"""Records are made of all their values at once, and are what their own `__init__` would make."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import pytest

from desktop_app.domain.record import changed, columns_of, differences, records_from
from desktop_app.domain.worker import Worker

ONE = Worker(id="1", version=3, name="SITI", rt="007")


def test_a_changed_record_is_one_of_its_kind_and_stays_as_it_is() -> None:
    new = changed(ONE, {"name": "AMINAH"})
    assert new == replace(ONE, name="AMINAH")
    assert type(new) is Worker
    assert ONE.name == "SITI"
    with pytest.raises(FrozenInstanceError):
        new.name = "SITI"  # type: ignore[misc] - nobody may


def test_a_record_has_no_values_that_it_does_not_declare() -> None:
    with pytest.raises(KeyError):
        changed(ONE, {"nickname": "S"})


def test_records_come_back_from_their_columns() -> None:
    some = [replace(ONE, id=str(n), kk="9" * (n % 2)) for n in range(5)]
    columns = columns_of(some)
    assert list(records_from(Worker, 5, columns)) == some
    assert {len(column) for column in columns} == {1, 5}  # what all have alike stands there once


def test_two_versions_differ_in_the_values_that_were_changed() -> None:
    assert differences(ONE, replace(ONE, version=4, name="AMINAH", kk="9")) == ("kk", "name")
