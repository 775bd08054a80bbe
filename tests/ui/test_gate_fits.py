"""Unlocking, the lock and the first run in every size the window is made for."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import eyes
import pytest
from pytestqt.qtbot import QtBot

from ui.memory import KnownStore
from ui.window import Window

SIZES = ((1366, 768), (911, 512), (900, 500))
LOOKS = (eyes.too_small, eyes.overlapping, eyes.out_of_reach, eyes.nameless, eyes.lost_to_tab)


def two_stores(window: Window) -> None:
    window.unlock.show_stores([KnownStore("/data/satu", "Satu"), KnownStore("/data/dua", "Dua")])
    window.setCurrentWidget(window.unlock)
    window.unlock.show_trouble("Kata sandi tidak cocok. Periksa Caps Lock.")


def lock(window: Window) -> None:
    window.unlock.show_lock("Kelurahan Payo Selincah", "Kata sandi latihan: latihan latihan")
    window.setCurrentWidget(window.unlock)
    window.unlock.take_focus()


def step(at: int) -> Callable[[Window], None]:
    def show(window: Window) -> None:
        window.show_first_run()
        assert window.first_run is not None
        window.first_run.show_step(at)

    return show


GATES = {
    "two stores": two_stores,
    "lock": lock,
    "first": step(0),
    "second": step(1),
    "third": step(2),
}


def wrong(window: Window) -> Iterator[str]:
    for look in LOOKS:
        yield from look(window)


@pytest.mark.parametrize("gate", GATES)
def test_the_gate_fits(qtbot: QtBot, window: Window, gate: str) -> None:
    with qtbot.waitActive(window):
        window.show()
    GATES[gate](window)
    found = []
    for wide, high in SIZES:
        window.resize(wide, high)
        qtbot.wait(20)
        found += [f"{wide}×{high}: {each}" for each in wrong(window)]
    assert not found, "\n" + "\n".join(found)
