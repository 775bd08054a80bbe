"""Before the program is renewed, each known office is copied as it lies, without a passphrase."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from office import NOON, RINA, create, open_as

from desktop_app.app import App
from desktop_app.kernel.errors import BusyError
from desktop_app.queries.people import users
from desktop_app.services.backups import backups
from desktop_app.services.upgrades import keep_copy, steps_shipped
from desktop_app.store.place import NoStoreError
from desktop_app.store.schema import SCHEMA_VERSION
from ui.__main__ import main
from ui.memory import Memory, keep, memory_file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A closed office."""
    create(tmp_path / "kantor").close()
    return tmp_path / "kantor"


def test_the_copy_is_an_office_that_opens_with_the_same_passphrase(folder: Path) -> None:
    made = keep_copy(folder, NOON)
    assert made.parent == folder / "backups"
    app = open_as(made, "Rina", RINA)
    try:
        assert [each.name for each in app.ask(users)] == ["Rina"]
    finally:
        app.close()


def test_what_a_crash_left_beside_the_database_is_copied_too(folder: Path) -> None:
    (folder / "data.db-wal").write_bytes(b"log")
    made = keep_copy(folder, NOON)
    assert (made / "data.db-wal").read_bytes() == b"log"


def test_an_office_that_is_open_is_not_copied(folder: Path) -> None:
    app = open_as(folder, "Rina", RINA)
    try:
        with pytest.raises(BusyError):
            keep_copy(folder, NOON)
    finally:
        app.close()
    assert not list((folder / "backups").glob("*"))


def test_the_newest_two_copies_stay_and_are_no_backups(folder: Path) -> None:
    for day in range(4):
        newest = keep_copy(folder, NOON + timedelta(days=day))
    kept = sorted((folder / "backups").iterdir())
    assert len(kept) == 2
    assert kept[-1] == newest
    app = open_as(folder, "Rina", RINA)
    try:
        assert backups(app.store) == []
    finally:
        app.close()


def test_a_folder_without_an_office_is_told(tmp_path: Path) -> None:
    with pytest.raises(NoStoreError):
        keep_copy(tmp_path, NOON)


def test_the_command_copies_what_was_opened_here_and_passes_over_what_is_gone(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    known = Memory().opened(folder, "Disnaker").opened(folder.parent / "lepas", "Dicabut")
    keep(memory_file(), known)
    try:
        assert main(["keep-copies"]) == 0
        said = capsys.readouterr().err
        assert "Disnaker: disalin ke " in said
        assert "Dicabut" not in said
        app = App.open(folder, "Rina", RINA)
        try:
            assert main(["keep-copies"]) == 6
        finally:
            app.close()
    finally:
        memory_file().unlink()
    assert len(list((folder / "backups").iterdir())) == 1


def test_every_step_of_the_schema_is_shipped() -> None:
    assert steps_shipped() == int(SCHEMA_VERSION) - 1
