"""Trust on the command line: passphrases, key, history, heads, restoring, damage of any byte."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from office import NOON, RINA, create, import_sample, open_as, save, with_verifier

from desktop_app import cli
from desktop_app.app import App
from desktop_app.cli.asking import PASSPHRASE
from desktop_app.queries import workers
from desktop_app.services import backups, imports
from desktop_app.store import drawer
from desktop_app.store.engine import DATABASE, OnlyReadError
from desktop_app.store.lock import NAME as LOCK

Run = Callable[..., tuple[int, dict[str, Any], str]]
PAGE = 4096


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    def call(*words: object, passphrase: str = RINA) -> tuple[int, dict[str, Any], str]:
        monkeypatch.setenv(PASSPHRASE, passphrase)
        code = cli.main([*map(str, words), "--user", "Rina", "--json"])
        printed = capsys.readouterr()
        return code, json.loads(printed.out) if printed.out else {}, printed.err

    return call


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed office of 300 people with a drawer and a backup."""
    app = with_verifier(create(tmp_path_factory.mktemp("utuh") / "kantor"))
    import_sample(app)
    drawer.keep(app.store, app.user.id, "ketikan", "belum disimpan")
    backups.back_up(app.store, NOON)
    app.close()
    return app.store.folder


@pytest.fixture
def folder(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sound, tmp_path / "kantor"))


def flip(path: Path, at: int, bit: int = 0x40) -> None:
    raw = bytearray(path.read_bytes())
    raw[at] ^= bit
    path.write_bytes(raw)


def test_only_the_owner_may_read_any_file(folder: Path) -> None:
    folder.chmod(0o755)
    (folder / DATABASE).chmod(0o644)
    shutil.rmtree(folder / drawer.FOLDER)
    app = App.open(folder, "Rina", RINA)
    drawer.keep(app.store, app.user.id, "ketikan", "belum disimpan")
    app.close()
    for path in (folder, *folder.rglob("*")):
        assert path.stat().st_mode & 0o777 == (0o700 if path.is_dir() else 0o600), path.name


def test_a_flipped_byte_in_any_file_is_noticed(folder: Path, run: Run) -> None:
    chance = Random(10)  # noqa: S311 - places to hit, to be hit again
    files = [each for each in folder.rglob("*") if each.is_file() and each.name != LOCK]
    assert len(files) == 5
    for path in files:
        whole = {each: each.read_bytes() for each in files}
        for at in (0, *(chance.randrange(len(whole[path])) for _again in range(1)), -1):
            flip(path, at, 1 << chance.randrange(8))
            code, said, words = run("check", folder)
            assert code in {1, 5}, (path.name, at)
            assert code == 1 or path.name != DATABASE or "Cadangan utuh yang terbaru" in words
            assert said.get("mended") or "rusak" in words or "tidak terbaca" in words, path.name
            for each, content in whole.items():
                each.write_bytes(content)
    assert run("check", folder)[0] == 0


def test_a_store_that_does_not_open_names_the_newest_backup(folder: Path, run: Run) -> None:
    flip(folder / DATABASE, 200)
    [made] = (folder / "backups").iterdir()
    code, _said, words = run("check", folder)
    assert code == 5
    assert f"Cadangan utuh yang terbaru: {made}" in words


def test_what_can_be_read_around_holes_is_saved_and_taken_in(
    folder: Path, run: Run, tmp_path: Path
) -> None:
    empty = create(tmp_path / "kosong")
    empty.close()  # behind as many pages as a new office has, where its tables are told, stand people
    first, pages = (
        (each / DATABASE).stat().st_size // PAGE for each in (tmp_path / "kosong", folder)
    )
    for page in range(first, pages, 5):
        flip(folder / DATABASE, PAGE * page + 500)
    path = tmp_path / "selamat.xlsx"
    code, said, _words = run("salvage", folder, "--out", path)
    assert code == 1
    assert 100 < said["people"] < 300
    assert said["holes"] > 0

    fresh = create(tmp_path / "baru")
    plan = fresh.ask(imports.plan_import, path, fresh.facts)
    assert plan.counts["added"] > 100
    fresh.close()


