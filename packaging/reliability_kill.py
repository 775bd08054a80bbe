"""A process of its own that is killed: at a moment, or before one of its own file steps.

The program has no hooks for this. The child wraps the system's calls that rename, remove, make and sync
files, and the end of each transaction, before it begins; the parent only watches the clock.
"""

from __future__ import annotations

import os
import select
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from typing import Any, NoReturn

from sqlalchemy import Connection

from desktop_app.store.store import Store

BEGIN, END, TROUBLE, STEPS = "begin", "end", "trouble ", "steps "
STUCK_AFTER = 120.0
FILE_STEPS = ("fsync", "mkdir", "rename", "replace", "rmdir", "unlink")


@dataclass(frozen=True, slots=True)
class Blow:
    """When the child dies: seconds after its act has begun, or (`step` > 0) before that step."""

    after: float = STUCK_AFTER
    step: int = 0


NONE = Blow()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """What became of a child: what it confirmed, and whether it died in the midst of its act."""

    said: tuple[str, ...]
    seconds: float
    killed: bool
    steps: int = 0
    trouble: str = ""

    @property
    def mid_act(self) -> bool:
        """Whether it died before it was done."""
        return self.killed and END not in self.said


class Tell:
    """The child's mouth: each line is on its way to the parent when the call returns."""

    def __init__(self, stream: int = -1, blow: Blow = NONE) -> None:
        self._stream, self._blow = stream, blow
        self.steps, self._counting = 0, False

    def __call__(self, line: str) -> None:
        """Confirm something; without a stream nobody hears it."""
        if self._stream >= 0:
            os.write(self._stream, f"{line}\n".encode())

    def begin(self) -> None:
        """Say that the act begins; its steps count from here on."""
        self._counting = True
        self(BEGIN)

    def step(self) -> None:
        """Count a step that is about to be done, and die there if it is that one."""
        self.steps += self._counting
        if self._counting and self.steps == self._blow.step:
            os.kill(os.getpid(), signal.SIGKILL)


Act = Callable[[Tell], None]


def run(act: Act, blow: Blow = NONE) -> Fate:
    """Let a child do an act and die as `blow` says; give what became of it."""
    hears, speaks = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(hears)
        _live(act, Tell(speaks, blow), blow)
    os.close(speaks)
    return watched(child, hears, blow)


def _live(act: Act, tell: Tell, blow: Blow) -> NoReturn:
    try:
        _wrap_steps(tell)
        act(tell)
        tell(f"{STEPS}{tell.steps}")
        tell(END)
        if blow != NONE:
            time.sleep(STUCK_AFTER)  # killed all the same, at rest
    except BaseException as trouble:  # noqa: BLE001 - it is told to the parent
        tell(f"{TROUBLE}{type(trouble).__name__}: {trouble}".replace("\n", " "))
    finally:
        os._exit(0)


def _wrap_steps(tell: Tell) -> None:
    for name in FILE_STEPS:
        setattr(os, name, _counted(getattr(os, name), tell))
    writing = Store.writing

    @contextmanager
    def counted(self: Store) -> Iterator[Connection]:
        with writing(self) as connection:
            yield connection
            tell.step()
        tell.step()

    Store.writing = counted  # type: ignore[method-assign]


def _counted(call: Callable[..., Any], tell: Tell) -> Callable[..., Any]:
    @wraps(call)
    def counted(*given: Any, **named: Any) -> Any:
        tell.step()
        return call(*given, **named)

    return counted


def watched(child: int, hears: int, blow: Blow) -> Fate:
    """Listen to a child until it is dead, and kill it in time."""
    heard, begun, since, killed = b"", False, time.monotonic(), False
    while True:
        wait = (blow.after if begun and not blow.step else STUCK_AFTER) - time.monotonic() + since
        if not killed and not select.select([hears], [], [], max(wait, 0))[0]:
            os.kill(child, signal.SIGKILL)
            killed = True
        piece = os.read(hears, 65536)
        heard += piece
        if not begun and heard.startswith(BEGIN.encode()):
            begun, since = True, time.monotonic()
        if not piece:
            break
        if blow.step and f"\n{END}\n".encode() in heard:
            os.kill(child, signal.SIGKILL)
    seconds = time.monotonic() - since
    os.close(hears)
    _pid, status = os.waitpid(child, 0)
    return _fate(heard.decode(), seconds, killed=os.WIFSIGNALED(status))


def _fate(heard: str, seconds: float, *, killed: bool) -> Fate:
    # A last line without its end was being said when the child died: it confirms nothing.
    lines = heard.split("\n")[:-1]
    steps = next((line.removeprefix(STEPS) for line in lines if line.startswith(STEPS)), "0")
    trouble = next((line.removeprefix(TROUBLE) for line in lines if line.startswith(TROUBLE)), "")
    said = tuple(line for line in lines if not line.startswith((STEPS, TROUBLE, BEGIN)))
    return Fate(said=said, seconds=seconds, killed=killed, steps=int(steps), trouble=trouble)
