"""Handing cards over: to whom, what a line of the list says to a scanner, the minutes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desktop_app.domain.card import read_payload
from desktop_app.domain.record import Record
from desktop_app.kernel.errors import AppError
from desktop_app.kernel.i18n import N_, _

_LINE = re.compile(r"TT1:(?P<serial>\d{2}-\d{5,})")
_SERIAL = re.compile(r"\d{2}-\d{5,}")


class NobodyNamedError(AppError):
    """A card is handed over to somebody."""

    text = N_("Sebutkan kepada siapa kartu diserahkan.")


class NoRelationError(AppError):
    """An heir takes a card: which one?"""

    text = N_("Sebutkan hubungan ahli waris dengan peserta.")


class Receiver(StrEnum):
    """Who takes a card: its person, an heir, the head of the RT for others, somebody else."""

    SELF = "self"
    HEIR = "heir"
    RT = "rt"
    OTHER = "other"


RECEIVER_LABELS: Mapping[Receiver, str] = {
    Receiver.SELF: N_("Peserta sendiri"),
    Receiver.HEIR: N_("Ahli waris"),
    Receiver.RT: N_("Ketua RT"),
    Receiver.OTHER: N_("Orang lain"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ToWhom:
    """Who took cards; `relation` says what an heir is to the person.

    Raises:
        NobodyNamedError: neither the person nor anybody with a name.
        NoRelationError: an heir whose relation is not told.
    """

    receiver: Receiver
    name: str = ""
    relation: str = ""

    def __post_init__(self) -> None:
        if self.receiver is not Receiver.SELF and not self.name.strip():
            raise NobodyNamedError
        if self.receiver is Receiver.HEIR and not self.relation.strip():
            raise NoRelationError

    @property
    def words(self) -> str:
        """Give the receiver as the card keeps it: "SITI AMINAH (istri)"."""
        name = " ".join(self.name.split())
        if self.receiver is Receiver.SELF:
            return name or _(RECEIVER_LABELS[Receiver.SELF])
        relation = self.relation.strip()
        return f"{name} ({relation})" if relation else name


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover(Record):
    """Cards that changed hands at once; its minutes (berita acara) can be written at any time.

    `cards` are ids; `to` says the receiver in words.
    """

    number: int
    at: datetime
    by: str
    receiver: Receiver
    to: str = ""
    cards: tuple[str, ...]

    @property
    def code(self) -> str:
        """Give the number of the minutes: `BA-26-0001`."""
        return f"BA-{self.at:%y}-{self.number:04}"


def line_payload(serial: str) -> str:
    """Give what the QR of a line of the list says: which card, without the card's own token."""
    return f"TT1:{serial}"


def serial_in(text: str) -> str:
    """Give the serial that was scanned from a line or a card, or typed; empty when there is none."""
    text = text.strip()
    code = read_payload(text)
    if code is not None:
        return code.serial
    line = _LINE.fullmatch(text)
    if line:
        return line["serial"]
    return text if _SERIAL.fullmatch(text) else ""
