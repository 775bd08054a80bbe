"""The recovery sheet opens the store when no passphrase does, and says so in the journal."""

from __future__ import annotations

from pathlib import Path

import pytest
import zxingcpp
from office import RINA, TARMIZI, create, open_as, with_verifier

from desktop_app.app import App
from desktop_app.domain.people import Role
from desktop_app.files.raster import grey_page_image, page_count
from desktop_app.kernel.errors import NoRoomError, NotAllowedError
from desktop_app.queries.people import users
from desktop_app.services import people, recovery
from desktop_app.services.arrival import WhoActsError
from desktop_app.services.people import NoSuchUserError, ShortPassphraseError
from desktop_app.store import journal
from desktop_app.store.keys import WrongPassphraseError
from desktop_app.store.recovery import MistypedSecretError, read_secret


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """The sheet of a closed office with an administrator and a verifier."""
    app = with_verifier(create(tmp_path / "kantor"))
    app.do(recovery.write_sheet, tmp_path / "lembar.pdf")
    app.close()
    return tmp_path / "lembar.pdf"


def secret_on(sheet: Path) -> str:
    """Read the sheet as a camera does."""
    page = grey_page_image(sheet, 0, 150)
    image = memoryview(page.pixels).cast("B", (page.height, page.width))
    (code,) = zxingcpp.read_barcodes(image)
    return code.text


def last_use_case(app: App) -> str:
    with app.store.reading() as connection:
        last = journal.last_entry(connection)
    return last.use_case if last else ""


def test_the_sheet_is_one_page_with_a_sound_secret(sheet: Path) -> None:
    assert page_count(sheet) == 1
    assert read_secret(secret_on(sheet)) == secret_on(sheet)
    assert sheet.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("name", ["", "Rina", "rina"])
def test_the_sheet_lets_the_administrator_in(sheet: Path, name: str) -> None:
    app = open_as(sheet.parent / "kantor", name, secret_on(sheet).lower())
    assert app.user.name == "Rina"
    assert app.opened_by_sheet
    assert last_use_case(app) == "recovery.note_use"
    app.close()


def test_whoever_came_in_by_the_sheet_sets_a_new_passphrase(sheet: Path) -> None:
    folder = sheet.parent / "kantor"
    app = open_as(folder, "", secret_on(sheet))
    app.do(people.set_passphrase, app.user.id, "kata sandi baru")
    app.close()

    open_as(folder, "Rina", "kata sandi baru").close()
    with pytest.raises(WrongPassphraseError):
        open_as(folder, "Rina", RINA)
    open_as(folder, "Tarmizi", TARMIZI).close()
    open_as(folder, "Rina", secret_on(sheet)).close()


def test_the_sheet_is_no_way_to_act_as_somebody_else(sheet: Path) -> None:
    with pytest.raises(NotAllowedError) as refused:
        open_as(sheet.parent / "kantor", "Tarmizi", secret_on(sheet))
    assert refused.value.exit_code == 4


def test_several_administrators_say_who_they_are(sheet: Path) -> None:
    folder = sheet.parent / "kantor"
    app = open_as(folder, "Rina", RINA)
    app.do(people.add_user, "Siti", [Role.ADMINISTRATION], "rahasia-siti")
    app.close()
    with pytest.raises(WhoActsError):
        open_as(folder, "", secret_on(sheet))
    open_as(folder, "Siti", secret_on(sheet)).close()


def test_a_slip_in_the_secret_is_told_by_its_group(sheet: Path) -> None:
    groups = secret_on(sheet).split("-")
    groups[2] = ("A" if groups[2][0] == "B" else "B") + groups[2][1:]
    with pytest.raises(MistypedSecretError, match="ke-3"):
        open_as(sheet.parent / "kantor", "Rina", "-".join(groups))


def test_a_new_sheet_ends_the_old_one(sheet: Path) -> None:
    folder = sheet.parent / "kantor"
    app = open_as(folder, "Rina", RINA)
    app.do(recovery.write_sheet, sheet.parent / "baru.pdf")
    assert last_use_case(app) == "recovery.write_sheet"
    app.close()

    with pytest.raises(WrongPassphraseError):
        open_as(folder, "Rina", secret_on(sheet))
    open_as(folder, "Rina", secret_on(sheet.parent / "baru.pdf")).close()


def test_a_sheet_that_cannot_be_written_leaves_the_old_one_good(sheet: Path) -> None:
    folder = sheet.parent / "kantor"
    app = open_as(folder, "Rina", RINA)
    with pytest.raises(NoRoomError):
        app.do(recovery.write_sheet, sheet / "baru.pdf")
    assert len(app.store.keyring.recovery_slots()) == 1
    app.close()
    open_as(folder, "Rina", secret_on(sheet)).close()


def test_one_sets_one_s_own_passphrase_and_an_administrator_anybody_s(tmp_path: Path) -> None:
    app = with_verifier(create(tmp_path / "kantor"))
    rina, tarmizi = app.ask(users)
    with pytest.raises(ShortPassphraseError):
        app.do(people.set_passphrase, tarmizi.id, "pendek")
    with pytest.raises(NoSuchUserError):
        app.do(people.set_passphrase, "nobody", "cukup panjang")
    app.do(people.set_passphrase, tarmizi.id, "diberi administrator")
    app.close()

    app = open_as(tmp_path / "kantor", "Tarmizi", "diberi administrator")
    with pytest.raises(NotAllowedError):
        app.do(people.set_passphrase, rina.id, "bukan miliknya")
    app.do(people.set_passphrase, tarmizi.id, "pilihan sendiri")
    app.close()
    open_as(tmp_path / "kantor", "Tarmizi", "pilihan sendiri").close()
