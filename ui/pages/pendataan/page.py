"""The page: the list of all people, the form beside it, and the keys that lead from one to the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.app import App
from desktop_app.domain.facts import Facts
from desktop_app.domain.person import Person
from desktop_app.domain.scratch import Scratch
from desktop_app.domain.show import number
from desktop_app.kernel.i18n import N_, _, ngettext
from desktop_app.queries import people as users
from desktop_app.queries import submissions, typed, workers
from desktop_app.queries.workers import Filter
from desktop_app.services import workers as keeping
from ui.desk import Desk, Page
from ui.pages.pendataan.errand import Errand, errand_of
from ui.pages.pendataan.looking import HeldLook
from ui.pages.pendataan.parts import Form, Parts
from ui.pages.pendataan.scratches import ScratchBar
from ui.people_filters import Known
from ui.sizes import Height, SizeClass, Width
from ui.widgets.buttons import Button, Role

_PAINTED_MS = 50
"""Until the first rows are painted; then the form is built, so that it is there when it is wanted."""
_BREATH_MS = 10
"""Between two pieces of the form: without it two are built before a key is heard."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What stands around the rows, and what the form knows."""

    total: int
    known: Known
    names: dict[str, str]
    typed: Mapping[str, tuple[str, ...]]


def _ask_known(app: App, facts: Facts) -> _Known:
    office = _own_region(facts)
    total = app.ask(workers.count, Filter(region=office))
    names, before = app.ask(users.names_of_users), app.ask(typed.typed_before)
    known = Known(
        facts,
        rts=tuple(app.ask(workers.rts, office)),
        users=names,
        batches={each.id: each.number for each in app.ask(submissions.batches)},
        decrees=tuple(app.ask(workers.decrees)),
    )
    return _Known(total, known, names, before)


def _own_region(facts: Facts) -> str:
    """Give the kelurahan whose people are listed, "" for everybody."""
    return facts.settings.office if facts.settings.is_kelurahan else ""


