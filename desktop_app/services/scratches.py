"""Keeping what was typed and not saved, for each user; no step of work, so nothing to undo."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.domain.scratch import Scratch, from_text, written
from desktop_app.store import drawer
from desktop_app.store.store import Store

_NAME = "ketikan"


def keep(store: Store, user: str, pile: Sequence[Scratch]) -> None:
    """Let exactly these scratches of the user lie there; they are on the disk when this returns.

    Raises:
        NoRoomError: they cannot be written.
    """
    drawer.keep(store, user, _NAME, written(pile) if pile else "")


def kept(store: Store, user: str) -> tuple[Scratch, ...]:
    """Give the scratches of the user, the oldest first."""
    return from_text(drawer.kept(store, user, _NAME))
