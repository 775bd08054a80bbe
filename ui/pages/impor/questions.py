"""Which file comes in, and where the refused rows go."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.kernel.i18n import _

_FILES = "*.xlsx *.xlsm *.xls *.ods *.csv *.tsv *.txt"


def ask_for_list(parent: QWidget) -> Path | None:
    """Let the user choose a list; None = none was chosen."""
    title = _("Pilih daftar yang akan diimpor")
    kinds = _("Daftar ({files})").format(files=_FILES)
    name, _kind = QFileDialog.getOpenFileName(parent, title, "", kinds)
    return Path(name) if name else None


def ask_where(parent: QWidget, name: str, title: str = "") -> Path | None:
    """Let the user say where a workbook is to be saved; None = nowhere."""
    title, kinds = title or _("Simpan daftar tolak"), _("Excel (*.xlsx)")
    chosen, _kind = QFileDialog.getSaveFileName(parent, title, name, kinds)
    return Path(chosen).with_suffix(".xlsx") if chosen else None
