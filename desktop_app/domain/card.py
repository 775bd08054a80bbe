"""A participation card: its life, what is printed on it, and what its QR says."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from desktop_app.domain.record import Record
from desktop_app.kernel.i18n import _

TOKEN_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # noqa: S105 - letters that nobody confuses
TOKEN_BYTES = 10

_BULLETS = "•" * 6
_PAYLOAD = re.compile(r"PR1:(?P<serial>\d{2}-\d{5,}):(?P<token>[A-Z2-9]{8,32})")
_SERIAL = re.compile(r"(\d{2})-(\d{5,})")


class CardState(StrEnum):
    """Where a card is in its life: queued, printed, handed over; or void, with the reason kept."""

    QUEUED = "queued"
    PRINTED = "printed"
    HANDED_OVER = "handed_over"
    VOID = "void"


@dataclass(frozen=True, slots=True, kw_only=True)
class Card(Record):
    """One card of one enrolment; a reprint is a new card with a serial and a token of its own.

    `serial` is unique in the office (see `serial_text`), `token` is chance made outside (see
    `token_text`); the two together are all that the QR says. `void_reason` is kept for ever; `replaces` is the
    serial of the void card for which this one was made. `handed_as` is a `Receiver`.
    """

    worker_id: str
    enrolment_id: str
    serial: str
    token: str
    state: CardState = CardState.QUEUED
    design: str
    printed_at: datetime | None = None
    printed_by: str = ""
    handed_to: str = ""
    handed_at: datetime | None = None
    void_reason: str = ""
    replaces: str = ""
    handed_as: str = ""
    handed_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFace:
    """The values printed on one card, as people read them.

    `nik` comes masked (`mask_nik`); `programmes` are shown words such as `JKK`; `valid_from` and
    `valid_to` lie in the first and the last month that is paid for.

    Raises:
        ValueError: `nik` is not masked. A whole NIK is never printed (UU 27/2022: no more data
            than the purpose needs), whoever forgot to mask it.
    """

    name: str
    kpj: str
    nik: str
    group: str
    kelurahan: str
    rt: str = ""
    programmes: tuple[str, ...]
    valid_from: date
    valid_to: date
    decree: str = ""
    serial: str
    token: str

    def __post_init__(self) -> None:
        if re.search(r"\d{16}", self.nik):
            message = "the NIK of a card must be masked"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class CardCode:
    """What a card's QR says: which card, and the token that only this card bears."""

    serial: str
    token: str


def mask_nik(nik: str) -> str:
    """Give a NIK as it may be printed: region, six dots for the birth date, serial.

    Anything but 16 characters keeps its last four only.
    """
    if len(nik) != 16:
        return _BULLETS + " " + nik[-4:]
    return f"{nik[:6]} {_BULLETS} {nik[12:]}"


def serial_text(year: int, number: int) -> str:
    """Give the serial of the `number`-th card of a year: `26-00001`."""
    return f"{year % 100:02}-{number:05}"


def serial_parts(serial: str) -> tuple[int, int] | None:
    """Take a serial apart into its two-digit year and its number; None when it is none."""
    found = _SERIAL.fullmatch(serial)
    return (int(found[1]), int(found[2])) if found else None


def token_text(chance: bytes) -> str:
    """Turn random bytes into a token: 16 letters and digits for `TOKEN_BYTES` bytes (80 bits)."""
    value = int.from_bytes(chance, "big")
    length = len(chance) * 8 // 5
    return "".join(TOKEN_ALPHABET[value >> 5 * place & 31] for place in reversed(range(length)))


def qr_payload(face: Card | CardFace) -> str:
    """Give what the QR of a card says: `PR1:`, serial, `:`, token.

    `PR1` names this form and its version. Serial and token mean nothing outside the office's own
    store: no NIK, no name. Capitals, digits, `-` and `:` keep the QR in its alphanumeric mode and
    therefore small (25 modules; ISO/IEC 18004).
    """
    return f"PR1:{face.serial}:{face.token}"


def read_payload(text: str) -> CardCode | None:
    """Read what `qr_payload` wrote; None when the text comes from elsewhere."""
    found = _PAYLOAD.fullmatch(text.strip())
    return CardCode(found["serial"], found["token"]) if found else None


def last_month(first: date, months: int) -> date:
    """Give the first day of the last month covered when `months` are paid from `first` on."""
    years, month = divmod(first.month - 1 + max(months, 1) - 1, 12)
    return date(first.year + years, month + 1, 1)


def _place(face: CardFace) -> str:
    return f"{face.kelurahan}, RT {face.rt}" if face.rt else face.kelurahan


def _validity(face: CardFace) -> str:
    return f"{face.valid_from:%m-%Y} s.d. {face.valid_to:%m-%Y}"


FACE_TEXTS: Mapping[str, Callable[[CardFace], str]] = {
    "name": lambda face: face.name,
    "kpj": lambda face: face.kpj or _("belum ada"),
    "nik": lambda face: face.nik,
    "group": lambda face: face.group,
    "place": _place,
    "programmes": lambda face: " · ".join(face.programmes),
    "validity": _validity,
    "decree": lambda face: face.decree,
    "serial": lambda face: face.serial,
}
"""What a design may print of a card, by the name that the design uses."""
