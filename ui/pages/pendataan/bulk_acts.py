"""What is done with everybody who is ticked: one step each, which Ctrl+Z takes back whole."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from desktop_app.domain.show import number
from desktop_app.kernel.i18n import _
from desktop_app.services import verification
from desktop_app.services import workers as keeping
from ui.desk import Desk
from ui.pages.pendataan.listing import Listing


class BulkActs(QObject):
    """Writes in the writing lane, says what came of it, and offers the way back."""

    def __init__(self, desk: Desk, listing: Listing) -> None:
        super().__init__(listing)
        self._desk = desk
        self._listing = listing

    def record(self, ids: Sequence[str]) -> None:
        """Make them recorded, as far as nothing is lacking."""
        self._desk.do(
            self,
            lambda app, progress: app.do(keeping.record_all, ids, progress=progress),
            done=self._recorded,
            title=_("Menjadikan Terdata"),
        )

    def verify(self, ids: Sequence[str]) -> None:
        """Verify them, as far as nothing is in the way."""
        self._desk.do(
            self,
            lambda app, progress: app.do(verification.verify_these, ids, progress=progress),
            done=lambda found: self._verified(len(ids), found),
            title=_("Memverifikasi"),
        )

    def change_group(self, ids: Sequence[str], group: str) -> None:
        """Move them to another group."""
        self._desk.do(
            self,
            lambda app, progress: app.do(
                keeping.change_all, ids, {"group": group}, progress=progress
            ),
            done=self._changed,
            title=_("Mengubah kelompok"),
        )

    def _recorded(self, done: keeping.Recorded) -> None:
        said = _("{n} orang menjadi Terdata, {held} masih ada yang kurang")
        self._offer_undo(said.format(n=number(done.recorded), held=number(done.held)))
        self._listing.let_go()

    def _verified(self, asked: int, done: verification.Verified) -> None:
        said = _("{n} orang diverifikasi, {held} tetap seperti semula")
        held = asked - done.verified
        self._offer_undo(said.format(n=number(done.verified), held=number(held)))
        self._listing.let_go()

    def _changed(self, done: keeping.Changed) -> None:
        said = _("{n} orang diubah, {locked} terkunci")
        self._offer_undo(said.format(n=number(done.changed), locked=number(done.locked)))

    def _offer_undo(self, said: str) -> None:
        self._desk.bridge.undo_offered.emit(said)
