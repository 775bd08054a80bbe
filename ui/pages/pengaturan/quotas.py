"""The places of each kelurahan and of the whole city, by group, source of money and year."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from desktop_app.app import App
from desktop_app.domain.choices import FUNDINGS, GROUPS, Choices
from desktop_app.domain.quota import Quota, Room, room_left
from desktop_app.domain.show import number, read_money
from desktop_app.kernel.errors import AppError
from desktop_app.kernel.i18n import _
from desktop_app.queries import quotas as queries
from desktop_app.services import quotas
from ui.desk import Desk
from ui.pages.pengaturan.section import Section
from ui.widgets.cells import CellKind, Column
from ui.widgets.choice_edit import Choice, ChoiceEdit
from ui.widgets.edit_table import EditRows, EditTable
from ui.widgets.fields import Field
from ui.widgets.labels import IconLine, Label
from ui.widgets.panels import row
from ui.widgets.rows import Row

_ALL, _ANY_YEAR = "*", "0"
_LEAST_ROWS = 5


@dataclass(frozen=True, slots=True)
class _Places:
    """What the section shows: the regions by code and name, quotas, places taken, the year."""

    regions: tuple[tuple[str, str], ...]
    quotas: tuple[Quota, ...]
    room: Room
    year: int


class QuotasSection(Section):
    """Which limit is meant stands above; the table takes one number for each region."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            _(
                "Tanpa kuota tidak ada batas. Kuota yang penuh menahan verifikasi; "
                "yang sudah terverifikasi tetap mendapat tempatnya."
            ),
        )
        self._shown: _Places | None = None
        self.group = Field(_("Kelompok"), ChoiceEdit(_choices(GROUPS, _("Semua kelompok"))))
        self.funding = Field(_("Sumber dana"), ChoiceEdit(_choices(FUNDINGS, _("Semua sumber"))))
        self.year = Field(_("Tahun bulan mulai"), ChoiceEdit())
        self.model = EditRows(_columns(), {"places"})
        self.model.locked = not self.administers
        self.table = EditTable(_columns(), _("Kuota"))
        self._sum = Label("", "remark", "text2")
        self._trouble = IconLine("octagon", "", "err", wrap=True)
        self.first = self.table if self.administers else self.group
        self._build()

    @property
    def trouble(self) -> str:
        """Why the last number was not taken, "" if it was."""
        return "" if self._trouble.isHidden() else self._trouble.text()

    def refresh(self) -> None:
        """Ask which places are set and taken."""
        self.desk.ask(self, _places, done=self._show)

    def _build(self) -> None:
        for field in (self.group, self.funding, self.year):
            field.edited.connect(self._show_table)
        self.table.setModel(self.model)
        self.table.setMinimumHeight(32 * (_LEAST_ROWS + 1))
        self.model.edited.connect(self._typed)
        self._trouble.hide()
        self.body.addWidget(row((self.group, 3), (self.funding, 3), (self.year, 2), spacing=12))
        self.body.addWidget(self._trouble)
        self.body.addWidget(self.table, 1)
        remark = _("Ketik jumlahnya, lalu Enter; kosong berarti tanpa batas.")
        self.body.addWidget(
            row(Label(self.refusal() or remark, "remark", "text3"), (QWidget(), 1), self._sum)
        )

    def _show(self, shown: _Places) -> None:
        first, self._shown = self._shown is None, shown
        if first:
            years = [Choice(str(year), str(year)) for year in range(shown.year - 1, shown.year + 4)]
            editor = self.year.editor
            if isinstance(editor, ChoiceEdit):
                editor.set_choices([*years, Choice(_ANY_YEAR, _("Semua tahun"))])
            self._choose_where_places_are(shown)
        self._show_table()

    def _choose_where_places_are(self, shown: _Places) -> None:
        """Begin with a limit that is set; with none, with everybody of this year."""
        of_year = [each for each in shown.quotas if each.year in (0, shown.year)]
        begin = next(iter(sorted(of_year, key=lambda each: each.about[1:])), None)
        self.group.set_text(begin.group or _ALL if begin else _ALL)
        self.funding.set_text(begin.funding or _ALL if begin else _ALL)
        self.year.set_text(str(begin.year if begin else shown.year))

    def _show_table(self, _text: str = "") -> None:
        shown = self._shown
        if shown is None:
            return
        known = {each.region: each for each in shown.quotas if each.about == self._about(each)}
        self.model.show_rows(
            [_row(code, name, known.get(code), shown.room) for code, name in shown.regions]
        )
        if self.table.current_row() < 0 and shown.regions:
            self.table.go_to(0)
        places = sum(each.places for each in known.values())
        self._sum.setText(_("Jumlah: {n} tempat").format(n=number(places)) if places else "")

    def _about(self, quota: Quota) -> tuple[str, str, str, int]:
        """Give what a quota of this region would limit by the choices above."""
        return self._chosen(quota.region).about

    def _chosen(self, region: str, places: int = 0) -> Quota:
        year = self.year.text()
        return Quota(
            id="",
            region=region,
            group=self.group.text().removeprefix(_ALL),
            funding=self.funding.text().removeprefix(_ALL),
            year=int(year) if year.isdigit() else 0,
            places=places,
        )

    def _typed(self, region: str, _column: str, text: str) -> None:
        """Write a number of places, or take the limit away where nothing is left."""
        wanted = self._chosen(region, read_money(text) or 0)
        quotas_set = self._shown.quotas if self._shown else ()
        known = next((each for each in quotas_set if each.about == wanted.about), None)
        self._trouble.hide()
        if text:
            self.desk.do(self, lambda app, _p: app.do(quotas.save, wanted), failed=self._not_saved)
        elif known:
            self.desk.do(
                self, lambda app, _p: app.do(quotas.remove, known.id), failed=self._not_saved
            )

    def _not_saved(self, trouble: AppError) -> None:
        self._trouble.show_line("octagon", str(trouble), "err")
        self._trouble.show()


def _places(app: App) -> _Places:
    facts = app.facts
    office = facts.settings.office
    codes = (office, *facts.regions.kelurahan_of(office))
    named = sorted(((code, facts.regions.name(code)) for code in codes[1:]), key=lambda one: one[1])
    own = (office, facts.regions.name(office))
    return _Places(
        regions=(own, *(each for each in named if each != own)),
        quotas=tuple(app.ask(queries.quotas)),
        room=app.ask(queries.room, facts.settings, facts.today),
        year=facts.settings.first_month(facts.today).year,
    )


def _choices(table: Choices, everything: str) -> list[Choice]:
    return [Choice(_ALL, everything), *(Choice(one.code, _(one.label), one.words) for one in table)]


def _row(code: str, name: str, quota: Quota | None, room: Room) -> Row:
    if quota is None:
        return Row(code, (name, "", "", ""))
    taken = room.taken(quota)
    left = number(room_left(quota, taken))
    return Row(code, (name, number(quota.places), number(taken), left))


def _columns() -> tuple[Column, ...]:
    return (
        Column(key="region", title=_("Wilayah"), kind=CellKind.NAME),
        Column(key="places", title=_("Tempat"), kind=CellKind.NUMBER, width=110),
        Column(key="taken", title=_("Terisi"), kind=CellKind.NUMBER, width=100),
        Column(key="left", title=_("Sisa"), kind=CellKind.NUMBER, width=100),
    )
