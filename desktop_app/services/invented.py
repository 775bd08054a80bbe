"""Lists and answers that nobody sent: for the demo, the tour and trying the program out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from random import Random

from desktop_app.domain import invented
from desktop_app.domain.layout import Layout, LayoutColumn
from desktop_app.domain.submission import BatchLine
from desktop_app.files import reference
from desktop_app.files.workbook import write_list
from desktop_app.kernel.jobs import Progress

HEADINGS: Mapping[str, str] = {
    "nik": "NIK",
    "kk": "NO KK",
    "name": "NAMA LENGKAP",
    "birth_place": "TEMPAT LAHIR",
    "birth_date": "TANGGAL LAHIR",
    "sex": "L/P",
    "mother_name": "NAMA IBU KANDUNG",
    "marital_status": "STATUS PERKAWINAN",
    "address": "ALAMAT",
    "rt": "RT",
    "kelurahan": "KELURAHAN",
    "postal_code": "KODE POS",
    "phone": "NO HP",
    "occupation": "PEKERJAAN",
    "group": "KELOMPOK",
    "heir_name": "NAMA AHLI WARIS",
    "heir_relation": "HUBUNGAN AHLI WARIS",
}
"""What an office's list calls the fields of invented people, in its order."""

Texts = Mapping[str, str]


def people(seed: int, *, count: int, within: str, today: date) -> list[dict[str, str]]:
    """Give `count` invented people of a region; the same seed gives the same people."""
    chance = Random(seed)  # noqa: S311 - invented people need to be repeatable, not secret
    regions = reference.regions(within[:5])
    return list(invented.people(chance, regions, count=count, within=within, today=today))


def write_people(path: Path, people: Sequence[Texts]) -> None:
    """Write people as an office's list, one row each.

    Raises:
        NoRoomError: it cannot be written.
    """
    rows = [[person.get(field, "") for field in HEADINGS] for person in people]
    write_list(path, _layout("DATA", HEADINGS.values()), rows, Progress())


def write_answer(path: Path, lines: Sequence[BatchLine], *, denied: int = 0) -> None:
    """Write the agency's answer to a batch: all accepted but the first `denied`.

    Who had a KPJ keeps it; the others get one that begins like the agency's own.

    Raises:
        NoRoomError: it cannot be written.
    """
    rows = [
        [line.nik, "", "DITOLAK", "NIK tidak padan"]
        if n < denied
        else [line.nik, line.old_kpj or f"26{line.nik[-4:]}{line.position:05}", "DITERIMA", ""]
        for n, line in enumerate(lines)
    ]
    write_list(path, _layout("JAWABAN", ("NIK", "KPJ", "STATUS", "KETERANGAN")), rows, Progress())


def _layout(name: str, headings: Iterable[str]) -> Layout:
    columns = tuple(LayoutColumn(heading=heading, parts=()) for heading in headings)
    return Layout(name=name.lower(), title=name, sheet=name, columns=columns)
