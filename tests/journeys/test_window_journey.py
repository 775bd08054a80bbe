"""The main job in the real window, by keyboard: from the first start to printed cards."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
from hands import CONTROL, ENTER, SPACE, Hands, focus
from office import answer_to
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.files.raster import page_count
from desktop_app.files.workbook import FileWritten
from desktop_app.queries import dashboard
from ui.pages.kartu.questions import WellPrinted
from ui.pages.kiriman.folder import FolderQuestion

SITI, TARMIZI = "empat kata acak sekali", "lima kata acak yang lain"

HEADINGS = (
    *("NIK", "NO KK", "NAMA LENGKAP", "TEMPAT LAHIR", "TANGGAL LAHIR", "L/P", "NAMA IBU KANDUNG"),
    *("ALAMAT", "RT", "KELURAHAN", "NO HP", "PEKERJAAN"),
)
LISTED = (  # name, place and day of birth, mother
    ("Bujang Rasyid", "Jambi", "11-02-1971", "Fatimah"),
    ("Kemas Ishak", "Palembang", "23-05-1979", "Nyimas Halimah"),
    ("Rustam Effendi", "Padang", "02-11-1983", "Upik Zahara"),
    ("Zulkifli", "Muara Bulian", "30-07-1990", "Saodah"),
    ("Poltak Manurung", "Medan", "19-09-1966", "Tiurma Sihombing"),
    ("M. Yamin", "Kuala Tungkal", "07-12-1995", "Dewi Sartika"),
)
TYPED = {
    "nik": "1571111408859003",
    "name": "Syamsul Bahri",
    "birth_place": "Jambi",
    "mother_name": "Nurhayati",
    "phone": "0812 7411 9036",
    "kk": "1571111203129004",
    "address": "Jl. Kebun Bungo No. 12",
    "rt": "14",
    "occupation": "tukang ojek",
}


def write_list(path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(HEADINGS)
    for n, (name, place, born, mother) in enumerate(LISTED, start=1):
        day, month, year = born.split("-")
        nik = f"157111{day}{month}{year[2:]}900{n}"
        kk = f"157111{day}{month}12900{n}"
        home = (f"Jl. Melati No. {n}", "14", "Payo Selincah")
        row = (nik, kk, name, place, born, "L", mother, *home, f"08127{n}4119{n}36", "tukang ojek")
        sheet.append(row)
    book.save(path)


def found_office(hands: Hands, folder: Path) -> None:
    hands.type("payo sel")  # takes the kelurahan that was found
    hands.press(ENTER)
    hands.type("Siti Rohani", SITI, SITI)
    assistant = hands.window.first_run
    assert assistant is not None
    assistant.folder.place.set_text(str(folder))
    hands.press(ENTER)
    hands.see(lambda: hands.window.workplace is not None)


def add_verifier(hands: Hands) -> None:
    hands.press(Qt.Key.Key_K, CONTROL)
    hands.type("tambah pengguna")
    hands.see(lambda: hands.page("pengaturan").users.table.model().rowCount() == 1)
    assert focus() is hands.page("pengaturan").users.add
    hands.press(SPACE)
    hands.qtbot.waitUntil(lambda: QApplication.activeWindow() is not hands.window)
    hands.qtbot.keyClicks(focus(), "Tarmizi")
    hands.tab_to("Verifikator")
    hands.press(SPACE)
    hands.tab_to("Kata sandi")
    hands.qtbot.keyClicks(focus(), TARMIZI)
    hands.tab_to("Ulangi kata sandi")
    hands.qtbot.keyClicks(focus(), TARMIZI)
    hands.press(ENTER, CONTROL)
    hands.see(lambda: hands.page("pengaturan").users.table.model().rowCount() == 2)
    hands.back()


def import_list(hands: Hands) -> None:
    hands.press(Qt.Key.Key_4, CONTROL)
    hands.press(Qt.Key.Key_O, CONTROL)
    hands.see(lambda: hands.page("impor").plan is not None)
    hands.press(ENTER, CONTROL)
    hands.see(lambda: listed(hands) == 6)


def key_in(hands: Hands) -> None:
    hands.press(Qt.Key.Key_2, CONTROL)
    hands.see(lambda: hands.page("pendataan").parts is not None)
    hands.press(Qt.Key.Key_N, CONTROL)
    form = hands.page("pendataan").parts.sheet.form
    hands.qtbot.waitUntil(lambda: form.name_with_focus() == "nik")
    while name := form.name_with_focus():
        if not form.fields[name].text():
            hands.qtbot.keyClicks(focus(), TYPED[name])
        if name == "name":
            hands.press(Qt.Key.Key_F4)  # day and sex as the NIK says
        if form.name_with_focus() == name:  # sixteen digits go on by themselves
            hands.press(ENTER)
    hands.press(Qt.Key.Key_S, CONTROL)
    hands.see(lambda: listed(hands) == 7)


def change_user(hands: Hands, name: str, passphrase: str) -> None:
    hands.press(Qt.Key.Key_L, CONTROL, Qt.KeyboardModifier.ShiftModifier)
    gate = hands.window.unlock
    hands.qtbot.waitUntil(lambda: hands.window.currentWidget() is gate)
    hands.tab_to(gate.leave.accessibleName())
    hands.press(SPACE)
    hands.qtbot.waitUntil(lambda: hands.window.workplace is None)
    hands.tab_to("Nama pengguna")
    hands.type(name, passphrase)
    hands.see(lambda: hands.window.workplace is not None)


def verify_next(hands: Hands, done: int) -> None:
    page = hands.page("verifikasi")
    hands.see(lambda: page.case is not None and page.panel.checklist.left() == 7)
    for key in "1234567":
        hands.qtbot.keyClicks(focus(), key)
    assert not page.panel.verify.refusal
    hands.press(ENTER, CONTROL)
    hands.see(lambda: funnel(hands).verified == done)


def verify_all(hands: Hands, people: int) -> None:
    hands.press(Qt.Key.Key_3, CONTROL)
    for n in range(people):
        verify_next(hands, n + 1)


def send(hands: Hands, out: Path) -> Path:
    hands.press(Qt.Key.Key_5, CONTROL)
    hands.press(Qt.Key.Key_N, CONTROL)
    hands.see(lambda: hands.page("kiriman").checked is not None)
    hands.place.desk.kept["kiriman_folder"] = str(out)
    hands.press(ENTER, CONTROL)
    hands.asked(FolderQuestion)
    hands.press(ENTER, CONTROL)
    hands.see(lambda: hands.page("kiriman").standing is not None)
    hands.back()
    (sent,) = out.glob("*.xlsx")
    return sent


def read_answer(hands: Hands) -> None:
    hands.press(Qt.Key.Key_O, CONTROL)
    hands.see(lambda: hands.page("kiriman").standing.plan is not None)
    hands.press(ENTER, CONTROL)
    hands.see(lambda: funnel(hands).registered == 7)


def print_cards(hands: Hands) -> None:
    hands.press(Qt.Key.Key_6, CONTROL)
    page = hands.page("kartu")
    hands.see(page.queue.missing.isVisible)
    page.queue.missing.setFocus()
    hands.press(SPACE)
    hands.see(lambda: len(page.queue.ticked) == 7)
    hands.press(Qt.Key.Key_P, CONTROL)
    hands.see(page.panel.told.text)
    assert page.panel.told.text() == "7 kode QR sudah dibaca ulang dan cocok."
    hands.press(ENTER, CONTROL)
    hands.asked(WellPrinted)
    hands.press(ENTER, CONTROL)
    hands.see(lambda: funnel(hands).printed == 7)
    hands.back()


def funnel(hands: Hands) -> dashboard.Funnel:
    return hands.place.desk.app.ask(dashboard.funnel)


def shown_funnel(hands: Hands) -> list[int]:
    return [block._stage.count for block in hands.page("beranda").funnel.blocks]


def listed(hands: Hands) -> int:
    return funnel(hands).listed


def test_from_the_first_start_to_printed_cards(
    hands: Hands, choose: Callable[[Path], None], tmp_path: Path
) -> None:
    found_office(hands, tmp_path / "kantor")
    add_verifier(hands)
    write_list(tmp_path / "daftar.xlsx")
    choose(tmp_path / "daftar.xlsx")
    import_list(hands)
    key_in(hands)
    change_user(hands, "Tarmizi", TARMIZI)
    verify_all(hands, 7)
    change_user(hands, "Siti Rohani", SITI)
    sent = send(hands, tmp_path / "kirim")
    choose(answer_to(FileWritten(sent, 7, "", ""), tmp_path / "jawaban.xlsx"))
    read_answer(hands)
    choose(tmp_path / "kartu.pdf")
    print_cards(hands)
    assert page_count(tmp_path / "kartu.pdf") == 2

    hands.press(Qt.Key.Key_1, CONTROL)
    hands.see(lambda: shown_funnel(hands) == [7, 7, 7, 7, 7, 0])
