"""Another database key: one passphrase opens it, nothing is lost, and no moment leaves half of it."""

from __future__ import annotations

import shutil
from contextlib import nullcontext
from pathlib import Path

import pytest
from office import RINA, TARMIZI, create, open_as, save, with_verifier

from desktop_app.app import App
from desktop_app.domain.people import Role
from desktop_app.kernel.errors import NoRoomError, NotAllowedError
from desktop_app.queries.people import users
from desktop_app.services import backups, people, recovery
from desktop_app.store import drawer, keys, rekeying
from desktop_app.store.engine import DATABASE
from desktop_app.store.keys import WrongPassphraseError


@pytest.fixture
def app(tmp_path: Path) -> App:
    app = with_verifier(create(tmp_path / "kantor"))
    save(app)
    drawer.keep(app.store, app.user.id, "ketikan", "belum disimpan")
    return app


def test_only_the_one_passphrase_opens_the_new_key(app: App, tmp_path: Path) -> None:
    folder, old = app.store.folder, app.store.key
    app.do(recovery.write_sheet, tmp_path / "lembar.pdf")
    rows = backups.check(app.store).rows
    assert app.change_key(RINA) == ("Tarmizi",)

    with pytest.raises(WrongPassphraseError):
        open_as(folder, "Tarmizi", TARMIZI)
    app = open_as(folder, "Rina", RINA)
    assert app.store.key != old
    assert backups.check(app.store).rows["worker"] == rows["worker"]
    assert drawer.kept(app.store, app.user.id, "ketikan") == "belum disimpan"
    assert not app.store.keyring.recovery_slots()
    tarmizi = next(each for each in app.ask(users) if each.name == "Tarmizi")
    app.do(people.set_passphrase, tarmizi.id, "kata sandi baru")
    app.close()
    open_as(folder, "Tarmizi", "kata sandi baru").close()
    assert sorted(each.name for each in folder.iterdir()) == sorted(
        [DATABASE, *keys.NAMES, "backups", "laci", "sedang-dibuka.lock"]
    )


def test_a_backup_made_before_still_opens_with_what_opened_it(app: App, tmp_path: Path) -> None:
    app.change_key(RINA)
    [made] = (app.store.folder / "backups").iterdir()
    backups.restore(made, tmp_path / "pulih", TARMIZI)
    open_as(tmp_path / "pulih", "Tarmizi", TARMIZI).close()


def test_the_key_is_changed_by_who_administers_and_knows_the_passphrase(app: App) -> None:
    with pytest.raises(WrongPassphraseError):
        app.change_key("salah semua")
    app.do(people.add_user, "Siti", [Role.ENTRY], "rahasia-siti")
    folder = app.store.folder
    app.close()
    app = open_as(folder, "Siti", "rahasia-siti")
    with pytest.raises(NotAllowedError):
        app.change_key("rahasia-siti")
    app.close()


@pytest.mark.parametrize("switched", [False, True])
def test_a_change_that_was_cut_short_is_settled_at_the_next_opening(
    app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, switched: bool
) -> None:
    folder = app.store.folder
    monkeypatch.setattr(rekeying, "settle", lambda *_given: None)
    if not switched:
        monkeypatch.setattr(app.store, "rest", lambda: 1 / 0)
    with nullcontext() if switched else pytest.raises(ZeroDivisionError):
        rekeying.change_key(app.store, app.user.slot, RINA, app.store.keyring.cost)
    monkeypatch.undo()
    app.close()
    copy = Path(shutil.copytree(folder, tmp_path / "salinan"))
    for place in (folder, copy):
        app = open_as(place, "Rina", RINA)
        assert backups.check(app.store).rows["worker"] == 1
        assert drawer.kept(app.store, app.user.id, "ketikan") == "belum disimpan"
        app.close()
        assert len(keys.load(place).slots) == (1 if switched else 2)
        assert not (place / f"{DATABASE}.baru").exists()
        assert not (place / drawer.FOLDER_ANEW).exists()
    if not switched:
        open_as(folder, "Tarmizi", TARMIZI).close()


def test_no_room_leaves_everything_as_it_was(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_given: object) -> None:
        raise NoRoomError(where="kantor")

    monkeypatch.setattr(drawer, "seal_anew", full)
    with pytest.raises(NoRoomError):
        app.change_key(RINA)
    folder = app.store.folder
    app.close()
    open_as(folder, "Tarmizi", TARMIZI).close()
    assert len(keys.load(folder).slots) == 2
    assert not list(folder.glob("*.baru*"))
