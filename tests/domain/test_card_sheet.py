from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.sheet import (
    CARD_HEIGHT,
    CARD_WIDTH,
    CardSheet,
    Flip,
    PrintSetting,
    Shift,
    Side,
    Sides,
    SlotError,
    cut_marks,
    planned_pages,
    spot_of,
    turns_sideways,
)

A4 = CardSheet(
    name="a4",
    label="A4",
    page_width=210,
    page_height=297,
    columns=2,
    rows=5,
    left=16.4,
    top=8.3,
    gap_x=6,
    gap_y=2,
    mark=2.5,
    mark_gap=1.5,
)

sheets = st.builds(
    CardSheet,
    name=st.just("any"),
    label=st.just("any"),
    page_width=st.floats(200, 500),
    page_height=st.floats(200, 500),
    columns=st.integers(1, 3),
    rows=st.integers(1, 6),
    left=st.floats(0, 30),
    top=st.floats(0, 30),
    gap_x=st.floats(0, 10),
    gap_y=st.floats(0, 10),
)
within = st.floats(0, 1)


@given(sheets, st.sampled_from(Flip), within, within)
def test_every_point_of_a_front_lies_on_the_same_point_of_its_back(
    sheet: CardSheet, flip: Flip, along: float, down: float
) -> None:
    setting = PrintSetting(flip=flip)
    u, v = along * CARD_WIDTH, down * CARD_HEIGHT
    for slot in range(1, sheet.capacity + 1):
        front = spot_of(slot, Side.FRONT, sheet, setting)
        back = spot_of(slot, Side.BACK, sheet, setting)
        # the finished card turns like a page of a book: left becomes right, top stays top
        on_back = (u, CARD_HEIGHT - v) if back.turned else (CARD_WIDTH - u, v)
        x, y = back.x + on_back[0], back.y + on_back[1]
        if turns_sideways(sheet, flip):
            x = sheet.page_width - x
        else:
            y = sheet.page_height - y
        assert (x, y) == pytest.approx((front.x + u, front.y + v))


@given(st.integers(0, 60), sheets, st.data())
def test_every_card_gets_one_slot_and_no_slot_two_cards(
    count: int, sheet: CardSheet, data: st.DataObject
) -> None:
    start = data.draw(st.integers(1, sheet.capacity))
    setting = PrintSetting(start_slot=start, sides=Sides.FRONTS)
    plans = list(planned_pages(count, sheet, setting))
    places = [(plan.sheet, slot) for plan in plans for slot in plan.slots]
    cards = [plan.first + n for plan in plans for n in range(len(plan.slots))]
    assert cards == list(range(count))
    assert len(set(places)) == count
    assert all(1 <= slot <= sheet.capacity for _, slot in places)
    assert not places or places[0] == (1, start)


def test_fronts_and_backs_come_in_turns() -> None:
    sides = [plan.side for plan in planned_pages(11, A4, PrintSetting())]
    assert sides == [Side.FRONT, Side.BACK, Side.FRONT, Side.BACK]


def test_only_backs_are_written_when_only_they_are_asked_for() -> None:
    plans = list(planned_pages(11, A4, PrintSetting(sides=Sides.BACKS)))
    assert [plan.side for plan in plans] == [Side.BACK, Side.BACK]


def test_ten_cards_from_slot_two_on_need_a_second_sheet() -> None:
    plans = list(planned_pages(10, A4, PrintSetting(start_slot=2, sides=Sides.FRONTS)))
    assert [(plan.first, plan.slots) for plan in plans] == [(0, range(2, 11)), (9, range(1, 2))]


@pytest.mark.parametrize("slot", [0, 11])
def test_a_start_outside_the_sheet_is_refused_with_its_size(slot: int) -> None:
    with pytest.raises(SlotError, match="10 kartu"):
        list(planned_pages(1, A4, PrintSetting(start_slot=slot)))


def test_the_first_back_on_a4_lies_in_the_other_column() -> None:
    back = spot_of(1, Side.BACK, A4, PrintSetting())
    assert (back.x, back.y, back.turned) == (pytest.approx(108.0), 8.3, False)


def test_backs_turned_about_the_short_edge_stand_upside_down() -> None:
    back = spot_of(1, Side.BACK, A4, PrintSetting(flip=Flip.SHORT))
    assert (back.x, back.turned) == (16.4, True)
    assert back.y == pytest.approx(297 - 8.3 - CARD_HEIGHT)


def test_the_correction_of_a_printer_moves_its_side_only() -> None:
    setting = PrintSetting(front=Shift(0.8, -0.4))
    assert spot_of(1, Side.FRONT, A4, setting).x == pytest.approx(17.2)
    assert spot_of(1, Side.BACK, A4, setting).x == pytest.approx(108.0)


def test_cut_marks_stand_in_line_with_every_cut_and_outside_the_cards() -> None:
    marks = cut_marks(Side.FRONT, A4, PrintSetting())
    upright = {round(mark.x1, 2) for mark in marks if mark.x1 == mark.x2}
    assert upright == {16.4, 102.0, 108.0, 193.6}
    assert len(marks) == 2 * 4 + 2 * 10
    block = (8.3 - 1.5, 8.3 + 5 * CARD_HEIGHT + 4 * 2 + 1.5)
    assert all(mark.y2 <= block[0] or mark.y1 >= block[1] for mark in marks if mark.x1 == mark.x2)
