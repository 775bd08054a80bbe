"""A file that is there whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from desktop_app.kernel.errors import NoRoomError


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Open a stream whose bytes stand under `path` once the block has ended well.

    They are written beside it under another name, brought to the disk and renamed; trouble or a
    stop in between leaves what stood there before, and no half file.

    Raises:
        NoRoomError: the folder is missing, full, read-only, or the file is open in a viewer.
    """
    waiting: Path | None = None
    try:
        with tempfile.NamedTemporaryFile(
            dir=path.parent, prefix=".", suffix=".part", delete=False
        ) as stream:
            waiting = Path(stream.name)
            yield stream  # type: ignore[misc]  # the wrapper has every method of a BinaryIO
            stream.flush()
            os.fsync(stream.fileno())
        waiting.replace(path)
        waiting = None
    except OSError as error:
        raise NoRoomError(where=path.parent) from error
    finally:
        if waiting is not None:
            waiting.unlink(missing_ok=True)