def test_a_sound_store_is_saved_whole(folder: Path, run: Run, tmp_path: Path) -> None:
    code, said, _words = run("salvage", folder, "--out", tmp_path / "semua.xlsx")
    assert (code, said["people"], said["holes"]) == (0, 300, 0)


def test_a_store_opened_to_read_is_not_changed_by_a_byte(folder: Path, run: Run) -> None:
    before = {each: each.read_bytes() for each in folder.rglob("*") if each.is_file()}
    assert run("check", folder, "--read-only")[0] == 0
    app = App.open_to_read(folder, "Rina", RINA)
    assert app.ask(workers.count) == 300
    with pytest.raises(OnlyReadError):
        save(app)
    app.close()
    assert {each: each.read_bytes() for each in folder.rglob("*") if each.is_file()} == before


def test_a_clock_set_back_is_said(folder: Path) -> None:
    before = NOON - timedelta(days=400)
    app = App.open(folder, "Rina", RINA, clock=lambda: before)
    assert "Jam komputer ini mundur" in app.arrival.sentences[0]
    save(app)
    assert backups.check(app.store).sound
    app.close()


def test_passphrases_are_changed_and_given(folder: Path, run: Run, tmp_path: Path) -> None:
    secret = tmp_path / "sandi"
    secret.write_text("kata sandi baru\n")
    words = ("user", "passphrase", folder)
    code, said, told = run(*words, "Tarmizi", "--new-passphrase-file", secret)
    assert (code, said) == (0, {"user": "Tarmizi"})
    assert "cadangan yang lama masih terbuka dengannya" in told
    assert run(*words, "--new-passphrase-file", secret)[0] == 0
    assert run("check", folder)[0] == 4
    assert run("check", folder, passphrase="kata sandi baru")[0] == 0


def test_the_key_is_changed_in_a_script(folder: Path, run: Run, tmp_path: Path) -> None:
    code, said, words = run("rekey", folder)
    assert (code, said["without_passphrase"]) == (0, ["Tarmizi"])
    assert "Beri kata sandi baru kepada: Tarmizi" in words
    assert run("check", folder)[0] == 0
    assert run("recovery", folder, "--out", tmp_path / "lembar.pdf")[0] == 0


def test_the_history_is_listed_filtered_and_written(folder: Path, run: Run, tmp_path: Path) -> None:
    code, said, _words = run("history", folder, "--kind", "imports")
    assert (code, [each["what"] for each in said["entries"]]) == (0, ["mengimpor 300 orang"])
    path = tmp_path / "riwayat.pdf"
    assert run("history", folder, "--out", path)[0] == 0
    assert path.read_bytes().startswith(b"%PDF")
    assert run("history", folder, "--out", tmp_path / "riwayat.doc")[0] == 2


def test_a_head_is_looked_for_in_a_script(folder: Path, run: Run) -> None:
    head = run("check", folder)[1]["head"]
    assert run("check", folder, "--head", head)[:2] == (0, {"head": head, "stands": True})
    assert run("check", folder, "--head", "3-00000000")[0] == 1
    assert run("check", folder, "--head", "halo")[0] == 3


def test_a_restore_shows_what_differs_and_switches(folder: Path, run: Run) -> None:
    [made] = (folder / "backups").iterdir()
    app = open_as(folder, "Rina", RINA)
    save(app)
    app.close()
    code, said, _words = run("restore", made, folder, "--dry-run")
    assert (code, said["added"], said["rows"]["worker"]) == (0, ["SYAMSUL BAHRI"], [300, 301])
    code, said, _words = run("restore", made, folder, "--replace")
    assert code == 0
    assert run("check", folder)[1]["rows"]["worker"] == 300
    assert run("check", said["kept"])[1]["rows"]["worker"] == 301
    assert run("backups", said["kept"])[1]["backups"][0]["rows"]["worker"] == 301


def test_wrong_guesses_are_said_at_the_next_good_login(folder: Path, run: Run) -> None:
    assert run("check", folder, passphrase="salah semua")[0] == 4
    code, _said, words = run("check", folder)
    assert code == 0
    assert "Sebelum ini 1 kali kata sandi yang salah diketik" in words
