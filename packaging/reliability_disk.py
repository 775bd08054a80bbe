"""Disks that give way: full at a random point, refusing to write, failing (EIO) under the file system.

Each lets one round of an act run on it and gives what became of the process, with the disk as it was before
by the time the office is looked at.
"""

from __future__ import annotations

import os
import random
import resource
import shutil
import subprocess
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path

from reliability_kill import Act, Fate, Tell, run

ROOM = 6 << 20
MOST_LEFT = 500_000
IMAGE, OWN = 64 << 20, 10 << 20

Look = Callable[[Path, Fate], list[str]]
Doing = Callable[[Path, Tell], None]
Round = tuple[Fate, list[str]]


class NoMountError(Exception):
    """This machine lets nobody mount."""


def on_full_disk(
    ground: Path, scratch: Path, chance: random.Random, doing: Doing, look: Look
) -> Round:
    """Run out of room somewhere on the way: a small disk, filled up but for some bytes."""
    disk = scratch / "disk"
    _mount(disk, "-t", "tmpfs", "-o", f"size={_size(ground) + ROOM}", "tmpfs")
    try:
        place = Path(shutil.copytree(ground, disk / "round"))
        filler = _fill(disk, leave=chance.randrange(MOST_LEFT))
        fate = run(partial(doing, place))
        filler.unlink()
        return fate, look(place, fate)
    finally:
        _unmount(disk)


def on_refusing_disk(
    ground: Path, scratch: Path, chance: random.Random, doing: Doing, look: Look
) -> Round:
    """Let every write behind a random place of a file fail, which SQLite hears as an I/O error."""
    place = Path(shutil.copytree(ground, scratch / "round"))
    largest = max((each.stat().st_size for each in ground.rglob("*") if each.is_file()), default=0)
    limit = chance.randrange(512, largest + 400_000)
    try:
        fate = run(partial(_limited, partial(doing, place), limit))
        return fate, look(place, fate)
    finally:
        shutil.rmtree(place)


def _limited(act: Act, limit: int, tell: Tell) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    act(tell)


def on_failing_disk(
    ground: Path, scratch: Path, chance: random.Random, doing: Doing, look: Look
) -> Round:
    """Put a file system on an image whose own disk is full: new blocks fail with EIO at fsync.

    What the file system needs for itself lies in front and has its room. Even so such a disk loses what
    it has confirmed (a plain write and fsync as well), so `look` must not ask for that.
    """
    under, disk = scratch / "under", scratch / "disk"
    _mount(under, "-t", "tmpfs", "-o", f"size={_size(ground) + OWN + ROOM}", "tmpfs")
    image = under / "image"
    try:
        with image.open("wb") as stream:
            stream.truncate(IMAGE)
        _call("mkfs.ext4", "-q", "-F", "-b", "4096", "-E", "packed_meta_blocks=1,nodiscard", image)
        with image.open("r+b") as stream:
            front = stream.read(OWN)
            stream.seek(0)
            stream.write(front)
        _mount(disk, "-o", "loop", image)
        place = Path(shutil.copytree(ground, disk / "round"))
        os.sync()
        filler = _fill(under, leave=chance.randrange(MOST_LEFT))
        fate = run(partial(doing, place))
        _unmount(disk)
        filler.unlink()
        subprocess.run(["e2fsck", "-fy", image], check=False, capture_output=True)
        _mount(disk, "-o", "loop", image)
        return fate, look(place, fate)
    finally:
        _unmount(disk)
        _unmount(under)


def on_written_off_disk(
    ground: Path, scratch: Path, look: Callable[[Path], Iterable[str]]
) -> list[str]:
    """Put a folder on a disk that can only be read, and look at it there.

    Raises:
        NoMountError: this machine lets nobody mount.
    """
    disk = scratch / "disk"
    _mount(disk, "-t", "tmpfs", "tmpfs")
    try:
        place = Path(shutil.copytree(ground, disk / "round"))
        _call("mount", "-o", "remount,ro", disk)
        return list(look(place))
    finally:
        _unmount(disk)


def _size(folder: Path) -> int:
    return sum(each.stat().st_size for each in folder.rglob("*") if each.is_file())


def _fill(disk: Path, leave: int) -> Path:
    """Take all room of a disk but for so many bytes."""
    path = disk / "filler"
    with path.open("wb", buffering=0) as stream, suppress(OSError):
        while True:
            stream.write(bytes(4096))
    os.truncate(path, max(0, path.stat().st_size - leave))
    return path


def _mount(point: Path, *options: str | Path) -> None:
    point.mkdir(exist_ok=True)
    _call("mount", *options, point)


def _call(*words: str | Path) -> None:
    try:
        subprocess.run(words, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as trouble:
        raise NoMountError from trouble


def _unmount(point: Path) -> None:
    while point.is_mount():
        subprocess.run(["umount", point], check=True, capture_output=True)
