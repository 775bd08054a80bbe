"""Step 1 of a batch that is put together: who goes, in which layout, as a resend of what."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.choices import GROUPS
from desktop_app.domain.submission import Batch
from desktop_app.kernel.i18n import _, ngettext
from desktop_app.queries.workers import Filter
from ui.numbers import number
from ui.pages.kiriman.work import Choice, Draft
from ui.people_filters import FilterChips
from ui.widgets.chips import Chip, ChipLook
from ui.widgets.choice_edit import Choice as Option
from ui.widgets.pick_list import PickList
from ui.widgets.steps import StepBlock, StepState


class ChooseStep(StepBlock):
    """Step 1: chips narrow the verified, another takes the layout. `changed` carries the choice."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__(1, _("Pilih orang"))
        self.choice = Choice()
        self._options: list[Option] = []
        self._chosen = ""
        self.layout_chip = Chip(_("Tata letak:"))
        self.parent_chip = Chip(_("Kiriman ulang dari"), look=ChipLook.ACTIVE)
        self.filters = FilterChips("statuses")
        self.tools.addWidget(self.parent_chip)
        self.tools.addWidget(self.layout_chip)
        self.body.addWidget(self.filters)
        self.layout_chip.triggered.connect(self.pick_layout)
        self.parent_chip.removed.connect(lambda: self._take(replace(self.choice, parent=None)))
        self.filters.changed.connect(self._narrow)

    @property
    def stops(self) -> list[QWidget]:
        """What Tab goes through, in order."""
        return [self.parent_chip, self.layout_chip, *self.filters.chips]

    def show_choice(self, draft: Draft) -> None:
        """Show what was chosen, and who that is."""
        self.choice = draft.choice
        self._chosen = draft.checked.layout.name
        self._options = [Option(each.name, each.title, each.name) for each in draft.layouts]
        self.layout_chip.show_value(draft.checked.layout.title)
        self._show_parent(draft.choice.parent)
        self.filters.show_known(draft.known)
        self.filters.show_filter(draft.choice.who)
        for part in (self.filters, self.layout_chip):
            part.show()
        checked = draft.checked
        if not (checked.ready or checked.staying):
            self.set_state(StepState.NOW, _("belum ada orang terverifikasi"))
            return
        self.set_state(StepState.DONE, people_words(checked.groups, len(checked.ready)))

    def show_sealed(self, words: str) -> None:
        """Say who went."""
        for part in (self.filters, self.layout_chip, self.parent_chip):
            part.hide()
        self.set_state(StepState.DONE, words)

    def pick_layout(self) -> None:
        """Open the list of layouts."""
        popup = PickList(_("Tata letak"), self._options, [self._chosen], many=False)
        popup.picked.connect(self._take_layout)
        popup.open_below(self.layout_chip)

    def _show_parent(self, parent: Batch | None) -> None:
        self.parent_chip.setVisible(parent is not None)
        if parent is not None:
            self.parent_chip.show_value(parent.number)

    def _take_layout(self, codes: tuple[str, ...]) -> None:
        if codes:
            self._take(replace(self.choice, layout=codes[0]))

    def _narrow(self, who: Filter) -> None:
        self._take(replace(self.choice, who=who))

    def _take(self, choice: Choice) -> None:
        self.choice = choice
        self.changed.emit(choice)


def people_words(groups: dict[str, int], people: int) -> str:
    """Say how many people of which groups: "1.316 orang: 1.000 pekerja rentan, 316 …"."""
    said = ngettext("{n} orang", "{n} orang", people).format(n=number(people))
    largest = sorted(groups.items(), key=lambda pair: -pair[1])
    parts = [f"{number(n)} {GROUPS.label(code).lower()}" for code, n in largest]
    return f"{said}: {', '.join(parts)}" if len(parts) > 1 else said
