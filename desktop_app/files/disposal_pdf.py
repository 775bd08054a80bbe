"""The minutes of a disposal (berita acara pemusnahan) as PDF: how many, why, by whom; nobody's name."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from desktop_app.domain.data_request import Disposal
from desktop_app.domain.dates import show_day, show_long_day
from desktop_app.domain.journal import Head
from desktop_app.domain.show import number
from desktop_app.files.flowing import LEFT, Flow
from desktop_app.files.paper import INK, Block, Face, Paper, sheets

_TITLE = "Berita Acara Pemusnahan Data Pribadi"
_ASKED = "permintaan orangnya sendiri (UU 27/2022 Pasal 8)"
_KEPT = "masa simpan {years} tahun telah lewat (UU 27/2022 Pasal 43 dan 44)"


@dataclass(frozen=True, slots=True, kw_only=True)
class DisposalMinutes:
    """What the minutes say; `head` is where the journal's chain stood when the data went.

    `backups_until` is the day by which the last backup that still holds them is gone.
    """

    disposal: Disposal
    day: date
    place: str
    office: str
    by: str
    signer: str
    head: Head
    backups_until: date


def write_disposal(stream: BinaryIO, minutes: DisposalMinutes) -> None:
    """Write the minutes; their bytes depend on what they say only."""
    disposal = minutes.disposal
    with sheets(stream, f"{_TITLE} {disposal.code}") as paper:
        flow = Flow(paper, f"{disposal.code} · rantai {minutes.head.words}")
        flow.title(_TITLE, f"Nomor {disposal.code} · {minutes.office}")
        why = _KEPT.format(years=disposal.years) if disposal.years else _ASKED
        people = number(len(disposal.lines))
        flow.say(
            f"Pada {show_long_day(minutes.day)} di {minutes.place}, {minutes.by} memusnahkan data"
            f" pribadi {people} orang dari data {minutes.office}, karena {why}."
        )
        flow.pair(
            "Yang dimusnahkan", "catatan orang dan kepesertaan, gambar berkas, baris kiriman,"
        )
        flow.pair("", "kartu, ketikan yang belum disimpan, dan isi riwayatnya")
        flow.pair("Cara", "dihapus dari basis data tersandi; tempatnya ditimpa nol")
        counted = Counter(status for _name, status, _day in disposal.lines)
        said = ", ".join(f"{status} {number(n)}" for status, n in counted.items())
        flow.pair("Menurut keadaan", said)
        flow.pair("Kepala rantai riwayat", minutes.head.words)
        flow.pair(
            "Cadangan",
            "yang dibuat sebelumnya masih memuat data ini; yang terakhir berganti paling lambat"
            f" {show_day(minutes.backups_until)} bila dicadangkan setiap bulan",
        )
        flow.heading("Daftar yang dimusnahkan")
        for at, (name, status, day) in enumerate(disposal.lines, start=1):
            flow.pair(f"{at}.  {name}", f"{status} {day}".strip())
        flow.room(48)
        _signatures(paper, flow.down + 12, minutes)
        flow.end()


def _signatures(paper: Paper, top: float, minutes: DisposalMinutes) -> None:
    face, strong = Face(paper.regular, 10), Face(paper.bold, 10)
    pairs = (
        (LEFT, "Yang memusnahkan,", minutes.by),
        (LEFT + 104, "Mengetahui,", minutes.signer),
    )
    for left, words, name in pairs:
        paper.write(words, left, top, face)
        paper.stroke(left, top + 25, left + 62, top + 25, INK, 0.2)
        paper.write_in(name, Block(left, top + 27, 62, 9), strong, lines=2)
