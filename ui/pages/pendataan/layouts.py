"""Where each field stands: rows of the form, for a wide and for a narrow window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.kernel.i18n import N_
from ui.widgets.panels import column_layout

Line = tuple[tuple[str, int], ...]
"""Names side by side, each with its share of the width."""

PROPOSAL = "proposal"
PINNED = ("kelurahan", "rt", "group", "occupation")
PINNABLE = (*PINNED, "funding", "start_month")
"""The last two stand among the folded fields; pinned, they go over to the next person unseen."""
FIRST_PINS = frozenset({"kelurahan", "rt", "group"})


class Shape(Enum):
    """How the form stands in its window."""

    FULL = "full"
    SHORT = "short"  # pinned fields fold into a line of chips
    NARROW = "narrow"  # three or four fields in a row, pinned fields fold


_WIDE: tuple[Line, ...] = (
    (("nik", 358), (PROPOSAL, 277)),
    (("name", 1),),
    (("birth_place", 207), ("birth_date", 206), ("sex", 207)),
    (("mother_name", 1), ("phone", 1)),
    (("kk", 1), ("address", 1)),
)
_NARROW: tuple[Line, ...] = (
    (("nik", 405), (PROPOSAL, 384)),
    (("name", 262), ("birth_place", 130)),
    (("birth_date", 184), ("sex", 161), ("mother_name", 234), ("phone", 184)),
    (("kk", 192), ("address", 388)),
)
MAIN: Mapping[Shape, tuple[Line, ...]] = {
    Shape.FULL: _WIDE,
    Shape.SHORT: _WIDE,
    Shape.NARROW: _NARROW,
}
PINS: Line = (("kelurahan", 184), ("rt", 74), ("group", 183), ("occupation", 184))
MORE: tuple[tuple[str, tuple[Line, ...]], ...] = (
    (
        N_("Sesuai KTP"),
        (
            (("title_before", 1), ("title_after", 1), ("marital_status", 2)),
            (("rw", 1), ("postal_code", 1), ("email", 2)),
        ),
    ),
    (
        N_("Tempat tinggal, bila berbeda dari KTP"),
        (
            (("home_address", 1),),
            (("home_rt", 1), ("home_rw", 1), ("home_kelurahan", 2)),
        ),
    ),
    (
        N_("Pekerjaan"),
        (
            (("occupation_note", 1), ("work_place", 1)),
            (("work_hours", 1), ("monthly_income", 1)),
        ),
    ),
    (N_("Ahli waris"), ((("heir_name", 2), ("heir_relation", 1), ("heir_phone", 1)),)),
    (
        N_("Kepesertaan"),
        (
            (("programmes", 1), ("start_month", 1), ("months", 1)),
            (("funding", 1), ("decree", 1)),
            (("kpj", 1), ("proposed_by", 1)),
            (("duty_place", 1), ("duty_letter", 1)),
        ),
    ),
    (
        N_("Data pribadi dan catatan"),
        ((("basis", 1), ("consent_date", 1), ("consent_version", 1)), (("notes", 1),)),
    ),
)


def names_in(lines: Sequence[Line]) -> tuple[str, ...]:
    """Give the fields of some lines in reading order."""
    return tuple(name for line in lines for name, _share in line if name != PROPOSAL)


MAIN_ORDER = names_in(_WIDE)
MORE_ORDER = tuple(name for _title, lines in MORE for name in names_in(lines))


@dataclass(slots=True)
class FormRow:
    """One row: the fields side by side, and below them what must be acknowledged."""

    widget: QWidget
    names: tuple[str, ...]
    notices: QVBoxLayout


class FormRows(QWidget):
    """Fields in rows; they can be laid out anew, and keep what they hold."""

    def __init__(self) -> None:
        super().__init__()
        self._column = column_layout(spacing=4)
        self.setLayout(self._column)
        self.rows: list[FormRow] = []

    def lay(self, lines: Sequence[Line], widgets: Mapping[str, QWidget]) -> None:
        """Put the widgets into rows; the rows of before go."""
        old = self.rows
        self.rows = [self._row(line, widgets) for line in lines]
        for row in old:
            self._column.removeWidget(row.widget)
            row.widget.hide()
            row.widget.deleteLater()

    def row_with(self, name: str) -> FormRow | None:
        """Give the row in which a field stands."""
        return next((row for row in self.rows if name in row.names), None)

    def _row(self, line: Line, widgets: Mapping[str, QWidget]) -> FormRow:
        holder = QWidget()
        whole = QVBoxLayout(holder)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        side_by_side = QHBoxLayout()
        side_by_side.setSpacing(12)
        for name, share in line:
            widget = widgets[name]
            policy = widget.sizePolicy()
            policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
            policy.setRetainSizeWhenHidden(name == PROPOSAL)
            widget.setSizePolicy(policy)
            side_by_side.addWidget(widget, share)
        notices = column_layout(spacing=4)
        whole.addLayout(side_by_side)
        whole.addLayout(notices)
        self._column.addWidget(holder)
        return FormRow(holder, tuple(name for name, _share in line), notices)
