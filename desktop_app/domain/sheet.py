"""Cards on paper: slots, the way a sheet is turned, cut marks. Arithmetic in millimetres only.

Places are measured from the top left corner of the page as its reader sees it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from desktop_app.kernel.errors import UsageError
from desktop_app.kernel.i18n import N_

CARD_WIDTH = 85.60  # ID-1, ISO/IEC 7810
CARD_HEIGHT = 53.98
CARD_RADIUS = 3.18


class SlotError(UsageError):
    """The first card would lie outside the sheet."""

    text = N_("Lembar ini memuat {most} kartu. Mulailah dari kartu ke-1 sampai ke-{most}.")


class Flip(StrEnum):
    """About which edge of the paper the printer, or the hand, turns the sheet."""

    LONG = "long"
    SHORT = "short"


class Side(StrEnum):
    """A side of a card, and of the page that it lies on."""

    FRONT = "front"
    BACK = "back"


class Sides(StrEnum):
    """Which pages to write: front and back in turns, or only one of them for hand-fed paper."""

    BOTH = "both"
    FRONTS = "fronts"
    BACKS = "backs"


_SIDES: dict[Sides, tuple[Side, ...]] = {
    Sides.BOTH: (Side.FRONT, Side.BACK),
    Sides.FRONTS: (Side.FRONT,),
    Sides.BACKS: (Side.BACK,),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CardSheet:
    """A sheet of card slots, from `resources/sheets.toml`; all in mm.

    `left`, `top`: the first slot; `gap_x`, `gap_y`: between slots; `bleed`: how far the picture
    goes beyond the cut; `mark`: length of a cut mark (0 = none), `mark_gap`: its distance from the
    cut; `outline`: width of the line around a card (0 = none); `foot`: how far above the lower
    edge the line of instructions stands (0 = none).
    """

    name: str
    label: str
    page_width: float
    page_height: float
    columns: int = 1
    rows: int = 1
    left: float = 0.0
    top: float = 0.0
    gap_x: float = 0.0
    gap_y: float = 0.0
    bleed: float = 0.0
    mark: float = 0.0
    mark_gap: float = 0.0
    outline: float = 0.0
    foot: float = 0.0
    flip: Flip = Flip.LONG

    @property
    def capacity(self) -> int:
        """How many cards one sheet takes."""
        return self.columns * self.rows


@dataclass(frozen=True, slots=True)
class Shift:
    """What a printer adds to each place, measured on a test sheet: mm to the right and down."""

    x: float = 0.0
    y: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintSetting:
    """What one print run asks for; `flip` None takes the sheet's own.

    `only` is the one sheet of the run to write, counted from 1; 0 = all of them. `front` and `back` move everything on those pages by so much: the counter-value of the error
    that was measured.
    """

    start_slot: int = 1
    sides: Sides = Sides.BOTH
    flip: Flip | None = None
    only: int = 0
    front: Shift = Shift()
    back: Shift = Shift()

    def shift(self, side: Side) -> Shift:
        """Give the correction of a side."""
        return self.front if side is Side.FRONT else self.back


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a card lies: its top left corner on the page; `turned` = upside down on that page."""

    x: float
    y: float
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePlan:
    """One page to print: the cards from index `first` on lie in `slots` (counted from 1)."""

    side: Side
    sheet: int
    sheets: int
    first: int
    slots: range


def planned_pages(count: int, sheet: CardSheet, setting: PrintSetting) -> Iterator[PagePlan]:
    """Spread `count` cards over sheets; only the first sheet begins at the start slot.

    Raises:
        SlotError: the start slot is not on the sheet.
    """
    if not 1 <= setting.start_slot <= sheet.capacity:
        raise SlotError(most=sheet.capacity)
    skipped = setting.start_slot - 1
    sheets = sheets_needed(count, sheet, setting.start_slot)
    for number in (setting.only - 1,) if setting.only else range(sheets):
        begin = skipped if number == 0 else 0
        first = number * sheet.capacity + begin - skipped
        slots = range(begin + 1, min(sheet.capacity, begin + count - first) + 1)
        for side in _SIDES[setting.sides]:
            yield PagePlan(side=side, sheet=number + 1, sheets=sheets, first=first, slots=slots)


def sheets_needed(count: int, sheet: CardSheet, start_slot: int = 1) -> int:
    """Give how many sheets `count` cards take when the first lies in `start_slot`."""
    return -(-(count + start_slot - 1) // sheet.capacity) if count else 0


def spot_of(slot: int, side: Side, sheet: CardSheet, setting: PrintSetting) -> Spot:
    """Give where a slot's card lies on the page of that side, the printer's correction included."""
    row, column = divmod(slot - 1, sheet.columns)
    x = sheet.left + column * (CARD_WIDTH + sheet.gap_x)
    y = sheet.top + row * (CARD_HEIGHT + sheet.gap_y)
    turned = False
    if side is Side.BACK:
        turned = not turns_sideways(sheet, setting.flip)
        if turned:
            y = sheet.page_height - y - CARD_HEIGHT
        else:
            x = sheet.page_width - x - CARD_WIDTH
    shift = setting.shift(side)
    return Spot(x + shift.x, y + shift.y, turned)


def turns_sideways(sheet: CardSheet, flip: Flip | None) -> bool:
    """Tell whether turning the sheet exchanges left and right (like a book), not top and bottom.

    Where it exchanges top and bottom, each back is printed upside down, so that the finished card
    still turns like a page of a book.
    """
    portrait = sheet.page_height >= sheet.page_width
    return ((flip or sheet.flip) is Flip.LONG) == portrait


def cut_marks(side: Side, sheet: CardSheet, setting: PrintSetting) -> tuple[Stroke, ...]:
    """Give the cut marks of a page: outside the block of slots, in line with every cut."""
    if not sheet.mark:
        return ()
    spots = [spot_of(slot, side, sheet, setting) for slot in range(1, sheet.capacity + 1)]
    lefts = sorted({round(spot.x, 4) for spot in spots})
    tops = sorted({round(spot.y, 4) for spot in spots})
    near, far = sheet.mark_gap, sheet.mark_gap + sheet.mark
    x1, x2 = lefts[0], lefts[-1] + CARD_WIDTH
    y1, y2 = tops[0], tops[-1] + CARD_HEIGHT
    strokes: list[Stroke] = []
    for x in (cut for left in lefts for cut in (left, left + CARD_WIDTH)):
        strokes += Stroke(x, y1 - far, x, y1 - near), Stroke(x, y2 + near, x, y2 + far)
    for y in (cut for top in tops for cut in (top, top + CARD_HEIGHT)):
        strokes += Stroke(x1 - far, y, x1 - near, y), Stroke(x2 + near, y, x2 + far, y)
    return tuple(strokes)
