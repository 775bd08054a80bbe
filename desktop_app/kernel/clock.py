"""Now and new ids, as values to hand in, so that a test can hold time still."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
NewId = Callable[[], str]


def now() -> datetime:
    """Give the present moment, aware, in UTC, whole milliseconds."""
    moment = datetime.now(UTC)
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


class IdMaker:
    """Makes UUIDv7 texts that grow with time, also within one millisecond (RFC 9562 §6.2, method 1)."""

    def __init__(self, milliseconds: Callable[[], int] | None = None) -> None:
        self._milliseconds = milliseconds or (lambda: time.time_ns() // 1_000_000)
        self._begin(0, 0)

    def __call__(self) -> str:
        """Give the next id; the clock may stand still or jump back, ids still grow."""
        stamp = self._milliseconds()
        if stamp > self._last:
            self._begin(stamp, int.from_bytes(os.urandom(2)) & 0x7FF)
        elif self._count < 0xFFF:
            self._count += 1
        else:
            self._begin(self._last + 1, 0)
        chance = os.urandom(8)
        digits = "89ab"[chance[0] >> 6] + chance.hex()[1:]
        return f"{self._head}-7{self._count:03x}-{digits[:4]}-{digits[4:]}"

    def _begin(self, stamp: int, count: int) -> None:
        self._last, self._count = stamp, count
        digits = f"{stamp:012x}"
        self._head = f"{digits[:8]}-{digits[8:]}"
