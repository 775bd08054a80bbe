"""What the page asks: which cards came out well, to whom cards are given, where the PDF goes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.kernel.i18n import _, ngettext
from ui.numbers import number
from ui.pages.kartu.deck import CardOf
from ui.widgets.cells import CellKind, Column
from ui.widgets.choice_edit import Choice, ChoiceEdit
from ui.widgets.dialogs import Question
from ui.widgets.fields import Field
from ui.widgets.labels import Label
from ui.widgets.lists import LineList
from ui.widgets.rows import Cell, Row, RowsModel

_LIST_ROWS = 6
_ROW = 48


def ask_where(parent: QWidget, today: date) -> Path | None:
    """Ask where the PDF goes; None when nothing was chosen."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    name = _("kartu {day}.pdf").format(day=f"{today:%Y-%m-%d}")
    chosen, _filter = QFileDialog.getSaveFileName(
        parent, _("Simpan kartu sebagai PDF"), str(Path(folder) / name), "PDF (*.pdf)"
    )
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix else path.with_suffix(".pdf")


class WellPrinted(Question):
    """Asks which cards came out well; the ticked ones are marked as printed."""

    def __init__(self, cards: Sequence[CardOf], parent: QWidget) -> None:
        n = len(cards)
        asked = ngettext(
            "Berapa dari {n} kartu yang keluar baik?", "Berapa dari {n} kartu yang keluar baik?", n
        )
        super().__init__(
            asked.format(n=number(n)),
            _("Tandai dicetak"),
            remark=_("Lepas centang kartu yang rusak. Kartu itu tetap antre."),
            parent=parent,
        )
        self.model = RowsModel((Column(key="card", kind=CellKind.TICK),))
        self.list = LineList(_("Kartu yang keluar baik"), _ROW)
        self.list.setModel(self.model)
        self.model.show_rows([_row(each) for each in cards])
        self.model.tick_all(on=True)
        self.list.setFixedHeight(min(n, _LIST_ROWS) * _ROW + 2)
        self.body.addWidget(self.list)
        self.list.ticks_changed.connect(self._count)
        self.list.go_to(0)
        self._count()
        self.list.setFocus()

    def well(self) -> list[str]:
        """Give the ids of the cards that came out well."""
        return [self.model.key_of(at) for at in range(self.model.rowCount()) if self._is_well(at)]

    def _is_well(self, at: int) -> bool:
        return self.model.key_of(at) in self.model.ticked

    def _count(self) -> None:
        n = len(self.model.ticked)
        words = ngettext("Tandai {n} kartu dicetak", "Tandai {n} kartu dicetak", n)
        self.action.set_words(words.format(n=number(n)))
        self.action.set_refusal("" if n else _("Tidak ada kartu yang dicentang."))


class ToWhom(Question):
    """Asks to whom cards are handed over."""

    def __init__(self, cards: Sequence[CardOf], parent: QWidget) -> None:
        n = len(cards)
        asked = ngettext(
            "Kepada siapa {n} kartu diserahkan?", "Kepada siapa {n} kartu diserahkan?", n
        )
        super().__init__(
            asked.format(n=number(n)),
            _("Catat serah terima"),
            remark=_("Yang sudah diserahkan tidak dapat dibatalkan."),
            parent=parent,
        )
        whose = ", ".join(each.person.worker.name for each in cards[:3])
        rest = n - 3
        if rest > 0:
            more = ngettext("{names}, dan {n} orang lain", "{names}, dan {n} orang lain", rest)
            whose = more.format(names=whose, n=number(rest))
        self._choices = _receivers(cards)
        self.field = Field(
            _("Penerima"),
            ChoiceEdit(self._choices, _("pilih, atau ketik namanya"), height=40),
        )
        self.body.addWidget(Label(whose, "heading", wrap=True))
        self.body.addWidget(self.field)
        self.field.edited.connect(self._weigh)
        self.field.editor.entered.connect(self.action.setFocus)
        self.action.refused.connect(self.field.setFocus)
        self._weigh("")
        self.field.setFocus()

    def whom(self) -> str:
        """Give the receiver in words."""
        code = self.field.text()
        return next((each.label for each in self._choices if each.code == code), code).strip()

    def _weigh(self, words: str) -> None:
        missing = _("Pilih atau ketik penerimanya dahulu.")
        self.action.set_refusal("" if words.strip() else missing)


def _receivers(cards: Sequence[CardOf]) -> list[Choice]:
    found = [
        Choice("self", _("Peserta sendiri")),
        Choice("heir", _("Ahli waris")),
        Choice("family", _("Keluarga serumah")),
    ]
    rts = sorted({each.person.worker.rt for each in cards if each.person.worker.rt})
    return found + [Choice(f"rt{rt}", _("Ketua RT {rt}").format(rt=rt)) for rt in rts[:8]]


def _row(each: CardOf) -> Row:
    cell = Cell(text=each.person.worker.name, second=f"{each.second_line} · {each.card.serial}")
    return Row(each.card.id, (cell,))
