"""What the killed process was doing: the office it starts from, its acts, what must be left.

Every act says a line when the program has told its caller that something is done. What is looked for
afterwards is told by a sentence each; no sentence, no fault.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_TESTS = ROOT / "tests"
sys.path[:0] = map(str, (ROOT, _TESTS, _TESTS / "store", _TESTS / "journeys"))

from office import (  # noqa: E402
    CHEAP,
    NOON,
    RINA,
    SYAMSUL,
    create,
    open_as,
    reading,
    save,
    with_verifier,
)
from reliability_kill import Fate, Tell  # noqa: E402
from round_trip import answer, colleague, lines, record, seal, verify  # noqa: E402

from desktop_app.app import App  # noqa: E402
from desktop_app.domain.rotation import staying  # noqa: E402
from desktop_app.domain.submission import Batch  # noqa: E402
from desktop_app.domain.workflow import Status  # noqa: E402
from desktop_app.kernel.errors import AppError, NoRoomError  # noqa: E402
from desktop_app.queries import submissions as sent  # noqa: E402
from desktop_app.queries import workers as people_in  # noqa: E402
from desktop_app.queries.workers import Filter  # noqa: E402
from desktop_app.services import (  # noqa: E402
    backups,
    imports,
    invented,
    sending,
    submissions,
    workers,
)
from desktop_app.store import drawer  # noqa: E402
from desktop_app.store.backup import NAMED, SUFFIX  # noqa: E402

OFFICE, LIST, ANSWER, OUT = "kantor", "daftar.xlsx", "jawaban.xlsx", "kiriman"
MANY, FEW = 120, 20
NOBODY_ELSE = ("--nik", str(SYAMSUL["nik"]), "--reason", "moved", "--on", "2026-11-23")

Faults = Iterator[str]


@dataclass(frozen=True, slots=True)
class Part:
    """An act that is struck: `ground` makes its folder once, `faults` looks at what is left."""

    name: str
    ground: Callable[[Path], None]
    act: Callable[[Path, Tell], None]
    faults: Callable[[Path, Fate], Faults]


def office_of(folder: Path, people: int, *, verified: bool = False) -> App:
    """Make an office with two users and some people; give it open."""
    app = with_verifier(create(folder))
    record(app, people)
    if verified:
        verify(app)
    return app


def standing(
    place: Path, look: Callable[[App], Iterable[str]], passphrase: str = RINA
) -> Iterator[str]:
    """Open what is left as an officer would, check all of it and look; nothing may lie beside."""
    try:
        app = App.open(place / OFFICE, "Rina", passphrase, cost=CHEAP, clock=lambda: NOON)
    except AppError as trouble:
        yield f"does not open: {trouble}"
        return
    try:
        backups.check(app.store)
        yield from look(app)
    except AppError as trouble:
        yield f"is not sound: {trouble}"
    finally:
        app.close()
    yield from lying_about(place)


def lying_about(place: Path) -> Iterator[str]:
    """Give what an opened and closed office must not leave inside and beside its folder.

    A file for the user that was cut short lies where the user wanted it, and is not ours to take.
    """
    for path in sorted(place.rglob("*")):
        half = path.name.startswith(".") or path.name.endswith((".baru", "-wal", "-shm"))
        if half and not (path.parent == place and path.is_file()):
            yield f"left lying: {path.relative_to(place)}"


def nothing_lost(app: App) -> Faults:
    """For acts that change nothing of the people."""
    found = app.ask(people_in.count)
    if found != FEW:
        yield f"{found} people instead of {FEW}"


# Saving, and what is typed meanwhile.


def make_empty(place: Path) -> None:
    """Make an office without people."""
    with_verifier(create(place / OFFICE)).close()


def save_on_and_on(place: Path, tell: Tell) -> None:
    """Save one after the other; what is typed goes into the drawer between."""
    app = open_as(place / OFFICE, "Rina", RINA)
    everybody = invented.people(3, count=FEW, within="15.71.07.1001", today=app.facts.today)
    tell.begin()
    for raw in everybody:
        drawer.keep(app.store, app.user.id, "ketikan", raw["name"])
        tell(f"typed {raw['name']}")
        app.do(workers.save, reading(raw))
        tell(f"saved {raw['nik']}")
    app.close()


def faults_of_saving(place: Path, fate: Fate) -> Faults:
    """Every confirmed person is there, at most the one in hand besides; the same for typing."""
    saved = [line.split()[1] for line in fate.said if line.startswith("saved")]
    typed = [line.removeprefix("typed ") for line in fate.said if line.startswith("typed")]

    def look(app: App) -> Faults:
        known = {each.worker.nik for each in app.ask(people_in.people)}
        if not set(saved) <= known or len(known) > len(saved) + 1:
            yield f"{len(saved)} saves confirmed, {len(known)} people there"
        kept = drawer.kept(app.store, app.user.id, "ketikan")
        if typed and kept != typed[-1] and len(typed) > len(saved):
            yield "what was typed last is gone"

    yield from standing(place, look)


def faults_of_reading(fate: Fate, place: Path) -> Faults:
    """On a disk that can only be read: it is said, reading finds every save, no byte is another."""
    office, before = place / OFFICE, _bytes_in(place)
    try:
        open_as(office, "Rina", RINA).close()
        yield "opened as if it could be written"
    except NoRoomError:
        pass
    app = App.open_to_read(office, "Rina", RINA, cost=CHEAP, clock=lambda: NOON)
    known = {each.worker.nik for each in app.ask(people_in.people)}
    app.close()
    saved = {line.split()[1] for line in fate.said if line.startswith("saved")}
    if not saved <= known:
        yield f"{len(saved)} saves confirmed, {len(known)} people can be read"
    if before != _bytes_in(place):
        yield "bytes were changed"


def _bytes_in(place: Path) -> dict[Path, bytes]:
    return {each: each.read_bytes() for each in place.rglob("*") if each.is_file()}


# Ending somebody's membership, verifying: what a script saves.


def no_act(_place: Path, _tell: Tell) -> None:
    """Leave it to the program, which does this as a command."""


def make_one_to_end(place: Path) -> None:
    """Make an office with a verified person more, whose NIK is known."""
    app = office_of(place / OFFICE, FEW - 1)
    save(app)
    app.close()


def faults_of_ending(place: Path, fate: Fate) -> Faults:
    """The membership has ended or goes on; nobody else's has."""

    def look(app: App) -> Faults:
        ended = app.ask(people_in.count, Filter(statuses=(Status.ENDED,)))
        if ended not in ({1} if "ended" in fate.said else {0, 1}):
            yield f"{ended} people have ended"
        yield from nothing_lost(app)

    yield from standing(place, look)


