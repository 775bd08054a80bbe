"""What the page is made of: the list, and the form once somebody needs it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from desktop_app.domain.facts import Facts
from desktop_app.kernel.clock import IdMaker
from ui.desk import Desk
from ui.pages.pendataan.bulk_acts import BulkActs
from ui.pages.pendataan.columns import columns
from ui.pages.pendataan.form_view import FormView
from ui.pages.pendataan.keying import Keying
from ui.pages.pendataan.listing import Listing
from ui.pages.pendataan.pins import Pins
from ui.pages.pendataan.sheet import FormSheet
from ui.pages.pendataan.side_list import SideList
from ui.tables import PeopleModel


class Form:
    """The form, the narrow list beside it, and what leads through it."""

    def __init__(self, desk: Desk, model: PeopleModel) -> None:
        pins = Pins(desk.kept)
        self.side = SideList(model)
        self.sheet = FormSheet(model.sight.facts, pins, desk.app.user.id)
        self.view = FormView(self.side, self.sheet)
        self.keying = Keying(desk, self.view, pins, IdMaker())


class Parts:
    """The list, built once the facts are there; the form is built when it is first asked for.

    Its forty fields take longer than everything else: the first rows do not wait for them.

    Args:
        desk: the way to the program.
        facts: the tables and the day.
        connect: told of the form when it has been built.
    """

    def __init__(self, desk: Desk, facts: Facts, connect: Callable[[Form], None]) -> None:
        self._desk = desk
        self._connect = connect
        self.model = PeopleModel(desk, facts, columns())
        self.listing = Listing(desk, self.model)
        self.acts = BulkActs(desk, self.listing)

    @property
    def has_form(self) -> bool:
        """Whether the form has been built."""
        return "form" in self.__dict__

    @cached_property
    def form(self) -> Form:
        """The form, built now if nobody asked for it before."""
        made = Form(self._desk, self.model)
        self._connect(made)
        return made

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
