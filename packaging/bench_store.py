"""The store that the benchmark works in."""

from __future__ import annotations

import os
from pathlib import Path

_NO_CACHE = "PYTHONDONTWRITEBYTECODE"
PASSPHRASE = "kata-sandi-ukur"  # noqa: S105 - of invented people


class open_app:  # noqa: N801 - reads as a verb: with open_app(folder) as app
    """Opens the store of the ground, or a new one, and closes it."""

    def __init__(self, folder: Path, name: str = "kantor") -> None:
        from desktop_app.kernel.memory import collecting_later

        with collecting_later():  # as the program itself begins
            from desktop_app.app import App
            from desktop_app.domain.settings import Settings

        where = folder / name
        if where.exists():
            self.app = App.open(where, "", PASSPHRASE)
        else:
            office = Settings(id="office", office="15.71", office_name="Kantor ukur")
            self.app = App.create(where, office, "Ukur", PASSPHRASE)

    def __enter__(self):
        return self.app

    def __exit__(self, *_trouble: object) -> None:
        self.app.close()


def around_installed() -> dict[str, str]:
    """Give the environment in which modules are compiled once, as those of an installed program."""
    return {name: cell for name, cell in os.environ.items() if name != _NO_CACHE}