def make_recorded(place: Path) -> None:
    """Make an office whose people wait to be verified."""
    office_of(place / OFFICE, FEW).close()


def faults_of_verifying(place: Path, fate: Fate) -> Faults:
    """All are verified, or nobody."""

    def look(app: App) -> Faults:
        found = app.ask(people_in.count, Filter(statuses=(Status.VERIFIED,)))
        if found not in ({FEW} if "verified" in fate.said else {0, FEW}):
            yield f"{found} of {FEW} verified"
        yield from nothing_lost(app)

    yield from standing(place, look)


# Importing.


def make_list(place: Path) -> None:
    """Make an office with some people and a list with more."""
    app = office_of(place / OFFICE, FEW)
    everybody = invented.people(9, count=MANY, within="15.71", today=app.facts.today)
    app.close()
    invented.write_people(place / LIST, everybody)


def import_list(place: Path, tell: Tell) -> None:
    """Back up and import, as the window does."""
    app = open_as(place / OFFICE, "Rina", RINA)
    tell.begin()
    plan = app.ask(imports.plan_import, place / LIST, app.facts)
    backups.keep_up(app)
    app.do(imports.write, plan)
    tell("imported")
    app.close()


def faults_of_importing(place: Path, fate: Fate) -> Faults:
    """All people of the list came, or none."""

    def look(app: App) -> Faults:
        found = app.ask(people_in.count)
        wanted = {FEW + MANY} if "imported" in fate.said else {FEW, FEW + MANY}
        if found not in wanted:
            yield f"{found} people, wanted {sorted(wanted)}"

    yield from standing(place, look)


# Sealing a batch and writing its files; taking the answer in.


def make_verified(place: Path) -> None:
    """Make an office whose people are verified."""
    office_of(place / OFFICE, FEW, verified=True).close()
    (place / OUT).mkdir()


def send(app: App, place: Path) -> sending.Sent:
    """Seal and write everybody who is ready."""
    checked = app.ask(submissions.preflight, app.facts, "bpu")
    return app.do(sending.send, checked, place / OUT)


