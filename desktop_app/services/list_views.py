"""How a user looks at the list of people: columns and filters with names; no step of work."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from desktop_app.domain.workflow import Status
from desktop_app.queries.workers import Filter
from desktop_app.store import drawer
from desktop_app.store.store import Store

_NAME = "tampilan"


@dataclass(frozen=True, slots=True)
class NamedFilter:
    """A filter under the name that its user gave it."""

    name: str
    asked: Filter


@dataclass(frozen=True, slots=True)
class ListView:
    """What a user has chosen: keys of columns (none = the usual ones) and saved filters."""

    columns: tuple[str, ...] = ()
    filters: tuple[NamedFilter, ...] = ()


def keep(store: Store, user: str, view: ListView) -> None:
    """Remember how this user looks at the list; the words of a filter may be somebody's name.

    Raises:
        NoRoomError: it cannot be written.
    """
    said = json.dumps(asdict(view), ensure_ascii=False, default=lambda _day: None)
    drawer.keep(store, user, _NAME, said)


def kept(store: Store, user: str) -> ListView:
    """Give how this user looked at the list last."""
    text = drawer.kept(store, user, _NAME)
    try:
        said = json.loads(text or "{}")
        filters = tuple(
            NamedFilter(str(each["name"]), _filter(each["asked"])) for each in said["filters"]
        )
        return ListView(tuple(map(str, said["columns"])), filters)
    except (ValueError, KeyError, TypeError):
        return ListView()


def _filter(said: Mapping[str, Any]) -> Filter:
    statuses = tuple(Status(each) for each in said["statuses"])
    return Filter(**{**said, "statuses": statuses, "groups": tuple(said["groups"])})
