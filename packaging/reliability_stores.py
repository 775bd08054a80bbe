"""What the killed process was doing to the store's own files: keys, key change, restore, migration."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

from filling import fill, tables
from office import CHEAP, NOON, RINA, TARMIZI, create, open_as
from reliability_acts import (
    FEW,
    OFFICE,
    Faults,
    backups_folder,
    lying_about,
    nothing_lost,
    office_of,
    standing,
)
from reliability_kill import Fate, Tell
from round_trip import record

from desktop_app.app import App
from desktop_app.domain.people import Role
from desktop_app.kernel.errors import AppError
from desktop_app.queries import workers as people_in
from desktop_app.queries.people import users
from desktop_app.services import backups, people, recovery
from desktop_app.services.backups import Backup
from desktop_app.store import drawer, engine, keys, migrate, opening, soundness
from desktop_app.store.engine import DATABASE
from desktop_app.store.keys import WrongPassphraseError

NEW, TYPED = "kata sandi baru", "belum disimpan"
SITI, WAWAN = "rahasia-siti", "rahasia-wawan"
SHEET = "lembar.pdf"


def opens_file(place: Path, passphrase: str) -> bool:
    """Tell whether a passphrase opens any slot of the keys file."""
    try:
        keys.open_any(keys.load(place / OFFICE), passphrase)
    except WrongPassphraseError:
        return False
    return True


def lets_in(place: Path, name: str, passphrase: str) -> bool:
    """Tell whether a user comes in with a passphrase."""
    try:
        open_as(place / OFFICE, name, passphrase).close()
    except WrongPassphraseError:
        return False
    return True


# Passphrases: a new one, a new user, one who leaves, another recovery sheet.


def make_users(place: Path) -> None:
    """Make an office with a third user and a recovery sheet."""
    app = office_of(place / OFFICE, FEW)
    app.do(people.add_user, "Siti", [Role.ENTRY], SITI)
    app.do(recovery.write_sheet, place / SHEET)
    app.close()


def change_passphrases(place: Path, tell: Tell) -> None:
    """Give one a new passphrase, let one come, let one go, make another sheet."""
    app = open_as(place / OFFICE, "Rina", RINA)
    tarmizi = next(each for each in app.ask(users) if each.name == "Tarmizi")
    tell.begin()
    app.do(people.set_passphrase, tarmizi.id, NEW)
    tell("changed")
    app.do(people.add_user, "Wawan", [Role.ENTRY], WAWAN)
    tell("added")
    app.do(people.disable, "Siti")
    tell("disabled")
    app.do(recovery.write_sheet, place / SHEET)
    tell("sheet")
    app.close()


def faults_of_passphrases(place: Path, fate: Fate) -> Faults:
    """The old one or the new one opens, never both; what opens no user opens nothing."""
    yield from standing(place, nothing_lost)
    old, new = lets_in(place, "Tarmizi", TARMIZI), lets_in(place, "Tarmizi", NEW)
    if old == new or ("changed" in fate.said and old):
        yield f"old passphrase {old}, new one {new}"
    if "added" in fate.said and not lets_in(place, "Wawan", WAWAN):
        yield "the new user does not come in"
    siti = lets_in(place, "Siti", SITI)
    if "disabled" in fate.said and siti:
        yield "the disabled user comes in"
    if opens_file(place, TARMIZI) != old or opens_file(place, SITI) != siti:
        yield "a passphrase that lets nobody in still opens the file"
    app = open_as(place / OFFICE, "Rina", RINA)
    active = [each for each in app.ask(users) if not each.disabled]
    sheets = len(app.store.keyring.recovery_slots())
    app.close()
    slots = len(keys.load(place / OFFICE).slots)
    if not 1 <= sheets <= 2 or slots != len(active) + sheets:
        yield f"{slots} slots for {len(active)} users and {sheets} sheets"
    if "sheet" in fate.said and fate.said[-1] == "end" and sheets != 1:
        yield "an earlier recovery sheet still opens"


# Another database key.


def make_typed(place: Path) -> None:
    """Make an office in which something was typed."""
    app = office_of(place / OFFICE, FEW)
    drawer.keep(app.store, app.user.id, "ketikan", TYPED)
    app.close()


def change_key(place: Path, tell: Tell) -> None:
    """Put another key on the database."""
    app = open_as(place / OFFICE, "Rina", RINA)
    tell.begin()
    app.change_key(RINA)
    tell("changed")


def faults_of_key_change(place: Path, fate: Fate) -> Faults:
    """The old key holds or the new one; whoever came too early is not told of damage."""
    try:
        early = lets_in(place, "Tarmizi", TARMIZI)
    except AppError as trouble:
        early = False
        if trouble.exit_code == 5:  # "damaged"
            yield f"tells of damage: {trouble}"

    def look(app: App) -> Faults:
        yield from nothing_lost(app)
        if drawer.kept(app.store, app.user.id, "ketikan") != TYPED:
            yield "what was typed is gone"

    yield from standing(place, look)
    slots = len(keys.load(place / OFFICE).slots)
    if slots not in {1, 2} or lets_in(place, "Tarmizi", TARMIZI) != (slots == 2):
        yield f"{slots} slots, and the other user comes in or not"
    if ("changed" in fate.said and slots != 1) or early != (slots == 2):
        yield f"{slots} slots; the other user came in before: {early}"


# Restoring beside, and in place of the store.


def make_two_states(place: Path) -> None:
    """Make an office with a backup of half of its people."""
    app = office_of(place / OFFICE, FEW // 2)
    backups.back_up(app.store, NOON)
    record(app, FEW - FEW // 2, seed=2)
    app.close()


def _backup(place: Path) -> Backup:
    [path] = (place / OFFICE / backups_folder).iterdir()
    return backups.described(path)


def restore_beside(place: Path, tell: Tell) -> None:
    """Make a new office from the backup."""
    tell.begin()
    backups.restore(_backup(place).path, place / "baru" / OFFICE, RINA)
    tell("restored")


def faults_of_restoring(place: Path, fate: Fate) -> Faults:
    """The new office is there whole or not at all; doing it again works and leaves nothing about."""
    new = place / "baru"
    there = (new / OFFICE).exists() and any((new / OFFICE).iterdir())
    if "restored" in fate.said and not there:
        yield "confirmed and not there"
    if not there:
        backups.restore(_backup(place).path, new / OFFICE, RINA)
    yield from standing(new, partial(_people_are, FEW // 2))
    yield from standing(place, nothing_lost)


def _people_are(wanted: int, app: App) -> Faults:
    found = app.ask(people_in.count)
    if found != wanted:
        yield f"{found} people instead of {wanted}"


def switch(place: Path, tell: Tell) -> None:
    """Let the backup take the place of the office."""
    tell.begin()
    backups.replace_store(_backup(place).path, place / OFFICE, RINA, NOON)
    tell("switched")


def faults_of_switching(place: Path, fate: Fate) -> Faults:
    """The old office or the restored one opens; after the switch the old one is kept, whole."""
    found: list[int] = []

    def look(app: App) -> Faults:
        found.append(app.ask(people_in.count))
        yield from ()

    yield from standing(place, look)
    kept = list(place.glob(f"{OFFICE} (*"))
    if "switched" in fate.said and found != [FEW // 2]:
        yield f"confirmed, but {found} people"
    if (found, len(kept)) not in (([FEW // 2], 1), ([FEW], 0)):
        yield f"{found} people, {len(kept)} folders kept"
    for folder in kept:
        folder.rename(place / "lama")
        (place / "dulu").mkdir()
        (place / "lama").rename(place / "dulu" / OFFICE)
        yield from standing(place / "dulu", nothing_lost)
    yield from _stays_gone(place)


def _stays_gone(place: Path) -> Faults:
    """An office that was moved away must not come back from what a cut restore left."""
    (place / OFFICE).rename(place / "pindah")
    try:
        open_as(place / OFFICE, "Rina", RINA).close()
        yield "an office that was moved away came back"
    except AppError:
        return


# A new office.


def make_nothing(place: Path) -> None:
    """Make an empty folder."""
    place.mkdir(parents=True)


def found_office(place: Path, tell: Tell) -> None:
    """Make an office."""
    tell.begin()
    app = create(place / OFFICE)
    tell("founded")
    app.close()


def faults_of_founding(place: Path, fate: Fate) -> Faults:
    """The office opens, or can be founded again in the same place."""
    try:
        open_as(place / OFFICE, "Rina", RINA).close()
    except AppError as trouble:
        if "founded" in fate.said:
            yield f"confirmed and does not open: {trouble}"
        create(place / OFFICE).close()
    yield from standing(place, partial(_people_are, 0))


# Migrating, from the first schema on.


def make_old(place: Path) -> None:
    """Make an office of the first schema with rows in every table."""
    from alembic.migration import MigrationContext  # noqa: PLC0415 - slow to import
    from alembic.operations import Operations  # noqa: PLC0415 - as above

    folder, key = place / OFFICE, keys.new_key()
    folder.mkdir(parents=True)
    known, slot = keys.with_slot(keys.Keys("store-1"), key, RINA, CHEAP)
    keys.save(folder, known)
    engine.make(folder / DATABASE, key).close()
    first = migrate.revisions(migrate.CURRENT.revisions)[0]
    with engine.migrating(folder / DATABASE, key) as connection:
        with Operations.context(MigrationContext.configure(connection)):
            first.upgrade()
        said = [("store", "store-1"), ("schema", first.revision)]
        connection.exec_driver_sql("INSERT INTO meta (name, value) VALUES (?, ?)", said)
        fill(connection, set(tables(connection)) - {"meta"}, rows=60)
        for statement in _USED:
            connection.exec_driver_sql(statement.format(slot=slot))


_USED = (
    "UPDATE settings SET office = '15.71', start_month = '2026-12-01', programmes = '[]'",
    "UPDATE journal_entry SET at = '2026-11-20T05:00:00+00:00'",
    "UPDATE user SET roles = '[]', disabled = 0",
    "UPDATE user SET name = 'Rina', slot = '{slot}' WHERE id = '0001'",
)
"""What the program reads before anything else must be as it would have written it."""


def migrate_up(place: Path, tell: Tell) -> None:
    """Open the office, which brings it to today's schema."""
    tell.begin()
    opening.open_store(place / OFFICE, RINA, CHEAP, clock=lambda: NOON).store.close()
    tell("migrated")