def seal_and_file(place: Path, tell: Tell) -> None:
    """Seal and write the files, then the papers."""
    app = open_as(place / OFFICE, "Rina", RINA)
    tell.begin()
    sent = send(app, place)
    for line in ("sealed", "filed", "noted"):
        tell(line)
    app.ask(submissions.write_papers, app.facts, sent.batch, sent.files, place / OUT)
    app.close()


def faults_of_sealing(place: Path, fate: Fate) -> Faults:
    """Nobody or everybody is sent; a file that is there is whole; the rest can be written again."""
    before = {path.name: path.read_bytes() for path in (place / OUT).glob("[!.]*.xlsx")}

    def look(app: App) -> Faults:
        found = app.ask(sent.batches)
        gone = app.ask(people_in.count, Filter(statuses=(Status.SUBMITTED,)))
        if gone != FEW * len(found) or ("sealed" in fate.said and not found):
            yield f"{len(found)} batches, {gone} people sent"
        if not found:
            if before:
                yield "a list lies there that was never sealed"
            found = [send(app, place).batch]
        batch = found[0]
        yield from _strange_lists(app, batch, place)
        written = app.ask(submissions.write_batch, batch, place / OUT)
        app.ask(submissions.write_papers, app.facts, batch, written, place / OUT)
        if "filed" in fate.said and {each.path.name for each in written} != set(before):
            yield "a confirmed file is not there"

    yield from standing(place, look)


def _strange_lists(app: App, batch: Batch, place: Path) -> Faults:
    if not batch.files:
        yield "the files' fingerprints are not kept"
    for path in sorted((place / OUT).glob("[!.]*.xlsx")):
        known = app.ask(submissions.recognise, path)
        if known is None or not known.same:
            yield f"{path.name} is not what was sealed"


def make_sent(place: Path) -> None:
    """Make an office that waits for an answer, and the answer."""
    app = office_of(place / OFFICE, FEW, verified=True)
    answer(place / ANSWER, lines(app, seal(app)))
    app.close()


def take_answer(place: Path, tell: Tell) -> None:
    """Read the answer and apply it."""
    app = open_as(place / OFFICE, "Rina", RINA)
    tell.begin()
    app.do(submissions.apply_answer, app.ask(submissions.plan_answer, place / ANSWER))
    tell("answered")
    app.close()


def faults_of_answering(place: Path, fate: Fate) -> Faults:
    """All are registered or none; the same answer again leaves all registered."""

    def look(app: App) -> Faults:
        registered = Filter(statuses=(Status.REGISTERED,))
        found = app.ask(people_in.count, registered)
        if found not in ({FEW} if "answered" in fate.said else {0, FEW}):
            yield f"{found} of {FEW} registered"
        app.do(submissions.apply_answer, app.ask(submissions.plan_answer, place / ANSWER))
        if app.ask(people_in.count, registered) != FEW:
            yield "the answer cannot be taken in again"

    yield from standing(place, look)


# Backing up, with the old ones going.


def make_backed_up(place: Path) -> None:
    """Make an office with so many backups that each new one lets one go."""
    app = office_of(place / OFFICE, FEW)
    for day in range(40, 0, -1):
        backups.back_up(app.store, NOON - timedelta(days=day))
    app.close()


def back_up_daily(place: Path, tell: Tell) -> None:
    """Make the backups of some days, each with something new in it."""
    app = open_as(place / OFFICE, "Rina", RINA)
    mine = colleague(app)
    tell.begin()
    for day in range(6):
        made = backups.back_up(mine.store, NOON + timedelta(days=day))
        tell(made.path.name)
    app.close()


def faults_of_backing_up(place: Path, fate: Fate) -> Faults:
    """Every backup is whole, and those that must stay are there."""
    folder = place / OFFICE / backups_folder
    made = {line for line in fate.said if line.endswith(SUFFIX)}
    there = {path.name for path in folder.glob(f"*{SUFFIX}")}
    stay = staying(map(_moment, there | made))
    lost = {name for name in made if _moment(name) in stay} - there
    if lost:
        yield f"confirmed and gone: {sorted(lost)}"
    for name in sorted(there):
        backups.demand_whole(folder / name)
    yield from standing(place, nothing_lost)


backups_folder = "backups"


def _moment(name: str) -> datetime:
    return datetime.strptime(name.removesuffix(SUFFIX), NAMED)  # noqa: DTZ007 - the office's own time
