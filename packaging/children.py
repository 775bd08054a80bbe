"""Runs first in a packed program on Linux: programs that it starts get the system's libraries.

PyInstaller puts its own folder before them, for the whole family. What opens a PDF or a workbook
would then load our libraries into somebody else's program, and often fail.
"""

import os

_before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
os.environ.pop("LD_LIBRARY_PATH", None)
if _before is not None:
    os.environ["LD_LIBRARY_PATH"] = _before
