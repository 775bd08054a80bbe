"""The program's window: before a store is open the gate, then one user's workplace, or the lock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QWindow
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from desktop_app.app import App
from desktop_app.kernel.errors import AppError
from desktop_app.kernel.i18n import _
from desktop_app.services.offices import new_settings, office_of, offices
from desktop_app.services.people import is_passphrase_of
from ui.desk import Bridge, Desk
from ui.dialogs.new_passphrase import after_the_sheet, ask_for_own
from ui.gate.first_run import FirstRun, NewOffice
from ui.gate.unlock import Unlock
from ui.jobs import Jobs, Lane
from ui.language import speak
from ui.memory import KnownStore, keep, memory_file, recall
from ui.problems import CrashDialog, log_crash
from ui.recovery_sheet import reminder
from ui.sizes import LEAST
from ui.theme import Appearance, theme_of
from ui.widgets.dialogs import Question
from ui.widgets.ring import FocusRing
from ui.workplace import Workplace

SIZE = (1366, 768)
_NOBODY_MS = 2000
LOCK_AFTER_MS = 10 * 60 * 1000
_SIGNS_OF_LIFE = (
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
)


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
        self.unlock = Unlock()
        self.first_run: FirstRun | None = None
        self.workplace: Workplace | None = None
        self._idle = QTimer(self)
        self._sure = False
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
            FocusRing(self.first_run)
            self.addWidget(self.first_run)
        self.setCurrentWidget(self.first_run)
        self.first_run.take_focus()

    def enter(self, app: App, *, remember: bool = True) -> Workplace:
        """Let the user of an open store work."""
        if remember:
            self._remember_store(app)
        self.unlock.clear()
        return self._work(app)

    def remember(self, folder: Path, office: str) -> None:
        """Offer this store first when the window begins."""
        self._memory = self._memory.opened(folder, office)
        keep(self._file, self._memory)

    def lock(self) -> None:
        """Hide everything until whoever works here types the passphrase."""
        if self.workplace is None or self.currentWidget() is not self.workplace:
            return
        app = self.workplace.desk.app
        facts = app.facts
        office = facts.settings.office_name or office_of(facts.regions, facts.settings.office).name
        self.unlock.clear()
        self.unlock.show_lock(office)
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
        gone.desk.bridge.close()
        self._throw_away(gone)
        gone.desk.app.close()

    def change_folder(self, folder: Path) -> None:
        """Leave this store and ask for the passphrase of another."""
        if not self._may_go(partial(self.change_folder, folder)):
            return
        self.leave()
        self.unlock.clear()
        self.unlock.show_stores([KnownStore(str(folder), folder.name), *self._memory.stores])
        self._show_unlock()

    def close_unasked(self) -> None:
        """Close, whatever was typed or opened and not written."""
        self._go_surely(self.close)

    def use_appearance(self, appearance: Appearance) -> None:
        """Look like this from now on, and after the next start."""
        self._memory = replace(self._memory, appearance=appearance.value)
        keep(self._file, self._memory)
        theme_of(self).use(appearance)

    def remember_camera(self, folder: str) -> None:
        """Look for pictures of papers here, after the next start, too."""
        self._memory = replace(self._memory, camera=folder)
        keep(self._file, self._memory)

    def speak(self, code: str) -> None:
        """Speak this language from now on, and after the next start."""
        if not self._may_go(partial(self.speak, code)):
            return
        self._memory = replace(self._memory, language=code)
        keep(self._file, self._memory)
        speak(code)
        # Not at once: the wish comes from a widget that is thrown away here.
        QTimer.singleShot(0, self, self._build_anew)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_go(self.close):
            event.ignore()
            return
        geometry = bytes(self.saveGeometry().data()).hex()
        self._memory = replace(self._memory, geometry=geometry)
        keep(self._file, self._memory)
        self.jobs.close()
        self.leave()
        super().closeEvent(event)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if self._idle.isActive() and event.type() in _SIGNS_OF_LIFE:
            self._idle.start()
        return False

    def _build(self) -> None:
        self.setWindowTitle(_("Pekerja Rentan"))
        self.setMinimumSize(LEAST)
        self.resize(*SIZE)
        if self._memory.geometry:
            self.restoreGeometry(QByteArray(bytes.fromhex(self._memory.geometry)))
        self._idle.setSingleShot(True)
        self._idle.setTimerType(Qt.TimerType.PreciseTimer)  # a coarse one is minutes late
        self._idle.setInterval(LOCK_AFTER_MS)

    def _work(self, app: App) -> Workplace:
        desk = Desk(app, self.jobs, Bridge(app, self))
        desk.kept |= {
            "appearance": self.use_appearance,
            "language": self.speak,
            "open_folder": self.change_folder,
            "camera": self._memory.camera,
            "remember_camera": self.remember_camera,
        }
        self.workplace = Workplace(desk)
        self.workplace.lock_wanted.connect(self.lock)
        self.addWidget(self.workplace)
        self.setCurrentWidget(self.workplace)
        self._idle.start()
        return self.workplace

    def _build_anew(self) -> None:
        """Build all that shows words once more, and come back to where the language is chosen."""
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
        QApplication.instance().focusWindowChanged.connect(self._watch)  # type: ignore[union-attr]

    def _connect_unlock(self) -> None:
        self.addWidget(self.unlock)
        self.ring = FocusRing(self.unlock)
        self.unlock.unlock_wanted.connect(self._unlock)
        self.unlock.setup_wanted.connect(self.show_first_run)
        self.unlock.leave_wanted.connect(self._change_user)

    def _watch(self, window: QWindow | None) -> None:
        """Look for signs of life where the system sends them, before they reach any widget.

        A filter on the application would be asked for every event of every widget, and each time
        wait for the lanes to let go of Python.
        """
        if window is not None:
            window.installEventFilter(self)

    def _show_unlock(self) -> None:
        self.setCurrentWidget(self.unlock)
        self.unlock.take_focus()

    def _unlock(self, folder: Path, user: str, passphrase: str) -> None:
        if self.workplace is not None:
            self._unlock_again(passphrase)
            return
        self.jobs.run(
            Lane.COMPUTE,
            self,
            lambda _p: App.open(folder, user, passphrase),
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
            lambda _p: is_passphrase_of(app.store, app.user, passphrase),
            done=self._unlocked_again,
        )

    def _unlocked_again(self, right: bool) -> None:  # noqa: FBT001 - what the job gives
        if not right:
            self.unlock.show_trouble(_("Kata sandi tidak cocok. Periksa Caps Lock."))
        elif self.workplace is not None:
            self.unlock.clear()
            self.setCurrentWidget(self.workplace)
            self._idle.start()

    def _opened(self, app: App) -> None:
        workplace = self.enter(app)
        if app.opened_by_sheet:
            workplace.show_banner(after_the_sheet(workplace.desk))
            ask_for_own(workplace, workplace.desk)

    def _not_opened(self, trouble: AppError) -> None:
        self.unlock.show_trouble(str(trouble))

    def _may_go(self, then: Callable[[], object]) -> bool:
        """Tell whether nothing typed would be lost; else ask, and do `then` when it may be."""
        if self._sure or self.workplace is None or not self.workplace.is_busy():
            return True
        question = Question(
            _("Tinggalkan ketikan yang belum disimpan?"),
            _("Tinggalkan ketikan"),
            remark=_("Ada isian yang belum disimpan. Batal membawa Anda kembali ke sana."),
            danger=True,
            parent=self,
        )
        question.accepted.connect(partial(self._go_surely, then))
        question.open()
        return False

    def _go_surely(self, then: Callable[[], object]) -> None:
        self._sure = True
        then()
        self._sure = False

    def _change_user(self) -> None:
        if not self._may_go(self._change_user):
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

    def _remember_store(self, app: App) -> None:
        facts = app.facts
        office = facts.settings.office_name or office_of(facts.regions, facts.settings.office).name
        self.remember(app.store.folder, office)

    def _crashed(self, trouble: BaseException) -> None:
        self.unlock.button.set_ready()
        CrashDialog(log_crash(trouble), self).open()
