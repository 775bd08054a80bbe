"""What is the street of an address, and which texts come first."""

from __future__ import annotations

import pytest

from desktop_app.domain.streets import ranked, street_of


@pytest.mark.parametrize(
    ("address", "street"),
    [
        ("Jl. Kebun Bungo No. 12", "Jl. Kebun Bungo No. "),
        ("Lrg. Melati 3A", "Lrg. Melati "),
        ("Jl. Lingkar Barat III No.124/2", "Jl. Lingkar Barat III No. "),
        ("Kampung Baru", "Kampung Baru"),
        ("", ""),
    ],
)
def test_the_street_is_what_stands_before_the_number_of_the_house(
    address: str, street: str
) -> None:
    assert street_of(address) == street


def test_the_most_frequent_come_first_whatever_their_capitals() -> None:
    assert ranked(["Jl. A ", "JL. B ", "Jl. B ", ""]) == ("JL. B ", "Jl. A ")
