"""A batch that is being put together: whom it would hold, what stands in their way."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.submission import Batch
from desktop_app.kernel.i18n import _
from desktop_app.services.submissions import Preflight
from ui.desk import Desk
from ui.focus import put_in_order
from ui.pages.kiriman import work
from ui.pages.kiriman.action import next_of_draft
from ui.pages.kiriman.places import Places
from ui.pages.kiriman.sending import Sending
from ui.pages.kiriman.work import Choice, Draft


class Drafting(QObject):
    """Asks for the pre-flight of what is chosen, and shows it; `shown` carries words for the head.

    Args:
        desk: the way to the program.
        places: the parts of the page.
        sending: seals.
        page: the page.
    """

    shown = Signal(str)

    def __init__(self, desk: Desk, places: Places, sending: Sending, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._places = places
        self._sending = sending
        self._draft: Draft | None = None
        self._choice = Choice()
        self.on = False
        places.steps.choose.changed.connect(self._ask)

    @property
    def checked(self) -> Preflight | None:
        """The pre-flight of the chosen people, None while it is not there."""
        return self._draft.checked if self._draft and self.on else None

    def begin(self, parent: Batch | None) -> None:
        """Begin anew, perhaps with those refused in another batch."""
        self.on = True
        self._draft = None
        self._ask(Choice(parent=parent))
        self._places.bar.show()
        self._places.primary.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Ask again for what is chosen."""
        self._ask(self._choice)

    def end(self) -> None:
        """Show no draft any more."""
        self.on = False

    def ask_seal(self) -> None:
        """Ask where the files go, then seal."""
        if self.checked is not None:
            self._sending.ask_seal(self.checked)

    def seal_into(self, folder: Path, *, lock: bool = False) -> None:
        """Seal the batch and write its files."""
        if self.checked is not None:
            self._sending.seal(self.checked, folder, lock=lock)

    def go_to_missing(self) -> None:
        """Go where the people come from who could be sent."""
        if self.checked is not None and self.checked.staying:
            self.go_to_people()
        elif self.checked is not None:
            self._desk.go("verifikasi")

    def go_to_people(self) -> None:
        """Put the focus on whom or what is to be mended."""
        table = self._places.steps.check.people_table
        place = table if table.isVisibleTo(self._places) else self._places.primary
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    def show(self, draft: Draft) -> None:
        """Show what the pre-flight says."""
        if not self.on or draft.choice != self._choice:
            return
        self._draft = draft
        steps, checked = self._places.steps, draft.checked
        steps.show_draft(draft)
        put_in_order([self._places.list.list, *steps.choose.stops, steps.check.people_table])
        self._places.show_view(steps)
        self._places.offer(next_of_draft(len(checked.ready), checked.staying), leave=_("Batalkan"))
        title, parent = checked.layout.title, draft.choice.parent
        if parent is None:
            self.shown.emit(_("baru · {layout}").format(layout=title))
        else:
            said = _("ulang dari {number} · {layout}")
            self.shown.emit(said.format(number=parent.number, layout=title))

    def _ask(self, choice: Choice) -> None:
        self._choice = choice
        self._desk.ask(self, lambda app: work.draft(app, choice), done=self.show)
