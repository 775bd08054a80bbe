"""What the page is made of: the list, and the form once somebody needs it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property

from desktop_app.domain.facts import Facts
from desktop_app.kernel.clock import IdMaker
from desktop_app.queries.workers import Filter
from ui.desk import Desk
from ui.forms import RecordForm
from ui.pages.pendataan.bulk_acts import BulkActs
from ui.pages.pendataan.columns import columns
from ui.pages.pendataan.form_view import FormView
from ui.pages.pendataan.keying import Keying
from ui.pages.pendataan.layouts import PINNABLE
from ui.pages.pendataan.listing import Listing
from ui.pages.pendataan.pins import Pins
from ui.pages.pendataan.sheet import FormSheet
from ui.pages.pendataan.side_list import SideList
from ui.tables import PeopleModel

_HALF = 22


class Form:
    """The form, the narrow list beside it, and what leads through it; each made when it is needed."""

    def __init__(self, desk: Desk, model: PeopleModel) -> None:
        self._desk = desk
        self._model = model
        self._pins = Pins(desk.kept)

    @cached_property
    def side(self) -> SideList:
        """The narrow list beside the form."""
        return SideList(self._model)

    @cached_property
    def begun(self) -> RecordForm:
        """The first half of the forty fields, which take as long to make as all the rest."""
        form = RecordForm(self._model.sight.facts, PINNABLE)
        form.make(_HALF)
        return form

    @cached_property
    def fields(self) -> RecordForm:
        """All the fields."""
        self.begun.make()
        return self.begun

    @cached_property
    def outline(self) -> FormSheet:
        """The sheet, the fields that are seldom filled not laid out yet."""
        return FormSheet(self.fields, self._pins, self._desk.app.user.id)

    @cached_property
    def sheet(self) -> FormSheet:
        """The fields as they stand below each other."""
        self.outline.lay_more()
        return self.outline

    @cached_property
    def view(self) -> FormView:
        """The form with all that stands around it."""
        return FormView(self.side, self.sheet)

    @cached_property
    def keying(self) -> Keying:
        """What leads through the form."""
        return Keying(self._desk, self.view, self._pins, IdMaker())


class Parts:
    """The list, built once the facts are there; the form is built when it is first asked for.

    Its forty fields take longer than everything else: the first rows do not wait for them.

    Args:
        desk: the way to the program.
        facts: the tables and the day.
        asked: who is listed first; they are asked for while the list is built.
        connect: told of the form when it has been built.

    `has_form` tells whether it has.
    """

    def __init__(
        self, desk: Desk, facts: Facts, asked: Filter, connect: Callable[[Form], None]
    ) -> None:
        self._connect = connect
        self.model = PeopleModel(desk, facts, columns())
        self.model.show_people(asked, self.model.order)
        self.listing = Listing(desk, self.model)
        self.acts = BulkActs(desk, self.listing)
        self._form = Form(desk, self.model)
        self.has_form = False

    @property
    def form(self) -> Form:
        """The form, built now if nobody asked for it before."""
        if not self.has_form:
            self.has_form = True
            self._connect(self._form)
        return self._form

    def pieces(self) -> Iterator[object]:
        """Build the form piece by piece, so that keys are heard between them."""
        yield self._form.side
        yield self._form.begun
        yield self._form.fields
        yield self._form.outline
        yield self._form.sheet
        yield self._form.view
        yield self.form  # what leads through it asks at once, and must be heard

    @property
    def side(self) -> SideList:
        """The narrow list beside the form."""
        return self.form.side

    @property
    def sheet(self) -> FormSheet:
        """The fields."""
        return self.form.sheet

    @property
    def view(self) -> FormView:
        """The form with all that stands around it."""
        return self.form.view

    @property
    def keying(self) -> Keying:
        """What leads through the form."""
        return self.form.keying
