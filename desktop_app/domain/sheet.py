"""Cards on paper: slots, the way a sheet is turned, cut marks. Arithmetic in millimetres only.

Places are measured from the top left corner of the page as its reader sees it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
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

    `card_width`, `card_height`, `radius`: what lies in a slot, an ID-1 card unless said; `left`, `top`: the first slot; `gap_x`, `gap_y`: between slots; `bleed`: how far the picture
    goes beyond the cut; `mark`: length of a cut mark (0 = none), `mark_gap`: its distance from the
    cut; `outline`: width of the line around a card (0 = none); `foot`: how far above the lower
    edge the line of instructions stands (0 = none).
    """

    name: str
    label: str
    page_width: float
    page_height: float
    card_width: float = CARD_WIDTH
    card_height: float = CARD_HEIGHT
    radius: float = CARD_RADIUS
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

    @property
    def takes_names(self) -> bool:
        """Whether a list of names has room on a page: a separator page needs A5 at least."""
        return min(self.page_width, self.page_height) >= 148

    def fits(self, width: float, height: float) -> bool:
        """Tell whether its slots are of this size."""
        return abs(self.card_width - width) < 0.05 and abs(self.card_height - height) < 0.05


@dataclass(frozen=True, slots=True)
class Shift:
    """What a printer adds to each place, measured on a test sheet: mm to the right and down."""

    x: float = 0.0
    y: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintSetting:
    """What one print run asks for; `flip` None takes the sheet's own.

    `only` is the one sheet of the run to write, counted from 1; 0 = all of them. `separate` puts a
    page with the names before the cards of each RT. `front` and `back` move everything on those
    pages by so much: the counter-value of the error that was measured.
    """

    start_slot: int = 1
    sides: Sides = Sides.BOTH
    flip: Flip | None = None
    only: int = 0
    separate: bool = False
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
    """One page to print: the cards from index `first` on lie in `slots` (counted from 1).

    `pile`: which pile of cards, counted from 0. A `cover` has no cards but that pile's names.
    """

    side: Side
    sheet: int
    sheets: int
    first: int
    slots: range
    pile: int = 0
    cover: bool = False


def planned_pages(
    piles: int | Sequence[int], sheet: CardSheet, setting: PrintSetting
) -> Iterator[PagePlan]:
    """Spread cards over sheets; only the first sheet of cards begins at the start slot.

    `piles` are counts of cards: each pile begins on a sheet of its own, behind a cover.

    Raises:
        SlotError: the start slot is not on the sheet.
    """
    check_start(sheet, setting)
    sheets = tuple(_sheets(piles, sheet, setting.start_slot - 1))
    for number in (setting.only - 1,) if setting.only else range(len(sheets)):
        for side in _SIDES[setting.sides]:
            yield replace(sheets[number], side=side, sheet=number + 1, sheets=len(sheets))


def check_start(sheet: CardSheet, setting: PrintSetting) -> None:
    """Refuse a start slot that is not on the sheet.

    Raises:
        SlotError: it is not.
    """
    if not 1 <= setting.start_slot <= sheet.capacity:
        raise SlotError(most=sheet.capacity)


def _sheets(piles: int | Sequence[int], sheet: CardSheet, skipped: int) -> Iterator[PagePlan]:
    """Give the front of each sheet, not yet numbered."""
    covers = not isinstance(piles, int)
    first = 0
    for pile, count in enumerate((piles,) if isinstance(piles, int) else piles):
        page = PagePlan(side=Side.FRONT, sheet=0, sheets=0, first=first, slots=range(0), pile=pile)
        if covers:
            yield replace(page, cover=True)
        end = first + count
        while first < end:
            slots = range(skipped + 1, min(sheet.capacity, skipped + end - first) + 1)
            yield replace(page, first=first, slots=slots)
            first, skipped = first + len(slots), 0


def sheets_needed(piles: int | Sequence[int], sheet: CardSheet, start_slot: int = 1) -> int:
    """Give how many sheets these cards take when the first lies in `start_slot`."""
    return sum(1 for _each in _sheets(piles, sheet, start_slot - 1))


def sheet_of(card: int, piles: int | Sequence[int], sheet: CardSheet, setting: PrintSetting) -> int:
    """Give the sheet, from 1, on which a card of the run (from 0) lies; 1 if there is none."""
    pages = enumerate(_sheets(piles, sheet, setting.start_slot - 1), start=1)
    return next((n for n, page in pages if page.first <= card < page.first + len(page.slots)), 1)


def spot_of(slot: int, side: Side, sheet: CardSheet, setting: PrintSetting) -> Spot:
    """Give where a slot's card lies on the page of that side, the printer's correction included."""
    row, column = divmod(slot - 1, sheet.columns)
    x = sheet.left + column * (sheet.card_width + sheet.gap_x)
    y = sheet.top + row * (sheet.card_height + sheet.gap_y)
    turned = False
    if side is Side.BACK:
        turned = not turns_sideways(sheet, setting.flip)
        if turned:
            y = sheet.page_height - y - sheet.card_height
        else:
            x = sheet.page_width - x - sheet.card_width
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
    x1, x2 = lefts[0], lefts[-1] + sheet.card_width
    y1, y2 = tops[0], tops[-1] + sheet.card_height
    strokes: list[Stroke] = []
    for x in (cut for left in lefts for cut in (left, left + sheet.card_width)):
        strokes += Stroke(x, y1 - far, x, y1 - near), Stroke(x, y2 + near, x, y2 + far)
    for y in (cut for top in tops for cut in (top, top + sheet.card_height)):
        strokes += Stroke(x1 - far, y, x1 - near, y), Stroke(x2 + near, y, x2 + far, y)
    return tuple(strokes)
