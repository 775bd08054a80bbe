"""Whether there is a screen to open a window on; Qt itself would end the program where not."""

from __future__ import annotations

import ctypes
import socket
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from desktop_app.kernel.i18n import _


def why_no_window(environment: Mapping[str, str]) -> str:
    """Give the sentence why no window can be opened here; "" where it can."""
    if not sys.platform.startswith("linux") or environment.get("QT_QPA_PLATFORM"):
        return ""
    if environment.get("WAYLAND_DISPLAY"):
        return ""
    display = environment.get("DISPLAY", "")
    if not display or not _answers(display):
        return _("Di sini tidak ada layar, jadi jendela tidak dapat dibuka.")
    if not _plugin_loads():
        return _("Pustaka layar (libxcb) belum lengkap di komputer ini, jadi jendela tidak dibuka.")
    return ""


def _answers(display: str) -> bool:
    """Tell whether an X server listens; one on another machine is taken at its word."""
    host, _colon, rest = display.rpartition(":")
    number = rest.partition(".")[0]
    if host not in ("", "unix") or not number.isdigit():
        return True
    with socket.socket(socket.AF_UNIX) as line:
        for address in (f"/tmp/.X11-unix/X{number}", f"\0/tmp/.X11-unix/X{number}"):  # noqa: S108 - where X servers listen
            if line.connect_ex(address) == 0:
                return True
    return False


def _plugin_loads() -> bool:
    found = find_spec("PySide6")
    folders = found.submodule_search_locations if found else None
    plugin = Path(*(folders or [""])[:1]) / "Qt" / "plugins" / "platforms" / "libqxcb.so"
    if not plugin.is_file():
        return True
    try:
        ctypes.CDLL(str(plugin))
    except OSError:
        return False
    return True
