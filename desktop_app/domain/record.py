"""What every stored record has in common."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A frozen value that is kept: `id` is made on this laptop, `version` grows with each save."""

    id: str
    version: int = 0
