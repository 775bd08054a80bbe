"""While the passphrase is typed the pages are brought in, one by one."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.registry import load_ahead


def test_pages_are_loaded_one_by_one_while_the_gate_waits(qtbot: QtBot) -> None:
    later = "sched"
    sys.modules.pop(later, None)
    owner = QObject()
    load_ahead(owner, [later])
    assert later not in sys.modules, "the window comes first"
    qtbot.waitUntil(lambda: later in sys.modules)
