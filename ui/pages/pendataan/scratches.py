"""What is typed and not yet saved: jotted down as it comes, offered back until it is decided."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.enrolment import Enrolment
from desktop_app.domain.scratch import Scratch
from desktop_app.domain.worker import Worker
from desktop_app.kernel.i18n import _, ngettext
from desktop_app.services import scratches as keeping
from ui.desk import Desk
from ui.forms import declared_fields
from ui.widgets.banners import Banner
from ui.widgets.buttons import Button
from ui.widgets.panels import GUTTER

EVERY = 500
"""Milliseconds within which a keystroke is on the disk."""
_NAMED = 4
_DECLARED = declared_fields((Worker, Enrolment))


class Scratches(QObject):
    """The pile of one user; written in a lane of its own, at most twice a second.

    `offered` carries the scratch that awaits a decision and how many more do, or None and 0.
    """

    offered = Signal(object, int)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._pile: dict[str, Scratch] = {}
        self._at = ""
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(EVERY)
        self._later.timeout.connect(self.flush)
        desk.ask(self, lambda app: keeping.kept(app.store, app.user.id), done=self._take_kept)

    @property
    def waiting(self) -> list[Scratch]:
        """What awaits a decision, the newest first; not what is in the form."""
        others = [each for each in self._pile.values() if each.id != self._at]
        return sorted(others, key=lambda each: each.at, reverse=True)

    def note(self, scratch: Scratch) -> None:
        """Keep what stands in the form now; it is not offered meanwhile."""
        self._pile[scratch.id] = scratch
        self._write_soon()
        if self._at != scratch.id:
            self._at = scratch.id
            self._offer()

    def leave(self) -> None:
        """Take what was noted last as left behind: it is offered now."""
        self._at = ""
        self._offer()

    def drop(self, scratch_id: str) -> None:
        """Keep it no more: it was saved, or somebody decided so."""
        if self._pile.pop(scratch_id, None) is not None:
            self._write_soon()
            self._offer()

    def flush(self) -> None:
        """Write the pile as it is, off the window's thread."""
        self._later.stop()
        pile = tuple(self._pile.values())
        self._desk.jot(self, lambda app: keeping.keep(app.store, app.user.id, pile))

    def flush_if_due(self) -> None:
        """Write at once what was to be written soon."""
        if self._later.isActive():
            self.flush()

    def _write_soon(self) -> None:
        if not self._later.isActive():
            self._later.start()

    def _take_kept(self, found: Sequence[Scratch]) -> None:
        self._pile = {each.id: each for each in found} | self._pile
        self._offer()

    def _offer(self) -> None:
        waiting = self.waiting
        self.offered.emit(waiting[0] if waiting else None, max(0, len(waiting) - 1))


class ScratchBar(QWidget):
    """The offer above list and form; `resumed` and `dropped` carry the scratch."""

    resumed = Signal(object)
    dropped = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._banner: Banner | None = None
        self._offered: Scratch | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(GUTTER, 8, GUTTER, 8)
        self.hide()

    @property
    def words(self) -> str:
        """What the offer says, "" for none."""
        return self._banner.accessibleName() if self._banner else ""

    def show_offer(self, scratch: Scratch | None, more: int) -> None:
        """Offer a scratch by name, time and what differs; None offers nothing."""
        if self._banner is not None:
            self._banner.hide()
            self._banner.deleteLater()
            self._banner = None
        self._offered = scratch
        if scratch is not None:
            self._banner = self._made(scratch, more)
            self._column.addWidget(self._banner)
        self.setVisible(scratch is not None)

    def resume(self) -> None:
        """Go on with what is offered."""
        if self._offered is not None:
            self.resumed.emit(self._offered)

    def drop(self) -> None:
        """Decide against what is offered."""
        if self._offered is not None:
            self.dropped.emit(self._offered)

    def _made(self, scratch: Scratch, more: int) -> Banner:
        go_on = Button(_("Lanjutkan"), key="Alt+K", height=30)
        drop = Button(_("Buang ketikan"), height=30)
        go_on.triggered.connect(self.resume)
        drop.triggered.connect(self.drop)
        said = _("Ketikan belum tersimpan: {name}, {time}. Lanjutkan?")
        name = scratch.called or _("Orang tanpa nama")
        first = said.format(name=name, time=f"{scratch.at.astimezone():%H.%M}")
        return Banner("info", first, _differing(scratch, more), go_on, drop)


def _differing(scratch: Scratch, more: int) -> str:
    labels = [_(each.kind.label) for name, each in _DECLARED.items() if name in scratch.texts]
    shown = ", ".join(labels[:_NAMED])
    rest = len(labels) - _NAMED
    if rest > 0:
        said = ngettext("{fields}, dan {n} isian lagi", "{fields}, dan {n} isian lagi", rest)
        shown = said.format(fields=shown, n=rest)
    words = _("Yang diketik: {fields}.").format(fields=shown) if shown else ""
    if more:
        said = ngettext("Ada {n} ketikan lagi.", "Ada {n} ketikan lagi.", more)
        words = f"{words} {said.format(n=more)}".strip()
    return words
