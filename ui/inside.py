"""All that stands behind the gate; it is loaded while somebody types the passphrase.

The window asks for it by `Window.inside`, and imports nothing of it before: the gate stands there
without the core, the store and the pages.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.app import App
from desktop_app.kernel.clock import now
from desktop_app.kernel.errors import AppError
from desktop_app.kernel.i18n import _
from desktop_app.kernel.paths import practice_folder
from desktop_app.services.backups import replace_store
from desktop_app.services.offices import new_settings, office_of, offices
from ui.desk import Bridge, Desk
from ui.dialogs.leaving import LeaveTyping
from ui.dialogs.new_passphrase import after_the_sheet, ask_for_own
from ui.gate.first_run import FirstRun, NewOffice
from ui.help.opener import GATE, HelpOpener
from ui.keeping import Keeping
from ui.practice import PASSPHRASE
from ui.practising import Host, Practising
from ui.recovery_sheet import reminder
from ui.rescuing import Attempt, Rescuing
from ui.watching import check_soon, note_guesses, tell_arrival
from ui.widths import Widths
from ui.workplace import Workplace


class Inside:
    """What the window works with once somebody is in, or founds, rescues, practises or asks for help.

    Args:
        window: where it is shown.
        host: the same, as what it does.
        widths: of the tables' columns, as remembered.
        opened: told of a store that was rescued.
        failed: told what went wrong at the gate.
        cannot_practise: told why the store for practice did not open.
    """

    def __init__(
        self,
        window: QWidget,
        host: Host,
        widths: Mapping[str, Mapping[str, int]],
        *,
        opened: Callable[[App], None],
        failed: Callable[[AppError], None],
        cannot_practise: Callable[[AppError], None],
    ) -> None:
        self._window = window
        self._jobs = host.jobs
        self.widths = Widths(widths)
        self.help = HelpOpener(window)
        self.keeping = Keeping(window)
        self.rescuing = Rescuing(host.jobs, window, opened=opened, failed=failed)
        self.practising = Practising(window, host, practice_folder(), cannot_practise)

    def first_run(self) -> FirstRun:
        """Give the assistant that makes a store."""
        made = FirstRun(offices(), Path.home() / "Pekerja Rentan")
        made.practice_wanted.connect(self.practising.begin)
        self.help.on_f1(made, GATE)
        return made

    def explain_gate(self) -> None:
        """Open the page of help about unlocking."""
        self.help.open(GATE)

    def workplace(self, app: App, kept: Mapping[str, Any]) -> Workplace:
        """Give a workplace on an open store; `kept` is what its pages ask the window for."""
        desk = Desk(app, self._jobs, Bridge(app, self._window), widths=self.widths)
        desk.kept |= kept
        made = Workplace(desk)
        self.help.follow(made, self.practising.begin_anew)
        if made.band is not None:
            self.practising.serve(made.band)
        return made

    def forget_workplace(self) -> None:
        """Follow the workplace no more: it is left."""
        self.help.follow(None, self.practising.begin_anew)

    def ask_to_leave(self, then: Callable[[], object]) -> None:
        """Ask whether what was typed may be lost, and do `then` where it may."""
        question = LeaveTyping(self._window)
        question.accepted.connect(then)
        question.open()

    def attempt(self, folder: Path, user: str, passphrase: str) -> Attempt:
        """Give what was typed at the gate, which opens a store or fails to."""
        return Attempt(folder, user, passphrase)

    def found(self, office: NewOffice) -> App:
        """Make the store that the assistant asked for, and give it open."""
        settings = new_settings(office.code, office.name)
        return App.create(office.folder, settings, office.user, office.passphrase)

    def put_back(self, backup: Path, folder: Path, passphrase: str) -> Path:
        """Let a backup take the place of a closed store; give where the old folder is kept."""
        return replace_store(backup, folder, passphrase, now())

    def office_of(self, app: App) -> str:
        """Give what the office of an open store is called."""
        settings = app.facts.settings
        return settings.office_name or office_of(app.facts.regions, settings.office).name

    def hint_of(self, app: App) -> str:
        """Give what the lock says below the passphrase, "" where nobody but the user knows it."""
        return _("Kata sandi latihan: {words}").format(words=PASSPHRASE) if app.practice else ""

    def greet(self, place: Workplace) -> None:
        """Tell whoever came in what was found on opening, and check the store soon."""
        tell_arrival(place)
        check_soon(place)
        if place.desk.app.opened_by_sheet:
            place.show_banner(after_the_sheet(place.desk))
            ask_for_own(place, place.desk)

    def greet_again(self, place: Workplace) -> None:
        """Tell whoever unlocked the screen of wrong passphrases before."""
        note_guesses(place)

    def greet_founder(self, place: Workplace) -> None:
        """Ask for the recovery sheet after the first run."""
        banner, make, later = reminder(place.desk)
        make.triggered.connect(place.hide_banner)
        later.triggered.connect(place.hide_banner)
        place.show_banner(banner)
