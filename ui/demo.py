"""An invented office to look around in: people in every state, in a folder that is thrown away."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from desktop_app.app import App
from desktop_app.domain.card import CardState
from desktop_app.domain.handover import Receiver, ToWhom
from desktop_app.domain.people import Role
from desktop_app.kernel.clock import now
from desktop_app.kernel.i18n import _
from desktop_app.queries import cards as card_queries
from desktop_app.services import backups, handover, imports, invented, printers, printing
from desktop_app.services.printers import Readings
from desktop_app.services.printing import Outcome, Ticket
from desktop_app.services.submissions import NobodyToSendError
from ui import story
from ui.story import ENTRY, VERIFIER, Office

WEEKS, RECENT = 11, 3
_INCOMPLETE = ("mother_name", "kelurahan", "birth_date", "phone")


@dataclass(slots=True)
class MovingClock:
    """Says that it is some weeks ago, until it is set to now."""

    back: timedelta = timedelta()

    def __call__(self) -> datetime:
        """Give the moment that it is taken to be."""
        return now() - self.back


@dataclass(frozen=True, slots=True)
class DemoOffice:
    """The open demo: its folder and the program, used by the invented officer."""

    folder: Path
    app: App


@contextmanager
def demo_office(workers: int) -> Iterator[DemoOffice]:
    """Give an invented office with `workers` people; the folder is gone at the end."""
    with tempfile.TemporaryDirectory(prefix="pekerja-rentan-demo-") as scratch:
        folder = Path(scratch)
        clock = MovingClock()
        office = story.found_office(folder / "kantor", "Disnaker Kota Jambi", clock, [Role.ENTRY])
        if workers:
            _fill(office, clock, folder, workers)
        clock.back = timedelta()
        app = App.open(office.folder, ENTRY, office.passphrase, clock=clock)
        try:
            yield DemoOffice(folder, app)
        finally:
            app.close()


def _fill(office: Office, clock: MovingClock, scratch: Path, workers: int) -> None:
    """Bring people in over some weeks, and take the older ones as far as cards handed over."""
    weekly = _lists(scratch, workers)
    with office.as_user(ENTRY) as app:
        _import(app, clock, weekly[:-RECENT])
    clock.back = timedelta(weeks=RECENT - 1, days=3)
    with office.as_user(VERIFIER) as app:
        _verify(app, part=0)
    with office.as_user(ENTRY) as app:
        _send_and_print(app, scratch)
        _import(app, clock, weekly[-RECENT:-1])
    with office.as_user(VERIFIER) as app:
        _import(app, clock, weekly[-1:])
        _verify(app, part=1)
    with office.as_user(ENTRY) as app:
        backups.back_up(app.store, clock())


def _lists(scratch: Path, workers: int) -> list[tuple[timedelta, Path]]:
    """Write a list for each week; give how long ago it came."""
    today = now().astimezone().date()
    everybody = invented.people(7, count=workers, within=story.CITY, today=today)
    for n, person in enumerate(everybody):
        _spoil(person, n)
    lists = []
    for week in range(WEEKS):
        path = scratch / f"daftar-minggu-{week + 1}.xlsx"
        share = slice(week * workers // WEEKS, (week + 1) * workers // WEEKS)
        invented.write_people(path, everybody[share])
        if everybody[share]:
            lists.append((timedelta(weeks=WEEKS - 1 - week), path))
    return lists


def _spoil(person: dict[str, str], n: int) -> None:
    """Let some come incomplete, so that they stay drafts, and some against their NIK."""
    if n % 17 == 3:
        person[_INCOMPLETE[n // 17 % len(_INCOMPLETE)]] = ""
    if n % 23 == 5:
        person["sex"] = "P" if person["sex"] == "L" else "L"
    if n % 41 == 7:
        person["kk"] = person["kk"][:15]


def _import(app: App, clock: MovingClock, lists: Sequence[tuple[timedelta, Path]]) -> None:
    for back, path in lists:
        clock.back = back
        app.do(imports.write, app.ask(imports.plan_import, path, app.facts))


def _verify(app: App, part: int) -> None:
    """Verify the people of one in three kecamatan."""
    for kecamatan in app.facts.regions.kecamatan_in(story.CITY)[part::3]:
        story.verify(app, kecamatan)


def _send_and_print(app: App, scratch: Path) -> None:
    try:
        sent = story.send(app, scratch / "kiriman")
    except NobodyToSendError:
        return  # too few people for anybody to be verified
    story.answer(app, sent.batch, scratch / "jawaban.xlsx", denied=sent.batch.people // 12)
    story.print_cards(app, scratch / "kartu.pdf")
    queue = app.ask(card_queries.cards, [CardState.QUEUED])
    printed = queue[: len(queue) * 3 // 4]
    _finish(app, [each.id for each in printed])
    handed = printed[: len(printed) // 2]
    if handed:
        to = ToWhom(receiver=Receiver.RT, name=_("Ketua RT"))
        app.do(handover.hand_over, [each.id for each in handed], to)


def _finish(app: App, printed: Sequence[str]) -> None:
    """Take the printed cards out of a box, all but one of them well."""
    if not printed:
        return
    settings = app.facts.settings
    box = app.do(printing.open_box, "B-12", max(len(printed) + 75, 400))
    printer = app.do(printers.add, "Epson L3210", _("baki belakang"))
    off = Readings(front_right=0.8, front_down=-0.4, back_right=0.3, back_down=-0.1)
    app.do(printers.measure, printer.id, off)
    ticket = Ticket(
        cards=printed,
        design=settings.card_design,
        sheet=settings.card_sheet,
        printer=printer.words,
    )
    job = app.do(printing.begin, ticket)
    app.do(printing.finish, job.id, Outcome(well=printed, box=box.id))
