"""What commands share: who acts, the passphrase, progress, and what people read."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

from desktop_app.app import App
from desktop_app.kernel.errors import DamagedError, NoRoomError, UnreadableError, UsageError
from desktop_app.kernel.i18n import N_, _
from desktop_app.kernel.jobs import Progress
from desktop_app.services import backups, people, workers

PASSPHRASE = "PEKERJA_RENTAN_PASSPHRASE"  # noqa: S105 - the variable's name
DONE, DONE_WITH_REST = 0, 1

Answer = tuple[dict[str, Any], int]
"""What a command prints as JSON, and its exit code."""


class NoTerminalError(UsageError):
    """Nobody can be asked for a passphrase."""

    text = N_("Kata sandi tidak dapat ditanyakan di sini. Berikan lewat {name}.")


class ReadPassphraseError(UnreadableError):
    """The passphrase file cannot be read."""

    text = N_("Berkas kata sandi tidak dapat dibaca.")


def tell(text: str) -> None:
    """Say something to people; scripts read standard output only."""
    write_line(text, sys.stderr)


def write_line(text: str, stream: TextIO) -> None:
    """Write a line; to somebody who has stopped reading (`| head`) nothing more is said.

    What the command does is not changed by that, nor its exit code.
    """
    try:
        print(text, file=stream, flush=True)
    except BrokenPipeError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


@contextmanager
def opened(asked: argparse.Namespace) -> Iterator[App]:
    """Give the store that was asked for, open as the user who was named; closed at the end.

    The first command of a day that changed something leaves a proven backup behind.
    """
    opens = App.open_to_read if getattr(asked, "read_only", False) else App.open
    try:
        app = opens(asked.store, getattr(asked, "user", ""), passphrase())
    except DamagedError:
        _tell_of_newest(asked.store)
        raise
    for sentence in app.arrival.sentences:
        tell(sentence)
    try:
        yield app
        if not app.closed:
            _keep_up(app)
    except DamagedError:
        _tell_of_newest(asked.store)
        raise
    finally:
        app.close()


def note_look(app: App, where: str, worker_ids: Iterable[str]) -> None:
    """Note in the journal whose NIKs a command tells in full; nobody's, nothing is noted."""
    whose = sorted(set(worker_ids))
    if whose:
        app.do(workers.look, where, whose)


def _keep_up(app: App) -> None:
    try:
        backups.keep_up_daily(app)
    except (NoRoomError, DamagedError) as trouble:
        tell(_("Cadangan hari ini belum dapat dibuat. {why}").format(why=trouble))
    except KeyboardInterrupt:
        tell(_("Perintahnya selesai; cadangan hari ini dihentikan."))


def _tell_of_newest(store: Path) -> None:
    """Name the backup to go back to when a store does not open."""
    newest = backups.newest_whole(store)
    if newest is not None:
        words = _("Cadangan utuh yang terbaru: {path}, dari {moment}.")
        moment = f"{newest.at.astimezone():%d-%m-%Y %H.%M}"
        tell(words.format(path=newest.path, moment=moment))


@contextmanager
def progress() -> Iterator[Progress]:
    """Give a progress that shows on a terminal, and nothing in a script."""
    shown = sys.stderr.isatty()

    def show(done: int, total: int) -> None:
        if total:
            print(f"\r{done * 100 // total} %", end="", file=sys.stderr, flush=True)  # noqa: T201

    yield Progress(show if shown else None)
    if shown:
        print("\r", end="", file=sys.stderr)  # noqa: T201 - wipes the figure


def passphrase(*, confirm: bool = False) -> str:
    """Give the passphrase of who acts, from the environment or asked at the terminal.

    Raises:
        NoTerminalError: nobody can be asked.
        PassphrasesDifferError: it was typed differently the second time.
    """
    given = os.environ.get(PASSPHRASE)
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise NoTerminalError(name=PASSPHRASE)
    first = getpass.getpass(_("Kata sandi: "))
    if confirm and getpass.getpass(_("Sekali lagi: ")) != first:
        raise people.PassphrasesDifferError
    return first


def new_passphrase(path: Path | None) -> str:
    """Give a new user's passphrase, from a file or asked twice at the terminal.

    Raises:
        ReadPassphraseError: the file cannot be read.
        NoTerminalError: nobody can be asked.
        PassphrasesDifferError: it was typed differently the second time.
    """
    if path is not None:
        try:
            return path.read_text("utf-8").rstrip("\r\n")
        except (OSError, UnicodeDecodeError) as trouble:
            raise ReadPassphraseError from trouble
    if not sys.stdin.isatty():
        raise NoTerminalError(name="--new-passphrase-file")
    first = getpass.getpass(_("Kata sandi pengguna baru: "))
    if getpass.getpass(_("Sekali lagi: ")) != first:
        raise people.PassphrasesDifferError
    return first
