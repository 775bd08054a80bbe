"""The end of a process."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import NoReturn


def leave(code: int) -> NoReturn:
    """End this process, in which everything that has an end has been closed, with an exit code.

    Python would hand back all that was loaded value by value, a fifth of a second after a list of
    15,000 people, and the system takes it back at once anyway.
    """
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, OSError, ValueError):  # there is none, or nobody reads it
            stream.flush()
    os._exit(code)
