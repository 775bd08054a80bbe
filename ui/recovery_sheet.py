"""Saving the recovery sheet: asked for after the first run, and later in Pengaturan."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.kernel.i18n import _
from desktop_app.services import recovery
from ui.desk import Desk
from ui.widgets.banners import Banner
from ui.widgets.buttons import Button, Role


def ask_and_write(parent: QWidget, desk: Desk) -> None:
    """Ask where the sheet goes, then write it; a sheet made earlier opens nothing any more."""
    title = _("Simpan lembar pemulihan")
    start = str(Path.home() / desk.file_name(_("lembar-pemulihan.pdf")))
    chosen, _kind = QFileDialog.getSaveFileName(parent, title, start, "PDF (*.pdf)")
    if chosen:
        write(parent, desk, Path(chosen))


def write(owner: QWidget, desk: Desk, path: Path) -> None:
    """Write the sheet to `path` in the writing lane."""
    said = _("Lembar pemulihan disimpan. Cetak, lalu hapus berkasnya.")
    desk.do(
        owner,
        lambda app, _p: app.do(recovery.write_sheet, path),
        done=lambda _nothing: desk.say(said),
        title=_("Membuat lembar pemulihan"),
    )


def reminder(desk: Desk) -> tuple[Banner, Button, Button]:
    """Give the banner that asks for the sheet after the first run, its action, and "Nanti"."""
    make = Button(_("Buat lembar pemulihan…"), height=30)
    later = Button(_("Nanti"), Role.LIGHT, height=30)
    banner = Banner(
        "warning",
        _("Kata sandi yang hilang tidak dapat diminta kembali"),
        _("Cetak lembar pemulihan sekarang, lalu simpan di lemari kantor."),
        make,
        later,
    )
    make.triggered.connect(lambda: ask_and_write(banner.window(), desk))
    return banner, make, later
