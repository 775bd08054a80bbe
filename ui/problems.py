"""How trouble meets the user: a banner for what has a way out, a dialog for what has not."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.kernel.errors import AppError, BusyError, DamagedError
from desktop_app.kernel.i18n import _
from desktop_app.kernel.log import crash_report
from ui.widgets.banners import Banner
from ui.widgets.buttons import Button
from ui.widgets.dialogs import Question
from ui.widgets.text_area import TextArea

_log = logging.getLogger(__name__)


def banner_of(trouble: AppError, close_banner: Callable[[], None]) -> Banner:
    """Give the banner for an expected trouble: its sentence, what is safe, and a way to close it."""
    level = "error" if isinstance(trouble, (DamagedError, BusyError)) else "warning"
    close = Button(_("Tutup"), height=30)
    close.triggered.connect(close_banner)
    return Banner(level, str(trouble), _("Yang sudah tersimpan tetap aman."), close)


def log_crash(trouble: BaseException) -> str:
    """Write what broke into the log and give the report; no personal data in either."""
    report = crash_report(trouble)
    _log.error("%s", report)
    return report


class CrashDialog(Question):
    """Says that something broke, what is safe, and lets the report be copied for a colleague."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Ada bagian program yang berhenti di tengah jalan"),
            _("Lanjutkan bekerja"),
            remark=_(
                "Langkah terakhir dibatalkan utuh; semua yang sudah tersimpan aman. "
                "Catatan di bawah tidak memuat data orang."
            ),
            parent=parent,
        )
        self.report = report
        area = TextArea(8)
        area.set_text(report)
        area.set_read_only()
        area.set_name(_("Catatan untuk pembuat program"))
        copy = Button(_("Salin catatan"), icon="copy")
        copy.triggered.connect(lambda: QApplication.clipboard().setText(report))
        self.body.addWidget(area)
        self.body.addWidget(copy)
        self.cancel.hide()
        self.action.setFocus()
