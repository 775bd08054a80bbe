"""What the window remembers between two starts: stores, its place, its look, its language.

A small JSON file in the user's folder for settings; no personal data of anybody. A file that is
damaged or of another version counts as empty: nothing in it is worth a question.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from platformdirs import user_config_path

from desktop_app.kernel.errors import NoRoomError
from desktop_app.kernel.i18n import LANGUAGES
from desktop_app.kernel.safe_files import write_whole

_STORES = 8


@dataclass(frozen=True, slots=True)
class KnownStore:
    """A store that was opened here: its folder and what its office is called."""

    folder: str
    office: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """All that is remembered.

    `geometry` is Qt's own, in hex; `stores` the last opened first; `widths` the pixels that the user
    gave to columns, by table and key; `camera` the folder into which a phone puts its pictures.
    """

    stores: tuple[KnownStore, ...] = ()
    geometry: str = ""
    appearance: str = "system"
    language: str = "id"
    widths: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    camera: str = ""

    def opened(self, folder: Path, office: str) -> Memory:
        """Give the memory with this store as the last opened."""
        here = KnownStore(str(folder), office)
        others = [each for each in self.stores if each.folder != here.folder]
        return replace(self, stores=(here, *others)[:_STORES])

    def without_lost(self) -> Memory:
        """Give the memory without stores whose folder is gone."""
        there = tuple(each for each in self.stores if Path(each.folder).is_dir())
        return replace(self, stores=there)


def memory_file() -> Path:
    """Give where the memory lies for the user of this computer."""
    return user_config_path("pekerja-rentan", appauthor=False) / "jendela.json"


def recall(file: Path) -> Memory:
    """Give what `file` remembers, an empty memory if there is none."""
    try:
        kept = json.loads(file.read_text("utf-8"))
        return _memory_of(kept)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Memory()


def keep(file: Path, memory: Memory) -> None:
    """Write the memory; where that is not possible, the window forgets and works on."""
    text = json.dumps(asdict(memory), ensure_ascii=False, indent=1)
    try:
        write_whole(file, text.encode())
    except NoRoomError:
        return


def _memory_of(kept: Mapping[str, Any]) -> Memory:
    stores = tuple(KnownStore(str(each["folder"]), str(each["office"])) for each in kept["stores"])
    language = str(kept.get("language", "id"))
    return Memory(
        stores=stores,
        geometry=str(kept["geometry"]),
        appearance=str(kept["appearance"]),
        language=language if language in LANGUAGES else "id",
        widths={
            str(table): {str(key): int(width) for key, width in widths.items()}
            for table, widths in kept.get("widths", {}).items()
        },
        camera=str(kept.get("camera", "")),
    )