class PendataanPage(Page):
    """List and form of all people; `open` takes `filter`, `worker_id` or `new`.

    Beside `worker_id` it takes `field`, `why` and `back`: what is to be mended, and the page to which
    saving goes back.
    """

    TABLES = frozenset({"worker", "enrolment", "settings", "user"})
    KEYS = (
        ("Enter", N_("Ke isian berikutnya; di daftar: buka orangnya")),
        ("Shift+Enter", N_("Ke isian sebelumnya")),
        ("F4", N_("Pakai usulan dari NIK, atau awal No. KK yang biasa")),
        ("F1", N_("Jelaskan isian ini")),
        ("Alt+P", N_("Pakai nilai yang diusulkan catatan")),
        ("Alt+A", N_("Akui catatan dengan alasan")),
        ("Ctrl+F", N_("Cari orang")),
        ("Spasi", N_("Di daftar: pilih atau lepas baris")),
        ("Alt+N", N_("Tahan untuk melihat NIK utuh")),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Pendataan"), rule=True)
        self._stack = QStackedWidget()
        self._held = HeldLook(self)
        self._parts: Parts | None = None
        self._known: _Known | None = None
        self.offer = ScratchBar()
        self._wanted: Callable[[Parts], None] | None = None
        self._size = SizeClass(Width.FULL, Height.TALL)
        self.import_button = Button(_("Impor…"), Role.LIGHT, icon="download")
        self.list_button = Button(_("Tampilan daftar"), Role.LIGHT, icon="columns", key="Ctrl+L")
        self.new_button = Button(_("Pekerja baru"), icon="plus", key="Ctrl+N")
        self.first_button = Button(_("Pekerja baru"), Role.PRIMARY, icon="plus", key="Ctrl+N")
        for button in (self.import_button, self.list_button, self.new_button, self.first_button):
            self.head.add(button)
        self.body.addWidget(self.offer)
        self.body.addWidget(self._stack, 1)
        self.import_button.triggered.connect(lambda: desk.go("impor"))
        self.list_button.triggered.connect(self.show_list)
        self.new_button.triggered.connect(self.begin_new)
        self.first_button.triggered.connect(self.begin_new)
        self._bind_keys()
        self._show_mode(form=False)

    @property
    def parts(self) -> Parts | None:
        """List and form, once the facts are there."""
        return self._parts

    def refresh(self) -> None:
        """Ask for the facts, then the rows, then all around them and who is in the form."""
        self.desk.ask(self, lambda app: app.facts, done=self._take_facts)

    def open(self, **context: Any) -> None:
        """Show the list with a filter, one person, or the form for somebody new."""
        if "worker_id" in context:
            errand = errand_of(context)
            self._when_known(lambda parts: self._open_id(parts, context["worker_id"], errand))
        elif context.get("new"):
            self._when_known(lambda _parts: self.begin_new())
        elif "filter" in context:
            self._when_known(lambda parts: self._list_with(parts, context["filter"]))
        else:
            self._when_known(lambda _parts: self._take_focus())

    def is_busy(self) -> bool:
        """Whether something typed is not saved."""
        return self._parts is not None and self._parts.has_form and self._parts.keying.busy

    def regions(self) -> list[QWidget]:
        """Give what F6 goes through."""
        if self._parts is None:
            return []
        if not self._in_form:
            return [self._parts.listing.search, self._parts.listing.table]
        nik = self._parts.sheet.form.fields["nik"].editor
        return [self._parts.side.search, nik, self._parts.view.twin.open_button]

    def resized(self, size: SizeClass) -> None:
        """Lay list and form out for another class of size."""
        self._size = size
        if self._parts is not None:
            self._parts.listing.narrow(on=size.width is Width.NARROW)
            if self._parts.has_form:
                self._parts.view.show_size(size)
        self._show_mode(form=self._in_form)

    def help_topic(self) -> str | None:
        """Explain the field that has the focus; give the page of what is the matter with it."""
        if self._parts is None or not self._in_form:
            return ""
        return self._parts.sheet.help_topic()

    def step_back(self) -> bool:
        """Let ticks go, cancel what is typed, or go back to the list."""
        if self._parts is None:
            return False
        if self._in_form:
            self._parts.keying.cancel()
            return True
        return self._parts.listing.let_go()

    def show_list(self) -> None:
        """Show the whole list; what is typed stays in the form."""
        if self._parts is None:
            return
        self._show_mode(form=False)
        if self._parts.has_form:
            self._parts.listing.mark(self._parts.keying.worker_id)
        self._parts.listing.enter_table()

    def begin_new(self) -> None:
        """Show the form for somebody new."""
        if self._parts is None:
            self._when_known(lambda _parts: self.begin_new())
            return
        self._show_mode(form=True)
        self._parts.keying.open_new()

    def open_person(self, person: Person) -> None:
        """Show somebody in the form."""
        if self._parts is not None:
            self._show_mode(form=True)
            self._parts.keying.open_person(person)

    def _open_row(self, worker_id: str) -> None:
        """Show who stands in a row; until they are read whole, what is typed goes to the list."""
        self.desk.ask(
            self,
            lambda app: app.ask(workers.person, worker_id),
            done=lambda person: self.open_person(person) if person else None,
        )

    @property
    def _in_form(self) -> bool:
        parts = self._parts
        return parts is not None and parts.has_form and self._stack.currentWidget() is parts.view

    def _bind_keys(self) -> None:
        acts: dict[str, Callable[[Parts], object]] = {
            "Ctrl+F": lambda p: (p.side if self._in_form else p.listing).search.setFocus(),
            "Ctrl+S": lambda p: p.keying.save() if self._in_form else None,
            "F4": lambda p: p.sheet.take_proposal(),
            "Alt+P": lambda p: p.sheet.press_first("take"),
            "Alt+A": lambda p: p.sheet.press_first("accept_button"),
            "Alt+S": lambda p: p.keying.beside.open_other(),
            "Alt+B": lambda p: p.keying.beside.deny(),
            "Alt+U": lambda p: p.sheet.unfold_pins(),
            "Alt+L": lambda p: p.sheet.toggle_more(),
            "Alt+V": lambda p: None if self._in_form else p.listing.bulk.verify_button.click(),
            "Alt+D": lambda p: None if self._in_form else p.listing.bulk.record_button.click(),
            "Ctrl+C": lambda p: None if self._in_form else p.listing.copy(),
        }
        for key, act in acts.items():
            self.bind(key, lambda act=act: act(self._parts) if self._parts else None)  # type: ignore[misc]
        self.bind("Ctrl+N", self.begin_new)
        self.bind("Ctrl+L", self._toggle_list)
        self.bind("Alt+N", self._look)
        self.bind("Alt+K", self.offer.resume)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what is typed before the page goes."""
        if self._parts is not None and self._parts.has_form:
            self._parts.keying.scratches.flush_if_due()
        super().hideEvent(event)

    def _resume(self, scratch: Scratch) -> None:
        if self._parts is not None:
            self._show_mode(form=True)
            self._parts.keying.bring_back(scratch)

    def _toggle_list(self) -> None:
        if self._in_form:
            self.show_list()
        elif self._parts and self._parts.has_form and self._parts.sheet.form.is_filled:
            self._show_mode(form=True)
            self._parts.sheet.form.go_to("nik")

    def _show_mode(self, *, form: bool) -> None:
        if self._parts is not None:
            page = self._parts.view if form else self._parts.listing
            self._stack.setCurrentWidget(page)
        self.wants_rail = form
        self.list_button.setVisible(form)
        self.new_button.setVisible(form)
        self.first_button.setVisible(not form)
        self.import_button.setVisible(not form)
        self.head.setVisible(not (form and self._size.width is Width.NARROW))
        self.room_changed.emit()

    def _when_known(self, act: Callable[[Parts], None]) -> None:
        if self._parts is not None:
            act(self._parts)
        else:
            self._wanted = act

    def _take_facts(self, facts: Facts) -> None:
        if self._parts is None:
            self._build(facts)
            QTimer.singleShot(_PAINTED_MS, self, lambda: self._ask_around(facts))
        else:
            self._parts.model.show_facts(facts)
            self._parts.listing.reload()
            self._ask_around(facts)
        if self._wanted is not None and self._parts is not None:
            act, self._wanted = self._wanted, None
            act(self._parts)

    def _ask_around(self, facts: Facts) -> None:
        self.desk.ask(
            self,
            lambda app: _ask_known(app, facts),
            done=lambda known: self._take_known(facts, known),
        )

    def _take_known(self, facts: Facts, known: _Known) -> None:
        self._known = known
        self._say_count(known.total, facts)
        parts = self._parts
        if parts is None:
            return
        parts.listing.chips.show_known(known.known)
        if parts.has_form:
            self._inform(parts.form)
            parts.keying.reload()
        else:
            self._build_on(parts.pieces())

    def _build_on(self, pieces: Iterator[object]) -> None:
        """Build the form in moments when nothing else waits."""
        if next(pieces, None) is not None:
            QTimer.singleShot(_BREATH_MS, self, lambda: self._build_on(pieces))

    def _inform(self, form: Form) -> None:
        """Let the form know the facts, the users, and what was typed before."""
        if self._parts is not None and self._known is not None:
            form.sheet.form.facts = self._parts.model.sight.facts
            form.sheet.names = self._known.names
            form.sheet.form.complete_by(self._known.typed)

    def _build(self, facts: Facts) -> None:
        first = Filter(region=_own_region(facts), day=facts.today)
        self._parts = parts = Parts(self.desk, facts, first, self._connect_form)
        self._stack.addWidget(parts.listing)
        parts.listing.opened.connect(self._open_row)
        parts.listing.filtered.connect(self._show_filter)
        parts.listing.bulk.recording_wanted.connect(parts.acts.record)
        parts.listing.bulk.verifying_wanted.connect(parts.acts.verify)
        parts.listing.bulk.group_wanted.connect(parts.acts.change_group)
        self._held.ended.connect(lambda: parts.model.reveal(on=False))
        self.resized(self._size)
        parts.listing.show_asked()

    def _connect_form(self, form: Form) -> None:
        keying, side = form.keying, form.side
        self._stack.addWidget(form.view)
        side.opened.connect(self._open_row)
        side.filtered.connect(self._show_filter)
        side.list_wanted.connect(self.show_list)
        form.view.list_wanted.connect(self.show_list)
        keying.closed.connect(self.show_list)
        keying.scratches.offered.connect(self.offer.show_offer)
        self.offer.resumed.connect(self._resume)
        self.offer.dropped.connect(lambda scratch: keying.scratches.drop(scratch.id))
        keying.shown.connect(side.mark)
        if self._parts is not None:
            model = self._parts.model
            keying.shown.connect(model.stay)
            keying.next_of = lambda key: model.id_at(side.row_after(key))
            side.show_filter(model.filter)
        form.view.show_size(self._size)
        self._inform(form)

    def _show_filter(self, asked: Filter) -> None:
        if self._parts is None:
            return
        asked = replace(asked, day=self._parts.model.sight.facts.today)
        self._parts.listing.show_filter(asked)
        if self._parts.has_form:
            self._parts.side.show_filter(asked)

    def _list_with(self, parts: Parts, asked: Filter) -> None:
        self._show_mode(form=False)
        self._show_filter(asked)
        parts.listing.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_id(self, parts: Parts, worker_id: str, errand: Errand | None) -> None:
        self._show_mode(form=True)
        parts.keying.open_id(worker_id, errand)

    def _take_focus(self) -> None:
        self.go_in()

    def _say_count(self, count: int, facts: Facts) -> None:
        words = ngettext("{n} orang di {place}", "{n} orang di {place}", count)
        office = facts.settings
        place = office.office_name or facts.regions.name(office.office)
        if office.is_kelurahan:
            place = _("Kel. {name}").format(name=facts.regions.name(office.office))
        self.head.set_sub(words.format(n=number(count), place=place))

    def _look(self) -> None:
        if self._parts is None or not self._held.begin():
            return
        self._parts.model.reveal(on=True)
        where, whose = _("daftar Pendataan"), self._parts.model.here()
        self.desk.do(self, lambda app, _progress: app.do(keeping.look, where, whose))
