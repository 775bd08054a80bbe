"""Wrong passphrases are counted where the keys lie, slow the next one down, and are told."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from office import CHEAP, NOON, RINA, TARMIZI, create, with_verifier

from desktop_app.app import App
from desktop_app.services import history
from desktop_app.store import keys
from desktop_app.store.keys import ManyGuessesError, WrongPassphraseError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with_verifier(create(tmp_path / "kantor")).close()
    return tmp_path / "kantor"


def enter(folder: Path, passphrase: str, waited: list[float], name: str = "Rina") -> App:
    later = NOON + timedelta(minutes=5)
    return App.open(folder, name, passphrase, cost=CHEAP, clock=lambda: later, wait=waited.append)


def told(app: App) -> list[str]:
    return [each.what for each in app.ask(history.happenings)]


def test_the_wait_grows_after_a_few_slips_and_ends_with_a_good_one(folder: Path) -> None:
    waited: list[float] = []
    for _guess in range(6):
        with pytest.raises(WrongPassphraseError):
            enter(folder, "salah semua", waited)
    assert waited == [0, 0, 0, 1, 2, 4]
    assert keys.load(folder).guesses.count == 6
    with pytest.raises(ManyGuessesError, match=r"sudah 7 kali.*ditahan 16 detik"):
        enter(folder, "salah semua", waited)

    app = enter(folder, RINA, waited)
    assert app.arrival.sentences == (
        f"Sebelum ini 7 kali kata sandi yang salah diketik, terakhir {local()}.",
    )
    assert told(app)[0] == "masuk sesudah 7 kali kata sandi yang salah"
    app.close()

    waited.clear()
    app = enter(folder, RINA, waited)
    assert (waited, app.arrival.sentences) == ([0], ())
    app.close()


def local() -> str:
    return f"{(NOON + timedelta(minutes=5)).astimezone():%d-%m-%Y %H.%M}"


def test_the_wait_has_an_end() -> None:
    assert keys.Guesses(500).wait == 30


def test_a_passphrase_of_somebody_else_is_a_guess_too(folder: Path) -> None:
    with pytest.raises(WrongPassphraseError):
        enter(folder, TARMIZI, [])
    assert keys.load(folder).guesses.count == 1


def test_the_count_lies_in_both_copies_and_in_no_backup(folder: Path) -> None:
    with pytest.raises(WrongPassphraseError):
        enter(folder, "salah semua", [])
    for name in keys.NAMES:
        assert keys.parsed((folder / name).read_bytes()).guesses.count == 1


def test_a_locked_screen_counts_too(folder: Path) -> None:
    app = enter(folder, RINA, [])
    waited: list[float] = []
    assert [app.is_me("salah", waited.append) for _twice in range(2)] == [False, False]
    assert app.is_me(RINA, waited.append)
    assert app.note_guesses().count == 2
    assert told(app)[0] == "masuk sesudah 2 kali kata sandi yang salah"
    assert keys.load(folder).guesses.count == 0
    app.close()
