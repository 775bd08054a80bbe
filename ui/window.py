"""The program's window: before a store is open the gate, then one user's workplace, or the lock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.app import App
from desktop_app.kernel.clock import now
from desktop_app.kernel.errors import AppError
from desktop_app.kernel.i18n import _
from desktop_app.kernel.paths import practice_folder
from desktop_app.services.backups import replace_store
from desktop_app.services.offices import new_settings, office_of, offices
from ui.clipboard import ClipboardGuard
from ui.desk import Bridge, Desk
from ui.dialogs.leaving import LeaveTyping
from ui.dialogs.new_passphrase import after_the_sheet, ask_for_own
from ui.gate.first_run import FirstRun, NewOffice
from ui.gate.unlock import Unlock
from ui.help.opener import HelpOpener
from ui.idle import IdleTimer
from ui.jobs import Jobs, Lane
from ui.keeping import Keeping
from ui.language import speak
from ui.memory import KnownStore, keep, memory_file, recall
from ui.practice import PASSPHRASE
from ui.practising import Practising
from ui.problems import CrashDialog, log_crash
from ui.recovery_sheet import reminder
from ui.rescuing import Attempt, Rescuing
from ui.sizes import LEAST
from ui.theme import Appearance, theme_of
from ui.watching import check_soon, note_guesses, tell_arrival
from ui.widgets.ring import FocusRing
from ui.widths import Widths
from ui.workplace import Workplace

SIZE = (1366, 768)
_NOBODY_MS = 2000


class Window(QStackedWidget):
    """One window for everything; it remembers its place and the stores that were opened.

    Args:
        file: where it remembers; without it, the user's folder for settings.
    """

    def __init__(self, file: Path | None = None) -> None:
        super().__init__()
        self._file = file or memory_file()
        self._memory = recall(self._file).without_lost()
        self.jobs = Jobs(self)
        self._widths = Widths(self._memory.widths)
        self.unlock = Unlock()
        self.first_run: FirstRun | None = None
        self.workplace: Workplace | None = None
        self._idle = IdleTimer(self)
        self._sure = False
        self._attempt: Attempt | None = None
        self.keeping = Keeping(self)
        self.clipboard = ClipboardGuard(self)
        self.rescuing = Rescuing(self.jobs, self, opened=self._opened, failed=self._not_rescued)
        self.help = HelpOpener(self)
        self.practising = Practising(self, self, practice_folder(), self._cannot_practise)
        self._build()
        self._connect()

    @property
    def appearance(self) -> Appearance:
        """How the user wants the program to look."""
        known = self._memory.appearance
        return Appearance(known) if known in set(Appearance) else Appearance.SYSTEM

    def begin(self) -> None:
        """Show the gate: unlocking, or the first run where no store was opened here yet."""
        if self._memory.stores:
            self.unlock.show_stores(self._memory.stores)
            self._show_unlock()
        else:
            self.show_first_run()

    def show_first_run(self) -> None:
        """Show the assistant that makes a store."""
        if self.first_run is None:
            self.first_run = FirstRun(offices(), Path.home() / "Pekerja Rentan")
            self.first_run.made.connect(self._create)
            self.first_run.left.connect(self._leave_first_run)
            self.first_run.practice_wanted.connect(self.practising.begin)
            self.help.on_f1(self.first_run, "membuka")
            FocusRing(self.first_run)
            self.addWidget(self.first_run)
        self.setCurrentWidget(self.first_run)
        self.first_run.take_focus()

    def enter(self, app: App, *, remember: bool = True) -> Workplace:
        """Let the user of an open store work."""
        if remember:
            self.remember(app.store.folder, _office_of(app))
        self.unlock.clear()
        return self._work(app)

    def remember(self, folder: Path, office: str) -> None:
        """Offer this store first when the window begins."""
        self._note(stores=self._memory.opened(folder, office).stores)

    def lock(self) -> None:
        """Hide everything until whoever works here types the passphrase."""
        if self.workplace is None or self.currentWidget() is not self.workplace:
            return
        app = self.workplace.desk.app
        self.unlock.clear()
        self.clipboard.forget()
        hint = _("Kata sandi latihan: {words}").format(words=PASSPHRASE) if app.practice else ""
        self.unlock.show_lock(_office_of(app), hint)
        self._show_unlock()
        QTimer.singleShot(_NOBODY_MS, self, self._tidy)

    def _tidy(self) -> None:
        """Look for garbage while the screen is locked and nobody waits for it."""
        if self.currentWidget() is self.unlock and self.jobs.idle:
            self.jobs.tidying.look_everywhere()

    def leave(self) -> None:
        """Close the store; anybody may unlock it again."""
        if self.workplace is None:
            return
        self._idle.stop()
        gone, self.workplace = self.workplace, None
        self.help.follow(None, self.practising.begin_anew)
        self._entitle(practice=False)
        gone.desk.bridge.close()
        self._throw_away(gone)
        gone.desk.app.close()

    def _note(self, **said: Any) -> None:
        self._memory = replace(self._memory, **said)
        keep(self._file, self._memory)

    def change_folder(self, folder: Path) -> None:
        """Leave this store and ask for the passphrase of another."""
        if not self.may_go(partial(self.change_folder, folder)):
            return
        self.leave()
        self.unlock.clear()
        self.unlock.show_stores([KnownStore(str(folder), folder.name), *self._memory.stores])
        self._show_unlock()

    def replace_store(self, backup: Path, passphrase: str) -> None:
        """Let a backup take the place of the open store, whose folder is kept beside."""
        if self.workplace is None or not self.may_go(
            partial(self.replace_store, backup, passphrase)
        ):
            return
        folder = self.workplace.desk.app.store.folder
        self.leave()
        self.unlock.clear()
        self.begin()
        self.unlock.button.set_busy(_("Memulihkan…"))
        self.jobs.run(
            Lane.COMPUTE,
            self,
            lambda _p: replace_store(backup, folder, passphrase, now()),
            done=lambda kept: self.unlock.say(
                _("Cadangan dipulihkan. Data lama disimpan di {name}.").format(name=kept.name)
            ),
            failed=self._not_rescued,
        )

    def close_unasked(self) -> None:
        """Close, whatever was typed or opened and not written, and without a backup."""
        self.keeping.go_without(partial(self._go_surely, self.close))

    def use_appearance(self, appearance: Appearance) -> None:
        """Look like this from now on, and after the next start."""
        self._note(appearance=appearance.value)
        theme_of(self).use(appearance)

    def speak(self, code: str) -> None:
        """Speak this language from now on, and after the next start."""
        if not self.may_go(partial(self.speak, code)):
            return
        self._note(language=code)
        speak(code)
        # Not at once: the wish comes from a widget that is thrown away here.
        QTimer.singleShot(0, self, self._build_anew)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not (self.may_go(self.close) and self.keeping.may_go(self.workplace, self.close)):
            event.ignore()
            return
        geometry = bytes(self.saveGeometry().data()).hex()
        self._note(geometry=geometry)
        if self.workplace is not None:
            self.workplace.hide()  # pages keep what is being typed while there is a lane for it
        self.jobs.close()
        self.leave()
        super().closeEvent(event)

    def _build(self) -> None:
        self._entitle(practice=False)
        self.setMinimumSize(LEAST)
        self.resize(*SIZE)
        self.restoreGeometry(QByteArray(bytes.fromhex(self._memory.geometry)))

    def _work(self, app: App) -> Workplace:
        desk = Desk(app, self.jobs, Bridge(app, self), widths=self._widths)
        desk.kept |= {
            "appearance": self.use_appearance,
            "language": self.speak,
            "open_folder": self.change_folder,
            "replace_store": self.replace_store,
            "key_changed": self._key_changed,
            "camera": self._memory.camera,
            "remember_camera": lambda folder: self._note(camera=folder),
        }
        self.workplace = Workplace(desk)
        self.workplace.lock_wanted.connect(self.lock)
        self.help.follow(self.workplace, self.practising.begin_anew)
        if self.workplace.band is not None:
            self.practising.serve(self.workplace.band)
        self._entitle(practice=app.practice)
        self.addWidget(self.workplace)
        self.setCurrentWidget(self.workplace)
        self._idle.start()
        return self.workplace

    def _entitle(self, *, practice: bool) -> None:
        title = _("LATIHAN – {program}") if practice else "{program}"
        self.setWindowTitle(title.format(program=_("Pekerja Rentan")))

    def _build_anew(self) -> None:
        """Build all that shows words once more, and come back to where the language is chosen."""
        self.help.close()
        for each in (self.unlock, self.first_run):
            self._throw_away(each)
        self.unlock, self.first_run = Unlock(), None
        self._connect_unlock()
        gone = self.workplace
        if gone is None:
            self.begin()
            return
        gone.desk.bridge.close()
        self._work(gone.desk.app).show_page("pengaturan", section="look")
        self._throw_away(gone)

    def _throw_away(self, widget: QWidget | None) -> None:
        if widget is not None:
            self.removeWidget(widget)
            widget.deleteLater()

    def _connect(self) -> None:
        self._connect_unlock()
        self._idle.timeout.connect(self.lock)
        self.jobs.crashed.connect(self._crashed)
        self._widths.changed.connect(lambda: self._note(widths=self._widths.known))

    def _connect_unlock(self) -> None:
        self.addWidget(self.unlock)
        self.ring = FocusRing(self.unlock)
        self.unlock.unlock_wanted.connect(self._unlock)
        self.unlock.setup_wanted.connect(self.show_first_run)
        self.unlock.leave_wanted.connect(self._change_user)
        self.unlock.practice_wanted.connect(self.practising.begin)
        self.help.on_f1(self.unlock, "membuka")

    def _show_unlock(self) -> None:
        self.setCurrentWidget(self.unlock)
        self.unlock.take_focus()

    def _unlock(self, folder: Path, user: str, passphrase: str) -> None:
        if self.workplace is not None:
            self._unlock_again(passphrase)
            return
        attempt = self._attempt = Attempt(folder, user, passphrase)
        self.jobs.run(
            Lane.COMPUTE,
            self,
            lambda _p: attempt.open(),
            done=self._opened,
            failed=self._not_opened,
        )

    def _unlock_again(self, passphrase: str) -> None:
        workplace = self.workplace
        if workplace is None:
            return
        app = workplace.desk.app
        self.jobs.run(
            Lane.COMPUTE,
            self,
            lambda _p: app.is_me(passphrase),
            done=self._unlocked_again,
            failed=self._not_rescued,
        )

    def _unlocked_again(self, right: bool) -> None:  # noqa: FBT001 - what the job gives
        if not right:
            self.unlock.show_trouble(_("Kata sandi tidak cocok. Periksa Caps Lock."))
        elif self.workplace is not None:
            self.unlock.clear()
            self.setCurrentWidget(self.workplace)
            self._idle.start()
            note_guesses(self.workplace)

    def _opened(self, app: App) -> None:
        self._attempt = None
        workplace = self.enter(app)
        tell_arrival(workplace)
        check_soon(workplace)
        if app.opened_by_sheet:
            workplace.show_banner(after_the_sheet(workplace.desk))
            ask_for_own(workplace, workplace.desk)

    def _not_opened(self, trouble: AppError) -> None:
        self.unlock.show_trouble(str(trouble))
        attempt, self._attempt = self._attempt, None
        if attempt is not None:
            self.rescuing.offer(attempt, trouble)

    def _not_rescued(self, trouble: AppError) -> None:
        self.unlock.show_trouble(str(trouble))

    def _key_changed(self, words: str) -> None:
        """The store is closed under its new key: ask for the passphrase again."""
        self.leave()
        self.unlock.clear()
        self.begin()
        self.unlock.say(words)

    def _cannot_practise(self, trouble: AppError) -> None:
        self._show_unlock()
        self._not_opened(trouble)

    def may_go(self, then: Callable[[], object]) -> bool:
        """Tell whether nothing typed would be lost; else ask, and do `then` when it may be."""
        if self._sure or self.workplace is None or not self.workplace.is_busy():
            return True
        question = LeaveTyping(self)
        question.accepted.connect(partial(self._go_surely, then))
        question.open()
        return False

    def _go_surely(self, then: Callable[[], object]) -> None:
        self._sure = True
        then()
        self._sure = False

    def _change_user(self) -> None:
        may_go = self.may_go(self._change_user)
        if not (may_go and self.keeping.may_go(self.workplace, self._change_user)):
            return
        self.leave()
        self.unlock.clear()
        self.begin()

    def _create(self, office: NewOffice) -> None:
        settings = new_settings(office.code, office.name)
        self.jobs.run(
            Lane.COMPUTE,
            self,
            lambda _p: App.create(office.folder, settings, office.user, office.passphrase),
            done=self._created,
            failed=self._not_created,
        )

    def _created(self, app: App) -> None:
        gone, self.first_run = self.first_run, None
        self._throw_away(gone)
        workplace = self.enter(app)
        banner, make, later = reminder(workplace.desk)
        make.triggered.connect(workplace.hide_banner)
        later.triggered.connect(workplace.hide_banner)
        workplace.show_banner(banner)

    def _not_created(self, trouble: AppError) -> None:
        if self.first_run is not None:
            self.first_run.show_trouble(str(trouble))

    def _leave_first_run(self) -> None:
        self.unlock.show_stores(self._memory.stores)
        self._show_unlock()

    def _crashed(self, trouble: BaseException) -> None:
        self.unlock.button.set_ready()
        CrashDialog(log_crash(trouble), self).open()


def _office_of(app: App) -> str:
    settings = app.facts.settings
    return settings.office_name or office_of(app.facts.regions, settings.office).name
