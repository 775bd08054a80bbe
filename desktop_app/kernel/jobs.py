"""Progress of long work: it reports and can be stopped; and work for more cores."""

from __future__ import annotations

import gc
import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence, Sized
from contextlib import ExitStack, contextmanager, suppress
from multiprocessing import freeze_support, get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.reduction import ForkingPickler
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")
Listener = Callable[[int, int], None]

_REPORT_EVERY_S = 0.05
_LOOK_EVERY_ROWS = 64
_LOOK_EVERY_S = 0.1
_WORTH_PROCESSES = 4
_MOST_PROCESSES = 4


class Cancelled(BaseException):
    """The user stopped the work; the unit of work rolls back."""


class Progress:
    """What long work tells about itself: `done` of `total` (0 = not known), throttled."""

    def __init__(self, listener: Listener | None = None) -> None:
        self._listener = listener
        self._stop = threading.Event()
        self._last = 0.0

    def cancel(self) -> None:
        """Ask the work to stop at its next step; safe from any thread."""
        self._stop.set()

    def report(self, done: int, total: int = 0) -> None:
        """Tell how far the work is.

        Raises:
            Cancelled: somebody asked to stop.
        """
        if self._stop.is_set():
            raise Cancelled
        moment = time.monotonic()
        if self._listener and (moment - self._last >= _REPORT_EVERY_S or done == total):
            self._last = moment
            self._listener(done, total)

    def each(self, items: Iterable[T], total: int = 0) -> Iterator[T]:
        """Give the items one by one, report between them, stop when asked to."""
        known = total or (len(items) if isinstance(items, Sized) else 0)
        done = 0
        self.report(0, known)
        for item in items:
            yield item
            done += 1
            if done % _LOOK_EVERY_ROWS == 0:
                self.report(done, known)
        self.report(done, known)


def serve_second_core() -> None:
    """Begin a program with this: when frozen, the process for the second core starts here too."""
    freeze_support()


def share_out(
    work: Callable[[T], R], items: Sequence[T], progress: Progress, *, cores: int = 0
) -> list[R]:
    """Do `work` with every item on all cores (`cores` = 0) and give what came out, in order.

    Children are started anew, whatever the system, so `work` must be a function of a module, or
    belong to a value that can be pickled: it is sent to each child once, then one item after the
    other. Few items, one core, or a system that allows no children: done here. So is what a child
    left that died, and a fault of `work` is raised here as well.

    Raises:
        Cancelled: somebody asked to stop; the children end at once.
    """
    cores = min(cores or os.cpu_count() or 1, _MOST_PROCESSES, len(items))
    done: dict[int, R] = {}
    if cores > 1 and len(items) >= _WORTH_PROCESSES:
        with suppress(EOFError, OSError):  # a child died, or none may be started
            _done_by_children(work, items, progress, cores=cores, done=done)
    for place, item in enumerate(items):
        progress.report(len(done), len(items))
        if place not in done:
            done[place] = work(item)
    progress.report(len(items), len(items))
    return [done[place] for place in range(len(items))]


def _done_by_children(
    work: Callable[[T], R],
    items: Sequence[T],
    progress: Progress,
    *,
    cores: int,
    done: dict[int, R],
) -> None:
    """Put into `done` by place what comes out of each item; whoever is free gets the next one."""
    open_ones = enumerate(items)
    with _children(cores) as children:
        task = ForkingPickler.dumps(work)
        for child in children:
            child.send_bytes(task)
        idle = children
        busy: dict[Connection, int] = {}
        while len(done) < len(items):
            progress.report(len(done), len(items))
            for child, (place, item) in zip(idle, open_ones):  # noqa: B905 - as many as are idle
                child.send(item)
                busy[child] = place
            answered = set(wait(list(busy), _LOOK_EVERY_S))
            idle = [child for child in busy if child in answered]
            for child in idle:
                done[busy.pop(child)] = child.recv()


@contextmanager
def _children(count: int) -> Iterator[list[Connection]]:
    """Start processes that wait for work; give a line to each. They end with the block."""
    context = get_context("spawn")  # as on Windows; a forked child would share the database
    with ExitStack() as ends:
        lines = []
        for _child in range(count):
            here, there = context.Pipe()
            ends.enter_context(here)
            child = context.Process(target=_serve, args=(there,), daemon=True)
            with there:
                child.start()
            ends.callback(child.join)
            ends.callback(child.terminate)
            lines.append(here)
        yield lines


def _serve(line: Connection) -> None:
    """Do, in a child, what comes in: first the work, then the items."""
    work = line.recv()
    gc.freeze()  # it stays to the end, so the collector need not look through it again and again
    with suppress(EOFError):
        while True:
            line.send(work(line.recv()))
