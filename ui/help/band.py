"""The band over a window of practice: that nothing is real here, the next step, the way out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from desktop_app.kernel.i18n import _, language
from ui.desk import Desk
from ui.help.first_hour import LESSONS, Lesson, next_step, steps_done
from ui.help.library import Library
from ui.practice import ENTRY, VERIFIER, list_of, write_answer
from ui.widgets.buttons import Button, Role
from ui.widgets.labels import ElidedLabel, IconView, Label
from ui.widgets.panels import GUTTER, Card

HEIGHT = 44


class PracticeBand(Card):
    """Stays over every page of a store for practice.

    `steps_wanted` asks for the page of all steps, `left` to stop practising; `user_wanted` asks to
    go on as another user, on the page of a step: its code. `done_changed` carries what is done.
    """

    steps_wanted = Signal()
    left = Signal()
    user_wanted = Signal(str, str)
    done_changed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__("warnbg", "warnline", radius=0)
        self._desk = desk
        self._folder = desk.app.store.folder.parent
        self._steps = {each.code: each.title for each in Library(language()).steps()}
        self.done: frozenset[str] = frozenset()
        self.code = ""
        self._words = ElidedLabel("", "remark", "text")
        self.act = Button("", height=30)
        self.all = Button(_("Semua langkah"), Role.LINK, height=30)
        self.leave = Button(_("Selesai berlatih"), Role.LINK, height=30)
        self._build()
        desk.bridge.changed.connect(lambda _news: self.refresh())
        desk.bridge.backed_up.connect(lambda _made: self.refresh())
        self.refresh()

    def refresh(self) -> None:
        """Look how far the first hour has come."""
        self._desk.ask(self, steps_done, done=self._show)

    def start(self, code: str) -> None:
        """Go where a step is done, with the file that it needs, as the user who does it."""
        lesson = LESSONS[code]
        if self._needs_another(lesson):
            self.user_wanted.emit(VERIFIER if lesson.verifier else ENTRY, code)
        elif lesson.file == "list":
            self._desk.go(lesson.page, path=list_of(self._folder))
        elif lesson.file == "answer":
            self._desk.reckon(
                self,
                lambda app, _progress: write_answer(app, self._folder),
                done=lambda path: self._desk.go(lesson.page, **({"path": path} if path else {})),
            )
        else:
            self._desk.go(lesson.page, **lesson.context)

    def _build(self) -> None:
        self.setAccessibleName(_("Mode latihan"))
        self.setFixedHeight(HEIGHT)
        line = QHBoxLayout(self)
        line.setContentsMargins(GUTTER, 0, 12, 0)
        line.setSpacing(10)
        line.addWidget(IconView("play", "warn", 18))
        line.addWidget(Label(_("LATIHAN"), "heading", "warn"))
        line.addWidget(self._words, 1)
        for button in (self.act, self.all, self.leave):
            line.addWidget(button)
        self.act.triggered.connect(lambda: self.start(self.code))
        self.all.triggered.connect(self.steps_wanted)
        self.leave.triggered.connect(self.left)

    def _show(self, done: frozenset[str]) -> None:
        self.done, self.code = done, next_step(done)
        self.act.setVisible(bool(self.code))
        if self.code:
            n, count = list(LESSONS).index(self.code) + 1, len(LESSONS)
            words = _("Orang rekaan. Langkah {n} dari {count}: {step}")
            self._words.set_text(words.format(n=n, count=count, step=self._steps[self.code]))
            self.act.set_words(self._act_words(LESSONS[self.code]))
        else:
            self._words.set_text(_("Orang rekaan. Semua langkah selesai."))
        self.done_changed.emit(done)

    def _act_words(self, lesson: Lesson) -> str:
        if not self._needs_another(lesson):
            return _(lesson.act)
        return _("Bekerja sebagai {name}").format(name=VERIFIER if lesson.verifier else ENTRY)

    def _needs_another(self, lesson: Lesson) -> bool:
        return (self._desk.app.user.name == VERIFIER) is not lesson.verifier
