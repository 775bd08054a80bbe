"""Pengaturan: passphrases, the check of the data, and a backup restored beside."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from secrets import token_bytes

import pytest
from office import RINA, TARMIZI, create, open_as
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop_app.app import App
from desktop_app.domain.quota import Quota
from desktop_app.queries.people import users
from desktop_app.queries.quotas import quotas as all_quotas
from desktop_app.services import backups, layouts, quotas
from desktop_app.store import keys
from desktop_app.store.recovery import new_secret
from ui.dialogs.new_passphrase import NewPassphrase
from ui.dialogs.restore import RestoreBackup
from ui.pages.beranda import BerandaPage
from ui.pages.pengaturan import PengaturanPage
from ui.pages.pengaturan.layouts import LayoutsSection
from ui.pages.pengaturan.naming import AskForName
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
    assert office.store.keyring.opens(office.user.slot, NEW)

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
    assert office.store.keyring.opens(tarmizi.slot, NEW)
    assert not office.store.keyring.opens(tarmizi.slot, TARMIZI)


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
    assert opened.store.keyring.opens(opened.user.slot, NEW)
    assert not opened.opened_by_sheet


def test_places_are_typed_down_the_column_and_taken_away_again(
    workplace: Workplace, office: App, settle: Settle, qtbot: QtBot
) -> None:
    page = section(workplace, "quotas")
    settle()
    table = page.quotas.table
    rows = {page.quotas.model.index(at, 0).data(): at for at in range(69)}
    at = rows["Legok"]
    table.setFocus()
    table.go_to(at)
    for keys_typed in ("44", "40"):
        qtbot.keyClicks(table, keys_typed[0])
        line = table.viewport().findChildren(QLineEdit)[-1]
        qtbot.keyClicks(line, keys_typed[1:])
        qtbot.keyClick(line, Qt.Key.Key_Return)
        settle()
    assert [each.places for each in office.ask(all_quotas)] == [44, 40]
    assert page.quotas.model.index(at, 1).data() == "44"
    assert table.current_row() == at + 2

    page.quotas.model.setData(page.quotas.model.index(at, 1), "banyak")
    settle()
    assert "Tulis jumlah tempat" in page.quotas.trouble
    page.quotas.model.setData(page.quotas.model.index(at, 1), "")
    settle()
    assert [each.places for each in office.ask(all_quotas)] == [40]
    assert not page.quotas.trouble


def test_beranda_shows_places_once_some_are_set(
    workplace: Workplace, office: App, settle: Settle
) -> None:
    region = office.facts.regions.kelurahan_of("15.71")[0]
    workplace.show_page("beranda")
    office.do(quotas.save, Quota(id="", region=region, places=44))
    settle()
    page = workplace.page("beranda")
    assert isinstance(page, BerandaPage)
    assert page.kelurahan.accessibleName() == "Kuota per kelurahan"
    assert [line.accessibleName() for line in page.kelurahan.lines.lines] == [
        f"{office.facts.regions.name(region)}: 0/44"
    ]
    office.undo()
    settle()
    assert page.kelurahan.accessibleName() == "Orang per kelurahan"


def test_a_code_of_the_branch_is_found_typed_and_kept(
    workplace: Workplace, office: App, settle: Settle, qtbot: QtBot
) -> None:
    page = section(workplace, "occupations")
    settle()
    qtbot.keyClicks(page.occupations.search.line, "ojol")
    model = page.occupations.model
    assert [model.key_of(at) for at in range(model.rowCount())] == ["ojek_online"]
    model.setData(model.index(0, 3), " 08 ")
    settle()
    assert office.facts.occupations.bpjs_code("ojek_online") == "08"
    assert model.index(0, 3).data() == "08"


def copied(workplace: Workplace, settle: Settle, name: str) -> LayoutsSection:
    """Copy the layout that is used, as an administrator does."""
    page = section(workplace, "layouts").layouts
    settle()
    page.copy.click()
    dialog = workplace.window().findChildren(AskForName)[-1]
    dialog.name.set_text(name)
    dialog.action.click()
    settle()
    return page


def test_a_shipped_layout_is_not_changed_and_its_name_is_taken(
    workplace: Workplace, settle: Settle
) -> None:
    page = copied(workplace, settle, "bpu")
    assert page.editor.add.refusal
    assert page.editor.heading.editor.read_only
    dialog = workplace.window().findChildren(AskForName)[-1]
    assert "Sudah ada" in dialog.name.notes[0].text


def test_columns_are_changed_before_real_people_and_saved(
    workplace: Workplace, office: App, settle: Settle
) -> None:
    page = copied(workplace, settle, "cabang")
    page.editor.table.go_to(0)
    page.editor.remove.click()
    page.editor.heading.set_text("NOMOR KTP")
    page.editor.heading.left.emit()
    page.editor.source.set_text("{umur} tahun")
    page.editor.source.left.emit()
    assert page.editor.source.notes
    page.editor.down.click()
    settle()
    shown = page.preview.table.model()
    headings = [shown.headerData(at, Qt.Orientation.Horizontal) for at in range(2)]
    assert headings == ["NAMA LENGKAP", "NOMOR KTP"]
    assert "••••••" in shown.index(0, 1).data()  # nobody's NIK stands on the screen
    page.save.click()
    settle()
    assert "NOMOR KTP" in office.ask(layouts.text_of, "cabang")


def test_the_office_chooses_its_layout(workplace: Workplace, office: App, settle: Settle) -> None:
    page = copied(workplace, settle, "cabang")
    page.use.click()
    settle()
    assert office.facts.settings.layout == "cabang"
    assert page.use.refusal == "Sudah dipakai untuk kiriman."


def test_a_layout_is_loaded_from_a_file_and_trouble_is_named(
    workplace: Workplace, office: App, settle: Settle, tmp_path: Path
) -> None:
    page = section(workplace, "layouts").layouts
    settle()
    text = office.ask(layouts.text_of, "bpu").replace('name = "bpu"', 'name = "cabang"')
    good, bad = tmp_path / "cabang.toml", tmp_path / "rusak.toml"
    good.write_text(text, "utf-8")
    bad.write_text(text.replace('field = "nik"', 'field = "nikk"'), "utf-8")
    page.load_from(bad)
    settle()
    assert "nikk" in page.trouble.text()
    page.load_from(good)
    settle()
    assert [each.name for each in office.ask(layouts.known_layouts) if each.own] == ["cabang"]
    assert page.trouble.isHidden()
