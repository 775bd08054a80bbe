"""Files whose headings stand one below the other are refused with the way to make a list of them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from desktop_app.domain.bare_lists import find_lists
from desktop_app.domain.cells import Book, Sheet, Value
from desktop_app.domain.upright_lists import FormsError, TurnedListError

NIK = "9999010101900001"
FORM: list[list[Value]] = [["Nama", ":", "BUDI"], ["NIK", ":", NIK], ["Alamat", ":", "Jl. A"]]


def book(*rows: Sequence[Value]) -> Book:
    return Book((Sheet(name="Data", rows=rows),))


def test_people_side_by_side_are_refused_with_the_way_to_turn_them() -> None:
    turned = book(["NIK", NIK, NIK], ["NAMA", "BUDI", "ANI"], ["ALAMAT", "Jl. A", "Jl. B"])
    with pytest.raises(TurnedListError, match=r"lembar Data .* Transpose"):
        find_lists(turned)


@pytest.mark.parametrize(
    "rows",
    [FORM, [*FORM, [], *FORM], [["Nama : A"], ["NIK : 9"], ["RT : 1"]]],
    ids=["one", "several", "in one cell"],
)
def test_a_form_for_each_person_is_refused_as_no_list(rows: list[list[Value]]) -> None:
    with pytest.raises(FormsError, match="formulir per orang"):
        find_lists(book(*rows))
