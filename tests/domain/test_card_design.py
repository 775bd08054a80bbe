from __future__ import annotations

from typing import Any

import pytest

from desktop_app.domain.card_design import Design, DesignError, Text
from desktop_app.domain.card_design_reading import design_from

RAW: dict[str, Any] = {
    "places": {"city": "Kota Jambi"},
    "colours": {"ink": "#101010"},
    "fonts": {"regular": "Roboto-Regular.ttf"},
}
WORDS = {
    "kind": "text",
    "x": 5,
    "y": 5,
    "w": 30,
    "h": 4,
    "text": "Bantuan {city}",
    "font": "regular",
    "size": 7,
    "colour": "ink",
}


def design(places: dict[str, str] | None = None, **changes: object) -> Design:
    element = {key: value for key, value in {**WORDS, **changes}.items() if value is not None}
    return design_from("uji", {**RAW, "front": [element]}, places or {})


def words(made: Design) -> str:
    [element] = made.front
    assert isinstance(element, Text)
    return element.text


def test_the_places_of_a_design_are_filled_in() -> None:
    assert words(design()) == "Bantuan Kota Jambi"


def test_an_office_puts_its_own_city_there() -> None:
    assert words(design({"city": "Kabupaten Batang Hari"})) == "Bantuan Kabupaten Batang Hari"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"kind": "photo"}, "photo"),
        ({"colour": "green"}, "green"),
        ({"font": "comic"}, "comic"),
        ({"field": "mother_name"}, "mother_name"),
        ({"text": "{province}"}, "province"),
        ({"shadow": 1}, "shadow"),
        ({"w": "wide"}, "w = wide"),
        ({"lines": 1.5}, "lines = 1.5"),
        ({"align": "justify"}, "align = justify"),
        ({"size": None}, "size"),
    ],
)
def test_a_wrong_design_is_refused_with_the_place(changes: dict[str, Any], told: str) -> None:
    with pytest.raises(DesignError, match=told):
        design(**changes)
