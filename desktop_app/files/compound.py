"""Compound files (.xls, encrypted .xlsx): their streams, read with every count distrusted.

The format is [MS-CFB]: sectors chained through an allocation table, small streams in a stream of
mini sectors. A damaged count makes the workbook reader ask for more memory than there is.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop_app.files.unreadable import DamagedFileError

BEGINNING = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_END = 0xFFFFFFFE
_FREE = 0xFFFFFFFF
_MINI = 64
_MINI_CUTOFF = 4096
_STORAGE_OR_FREE = (0, 1)


@dataclass(frozen=True, slots=True)
class Stream:
    """The bytes of a stream, and where each block of them stands in the file."""

    data: bytes
    blocks: Sequence[int]
    block_size: int

    def place(self, position: int) -> int:
        """Give the file's offset of a position in the stream."""
        return self.blocks[position // self.block_size] + position % self.block_size


def streams(content: bytes) -> dict[str, Stream]:
    """Give the streams of a compound file by name.

    Raises:
        DamagedFileError: a chain or a count leads out of the file.
    """
    try:
        return _Directory(content).streams()
    except (struct.error, IndexError, UnicodeDecodeError):
        raise DamagedFileError from None


class _Directory:
    """The tables of one compound file."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        shift = struct.unpack_from("<H", content, 30)[0]
        if shift not in (9, 12):
            raise DamagedFileError
        self._size: int = 1 << shift
        self._count = len(content) // self._size + 1
        self._fat = self._allocation_table()

    def streams(self) -> dict[str, Stream]:
        start, mini_start, mini_count = struct.unpack_from("<I8xII", self._content, 48)
        self._check_count(mini_count)
        entries = self._entries(self._read(start))
        _name, root_kind, root_start, root_size = entries[0]
        if root_kind != 5:
            raise DamagedFileError
        root = self._chain(root_start) if root_size else []
        mini_table = self._numbers(self._read(mini_start)) if mini_count else ()

        def mini_place(number: int) -> int:
            block, rest = divmod(number * _MINI, self._size)
            return self._place(root[block]) + rest

        found: dict[str, Stream] = {}
        for name, kind, first, size in entries[1:]:
            if kind in _STORAGE_OR_FREE:
                continue
            if size >= _MINI_CUTOFF:
                found[name] = self._stream(self._chain(first), self._place, self._size, size)
            else:
                chain = _follow(first, mini_table) if size else []
                found[name] = self._stream(chain, mini_place, _MINI, size)
        return found

    def _allocation_table(self) -> Sequence[int]:
        fat_count = struct.unpack_from("<I", self._content, 44)[0]
        difat_start, difat_count = struct.unpack_from("<II", self._content, 68)
        self._check_count(fat_count)
        self._check_count(difat_count)
        sectors = list(struct.unpack_from("<109I", self._content, 76))
        following = difat_start
        for _turn in range(difat_count):
            *more, following = self._numbers(self._sector(following))
            sectors.extend(more)
        used = [sector for sector in sectors if sector < _END]
        if len(used) > self._count:
            raise DamagedFileError
        return self._numbers(b"".join(map(self._sector, used)))

    def _entries(self, table: bytes) -> list[tuple[str, int, int, int]]:
        entries = []
        for at in range(0, len(table) - 127, 128):
            length, kind = struct.unpack_from("<HB", table, at + 64)
            start, size = struct.unpack_from("<II", table, at + 116)
            if kind and (length > 64 or size > len(self._content)):
                raise DamagedFileError
            name = table[at : at + max(length - 2, 0)].decode("utf-16-le")
            entries.append((name, kind, start, size))
        return entries

    def _check_count(self, count: int) -> None:
        if count > self._count:
            raise DamagedFileError

    def _place(self, sector: int) -> int:
        return (sector + 1) * self._size

    def _sector(self, sector: int) -> bytes:
        start = self._place(sector)
        if start >= len(self._content):
            raise DamagedFileError
        return self._content[start : start + self._size].ljust(self._size, b"\x00")

    def _numbers(self, table: bytes) -> Sequence[int]:
        return struct.unpack(f"<{len(table) // 4}I", table)

    def _chain(self, start: int) -> list[int]:
        return _follow(start, self._fat)

    def _read(self, start: int) -> bytes:
        return b"".join(map(self._sector, self._chain(start)))

    def _stream(
        self, chain: Sequence[int], place: Callable[[int], int], block_size: int, size: int
    ) -> Stream:
        blocks = [place(number) for number in chain]
        data = b"".join(self._content[at : at + block_size] for at in blocks)[:size]
        if len(data) < size:
            raise DamagedFileError
        return Stream(data, blocks, block_size)


def _follow(start: int, table: Sequence[int]) -> list[int]:
    chain: list[int] = []
    while start not in (_END, _FREE):
        chain.append(start)
        if len(chain) > len(table):
            raise DamagedFileError
        start = table[start]
    return chain
