"""The program's window: before a store is open the gate, then one user's workplace, or the lock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QTimer, SignalInstance
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.kernel.errors import AppError
from desktop_app.kernel.i18n import _
from ui.clipboard import ClipboardGuard
from ui.gate.unlock import Unlock
from ui.idle import IdleTimer
from ui.jobs import Jobs, Lane
from ui.language import speak
from ui.loading import Loading
from ui.memory import KnownStore, keep, memory_file, recall
from ui.problems import CrashDialog, log_crash
from ui.sizes import LEAST
from ui.theme import Appearance, appearance_of, theme_of
from ui.widgets.ring import FocusRing

if TYPE_CHECKING:
    from desktop_app.app import App
    from ui.gate.first_run import FirstRun, NewOffice
    from ui.help.opener import HelpOpener
    from ui.inside import Inside
    from ui.rescuing import Attempt
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
        self._inside: Inside | None = None
        self.loading = Loading(self.jobs, self)
        self.unlock = Unlock()
        self.first_run: FirstRun | None = None
        self.workplace: Workplace | None = None
        self._idle = IdleTimer(self)
        self._sure = False
        self._attempt: Attempt | None = None
        self.clipboard = ClipboardGuard(self)
        self._build()
        self._connect()

    @property
    def appearance(self) -> Appearance:
        """How the user wants the program to look."""
        return appearance_of(self._memory.appearance)

    @property
    def inside(self) -> Inside:
        """All that the gate itself does not need; loaded here where `loading` has not done so."""
        if self._inside is None:
            from ui.inside import Inside  # noqa: PLC0415 - heavy: the gate comes before it

            self._inside = Inside(
                self,
                self,
                self._memory.widths,
                opened=self._opened,
                failed=self._not_rescued,
                cannot_practise=self._cannot_practise,
            )
            widths = self._inside.widths
            widths.changed.connect(lambda: self._note(widths=widths.known))
        return self._inside

    @property
    def help(self) -> HelpOpener:
        """What opens the pages of help."""
        return self.inside.help

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
            self.first_run = self.inside.first_run()
            self.first_run.made.connect(self._create)
            self.first_run.left.connect(self._leave_first_run)
            FocusRing(self.first_run)
            self.addWidget(self.first_run)
        self.setCurrentWidget(self.first_run)
        self.first_run.take_focus()

    def enter(self, app: App, *, remember: bool = True) -> Workplace:
        """Let the user of an open store work."""
        if remember:
            self.remember(app.store.folder, self.inside.office_of(app))
        self.unlock.clear()
        return self._work(app)

    def remember(self, folder: Path, office: str) -> None:
        """Offer this store first when the window begins."""
        self._note(stores=self._memory.opened(folder, office).stores)

    def lock(self) -> None:
        """Hide everything until whoever works here types the passphrase."""
        if self.workplace is None or self.currentWidget() is not self.workplace:
            return
        self.unlock.clear()
        self.clipboard.forget()
        app = self.workplace.desk.app
        self.unlock.show_lock(self.inside.office_of(app), self.inside.hint_of(app))
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
        self.inside.forget_workplace()
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
            lambda _p: self.inside.put_back(backup, folder, passphrase),
            done=lambda kept: self.unlock.say(
                _("Cadangan dipulihkan. Data lama disimpan di {name}.").format(name=kept.name)
            ),
            failed=self._not_rescued,
        )

    def close_unasked(self) -> None:
        """Close, whatever was typed or opened and not written, and without a backup."""
        self.inside.keeping.go_without(partial(self._go_surely, self.close))

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
        if not self._may_leave(self.close):
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
        kept = {
            "appearance": self.use_appearance,
            "language": self.speak,
            "open_folder": self.change_folder,
            "replace_store": self.replace_store,
            "key_changed": self._key_changed,
            "camera": self._memory.camera,
            "remember_camera": lambda folder: self._note(camera=folder),
        }
        self.workplace = self.inside.workplace(app, kept)
        self.workplace.lock_wanted.connect(self.lock)
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
        self.inside.help.close()
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

    def _connect_unlock(self) -> None:
        self.addWidget(self.unlock)
        self.ring = FocusRing(self.unlock)
        wishes: dict[SignalInstance, Callable[..., object]] = {
            self.unlock.unlock_wanted: self._unlock,
            self.unlock.setup_wanted: self.show_first_run,
            self.unlock.leave_wanted: self._change_user,
            self.unlock.practice_wanted: self._practise,
            QShortcut(QKeySequence("F1"), self.unlock).activated: self._explain,
        }
        for wish, act in wishes.items():
            wish.connect(partial(self.loading.then, act))

    def _practise(self) -> None:
        self.inside.practising.begin()

    def _explain(self) -> None:
        self.inside.explain_gate()

    def _show_unlock(self) -> None:
        self.setCurrentWidget(self.unlock)
        self.unlock.take_focus()

    def _unlock(self, folder: Path, user: str, passphrase: str) -> None:
        if self.workplace is not None:
            self._unlock_again(passphrase)
            return
        attempt = self._attempt = self.inside.attempt(folder, user, passphrase)
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
            self.inside.greet_again(self.workplace)

    def _opened(self, app: App) -> None:
        self._attempt = None
        self.inside.greet(self.enter(app))

    def _not_opened(self, trouble: AppError) -> None:
        self.unlock.show_trouble(str(trouble))
        attempt, self._attempt = self._attempt, None
        if attempt is not None:
            self.inside.rescuing.offer(attempt, trouble)

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
        self.inside.ask_to_leave(partial(self._go_surely, then))
        return False

    def _may_leave(self, then: Callable[[], object]) -> bool:
        """Tell whether nothing typed would be lost and nothing need be backed up; else see to it."""
        if self.workplace is None:
            return True
        return self.may_go(then) and self.inside.keeping.may_go(self.workplace, then)

    def _go_surely(self, then: Callable[[], object]) -> None:
        self._sure = True
        then()
        self._sure = False

    def _change_user(self) -> None:
        if not self._may_leave(self._change_user):
            return
        self.leave()
        self.unlock.clear()
        self.begin()

    def _create(self, office: NewOffice) -> None:
        self.jobs.run(
            Lane.COMPUTE,
            self,
            lambda _p: self.inside.found(office),
            done=self._created,
            failed=self._not_created,
        )

    def _created(self, app: App) -> None:
        gone, self.first_run = self.first_run, None
        self._throw_away(gone)
        self.inside.greet_founder(self.enter(app))

    def _not_created(self, trouble: AppError) -> None:
        if self.first_run is not None:
            self.first_run.show_trouble(str(trouble))

    def _leave_first_run(self) -> None:
        self.unlock.show_stores(self._memory.stores)
        self._show_unlock()

    def _crashed(self, trouble: BaseException) -> None:
        self.unlock.button.set_ready()
        CrashDialog(log_crash(trouble), self).open()
