"""The window of the benchmark: the gate, the passphrase, then the list, until told to end.

    python packaging/bench_show.py FOLDER [PROFILE]

Started as the program starts it, with nothing loaded before the gate that the program does not
load. Prints what passed of clock and processor while the passphrase was typed: `TYPING` of them,
in which a person types a short one. Meanwhile the program loads what is behind the gate, the pages
too, as it does on every start; what it has not done when Enter is pressed is counted. PROFILE: a
file for what took the processor's time in the window's own thread.
"""

from __future__ import annotations

import cProfile
import json
import os
import signal
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve()
sys.path.insert(0, str(HERE.parent.parent))

from desktop_app.kernel.memory import collecting_later  # noqa: E402 - the path comes first

with collecting_later():  # as the program itself begins
    from ui.program import application  # first, as in the program: it knows what precedes Qt

    # isort: split
    import bench_profile
    from bench_store import PASSPHRASE
    from PySide6.QtCore import QTimer

    from ui.window import Window

TYPING = 2_000  # milliseconds
_GLANCE = 2  # milliseconds


class Typist:
    """Types the passphrase, presses Enter, and opens the list as soon as there are pages."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._begun = (0.0, 0.0)
        self._looking = QTimer(window)
        self._looking.timeout.connect(self._look)
        QTimer.singleShot(0, self._begin)

    def _begin(self) -> None:
        self._begun = (time.perf_counter(), time.process_time())
        QTimer.singleShot(TYPING, self._enter)

    def _enter(self) -> None:
        wall, cpu = self._begun
        print(json.dumps((time.perf_counter() - wall, time.process_time() - cpu)), flush=True)
        self._window.unlock.passphrase.set_text(PASSPHRASE)
        self._window.unlock.button.click()
        self._looking.start(_GLANCE)

    def _look(self) -> None:
        if self._window.unlock.passphrase.notes:
            os._exit(1)  # refused at the gate: that is no list, however soon it stands there
        if self._window.workplace is not None:
            self._looking.stop()
            self._window.workplace.show_page("pendataan")


def main(folder: Path, profile: Path | None = None) -> None:
    """Show the window on the store of that folder."""
    noting = cProfile.Profile(time.thread_time)
    if profile:
        noting.enable()

    def end(*_said: object) -> None:
        if profile:
            noting.disable()
            profile.write_text(bench_profile.told(noting))
        os._exit(0)  # the copy is thrown away: no backup need be made of it

    program = application()
    window = Window(folder / "jendela.json")
    window.remember(folder / "kantor", "Kantor ukur")
    window.resize(1366, 768)
    window.begin()
    window.show()
    window.loading.begin()
    _typist = Typist(window)
    signal.signal(signal.SIGTERM, end)
    waking = QTimer()
    waking.timeout.connect(lambda: None)  # Python hears a signal when it has something to do
    waking.start(250)
    program.exec()


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
