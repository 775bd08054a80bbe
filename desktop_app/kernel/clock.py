"""Now and new ids, as values to hand in, so that a test can hold time still."""

from __future__ import annotations

import os
import secrets
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
        self._last = 0
        self._count = 0

    def __call__(self) -> str:
        """Give the next id; the clock may stand still or jump back, ids still grow."""
        stamp = self._milliseconds()
        if stamp > self._last:
            self._last, self._count = stamp, secrets.randbits(11)
        else:
            self._count += 1
            if self._count > 0xFFF:
                self._last, self._count = self._last + 1, 0
        tail = int.from_bytes(os.urandom(8), "big") >> 2
        value = (self._last << 80) | (0x7 << 76) | (self._count << 64) | (0b10 << 62) | tail
        digits = f"{value:032x}"
        return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"
