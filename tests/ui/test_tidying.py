"""Garbage is looked for in the window's thread only, so that no lane ends a widget."""

from __future__ import annotations

import gc
import threading
import weakref

from pytestqt.qtbot import QtBot

from ui.jobs import Jobs, Lane

ENDED_IN: list[int] = []


class Knot:
    """Something that only a look for garbage can find: it holds itself."""

    def __init__(self) -> None:
        self.itself = self
        weakref.finalize(self, lambda: ENDED_IN.append(threading.get_ident()))


def test_what_a_lane_leaves_behind_ends_in_the_windows_thread(qtbot: QtBot) -> None:
    ENDED_IN.clear()
    jobs = Jobs()
    assert not gc.isenabled()
    jobs.run(Lane.COMPUTE, jobs, lambda _progress: [Knot() for _n in range(4000)] and None)
    qtbot.waitUntil(lambda: jobs.idle and len(ENDED_IN) == 4000, timeout=10_000)
    assert set(ENDED_IN) == {threading.get_ident()}
    jobs.close()
    assert gc.isenabled()
