"""The tour: the whole main job with two users, and a picture of every page of the window."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from desktop_app.kernel.clock import now
from desktop_app.kernel.errors import AppError, UnreadableError
from desktop_app.kernel.i18n import N_, _
from desktop_app.kernel.safe_files import room_for
from desktop_app.queries import workers
from desktop_app.services import backups, invented
from desktop_app.services.submissions import NobodyToSendError
from ui import story
from ui import tour_pictures as pictures
from ui.own_commands import Tour
from ui.story import ENTRY, VERIFIER, Office
from ui.tour_pictures import Shot

PEOPLE = 40
_OFFICE = N_("Disnaker Kota Jambi")


class NoListError(UnreadableError):
    """A list that the tour was given is not there."""

    text = N_("Daftar {name} tidak ada. Periksa nama berkasnya.")


@dataclass(slots=True)
class Log:
    """What was done: counts for a script, sentences for people."""

    counts: dict[str, int] = field(default_factory=dict)

    def tell(self, text: str, **counts: int) -> None:
        """Keep the counts and print the sentence."""
        self.counts |= counts
        print(text.format(**counts), file=sys.stderr)  # noqa: T201 - what people read


def run(asked: Tour) -> int:
    """Do the tour; give the exit code: 1 where rows were refused, held or left out."""
    log = Log()
    try:
        _tour(asked.out, asked.lists, log)
    except AppError as trouble:
        print(trouble, file=sys.stderr)  # noqa: T201 - what people read
        return trouble.exit_code
    if asked.json:
        print(json.dumps(log.counts))  # noqa: T201 - this is the answer
    rest = ("refused", "held", "left_out", "denied", "missing")
    return 1 if any(log.counts.get(name) for name in rest) else 0


def _tour(out: Path, lists: Sequence[Path], log: Log) -> None:
    for path in lists:
        if not path.is_file():
            raise NoListError(name=path.name)
    with room_for(out):
        out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="pekerja-rentan-tur-") as scratch:
        office = story.found_office(Path(scratch) / "kantor", _(_OFFICE))
        log.tell(_("Kantor dibuat dengan dua pengguna."))
        lists = lists or [_invented_list(Path(scratch))]
        taken = pictures.take(office, ENTRY, pictures.importing(lists[0]), out)
        first = _record(office, lists, log)
        taken += pictures.take(office, ENTRY, pictures.form_of(first), out) if first else []
        taken += pictures.take(office, VERIFIER, [Shot("verifikasi", "verifikasi")], out)
        _verify(office, log)
        _send(office, out, log)
        taken += pictures.take_gate(office, out)
        taken += pictures.take(office, ENTRY, pictures.pages_but(taken), out)
        log.tell(_("{pictures} gambar layar disimpan."), pictures=len(taken))


def _invented_list(scratch: Path) -> Path:
    path = scratch / "daftar-rekaan.xlsx"
    today = now().astimezone().date()
    people = invented.people(11, count=PEOPLE, within=story.CITY, today=today)
    invented.write_people(path, people)
    return path


def _record(office: Office, lists: Sequence[Path], log: Log) -> str:
    """Import the lists; give the id of the first person by name, "" if there is none."""
    with office.as_user(ENTRY) as app:
        counts = story.bring_in(app, lists)
        first = app.ask(workers.ids)[:1]
    words = _(
        "{read} baris dibaca = {added} tambah + {changed} ubah + {skipped} lewati + {refused} tolak."
    )
    log.tell(words, lists=len(lists), **counts)
    return first[0] if first else ""


def _verify(office: Office, log: Log) -> None:
    with office.as_user(VERIFIER) as app:
        found = story.verify(app)
    words = _("{verified} orang diverifikasi oleh pengguna kedua, catatan terbuka: {held}.")
    log.tell(words, verified=found.verified, held=sum(found.held.values()))


def _send(office: Office, out: Path, log: Log) -> None:
    with office.as_user(ENTRY) as app:
        try:
            sent = story.send(app, out)
        except NobodyToSendError as trouble:
            log.tell(str(trouble), sent=0)
            return
        words = _("{sent} orang dikirim dalam {files} berkas, {left_out} belum lengkap.")
        files = len(sent.files)
        log.tell(words, sent=sent.batch.people, files=files, left_out=sent.left_out)
        counts = story.answer(app, sent.batch, out / f"jawaban-{sent.batch.number}.xlsx")
        log.tell(_("Jawaban rekaan dibaca: {accepted} diterima."), **counts)
        printed = story.print_cards(app, out / "kartu.pdf")
        words = _("{cards} kartu di {pages} halaman, {proofread} kode terbaca kembali.")
        log.tell(words, cards=printed.cards, pages=printed.pages, proofread=printed.proofread)
        backups.back_up(app.store, app.now())
        log.tell(_("Cadangan dibuat, dibuka, dan sama dengan datanya."))
