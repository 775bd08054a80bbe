"""Bytes: one that was changed is noticed, and none of them tells a name or a number."""

from __future__ import annotations

import logging
import os
import random
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from office import CHEAP, NOON, RINA, reading
from reliability_acts import OFFICE, ROOT, office_of
from reliability_kill import Blow, Tell, run

from desktop_app.app import App
from desktop_app.kernel.errors import AppError
from desktop_app.kernel.log import crash_report, write_log_to
from desktop_app.queries import workers as people_in
from desktop_app.queries.workers import Filter
from desktop_app.services import backups, invented, photos, workers
from desktop_app.store import drawer
from desktop_app.store.lock import NAME as LOCK

PICTURE = b"gambar KTP" * 20_000
LEAST = 8
"""Shorter texts stand in random bytes by chance."""


def make_closed(place: Path) -> None:
    """Make a closed office with a drawer and a backup."""
    app = office_of(place / OFFICE, 60)
    [person, *_rest] = app.ask(people_in.people, Filter())
    app.do(photos.add, person.worker.id, "ktp", PICTURE)
    drawer.keep(app.store, app.user.id, "ketikan", "belum disimpan")
    backups.back_up(app.store, NOON)
    app.close()


def files_of(place: Path) -> list[Path]:
    """Give every file of a closed office but the lock, which holds nothing."""
    return sorted(each for each in place.rglob("*") if each.is_file() and each.name != LOCK)


def flipped(path: Path, office: Path, chance: random.Random) -> str:
    """Flip a bit anywhere in a file of a closed office; give where nobody noticed."""
    raw = bytearray(path.read_bytes())
    at, bit = chance.randrange(len(raw)), 1 << chance.randrange(8)
    raw[at] ^= bit
    path.write_bytes(raw)
    return "" if noticed(office) else f"{path.name}: bit {bit} of byte {at}"


def noticed(folder: Path) -> bool:
    """Tell whether opening or checking an office finds something wrong."""
    try:
        app = App.open(folder, "Rina", RINA, cost=CHEAP, clock=lambda: NOON)
    except AppError:
        return True
    try:
        backups.check(app.store)
    except AppError:
        return True
    finally:
        app.close()
    return bool(app.arrival.mended)


def searched(people: int, scratch: Path) -> tuple[int, int, list[str]]:
    """Search for everybody of the demo office; give how many texts and files, and what was found."""
    sys.path.insert(0, str(ROOT))
    from ui import demo  # noqa: PLC0415 - Qt is loaded for this part only

    logs, temp = scratch / "log", scratch / "temp"
    temp.mkdir()
    end = write_log_to(logs / "program.log")
    with _temporary(temp), demo.demo_office(people) as office:
        app = office.app
        report = _break(app)
        backups.back_up(app.store, NOON)
        texts = _texts(app)
        cut = _killed_while_saving(scratch / "cut")
        places = (office.folder / "kantor", logs, temp / "rest", scratch / "cut" / OFFICE)
        files = [path for place in places for path in place.rglob("*") if path.is_file()]
        # What else lies in the demo's folder are lists and papers that were made to be read.
        files += [path for path in temp.iterdir() if path.is_file()]
        found = [f"{path.name} tells" for path in files if _tells(path.read_bytes(), texts | cut)]
    end()
    found += ["the crash report tells"] if _tells(report.encode(), texts) else []
    found += ["temporary files stay"] if any(temp.iterdir()) else []
    return len(texts | cut), len(files) + 1, found


def _texts(app: App) -> set[bytes]:
    known = [each.worker for each in app.ask(people_in.people, Filter(), limit=100_000)]
    fields = ("nik", "kk", "name", "mother_name", "phone", "address", "heir_name")
    texts = {getattr(each, name) for each in known for name in fields}
    return {text.encode() for text in texts if len(text) >= LEAST}


def _tells(content: bytes, texts: set[bytes]) -> bool:
    wide = content.decode("utf-16-le", "ignore").encode()
    return any(text in content or text in wide for text in texts)


def _break(app: App) -> str:
    """Let the database refuse a row as a fault in the program would, log it; give the report."""
    known = app.ask(people_in.people, Filter(), limit=1)[0].worker
    statement = "INSERT INTO worker (id, version, nik, name) VALUES (?, 1, ?, ?)"
    try:
        with app.store.writing() as connection:
            connection.exec_driver_sql(statement, (known.id, known.nik, known.name))
    except Exception as trouble:
        logging.getLogger("ui.jobs").exception("step failed")
        return crash_report(trouble)
    message = "the database took a person twice"
    raise RuntimeError(message)


def _killed_while_saving(place: Path) -> set[bytes]:
    """Leave an office of a killed process, its log not folded in; give who was being saved."""
    place.mkdir()
    office_of(place / OFFICE, 1).close()
    today = NOON.date()
    everybody = invented.people(11, count=30, within="15.71.07.1001", today=today)
    run(partial(_save_and_die, place, everybody), Blow())
    return {each[name].encode() for each in everybody for name in ("nik", "name", "mother_name")}


def _save_and_die(place: Path, everybody: list[dict[str, str]], tell: Tell) -> None:
    app = App.open(place / OFFICE, "Rina", RINA, cost=CHEAP, clock=lambda: NOON)
    tell.begin()
    for raw in everybody:
        app.do(workers.save, reading(raw))
    os.kill(os.getpid(), signal.SIGKILL)


@contextmanager
def _temporary(folder: Path) -> Iterator[None]:
    before, tempfile.tempdir = tempfile.tempdir, str(folder)
    try:
        yield
    finally:
        tempfile.tempdir = before
