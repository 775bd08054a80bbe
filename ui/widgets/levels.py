"""How a level looks: the same icon and colours under a field, in a banner, in a table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class LevelLook(NamedTuple):
    """Tokens of a level: words, ground, frame, border of a field."""

    icon: str
    ink: str
    fill: str
    line: str
    edge: str


LEVELS: Mapping[str, LevelLook] = {
    "error": LevelLook("octagon", "err", "errbg", "errline", "errfill"),
    "warning": LevelLook("triangle", "warn", "warnbg", "warnline", "warnfill"),
    "info": LevelLook("info", "info", "infobg", "infoline", "edge"),
    "ok": LevelLook("ring-check", "ok", "okbg", "okline", "edge"),
}
