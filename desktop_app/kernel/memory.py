"""Memory while much is built up at once."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collecting_later() -> Iterator[None]:
    """Let Python look for cycles only after the block.

    A bulk job makes hundreds of thousands of values that all stay; looking through them again and
    again costs a fifth to a third of its time and finds nothing. Afterwards they count as old, which
    are looked through when much has been made beside them, and not at the next turn.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            gc.unfreeze()  # from there they come to the old
            gc.enable()
