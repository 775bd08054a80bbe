"""A crew of processes that lends a hand with long work."""

from __future__ import annotations

import gc
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from multiprocessing import freeze_support, get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.reduction import ForkingPickler
from queue import SimpleQueue
from typing import Any, Generic, TypeVar

from desktop_app.kernel.i18n import language, use_language
from desktop_app.kernel.jobs import Progress

T = TypeVar("T")
R = TypeVar("R")

_WORTH_PROCESSES = 4
_MOST_PROCESSES = 4
_AHEAD = 2
"""So many items lie before a child, so that it need not wait while we do one of our own."""
_LOOK_EVERY_S = 0.1
_WORK, _ITEM = "work", "item"


def serve_second_core() -> None:
    """Begin a program with this: when frozen, the process for the second core starts here too."""
    freeze_support()


def spare_cores() -> int:
    """Give how many processes may work beside this one."""
    return min(os.cpu_count() or 1, _MOST_PROCESSES) - 1


def share_out(
    work: Callable[[T], R], items: Sequence[T], progress: Progress, *, cores: int = 0
) -> list[R]:
    """Do `work` with every item on all cores (`cores` = 0) and give what came out, in order.

    Few items or one core: done here, else all by children; see `Crew.share_out`.

    Raises:
        Cancelled: somebody asked to stop; the children end at once.
    """
    cores = min(cores or os.cpu_count() or 1, _MOST_PROCESSES, len(items))
    children = cores if cores > 1 and len(items) >= _WORTH_PROCESSES else 0
    with crew(children) as helpers:
        return helpers.share_out(work, items, progress, total=len(items), join_in=False)


class Crew:
    """Children that wait for work; without any, everything is done here."""

    def __init__(self, lines: Iterable[Connection] = ()) -> None:
        self._lines = list(lines)

    def share_out(
        self,
        work: Callable[[T], R],
        items: Iterable[T],
        progress: Progress,
        *,
        total: int = 0,
        join_in: bool = True,
    ) -> list[R]:
        """Do `work` with every item and give what came out, in order.

        `work` must be a function of a module, or belong to a value that can be pickled: it is sent
        to each child once, then one item after the other. Items are taken as they are needed.
        `join_in`: the caller does items, too, between sending and receiving. What a child left
        that died is done here, and so a fault of `work` is raised here as well.

        Raises:
            Cancelled: somebody asked to stop.
        """
        sharing = _Sharing[T, R](self._lines, work, items, ahead=_AHEAD if join_in else 1)
        progress.report(0, total)
        while sharing.hand_out():
            if not join_in or not sharing.do_one():
                sharing.wait()
            progress.report(len(sharing.done), total)
        while sharing.do_one():
            progress.report(len(sharing.done), total)
        progress.report(len(sharing.done), total)
        return [sharing.done[place] for place in range(len(sharing.done))]


class _Sharing(Generic[T, R]):
    """One piece of work on its way: what lies before whom, and what has come out by place."""

    def __init__(
        self, lines: list[Connection], work: Callable[[T], R], items: Iterable[T], *, ahead: int
    ) -> None:
        self.done: dict[int, R] = {}
        self._lines = lines
        self._work = work
        self._items = enumerate(items)
        self._ahead = ahead
        self._left: deque[tuple[int, T]] = deque()
        self._given: dict[Connection, deque[tuple[int, T]]] = {line: deque() for line in lines}
        task = ForkingPickler.dumps((_WORK, work))
        for line in list(lines):
            self._tell(line, task)

    def hand_out(self) -> bool:
        """Take in what is ready and give every child enough to do; whether any has something."""
        busy = [line for line, given in self._given.items() if given]
        for line in wait(busy, 0) if busy else ():
            self._take_in(line)
        for line, given in list(self._given.items()):
            while line in self._given and len(given) < self._ahead:
                item = next(self._items, None)
                if item is None:
                    break
                given.append(item)
                self._tell(line, ForkingPickler.dumps((_ITEM, item[1])))
        return any(self._given.values())

    def do_one(self) -> bool:
        """Do an item here; whether there was one."""
        item = self._left.popleft() if self._left else next(self._items, None)
        if item is not None:
            self.done[item[0]] = self._work(item[1])
        return item is not None

    def wait(self) -> None:
        """Wait a moment until a child has something ready."""
        wait([line for line, given in self._given.items() if given], _LOOK_EVERY_S)

    def _take_in(self, line: Any) -> None:
        try:
            came_out = line.recv()
        except (EOFError, OSError):
            self._lose(line)
        else:
            self.done[self._given[line].popleft()[0]] = came_out

    def _tell(self, line: Connection, message: Any) -> None:
        try:
            line.send_bytes(message)
        except OSError:
            self._lose(line)

    def _lose(self, line: Connection) -> None:
        """A child died: what lay before it is left to us."""
        self._left.extend(self._given.pop(line))
        self._lines.remove(line)


def _nothing(_item: Any) -> None:
    return None


@contextmanager
def crew(children: int, expected: Callable[..., Any] = _nothing) -> Iterator[Crew]:
    """Give a crew of so many children; they start meanwhile, and end with the block.

    `expected`: a function or class of the module of the work to come; they load it right away, and
    so are ready when it comes. Children are started anew, whatever the system: a forked child would
    share the database. A system that allows none gives an empty crew.
    """
    with ExitStack() as ends:
        lines: list[Connection] = []
        with suppress(OSError):
            for _child in range(children):
                line = _started(ends, expected)
                lines.append(line)  # those that did start are kept
        yield Crew(lines)


def _started(ends: ExitStack, expected: Callable[..., Any]) -> Connection:
    context = get_context("spawn")
    here, there = context.Pipe()
    ends.enter_context(here)
    child = context.Process(target=_serve, args=(there, language(), expected), daemon=True)
    with there:
        child.start()
    ends.callback(child.join)
    ends.callback(child.terminate)
    return here


def _serve(line: Connection, words: str, work: Callable[[Any], Any]) -> None:
    """Do, in a child, what comes in: first the work, then its items, then perhaps other work."""
    gc.disable()  # all that work makes goes at once or stays to the end: nothing is to be looked for
    use_language(words)
    inbox: SimpleQueue[tuple[str, Any] | None] = SimpleQueue()
    threading.Thread(target=_receive, args=(line, inbox), daemon=True).start()
    with suppress(EOFError, OSError):
        while (message := inbox.get()) is not None:
            kind, what = message
            if kind == _WORK:
                work = what
            else:
                line.send(work(what))


def _receive(line: Connection, inbox: SimpleQueue[tuple[str, Any] | None]) -> None:
    """Take in what comes while the child works, so that nobody waits for it to be taken."""
    try:
        with suppress(EOFError, OSError):
            while True:
                inbox.put(line.recv())
    finally:  # also where what came cannot be loaded: the child ends, and what lay before it is left
        inbox.put(None)
