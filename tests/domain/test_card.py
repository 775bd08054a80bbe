from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.card import (
    FACE_TEXTS,
    TOKEN_BYTES,
    Card,
    CardCode,
    CardFace,
    CardState,
    last_month,
    mask_nik,
    qr_payload,
    read_payload,
    serial_parts,
    serial_text,
    token_text,
)

CARD = Card(
    id="c1",
    worker_id="w1",
    enrolment_id="e1",
    serial="26-00001",
    token="ABCDEFGH23456789",
    design="kota",
)


def face(nik: str = "999999 •••••• 0001", rt: str = "014") -> CardFace:
    return CardFace(
        name="A",
        kpj="26001184702",
        nik=nik,
        group="Ketua RT",
        kelurahan="Kenali Asam Bawah",
        rt=rt,
        programmes=("JKK", "JKM"),
        valid_from=date(2026, 12, 1),
        valid_to=date(2027, 11, 1),
        serial="26-00001",
        token="ABCDEFGH23456789",
    )


def test_a_new_card_is_queued() -> None:
    assert CARD.state is CardState.QUEUED


def test_the_masked_nik_shows_region_and_serial_only() -> None:
    assert mask_nik("9999024508900001") == "999902 •••••• 0001"


def test_something_else_than_a_nik_keeps_its_last_four() -> None:
    assert mask_nik("123456789") == "•••••• 6789"


def test_a_face_never_takes_a_whole_nik() -> None:
    with pytest.raises(ValueError, match="masked"):
        face(nik="9999024508900001")


def test_the_serial_has_the_year_and_at_least_five_digits() -> None:
    assert serial_text(2026, 1) == "26-00001"
    assert serial_text(2026, 123456) == "26-123456"


@given(st.integers(2000, 2099), st.integers(1, 10**7))
def test_a_serial_can_be_taken_apart(year: int, number: int) -> None:
    assert serial_parts(serial_text(year, number)) == (year % 100, number)


def test_another_text_is_no_serial() -> None:
    assert serial_parts("26001184702") is None


@given(st.binary(min_size=TOKEN_BYTES, max_size=TOKEN_BYTES))
def test_what_the_qr_says_can_be_read_back(chance: bytes) -> None:
    token = token_text(chance)
    assert len(token) == 16
    assert read_payload(f"PR1:26-00001:{token}") == CardCode("26-00001", token)


def test_different_chance_gives_different_tokens() -> None:
    assert len({token_text(n.to_bytes(TOKEN_BYTES, "big")) for n in range(1000)}) == 1000


def test_the_qr_says_serial_and_token_and_nothing_else() -> None:
    assert qr_payload(CARD) == qr_payload(face()) == "PR1:26-00001:ABCDEFGH23456789"


@pytest.mark.parametrize(
    "text", ["", "https://example.org", "PR2:26-00001:ABCDEFGH", "PR1:26-00001:"]
)
def test_a_qr_from_elsewhere_is_not_taken_for_ours(text: str) -> None:
    assert read_payload(text) is None


@pytest.mark.parametrize(
    ("first", "months", "last"),
    [
        (date(2026, 12, 1), 12, date(2027, 11, 1)),
        (date(2026, 1, 1), 12, date(2026, 12, 1)),
        (date(2026, 5, 1), 8, date(2026, 12, 1)),
        (date(2026, 12, 15), 1, date(2026, 12, 1)),
    ],
)
def test_the_last_month_is_the_last_one_paid(first: date, months: int, last: date) -> None:
    assert last_month(first, months) == last


def test_the_place_leaves_out_an_rt_that_is_not_known() -> None:
    assert FACE_TEXTS["place"](face()) == "Kenali Asam Bawah, RT 014"
    assert FACE_TEXTS["place"](face(rt="")) == "Kenali Asam Bawah"


def test_the_validity_is_written_in_months() -> None:
    assert FACE_TEXTS["validity"](face()) == "12-2026 s.d. 11-2027"
