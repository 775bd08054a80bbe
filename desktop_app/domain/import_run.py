"""What the store remembers of an import."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desktop_app.domain.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRun(Record):
    """One import that was written: which file, when, by whom, how many rows came to what.

    `number` counts the imports of the store from 1; read = added + changed + skipped + refused.
    """

    number: int
    file_name: str = ""
    file_sha256: str = ""
    kind: str = "proposal"
    done_at: datetime | None = None
    done_by: str = ""
    read: int = 0
    added: int = 0
    changed: int = 0
    skipped: int = 0
    refused: int = 0
    undone: bool = False
