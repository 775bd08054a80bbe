"""What every test gets: no screen, no home folder, and no warning that nobody expected."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
for name in [name for name in os.environ if name.startswith("PEKERJA_RENTAN_")]:
    del os.environ[name]

hypothesis.settings.register_profile("local", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, database=None)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "local")

# Where a program finds the folders of its user: Linux and macOS, then Windows.
HOMES = (
    *("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"),
    *("USERPROFILE", "APPDATA", "LOCALAPPDATA"),
)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that takes the pictures of now as those to compare with."""
    parser.addoption("--update-golden", action="store_true", help="renew tests/golden")


@pytest.fixture(scope="session", autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home folder for this run, so that no test writes into the one of whoever starts it."""
    folder = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for variable in HOMES:
            patch.setenv(variable, str(folder))
        yield folder


@pytest.fixture(autouse=True)
def logged() -> Iterator[list[logging.LogRecord]]:
    """The warnings and errors logged so far; who expects some looks at them and clears the list."""
    records: list[logging.LogRecord] = []
    listener = logging.Handler(logging.WARNING)
    listener.emit = records.append  # type: ignore[method-assign]
    logging.getLogger().addHandler(listener)
    yield records
    logging.getLogger().removeHandler(listener)
    unexpected = [f"{record.name}: {record.getMessage()}" for record in records]
    assert not unexpected, "logged without being expected"
