"""The actions below a report: save it as workbook or PDF, or save forms, blank or filled."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from desktop_app.domain.report import Report
from desktop_app.kernel.i18n import _, ngettext
from desktop_app.services.reports import FORMS_AT_ONCE, PREVIEWED
from ui.numbers import number
from ui.pages.laporan.choice import FORM, LIST, Kind
from ui.sizes import Height, SizeClass
from ui.widgets.action_bar import HEIGHT, ActionBar
from ui.widgets.buttons import Button, Role


class Bars(QStackedWidget):
    """One bar for tables, one for forms.

    `save_wanted` carries a file's ending, `blank_wanted` and `filled_wanted` ask for forms,
    `open_wanted` for the file that was saved last.
    """

    save_wanted = Signal(str)
    blank_wanted = Signal()
    filled_wanted = Signal()
    open_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.excel = Button(
            _("Simpan Excel…"), Role.PRIMARY, icon="table", key="Ctrl+Enter", height=36
        )
        self.pdf = Button(_("Simpan PDF…"), icon="file", key="Ctrl+P", height=36)
        self.blank = Button(
            _("Formulir kosong…"), Role.PRIMARY, icon="file", key="Ctrl+Enter", height=36
        )
        self.filled = Button(_("Formulir terisi…"), icon="users", key="Ctrl+P", height=36)
        self._openers = [Button(_("Buka berkas"), Role.LIGHT, height=36) for _each in range(2)]
        self._tables = ActionBar(self.excel, self._openers[0], self.pdf)
        self._forms = ActionBar(self.blank, self._openers[1], self.filled)
        self.addWidget(self._tables)
        self.addWidget(self._forms)
        self.setFixedHeight(HEIGHT)
        self._connect()
        self.forget()

    @property
    def bar(self) -> ActionBar:
        """The bar that is shown."""
        return self._tables if self.currentWidget() is self._tables else self._forms

    def show_report(self, kind: Kind, report: Report) -> None:
        """Say what saving this report does, and whether there is anything to save."""
        self.setCurrentWidget(self._forms if kind is FORM else self._tables)
        n = report.people
        nobody = "" if n else _("Tidak ada orang dalam saringan ini.")
        self.excel.set_refusal(nobody)
        self.pdf.set_refusal(nobody)
        words = ngettext("{n} formulir terisi…", "{n} formulir terisi…", n)
        self.filled.set_words(words.format(n=number(n)))
        most = _("Satu berkas memuat paling banyak {n} formulir; saring dahulu.")
        many = most.format(n=number(FORMS_AT_ONCE)) if n > FORMS_AT_ONCE else ""
        self.filled.set_refusal(nobody or many)
        self.bar.say(*(_about(kind, report) if n else (nobody or many, _way_out(kind))))

    def show_saved(self, name: str) -> None:
        """Say that a file was saved, and offer to open it."""
        self.bar.say(_("Tersimpan: {name}").format(name=name))
        self._openers[self.currentIndex()].show()

    def show_trouble(self, sentence: str) -> None:
        """Say why a file was not saved."""
        self.forget()
        self.bar.say(sentence)

    def forget(self) -> None:
        """Offer no file to open."""
        for opener in self._openers:
            opener.hide()

    def set_busy(self, words: str) -> None:
        """Lock all buttons while a file is made; "" unlocks them."""
        for button in (self.excel, self.pdf, self.blank, self.filled):
            if words:
                button.set_busy(words)
            else:
                button.set_ready()

    def resized(self, size: SizeClass) -> None:
        """Be lower in a low window."""
        height = 48 if size.height is Height.LOW else HEIGHT
        for bar in (self._tables, self._forms):
            bar.setFixedHeight(height)
        self.setFixedHeight(height)

    def _connect(self) -> None:
        self.excel.triggered.connect(lambda: self.save_wanted.emit(".xlsx"))
        self.pdf.triggered.connect(lambda: self.save_wanted.emit(".pdf"))
        self.blank.triggered.connect(self.blank_wanted)
        self.filled.triggered.connect(self.filled_wanted)
        for opener in self._openers:
            opener.triggered.connect(self.open_wanted)


def _about(kind: Kind, report: Report) -> tuple[str, str]:
    n = number(report.people)
    if kind is FORM:
        return _("Satu halaman untuk tiap orang."), _(
            "Sebagai PDF atau Excel: pilih saat menyimpan."
        )
    if kind is LIST:
        first = ngettext("{n} orang dalam berkas.", "{n} orang dalam berkas.", report.people)
        shown = _("Di layar {most} orang pertama, NIK disamarkan.")
        less = _("Di layar NIK disamarkan.")
        second = shown if report.people > PREVIEWED else less
        return first.format(n=n), second.format(most=number(PREVIEWED))
    first = ngettext("{n} orang dihitung.", "{n} orang dihitung.", report.people)
    return first.format(n=n), _("Tanpa data perorangan.")


def _way_out(kind: Kind) -> str:
    if kind is FORM:
        return _("Formulir kosong selalu dapat disimpan.")
    return _("Longgarkan saringannya, atau catat orang dahulu.")
