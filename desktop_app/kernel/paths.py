"""Where this program's own files lie for the user of this machine; no store and nobody's data."""

from __future__ import annotations

from pathlib import Path

import platformdirs

_NAME = "pekerja-rentan"


def log_file() -> Path:
    """Give the log's file; its folder may not be there yet."""
    return platformdirs.user_log_path(_NAME, appauthor=False) / f"{_NAME}.log"


def config_folder() -> Path:
    """Give the folder for what belongs to the user and not to an office: sizes, last office."""
    return platformdirs.user_config_path(_NAME, appauthor=False)


def practice_folder() -> Path:
    """Give where the store for practice lies, with its files; it may not be there yet."""
    return platformdirs.user_data_path(_NAME, appauthor=False) / "latihan"


def offices_folder() -> Path:
    """Give the folder that is proposed for new offices.

    Not “Documents”: on Windows that folder is often carried to OneDrive, where no store may lie.
    """
    return platformdirs.user_data_path(_NAME, appauthor=False)
