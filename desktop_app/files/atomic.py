"""Streams into files that appear whole or not at all, and are on the disk when they appear."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BufferedRandom
from pathlib import Path

from desktop_app.kernel.errors import NoRoomError
from desktop_app.kernel.safe_files import sync_folder


@contextmanager
def replacing(path: Path) -> Iterator[BufferedRandom]:
    """Give a stream whose content takes the place of `path` at the end of the block.

    The bytes are written beside it first and synced; when the block fails, `path` is as it was.

    Raises:
        NoRoomError: no space, no permission, or (on Windows) the file is open elsewhere.
    """
    beside = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("w+b") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise NoRoomError(where=path) from error
    finally:
        with suppress(OSError):  # nothing to take away, or no folder to take it from
            beside.unlink()
