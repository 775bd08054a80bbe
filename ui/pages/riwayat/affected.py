"""Who was affected by what left the store or was seen: asked for, then written as a list."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.app import App
from desktop_app.domain.dates import parse_day
from desktop_app.domain.people import User
from desktop_app.kernel.i18n import _
from desktop_app.kernel.jobs import Progress
from desktop_app.queries.affected import Leak
from desktop_app.queries.people import users
from desktop_app.services import breaches, reports
from desktop_app.services.breaches import WAY_LABELS
from ui.desk import Desk
from ui.numbers import number
from ui.widgets.choice_edit import Choice, ChoiceEdit
from ui.widgets.dialogs import Question
from ui.widgets.editors import DateEdit
from ui.widgets.fields import Field


class AffectedQuestion(Question):
    """By whom, since when, in which way; what is left empty asks for nothing."""

    help_topic = "permintaan"

    def __init__(self, known: list[User], parent: QWidget) -> None:
        super().__init__(
            _("Data siapa yang keluar atau dilihat?"),
            _("Susun daftarnya…"),
            remark=_(
                "Untuk pemberitahuan tertulis dalam 3 × 24 jam. Kosongkan yang tidak perlu;"
                " pembuatan daftar ini tercatat."
            ),
            parent=parent,
        )
        people = [Choice(each.id, each.name) for each in known]
        ways = [Choice(code, _(words)) for code, words in WAY_LABELS.items()]
        self.by = Field(_("Oleh siapa"), ChoiceEdit(people, _("siapa saja"), height=40))
        self.since = Field(_("Sejak"), DateEdit("16-11-2026", height=40))
        self.way = Field(_("Bagaimana"), ChoiceEdit(ways, _("semua cara"), height=40))
        for each in (self.by, self.since, self.way):
            self.body.addWidget(each)
        self.by.setFocus()

    def leak(self, desk: Desk) -> Leak:
        """Give what is asked for."""
        way = self.way.text()
        return Leak(
            user=self.by.text(),
            since=parse_day(self.since.text(), today=desk.app.facts.today),
            ways=(way,) if way in WAY_LABELS else (),
        )


def ask(parent: QWidget, desk: Desk) -> None:
    """Ask what is looked for, then where the list goes."""
    desk.ask(desk.bridge, lambda app: app.ask(users), done=partial(_open, parent, desk))


def _open(parent: QWidget, desk: Desk, known: list[User]) -> None:
    dialog = AffectedQuestion(known, parent)
    dialog.accepted.connect(lambda: _ask_where(parent, desk, dialog.leak(desk)))
    dialog.open()


def _ask_where(parent: QWidget, desk: Desk, leak: Leak) -> None:
    start = str(Path.home() / desk.file_name(_("siapa-terdampak.xlsx")))
    kinds = ";;".join((_("Buku kerja Excel (*.xlsx)"), _("PDF (*.pdf)")))
    chosen, _kind = QFileDialog.getSaveFileName(parent, _("Siapa terdampak"), start, kinds)
    if chosen:
        path = Path(chosen)
        write(desk, leak, path if path.suffix.lower() in reports.ENDINGS else Path(f"{path}.xlsx"))


def write(desk: Desk, leak: Leak, path: Path) -> None:
    """Write who was affected to `path`, as what its name ends in."""

    def work(app: App, progress: Progress) -> int:
        report = app.ask(breaches.affected, app.facts, leak)
        content = reports.rendered(report, path.suffix.lower(), progress=progress)
        app.do(breaches.save, report, path, content)
        return report.people

    said = _("{n} orang terdampak, tersimpan di {name}")
    desk.do(
        desk.bridge,
        work,
        done=lambda n: desk.say(said.format(n=number(n), name=path.name)),
        title=_("Mencari siapa yang terdampak"),
    )
