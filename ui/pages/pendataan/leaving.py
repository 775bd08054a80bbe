"""Beside saving, from the form: an enrolment ended, a person told what is held about them."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop_app.app import App
from desktop_app.domain.people import Right
from desktop_app.domain.person import Person
from desktop_app.domain.workflow import Status, step
from desktop_app.kernel.i18n import _
from desktop_app.queries import workers
from desktop_app.queries.workers import Filter
from desktop_app.services import claims, enrolments
from ui.desk import Desk
from ui.own_sheet import offer_sheet
from ui.pages.pendataan.ending import EndQuestion, ask_where
from ui.pages.pendataan.form_view import FormView
from ui.widgets.buttons import Button

_OFFERED = 3_000
"""So many people are offered as replacement, those who wait longest."""


def read_waiting(app: App) -> list[Person]:
    """Give the people who can take somebody's place: recorded or verified, not yet sent."""
    asked = Filter(statuses=(Status.VERIFIED, Status.RECORDED))
    return app.ask(workers.people, asked, order="waiting", limit=_OFFERED)


class Leaving(QObject):
    """Asks for an ending and writes it; the form shows the outcome by itself.

    Args:
        desk: the way to the program.
        view: the form, whose person it is about.
    """

    def __init__(self, desk: Desk, view: FormView) -> None:
        super().__init__(view)
        self._desk = desk
        self._view = view
        view.end_wanted.connect(self.ask)
        view.own_wanted.connect(self._tell)
        view.story_wanted.connect(self._go_to_story)

    def may_end(self, person: Person) -> bool:
        """Whether this user can end what stands in the form."""
        saved = bool(person.worker.version)
        here = person.enrolment.status in step("end").sources
        return saved and here and Right.VERIFY in self._desk.app.user.rights

    def button(self) -> Button:
        """Give a button for the banner of a locked form."""
        made = Button(_("Akhiri kepesertaan…"), height=30)
        made.triggered.connect(self.ask)
        return made

    def ask(self) -> None:
        """Ask why, when and on what proof; then end."""
        self._desk.ask(self, read_waiting, done=self._ask_with)

    def _ask_with(self, waiting: list[Person]) -> None:
        form = self._view.sheet.form
        person = form.base
        question = EndQuestion(person, form.facts, self._view.window(), waiting)
        question.sheet_wanted.connect(lambda: self.print_checklist(question, person))
        if question.exec():
            self.end(person, question)

    def _tell(self) -> None:
        """Write down for the person in the form what is held about them."""
        offer_sheet(self._view, self._desk, self._view.sheet.form.base.worker.id)

    def _go_to_story(self) -> None:
        """Show what happened to the person in the form."""
        worker = self._view.sheet.form.base.worker
        self._desk.go("riwayat", words=worker.nik or worker.name)

    def end(self, person: Person, answer: EndQuestion) -> None:
        """Write the ending that was answered."""
        ending, heir = answer.ending(), answer.heir_texts()
        self._desk.do(
            self,
            lambda app, _progress: app.do(enrolments.end_one, person.enrolment.id, ending, heir),
            done=self._ended,
        )

    def print_checklist(self, question: EndQuestion, person: Person) -> None:
        """Write the papers of the claim as a PDF, with the heir as typed."""
        path = ask_where(question)
        if path is None:
            return
        path = path.with_name(self._desk.file_name(path.name))
        heir, facts = question.heir_texts(), self._view.sheet.form.facts

        def write(app: App) -> None:
            app.do(claims.save_checklist, claims.with_heir(person, heir, facts), path)

        self._desk.do(
            self,
            lambda app, _progress: write(app),
            done=lambda _nothing: self._desk.say(_("Daftar berkas klaim disimpan.")),
        )

    def _ended(self, person: Person) -> None:
        said = _("Kepesertaan {name} diakhiri").format(name=person.worker.name)
        self._desk.bridge.undo_offered.emit(said)
