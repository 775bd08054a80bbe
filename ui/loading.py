"""Loads what the gate does not need, while somebody types the passphrase."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib import import_module
from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QScrollArea

from ui.jobs import Jobs, Lane
from ui.registry import present
from ui.theme import theme_of

Piece = Callable[[], object]
_INSIDE = "ui.inside"
_PAINTED_MS = 50


class Loading(QObject):
    """Loads modules and tables in a lane, one at a time: keys are heard meanwhile.

    Opening a store takes the same lane, and so waits for one of them at most.
    """

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._waiting: list[Callable[[], object]] | None = None

    def begin(self, pieces: Sequence[Piece] = ()) -> None:
        """Load what is behind the gate, then the pages; the gate is painted before."""
        self._waiting = []
        QTimer.singleShot(_PAINTED_MS, self, lambda: self._load(iter(pieces or _all())))

    def then(self, act: Callable[..., object], *said: Any) -> None:
        """Do what needs the first of them: now, or as soon as it is there.

        Two threads must not load one thing from two ends.
        """
        if self._waiting is None:
            act(*said)
        else:
            self._waiting.append(partial(act, *said))

    def _load(self, left: Iterator[Piece]) -> None:
        piece = next(left, None)
        if piece is None:
            know_widgets()
            self._jobs.tidying.look()  # else it is due when the store is being opened
            return
        self._jobs.run(
            Lane.COMPUTE,
            self,
            lambda _progress: piece(),
            done=lambda _loaded: self._loaded(left),
        )

    def _loaded(self, left: Iterator[Piece]) -> None:
        waiting, self._waiting = self._waiting or [], None
        for act in waiting:
            act()
        self._load(left)


def _all() -> tuple[Piece, ...]:
    pages = (partial(import_module, each.module) for each in present())
    return (partial(import_module, _INSIDE), _get_ready, theme_of().icons.read_all, *pages)


def know_widgets() -> None:
    """Let Qt's binding make what it makes of every kind of widget and its enumerations.

    It does so once, when it is first asked which kind a widget of Qt's own making is; else that is
    when the first table is built, before whoever came in.
    """
    QScrollArea().viewport()


def _get_ready() -> None:
    from desktop_app.services.offices import get_ready  # noqa: PLC0415 - the gate comes before it

    get_ready()
