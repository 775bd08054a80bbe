"""The sheet "Data Saya" asked for in the window: where it goes, then written and journaled."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.app import App
from desktop_app.kernel.i18n import _
from desktop_app.kernel.jobs import Progress
from desktop_app.services import own_data
from ui.desk import Desk


def offer_sheet(owner: QWidget, desk: Desk, worker_id: str) -> None:
    """Ask where the sheet of somebody goes, and write it."""
    path = ask_pdf(owner.window(), _("Lembar Data Saya"), desk.file_name(_("data-saya.pdf")))
    if path is not None:
        write_sheet(owner, desk, worker_id, path)


def ask_pdf(parent: QWidget, title: str, name: str) -> Path | None:
    """Ask where a PDF goes; None when nothing was chosen."""
    start = str(Path.home() / name)
    chosen, _kind = QFileDialog.getSaveFileName(parent, title, start, "PDF (*.pdf)")
    return Path(chosen) if chosen else None


def write_sheet(owner: QWidget, desk: Desk, worker_id: str, path: Path) -> None:
    """Write the sheet of everything that is held about somebody."""

    def work(app: App, _progress: Progress) -> None:
        sheet = app.ask(own_data.told, app.facts, worker_id)
        app.do(own_data.save, sheet, path, own_data.rendered(sheet))

    said = _("Lembar Data Saya tersimpan di {name}").format(name=path.name)
    desk.do(owner, work, done=lambda _none: desk.say(said))
