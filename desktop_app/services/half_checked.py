"""Checklists that were left half done, for each verifier; no step of work, so nothing to undo."""

from __future__ import annotations

import json
from collections.abc import Mapping

from desktop_app.store import drawer
from desktop_app.store.store import Store

_NAME = "periksa"
_MOST = 200
"""Checklists that are kept, the last ones: more than anybody leaves half done."""


def keep(store: Store, user: str, seen: Mapping[str, tuple[str, ...]]) -> None:
    """Keep which papers were seen, by enrolment.

    Raises:
        NoRoomError: it cannot be written.
    """
    begun = {key: papers for key, papers in seen.items() if papers}
    last = dict(list(begun.items())[-_MOST:])
    drawer.keep(store, user, _NAME, json.dumps(last) if last else "")


def kept(store: Store, user: str) -> dict[str, tuple[str, ...]]:
    """Give what `keep` was given last."""
    try:
        said = json.loads(drawer.kept(store, user, _NAME) or "{}")
        return {str(key): tuple(map(str, papers)) for key, papers in said.items()}
    except (ValueError, TypeError, AttributeError):
        return {}
