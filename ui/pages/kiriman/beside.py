"""The two other views of the page: who still waits for an answer, and matching with Dukcapil."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.dukcapil_answer import Matching
from desktop_app.kernel.i18n import _, ngettext
from desktop_app.queries.answers import Waiting
from desktop_app.queries.workers import Filter
from desktop_app.services import dukcapil
from ui.desk import Desk
from ui.numbers import number
from ui.pages.kiriman import matching, waiting
from ui.pages.kiriman.doing import Doing
from ui.pages.kiriman.folder import ask_for_answer, for_dukcapil, to_ask_for
from ui.pages.kiriman.sending import Sending
from ui.widgets.banners import Banner


class Beside(QObject):
    """Keeps both views and does their work.

    `shown` follows when a view has news, `told` carries a banner, `begun` what is being done,
    `matched` how many people Dukcapil's answer has changed.
    """

    shown = Signal()
    told = Signal(object)
    begun = Signal(str)
    matched = Signal(int)

    def __init__(self, desk: Desk, doing: Doing, sending: Sending, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._doing = doing
        self._sending = sending
        self._page = page
        self.waiting = waiting.WaitingView()
        self.matching = matching.MatchingView()
        self.waiting.changed.connect(self.shown)
        self.matching.filtered.connect(self.ask_listed)
        self.matching.write_wanted.connect(self.ask_list)

    def ask_waiting(self) -> None:
        """Ask who waits."""
        self._desk.ask(self, waiting.read_waiting, done=self._show_waiting)

    def ask_listed(self, who: Filter | None = None) -> None:
        """Ask whom the matching list would hold."""
        wanted = who or self.matching.who
        self._desk.ask(self, lambda app: matching.read_listed(app, wanted), done=self._show_listed)

    def chase(self) -> None:
        """Ask where the list of those who wait goes, and write it."""
        asked = self.waiting.asked

        def go_on(folder: Path) -> None:
            self._doing.write(
                lambda app, p: waiting.write_waiting(app, asked, folder, p),
                _("Menulis daftar"),
                done=self._chased,
            )

        self._sending.ask_folder(to_ask_for(self.waiting.people), go_on)

    def ask_list(self) -> None:
        """Ask where the matching list goes, and write it."""
        who = self.matching.who

        def go_on(folder: Path) -> None:
            self._doing.write(
                lambda app, p: matching.write_list(app, who, folder, p),
                _("Menulis daftar"),
                done=lambda people: self._listed(people, folder),
            )

        self._sending.ask_folder(for_dukcapil(self.matching.people), go_on)

    def ask_result(self) -> None:
        """Let somebody choose Dukcapil's answer, and read it."""
        path = ask_for_answer(self._page, _("Pilih berkas hasil Dukcapil"))
        if path is not None:
            self.take_result(path)

    def take_result(self, path: Path) -> None:
        """Read Dukcapil's answer and show what it says."""

        def home(plan: Matching) -> None:
            self.matching.show_plan(plan, path.name)
            self.shown.emit()

        self._doing.read(
            lambda app, p: matching.read_matching(app, path, p),
            _("Membaca {name}").format(name=path.name),
            done=home,
        )

    def match(self) -> None:
        """Write what Dukcapil says."""
        plan = self.matching.plan
        if plan is not None:
            self.begun.emit(_("Mencatat…"))
            self._doing.write(
                lambda app, _p: app.do(dukcapil.apply_matching, plan),
                _("Mencatat hasil"),
                done=self._matched,
            )

    def leave(self) -> bool:
        """Put an answer aside that is not written; say whether there was one."""
        had_plan = self.matching.plan is not None
        self.matching.show_plan(None)
        return had_plan

    def _show_waiting(self, found: list[Waiting]) -> None:
        self.waiting.show_waiting(found)
        self.shown.emit()

    def _show_listed(self, listed: matching.Listed) -> None:
        self.matching.show_listed(listed)
        self.shown.emit()

    def _chased(self, path: Path) -> None:
        first = _("Daftar tersimpan di {folder}.").format(folder=path.parent)
        self.told.emit(Banner("ok", first, _("Excel untuk dijawab cabang, PDF untuk dicetak.")))

    def _listed(self, people: int, folder: Path) -> None:
        said = ngettext(
            "Daftar {n} orang tersimpan di {folder}.",
            "Daftar {n} orang tersimpan di {folder}.",
            people,
        )
        rest = _("Dukcapil mengisi kolom HASIL; baca berkasnya di langkah 2.")
        self.told.emit(Banner("ok", said.format(n=number(people), folder=folder), rest))

    def _matched(self, people: int) -> None:
        self.matching.show_plan(None)
        self.matched.emit(people)
