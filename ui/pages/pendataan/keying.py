"""Keying: who is in the form, saving and going on, setting aside, and the same NIK elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime

from PySide6.QtCore import QObject, Signal

from desktop_app.app import App
from desktop_app.domain.duplicates.traits import traits_of
from desktop_app.domain.facts import Facts
from desktop_app.domain.people import Right
from desktop_app.domain.person import Person, PersonReading, blank_person
from desktop_app.domain.scratch import Scratch
from desktop_app.domain.show import masked_nik
from desktop_app.domain.workflow import Status
from desktop_app.kernel.clock import NewId
from desktop_app.kernel.errors import AppError
from desktop_app.kernel.events import Changed
from desktop_app.kernel.i18n import _
from desktop_app.queries import duplicates, workers
from desktop_app.services import duplicates as deciding
from desktop_app.services import workers as keeping
from desktop_app.services.use_case import case_of
from ui.desk import Desk
from ui.pages.pendataan.beside import Beside
from ui.pages.pendataan.errand import Errand
from ui.pages.pendataan.form_view import FormView
from ui.pages.pendataan.lacks import lock_of
from ui.pages.pendataan.leaving import Leaving
from ui.pages.pendataan.pins import Pins
from ui.pages.pendataan.scratches import Scratches
from ui.times import clock_words, when_words
from ui.widgets.banners import Banner
from ui.widgets.buttons import Button
from ui.widgets.editors import DigitsEdit

_SAVING = case_of(deciding.save_beside).name


class Keying(QObject):
    """Moves people between the store and the form; all reading and writing is done in lanes.

    Args:
        desk: the way to the program.
        view: the form.
        pins: what goes over to the next person.
        new_id: makes ids for new people.

    `shown` carries the id of who is in the form ("" = new), `closed` asks for the list, `next_of`
    gives the id of the person after somebody, or "" for a new one.
    """

    shown = Signal(str)
    closed = Signal()

    def __init__(self, desk: Desk, view: FormView, pins: Pins, new_id: NewId) -> None:
        super().__init__(view)
        self._desk = desk
        self._view = view
        self._sheet = view.sheet
        self._form = view.sheet.form
        self._pins = pins
        self._new_id = new_id
        self._carried: Mapping[str, str] = {}
        self._saving = False
        self._errand: Errand | None = None
        self.beside = Beside(desk, view)
        self.leaving = Leaving(desk, view)
        self._sitting = new_id()
        self._cancelled = ""
        self.scratches = Scratches(desk, self)
        self.next_of: Callable[[str], str] = lambda _id: ""
        view.save_wanted.connect(self.save)
        view.draft_wanted.connect(lambda: self.save(Status.DRAFT))
        view.cancel_wanted.connect(self.cancel)
        view.undo_wanted.connect(self.undo)
        self.beside.opened.connect(self.open_person)
        self._sheet.changed.connect(self._changed)
        desk.bridge.changed.connect(self._hear)

    @property
    def busy(self) -> bool:
        """Whether something typed is not in the store yet."""
        return self._form.is_filled and self._form.dirty

    @property
    def worker_id(self) -> str:
        """Who is in the form; "" for nobody or somebody new."""
        if not self._form.is_filled or not self._form.base.worker.version:
            return ""
        return self._form.base.worker.id

    def open_new(self) -> None:
        """Begin somebody new with what is pinned; what was typed before is set aside."""
        if not self._carried and not self._form.is_filled:
            self._carried = self._pins.first(_of_office(self._form.facts))
        elif self._form.is_filled:
            self._carried = self._pins.carried(self._form)
        self._show(blank_person(self._new_id(), self._new_id()), self._carried)

    def open_person(self, person: Person) -> None:
        """Show somebody; what was typed before is set aside, not lost."""
        if person.worker.id == self.worker_id and self._form.dirty:
            return
        if self._form.is_filled and not self.worker_id:
            self._carried = self._pins.carried(self._form)
        self._show(person, {})

    def open_id(self, worker_id: str, errand: Errand | None = None) -> None:
        """Ask for somebody and show them, perhaps for an errand of another page."""
        self._errand = errand
        self._desk.ask(
            self,
            lambda app: app.ask(workers.person, worker_id),
            done=lambda person: self.open_person(person) if person else self.open_new(),
        )

    def save(self, target: Status = Status.RECORDED) -> None:
        """Write who is in the form; then the next person, or for a draft the same one."""
        if self._saving or lock_of(self._form.base, self._desk.app.user.rights):
            return
        self._form.settle()
        person = self._form.base
        follower = self.next_of(self.worker_id) if self.worker_id else ""
        if not self._form.dirty and person.worker.version and person.enrolment.status is target:
            self._desk.ask(self, lambda app: app.ask(workers.person, follower), done=self._go_on)
            return
        reading, apart = self._form.reading(), dict(self.beside.apart)
        self._saving = True
        self._view.set_busy(on=True)
        stay = target is Status.DRAFT
        self._desk.do(
            self,
            lambda app, _progress: (
                _write(app, reading, target, apart),
                app.ask(workers.person, follower),
            ),
            done=lambda both: self._saved(*both, stay=stay),
            failed=self._failed,
        )

    def cancel(self) -> None:
        """Drop what was typed, with a way back; with nothing typed, go to the list."""
        if not self.busy and self._errand:
            self._go_back(self._errand)
            return
        if not self.busy:
            self.closed.emit()
            return
        opened, self._cancelled = self._form.opened, self._sitting
        if opened.worker.version:
            self._show(opened, {})
            return
        self._show(blank_person(self._new_id(), self._new_id()), self._carried)

    def undo(self) -> None:
        """Take back the last step, as Ctrl+Z does."""
        self._view.show_state("")
        self._desk.do(self, lambda app, _progress: app.undo())

    def reload(self) -> None:
        """Look whether who is in the form was changed elsewhere."""
        worker_id = self.worker_id
        if worker_id and not self._saving:
            self._desk.ask(
                self,
                lambda app: app.ask(workers.person, worker_id),
                done=lambda person: self._take_again(worker_id, person),
            )

    def bring_back(self, scratch: Scratch) -> None:
        """Put what was typed once back into the form; what stands there now is kept as well."""
        self._desk.ask(
            self,
            lambda app: app.ask(workers.person, scratch.worker_id),
            done=lambda person: self._take_back(scratch, person),
        )

    def _take_back(self, scratch: Scratch, person: Person | None) -> None:
        who = person or blank_person(scratch.worker_id, scratch.enrolment_id)
        if person is None:
            self._carried = scratch.carried
        self._show(who, {} if person else scratch.carried)
        if scratch.acknowledged:
            base = replace(who.enrolment, acknowledged=scratch.acknowledged)
            self._form.keep(Person(who.worker, base))
        self._sitting = scratch.id
        self._sheet.restore(scratch.texts)
        self._changed("nik")

    def _show(self, person: Person, carried: Mapping[str, str]) -> None:
        self._form.set_read_only(on=False)
        self._sheet.show_person(person, carried)
        self.beside.begin()
        self._view.show_head(person)
        errand = self._errand_for(person)
        self._view.show_banner(errand.banner() if errand else None)
        lock = lock_of(person, self._desk.app.user.rights)
        if lock and errand and errand.why:
            lock = replace(lock, way=errand.why)
        told = bool(person.worker.version) and Right.EXAMINE in self._desk.app.user.rights
        self._view.show_others(end=self.leaving.may_end(person), own=told)
        self._view.show_lock(lock, *self._lock_actions(person))
        self._mind_digits(person)
        self._view.show_lacks()
        at = person.enrolment.recorded_at
        self._view.show_state(_tersimpan(at, self._form.facts.today), "ok")
        self._sitting = self._new_id()
        self.scratches.leave()
        self._sheet.go_to(errand.field if errand and errand.field else "nik")
        self.shown.emit(self.worker_id)

    def _mind_digits(self, person: Person) -> None:
        """Note that NIK and KK are seen whole, or mask them for who has no business with them."""
        if Right.EXAMINE in self._desk.app.user.rights:
            if person.worker.version:
                self._desk.look(self, _("formulir Pendataan"), person.worker.id)
            return
        for name in ("nik", "kk"):
            editor = self._form.fields[name].editor
            if isinstance(editor, DigitsEdit):
                editor.veil(masked_nik(editor.text()))

    def _errand_for(self, person: Person) -> Errand | None:
        """Give the errand while its person is shown; somebody else ends it."""
        if self._errand is not None and self._errand.worker_id != person.worker.id:
            self._errand = None
        return self._errand

    def _go_back(self, errand: Errand) -> None:
        self._errand = None
        self._desk.go(errand.back, back=True)

    def _lock_actions(self, person: Person) -> tuple[Button, ...]:
        status = person.enrolment.status
        if status is Status.REGISTERED and self.leaving.may_end(person):
            return (self.leaving.button(),)
        may = Right.VERIFY in self._desk.app.user.rights
        if status not in (Status.VERIFIED, Status.REJECTED) or not may:
            return ()
        button = Button(_("Buka di Verifikasi"), height=30)
        button.triggered.connect(lambda: self._desk.go("verifikasi", worker_id=person.worker.id))
        way_in = self._errand.way_in(person, self._desk) if self._errand else ()
        return (*way_in, button)

    def _jot(self) -> None:
        """Let what is typed be safe before it is saved; nothing typed is nothing to keep."""
        form = self._form
        who = form.base
        if not form.dirty:
            self.scratches.drop(self._sitting)
            return
        scratch = Scratch(
            id=self._sitting,
            worker_id=who.worker.id,
            enrolment_id=who.enrolment.id,
            version=who.worker.version,
            at=self._desk.app.now(),
            name=who.worker.name,
            texts=form.raw(),
            carried=dict(self._carried) if not who.worker.version else {},
            acknowledged=who.enrolment.acknowledged,
        )
        self.scratches.note(scratch)

    def _changed(self, name: str) -> None:
        self._view.show_lacks()
        self._jot()
        if self._form.dirty:
            self._view.show_state(_("Belum disimpan"))
        self.beside.look(name)

    def _hear(self, news: Changed) -> None:
        """Offer no way back any more once something else was written or undone."""
        if not news.tables:
            return  # somebody was only looked at
        if news.use_case != _SAVING:
            self._view.undo_button.hide()
            if not self._form.is_filled or not self._form.dirty:
                self._view.show_state("")

    def _saved(self, person: Person, follower: Person | None, *, stay: bool) -> None:
        self._saving = False
        self._desk.looked.add(person.worker.id)  # typed here: there is nothing new to see
        self._view.set_busy(on=False)
        for settled in (self._sitting, self._cancelled):
            self.scratches.drop(settled)
        said = _tersimpan(person.enrolment.recorded_at, self._form.facts.today)
        self._desk.say(said)
        if stay:
            self._show(person, {})
        else:
            self._go_on(follower)
        said = _("{name} tersimpan {time}").format(name=_name_of(person), time=_time(person))
        self._view.show_state(said, "ok", undo=True)

    def _go_on(self, follower: Person | None) -> None:
        if self._errand is not None:
            self._go_back(self._errand)
            return
        if not self.worker_id:
            self._carried = self._pins.carried(self._form)
        if follower is not None:
            self._show(follower, {})
            return
        self._show(blank_person(self._new_id(), self._new_id()), self._carried)

    def _failed(self, trouble: AppError) -> None:
        self._saving = False
        self._view.set_busy(on=False)
        way = _("Belum disimpan. Ketikan Anda tetap di sini.")
        self._view.show_banner(Banner("error", str(trouble), way))
        if isinstance(trouble, keeping.KnownNikError):
            self.beside.look_for_twin()
        self._form.go_to("nik" if isinstance(trouble, keeping.KnownNikError) else "name")

    def _take_again(self, worker_id: str, person: Person | None) -> None:
        if worker_id != self.worker_id or self._form.dirty:
            return
        if person is None:
            self._show(blank_person(self._new_id(), self._new_id()), self._carried)
        elif person != self._form.base:
            self._show(person, {})


def _write(app: App, reading: PersonReading, target: Status, apart: Mapping[str, str]) -> Person:
    """Save, and note whom the person may be besides; it is looked for at the last moment."""
    found = app.ask(duplicates.found_beside, traits_of(reading.person.worker))
    return app.do(deciding.save_beside, reading, found, target=target, apart=apart)


def _of_office(facts: Facts) -> dict[str, str]:
    return {"kelurahan": facts.settings.office if facts.settings.is_kelurahan else ""}


def _tersimpan(at: datetime | None, today: date) -> str:
    return _("Tersimpan {time}").format(time=when_words(at, today)) if at else ""


def _time(person: Person) -> str:
    at = person.enrolment.recorded_at
    return clock_words(at) if at else ""


def _name_of(person: Person) -> str:
    return person.worker.name or _("Orang tanpa nama")
