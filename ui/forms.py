"""A form made from declared fields: an editor for each kind, texts in and out, what is the matter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from desktop_app.domain import kinds
from desktop_app.domain.enrolment import Enrolment
from desktop_app.domain.facts import Facts
from desktop_app.domain.fields import Field as Declared
from desktop_app.domain.fields import fields_of
from desktop_app.domain.findings import RULES, Effect
from desktop_app.domain.kind import Base
from desktop_app.domain.person import (
    Person,
    PersonReading,
    read_person,
    standing_issues,
    with_findings,
)
from desktop_app.domain.record import Issue, Record
from desktop_app.domain.worker import Worker
from desktop_app.domain.workflow import Status, needed_by
from desktop_app.kernel.i18n import _
from ui.form_editors import editor_of, explanation
from ui.widgets.choice_edit import ChoiceEdit
from ui.widgets.editors import DigitsEdit, Editor
from ui.widgets.fields import Field, Note
from ui.widgets.memory_edit import MemoryEdit

_ABSENT = frozenset(
    {"nik_missing", "name_missing", "birth_date_missing", "kelurahan_missing", "field_missing"}
)
"""That something is not there yet is said by the strip of what is missing, not in red."""


def declared_fields(record_types: Iterable[type[Record]]) -> dict[str, Declared]:
    """Give the fields of several records by name."""
    return {name: each for kind in record_types for name, each in fields_of(kind).items()}


def shown_texts(person: Person, facts: Facts) -> dict[str, str]:
    """Give every field of a person as a form shows it: codes of choices, all else as people read."""
    shown = {
        name: _shown(declared.kind, getattr(record, name), facts)
        for record in (person.worker, person.enrolment)
        for name, declared in fields_of(type(record)).items()
    }
    shown["occupation"] = shown["occupation"] or shown["occupation_note"]
    return shown


def _shown(kind: Base, value: Any, facts: Facts) -> str:
    coded = isinstance(kind, kinds.Choice | kinds.Kelurahan | kinds.Occupation)
    return kind.text(value) if coded else kind.show(value, facts)


def needs_reason(found: Issue) -> bool:
    """Say whether a finding is a warning that somebody may acknowledge with a reason."""
    return RULES[found.code].effect is Effect.ACKNOWLEDGE


class RecordForm(QObject):
    """The fields of a worker and the enrolment, made from their declarations; a page lays them out.

    Args:
        facts: the tables and the day against which texts are read.
        pinnable: names of the fields that can be carried over to the next person.

    It has no field before `make` was called: forty at once take longer than a key may wait.
    `edited` and `left` carry a field's name, `passed_end` follows Enter in the last field.
    """

    edited = Signal(str)
    left = Signal(str)
    passed_end = Signal()

    def __init__(self, facts: Facts, pinnable: Iterable[str] = ()) -> None:
        super().__init__()
        self.facts = facts
        self._declared = declared_fields((Worker, Enrolment))
        self._pinnable = frozenset(pinnable)
        self.fields: dict[str, Field] = {}
        self._base: Person | None = None
        self._opened: Person | None = None
        self._carried: dict[str, str] = {}
        self._shown: dict[str, str] = {}
        self._order: tuple[str, ...] = ()
        self._visited: set[str] = set()
        self._read_only = False
        self._read: tuple[tuple[Person, dict[str, str], Facts], PersonReading] | None = None
        self.skipped: Callable[[str], bool] = lambda _name: False

    def make(self, most: int | None = None) -> None:
        """Make the fields that are not there yet, `most` of them at once."""
        missing = [each for each in self._declared.items() if each[0] not in self.fields]
        for name, declared in missing[:most]:
            self.fields[name] = self._make(name, declared)

    @property
    def base(self) -> Person:
        """Who is in the form, as last saved.

        Raises:
            RuntimeError: `show` was not called yet.
        """
        if self._base is None:
            message = "nobody is in the form yet"
            raise RuntimeError(message)
        return self._base

    @property
    def opened(self) -> Person:
        """Who is in the form, as they came into it."""
        return self._opened or self.base

    @property
    def is_filled(self) -> bool:
        """Whether somebody is in the form."""
        return self._base is not None

    @property
    def read_only(self) -> bool:
        """Whether the form only shows."""
        return self._read_only

    @property
    def dirty(self) -> bool:
        """Whether something was typed since the person came into the form."""
        return bool(self.raw()) or self._base != self._opened

    def show(self, person: Person, carried: Mapping[str, str] | None = None) -> None:
        """Show a person; `carried` fills fields without counting as typed."""
        self._base = self._opened = person
        self._carried = dict(carried or {})
        self._shown = shown_texts(person, self.facts) | self._carried
        self._visited = set(self.fields) if person.worker.version else set()
        for name, field in self.fields.items():
            field.set_text(self._shown[name])
            field.set_notes(())
            if name != "nik":  # its side note counts the digits
                field.set_side_note("")

    def keep(self, person: Person) -> None:
        """Take another version as the base, leaving what was typed."""
        self._base = person

    def raw(self) -> dict[str, str]:
        """Give the texts that differ from what was shown, by field."""
        shown = self._shown
        return {
            name: text
            for name, field in self.fields.items()
            if (text := field.text()) != shown.get(name, "")
        }

    def reading(self) -> PersonReading:
        """Read what was typed over the person in the form."""
        asked = (self.base, {**self._carried, **self.raw()}, self.facts)
        if self._read is None or self._read[0] != asked:
            self._read = asked, read_person(*asked)
        return self._read[1]

    def issues(self) -> tuple[Issue, ...]:
        """Give everything that is to be said now: of the texts, the values, and of old."""
        reading = self.reading()
        settled = with_findings(reading, self.base.worker)
        have = {(each.code, each.field) for each in reading.issues}
        old = standing_issues(settled, self.facts)
        return reading.issues + tuple(each for each in old if (each.code, each.field) not in have)

    def type_text(self, name: str, text: str, side_note: str = "") -> None:
        """Fill a field as if it had been typed, e.g. with a proposal."""
        field = self.fields[name]
        field.set_text(text)
        if name != "nik":
            field.set_side_note(side_note)
        self._visited.add(name)
        self.edited.emit(name)

    def show_issues(self, issues: Sequence[Issue], typing: str = "") -> tuple[Issue, ...]:
        """Show what is the matter at each field; give those that await a reason.

        Fields not yet left stay calm, and so does the one that is being `typing`, except for what
        it shows already.
        """
        accepted = self.base.enrolment.accepted
        waiting: list[Issue] = []
        by_field: dict[str, list[Issue]] = {}
        for each in issues:
            if each.code not in _ABSENT and each.field in self._visited:
                by_field.setdefault(each.field, []).append(each)
        for name, field in self.fields.items():
            said = by_field.get(name, [])
            if name == typing:
                before = {note.text for note in field.notes}
                said = [each for each in said if each.message in before or needs_reason(each)]
            waiting += [each for each in said if needs_reason(each)]
            self._show_notes(field, said, accepted)
        return tuple(waiting)

    def words(self, name: str) -> str:
        """Give the value of a field as people read it."""
        reading = self.reading().person
        record = reading.worker if hasattr(reading.worker, name) else reading.enrolment
        said = self._declared[name].kind.show(getattr(record, name), self.facts)
        return said or (reading.worker.occupation_note if name == "occupation" else "")

    def words_for(self, name: str, text: str) -> str:
        """Give a raw text of a field as people read it."""
        kind = self._declared[name].kind
        parsed = kind.parse(name, text, self.facts)
        return kind.show(parsed.value, self.facts) or text

    def visit(self, name: str) -> None:
        """Take a field as seen by the user, so that its findings show."""
        self._visited.add(name)

    def need(self, target: Status) -> None:
        """Mark the fields that the step to `target` asks for as "wajib"."""
        on_the_way = needed_by(target)
        for name, declared in self._declared.items():
            needed = declared.kind.spec.required in on_the_way
            self.fields[name].set_required(on=needed and not self._read_only)

    def set_read_only(self, *, on: bool) -> None:
        """Only show, or be typed into again."""
        self._read_only = on
        for field in self.fields.values():
            field.editor.set_read_only(on=on)

    def explain(self, name: str) -> bool:
        """Show below a field what belongs there until it is left; tell whether that is new."""
        words = explanation(self._declared[name].kind)
        if not words or self.fields[name].remark.startswith(words):
            return False
        more = _("F1 sekali lagi: bantuan lengkap.")
        self.fields[name].set_remark(f"{words} {more}")
        return True

    def first_code(self, name: str) -> str:
        """Give the code of the first finding that is shown at a field, "" for none."""
        if name not in self._visited:
            return ""
        found = (each.code for each in self.issues() if each.field == name)
        return next((code for code in found if code not in _ABSENT), "")

    def set_order(self, names: Sequence[str]) -> None:
        """Let Enter walk through the fields in this order."""
        self._order = tuple(names)

    def go_to(self, name: str) -> None:
        """Put the focus into a field, its text marked."""
        editor = self.fields[name].editor
        editor.setFocus(Qt.FocusReason.TabFocusReason)

    def complete_by(self, known: Mapping[str, Sequence[str]]) -> None:
        """Complete the texts of some fields by what was typed before, the likeliest first.

        Of choices those come first that were taken before. Where a number is typed, the likeliest beginning is offered, to be taken with `begin`.
        """
        for name, texts in known.items():
            editor = self.fields[name].editor
            if isinstance(editor, MemoryEdit):
                editor.set_known(texts)
            elif isinstance(editor, ChoiceEdit):
                editor.prefer(texts)
            elif isinstance(editor, DigitsEdit):
                editor.offer_beginning(texts[0] if texts else "")

    def begin(self, name: str) -> bool:
        """Begin an empty number as others began; say whether there was something to begin with."""
        editor = self.fields[name].editor if name else None
        return isinstance(editor, DigitsEdit) and editor.begin()

    def settle(self) -> None:
        """Take what is marked in the list of the field with the focus."""
        name = self.name_with_focus()
        editor = self.fields[name].editor if name else None
        if isinstance(editor, ChoiceEdit):
            editor.settle()

    def name_with_focus(self) -> str:
        """Give the field that has the focus, "" for none."""
        return next((n for n, f in self.fields.items() if _holds_focus(f.editor)), "")

    def go_on(self, name: str, step: int = 1) -> None:
        """Put the focus on the next field that is not skipped, or tell that there is none."""
        at = self._order.index(name) + step if name in self._order else 0
        while 0 <= at < len(self._order):
            if not self.skipped(self._order[at]):
                self.go_to(self._order[at])
                return
            at += step
        if step > 0:
            self.passed_end.emit()

    def _make(self, name: str, declared: Declared) -> Field:
        kind = declared.kind
        editor = editor_of(name, kind, self.facts)
        field = Field(_(kind.label), editor, pinnable=name in self._pinnable)
        field.setObjectName(name)
        field.edited.connect(partial(self._edited, name))
        field.left.connect(partial(self._left, name))
        field.editor.entered.connect(partial(self.go_on, name))
        field.editor.backed.connect(partial(self.go_on, name, -1))
        return field

    def _edited(self, name: str, _text: str) -> None:
        if name != "nik":
            self.fields[name].set_side_note("")
        self.edited.emit(name)

    def _left(self, name: str) -> None:
        if not isValid(self):
            return  # the window is being taken down
        self.fields[name].set_remark("")
        if not self._read_only:
            self._tidy(name)
        if self.fields[name].text() or name in self._visited:
            self._visited.add(name)
        self.left.emit(name)

    def _tidy(self, name: str) -> None:
        """Show what was typed as it will be kept: names in capitals, titles in their own fields."""
        kind, field = self._declared[name].kind, self.fields[name]
        parsed = kind.parse(name, field.text(), self.facts)
        if parsed.issues or parsed.leftover or not parsed.value:
            return
        shown = _shown(kind, parsed.value, self.facts)
        if shown != field.text():
            field.set_text(shown)
        for other, words in parsed.also:
            if words and other in self.fields and not self.fields[other].text():
                self.fields[other].set_text(words)

    def _show_notes(self, field: Field, said: Sequence[Issue], accepted: frozenset[str]) -> None:
        notes = [Note(each.level.value, each.message) for each in said if not needs_reason(each)]
        if tuple(notes) != field.notes:
            field.set_notes(notes)
        open_ones = [
            each
            for each in said
            if needs_reason(each) and f"{each.code}:{each.field}" not in accepted
        ]
        if open_ones and not notes:
            field.editor.set_level(open_ones[0].level.value)
        elif not notes:
            field.editor.set_level(None)


def _holds_focus(editor: Editor) -> bool:
    proxy = editor.focusProxy()
    return editor.hasFocus() or (proxy is not None and proxy.hasFocus())


def acknowledged(person: Person, key: str, reason: str, user: str) -> Person:
    """Give the person with a warning (`code:field`) accepted; an empty reason takes that back."""
    others = tuple(each for each in person.enrolment.acknowledged if each[0] != key)
    added = ((key, reason, user),) if reason else ()
    return Person(person.worker, replace(person.enrolment, acknowledged=(*others, *added)))
