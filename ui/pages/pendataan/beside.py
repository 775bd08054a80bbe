"""Who else it may be: somebody with the same NIK, or alike, looked for while it is typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.domain.duplicates.merging import Merging
from desktop_app.domain.findings import issue
from desktop_app.domain.nik import is_nik
from desktop_app.domain.people import Right
from desktop_app.domain.person import Person
from desktop_app.domain.refusals import APART, OTHER
from desktop_app.kernel.i18n import _
from desktop_app.queries import duplicates, workers
from desktop_app.queries.duplicates import Candidate
from desktop_app.services import duplicates as deciding
from ui.desk import Desk
from ui.pages.pendataan.form_view import FormView
from ui.pages.pendataan.merging import MergeQuestion
from ui.pages.pendataan.twin import Other, named
from ui.widgets.choice_edit import Choice
from ui.widgets.pick_list import PickList

PAUSE = 250
"""Milliseconds without a key before somebody alike is looked for."""
_COMPARED = frozenset(
    {"nik", "name", "birth_date", "sex", "mother_name", "birth_place", "address", "phone", "kk", ""}
)


class Beside(QObject):
    """Shows the other at the side and takes what the officer says of the two.

    `opened` carries the other, to be shown in the form; `apart` holds who is said to be somebody
    else, by worker id, with the reason.
    """

    opened = Signal(object)

    def __init__(self, desk: Desk, view: FormView) -> None:
        super().__init__(view)
        self._desk = desk
        self._view = view
        self._form = view.sheet.form
        self._twin: Person | None = None
        self._alike: list[Candidate] = []
        self._at = 0
        self.apart: dict[str, str] = {}
        self.question: MergeQuestion | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._look_for_alike)
        view.twin_wanted.connect(self.open_other)
        view.deny_wanted.connect(self.deny)
        view.next_wanted.connect(self._show_next)

    def begin(self) -> None:
        """Forget whom it was about: somebody else is in the form, perhaps with a double."""
        self._pause.stop()
        self.apart.clear()
        self._alike = []
        self._take_twin(None)
        if self._form.base.worker.version:
            self._pause.start()

    def look(self, name: str) -> None:
        """Look who else it may be, now that a field has changed ("" = any)."""
        if name == "nik":
            self.look_for_twin()
        if name in _COMPARED and not self._form.read_only:
            self._pause.start()

    def open_other(self) -> None:
        """Say that both are one: two saved ones are merged, else the other is opened.

        What was typed is kept aside. Where both were not seen side by side, they are shown first.
        """
        shown = self._shown()
        if shown is None or self._view.compare_first():
            return
        if shown.merges:
            self.ask_merging(shown.person)
        else:
            self.opened.emit(shown.person)

    def ask_merging(self, other: Person) -> None:
        """Ask how two saved people become one."""
        asked = MergeQuestion(self._form.base, other, self._form.facts, self._view.window())
        asked.accepted.connect(lambda: self._merge(asked.goes, asked.merging()))
        asked.finished.connect(asked.deleteLater)
        self.question = asked
        asked.open()

    def _merge(self, goes: str, merging: Merging) -> None:
        self._desk.do(
            self,
            lambda app, _progress: app.do(deciding.merge_two, goes, merging),
            done=self._merged,
        )

    def _merged(self, person: Person) -> None:
        said = _("{name}: dua catatan menjadi satu").format(name=person.worker.name)
        self._desk.bridge.undo_offered.emit(said)
        self.opened.emit(person)

    def _may_merge(self) -> bool:
        """Whether who is in the form stands in the store like this."""
        may_record = Right.RECORD in self._desk.app.user.rights
        return may_record and bool(self._form.base.worker.version) and not self._form.dirty

    def deny(self) -> None:
        """Say that the NIK is mistyped, or that the two are two, and why."""
        if self._twin is not None:
            self._view.sheet.go_to("nik")
        elif self._alike:
            words = [_(each.label) for each in APART if each.code != OTHER]
            choices = [Choice(each, each) for each in words]
            menu = PickList(_("Alasan"), choices, (), many=False)
            menu.picked.connect(lambda codes: self.say_apart(codes[0]))
            menu.open_below(self._view.deny_anchor)

    def say_apart(self, why: str) -> None:
        """Take who is shown as somebody else; it is kept at once, or when the person is saved."""
        other = self._alike.pop(self._at).person.worker.id
        mine = self._form.base.worker.id
        self.apart[other] = why
        if self._may_merge():
            self._desk.do(self, lambda app, _progress: app.do(deciding.set_apart, mine, other, why))
        self._at = 0
        self._show()

    def look_for_twin(self) -> None:
        """Look at once who has the NIK."""
        digits = self._form.reading().person.worker.nik
        if not is_nik(digits):
            self._take_twin(None)
            return
        self._desk.ask(
            self,
            lambda app: app.ask(workers.people_by_nik, [digits]),
            done=lambda found: self._take_found(digits, found.get(digits)),
        )

    def _take_found(self, digits: str, other: Person | None) -> None:
        mine = self._form.reading().person.worker
        if mine.nik == digits:
            self._take_twin(other if other and other.worker.id != mine.id else None)

    def _take_twin(self, other: Person | None) -> None:
        changed = self._twin is not other
        self._twin = other
        self._show()
        if not changed:
            return
        said = _("NIK ini sudah dipakai {who}.").format(who=named(other)) if other else ""
        self._view.sheet.show_foreign(issue("nik_known", "nik", said) if other else None)
        if self._form.is_filled:
            self._view.show_lacks()

    def _look_for_alike(self) -> None:
        if not self._view.isVisible():
            return  # the pause has outlived the page: nobody is typing any more
        typed = self._form.reading().person.worker
        if not (typed.name and (typed.nik or typed.birth_date)):
            self._take_alike(typed.id, [])
            return
        self._desk.ask(
            self,
            lambda app: app.ask(duplicates.candidates, typed),
            done=lambda found: self._take_alike(typed.id, found),
        )

    def _take_alike(self, worker_id: str, found: Sequence[Candidate]) -> None:
        if self._form.base.worker.id != worker_id:
            return
        self._alike = [
            each for each in found if each.person.worker.id not in {worker_id, *self.apart}
        ]
        self._at = 0
        self._show()

    def _shown(self) -> Other | None:
        if self._twin is not None:
            return Other(self._twin)
        if not self._alike:
            return None
        candidate = self._alike[self._at]
        at, of = self._at + 1, len(self._alike)
        return Other(candidate.person, candidate.reasons, at, of, merges=self._may_merge())

    def _show(self) -> None:
        self._view.show_twin(self._shown())

    def _show_next(self) -> None:
        self._at = (self._at + 1) % max(1, len(self._alike))
        self._show()
