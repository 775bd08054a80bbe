"""Benefits as sentences with their amounts."""

from __future__ import annotations

import pytest

from desktop_app.domain.benefit import Benefits
from desktop_app.files import reference


@pytest.fixture(scope="module")
def benefits() -> Benefits:
    return reference.benefits()


def test_a_sentence_carries_its_amount_in_both_languages(benefits: Benefits) -> None:
    full = next(each for each in benefits.benefits if each.code == "jkm_full")
    assert "Rp42.000.000" in full.sentence("id")
    assert full.sentence("en").startswith("Death from another cause: Rp42.000.000")
    assert full.sentence("fr") == full.sentence("id")


def test_a_card_shows_only_a_few_benefits_of_its_own_programmes(benefits: Benefits) -> None:
    both = benefits.for_card(["jkk", "jkm"])
    assert [each.code for each in both] == [
        "jkk_medical",
        "jkk_report",
        "jkk_death",
        "jkm_full",
        "jkm_early",
    ]
    assert {each.programme for each in benefits.for_card(["jkm"])} == {"jkm"}
    assert benefits.of(["jkk", "jkm"]) == benefits.benefits


def test_no_place_is_left_open_in_any_sentence(benefits: Benefits) -> None:
    for each in benefits.benefits:
        assert "{" not in each.sentence("id") + each.sentence("en")
