"""While the passphrase is typed, what is behind the gate and the pages are brought in, one by one."""

from __future__ import annotations

import sys
from functools import partial
from importlib import import_module

from pytestqt.qtbot import QtBot

from ui.loading import Loading
from ui.window import Window


def test_modules_are_loaded_one_by_one_once_the_gate_stands(window: Window, qtbot: QtBot) -> None:
    first, last = "sched", "pyclbr"
    for name in (first, last):
        sys.modules.pop(name, None)
    done: list[tuple[bool, bool]] = []
    loading = Loading(window.jobs, window)
    loading.begin([partial(import_module, name) for name in (first, last)])
    loading.then(lambda: done.append((first in sys.modules, last in sys.modules)))
    assert not done, "the window comes first"
    assert first not in sys.modules
    qtbot.waitUntil(lambda: last in sys.modules)
    assert done == [(True, False)], "what waits for the first waits for no other"
    qtbot.waitUntil(lambda: window.jobs.idle)


def test_what_is_loaded_already_is_not_waited_for(window: Window) -> None:
    done: list[str] = []
    Loading(window.jobs, window).then(done.append, "said")
    assert done == ["said"]
