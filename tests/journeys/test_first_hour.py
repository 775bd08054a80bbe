"""The first hour of practice, as its pages tell it: nine steps in the real window, by keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from hands import CONTROL, ENTER, SPACE, Hands, focus
from PySide6.QtCore import Qt

from desktop_app.files.raster import opened
from desktop_app.queries import dashboard
from ui.dialogs.reason import ReasonQuestion
from ui.help.band import PracticeBand
from ui.help.first_hour import LESSONS
from ui.help.library import Library
from ui.pages.kartu.questions import ToWhom, WellPrinted
from ui.pages.kiriman.folder import FolderQuestion
from ui.practice import ENTRY, LISTED, VERIFIER
from ui.widgets.buttons import Button

STEPS = {each.code: each for each in Library("id").steps()}
TYPED = {
    "name": "SYAMSUL BAHRI",
    "birth_place": "JAMBI",
    "address": "Jl. Kebun Bungo No. 12",
}


@pytest.fixture(autouse=True)
def own_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for variable in ("HOME", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(variable, str(tmp_path / "home"))


def band_of(hands: Hands) -> PracticeBand:
    assert hands.place.band is not None
    return hands.place.band


def begin(hands: Hands, code: str) -> None:
    """Press the button of the band, which must offer this step."""
    hands.see(lambda: band_of(hands).code == code)
    band_of(hands).act.click()
    hands.see(lambda: hands.place.key == LESSONS[code].page)


def button(hands: Hands, words: str) -> Button:
    """Give the one visible button whose words begin like this, as the step calls it."""
    found = [
        each
        for each in hands.window.findChildren(Button)
        if each.isVisible() and each.accessibleName().startswith(words)
    ]
    assert len(found) == 1, (words, found)
    return found[0]


def record_one(hands: Hands) -> None:
    begin(hands, "catat")
    text = STEPS["catat"].text
    hands.see(lambda: hands.page("pendataan").parts is not None)
    form = hands.page("pendataan").parts.sheet.form
    hands.qtbot.waitUntil(lambda: form.name_with_focus() == "nik")
    (nik,) = re.findall(r"`(\d{16})`", text)
    hands.qtbot.keyClicks(focus(), nik[:-1])
    hands.press(ENTER)
    assert form.fields["nik"].notes
    form.go_to("nik")
    hands.press(Qt.Key.Key_End)
    hands.qtbot.keyClicks(focus(), nik[-1])
    hands.press(Qt.Key.Key_F4)
    assert (form.fields["birth_date"].text(), form.fields["sex"].text()) == ("14-08-1985", "L")
    for name, words in TYPED.items():
        assert words in text
        form.go_to(name)
        hands.type(words)
    hands.press(Qt.Key.Key_S, CONTROL)


def import_the_list(hands: Hands) -> None:
    begin(hands, "impor")
    hands.see(lambda: hands.page("impor").plan is not None)
    assert hands.page("impor").plan.counts["added"] == LISTED
    hands.press(ENTER, CONTROL)


def mend(hands: Hands) -> None:
    begin(hands, "perbaiki")
    panel = hands.page("beranda").to_mend
    hands.see(lambda: panel.lines.lines)
    line = next(each for each in panel.lines.lines if "Tanggal lahir" in each.accessibleName())
    hands.qtbot.keyClick(line, ENTER)
    hands.see(lambda: hands.place.key == "pendataan" and hands.page("pendataan").parts is not None)
    page = hands.page("pendataan")
    hands.see(lambda: page.parts.model.rowCount() == 1)
    hands.press(ENTER)
    hands.see(lambda: page._in_form)
    form = page.parts.sheet.form
    hands.press(Qt.Key.Key_F4)
    assert form.fields["birth_date"].text()
    hands.press(Qt.Key.Key_S, CONTROL)


def verify_some(hands: Hands) -> None:
    """Verify the first two, and give back the one whose sex is not as the NIK says."""
    begin(hands, "verifikasi")
    hands.see(lambda: hands.place.desk.app.user.name == VERIFIER)
    page = hands.page("verifikasi")
    for done in (1, 2):
        hands.see(lambda: page.case is not None and page.panel.checklist.left() == 7)
        for key in "1234567":
            hands.qtbot.keyClicks(focus(), key)
        hands.press(ENTER, CONTROL)
        hands.see(lambda done=done: funnel(hands).verified == done)
    while page.panel.findings.code != "nik_sex":
        before = page.case.person.worker.id
        button(hands, "Lewati").click()
        hands.see(lambda before=before: page.case.person.worker.id != before)
    button(hands, "Kembalikan").click()
    question = hands.asked(ReasonQuestion)
    question.choice.set_text("beda_ktp")
    question.choice.edited.emit("beda_ktp")
    hands.press(ENTER, CONTROL)
    hands.see(lambda: page.case is not None and page.panel.findings.code != "nik_sex")
    hands.back()


def seal(hands: Hands, out: Path) -> None:
    begin(hands, "kirim")
    hands.see(lambda: hands.place.desk.app.user.name == ENTRY)
    hands.press(Qt.Key.Key_N, CONTROL)
    hands.see(lambda: hands.page("kiriman").checked is not None)
    hands.place.desk.kept["kiriman_folder"] = str(out)
    hands.press(ENTER, CONTROL)
    hands.asked(FolderQuestion)
    hands.press(ENTER, CONTROL)
    hands.see(lambda: hands.page("kiriman").standing is not None)
    hands.back()
    (sent,) = out.glob("*.xlsx")
    sheet = openpyxl.load_workbook(sent).worksheets[0]
    texts = [cell.value for row in sheet for cell in row if isinstance(cell.value, str)]
    assert len([each for each in texts if re.fullmatch(r"9988\d{12}", each)]) == 2
    assert sheet.title.startswith("LATIHAN")


def read_the_answer(hands: Hands) -> None:
    begin(hands, "jawaban")
    hands.see(lambda: hands.page("kiriman").standing and hands.page("kiriman").standing.plan)
    button(hands, "Catat jawaban").click()
    hands.see(lambda: funnel(hands).registered == 1)


def print_a_card(hands: Hands, out: Path) -> None:
    begin(hands, "kartu")
    page = hands.page("kartu")
    hands.see(page.queue.missing.isVisible)
    page.queue.missing.setFocus()
    hands.press(SPACE)
    hands.see(lambda: page.queue.ticked)
    hands.press(Qt.Key.Key_P, CONTROL)
    hands.see(page.panel.told.text)
    (written,) = out.parent.glob("LATIHAN-kartu.pdf")
    with opened(written) as document:
        assert "LATIHAN" in document[0].get_textpage().get_text_range()
    button(hands, "Catat hasil").click()
    hands.asked(WellPrinted)
    hands.press(ENTER, CONTROL)
    hands.see(lambda: funnel(hands).printed == 1)
    hands.back()


def hand_over(hands: Hands) -> None:
    begin(hands, "serah")
    page = hands.page("kartu")
    button(hands, "Serah terima").click()
    hands.see(lambda: page.queue.deck.cards)
    page.queue.list.setFocus()
    hands.press(ENTER, CONTROL)
    question = hands.asked(ToWhom)
    question.receiver.editor.set_text("self")
    question.receiver.edited.emit("self")
    hands.press(ENTER, CONTROL)
    hands.see(lambda: funnel(hands).handed_over == 1)
    hands.back()


def back_up(hands: Hands) -> None:
    begin(hands, "cadangan")
    button(hands, "Cadangkan sekarang").click()
    hands.see(lambda: band_of(hands).done == set(LESSONS))


def funnel(hands: Hands) -> dashboard.Funnel:
    return hands.place.desk.app.ask(dashboard.funnel)


def test_the_nine_steps_can_be_done_as_they_are_written(
    hands: Hands, choose: Callable[[Path], None], tmp_path: Path
) -> None:
    assert hands.window.first_run is not None
    hands.window.first_run.practice.click()
    hands.see(lambda: hands.window.workplace is not None)
    record_one(hands)
    import_the_list(hands)
    mend(hands)
    verify_some(hands)
    seal(hands, tmp_path / "kirim")
    read_the_answer(hands)
    choose(tmp_path / "kartu.pdf")
    print_a_card(hands, tmp_path / "kartu.pdf")
    hand_over(hands)
    back_up(hands)
