"""The chips above a report: which people it covers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.domain.choices import GROUPS
from desktop_app.domain.facts import Facts
from desktop_app.domain.report import Scope
from desktop_app.domain.workflow import STATUS_LABELS, Status
from desktop_app.kernel.i18n import N_, _
from ui.form_editors import kelurahan_choices
from ui.widgets.chips import Chip, ChipLook
from ui.widgets.choice_edit import Choice
from ui.widgets.flow import FlowLayout
from ui.widgets.pick_list import PickList

_LABELS = {"groups": N_("Kelompok"), "statuses": N_("Status"), "region": N_("Kelurahan")}
_READ: dict[str, Callable[[Sequence[str]], Any]] = {
    "groups": tuple,
    "statuses": lambda codes: tuple(Status(code) for code in codes),
    "region": lambda codes: codes[0] if codes else "",
}


class ScopeChips(QWidget):
    """A chip for group, status and kelurahan; `changed` carries the new scope."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.scope = Scope()
        self._offers: dict[str, list[Choice]] = {
            "groups": [Choice(each.code, _(each.label), each.words) for each in GROUPS],
            "statuses": [Choice(each.value, _(label)) for each, label in STATUS_LABELS.items()],
            "region": [],
        }
        self.chips = {part: Chip(f"{_(label)}:", _("semua")) for part, label in _LABELS.items()}
        layout = FlowLayout(gap=7)
        self.setLayout(layout)
        for part, chip in self.chips.items():
            layout.addWidget(chip)
            chip.triggered.connect(partial(self._pick, part))
            chip.removed.connect(partial(self._take, part, ()))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_facts(self, facts: Facts) -> None:
        """Offer the kelurahan of this office's kota."""
        self._offers["region"] = [Choice("", _("Semua")), *kelurahan_choices(facts)]
        self.show_scope(self.scope)

    def show_scope(self, scope: Scope) -> None:
        """Show which people are covered; nothing is emitted."""
        self.scope = scope
        for part, chip in self.chips.items():
            codes = self._codes(part)
            look = ChipLook.ACTIVE if codes else ChipLook.PLAIN
            chip.show_value(self._value(part, codes), look)
        self.updateGeometry()

    def _codes(self, part: str) -> tuple[str, ...]:
        if part == "region":
            return (self.scope.region,) if self.scope.region else ()
        return tuple(str(each) for each in getattr(self.scope, part))

    def _value(self, part: str, codes: Sequence[str]) -> str:
        if not codes:
            return _("semua")
        if len(codes) > 1:
            return _("{n} dipilih").format(n=len(codes))
        labels = {each.code: each.label for each in self._offers[part]}
        return labels.get(codes[0], codes[0])

    def _pick(self, part: str) -> None:
        name, many = _(_LABELS[part]), part != "region"
        popup = PickList(name, self._offers[part], self._codes(part), many=many)
        popup.picked.connect(partial(self._take, part))
        popup.open_below(self.chips[part])

    def _take(self, part: str, codes: Sequence[str]) -> None:
        self.show_scope(replace(self.scope, **{part: _READ[part](codes)}))
        self.changed.emit(self.scope)
