"""Invented cards for the tests of printing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desktop_app.domain.card import CardFace, mask_nik, serial_text, token_text

FACE = CardFace(
    name="BUJANG RASYID",
    kpj="26001184736",
    nik=mask_nik("9999991708850001"),
    group="Pekerja rentan",
    kelurahan="Payo Selincah",
    rt="003",
    programmes=("JKK", "JKM"),
    valid_from=date(2026, 12, 1),
    valid_to=date(2027, 11, 1),
    decree="SK 412/2026",
    serial="26-00001",
    token="ABCDEFGH23456789",
)


def some_faces(count: int) -> list[CardFace]:
    """Give so many cards that differ in name, number, serial and token."""
    return [
        replace(
            FACE,
            name=f"ORANG KE {n}",
            kpj=f"{'K' if n % 4 == 0 else '2'}{6001184702 + n * 8}",
            serial=serial_text(2026, n),
            token=token_text(bytes((n * 7 + place * 31) % 256 for place in range(10))),
        )
        for n in range(1, count + 1)
    ]
