"""The designs: choose, duplicate, set words, colours and logo; the preview is the PDF itself."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from desktop_app.app import App
from desktop_app.domain.own_design import OfficePicture, OwnDesign
from desktop_app.domain.sheet import PrintSetting, Side
from desktop_app.kernel.errors import AppError
from desktop_app.kernel.i18n import _
from desktop_app.services import cards, designs
from desktop_app.services.cards import PrintRun
from desktop_app.services.designs import KnownDesign
from desktop_app.services.specimens import specimen_run
from ui.desk import Desk
from ui.jobs import Job
from ui.pages.kartu.design_form import DesignFields
from ui.pages.kartu.paper import Layout, Paper
from ui.pages.kartu.pictures import picture_bytes
from ui.sizes import SizeClass
from ui.widgets.buttons import Button, Role, spacer
from ui.widgets.cells import Column
from ui.widgets.fold import Fold, Widths
from ui.widgets.labels import ElidedLabel
from ui.widgets.lists import LineList
from ui.widgets.panels import Ground, column, row
from ui.widgets.rows import Cell, Row, RowsModel
from ui.widgets.segment_edit import Segment, SegmentEdit

_DEBOUNCE_MS = 200
_WIDTHS = Widths(side=268, panel=356)


class Studio(QWidget):
    """All designs at the left, the chosen one as it prints, its words and colours at the right.

    `left` asks to go back to the cards; `used` carries the code of the design to print with.
    """

    left = Signal()
    used = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._designs: tuple[KnownDesign, ...] = ()
        self._wanted = ""
        self._job: Job[Any] | None = None
        self._unshown = False
        self.model = RowsModel((Column(key="design"),))
        self.list = LineList(_("Rancangan"), 52)
        self.list.setModel(self.model)
        self.side = SegmentEdit(
            (Segment(Side.FRONT, _("Depan")), Segment(Side.BACK, _("Belakang"))), height=32
        )
        self.paper = Paper()
        self.fields = DesignFields()
        self.back_button = Button(_("Kembali ke kartu"), Role.LIGHT, icon="chevron-left")
        self.use_button = Button(_("Pakai rancangan ini"), Role.PLAIN, icon="check")
        self._timer = QTimer(self)
        self._build()
        self._connect()

    def open(self, code: str) -> None:
        """Show all designs and mark this one."""
        self._wanted = code
        self._ask()
        self.list.setFocus()

    def regions(self) -> list[QWidget]:
        """Give list, preview and form."""
        return [self.list, self.side, self.fields]

    def resized(self, size: SizeClass) -> None:
        """Fold the list away where there is no room for three columns."""
        self._fold.resized(size)
        self._words.setVisible(not self._fold.narrow)

    def open_list(self) -> None:
        """Go into the list of designs."""
        self._fold.open_list()

    def current(self) -> KnownDesign | None:
        """Give the design that is marked."""
        key = self.model.key_of(self.list.current_row())
        return next((each for each in self._designs if each.code == key), None)

    def duplicate(self) -> None:
        """Make a design of the office from the marked one."""
        current = self.current()
        if current is None:
            return
        name = designs.free_name(
            _("{name} kami").format(name=_(current.label)), [each.label for each in self._designs]
        )
        own = current.own or OwnDesign(id="", name="", base=current.code)
        self._keep(replace(own, id="", version=0, name=name))

    def save(self) -> None:
        """Keep what stands in the fields."""
        own = self._edited()
        if own is not None:
            self._keep(own)

    def remove(self) -> None:
        """Remove the marked design of the office."""
        current = self.current()
        if current is None or current.own is None:
            return
        key = current.own.id
        self._desk.do(
            self,
            lambda app, _p: app.do(designs.remove, key),
            done=lambda _none: self._removed(_(current.label)),
        )

    def choose_picture(self, slot: str) -> None:
        """Ask for a picture file, keep it, and put it into the marked design."""
        kinds = _("Gambar (*.png *.svg *.jpg *.jpeg)")
        name, _kind = QFileDialog.getOpenFileName(self, _("Pilih logo kantor"), "", kinds)
        if name:
            self.take_picture(slot, Path(name))

    def take_picture(self, slot: str, path: Path) -> None:
        """Keep a picture file and put it into the marked design."""
        permitted = self.fields.permitted()

        def keep(app: App, _progress: object) -> OfficePicture:
            return app.do(designs.add_picture, path.name, picture_bytes(path), permitted=permitted)

        self._desk.do(
            self,
            keep,
            done=lambda kept: self.fields.set_picture(slot, kept.id),
            failed=self._tell,
        )

    def _ask(self) -> None:
        self._desk.ask(self, lambda app: app.ask(designs.known_designs, app.facts), done=self._show)

    def _show(self, found: list[KnownDesign]) -> None:
        self._designs = tuple(found)
        self.model.show_rows([_row(each) for each in found])
        at = self.model.row_of(self._wanted)
        self.list.go_to(max(at, 0))
        self._moved(max(at, 0))

    def _moved(self, _row: int) -> None:
        current = self.current()
        if current is None:
            return
        self._wanted = current.code
        self.fields.show_design(current)
        self._changed()

    def _changed(self, *_said: object) -> None:
        self._timer.start()

    def _edited(self) -> OwnDesign | None:
        current = self.current()
        return self.fields.edited_design() if current is not None and current.own else None

    def _render(self) -> None:
        current = self.current()
        if current is None or not self.isVisible():
            return
        if self._job is not None:
            self._job.stop()
        design = self._edited() or current.code
        side = Side(self.side.text())

        def work(app: App, _progress: object) -> tuple[PrintRun, Any]:
            run = app.ask(specimen_run, app.facts, design)
            return run, cards.preview_page(run, 1, side, self._dpi(run))

        self._job = self._desk.reckon(
            self, work, done=partial(self._rendered, side), failed=self._render_failed
        )

    def _dpi(self, run: PrintRun) -> float:
        """Give enough dots for the place on the screen, before the page lies there."""
        room = min(
            self.paper.width() / run.sheet.page_width, self.paper.height() / run.sheet.page_height
        )
        return max(40.0, room * 25.4 * self.paper.devicePixelRatioF())

    def _rendered(self, side: Side, made: tuple[PrintRun, Any]) -> None:
        run, page = made
        self.paper.show_layout(Layout(sheet=run.sheet, setting=PrintSetting(), side=side))
        self.paper.show_picture(page.width, page.height, page.pixels)
        if self._unshown:
            self._unshown = False
            self.fields.tell("")

    def _render_failed(self, trouble: AppError) -> None:
        """Say why it cannot be shown, until it can; what saving said stays."""
        self._unshown = True
        self._tell(trouble)

    def _tell(self, trouble: AppError) -> None:
        self.fields.tell(str(trouble))

    def _keep(self, own: OwnDesign) -> None:
        self._desk.do(
            self,
            lambda app, _p: app.do(designs.save, own),
            done=self._kept,
            failed=self._tell,
        )

    def _kept(self, own: OwnDesign) -> None:
        self._wanted = own.id
        self._desk.say(_("Rancangan {name} tersimpan.").format(name=own.name))
        self._ask()

    def _removed(self, name: str) -> None:
        self._desk.bridge.undo_offered.emit(_("Rancangan {name} dihapus.").format(name=name))
        self._ask()

    def _use(self) -> None:
        current = self.current()
        if current is not None:
            self.used.emit(current.code)

    def _build(self) -> None:
        self.side.set_name(_("Sisi kartu"))
        self.side.set_text(Side.FRONT)
        self.side.setFixedWidth(self.side.sizeHint().width())
        at_left = Ground("surface", "right")
        inside = QVBoxLayout(at_left)
        inside.setContentsMargins(0, 8, 1, 0)
        inside.addWidget(row(self.back_button, spacer(), margins=(8, 0, 8, 0)))
        inside.addWidget(self.list, 1)
        bar = Ground("canvas", "bottom")
        bar.setFixedHeight(47)
        said = _("Nama terpanjang dan terpendek di kantor ini")
        self._words = ElidedLabel(said, "remark", "text2")
        tools = row(self.side, (self._words, 1), spacer(), self.use_button, margins=(6, 0, 6, 0))
        within = QVBoxLayout(bar)
        within.setContentsMargins(0, 0, 0, 1)
        within.addWidget(tools)
        at_right = Ground("canvas", "left")
        beside = QVBoxLayout(at_right)
        beside.setContentsMargins(1, 0, 0, 0)
        beside.addWidget(self.fields)
        middle = column(bar, (self.paper, 1), spacing=0)
        self._fold = Fold(at_left, middle, at_right, _WIDTHS)
        tools.layout().insertWidget(0, self._fold.button)  # type: ignore[union-attr]  # a row
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._fold)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DEBOUNCE_MS)

    def _connect(self) -> None:
        self.list.current_changed.connect(self._moved)
        self.side.edited.connect(self._changed)
        self.paper.resized.connect(self._changed)
        self.fields.changed.connect(self._changed)
        self.fields.picture_wanted.connect(self.choose_picture)
        self.fields.duplicate_button.triggered.connect(self.duplicate)
        self.fields.save_button.triggered.connect(self.save)
        self.fields.remove_button.triggered.connect(self.remove)
        self.back_button.triggered.connect(self.left)
        self.use_button.triggered.connect(self._use)
        self._timer.timeout.connect(self._render)


def _row(each: KnownDesign) -> Row:
    size = f"{each.form.width:g} × {each.form.height:g} mm".replace(".", ",")
    second = _("Bawaan · {size}") if each.own is None else _("Milik kantor · {size}")
    cell = Cell(text=_(each.label), second=second.format(size=size))
    return Row(each.code, (cell,))
