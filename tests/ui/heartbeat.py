"""How long the window's thread was away from its events: by the clock, and by its own work."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Qt, QTimerEvent

BEAT_MS = 5
FREEZE_S = 0.05
SAMPLE_S = 0.015
"""What `sample` takes where nobody else uses the machine; other machines and busy ones take longer."""


def sample() -> float:
    """Give the seconds that a fixed piece of work takes this thread here and now."""
    begun = time.thread_time()
    made: dict[str, tuple[int, object]] = {}
    for n in range(60_000):
        made[str(n)] = (n, made.get("1"))
    return time.thread_time() - begun


def freeze() -> float:
    """Give what 50 ms of work are here and now."""
    return FREEZE_S * max(1.0, *(sample() / SAMPLE_S for _time in range(5)))


@dataclass
class Beats:
    """The gaps between two beats in seconds: on the wall, and in the thread's own time."""

    wall: list[float] = field(default_factory=list)
    work: list[float] = field(default_factory=list)

    @property
    def freezes(self) -> int:
        """How many gaps a hand on the keyboard would have noticed."""
        return sum(gap > FREEZE_S for gap in self.wall)

    def told(self, name: str) -> str:
        """Say what was measured."""
        wall, work = max(self.wall) * 1000, max(self.work) * 1000
        return (
            f"{name}: {len(self.wall)} beats, {self.freezes} gaps over 50 ms,"
            f" longest {wall:.0f} ms, of that own work at most {work:.0f} ms"
        )


class Heartbeat(QObject):
    """Beats as long as the event loop runs; `take` gives what was since it was taken last."""

    def __init__(self) -> None:
        super().__init__()
        self._beats = Beats()
        self._at = (time.perf_counter(), time.thread_time())
        self.startTimer(BEAT_MS, Qt.TimerType.PreciseTimer)

    def timerEvent(self, _event: QTimerEvent) -> None:  # noqa: N802 - Qt's own name
        now = (time.perf_counter(), time.thread_time())
        self._beats.wall.append(now[0] - self._at[0])
        self._beats.work.append(now[1] - self._at[1])
        self._at = now

    def take(self) -> Beats:
        """Give the beats and begin anew."""
        taken, self._beats = self._beats, Beats()
        self._at = (time.perf_counter(), time.thread_time())
        return taken
