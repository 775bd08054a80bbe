"""A process that ends at once has said all that it had to say."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
_SAYS = "import sys; from desktop_app.kernel.leaving import leave; print('sudah', end=''); "


def test_what_was_said_arrives_and_the_code_is_given_also_without_a_terminal() -> None:
    words = [sys.executable, "-c", f"{_SAYS} sys.stderr = None; leave(3)"]
    ended = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (3, "sudah", "")