def faults_of_migrating(place: Path, fate: Fate) -> Faults:
    """The schema is the old one or the new one; no row is lost; a backup of before is there."""
    folder = place / OFFICE
    number, rows = _counted(place)
    revisions = [each.revision for each in migrate.revisions(migrate.CURRENT.revisions)]
    if number not in {revisions[0], revisions[-1]}:
        yield f"stands at schema {number}"
    if "migrated" in fate.said and number != revisions[-1]:
        yield "confirmed and not migrated"
    if rows != 60:
        yield f"{rows} of 60 people"
    if number == revisions[-1] and not list((folder / backups_folder).glob("*.cadangan")):
        yield "migrated without a backup"
    migrate_up(place, Tell())
    if _counted(place) != (revisions[-1], 60):
        yield "cannot be migrated again"
    yield from lying_about(place)


def _counted(place: Path) -> tuple[str, int]:
    copy = Path(shutil.copytree(place / OFFICE, place / "lihat"))
    key, _slot = keys.open_any(keys.load(copy), RINA)
    engine.fold_log(copy / DATABASE, key)  # half a page in the file may be whole in the log
    database = engine.Database(copy / DATABASE, key)
    with database.reading() as connection:
        soundness.demand_sound(connection)
        number = connection.exec_driver_sql("SELECT value FROM meta WHERE name = 'schema'").scalar()
        rows = soundness.count_rows(connection)["worker"]
    database.close()
    shutil.rmtree(copy)
    return str(number), rows
