"""Starting Qt: the application, its look, its log, and the window that was asked for."""

from __future__ import annotations

import gc
import sys
from types import TracebackType

import ui.before_qt  # noqa: F401 - it must come before Qt, see there

# isort: split
from PySide6.QtWidgets import QApplication

from desktop_app.kernel.i18n import language
from desktop_app.kernel.log import write_log_to
from desktop_app.kernel.paths import log_file
from ui.icons import program_icon
from ui.language import speak
from ui.memory import memory_file, recall
from ui.problems import CrashDialog, log_crash
from ui.theme import appearance_of, install_theme
from ui.window import Window


def run_window(lang: str = "") -> int:
    """Open the window and stay until it is closed; `lang` counts before what is remembered."""
    app = application()
    write_log_to(log_file())
    remembered = recall(memory_file())
    speak(lang or remembered.language)
    # Before there are widgets: each would have to be dressed anew.
    install_theme(app).use(appearance_of(remembered.appearance))
    window = Window()
    _catch_crashes(window)
    window.begin()
    window.show()
    window.loading.begin()
    return app.exec()


def run_demo(workers: int) -> int:
    """Open the window on an invented office in a folder that is thrown away."""
    from ui.demo import demo_office  # noqa: PLC0415 - not needed to start

    app = application()
    speak(language())
    with demo_office(workers) as office:
        window = Window(office.folder / "jendela.json")
        _catch_crashes(window)
        window.enter(office.app, remember=False)
        window.show()
        return app.exec()


def run_gallery() -> int:
    """Open the gallery of components."""
    from ui.gallery import Gallery  # noqa: PLC0415 - not needed to start

    app = application()
    gallery = Gallery()
    gallery.show()
    return app.exec()


def application() -> QApplication:
    """Give the application, made once, in our look."""
    known = QApplication.instance()
    app = known if isinstance(known, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("pekerja-rentan")
    app.setDesktopFileName("pekerja-rentan")
    app.setWindowIcon(program_icon())
    install_theme(app)
    gc.freeze()  # what is there from the start stays: nobody need look through it again
    return app


def _catch_crashes(window: Window) -> None:
    def tell(
        kind: type[BaseException], trouble: BaseException, frames: TracebackType | None
    ) -> None:
        if isinstance(trouble, KeyboardInterrupt):
            sys.__excepthook__(kind, trouble, frames)
            return
        CrashDialog(log_crash(trouble), window).open()

    sys.excepthook = tell
