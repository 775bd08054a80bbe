"""The history as a file for the Inspektorat: asks where, writes what the filters show."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.app import App
from desktop_app.domain.dates import show_day
from desktop_app.kernel.i18n import _
from desktop_app.kernel.jobs import Progress
from desktop_app.queries.history import Asked
from desktop_app.services import inspection, reports
from ui.desk import Desk
from ui.numbers import number


def ask_where(parent: QWidget, desk: Desk) -> Path | None:
    """Ask where the file goes; None when nothing was chosen."""
    day = show_day(desk.app.facts.today)
    start = Path.home() / desk.file_name(_("riwayat-{day}.xlsx").format(day=day))
    kinds = ";;".join((_("Buku kerja Excel (*.xlsx)"), _("PDF (*.pdf)")))
    title = _("Ekspor untuk Inspektorat")
    chosen, kind = QFileDialog.getSaveFileName(parent, title, str(start), kinds)
    if not chosen:
        return None
    path = Path(chosen)
    if path.suffix.lower() in reports.ENDINGS:
        return path
    return path.with_name(path.name + (".pdf" if "pdf" in kind.lower() else ".xlsx"))


def write(owner: QWidget, desk: Desk, asked: Asked, path: Path) -> None:
    """Write the entries that a filter shows to `path`, as what its name ends in."""

    def work(app: App, progress: Progress) -> int:
        report = app.ask(inspection.make, app.facts, asked, progress)
        content = reports.rendered(report, path.suffix.lower(), progress=progress)
        app.do(inspection.save, report, path, content)
        return report.people

    said = _("{n} langkah riwayat tersimpan di {name}")
    desk.do(
        owner,
        work,
        done=lambda n: desk.say(said.format(n=number(n), name=path.name)),
        title=_("Menyusun riwayat"),
    )
