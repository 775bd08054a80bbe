"""Step 4: the agency's answer, counts that add up, and what to do about each refusal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.domain.batch_outcome import Outcome
from desktop_app.domain.show import masked_nik
from desktop_app.domain.submission import BatchLine
from desktop_app.kernel.i18n import _, ngettext
from ui.numbers import number
from ui.pages.kiriman.check import Errand, framed
from ui.pages.kiriman.figure import Figure
from ui.pages.kiriman.work import Standing
from ui.widgets.bars import Piece, StackedBar
from ui.widgets.buttons import Button, Role
from ui.widgets.cells import CellKind, Column
from ui.widgets.empty import EmptyState
from ui.widgets.labels import IconLine, Label
from ui.widgets.panels import column_layout, row
from ui.widgets.rows import Cell, Row, RowsModel
from ui.widgets.steps import StepBlock, StepState
from ui.widgets.tables import ROW, Table

_MOST = 6


def _reason_columns() -> tuple[Column, ...]:
    return (
        Column(key="reason", title=_("Alasan dari BPJS"), kind=CellKind.TEXT),
        Column(key="people", title=_("Orang"), kind=CellKind.NUMBER, width=72),
        Column(key="remedy", title=_("Perbaikan"), kind=CellKind.NOTE, width=300),
    )


def _people_columns() -> tuple[Column, ...]:
    return (
        Column(key="name", title=_("Orang"), kind=CellKind.NAME),
        Column(key="nik", title=_("NIK"), kind=CellKind.NIK, width=170),
        Column(key="words", title=_("Kata BPJS"), kind=CellKind.REMARK, width=300),
    )


class AnswerStep(StepBlock):
    """What the answer says; a reason shows its people, Enter opens one (`mend_wanted`)."""

    mend_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(4, _("Jawaban BPJS"), last=True)
        self.read = Button(_("Baca jawaban lain…"), Role.LIGHT, icon="download")
        self.columns = Button(_("Ubah kolom…"), Role.LIGHT, icon="columns")
        self.undo = Button(_("Batalkan jawaban…"), Role.LIGHT, icon="rotate")
        for button in (self.undo, self.columns, self.read):
            self.tools.addWidget(button)
        self._piles: list[_Pile] = []
        self._names: dict[str, str] = {}
        self.equation = Label("", "heading")
        self._proof = IconLine("ring-check", _("Selisih nol"), "ok", "label")
        self._bar = StackedBar()
        self.figures = {
            "accepted": Figure("ring-check", "ok", _("Diterima")),
            "denied": Figure("return", "err", _("Ditolak BPJS")),
            "missing": Figure("clock", "text2", _("Belum dijawab")),
            "contradicting": Figure("triangle", "warn", _("Bertentangan")),
            "extra": Figure("triangle", "warn", _("Baris asing")),
        }
        self.reasons = RowsModel(_reason_columns())
        self.people = RowsModel(_people_columns())
        self.reason_table = Table(_reason_columns(), _("Alasan dari BPJS"))
        self.people_table = Table(_people_columns(), _("Orang dengan alasan ini"))
        self.reason_table.setModel(self.reasons)
        self.people_table.setModel(self.people)
        self._reason_card = framed(self.reason_table)
        self._people_card = framed(self.people_table)
        self.drop = EmptyState(
            "download",
            _("Belum ada jawaban."),
            _("Letakkan berkas jawaban BPJS di sini, atau tekan Ctrl+O."),
            drop=True,
        )
        self.drop.setFixedHeight(150)
        self._lay_out()
        self.reason_table.current_changed.connect(self._show_people)
        self.people_table.opened.connect(self._mend)
        self.show_nothing("", later=True)

    def show_nothing(self, remark: str, *, later: bool = False) -> None:
        """Say that no answer has come yet."""
        self.set_state(StepState.LATER if later else StepState.NOW, remark)
        self.drop.setVisible(not later)
        self._whole.hide()
        self._reason_card.hide()
        self._people_card.hide()
        for button in (self.read, self.columns, self.undo):
            button.hide()

    def show_standing(self, standing: Standing) -> None:
        """Show what an answer says, or what the answers so far have said."""
        outcome = standing.outcome
        done = not standing.plan and not outcome.missing and not outcome.contradicting
        self.set_state(StepState.DONE if done else StepState.NOW, _remark(standing))
        self.drop.hide()
        self._whole.show()
        self.read.show()
        self.columns.setVisible(standing.plan is not None)
        self.undo.setVisible(standing.plan is None and standing.can_undo)
        self.equation.setText(_equation(outcome))
        self._bar.show_pieces(_pieces(outcome))
        for code, n, remark in _figures(outcome, written=standing.plan is None):
            self.figures[code].show_figure(n, remark)
            optional = code in ("contradicting", "extra")
            self.figures[code].setVisible(bool(n) or not optional)
        self._show_reasons(standing)

    def _show_reasons(self, standing: Standing) -> None:
        self._names = dict(standing.names)
        self._piles = list(_piles(standing))
        self.reasons.show_rows([each.row for each in self._piles])
        rows = len(self._piles)
        self.reason_table.setFixedHeight(32 + ROW * max(1, min(rows, _MOST)))
        self._reason_card.setVisible(bool(rows))
        self._people_card.hide()
        if rows:
            self.reason_table.go_to(0)
            self._show_people(0)

    def _show_people(self, at: int) -> None:
        lines = self._piles[at].lines if 0 <= at < len(self._piles) else ()
        self.people.show_rows([self._person_row(line) for line in lines])
        self.people_table.setFixedHeight(32 + ROW * max(1, min(len(lines), _MOST)))
        self._people_card.setVisible(bool(lines))

    def _mend(self, at: int) -> None:
        pile = self._piles[max(self.reason_table.current_row(), 0)]
        self.mend_wanted.emit(Errand(self.people.key_of(at), pile.field, pile.why))

    def _person_row(self, line: BatchLine) -> Row:
        name = self._names.get(line.worker_id, "")
        cells = (Cell(text=name), Cell(text=masked_nik(line.nik)), Cell(text=line.reason))
        return Row(line.worker_id, cells)

    def _lay_out(self) -> None:
        figures = QWidget()
        places = QHBoxLayout(figures)
        places.setContentsMargins(0, 4, 0, 0)
        places.setSpacing(16)
        for figure in self.figures.values():
            places.addWidget(figure, 1)
        head = row((self.equation, 1), self._proof)
        self._whole = QWidget()
        inside = column_layout()
        for part in (head, self._bar, figures):
            inside.addWidget(part)
        self._whole.setLayout(inside)
        self.body.addWidget(self.drop)
        self.body.addWidget(self._whole)
        self.body.addWidget(self._reason_card)
        self.body.addWidget(self._people_card)


def _remark(standing: Standing) -> str:
    if standing.plan is None:
        return _("sudah dicatat")
    if not standing.changes:
        return _("{name} sudah dicatat; tidak ada yang berubah").format(name=standing.answer_name)
    return _("{name}, belum dicatat").format(name=standing.answer_name)


def _equation(outcome: Outcome) -> str:
    said = _("{sent} dikirim = {accepted} diterima + {denied} ditolak + {missing} belum dijawab")
    clash = _("{whole} + {n} bertentangan")
    whole = said.format(
        sent=number(outcome.sent),
        accepted=number(outcome.accepted),
        denied=number(outcome.denied),
        missing=number(outcome.missing),
    )
    n = outcome.contradicting
    return clash.format(whole=whole, n=number(n)) if n else whole


def _pieces(outcome: Outcome) -> list[Piece]:
    return [
        Piece(_("diterima"), outcome.accepted, "okfill"),
        Piece(_("ditolak"), outcome.denied, "errfill"),
        Piece(_("bertentangan"), outcome.contradicting, "warnfill"),
        Piece(_("belum dijawab"), outcome.missing, "line2"),
    ]


def _figures(outcome: Outcome, *, written: bool) -> list[tuple[str, int, str]]:
    kinds = len(outcome.refusals)
    return [
        ("accepted", outcome.accepted, _("KPJ tercatat") if written else _("KPJ akan dicatat")),
        ("denied", outcome.denied, _("{n} alasan").format(n=kinds) if kinds else _("tidak ada")),
        ("missing", outcome.missing, _("ditanyakan lagi") if outcome.missing else _("tidak ada")),
        ("contradicting", outcome.contradicting, _("tidak dicatat")),
        ("extra", outcome.extra, _("tidak kita kirim")),
    ]


class _Pile(NamedTuple):
    """People of whom the answer says the same: their row, the field to look at, and why."""

    row: Row
    lines: tuple[BatchLine, ...]
    field: str
    why: str


def _piles(standing: Standing) -> Iterator[_Pile]:
    """Give the refused by reason, those said two things of, those of whom nothing was said."""
    for one in standing.outcome.refusals:
        said, remedy = _(one.reason.label), Cell(text=_(one.reason.remedy))
        yield _pile(one.reason.code, said, one.lines, remedy, one.reason.field)
    ask = Cell(text=_("Tanyakan kepada BPJS"), level="warning")
    for at, clash in enumerate(standing.outcome.contradictions):
        yield _pile(f"={at}", clash.why, (clash.line,), ask)
    waiting = standing.plan.outcome.missing if standing.plan else standing.waiting
    if waiting:
        said = ngettext("Belum dijawab, {n} hari", "Belum dijawab, {n} hari", standing.days)
        yield _pile("missing", said.format(n=number(standing.days)), waiting, ask)


def _pile(
    key: str, said: str, lines: tuple[BatchLine, ...], remedy: Cell, field: str = ""
) -> _Pile:
    cells = (Cell(text=said), Cell(text=number(len(lines))), remedy)
    return _Pile(Row(key, cells), lines, field or "nik", said)
