"""The printing office: printers and what they err by, print jobs, and boxes of blank cards."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from desktop_app.domain.choices import Choices, Option
from desktop_app.domain.record import Record
from desktop_app.domain.sheet import PrintSetting, Shift, Sides
from desktop_app.kernel.i18n import N_

_HUNDREDTHS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Printer(Record):
    """One tray of one printer, and how far off it prints: read from a test sheet.

    The four errors are hundredths of a millimetre, to the right and down as each side's reader
    sees it; `measured_at` is None until somebody has read a test sheet.
    """

    name: str
    tray: str = ""
    front_right: int = 0
    front_down: int = 0
    back_right: int = 0
    back_down: int = 0
    measured_at: datetime | None = None
    measured_by: str = ""

    @property
    def words(self) -> str:
        """Give the printer as people call it."""
        return f"{self.name} – {self.tray}" if self.tray else self.name

    def corrected(self, setting: PrintSetting) -> PrintSetting:
        """Give `setting` so that this printer's errors are taken back."""
        return replace(
            setting,
            front=_against(self.front_right, self.front_down),
            back=_against(self.back_right, self.back_down),
        )


def hundredths(millimetres: float) -> int:
    """Give millimetres as they are kept."""
    return round(millimetres * _HUNDREDTHS)


def millimetres(hundredth: int) -> float:
    """Give what is kept as millimetres."""
    return hundredth / _HUNDREDTHS


def _against(right: int, down: int) -> Shift:
    return Shift(-millimetres(right), -millimetres(down))


class JobState(StrEnum):
    """Whether somebody has said what came out of a print job."""

    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintJob(Record):
    """Cards that were written for a printer together, in the order of their slots.

    `number` counts the office's jobs; `cards` are ids, the first of them in `start_slot`; `well`
    and `spoiled` are known once the job is closed, `printer` says name and tray.
    """

    number: int
    at: datetime
    by: str
    printer: str = ""
    design: str
    sheet: str
    sides: Sides = Sides.BOTH
    start_slot: int = 1
    cards: tuple[str, ...]
    state: JobState = JobState.OPEN
    well: int = 0
    spoiled: int = 0
    reason: str = ""
    box_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardBox(Record):
    """A box of blank cards: how many it held, how many became cards, how many were spoiled."""

    name: str
    holds: int
    printed: int = 0
    spoiled: int = 0
    opened_at: datetime
    emptied: bool = False

    @property
    def left(self) -> int:
        """How many blank cards should still be in the box."""
        return max(self.holds - self.printed - self.spoiled, 0)


SPOIL_REASONS = Choices(
    (
        Option("ink", N_("Tinta meluber")),
        Option("jam", N_("Kertas macet")),
        Option("shift", N_("Cetakan bergeser")),
        Option("colour", N_("Warna pudar atau salah")),
        Option("torn", N_("Kartu sobek atau tergores")),
    )
)
"""Why a card comes out badly; a reason may also be typed."""

REPRINT_REASONS = Choices(
    (
        Option("lost", N_("Hilang")),
        Option("broken", N_("Rusak setelah diserahkan")),
        Option("data", N_("Data peserta berubah")),
        Option("period", N_("Masa kepesertaan diperpanjang")),
    )
)
"""Why a card that was printed well is made anew."""
