"""What the program proposes: a soft panel to accept, an amber box to acknowledge."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from desktop_app.kernel.i18n import _
from ui.widgets.buttons import Button, Role
from ui.widgets.choice_edit import Choice, ChoiceEdit
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import ElidedLabel, IconView, Label
from ui.widgets.levels import LEVELS
from ui.widgets.panels import Card, row


class ProposalPanel(Card):
    """A value at hand beside its field: a heading, the value, and the button that takes it.

    `accepted` is emitted by the button; the page binds F4 to `button.click`.
    """

    accepted = Signal()

    def __init__(self, heading: str, value: str = "", *, action: str = "", key: str = "F4") -> None:
        super().__init__("soft", "softline")
        self._heading = ElidedLabel(heading, "label", "accenttext")
        self._value = ElidedLabel(value, "heading")
        self.button = Button(action or _("Pakai"), Role.LINK, key=key, height=30)
        self.button.triggered.connect(self.accepted)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addStretch(1)
        texts.addWidget(self._heading)
        texts.addWidget(self._value)
        texts.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 8, 6, 8)
        line.addLayout(texts, 1)
        line.addWidget(self.button)

    def show_proposal(self, heading: str, value: str) -> None:
        """Show another value."""
        self._heading.set_text(heading)
        self._value.set_text(value)
        self.setAccessibleName(f"{heading}: {value}")


class AcknowledgeBox(Card):
    """The amber box below a row: the warning, the proposal, and "Akui" with a reason.

    Args:
        warning: the sentence.
        proposal: words of the button that takes the proposal; empty = there is none.
        reasons: what one may choose; free words are welcome, too.

    `accepted` = the proposal is taken, `acknowledged` carries the reason (its code or free words).
    """

    accepted = Signal()
    acknowledged = Signal(str)

    def __init__(self, warning: str, *, proposal: str = "", reasons: Sequence[Choice] = ()) -> None:
        look = LEVELS["warning"]
        super().__init__(look.fill, look.line)
        self.setAccessibleName(warning)
        self.take = Button(proposal, Role.WARNING, key="Alt+P", height=30)
        self.reason = ChoiceEdit(reasons, height=30)
        self.reason.setMinimumWidth(200)
        self.reason.set_name(_("Alasan"))
        self.accept_button = Button(_("Akui"), Role.WARNING, icon="check", key="Alt+A", height=30)
        head = QHBoxLayout()
        head.setSpacing(9)
        head.addWidget(IconView(look.icon, look.ink, 16))
        head.addWidget(Label(warning, "heading", wrap=True), 1)
        foot = FlowLayout(gap=12)
        foot.addWidget(self.take)
        foot.addWidget(row(Label(_("Alasan"), "remark", "text2"), self.reason))
        foot.addWidget(self.accept_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(13, 9, 12, 8)
        whole.setSpacing(8)
        whole.addLayout(head)
        whole.addLayout(foot)
        self.take.setVisible(bool(proposal))
        self.take.triggered.connect(self.accepted)
        self.accept_button.triggered.connect(self._acknowledge)
        self.accept_button.refused.connect(self.reason.setFocus)
        self.reason.edited.connect(self._weigh)
        self._weigh(self.reason.text())

    def set_reason(self, reason: str) -> None:
        """Offer a reason (its code or free words), e.g. the one given last."""
        self.reason.set_text(reason)
        self._weigh(reason)

    def _weigh(self, reason: str) -> None:
        refusal = "" if reason.strip() else _("Pilih atau ketik alasannya dahulu.")
        self.accept_button.set_refusal(refusal)

    def _acknowledge(self) -> None:
        self.acknowledged.emit(self.reason.text())
