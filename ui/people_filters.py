"""Chips that say which people are meant: what each filters, what it offers, what it says."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.domain import choices
from desktop_app.domain.card import CardState
from desktop_app.domain.facts import Facts
from desktop_app.domain.findings import RULES
from desktop_app.domain.period import PERIOD_LABELS
from desktop_app.domain.workflow import STATUS_LABELS, Status
from desktop_app.kernel.i18n import N_, _
from desktop_app.queries.workers import EVERYBODY, NO_BASIS, NO_CARD, Filter
from ui.form_editors import kelurahan_choices, occupation_choices
from ui.widgets.chips import Chip, ChipLook
from ui.widgets.choice_edit import Choice
from ui.widgets.flow import FlowLayout
from ui.widgets.pick_list import PickList

Offer = Callable[["Known"], list[Choice]]


@dataclass(frozen=True, slots=True)
class Known:
    """What the chips choose from: the tables, and what occurs among the people.

    `users` are names by id, `batches` numbers by id, the newest first.
    """

    facts: Facts
    rts: tuple[str, ...] = ()
    users: Mapping[str, str] = field(default_factory=dict)
    batches: Mapping[str, str] = field(default_factory=dict)
    decrees: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kind:
    """One thing to filter by: the part of the filter, its word, what it offers.

    `always`: whether the chip stands there while it filters nothing and the window is wide.
    """

    part: str
    label: str
    offer: Offer
    many: bool = False
    always: bool = False


def _statuses(_known: Known) -> list[Choice]:
    return [Choice(status.value, _(label)) for status, label in STATUS_LABELS.items()]


def _groups(_known: Known) -> list[Choice]:
    return [Choice(each.code, _(each.label), each.words) for each in choices.GROUPS]


def _all_and(found: Sequence[Choice]) -> list[Choice]:
    return [Choice("", _("Semua")), *found]


def _regions(known: Known) -> list[Choice]:
    return _all_and(kelurahan_choices(known.facts))


def _rts(known: Known) -> list[Choice]:
    return _all_and([Choice(rt, _("RT {rt}").format(rt=rt)) for rt in known.rts])


def _findings(_known: Known) -> list[Choice]:
    return _all_and([Choice(code, _(rule.label)) for code, rule in RULES.items()])


def _occupations(known: Known) -> list[Choice]:
    return _all_and(occupation_choices(known.facts))


def _users(known: Known) -> list[Choice]:
    return _all_and([Choice(key, name) for key, name in known.users.items()])


def _periods(_known: Known) -> list[Choice]:
    return _all_and([Choice(code, _(label)) for code, label in PERIOD_LABELS.items()])


def _batches(known: Known) -> list[Choice]:
    return _all_and([Choice(key, name) for key, name in known.batches.items()])


def _cards(_known: Known) -> list[Choice]:
    return _all_and([Choice(code, _(label)) for code, label in _CARDS.items()])


def _decrees(known: Known) -> list[Choice]:
    return _all_and([Choice(decree, decree) for decree in known.decrees])


def _bases(_known: Known) -> list[Choice]:
    known = [Choice(each.code, _(each.label)) for each in choices.BASES]
    return _all_and([*known, Choice(NO_BASIS, _("belum dicatat"))])


_CARDS: Mapping[str, str] = {
    NO_CARD: N_("belum ada"),
    CardState.QUEUED: N_("antre dicetak"),
    CardState.PRINTED: N_("dicetak, belum diambil"),
    CardState.HANDED_OVER: N_("diserahkan"),
    CardState.VOID: N_("pernah batal"),
}
KINDS = (
    Kind("statuses", N_("Status"), _statuses, many=True, always=True),
    Kind("groups", N_("Kelompok"), _groups, many=True, always=True),
    Kind("region", N_("Kelurahan"), _regions),
    Kind("rt", N_("RT"), _rts, always=True),
    Kind("finding", N_("Catatan"), _findings),
    Kind("occupation", N_("Pekerjaan"), _occupations),
    Kind("recorded_by", N_("Dicatat oleh"), _users),
    Kind("when", N_("Dicatat"), _periods),
    Kind("card", N_("Kartu"), _cards),
    Kind("decree", N_("SK"), _decrees),
    Kind("batch", N_("Kiriman"), _batches),
    Kind("basis", N_("Dasar pemrosesan"), _bases),
)
_LOST: Mapping[str, str] = {"not_recorded_by": N_("Dicatat orang lain")}


class FilterChips(QWidget):
    """A chip for each kind; an active one carries a × that takes it off.

    `changed` carries the new filter. Its words stay those of the search line.

    Args:
        without: parts of the filter that are not asked for here.
    """

    changed = Signal(object)

    def __init__(self, *without: str) -> None:
        super().__init__()
        self._known: Known | None = None
        self._filter = EVERYBODY
        self._kinds = {each.part: each for each in KINDS if each.part not in without}
        kinds = self._kinds.values()
        self._chips = {each.part: Chip(_(each.label) + ":", _("semua")) for each in kinds}
        self._lost = {part: Chip(_(word), look=ChipLook.ACTIVE) for part, word in _LOST.items()}
        self._more = Chip(_("Saringan"), look=ChipLook.ADD)
        self._narrow = False
        layout = FlowLayout(gap=7)
        self.setLayout(layout)
        for part, chip in {**self._chips, **self._lost}.items():
            layout.addWidget(chip)
            chip.triggered.connect(partial(self.open_choices, part))
            chip.removed.connect(partial(self.take_off, part))
        layout.addWidget(self._more)
        self._more.triggered.connect(self._pick_more)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_filter(EVERYBODY)  # before it is laid out: all of them need more lines

    @property
    def chips(self) -> list[QWidget]:
        """The chips in the order in which Tab goes through them."""
        return [*self._chips.values(), *self._lost.values(), self._more]

    def show_known(self, known: Known) -> None:
        """Offer what these tables have."""
        self._known = known
        self.show_filter(self._filter)

    def show_filter(self, asked: Filter) -> None:
        """Show which filters are on."""
        self._filter = asked
        for part, chip in self._chips.items():
            on = bool(getattr(asked, part))
            chip.show_value(self._value(part), ChipLook.ACTIVE if on else ChipLook.PLAIN)
            chip.setVisible(on or (self._kinds[part].always and not self._narrow))
        for part, chip in self._lost.items():
            chip.setVisible(bool(getattr(asked, part)))
        self.updateGeometry()

    def narrow(self, *, on: bool) -> None:
        """Show only the chips that filter something, and the way to all others."""
        self._narrow = on
        self.show_filter(self._filter)

    def _value(self, part: str) -> str:
        chosen = getattr(self._filter, part)
        if not chosen:
            return _("semua")
        if self._kinds[part].many and len(chosen) > 1:
            return _("{n} dipilih").format(n=len(chosen))
        code = str(chosen[0]) if self._kinds[part].many else chosen
        offered = self._kinds[part].offer(self._known) if self._known else []
        label = next((each.label for each in offered if each.code == code), "")
        return code if part == "rt" else label or self._region_name(code)

    def _region_name(self, code: str) -> str:
        return self._known.facts.regions.name(code) if self._known else code

    def open_choices(self, part: str) -> None:
        """Open the list of what a part can be set to."""
        if part not in self._kinds or self._known is None:
            return
        kind = self._kinds[part]
        now = getattr(self._filter, part)
        chosen = [str(each) for each in now] if kind.many else [now]
        popup = PickList(_(kind.label), kind.offer(self._known), chosen, many=kind.many)
        popup.picked.connect(partial(self.take, part))
        anchor = self._chips[part] if self._chips[part].isVisible() else self._more
        popup.open_below(anchor)

    def _pick_more(self) -> None:
        """Offer everything by which nothing is filtered yet, then what it can be set to."""
        offered = [
            Choice(part, _(kind.label))
            for part, kind in self._kinds.items()
            if not self._chips[part].isVisible()
        ]
        menu = PickList(_("Saringan"), offered, (), many=False)
        menu.picked.connect(
            lambda parts: QTimer.singleShot(0, self, partial(self.open_choices, parts[0]))
        )
        menu.open_below(self._more)

    def take(self, part: str, codes: tuple[str, ...]) -> None:
        """Filter by these codes of a part."""
        if part == "statuses":
            self._change(statuses=tuple(Status(code) for code in codes))
        elif self._kinds[part].many:
            self._change(**{part: codes})
        else:
            self._change(**{part: codes[0] if codes else ""})

    def take_off(self, part: str) -> None:
        """Filter by this part no more."""
        many = part in self._kinds and self._kinds[part].many
        self._change(**{part: () if many else ""})

    def _change(self, **parts: object) -> None:
        self.show_filter(replace(self._filter, **parts))  # type: ignore[arg-type]
        self.changed.emit(self._filter)
