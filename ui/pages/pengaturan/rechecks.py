"""Keying twice: how many of the verified, and where the keyings of each officer differed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.app import App
from desktop_app.domain.people import Right
from desktop_app.domain.recheck import FIELDS, Recheck, veiled
from desktop_app.domain.settings import Settings
from desktop_app.domain.show import number
from desktop_app.domain.worker import Worker
from desktop_app.kernel.errors import AppError
from desktop_app.kernel.i18n import _
from desktop_app.queries import rechecks, workers
from desktop_app.queries.people import names_of_users
from desktop_app.queries.rechecks import KeyerTally
from desktop_app.services import rechecks as service
from ui.desk import Desk
from ui.forms import declared_fields
from ui.pages.pengaturan.section import Section
from ui.widgets.buttons import Button
from ui.widgets.cells import CellKind, Column
from ui.widgets.editors import DigitsEdit
from ui.widgets.fields import Field, Note
from ui.widgets.labels import Label
from ui.widgets.panels import column, row
from ui.widgets.rows import Row, RowsModel
from ui.widgets.tables import Table

_DECLARED = declared_fields((Worker,))
_MOST = 200
"""Differences that are listed, the newest."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What the section shows: the share, the keyers, the differences, names of users and people."""

    share: int
    tallies: tuple[KeyerTally, ...]
    differing: tuple[Recheck, ...]
    users: Mapping[str, str]
    people: Mapping[str, str]


class RechecksSection(Section):
    """The share is set by a supervisor; only they see whose keyings differed."""

    WIDEST = 1080

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            _(
                "Sebagian orang yang terverifikasi diketik ulang dari berkasnya oleh orang lain, "
                "tanpa melihat ketikan pertama: NIK, nama, dan tanggal lahir."
            ),
        )
        self._may = Right.SUPERVISE in desk.app.user.rights
        self.share = Field(_("Dari 100 orang, diketik ulang"), DigitsEdit(3))
        self.button = Button(_("Simpan"), height=34)
        self.button.set_refusal("" if self._may else _("Hanya pengawas yang dapat mengubahnya."))
        self.keyers = RowsModel(_keyer_columns())
        self.differences = RowsModel(_difference_columns())
        self._none = Label("", "body", "text2", wrap=True)
        self._shown_share = ""
        self._results = (
            _table(self.keyers, _keyer_columns(), _("Menurut pencatat")),
            _table(self.differences, _difference_columns(), _("Yang berbeda")),
        )
        self.first = self.share
        self._build()

    def refresh(self) -> None:
        """Ask for the share and what came of it."""
        self.desk.ask(self, _read, done=self._show)

    def save(self) -> None:
        """Write the share as typed."""
        text = self.share.text()
        self.share.set_notes(())
        share = int(text) if text.isdigit() else 0
        self.desk.do(
            self,
            lambda app, _progress: app.do(service.set_share, share),
            done=self._saved,
            failed=self._not_saved,
        )

    def _build(self) -> None:
        self.share.setFixedWidth(220)
        self.share.editor.set_read_only(on=not self._may)
        self.share.editor.entered.connect(self.button.click)
        self.button.triggered.connect(self.save)
        said = _("0 berarti tidak ada. Siapa yang terpilih tidak dapat diatur.")
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self.share, 0, Qt.AlignmentFlag.AlignTop)
        button = row(self.button, margins=(0, 21, 0, 0))  # below the field's label
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        line.addStretch(1)
        self.body.addLayout(line)
        self.body.addWidget(Label(said, "remark", "text3"))
        self.body.addSpacing(8)
        self.body.addWidget(self._none)
        for result, stretch in zip(self._results, (1, 2), strict=True):
            self.body.addWidget(result, stretch)
        self.body.addStretch()

    def _show(self, found: _Found) -> None:
        if self.share.text() == self._shown_share:
            self._shown_share = str(found.share)
            self.share.set_text(self._shown_share)
        there = bool(found.tallies) and self._may
        self._none.setText("" if there else self._why_none())
        self._none.setVisible(not there)
        self._results[0].setVisible(there)
        self._results[1].setVisible(there and bool(found.differing))
        self.keyers.show_rows([_keyer_row(each, found) for each in found.tallies if self._may])
        self.differences.show_rows(
            [line for each in found.differing if self._may for line in _lines(each, found)]
        )

    def _why_none(self) -> str:
        if not self._may:
            return _("Hasil menurut pencatat hanya tampil bagi pengawas.")
        return _("Belum ada yang diketik ulang. Tombolnya ada di halaman Verifikasi.")

    def _saved(self, settings: Settings) -> None:
        self._shown_share = str(settings.recheck_share)
        self.share.set_text(self._shown_share)
        self.desk.bridge.undo_offered.emit(_("Bagian yang diketik ulang diubah"))

    def _not_saved(self, trouble: AppError) -> None:
        self.share.set_notes([Note("error", str(trouble))])


def _read(app: App) -> _Found:
    differing = app.ask(rechecks.differing)[:_MOST]
    people = app.ask(workers.people_of, {each.worker_id for each in differing})
    return _Found(
        share=app.facts.settings.recheck_share,
        tallies=tuple(app.ask(rechecks.tallies)),
        differing=tuple(differing),
        users=app.ask(names_of_users),
        people={each.worker.id: each.worker.name for each in people},
    )


def _keyer_columns() -> tuple[Column, ...]:
    figure = CellKind.TIME
    return (
        Column(key="keyer", title=_("Pencatat")),
        Column(key="checked", title=_("Diketik ulang"), kind=figure, width=120),
        Column(key="differing", title=_("Berbeda"), kind=figure, width=96),
        *(
            Column(key=name, title=_(_DECLARED[name].kind.label), kind=figure, width=118)
            for name in FIELDS
        ),
    )


def _difference_columns() -> tuple[Column, ...]:
    return (
        Column(key="person", title=_("Orang"), kind=CellKind.NAME),
        Column(key="keyer", title=_("Pencatat"), width=150),
        Column(key="field", title=_("Isian"), width=112),
        Column(key="was", title=_("Tercatat"), width=176),
        Column(key="typed", title=_("Diketik ulang"), width=176),
        Column(key="by", title=_("Oleh"), width=150),
    )


def _keyer_row(each: KeyerTally, found: _Found) -> Row:
    share = f"{number(each.differing)} ({each.differing * 100 // each.checked} %)"
    fields = (number(each.fields.get(name, 0)) for name in FIELDS)
    name = found.users.get(each.keyer, "")
    return Row(each.keyer, (name, number(each.checked), share, *fields))


def _lines(each: Recheck, found: _Found) -> list[Row]:
    person, users = found.people.get(each.worker_id, ""), found.users
    keyer, by = users.get(each.keyer, ""), users.get(each.by, "")
    return [
        Row(
            f"{each.id}:{name}",
            (person, keyer, _(_DECLARED[name].kind.label), *veiled(name, was, typed), by),
        )
        for name, was, typed in each.differing
    ]


def _table(model: RowsModel, columns: tuple[Column, ...], name: str) -> QWidget:
    table = Table(columns, name)
    table.setModel(model)
    table.setMinimumHeight(32 * 4)
    return column(Label(name, "section"), (table, 1), spacing=8)
