"""The page itself: choose a report, narrow it, see it, write it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.dates import show_day
from desktop_app.domain.facts import Facts
from desktop_app.domain.report import Report, Scope
from desktop_app.domain.report_list import Privacy
from desktop_app.kernel.i18n import _, ngettext
from desktop_app.services import reports
from desktop_app.services.reports import Wanted
from ui.desk import Desk, Page
from ui.numbers import number
from ui.page import HEAD_HEIGHT
from ui.pages.laporan.bars import Bars
from ui.pages.laporan.choice import FORM, LIST, RECAP, WIDTH, Choice, Kind
from ui.pages.laporan.preview import ReportTable, SheetView
from ui.pages.laporan.questions import LeavesStore, ask_where
from ui.pages.laporan.scope_chips import ScopeChips
from ui.pages.laporan.writing import (
    Make,
    Writing,
    blank_form,
    filled_forms,
    list_file,
    recap_file,
)
from ui.sizes import SizeClass
from ui.sizes import Width as WindowWidth
from ui.widgets.empty import EmptyState
from ui.widgets.fold import Fold, Widths
from ui.widgets.panels import GUTTER, Ground, column
from ui.widgets.ticks import Tick

AskWhere = Callable[[QWidget, str, Sequence[str]], Path | None]
FORM_ENDINGS = (".pdf", ".xlsx")
_HEADS = {True: 42, False: HEAD_HEIGHT}


class LaporanPage(Page):
    """Reports of the people in the store; `where` asks for a file's place."""

    wants_rail = True
    TABLES = frozenset({"worker", "enrolment", "settings"})

    def __init__(self, desk: Desk, *, where: AskWhere = ask_where) -> None:
        super().__init__(desk, _("Laporan"), rule=True)
        self._where = where
        self.kind = RECAP
        self._facts: Facts | None = None
        self.report: Report | None = None
        self.choice = Choice()
        self.chips = ScopeChips()
        self.whole = Tick(_("Sertakan NIK utuh, No. KK, No. HP, dan nama ibu"))
        self.table = ReportTable()
        self.sheet = SheetView()
        self.empty = EmptyState(
            "report",
            _("Belum ada orang untuk laporan ini"),
            _("Longgarkan saringannya, atau catat orang di halaman Pendataan."),
        )
        self.bars = Bars()
        self.writing = Writing(desk, self)
        self._stack = QStackedWidget()
        self._build()
        self._connect()
        self.choice.mark(RECAP.code)

    def refresh(self) -> None:
        """Ask for the facts, and for what is shown."""
        self.desk.ask(self, lambda app: app.facts, done=self._show_facts)

    def open(self, **context: Any) -> None:
        """Show `report` (its code) for the people of `scope`, as far as they are given."""
        if "report" in context:
            self.choice.mark(context["report"])
        if "scope" in context:
            self.chips.show_scope(context["scope"])
            self._ask()
        super().open()

    def regions(self) -> list[QWidget]:
        """Give the reports, the chips and what is shown."""
        shown = self.table if self._stack.currentWidget() is self.table else self.bars.bar.primary
        return [self.choice.list, self.chips.chips["groups"], shown]

    def resized(self, size: SizeClass) -> None:
        """Fold the reports away in a narrow window; show every column in a wide one."""
        self._fold.resized(size)
        self.head.setFixedHeight(_HEADS[self._fold.narrow])
        self.bars.resized(size)
        self.table.show_width(wide=size.width is WindowWidth.WIDE)

    def save(self, ending: str) -> None:
        """Write the report as a file with that ending; people's data only after a yes."""
        if self.report is None:
            return
        if self.kind is RECAP:
            self._write((ending,), partial(recap_file, self.report))
            return
        privacy = Privacy.WHOLE if self.whole.isChecked() else Privacy.MASKED
        make = partial(list_file, Wanted(self.chips.scope, privacy))
        self._after_yes(self.report.people, privacy, partial(self._write, (ending,), make))

    def save_blank_form(self) -> None:
        """Write one blank form."""
        self._write(FORM_ENDINGS, blank_form)

    def save_filled_forms(self) -> None:
        """Write a form for everybody in the scope, after a yes."""
        if self.report is not None:
            write = partial(self._write, FORM_ENDINGS, partial(filled_forms, self.chips.scope))
            self._after_yes(self.report.people, Privacy.WHOLE, write)

    def _build(self) -> None:
        self.whole.hide()
        chips = Ground("canvas")
        inside = QVBoxLayout(chips)
        inside.setContentsMargins(GUTTER, 6, GUTTER, 6)
        inside.setSpacing(4)
        inside.addWidget(self.chips)
        inside.addWidget(self.whole)
        for widget in (self.table, self.sheet, self.empty):
            self._stack.addWidget(widget)
        body = column(chips, (self._stack, 1), self.bars, spacing=0)
        self._fold = Fold(self.choice, body, None, Widths(side=WIDTH))
        self.head.add(self._fold.button)
        self.body.addWidget(self._fold, 1)

    def _connect(self) -> None:
        self.choice.chosen.connect(self._choose)
        self.chips.changed.connect(self._ask)
        self.sheet.wanted.connect(self._ask_sheet)
        self.bars.save_wanted.connect(self.save)
        self.bars.blank_wanted.connect(self.save_blank_form)
        self.bars.filled_wanted.connect(self.save_filled_forms)
        self.bars.open_wanted.connect(self.writing.open_last)
        self.writing.began.connect(partial(self.bars.set_busy, _("Menyimpan…")))
        self.writing.over.connect(partial(self.bars.set_busy, ""))
        self.writing.saved.connect(self._saved)
        self.writing.failed.connect(self.bars.show_trouble)
        self.bind("Ctrl+L", self._fold.open_list)
        self.bind("Ctrl+Return", self._first)
        self.bind("Ctrl+P", self._second)

    def _first(self) -> None:
        self.bars.bar.primary.click()

    def _second(self) -> None:
        (self.bars.filled if self.kind is FORM else self.bars.pdf).click()

    def _choose(self, kind: Kind) -> None:
        self.kind = kind
        self.report = None
        self.whole.setVisible(kind is LIST)
        self._ask()

    def _show_facts(self, facts: Facts) -> None:
        first, self._facts = self._facts is None, facts
        if first and facts.settings.is_kelurahan and self.chips.scope == Scope():
            self.chips.show_scope(Scope(region=facts.settings.office))
        self.chips.show_facts(facts)
        self._ask()

    def _ask(self) -> None:
        if self._facts is None:
            return
        kind, scope = self.kind, self.chips.scope
        done = partial(self._show, kind, scope)
        self.desk.ask(self, lambda app: kind.shown(app, scope), done=done)

    def _show(self, kind: Kind, scope: Scope, report: Report) -> None:
        if kind is not self.kind or scope != self.chips.scope:
            return
        self.report = report
        n = report.people
        words = ngettext("{n} orang · keadaan {day}", "{n} orang · keadaan {day}", n)
        self.head.set_sub(words.format(n=number(n), day=show_day(report.on)))
        self.bars.forget()
        self.bars.show_report(kind, report)
        if kind is FORM:
            self._stack.setCurrentWidget(self.sheet)
            self.sheet.ask()
            return
        self.table.show_report(report)
        self._stack.setCurrentWidget(self.table if n else self.empty)

    def _ask_sheet(self, dpi: float) -> None:
        facts = self._facts
        if facts is not None and self.kind is FORM:
            self.desk.reckon(
                self,
                lambda _app, _progress: reports.blank_form_image(facts, dpi),
                done=lambda image: self.sheet.show_picture(image.width, image.height, image.pixels),
            )

    def _after_yes(self, people: int, privacy: Privacy, act: Callable[[], None]) -> None:
        asked = LeavesStore(people, privacy, self)
        asked.accepted.connect(act)
        asked.open()

    def _write(self, endings: Sequence[str], make: Callable[[str], Make]) -> None:
        if self._facts is None or self.writing.busy:
            return
        name = f"{self.kind.code}-{self._facts.today:%Y-%m-%d}"
        path = self._where(self, self.desk.file_name(name), endings)
        if path is not None:
            self.writing.write(path, make(path.suffix.lower()))

    def _saved(self, path: Path) -> None:
        self.bars.show_saved(path.name)
