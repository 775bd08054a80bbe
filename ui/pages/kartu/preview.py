"""The preview: the PDF itself, sheet by sheet or card by card, front and back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.piles import piles_of
from desktop_app.domain.sheet import (
    CardSheet,
    PrintSetting,
    Side,
    Sides,
    planned_pages,
    sheet_of,
    sheets_needed,
)
from desktop_app.kernel.errors import AppError
from desktop_app.kernel.i18n import _
from desktop_app.services import cards
from desktop_app.services.cards import PrintRun
from ui.desk import Desk
from ui.jobs import Job
from ui.numbers import number
from ui.pages.kartu.paper import Layout, Paper
from ui.widgets.buttons import IconButton, spacer
from ui.widgets.labels import Label
from ui.widgets.panels import Ground, row
from ui.widgets.segment_edit import Segment, SegmentEdit

_DEBOUNCE_MS = 120
_ROOMY = 580  # pixels from which "Lembar 1 dari 33" fits beside the choices
SHEET, SINGLE = "sheet", "single"


class Preview(QWidget):
    """Shows what a run prints; `picked` carries the number of the card in the run, from 0.

    Args:
        desk: for the computing lane.
        single_sheets: sheets on which one card or letter is shown alone.
    """

    picked = Signal(int)

    def __init__(self, desk: Desk, single_sheets: Sequence[CardSheet]) -> None:
        super().__init__()
        self._desk = desk
        self._single_sheets = tuple(single_sheets)
        self._run: PrintRun | None = None
        self._single: PrintRun | None = None
        self._nothing = ""
        self._marked = -1
        self._number = 1
        self._asked = 0
        self._job: Job[Any] | None = None
        self.side = SegmentEdit(
            (Segment(Side.FRONT, _("Depan")), Segment(Side.BACK, _("Belakang"))), height=32
        )
        self.mode = SegmentEdit(
            (Segment(SHEET, _("Lembar")), Segment(SINGLE, _("Satu kartu"))), height=32
        )
        self._where = Label("", "body", "text2")
        self._before = IconButton("chevron-left", _("Lembar sebelumnya"))
        self._after = IconButton("chevron-right", _("Lembar berikutnya"))
        self.paper = Paper()
        self._timer = QTimer(self)
        self._build()
        self._connect()

    def show_run(self, run: PrintRun | None, nothing: str = "") -> None:
        """Show other cards, or the same on another sheet; without a run, say `nothing`."""
        self._run, self._nothing = run, nothing
        self._number = max(1, min(self._number, self._sheets()))
        self._settle()

    def show_card(self, single: PrintRun | None, marked: int) -> None:
        """Mark a card: alone in `single`, and the `marked`-th of the run (-1 = not in it)."""
        self._single, self._marked = single, marked
        if marked >= 0 and self._run is not None:
            run = self._run
            self._number = sheet_of(marked, _piles(run), run.sheet, run.setting)
        self._settle()

    def set_cards_only(self, *, on: bool) -> None:
        """Show single cards only: nothing of this is going to be printed."""
        self.mode.setVisible(not on)
        self.mode.set_text(SINGLE if on else SHEET)
        self._settle()

    def turn(self, by: int) -> None:
        """Go on by so many sheets, stopping at both ends."""
        at = max(1, min(self._number + by, self._sheets()))
        if at != self._number:
            self._number = at
            self._settle()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._settle()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._drop_job()

    def _build(self) -> None:
        self.setFocusProxy(self.side)
        self.side.set_name(_("Sisi kartu"))
        self.mode.set_name(_("Yang ditampilkan"))
        self.side.set_text(Side.FRONT)
        self.mode.set_text(SHEET)
        for choice in (self.side, self.mode):
            choice.setFixedWidth(choice.sizeHint().width())
        bar = Ground("canvas", "bottom")
        bar.setFixedHeight(47)
        tools = row(
            *(self.side, self.mode, spacer(), self._before, self._where, self._after),
            margins=(12, 0, 6, 0),
        )
        inside = QVBoxLayout(bar)
        inside.setContentsMargins(0, 0, 0, 1)
        inside.addWidget(tools)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(bar)
        whole.addWidget(self.paper, 1)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DEBOUNCE_MS)

    def _connect(self) -> None:
        self.side.edited.connect(self._settle)
        self.mode.edited.connect(self._settle)
        self._before.triggered.connect(partial(self.turn, -1))
        self._after.triggered.connect(partial(self.turn, 1))
        self.paper.resized.connect(self._settle)
        self.paper.picked.connect(self._slot_picked)
        self._timer.timeout.connect(self._render)

    def _sheets(self) -> int:
        if self._run is None:
            return 1
        run = self._run
        return max(1, sheets_needed(_piles(run), run.sheet, run.setting.start_slot))

    def _shown(self) -> PrintRun | None:
        """Give the run that is on the desk: the sheets, or the one card."""
        if self.mode.text() == SHEET:
            return self._run
        if self._single is None:
            return None
        size = self._single.design.width, self._single.design.height
        sheet = next(each for each in self._single_sheets if each.fits(*size))
        return replace(self._single, sheet=sheet, setting=PrintSetting())

    def _side(self) -> Side:
        return Side(self.side.text())

    def _settle(self, *_said: object) -> None:
        """Lay out what is to be seen at once, and have it rendered when the changes pause."""
        run = self._shown()
        sheets = self._sheets()
        sheet_mode = self.mode.text() == SHEET
        for part in (self._before, self._where, self._after):
            part.setVisible(sheet_mode and run is not None)
        words = _("Lembar {n} dari {all}").format(n=number(self._number), all=number(sheets))
        self._where.setText(words if self.width() >= _ROOMY else f"{self._number}/{sheets}")
        self._before.setEnabled(self._number > 1)
        self._after.setEnabled(self._number < sheets)
        if run is None:
            self._drop_job()
            self.paper.show_layout(None)
            self.paper.show_words(self._nothing)
            return
        missing = {Side.FRONT: Sides.BACKS, Side.BACK: Sides.FRONTS}[self._side()]
        if run.setting.sides is missing:
            self._drop_job()
            self.paper.show_words(_("Sisi ini tidak ikut dicetak."))
            return
        self.paper.show_layout(self._layout(run))
        self.paper.setAccessibleName(f"{words}, {self._side_words()}")
        self._timer.start()

    def _side_words(self) -> str:
        return _("sisi depan") if self._side() is Side.FRONT else _("sisi belakang")

    def _layout(self, run: PrintRun) -> Layout:
        single = self.mode.text() == SINGLE
        at = 1 if single else self._number
        setting = replace(run.setting, only=at)
        plan = next(planned_pages(_piles(run), run.sheet, setting))
        slot = plan.slots.start + self._marked - plan.first
        marked = slot if not single and self._marked >= 0 and slot in plan.slots else 0
        return Layout(
            sheet=run.sheet,
            setting=setting,
            side=self._side(),
            used=range(1, plan.slots.start),  # none before a page of names
            filled=range(0) if single else plan.slots,
            marked=marked,
        )

    def _slot_picked(self, slot: int) -> None:
        if self._run is None or self.mode.text() != SHEET:
            return
        run, setting = self._run, replace(self._run.setting, only=self._number)
        plan = next(planned_pages(_piles(run), run.sheet, setting))
        self.picked.emit(plan.first + slot - plan.slots.start)

    def _drop_job(self) -> None:
        self._asked += 1
        self._timer.stop()
        if self._job is not None:
            self._job.stop()
            self._job = None

    def _render(self) -> None:
        self._drop_job()
        run, dpi = self._shown(), self.paper.dpi()
        if run is None or not dpi or not self.isVisible():
            return
        at = self._number if self.mode.text() == SHEET else 1
        asked, side = self._asked, self._side()
        self._job = self._desk.reckon(
            self,
            lambda _app, progress: cards.preview_page(run, at, side, dpi, progress=progress),
            done=lambda page: self._show(asked, page.width, page.height, page.pixels),
            failed=lambda trouble: self._fail(asked, trouble),
        )

    def _show(self, asked: int, width: int, height: int, pixels: bytes) -> None:
        if asked == self._asked:
            self._job = None
            self.paper.show_picture(width, height, pixels)

    def _fail(self, asked: int, trouble: AppError) -> None:
        if asked == self._asked:
            self._job = None
            self.paper.show_words(str(trouble))


def _piles(run: PrintRun) -> int | tuple[int, ...]:
    return piles_of(run.faces, run.sheet, run.setting)
