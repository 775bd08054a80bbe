"""Who may import whom; the contracts stand in pyproject.toml, ARCHITECTURE.md draws them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("desktop_app", "ui", "resources")
LINT = (
    "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
)

# For every contract a module that breaks it: without this, a rule with a slip in it looks kept.
BREACHES = {
    "Each layer uses only what lies below it": {
        "desktop_app/kernel/breach_layer.py": "import desktop_app.services",
    },
    "The window reaches rows and files through app, services and queries": {
        "ui/breach_rows.py": "from desktop_app import store",
    },
    "Pages know no other page": {
        "ui/pages/breach_one.py": "import ui.pages.breach_other",
        "ui/pages/breach_other.py": "",
    },
    "No cycles": {
        "desktop_app/queries/breach_egg.py": "import desktop_app.queries.breach_hen",
        "desktop_app/queries/breach_hen.py": "import desktop_app.queries.breach_egg",
    },
    "Only the window knows Qt": {
        "desktop_app/services/breach_qt.py": "from PySide6.QtCore import QObject",
    },
    "Only store and queries speak SQL": {
        "desktop_app/services/breach_sql.py": "from sqlalchemy import select",
    },
    "Only files knows file formats": {
        "desktop_app/store/breach_format.py": "def read():\n    import openpyxl",
    },
    "Only files and backups know archives": {
        "desktop_app/store/breach_archive.py": "import zipfile",
    },
    "Threads and processes start in the kernel and in the window's jobs": {
        "ui/widgets/breach_thread.py": "from concurrent.futures import ThreadPoolExecutor",
    },
    "The domain is pure": {
        "desktop_app/domain/breach_pure.py": "from pathlib import Path",
    },
}
QT_THREADS = re.compile(r"\b(QThread|QThreadPool|QRunnable)\b")


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", LINT],
        cwd=folder,
        env={**os.environ, "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def broken_tree(tmp_path: Path) -> Path:
    """A copy of the sources in which every contract is broken."""
    for package in PACKAGES:
        for source in (ROOT / package).rglob("*.py"):
            copy = tmp_path / source.relative_to(ROOT)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, copy)
    shutil.copyfile(ROOT / "pyproject.toml", tmp_path / "pyproject.toml")
    for breach in BREACHES.values():
        for place, text in breach.items():
            (tmp_path / place).write_text(text + "\n", encoding="utf-8")
    return tmp_path


def test_every_module_imports_only_what_it_may() -> None:
    result = lint(ROOT)
    assert result.returncode == 0, result.stdout + result.stderr


def test_every_contract_notices_a_breach(broken_tree: Path) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = {contract["name"] for contract in project["tool"]["importlinter"]["contracts"]}
    assert contracts == set(BREACHES)

    result = lint(broken_tree)

    assert set(re.findall(r"^(.+) BROKEN", result.stdout, re.MULTILINE)) == contracts, result.stdout


def test_qt_threads_start_in_one_module() -> None:
    users = [
        source.relative_to(ROOT).as_posix()
        for source in (ROOT / "ui").rglob("*.py")
        if QT_THREADS.search(source.read_text(encoding="utf-8"))
    ]
    assert set(users) <= {"ui/jobs.py"}
