"""What stands below a row of the form: warnings that await a reason, and those that have one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.domain.record import Issue
from desktop_app.kernel.i18n import N_, _
from ui.pages.pendataan.layouts import FormRow
from ui.widgets.buttons import Button, Role
from ui.widgets.choice_edit import Choice
from ui.widgets.labels import IconLine
from ui.widgets.proposals import AcknowledgeBox

_REASONS = (
    N_("Sesuai tulisan di KTP"),
    N_("Sesuai akta lahir atau KK"),
    N_("Sudah ditanyakan"),
    N_("Ada surat Dukcapil"),
)
_FIRST_REASON: Mapping[str, str] = {
    "kk": N_("Sesuai tulisan di KK"),
    "phone": N_("Nomornya memang begitu"),
    "kpj": N_("Sesuai kartu peserta"),
    "occupation": N_("Pekerjaan sudah dipastikan"),
}


def key_of(found: Issue) -> str:
    """Give what an acknowledgement is kept under."""
    return f"{found.code}:{found.field}"


class Acknowledged(QWidget):
    """One line: what was acknowledged, by whom and why, and the way to take that back."""

    taken_back = Signal()

    def __init__(self, found: Issue, reason: str, by: str) -> None:
        super().__init__()
        said = _("{what} – diakui {who}: {reason}").format(
            what=found.message.rstrip("."), who=by, reason=reason
        )
        button = Button(_("Tarik"), Role.LINK, height=24)
        button.setAccessibleName(_("Tarik pengakuan: {what}").format(what=found.message))
        button.triggered.connect(self.taken_back)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(IconLine("check", said, "text3", wrap=True), 1)
        line.addWidget(button)


class Notices(QObject):
    """Keeps the boxes below the rows in step with the findings; what is open stays as it is.

    Args:
        words_for: gives a field's raw text as people read it.

    `accepted` carries an issue whose proposal is taken, `acknowledged` an issue and the reason,
    `taken_back` an issue.
    """

    accepted = Signal(object)
    acknowledged = Signal(object, str)
    taken_back = Signal(object)

    def __init__(self, words_for: Callable[[str, str], str]) -> None:
        super().__init__()
        self._words_for = words_for
        self._shown: dict[tuple[str, ...], QWidget] = {}

    def show_issues(
        self,
        waiting: Iterable[Issue],
        reasons: Mapping[str, tuple[str, str]],
        row_with: Callable[[str], FormRow | None],
    ) -> None:
        """Show a box for each warning; `reasons` holds reason and name of those acknowledged."""
        wanted: dict[tuple[str, ...], Issue] = {}
        for found in waiting:
            wanted[(found.message, key_of(found), *reasons.get(key_of(found), ()))] = found
        for old in [key for key in self._shown if key not in wanted]:
            widget = self._shown.pop(old)
            widget.hide()
            widget.deleteLater()
        for key, found in wanted.items():
            row = row_with(found.field)
            if row is None:
                continue
            if key not in self._shown:
                self._shown[key] = self._made(found, reasons.get(key_of(found)))
            if row.notices.indexOf(self._shown[key]) < 0:
                row.notices.addWidget(self._shown[key])

    def first_box(self) -> AcknowledgeBox | None:
        """Give the topmost box that awaits an answer."""
        boxes = [each for each in self._shown.values() if isinstance(each, AcknowledgeBox)]
        boxes = [each for each in boxes if each.isVisible()]
        return min(boxes, key=lambda box: box.mapToGlobal(box.rect().topLeft()).y(), default=None)

    def clear(self) -> None:
        """Take all away."""
        for widget in self._shown.values():
            widget.hide()
            widget.deleteLater()
        self._shown.clear()

    def _made(self, found: Issue, reason: tuple[str, str] | None) -> QWidget:
        if reason:
            line = Acknowledged(found, *reason)
            line.taken_back.connect(lambda: self.taken_back.emit(found))
            return line
        value = self._words_for(found.field, found.proposal) if found.proposal else ""
        take = _("Pakai {value}").format(value=value) if value else ""
        first = _FIRST_REASON.get(found.field)
        reasons = [Choice(_(each), _(each)) for each in ((first,) if first else ()) + _REASONS]
        box = AcknowledgeBox(found.message, proposal=take, reasons=reasons)
        box.reason.setMinimumWidth(box.reason.minimum_for_choices())
        box.set_reason(reasons[0].code)
        box.accepted.connect(lambda: self.accepted.emit(found))
        box.acknowledged.connect(lambda said: self.acknowledged.emit(found, said))
        return box
