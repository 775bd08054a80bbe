"""The proofs of docs/reliability.md in short: a few kills of each act; the long run is a command."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parent.parent.parent / "packaging" / "reliability.py"

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="it forks")


def proved(*parts: str, rounds: int) -> list[str]:
    """Run some parts; give the rows of their table. No fault may be found."""
    words = [sys.executable, str(SCRIPT), "--rounds", str(rounds), *parts]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return [
        line for line in done.stdout.splitlines() if line.startswith(tuple(f"| {n}" for n in parts))
    ]


def test_what_was_confirmed_is_there_after_a_kill() -> None:
    parts = ("save", "import", "seal", "program answer")
    assert len(proved(*parts, rounds=2)) == len(parts)


def test_a_kill_between_our_own_file_steps_leaves_nothing_half() -> None:
    parts = ("switch", "keys", "rekey", "found")
    assert len(proved(*parts, rounds=2)) == len(parts)
