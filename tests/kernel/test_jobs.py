"""Work for a second core answers, and ends with whoever asked for it."""

from __future__ import annotations

import time

import pytest

from desktop_app.kernel.jobs import Cancelled, Progress, on_second_core


def test_another_process_does_its_share_meanwhile() -> None:
    with on_second_core(sorted, [3, 1, 2]) as theirs:
        mine = sum([1, 2])
        assert (mine, theirs()) == (3, [1, 2, 3])


def test_the_other_process_ends_when_the_work_is_stopped() -> None:
    progress = Progress()
    progress.cancel()
    begun = time.monotonic()
    with pytest.raises(Cancelled), on_second_core(time.sleep, 60):
        progress.report(1, 2)
    assert time.monotonic() - begun < 30
