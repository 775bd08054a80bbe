"""What has been decided about pairs: by whom, when and why; each decision can be taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from desktop_app.domain.duplicates.pair import PairVerdict
from desktop_app.kernel.i18n import N_, _
from desktop_app.queries.duplicates import Decided
from ui.widgets.cells import Column
from ui.widgets.dialogs import Question
from ui.widgets.lists import LineList
from ui.widgets.rows import Cell, Row, RowsModel

_WIDTH, _ROW, _ROWS = 640, 56, 7
_VERDICTS: Mapping[PairVerdict, tuple[str, str]] = {
    PairVerdict.SAME: (N_("digabung"), "copy"),
    PairVerdict.DIFFERENT: (N_("dua orang"), "users"),
}


class DecidedQuestion(Question):
    """The decisions, the newest first; its action takes the marked one back.

    Args:
        decided: what was decided; at least one.
        users: names by the ids of users.
        refusal: why nothing can be taken back; "" if it can.
        parent: the window that it belongs to.
    """

    def __init__(
        self,
        decided: Sequence[Decided],
        users: Mapping[str, str],
        *,
        refusal: str = "",
        parent: QWidget,
    ) -> None:
        super().__init__(
            _("Keputusan tentang orang yang sama"),
            _("Tarik keputusan ini"),
            remark=_(
                "Keputusan yang ditarik ditanyakan lagi; catatan yang digabung berpisah lagi."
            ),
            parent=parent,
        )
        self.setFixedWidth(_WIDTH)
        self._decided = decided
        self._model = RowsModel((Column(key="pair"),))
        self.list = LineList(_("Keputusan"), _ROW)
        self.list.setModel(self._model)
        self.list.setFixedHeight(_ROW * min(len(decided), _ROWS) + 2)
        self.body.addWidget(self.list)
        self._model.show_rows([_row(each, users) for each in decided])
        self.list.go_to(0)
        self.list.setFocus()
        self.action.set_refusal(refusal)

    def marked(self) -> Decided:
        """Give the decision that is marked."""
        return self._decided[max(0, self.list.current_row())]


def _row(decided: Decided, users: Mapping[str, str]) -> Row:
    pair = decided.pair
    verdict, icon = _VERDICTS[pair.verdict]
    day = f"{pair.decided_at.astimezone():%d-%m-%Y}" if pair.decided_at else ""
    said = (users.get(pair.decided_by, ""), day, pair.note)
    cell = Cell(
        text=" – ".join(each.name for each in decided.workers),
        second=" · ".join(part for part in said if part),
        right=_(verdict),
        icon=icon,
        ink="text3",
    )
    return Row(pair.id, (cell,))
