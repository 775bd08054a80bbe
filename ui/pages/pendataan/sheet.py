"""The sheet of the form: fields in their rows, the proposal, warnings, pins, and the rest folded."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain.person import Person
from desktop_app.domain.record import Issue
from desktop_app.kernel.i18n import _
from ui.forms import RecordForm, acknowledged
from ui.pages.pendataan.layouts import (
    MAIN,
    MAIN_ORDER,
    MORE,
    MORE_ORDER,
    PINNABLE,
    PINNED,
    PINS,
    PROPOSAL,
    FormRow,
    FormRows,
    Shape,
)
from ui.pages.pendataan.nik_words import meanings, proposal_words, proposals
from ui.pages.pendataan.notices import Notices, key_of
from ui.pages.pendataan.pins import PinnedLine, Pins
from ui.widgets.buttons import Button, Role, spacer
from ui.widgets.labels import Label
from ui.widgets.nik_edit import NikEdit
from ui.widgets.panels import GUTTER, Rule, column_layout, row
from ui.widgets.proposals import ProposalPanel

_SIXTEEN = frozenset({"nik", "kk"})
_DAYS = frozenset({"birth_date", "consent_date"})
_WHOLE_DAY = re.compile(r"\d{4}(?!19|20)\d\d|\d{8}|\d\d([-./ ])\d\d\1\d{4}")
"""Six digits are a whole day unless a year of four digits may be meant."""


class FormSheet(QWidget):
    """Everything that scrolls in the form; it knows its fields, not how they are saved.

    Args:
        form: its fields.
        pins: which values go over to the next person.
        user: the id of who works here.

    It can be used once `lay_more` was called: both at once would take longer than a key may wait.
    `changed` carries the name of the field that changed ("" for none in particular), `ended`
    follows Enter in the last field.
    """

    changed = Signal(str)
    ended = Signal()

    def __init__(self, form: RecordForm, pins: Pins, user: str) -> None:
        super().__init__()
        self.form = form
        self.pins = pins
        self.names: Mapping[str, str] = {}
        self.issues: tuple[Issue, ...] = ()
        self._user = user
        self._shape = Shape.FULL
        self._unfolded = False
        self._foreign: Issue | None = None
        self._proposed: set[str] = set()  # filled from the NIK: passed over by Enter
        self.proposal = ProposalPanel(_("Usulan dari NIK"), "", action=_("Pakai"))
        self._main = FormRows()
        self._pin_rows = FormRows()
        self._pin_line = PinnedLine()
        self._pin_title = _heading(_("Disematkan – terbawa ke orang berikutnya"))
        self._more_button = Button(_("Isian lain"), Role.LIGHT, icon="chevron-right", key="Alt+L")
        self._more = QWidget()
        self._more_rows: list[FormRows] = []
        self.notices = Notices(self.form.words_for)
        self._build()
        self._connect()

    def show_person(self, person: Person, carried: Mapping[str, str] | None = None) -> None:
        """Show somebody, or nobody yet with the values that are carried over."""
        self._foreign = None
        self._proposed = set()
        self.notices.clear()
        self.form.show(person, carried)
        for name in PINNABLE:
            self.form.fields[name].set_pinned(on=name in self.pins.names)
        self._unfolded = False
        self._fold_pins()
        self._open_more(on=False)
        self.refresh()

    def restore(self, texts: Mapping[str, str]) -> None:
        """Put texts that were set aside back into their fields."""
        for name, text in texts.items():
            self.form.fields[name].set_text(text)
            self.form.visit(name)
        self.refresh()

    def show_shape(self, shape: Shape) -> None:
        """Lay the fields out for another window; the focus stays in its field."""
        at = self.form.name_with_focus()
        before, self._shape = self._shape, shape
        if MAIN[shape] != MAIN[before]:
            self._lay_main()
        self._fold_pins()
        self._order_tabs()
        self.refresh()
        if at:
            self.form.go_to(at)

    def show_foreign(self, found: Issue | None) -> None:
        """Show what only the store knows of the NIK: somebody else has it."""
        self._foreign = found
        self.refresh()

    def refresh(self, typing: str = "") -> None:
        """Judge anew and show what is the matter where it belongs."""
        form = self.form
        if not form.is_filled:
            return
        foreign = (self._foreign,) if self._foreign else ()
        self.issues = (*form.issues(), *foreign)
        if foreign:
            form.visit("nik")
        waiting = form.show_issues(self.issues, "" if foreign and typing == "nik" else typing)
        reasons = {
            key: (reason, self.names.get(by, _("Anda") if by == self._user else by))
            for key, reason, by in form.base.enrolment.acknowledged
        }
        self.notices.show_issues(() if form.read_only else waiting, reasons, self._row_with)
        self._show_nik()

    def take_proposal(self) -> None:
        """Begin the number with the focus, or fill what the NIK proposes, saying so."""
        if self.form.begin(self.form.name_with_focus()):
            return
        worker = self.form.reading().person.worker
        found = proposals(worker, self.form.facts)
        for name, text in found.items():
            self.form.type_text(name, text, _("dari NIK"))
        self._proposed |= found.keys()
        if found and self.form.name_with_focus() in ("nik", "birth_date", "sex"):
            self.form.go_on("nik")

    def press_first(self, button: str) -> None:
        """Press "take" or "accept_button" of the topmost warning."""
        box = self.notices.first_box()
        if box is not None:
            getattr(box, button).click()

    def go_to(self, name: str) -> None:
        """Put the focus into a field, unfolding what hides it."""
        if name in PINNED and not self._pins_open:
            self.unfold_pins()
        if name in MORE_ORDER:
            self._open_more(on=True)
        self.form.go_to(name)

    def help_topic(self) -> str | None:
        """Say what belongs into the field that has the focus, or give the page of help for it.

        A field with a finding leads to the page of that finding; one that is explained already to
        its place among all fields.
        """
        name = self.form.name_with_focus()
        if not name:
            return "formulir"
        code = self.form.first_code(name)
        if code:
            return f"temuan-{code}"
        return None if self.form.explain(name) else f"isian#{self.form.fields[name].label}"

    def unfold_pins(self) -> None:
        """Show the pinned fields and enter the first."""
        self._unfolded = True
        self._fold_pins()
        self.form.go_to(PINNED[0])

    def toggle_more(self) -> None:
        """Show or fold the fields that are seldom filled."""
        self._open_more(on=not self._more.isVisibleTo(self))
        if self._more.isVisibleTo(self):
            self.form.go_to(MORE_ORDER[0])

    @property
    def _pins_open(self) -> bool:
        return self._shape is Shape.FULL or self._unfolded

    def _build(self) -> None:
        self._proposal_box = _lowered(self.proposal)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        nik = self.form.fields["nik"]
        nik.setMinimumWidth(nik.editor.minimumWidth())
        if nik.editor.under is not None:
            policy = nik.editor.under.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            nik.editor.under.setSizePolicy(policy)
        whole = column_layout(margins=(GUTTER, 8, GUTTER, 12), spacing=4)
        self.setLayout(whole)
        more_line = row(self._more_button, spacer(), margins=(0, 4, 0, 0))
        for part in (self._main, self._pin_title, self._pin_line, self._pin_rows, more_line):
            whole.addWidget(part)
        whole.addWidget(self._more)
        whole.addStretch(1)
        self._more.hide()
        self._lay_main()
        self._pin_rows.lay((PINS,), self.form.fields)

    def _lay_main(self) -> None:
        self._main.lay(MAIN[self._shape], {**self.form.fields, PROPOSAL: self._proposal_box})

    def lay_more(self) -> None:
        """Lay out the fields that are seldom filled, and let Tab go through all of them."""
        inside = column_layout(spacing=4)
        self._more.setLayout(inside)
        for title, lines in MORE:
            rows = FormRows()
            rows.lay(lines, self.form.fields)
            inside.addWidget(_heading(_(title)))
            inside.addWidget(rows)
            self._more_rows.append(rows)
        self._order_tabs()

    def _connect(self) -> None:
        form = self.form
        form.skipped = self._is_skipped
        form.edited.connect(self._edited)
        form.left.connect(lambda _name: self.refresh())
        form.passed_end.connect(self.ended)
        self.proposal.accepted.connect(self.take_proposal)
        self._pin_line.unfolded.connect(self.unfold_pins)
        self._more_button.triggered.connect(self.toggle_more)
        self.notices.accepted.connect(self._take_value)
        self.notices.acknowledged.connect(self._acknowledge)
        self.notices.taken_back.connect(lambda found: self._acknowledge(found, ""))
        for name in PINNABLE:
            field = form.fields[name]
            field.pin_toggled.connect(lambda on, name=name: self.pins.toggle(name, on=on))

    def _edited(self, name: str) -> None:
        typing = self.form.name_with_focus()
        self.refresh(typing if typing == name else "")
        if name in PINNED:
            self._pin_line.show_values(self.form)
        self.changed.emit(name)
        if typing == name and self._is_full(name):
            self.form.go_on(name)

    def _is_full(self, name: str) -> bool:
        """Whether nothing can follow what was typed: the focus goes on by itself."""
        if name not in _SIXTEEN | _DAYS:
            return False
        editor = self.form.fields[name].editor
        text, line = editor.text(), editor.focusProxy()
        at_end = line is not None and line.property("cursorPosition") == len(text)
        whole = len(text) == 16 if name in _SIXTEEN else bool(_WHOLE_DAY.fullmatch(text))
        return at_end and whole

    def _take_value(self, found: Issue) -> None:
        shown = found.proposal
        self.form.type_text(found.field, shown, _("dari NIK"))
        self.form.go_to(found.field)

    def _acknowledge(self, found: Issue, reason: str) -> None:
        base = acknowledged(self.form.base, key_of(found), reason, self._user)
        self.form.keep(base)
        self.refresh()
        self.changed.emit("")
        if not self.form.name_with_focus():
            self.form.go_to(found.field)

    def _is_skipped(self, name: str) -> bool:
        if name in MORE_ORDER and not self._more.isVisibleTo(self):
            return True
        if name in self._proposed:
            return bool(self.form.fields[name].text())
        if name in PINNED and not self._pins_open:
            return True
        field = self.form.fields[name]
        return name in PINNABLE and field.pinned and bool(field.text())

    def _row_with(self, name: str) -> FormRow | None:
        for rows in (self._main, self._pin_rows, *self._more_rows):
            row = rows.row_with(name)
            if row is not None:
                return row
        return None

    def _fold_pins(self) -> None:
        self._pin_title.setVisible(self._pins_open)
        self._pin_rows.setVisible(self._pins_open)
        self._pin_line.setVisible(not self._pins_open)
        if self.form.is_filled:
            self._pin_line.show_values(self.form)

    def _open_more(self, *, on: bool) -> None:
        self._more.setVisible(on)
        self._more_button.set_icon("chevron-down" if on else "chevron-right")
        filled = sum(bool(self.form.fields[name].text()) for name in MORE_ORDER)
        words = _("Isian lain · {n} terisi") if filled and not on else _("Isian lain")
        self._more_button.set_words(words.format(n=filled))

    def _order_tabs(self) -> None:
        order = (*MAIN_ORDER, *PINNED, *MORE_ORDER)
        self.form.set_order(order)
        stops: list[QWidget] = [self._stop(name) for name in (*MAIN_ORDER, *PINNED)]
        stops.insert(len(MAIN_ORDER), self._pin_line.button)
        stops += [self._more_button, *(self._stop(name) for name in MORE_ORDER)]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    @property
    def last_stop(self) -> QWidget:
        """The last field that Tab comes to, folded away or not."""
        return self._stop(MORE_ORDER[-1])

    def _stop(self, name: str) -> QWidget:
        editor = self.form.fields[name].editor
        return editor.focusProxy() or editor

    def _show_nik(self) -> None:
        worker = self.form.reading().person.worker
        editor = self.form.fields["nik"].editor
        facts = self.form.facts
        quiet = self._foreign is not None or self.form.read_only
        offered = {} if quiet else proposals(worker, facts)
        self.proposal.setVisible(bool(offered))
        if offered:
            words = proposal_words(worker, facts)
            self.proposal.show_proposal(_("Usulan dari NIK"), words)
        if isinstance(editor, NikEdit):
            editor.show_meanings(*meanings(worker, facts))
            editor.brackets.setVisible(bool(worker.nik))
            wrong = any(each.field == "nik" and each.level == "error" for each in self.issues)
            whole = len(worker.nik) == 16 and not wrong
            editor.set_mark("ring-check" if whole else "", "ok", _("NIK lengkap"))


def _heading(words: str) -> QWidget:
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 6, 0, 0)
    line.setSpacing(12)
    line.addWidget(Label(words, "label", "text2"))
    line.addWidget(Rule(), 1)
    return holder


def _lowered(panel: ProposalPanel) -> QWidget:
    """Give the panel beside the box of the field, below the line of its label."""
    panel.setFixedHeight(56)
    holder = QWidget()
    whole = QVBoxLayout(holder)
    whole.setContentsMargins(0, 24, 0, 0)
    whole.addWidget(panel)
    whole.addStretch(1)
    return holder
