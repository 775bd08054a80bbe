from __future__ import annotations

import pytest

from desktop_app.domain.cells import Value
from desktop_app.domain.true_nik import may_be

NIK = "1571021208710002"


@pytest.mark.parametrize(
    "left",
    [
        1571021208710000.0,
        "1,57102E+15",
        "1.571021208710E+15",
        "571021208710002",
        "157102120871002",
        "15710212O871OOO2",
        "1571021208170002",
        "",
        None,
        "0000000000000000",
    ],
)
def test_what_is_left_of_a_nik_may_be_that_nik(left: Value) -> None:
    assert may_be(left, NIK)


@pytest.mark.parametrize(
    "other",
    [1571021208710010.0, 1571021309710000.0, "1,57203E+15", "1571021208", "1571031309710002"],
)
def test_other_digits_are_another_nik(other: Value) -> None:
    assert not may_be(other, NIK)
