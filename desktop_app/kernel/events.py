"""What happened, told to whoever listens: a typed bus without knowledge of screens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

E = TypeVar("E")


@dataclass(frozen=True, slots=True)
class Changed:
    """Rows were written and are on the disk: which tables, and by which use case."""

    tables: frozenset[str]
    use_case: str
    at: str


@dataclass(frozen=True, slots=True)
class UserChanged:
    """Somebody else works now; the name is empty when nobody does."""

    name: str


class Bus:
    """Calls the listeners of an event's type, in the order in which they came, in the same thread."""

    def __init__(self) -> None:
        self._listeners: dict[type, list[Callable[[Any], None]]] = {}

    def listen(self, event_type: type[E], listener: Callable[[E], None]) -> Callable[[], None]:
        """Call `listener` with each event of the type; the function given back ends that."""
        listeners = self._listeners.setdefault(event_type, [])
        listeners.append(listener)
        return lambda: listeners.remove(listener)

    def tell(self, event: object) -> None:
        """Call everyone who listens for this event's type."""
        for listener in tuple(self._listeners.get(type(event), ())):
            listener(event)
