"""The self-test: the whole work once, on invented people, in a folder that is thrown away.

It is meant for an installed program: what was forgotten while packing fails here and not in an
office. No office of this computer is opened, and nothing outside the folder is written.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from desktop_app import __version__
from desktop_app.app import App
from desktop_app.kernel.clock import now
from desktop_app.kernel.crew import share_out
from desktop_app.kernel.i18n import _
from desktop_app.kernel.jobs import Progress
from desktop_app.kernel.log import crash_report
from desktop_app.queries import submissions as batch_queries
from desktop_app.queries import workers
from desktop_app.services import backups, invented, licences, submissions, upgrades
from desktop_app.services.backups import WrongPassphraseError
from ui import story
from ui.self_test_child import process_of
from ui.self_test_window import SelfTestError, demand, every_page
from ui.story import ENTRY, VERIFIER, Office

PEOPLE = 12
SHARES = 16  # enough to be worth a process of its own
PASSED, FAILED = 0, 70
_PLAIN = b"SQLite format 3"


def run() -> int:
    """Do every step and print it with OK; give the exit code, `FAILED` at the first that fails."""
    began = perf_counter()
    _say(_("Uji diri Pekerja Rentan {version}").format(version=__version__))
    done = 0
    try:
        with tempfile.TemporaryDirectory(prefix="pekerja-rentan-uji-") as scratch:
            for step in _steps(Path(scratch)):
                _say(" OK\n" if done else "\n")
                _say(f"  {step} ...")
                done += 1
    except Exception as trouble:  # noqa: BLE001 - whatever it was, the step is told that failed
        _say(" " + _("GAGAL") + f"\n{trouble}\n{crash_report(trouble)}\n")
        return FAILED
    seconds = round(perf_counter() - began)
    _say(" OK\n" + _("Semua {n} langkah berhasil, {s} detik.").format(n=done, s=seconds) + "\n")
    return PASSED


def _say(text: str) -> None:
    if sys.stdout is not None:  # a window's program on Windows has nowhere to say it
        sys.stdout.write(text)
        sys.stdout.flush()


def _steps(folder: Path) -> Iterator[str]:
    """Give the name of each step before it is done; the next is asked for when it went well."""
    yield _("Bagian program lengkap")
    demand(upgrades.steps_shipped() > 0 and bool(licences.parts()), "langkah")
    yield _("Data kantor baru, terenkripsi")
    office = _founded(folder)
    yield _("Pekerjaan di inti kedua")
    elsewhere = set(share_out(process_of, range(SHARES), Progress(), cores=2)) - {os.getpid()}
    demand(bool(elsewhere), "proses kedua")
    yield _("Impor daftar Excel")
    _import(office, folder)
    yield _("Verifikasi oleh orang kedua")
    with office.as_user(VERIFIER) as app:
        demand(story.verify(app).verified == PEOPLE, "terverifikasi")
    yield _("Kiriman BPJS ditulis dan dikenali kembali")
    _send(office, folder)
    yield _("Kartu PDF, setiap kode terbaca kembali")
    with office.as_user(ENTRY) as app:
        printed = story.print_cards(app, folder / "kartu.pdf")
    demand(printed.cards == printed.proofread == PEOPLE, "kartu")
    yield _("Cadangan dibuat, dipulihkan, dan dibuka")
    _back_up_and_restore(office, folder)
    yield _("Salinan sebelum pembaruan")
    demand(upgrades.keep_copy(office.folder, now()).is_dir(), "salinan")
    yield from every_page(office)


def _founded(folder: Path) -> Office:
    """Make the office; its database must read as nothing, and open to no other passphrase."""
    office = story.found_office(folder / "kantor", _("Kantor uji"))
    demand(_PLAIN not in (office.folder / "data.db").read_bytes(), "enkripsi")
    try:
        App.open(office.folder, ENTRY, office.passphrase[::-1])
    except WrongPassphraseError:
        return office
    raise SelfTestError(what=_("kata sandi"))


def _import(office: Office, folder: Path) -> None:
    path = folder / "daftar.xlsx"
    today = now().astimezone().date()
    everybody = invented.people(11, count=PEOPLE, within=story.CITY, today=today)
    invented.write_people(path, everybody)
    with office.as_user(ENTRY) as app:
        counts = story.bring_in(app, [path])
    demand(counts["read"] == counts["added"] == PEOPLE, "baris")


def _send(office: Office, folder: Path) -> None:
    with office.as_user(ENTRY) as app:
        sent = story.send(app, folder / "kiriman")
        found = app.ask(submissions.recognise, sent.files[0])
        demand(found is not None and found.same, "kiriman")
        story.answer(app, sent.batch, folder / "jawaban.xlsx")
        lines = app.ask(batch_queries.lines_of_batch, sent.batch.id)
    demand(len(lines) == PEOPLE, "baris")


def _back_up_and_restore(office: Office, folder: Path) -> None:
    with office.as_user(ENTRY) as app:
        made = backups.back_up(app.store, app.now())
        before = app.ask(workers.ids)
    backups.restore(made.path, folder / "pulih", office.passphrase)
    restored = Office(folder / "pulih", office.name, office.passphrase)
    with restored.as_user(ENTRY) as app:
        demand(app.ask(workers.ids) == before, "isi cadangan")
        backups.check(app.store)
