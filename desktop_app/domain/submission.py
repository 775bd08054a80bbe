"""A batch for the agency: what is sealed, how it is counted, how its files are told apart."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from desktop_app.domain.journal import Head
from desktop_app.domain.record import Record


class BatchStatus(StrEnum):
    """How far a batch has come."""

    OPEN = "open"
    SEALED = "sealed"
    ANSWERED = "answered"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class Verdict(StrEnum):
    """What the agency said of one line; `NONE` before any answer was read."""

    NONE = ""
    ACCEPTED = "accepted"
    DENIED = "denied"
    MISSING = "missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch(Record):
    """People sent to the agency together.

    `number` is like `2026-01`. `layout_text` is the layout as it stood at the seal, so that the
    files can be written again when the layout has changed since. Money is whole rupiah a month for
    all people together. `files` are lines as `sha256sum` writes them: digest, two blanks, name.
    `parent` is the id of the batch whose refused this one sends again, where all come from one.
    `also_texts` are the layouts of further lists (*lanjutan*, leavers); `leavers` of the people
    leave, they cost nothing. `cells` are lines like `files`, with the digests of the cells of each
    file, which stay the same however a file is saved.
    """

    number: str
    layout: str
    layout_text: str
    title: str = ""
    status: str = BatchStatus.OPEN
    sealed_at: datetime | None = None
    sealed_by: str = ""
    people: int = 0
    lanjutan: int = 0
    programmes: str = ""
    start_month: date | None = None
    amount_per_month: int = 0
    nik_total: int = 0
    birth_total: int = 0
    cells_sha256: str = ""
    files: tuple[str, ...] = ()
    parent: str = ""
    withdrawn_reason: str = ""
    also_texts: tuple[str, ...] = ()
    leavers: int = 0
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchLine(Record):
    """One person in a batch, sealed.

    `position` counts from 1 through all files of the batch. `values` are the cells as they were
    sent. `kind` (an `EnrolmentKind`) tells in which list. `old_kpj` is what went out with a
    *lanjutan* or a leaver; `kpj` and `reason` are the agency's answer, as written. `resends` is the
    id of the refused line that this one sends again.
    """

    batch_id: str
    enrolment_id: str
    worker_id: str
    position: int
    nik: str
    values: tuple[str, ...]
    old_kpj: str = ""
    verdict: str = Verdict.NONE
    kpj: str = ""
    reason: str = ""
    kind: str = "new"
    resends: str = ""


@dataclass(frozen=True, slots=True)
class SentFile:
    """One file of a batch: its name, its people, the SHA-256 of its bytes in hex."""

    name: str
    rows: int
    sha256: str

    def __str__(self) -> str:
        return f"{self.sha256}  {self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What goes with a batch: counts, totals and digests, nothing about any single person.

    `groups` are pairs of a group's name and its people, `programmes` codes with blanks between.
    `sealed_at` is in the office's own time. Money is whole rupiah a month. `head` is where the
    journal's chain stood when the batch was sealed. `erased` are those of `people` whose data were
    erased since: they count above and in the totals, and stand in no file any more.
    """

    number: str
    title: str
    office: str
    place: str
    recipient: str
    sealed_at: datetime
    sealed_by: str
    people: int
    lanjutan: int
    leavers: int = 0
    groups: tuple[tuple[str, int], ...]
    programmes: str
    start_month: date | None
    months: str
    amount_per_month: int
    nik_total: int
    birth_total: int
    cells_sha256: str
    files: tuple[SentFile, ...]
    signer: str = ""
    parent_number: str = ""
    head: Head = field(default_factory=Head)
    erased: int = 0


class CellsDigest:
    """The SHA-256 of the cells of a list, row by row; the same however the file was saved."""

    def __init__(self) -> None:
        self._hash = hashlib.sha256()

    def add(self, cells: Sequence[str]) -> None:
        """Take the next row; empty cells at its end do not count, programs drop them on saving."""
        kept = list(cells)
        while kept and not kept[-1]:
            kept.pop()
        self._hash.update(json.dumps(kept, ensure_ascii=False).encode("utf-8", "surrogatepass"))

    def hex(self) -> str:
        """Give the digest of what came so far."""
        return self._hash.hexdigest()


def cells_sha256(rows: Iterable[Sequence[str]]) -> str:
    """Give the SHA-256 of a list's cells without its headings, in hex."""
    digest = CellsDigest()
    for row in rows:
        digest.add(row)
    return digest.hex()


def control_totals(people: Iterable[tuple[str, date | None]]) -> tuple[int, int]:
    """Give two sums over NIK and birth date by which a lost or changed person shows.

    The first adds the last four digits of the NIKs, the second the birth days as DDMM; people
    compare the last four digits of each.
    """
    niks = births = 0
    for nik, born in people:
        niks += int(nik[-4:])
        births += born.day * 100 + born.month if born else 0
    return niks, births


def next_number(taken: Iterable[str], year: int, mark: str = "") -> str:
    """Give the number after those taken in that year: `2026-01`, … `2026-99`, `2026-100`.

    With a mark it stands in front of every number: `LATIHAN-2026-01`.
    """
    head = f"{mark}-{year}-" if mark else f"{year}-"
    serials = [number.removeprefix(head) for number in taken if number.startswith(head)]
    return f"{head}{max(map(int, serials), default=0) + 1:02d}"


def mark_in(number: str) -> str:
    """Give the mark that stands before a batch's number or a day, "" for a real one."""
    found = re.match(r"(\D+)-\d", number)
    return found[1] if found else ""


def manifest_text(manifest: Manifest) -> str:
    """Give the manifest as JSON that people can read as well, in Indonesian like the list itself."""
    start = manifest.start_month
    content = {
        "kiriman": manifest.number,
        "kiriman_induk": manifest.parent_number,
        "daftar": manifest.title,
        "kantor": manifest.office,
        "tujuan": manifest.recipient,
        "disegel": manifest.sealed_at.isoformat(timespec="seconds"),
        "disegel_oleh": manifest.sealed_by,
        "orang": manifest.people,
        "orang_baru": manifest.people - manifest.lanjutan - manifest.leavers,
        "orang_lanjutan": manifest.lanjutan,
        "orang_keluar": manifest.leavers,
        **({"orang_dihapus": manifest.erased} if manifest.erased else {}),
        "kelompok": dict(manifest.groups),
        "program": manifest.programmes,
        "bulan_mulai": start.isoformat() if start else "",
        "jumlah_bulan": manifest.months,
        "iuran_per_bulan": manifest.amount_per_month,
        "jumlah_kendali": {"nik": manifest.nik_total, "tanggal_lahir": manifest.birth_total},
        "sha256_isi": manifest.cells_sha256,
        "kepala_rantai": {
            "langkah": manifest.head.seq,
            "sha256": manifest.head.hash,
            "tercetak": manifest.head.words,
        },
        "berkas": [
            {"nama": file.name, "orang": file.rows, "sha256": file.sha256}
            for file in manifest.files
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
