"""The window's half of the self-test: every page once in each language, without a screen."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from PySide6.QtGui import QFontInfo, QImage
from PySide6.QtWidgets import QWidget

from desktop_app.app import App
from desktop_app.kernel.errors import AppError
from desktop_app.kernel.i18n import LANGUAGES, N_, _, language
from ui import fonts
from ui.dialogs.about import About
from ui.help.library import Library
from ui.language import speak
from ui.program import application
from ui.registry import PAGES, present
from ui.self_test_parts import lacking
from ui.story import ENTRY, Office
from ui.theme import Appearance, theme_of
from ui.window import SIZE, Window

_PAUSE_MS, _QUIET, _PATIENCE = 5, 3, 4000
_LEAST_COLOURS = 6
_SPOKEN = {"id": "Bahasa Indonesia", "en": "English"}
_OF_QT = {"id": "Batal", "en": "Cancel"}
_OF_OURS = {"id": "Beranda", "en": "Home"}
_PICTURE = re.compile(r"!\[[^\]]*\]\(([^)]+)\)")


class SelfTestError(AppError):
    """A step went through and gave something else than it must."""

    text = N_("Hasil langkah ini tidak seperti seharusnya ({what}).")


def demand(met: bool, what: str) -> None:  # noqa: FBT001 - like `assert`, which -O would drop
    """Let the step fail where `met` is not so; `what` says a word about it.

    Raises:
        SelfTestError: it is not so.
    """
    if not met:
        raise SelfTestError(what=what)


def every_page(office: Office) -> Iterator[str]:
    """Give the name of each page before it is shown, in one language after the other."""
    before = language()
    words = _("Halaman {page} ({language})")
    titles = {entry.key: _(entry.title) for entry in PAGES}
    about, help_ = _("Tentang"), _("Bantuan")
    application()
    yield _("Tabel, ikon, dan huruf lengkap")
    missing = ", ".join(lacking())
    demand(not missing, missing)
    demand(len(tuple(present())) == len(PAGES), "halaman")
    demand(QFontInfo(fonts.font("body")).family() == fonts.FAMILY, "huruf")
    try:
        for code in LANGUAGES:
            speak(code)
            demand(QCoreApplication.translate("QPlatformTheme", "Cancel") == _OF_QT[code], code)
            demand(_(PAGES[0].title) == _OF_OURS[code], code)
            with _troubles() as troubles, _window(office, troubles) as window:
                for key, title in titles.items():
                    yield words.format(page=title, language=_SPOKEN[code])
                    _show(window, key)
                    _demand_none(troubles)
                yield words.format(page=about, language=_SPOKEN[code])
                _demand_picture(About(window))
                _demand_none(troubles)
                yield words.format(page=help_, language=_SPOKEN[code])
                _read_help(code)
    finally:
        speak(before)


@contextmanager
def _window(office: Office, troubles: list[BaseException]) -> Iterator[Window]:
    window = Window(office.folder.parent / "jendela.json")
    window.jobs.troubled.connect(troubles.append)
    window.jobs.crashed.connect(troubles.append)
    window.resize(*SIZE)
    window.show()
    theme_of(window).use(Appearance.LIGHT)
    window.enter(App.open(office.folder, ENTRY, office.passphrase))
    try:
        yield window
    finally:
        window.close_unasked()
        window.deleteLater()


@contextmanager
def _troubles() -> Iterator[list[BaseException]]:
    """Give the list to which goes what breaks inside Qt, where nobody could catch it."""
    found: list[BaseException] = []

    def keep(
        _kind: type[BaseException], trouble: BaseException, _frames: TracebackType | None
    ) -> None:
        found.append(trouble)

    before, sys.excepthook = sys.excepthook, keep
    try:
        yield found
    finally:
        sys.excepthook = before


def _demand_none(troubles: list[BaseException]) -> None:
    if troubles:
        raise troubles[0]


def _show(window: Window, key: str) -> None:
    if window.workplace is None:
        raise SelfTestError(what="jendela")
    demand(key in window.workplace.sidebar.items, key)
    window.workplace.show_page(key)
    _settle(window)
    _demand_picture(window)


def _read_help(code: str) -> None:
    """Read every page of help, and load every picture in it."""
    library = Library(code)
    pictures = library.folder.parent / "gambar"
    for key in library.keys:
        for name in _PICTURE.findall(library.page(key).text):
            demand(not QImage(str(pictures / name)).isNull(), name)


def _demand_picture(widget: QWidget) -> None:
    """Refuse a picture with hardly a colour in it: nothing was drawn."""
    picture = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    steps = range(0, picture.width(), 8), range(0, picture.height(), 8)
    colours = {picture.pixel(x, y) for x in steps[0] for y in steps[1]}
    demand(len(colours) >= _LEAST_COLOURS, "gambar")


def _settle(window: Window) -> None:
    """Let the window work until no job is under way."""
    quiet = 0
    for _turn in range(_PATIENCE):
        loop = QEventLoop()
        QTimer.singleShot(_PAUSE_MS, loop.quit)
        loop.exec()
        quiet = quiet + 1 if window.jobs.idle else 0
        if quiet == _QUIET:
            return
    raise SelfTestError(what=_("tidak selesai"))
