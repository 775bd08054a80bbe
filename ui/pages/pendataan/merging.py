"""Asks how two saved people become one: who remains, and whose words where they differ."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from desktop_app.domain.duplicates.merging import Merging
from desktop_app.domain.facts import Facts
from desktop_app.domain.fields import fields_of
from desktop_app.domain.person import Person
from desktop_app.domain.worker import Worker
from desktop_app.domain.workflow import STATUS_LABELS
from desktop_app.kernel.i18n import _
from ui.pages.pendataan.twin import named
from ui.widgets.banners import Banner
from ui.widgets.dialogs import Question
from ui.widgets.fields import Field
from ui.widgets.panels import Scroll, column
from ui.widgets.segment_edit import Segment, SegmentEdit

_REMAINS, _GOES = "remains", "goes"
_ROW, _MOST_ROWS = 62, 5


@dataclass(frozen=True, slots=True)
class Difference:
    """A field in which the two differ, as people read it."""

    name: str
    label: str
    remains: str
    goes: str


def who_remains(one: Person, other: Person) -> tuple[Person, Person]:
    """Give who remains, then who goes: who is further on remains, else who was written first."""
    first, second = sorted((one, other), key=lambda each: each.worker.id)
    swap = second.enrolment.is_locked and not first.enrolment.is_locked
    return (second, first) if swap else (first, second)


def differing(remains: Person, goes: Person, facts: Facts) -> list[Difference]:
    """Give the fields in which two people differ, where who goes has something to give."""
    found = []
    for name, each in fields_of(Worker).items():
        mine, theirs = getattr(remains.worker, name), getattr(goes.worker, name)
        if theirs and mine != theirs:
            show = each.kind.show
            found.append(
                Difference(name, _(each.kind.label), show(mine, facts), show(theirs, facts))
            )
    return found


class MergeQuestion(Question):
    """Shows where two people differ and lets one of both be chosen, field by field.

    Args:
        one: who is in the form, as saved.
        other: who is shown beside.
        facts: the tables by which values are shown.
        parent: the window that it belongs to.
    """

    help_topic = "sama"

    def __init__(self, one: Person, other: Person, facts: Facts, parent: QWidget) -> None:
        self._remains, self._goes = who_remains(one, other)
        super().__init__(
            _("Gabungkan menjadi satu orang?"),
            _("Gabungkan"),
            remark=_("Tetap: {remains}. Melebur ke dalamnya: {goes}, dengan riwayatnya.").format(
                remains=_told(self._remains), goes=_told(self._goes)
            ),
            parent=parent,
        )
        self._locked = self._remains.enrolment.is_locked and self._remains.enrolment.is_open
        found = [] if self._locked else differing(self._remains, self._goes, facts)
        self.fields = {each.name: _choice(each) for each in found}
        if self._locked:
            said = _("Isiannya tetap seperti sekarang.")
            self.body.addWidget(Banner("info", _("Orang yang tetap sudah terkunci."), said))
        if found:
            rows = Scroll(column(*self.fields.values(), spacing=4))
            rows.setFixedHeight(min(len(found), _MOST_ROWS) * _ROW + 4)
            self.body.addWidget(rows)
        self.action.setFocus()

    @property
    def goes(self) -> str:
        """The id of the worker who goes."""
        return self._goes.worker.id

    def merging(self) -> Merging:
        """Give the answer: whose words are taken, and which enrolment ends."""
        both_open = self._remains.enrolment.is_open and self._goes.enrolment.is_open
        return Merging(
            remains=self._remains.worker.id,
            taken=frozenset(name for name, field in self.fields.items() if field.text() == _GOES),
            ended=self._goes.enrolment.id if both_open else "",
        )


def _told(person: Person) -> str:
    status = _(STATUS_LABELS[person.enrolment.status])
    return _("{who} ({status})").format(who=named(person), status=status)


def _choice(each: Difference) -> Field:
    """Give the field with both words; an empty one gives way."""
    segments = (Segment(_REMAINS, each.remains or "–"), Segment(_GOES, each.goes))
    field = Field(each.label, SegmentEdit(segments))
    field.setToolTip(f"{each.remains or '–'} | {each.goes}")
    field.set_text(_REMAINS if each.remains else _GOES)
    return field
