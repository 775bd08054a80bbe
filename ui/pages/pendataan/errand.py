"""Something that another page has sent somebody here for: one field of one person, then back."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.people import Right
from desktop_app.domain.person import Person
from desktop_app.domain.workflow import Status
from desktop_app.kernel.i18n import _
from desktop_app.services import verification
from ui.desk import Desk
from ui.widgets.banners import Banner
from ui.widgets.buttons import Button


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """Whose field is to be mended ("" = only looked at), why, and the page to go back to."""

    worker_id: str
    field: str = ""
    why: str = ""
    back: str = ""

    def banner(self) -> Banner | None:
        """Say what is to be done here; None where somebody only looks."""
        if not self.why:
            return None
        return Banner("info", self.why, _("Sesudah disimpan, Anda kembali ke daftar tadi."))

    def way_in(self, person: Person, desk: Desk) -> tuple[Button, ...]:
        """Give the button that opens a verified person for mending, if the user may do that."""
        may = Right.VERIFY in desk.app.user.rights
        if not self.why or not may or person.enrolment.status is not Status.VERIFIED:
            return ()
        button = Button(_("Kembalikan untuk diperbaiki"), height=30)
        key, why = person.enrolment.id, self.why
        button.triggered.connect(
            lambda: desk.do(button, lambda app, _progress: app.do(verification.send_back, key, why))
        )
        return (button,)


def errand_of(context: dict[str, object]) -> Errand | None:
    """Give the errand that a page's context tells of, None where nobody waits for an end of it."""
    if not context.get("back"):
        return None
    words = {name: str(context.get(name, "")) for name in ("worker_id", "field", "why", "back")}
    return Errand(**words)
