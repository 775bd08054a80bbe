"""Pengaturan: passphrases, the check of the data, and a backup restored beside."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from secrets import token_bytes

import pytest
from office import RINA, TARMIZI, create, open_as
from pytestqt.qtbot import QtBot

from desktop_app.app import App
from desktop_app.queries.people import users
from desktop_app.services import backups
from desktop_app.services.people import is_passphrase_of
from desktop_app.store import keys
from desktop_app.store.recovery import new_secret
from ui.dialogs.new_passphrase import NewPassphrase
from ui.dialogs.restore import RestoreBackup
from ui.pages.pengaturan import PengaturanPage
from ui.window import Window
from ui.workplace import Workplace

NEW = "kata baru sekali"
Settle = Callable[[], None]


@pytest.fixture
def workplace(window: Window, office: App, settle: Settle) -> Workplace:
    place = window.enter(office, remember=False)
    settle()
    return place


def section(workplace: Workplace, name: str) -> PengaturanPage:
    workplace.show_page("pengaturan", section=name)
    page = workplace.page("pengaturan")
    assert isinstance(page, PengaturanPage)
    return page


def answer(dialog: NewPassphrase, secret: str, present: str = "") -> None:
    dialog.present.set_text(present)
    dialog.secret.set_text(secret)
    dialog.again.set_text(secret)
    dialog.action.click()


def passphrase_dialog(workplace: Workplace) -> NewPassphrase:
    return workplace.window().findChildren(NewPassphrase)[-1]


def test_one_changes_ones_own_passphrase_by_knowing_the_present_one(
    window: Window, workplace: Workplace, office: App, settle: Settle
) -> None:
    page = section(workplace, "users")
    settle()
    page.users.own.click()
    dialog = passphrase_dialog(workplace)
    answer(dialog, NEW, "salah sama sekali")
    settle()
    assert [note.text for note in dialog.present.notes] == [
        "Kata sandi tidak cocok. Periksa Caps Lock."
    ]
    answer(dialog, NEW, RINA)
    settle()
    assert is_passphrase_of(office.store, office.user, NEW)

    window.lock()  # and the locked screen knows it already
    window.unlock.passphrase.set_text(NEW)
    window.unlock.button.click()
    settle()
    assert window.currentWidget() is workplace


def test_the_administrator_resets_anothers_passphrase_but_not_their_own(
    workplace: Workplace, office: App, settle: Settle
) -> None:
    page = section(workplace, "users")
    settle()
    names = [user.name for user in office.ask(users)]
    page.users.table.go_to(names.index("Rina"))
    assert page.users.reset.refusal
    page.users.table.go_to(names.index("Tarmizi"))
    assert not page.users.reset.refusal
    page.users.reset.click()
    answer(passphrase_dialog(workplace), NEW)
    settle()
    tarmizi = next(user for user in office.ask(users) if user.name == "Tarmizi")
    assert is_passphrase_of(office.store, tarmizi, NEW)
    assert not is_passphrase_of(office.store, tarmizi, TARMIZI)


def test_the_check_says_what_is_whole_and_what_is_not(
    workplace: Workplace, office: App, settle: Settle
) -> None:
    page = section(workplace, "backups")
    settle()
    page.backups.check.click()
    settle()
    assert "2 berkas kunci utuh." in page.backups.checked.sentences
    assert "Terbaca 48 orang, 0 kiriman, 0 kartu." in page.backups.checked.sentences
    assert not page.backups.check.busy

    (office.store.folder / keys.NAMES[1]).write_text("{")
    page.backups.check.click()
    settle()
    assert page.backups.checked.sentences[0] == "1 berkas kunci dari 2 rusak."


def test_a_backup_is_restored_beside_and_offered_to_be_opened(
    window: Window, workplace: Workplace, office: App, settle: Settle, tmp_path: Path
) -> None:
    made = backups.back_up(office.store, office.now())
    page = section(workplace, "backups")
    settle()
    page.backups.restore_from(made.path)
    settle()
    (dialog,) = workplace.window().findChildren(RestoreBackup)
    assert Path(dialog.folder.text()) == tmp_path / "kantor (pulihan)"

    dialog.folder.set_text(str(office.store.folder))
    dialog.passphrase.set_text(RINA)
    dialog.action.click()
    settle()
    assert "sudah berisi" in dialog.folder.notes[0].text
    dialog.folder.set_text(str(tmp_path / "pulihan"))
    dialog.passphrase.set_text("salah sama sekali")
    dialog.action.click()
    settle()
    assert dialog.passphrase.notes
    dialog.passphrase.set_text(RINA)
    dialog.action.click()
    settle()
    assert not dialog.isVisible()
    restored = open_as(tmp_path / "pulihan", "Rina", RINA)
    assert restored.ask(users) == office.ask(users)
    restored.close()

    window.change_folder(tmp_path / "pulihan")
    assert window.workplace is None
    assert window.unlock.office.text() == str(tmp_path / "pulihan")


def test_who_came_by_the_recovery_sheet_is_asked_for_a_passphrase(
    window: Window, settle: Settle, qtbot: QtBot, tmp_path: Path
) -> None:
    app = create(tmp_path / "lain")
    secret = new_secret(token_bytes)
    app.store.keyring.add_recovery(secret)
    app.close()

    window.change_folder(tmp_path / "lain")
    window.unlock.passphrase.set_text(secret)
    window.unlock.button.click()
    qtbot.waitUntil(lambda: window.workplace is not None, timeout=20_000)
    settle()
    place = window.workplace
    assert place is not None
    dialog = passphrase_dialog(place)
    assert dialog.present.isHidden()
    answer(dialog, NEW)
    settle()
    opened = place.desk.app
    assert is_passphrase_of(opened.store, opened.user, NEW)
    assert not opened.opened_by_sheet
