"""The program without a screen: opens a store, does use cases, answers questions, undoes."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from desktop_app.domain.facts import Facts
from desktop_app.domain.journal import Entry, seen
from desktop_app.domain.people import Right, Role, User
from desktop_app.domain.practice import mark_of
from desktop_app.domain.settings import Settings
from desktop_app.files import reference
from desktop_app.kernel.clock import Clock, IdMaker, NewId, now
from desktop_app.kernel.errors import AppError
from desktop_app.kernel.events import Bus, Changed
from desktop_app.kernel.i18n import N_
from desktop_app.kernel.jobs import Progress
from desktop_app.kernel.memory import collecting_later
from desktop_app.queries.occupations import bpjs_codes
from desktop_app.queries.people import users
from desktop_app.queries.settings import settings_of
from desktop_app.services import arrival, backups, recovery
from desktop_app.services.arrival import Arrival, who_acts
from desktop_app.services.people import first_user
from desktop_app.services.settings import first_settings
from desktop_app.services.use_case import UseCase, case_of, demand
from desktop_app.store import journal, opening
from desktop_app.store.engine import Reader
from desktop_app.store.founding import founding
from desktop_app.store.keys import Cost, Guesses, WrongPassphraseError, wrong
from desktop_app.store.opening import Opened, Wait
from desktop_app.store.place import whole_or_gone
from desktop_app.store.rekeying import change_key
from desktop_app.store.store import Store
from desktop_app.store.unit import Around, Unit

P = ParamSpec("P")
T = TypeVar("T")

UNDO, REDO = "undo", "redo"

_PEOPLE = frozenset({"worker", "enrolment", "batch", "card"})


class NothingToUndoError(AppError):
    """There is no own step of this session left."""

    text = N_("Tidak ada langkah Anda yang dapat dibatalkan.")


class CannotUndoError(AppError):
    """The step left the building, or its details were erased for good."""

    text = N_("Langkah ini tidak dapat dibatalkan; lakukan langkah kebalikannya.")


@dataclass(slots=True)
class _Session:
    """Who works since when, and their own steps that can be undone and redone."""

    user: User
    undo: list[int] = field(default_factory=list)
    redo: list[int] = field(default_factory=list)


class App:
    """One open store and one user; everything that a screen or a script does goes through here."""

    def __init__(
        self, store: Store, user: User, *, clock: Clock, new_id: NewId, office: str = ""
    ) -> None:
        self.store = store
        self.bus = Bus()
        self.opened_by_sheet = False
        self.arrival = Arrival()
        self.closed = False
        self._clock = clock
        self._new_id = new_id
        self._session = _Session(user)
        kota = (office or self.ask(settings_of).office)[:5]
        self.mark = mark_of(Settings(id="office", office=kota))
        self._tables = reference.load(kota)

    @classmethod
    def create(
        cls,
        folder: Path,
        settings: Settings,
        user_name: str,
        passphrase: str,
        *,
        cost: Cost | None = None,
        clock: Clock = now,
    ) -> App:
        """Make a store with its first user, who holds every role, and give it open.

        Raises:
            StoreThereError: the folder holds something.
            NoRoomError: it cannot be written.
        """
        new_id = IdMaker()
        with founding(folder):
            made = opening.create(folder, new_id(), passphrase, cost or Cost())
            user = User(id=new_id(), name=user_name, roles=tuple(Role), slot=made.slot)
            with whole_or_gone(folder), ExitStack() as otherwise:
                otherwise.callback(made.store.close)
                app = cls(made.store, user, clock=clock, new_id=new_id, office=settings.office)
                app.do(first_settings, settings)
                app._session.user = app.do(first_user, user)
                otherwise.pop_all()
        return app

    @classmethod
    def open(
        cls,
        folder: Path,
        user_name: str,
        passphrase: str,
        *,
        cost: Cost | None = None,
        clock: Clock = now,
        wait: Wait = time.sleep,
    ) -> App:
        """Open a store as `user_name` (empty: its only user).

        The secret of the recovery sheet opens it too, as an administrator (empty: the only one),
        so that a new passphrase can be set; the journal tells that the sheet was used. It also
        tells of wrong passphrases before, after which `wait` holds the answer back.

        Raises:
            NoStoreError: there is none in the folder.
            WrongPassphraseError: the passphrase is not this user's.
            NotAllowedError: the sheet's secret, and the user is no administrator.
            WhoActsError: several users and no name.
            BusyError, DamagedError: see `opening.open_store`.
        """
        opened = opening.open_store(folder, passphrase, cost or Cost(), clock=clock, wait=wait)
        try:
            user = who_acts(opened, user_name, passphrase, clock())
            app = cls(opened.store, user, clock=clock, new_id=IdMaker())
            app._arrive(opened)
        except BaseException:
            opened.store.close()
            raise
        return app

    @classmethod
    def open_to_read(
        cls,
        folder: Path,
        user_name: str,
        passphrase: str,
        *,
        cost: Cost | None = None,
        clock: Clock = now,
        wait: Wait = time.sleep,
    ) -> App:
        """Open a store so that no byte of it changes: a damaged one, or one on a read-only disk.

        Raises:
            WrongPassphraseError, NotAllowedError, WhoActsError: as `open`.
            BusyError, DamagedError: see `opening.open_to_read`.
        """
        opened = opening.open_to_read(folder, passphrase, cost or Cost(), clock=clock, wait=wait)
        try:
            user = who_acts(opened, user_name, passphrase, clock())
            app = cls(opened.store, user, clock=clock, new_id=IdMaker())
            app.arrival = Arrival(only_read=True)
        except BaseException:
            opened.store.close()
            raise
        return app

    @property
    def user(self) -> User:
        """Who acts."""
        return self._session.user

    @property
    def practice(self) -> bool:
        """Whether the store is for practice: nobody in it exists, all its files carry `mark`."""
        return bool(self.mark)

    @property
    def facts(self) -> Facts:
        """The tables of the land, the office's settings and today, as they are now."""
        with self.store.reading() as connection:
            return self._facts(connection)

    def now(self) -> datetime:
        """Give the present moment of this program's clock, in UTC."""
        return self._clock()

    def is_me(self, passphrase: str, wait: Wait = time.sleep) -> bool:
        """Tell whether the passphrase is the user's; a wrong one is counted and slows the next.

        Raises:
            ManyGuessesError: it is not, and the next answer is held back.
        """
        keyring = self.store.keyring
        wait(keyring.guesses.wait)
        if keyring.opens(self.user.slot, passphrase):
            return True
        guesses = keyring.count_guess(self._clock())
        if guesses.wait:
            raise wrong(guesses)
        return False

    def note_guesses(self) -> Guesses:
        """Journal the wrong passphrases that came before a good one; give them."""
        guesses = self.store.keyring.guesses
        if guesses.count and not self.store.only_read:
            self.do(arrival.note_guesses, guesses)
            self.store.keyring.forget_guesses()
        return guesses

    def change_key(self, passphrase: str) -> tuple[str, ...]:
        """Put another key on the database; the store is closed then, and must be opened anew.

        Only the user's own passphrase opens it then: the others need new ones, and the office a
        new recovery sheet. Copies and backups made before still open as they did.

        Returns:
            the names of the users who need a new passphrase.

        Raises:
            NotAllowedError: the user does not administer.
            WrongPassphraseError: the passphrase is not the user's.
            NoRoomError, DamagedError: nothing was changed.
        """
        demand(self.user, Right.ADMINISTER)
        if not self.is_me(passphrase):
            raise WrongPassphraseError
        backups.back_up(self.store, self._clock())
        self.do(arrival.note_new_key)
        known = [each for each in self.ask(users) if not each.disabled]
        change_key(self.store, self.user.slot, passphrase, self.store.keyring.cost)
        self.close()
        return tuple(each.name for each in known if each.id != self.user.id)

    def do(
        self,
        function: Callable[Concatenate[Unit, P], T],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Carry out a use case in one transaction and journal what it changed.

        Returns when the bytes are on the disk.

        Raises:
            NotAllowedError: the user lacks the right that the use case needs.
            AppError: what the use case itself says; nothing was changed then.
        """
        case = case_of(function)
        demand(self.user, case.right)
        with collecting_later(), ExitStack() as otherwise:
            with self.store.writing() as connection:
                unit = self._unit(connection)
                otherwise.enter_context(unit.otherwise)
                result = function(unit, *args, **kwargs)
                entry = self._write_entry(unit, case.name)
            otherwise.pop_all()
        for act in unit.afterwards:
            act()
        self._renew_user(unit.entering.tables)
        if entry:
            self._remember(entry, case, unit.entering.tables)
            self._tell(entry, unit.entering.tables)
        return result

    def ask(
        self,
        query: Callable[Concatenate[Reader, P], T],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Answer a question from one state of the store."""
        with self.store.reading() as connection:
            return query(connection, *args, **kwargs)

    def undo(self) -> Entry:
        """Take back the user's own last step of this session.

        Raises:
            NothingToUndoError: there is none.
            MovedOnError: what it changed has been changed again.
        """
        entry = self._step_back(self._session.undo, UNDO)
        self._session.redo.append(entry.seq)
        return entry

    def redo(self) -> Entry:
        """Carry out again what was undone last.

        Raises:
            NothingToUndoError: there is nothing.
            MovedOnError: what it changed has been changed again.
        """
        entry = self._step_back(self._session.redo, REDO)
        self._session.undo.append(entry.seq)
        return entry

    def can_undo(self) -> bool:
        """Whether `undo` has something to take back."""
        return bool(self._session.undo)

    def can_redo(self) -> bool:
        """Whether `redo` has something to carry out again."""
        return bool(self._session.redo)

    def close(self) -> None:
        """Close the store; the next program may open it."""
        self.store.close()
        self.closed = True

    def _arrive(self, opened: Opened) -> None:
        """Journal what the opening itself brought about, and keep what the user is told."""
        ahead = self.ask(arrival.ahead_of, self._clock())
        self.arrival = Arrival(guesses=opened.guesses, mended=opened.mended, ahead=ahead)
        self.store.keyring.keep_only({each.slot for each in self.ask(users)})
        self.opened_by_sheet = opened.by_sheet
        if opened.by_sheet:
            self.do(recovery.note_use)
        self.note_guesses()

    def _step_back(self, steps: list[int], use_case: str) -> Entry:
        if not steps:
            raise NothingToUndoError
        with self.store.writing() as connection:
            unit = self._unit(connection)
            changes = journal.changes_of(connection, steps[-1])
            if changes is None:
                raise CannotUndoError
            unit.take_back(changes, Progress())
            entry = self._write_entry(unit, use_case, undoes=steps[-1])
        steps.pop()
        if entry is None:
            raise NothingToUndoError
        self._tell(entry, unit.entering.tables)
        return entry

    def _unit(self, connection: Reader) -> Unit:
        facts = self._facts(connection)
        around = Around(
            self.user, self._clock(), facts, self._new_id, secrets.token_bytes, self.store.keyring
        )
        return Unit(connection, around)

    def _facts(self, connection: Reader) -> Facts:
        tables, found = self._tables, settings_of(connection)
        today = self._clock().astimezone().date()
        occupations = tables.occupations.with_bpjs_codes(bpjs_codes(connection))
        return Facts(tables.regions, occupations, tables.contributions, today, settings=found)

    def _write_entry(self, unit: Unit, use_case: str, undoes: int | None = None) -> Entry | None:
        if not unit.entering.count and not unit.about and not unit.seen:
            return None
        if unit.seen:
            unit.entering.note(seen(unit.seen))
        entry = Entry(
            seq=0,
            store=self.store.id,
            clock=0,
            at=unit.at.isoformat(),
            user=self.user.id,
            use_case=use_case,
            about=unit.about,
            undoes=undoes or unit.undoes,
        )
        return unit.entering.close(entry)

    def _renew_user(self, tables: AbstractSet[str]) -> None:
        """Know the user's new key slot, so that a locked screen opens with the new passphrase."""
        if "user" in tables:
            mine = self._session.user.id
            self._session.user = next(each for each in self.ask(users) if each.id == mine)

    def _remember(self, entry: Entry, case: UseCase, tables: AbstractSet[str]) -> None:
        if case.undoable and entry.changes:
            self._session.undo.append(entry.seq)
            self._session.redo.clear()
        elif not _PEOPLE.isdisjoint(tables):
            # What has left the building stands on the steps before it: they stay as they are.
            self._session.undo.clear()
            self._session.redo.clear()

    def _tell(self, entry: Entry, tables: AbstractSet[str]) -> None:
        self.bus.tell(Changed(frozenset(tables), entry.use_case, entry.at))
