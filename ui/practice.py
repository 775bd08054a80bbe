"""The store for practice: founded with invented people, opened for one of two, thrown away.

Its passphrase is known to everybody; what keeps it apart from real data is what `domain.practice`
says of its office. Nothing but such a store is ever opened or thrown away from here.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from desktop_app.app import App
from desktop_app.domain.people import Role
from desktop_app.domain.practice import OFFICE, marked_name
from desktop_app.domain.submission import Batch
from desktop_app.kernel.clock import Clock, now
from desktop_app.kernel.errors import UsageError
from desktop_app.kernel.i18n import N_, _
from desktop_app.kernel.safe_files import room_for
from desktop_app.queries.submissions import batches, lines_of_batch
from desktop_app.services import invented, offices, people
from desktop_app.services.offices import THROWAWAY

ENTRY, VERIFIER = "Siti Rohani", "Tarmizi"
PASSPHRASE = "latihan latihan"  # noqa: S105 - shown on the screen: nothing here is a secret
STORE, FILES = "data", "berkas"
LISTED = 10
_LIST = N_("daftar-rt.xlsx")


class NotPracticeError(UsageError):
    """The folder for practice holds a store that is not for practice."""

    text = N_("Folder latihan berisi data yang bukan latihan. Tidak ada yang diubah di sana.")


def begin(folder: Path, user: str = ENTRY, *, clock: Clock = now) -> App:
    """Give the store for practice open for this user; it is founded if there is none.

    Raises:
        NotPracticeError: the store that lies there is a real one.
        BusyError: another window has it open.
        NoRoomError: it cannot be written.
    """
    if not (folder / STORE).exists():
        _found(folder, clock)
    app = App.open(folder / STORE, user, PASSPHRASE, cost=THROWAWAY, clock=clock)
    if not app.practice:
        app.close()
        raise NotPracticeError
    return app


def throw_away(folder: Path) -> None:
    """Remove the store for practice with its files, after it has proved to be one.

    Raises:
        NotPracticeError, WrongPassphraseError: the store that lies there is a real one.
        NoRoomError: it cannot be removed.
    """
    if (folder / STORE).exists():
        begin(folder).close()
    with room_for(folder):
        for each in (STORE, FILES):
            if (folder / each).exists():
                shutil.rmtree(folder / each)


def list_of(folder: Path) -> Path:
    """Give the invented list of an RT that waits to be imported."""
    return folder / FILES / f"LATIHAN-{_(_LIST)}"


def write_answer(app: App, folder: Path) -> Path | None:
    """Write the agency's answer to the last batch, the first of it refused; None without a batch.

    Raises:
        NoRoomError: it cannot be written.
    """
    sent: list[Batch] = app.ask(batches)
    if not sent:
        return None
    lines = app.ask(lines_of_batch, sent[0].id)
    path = folder / FILES / marked_name(f"jawaban-{sent[0].number[-2:]}.xlsx", app.mark)
    invented.write_answer(path, lines, denied=1 if len(lines) > 1 else 0)
    return path


def _found(folder: Path, clock: Clock) -> None:
    settings = offices.new_settings(OFFICE, _("Kelurahan Suka Maju"))
    app = App.create(folder / STORE, settings, ENTRY, PASSPHRASE, cost=THROWAWAY, clock=clock)
    try:
        app.do(people.add_user, VERIFIER, [Role.VERIFICATION], PASSPHRASE)
        today = app.facts.today
    finally:
        app.close()
    listed = invented.people(5, count=LISTED, within=OFFICE, today=today)
    listed[2]["birth_date"] = ""
    listed[6]["sex"] = "P" if listed[6]["sex"] == "L" else "L"
    invented.write_people(list_of(folder), listed)
