"""Only one program holds a store, and the lock dies with its process."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from office import RINA, create, open_as

from desktop_app.kernel.errors import BusyError

HOLD = """
import sys, time
from pathlib import Path
from desktop_app.store.lock import StoreLock
held = StoreLock(Path(sys.argv[1]))
print("held", flush=True)
time.sleep(60)
"""
ROOT = Path(__file__).parent.parent.parent


def test_a_second_program_is_refused_and_a_third_comes_in(tmp_path: Path) -> None:
    first = create(tmp_path / "kantor")
    with pytest.raises(BusyError, match="sedang dibuka") as refused:
        open_as(tmp_path / "kantor", "Rina", RINA)
    assert refused.value.exit_code == 6
    first.close()
    open_as(tmp_path / "kantor", "Rina", RINA).close()


def test_a_killed_program_leaves_no_lock(tmp_path: Path) -> None:
    create(tmp_path / "kantor").close()
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, tmp_path / "kantor"], cwd=ROOT, stdout=subprocess.PIPE
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"held\n"
    with pytest.raises(BusyError):
        open_as(tmp_path / "kantor", "Rina", RINA)

    holder.kill()
    holder.wait()
    holder.stdout.close()

    open_as(tmp_path / "kantor", "Rina", RINA).close()


def test_a_copy_of_an_open_store_s_folder_opens(tmp_path: Path) -> None:
    app = create(tmp_path / "kantor")
    shutil.copytree(tmp_path / "kantor", tmp_path / "salinan")
    open_as(tmp_path / "salinan", "Rina", RINA).close()
    app.close()
