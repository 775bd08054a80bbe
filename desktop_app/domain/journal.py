"""The journal's entries: what changed, who did it, and a chain that shows every bend."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress, repeat
from operator import ne
from typing import Any

Row = Mapping[str, Any]

_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
_quoted = json.encoder.encode_basestring  # what `_encode` comes to for a text, without its detours


@dataclass(frozen=True, slots=True)
class Change:
    """One row before and after; None = not there. Only differing columns are kept."""

    table: str
    key: str
    before: Row | None
    after: Row | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One use case that was carried out: the changes lie beside it and may be purged.

    `clock` is the store's logical clock; `about` names what it was about without personal data;
    `undoes` is the number of the entry that this one takes back. `hash` closes the chain over
    `previous` and `body_hash`, so a purged body leaves a chain that still verifies.
    """

    seq: int
    store: str
    clock: int
    at: str
    user: str
    use_case: str
    about: str = ""
    undoes: int | None = None
    changes: int = 0
    body_hash: str = ""
    previous: str = ""
    hash: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """Where the chain stands: the number of an entry and its hash, whole or its beginning in hex."""

    seq: int = 0
    hash: str = ""

    @property
    def words(self) -> str:
        """As it stands on paper: "118-9f3a-1b2c-33d4-e5f6-a7b8", 80 bits of the hash."""
        shown = self.hash[:_PRINTED]
        return "-".join((str(self.seq), *(shown[at : at + 4] for at in range(0, len(shown), 4))))


_PRINTED, _LEAST_PRINTED = 20, 8
_HEAD = re.compile(r"\s*(\d+)\s*[-:·/ ]\s*([0-9a-fA-F][0-9a-fA-F\s-]*)\s*")


def read_head(text: str) -> Head | None:
    """Read a head as it was printed or typed off paper; None when it is none."""
    found = _HEAD.fullmatch(text)
    digits = re.sub(r"[\s-]", "", found[2]).lower() if found else ""
    return Head(int(found[1]), digits) if found and len(digits) >= _LEAST_PRINTED else None


def change(
    table: str, key: str, before: Row | None, after: Row | None, blank: Row
) -> Change | None:
    """Make a change that keeps only the differing columns, or None when nothing differs.

    A row that comes or goes is kept without the cells that are as in the `blank` row. The
    `version` is the store's own count and no part of what changed.
    """
    if before is None or after is None:
        return Change(table, key, _filled(before, blank), _filled(after, blank))
    names = [name for name in after if name != "version" and before[name] != after[name]]
    if not names:
        return None
    return Change(
        table, key, {name: before[name] for name in names}, {name: after[name] for name in names}
    )


def _filled(row: Row | None, blank: Row) -> Row | None:
    if row is None:
        return None
    differs = map(ne, row.values(), map(blank.__getitem__, row))
    filled = dict(compress(row.items(), differs))
    filled.pop("version", None)
    return filled


SEEN = "seen"
"""What the journal has in the place of table and key where data were seen and nothing changed."""


def seen(worker_ids: Sequence[str]) -> Change:
    """Make the note that these workers' data were looked at or left the store."""
    return Change(SEEN, SEEN, None, {"people": list(worker_ids)})


def seen_in(made: Change) -> tuple[str, ...]:
    """Give the workers whom such a note names."""
    return tuple((made.after or {}).get("people", ())) if made.table == SEEN else ()


def invert(made: Change) -> Change:
    """Give the change that takes `made` back."""
    return Change(made.table, made.key, made.after, made.before)


def body_of(made: Change) -> str:
    """Give a change as the text that the journal keeps."""
    return _encode([made.before, made.after])


def bodies_of_new(columns: Mapping[str, Sequence[Any]], blank: Row) -> list[str]:
    """Give the bodies of changes that bring new rows, which are handed in column by column.

    Each is the same text that `body_of` gives, in a fraction of its time: few cells of a column
    differ, and each of those is written once.
    """
    said = [
        _said(name, columns[name], blank[name]) for name in sorted(columns) if name != "version"
    ]
    return [f"[null,{{{''.join(row)[1:]}}}]" for row in zip(*said, strict=True)]


def _said(name: str, column: Sequence[Any], blank: Any) -> Iterator[str]:
    """Give what is said of each cell of a column behind a comma, nothing of those that are blank."""
    named = f",{_encode(name)}:"
    said = {
        cell: named + (_quoted(cell) if isinstance(cell, str) else _encode(cell))
        for cell in set(column) - {blank}
    }
    return map(said.get, column, repeat(""))


def change_from(table: str, key: str, body: str) -> Change:
    """Give back the change whose text `body` is."""
    before, after = json.loads(body)
    return Change(table, key, before, after)


def hash_of(table: str, key: str, body: str) -> bytes:
    """Give the hash of one change's body."""
    return hashlib.sha256(f"{table}\n{key}\n{body}".encode()).digest()


class BodyHash:
    """The hash over the hashes of all changes of an entry, taken in as they come."""

    def __init__(self) -> None:
        self._digest = hashlib.sha256()

    def add(self, hashes: Iterable[bytes]) -> None:
        """Take in the hashes of the next changes, in their order."""
        for each in hashes:
            self._digest.update(each)

    def hexdigest(self) -> str:
        """Give the hash over all that came in."""
        return self._digest.hexdigest()


def body_hash(hashes: Iterable[bytes]) -> str:
    """Give the hash over the hashes of all changes of an entry, in their order."""
    whole = BodyHash()
    whole.add(hashes)
    return whole.hexdigest()


def entry_hash(entry: Entry) -> str:
    """Give the hash that closes the chain at this entry."""
    said = [
        *(entry.seq, entry.store, entry.clock, entry.at, entry.user, entry.use_case),
        *(entry.about, entry.undoes, entry.changes, entry.body_hash, entry.previous),
    ]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()
