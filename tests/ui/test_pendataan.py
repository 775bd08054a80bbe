"""Pendataan as an officer uses it: by keyboard, on a real store, with invented people only."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from officer import COST, NURHASANAH, OFFICE, RIDWAN, Officer, record
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.app import App
from desktop_app.domain.people import Role
from desktop_app.domain.person import read_person
from desktop_app.domain.workflow import Status
from desktop_app.queries import workers
from desktop_app.queries.workers import Filter
from desktop_app.services import people, verification
from desktop_app.services import workers as keeping
from desktop_app.services.history import happenings
from ui.widgets.editors import DigitsEdit
from ui.widgets.pick_list import PickList


def test_an_empty_office_says_how_to_begin(sit_down: Callable[[], Officer]) -> None:
    officer = sit_down()
    assert officer.listed() == []
    assert "Ctrl+N" in officer.parts.listing.empty_words


def test_a_person_is_typed_saved_seen_and_undone_by_keyboard(
    sit_down: Callable[[], Officer], app: App
) -> None:
    officer = sit_down()
    officer.control("N")
    assert officer.at() == "nik"
    QTest.keyClicks(officer.focus(), "1571111408859003")
    officer.wait()
    assert officer.at() == "name", "sixteen digits go on by themselves"
    officer.type("h. syamsul bahri")
    officer.press(Qt.Key.Key_F4)
    assert (officer.text("birth_date"), officer.text("sex")) == ("14-08-1985", "L")
    officer.type("jambi", "nurhayati", "0812 7411 9036", "", "Jl. Kebun Bungo No. 12")
    assert officer.at() == "rt", "the kelurahan is pinned and filled"
    officer.type("14")
    officer.type("ojek")
    assert officer.focus() is officer.parts.view.save_button
    officer.control("S")
    assert officer.listed() == ["SYAMSUL BAHRI"]
    assert any(re.fullmatch(r"Tersimpan \d\d\.\d\d\.\d\d", said) for said in officer.said)
    saved = app.ask(workers.people)[0]
    assert saved.enrolment.status is Status.RECORDED
    assert (saved.worker.title_before, saved.worker.phone) == ("H.", "081274119036")
    assert (officer.at(), officer.text("nik"), officer.text("rt")) == ("nik", "", "014")
    officer.parts.keying.undo()
    officer.wait()
    assert officer.listed() == []


def test_leaving_a_short_nik_says_what_is_wrong_and_typing_does_not(
    sit_down: Callable[[], Officer],
) -> None:
    officer = sit_down()
    officer.control("N")
    QTest.keyClicks(officer.focus(), "157111140885900")
    assert officer.notes("nik") == []
    officer.press(Qt.Key.Key_Return)
    assert officer.notes("nik") == ["NIK harus 16 angka; ini 15."]


def test_shift_enter_goes_back(sit_down: Callable[[], Officer]) -> None:
    officer = sit_down()
    officer.control("N")
    officer.press(Qt.Key.Key_Return)
    officer.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert officer.at() == "nik"


def test_a_nik_in_use_shows_the_other_person_and_leads_there(
    sit_down: Callable[[], Officer], app: App
) -> None:
    record(app, NURHASANAH)
    officer = sit_down()
    officer.control("N")
    QTest.keyClicks(officer.focus(), NURHASANAH["nik"])
    officer.wait()
    assert officer.notes("nik") == ["NIK ini sudah dipakai NURHASANAH, RT 014."]
    assert officer.parts.view.twin.isVisible()
    officer.alt("S")
    assert officer.text("name") == "NURHASANAH"
    assert not officer.parts.view.twin.isVisible()


def test_a_warning_is_acknowledged_with_a_reason_and_kept(
    sit_down: Callable[[], Officer], app: App
) -> None:
    officer = sit_down()
    officer.control("N")
    officer.fill(NURHASANAH | {"birth_date": "03-03-1979"})
    assert officer.parts.sheet.notices.first_box() is not None
    officer.alt("A")
    assert officer.parts.sheet.notices.first_box() is None
    officer.control("S")
    saved = app.ask(workers.people)[0]
    assert saved.enrolment.acknowledged == (
        ("nik_birth_date:birth_date", "Sesuai tulisan di KTP", app.user.id),
    )


def test_alt_p_takes_what_the_warning_proposes(sit_down: Callable[[], Officer]) -> None:
    officer = sit_down()
    officer.control("N")
    officer.fill(NURHASANAH | {"birth_date": "03-03-1979"})
    officer.alt("P")
    assert officer.text("birth_date") == "02-03-1979"
    assert officer.parts.sheet.notices.first_box() is None


def test_the_strip_names_what_is_missing_and_leads_there(sit_down: Callable[[], Officer]) -> None:
    officer = sit_down()
    officer.control("N")
    officer.fill({"nik": NURHASANAH["nik"]})
    strip = officer.parts.view.strip
    assert strip.keys() == ("name",)
    strip.wanted.emit("name")
    assert officer.at() == "name"


def test_escape_drops_typing_first_and_then_leads_to_the_list(
    sit_down: Callable[[], Officer],
) -> None:
    officer = sit_down()
    officer.control("N")
    officer.fill({"name": "Zulkifli"})
    assert officer.page.step_back()
    assert officer.text("name") == ""
    assert officer.page.step_back()
    assert officer.parts.listing.isVisible()


def test_enter_opens_a_row_and_saving_goes_to_the_next(
    sit_down: Callable[[], Officer], app: App
) -> None:
    record(app, RIDWAN)
    record(app, NURHASANAH)
    officer = sit_down()
    officer.parts.listing.search.setFocus()
    officer.press(Qt.Key.Key_Down)
    officer.press(Qt.Key.Key_Return)
    assert officer.text("name") == "NURHASANAH"
    officer.control("S")
    assert officer.text("name") == "M. RIDWAN"


def test_a_verified_person_is_only_shown_and_says_why(
    sit_down: Callable[[], Officer], app: App, tmp_path: Path
) -> None:
    person = record(app, NURHASANAH)
    app.do(people.add_user, "Tarmizi", [Role.VERIFICATION], "rahasia tarmizi")
    app.close()
    other = App.open(tmp_path / "store", "Tarmizi", "rahasia tarmizi", cost=COST)
    assert other.do(verification.verify_all).verified == 1
    other.close()
    reopened = App.open(tmp_path / "store", "Siti Rohani", "rahasia siti", cost=COST)
    app.store, app._session = reopened.store, reopened._session
    officer = sit_down()
    officer.page.open(worker_id=person.worker.id)
    officer.wait()
    assert officer.parts.sheet.form.read_only
    assert "terverifikasi" in officer.parts.view.save_button.refusal


def test_searching_narrows_the_list_after_a_moment(
    sit_down: Callable[[], Officer], app: App
) -> None:
    record(app, NURHASANAH)
    record(app, RIDWAN)
    officer = sit_down()
    officer.control("F")
    QTest.keyClicks(officer.focus(), "ridw")
    officer.qtbot.waitUntil(lambda: officer.listed() == ["M. RIDWAN"])
    officer.parts.listing.search.line.clear()
    QTest.keyClicks(officer.focus(), "4203799001")
    officer.qtbot.waitUntil(lambda: officer.listed() == ["NURHASANAH"])


def test_chips_filter_and_come_off(sit_down: Callable[[], Officer], app: App) -> None:
    record(app, NURHASANAH)
    record(app, {"name": "Zulkifli", "kelurahan": OFFICE})
    officer = sit_down()
    officer.page.open(filter=Filter(statuses=(Status.DRAFT,)))
    officer.wait()
    assert officer.listed() == ["ZULKIFLI"]
    officer.parts.listing.chips.take_off("statuses")
    officer.wait()
    assert sorted(officer.listed()) == ["NURHASANAH", "ZULKIFLI"]


def test_space_ticks_and_the_complete_ones_become_recorded(
    sit_down: Callable[[], Officer], app: App
) -> None:
    draft = record(app, {"name": "Zulkifli"})
    reading = read_person(draft, NURHASANAH, app.facts)
    app.do(keeping.save, reading, target=Status.DRAFT)
    record(app, {"name": "Sarkawi"})
    officer = sit_down()
    officer.page.open(filter=Filter())
    officer.wait()
    officer.control("A")
    assert len(officer.parts.model.ticked) == 2
    officer.alt("D")
    officer.wait()
    by_name = {each.worker.name: each.enrolment.status for each in app.ask(workers.people)}
    assert by_name == {"NURHASANAH": Status.RECORDED, "SARKAWI": Status.DRAFT}


def test_niks_are_masked_until_alt_n_is_held(sit_down: Callable[[], Officer], app: App) -> None:
    record(app, NURHASANAH)
    officer = sit_down()
    shown = officer.parts.model.index(0, 2)
    assert shown.data() == "157111 •••••• 9001"
    QTest.keyPress(officer.focus(), Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    assert officer.parts.model.index(0, 2).data() == "157111 420379 9001"
    QTest.keyRelease(officer.focus(), Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    assert officer.parts.model.index(0, 2).data() == "157111 •••••• 9001"
    officer.wait()


def test_in_a_narrow_window_the_form_stays_whole_and_keeps_its_focus(
    sit_down: Callable[[], Officer],
) -> None:
    officer = sit_down()
    officer.control("N")
    officer.fill({"name": "Zulkifli"})
    officer.parts.sheet.form.go_to("name")
    officer.window.resize(911, 512)
    officer.wait()
    assert (officer.at(), officer.text("name")) == ("name", "ZULKIFLI")
    assert not officer.parts.side.isVisible()
    for button in (officer.parts.view.save_button, officer.parts.view.list_button):
        corner = button.mapTo(officer.window, QPoint(button.width(), button.height()))
        assert corner.x() <= 911
        assert corner.y() <= 512
    officer.alt("U")
    assert officer.at() == "kelurahan"


def test_ctrl_z_belongs_to_the_window_where_nothing_was_typed(
    sit_down: Callable[[], Officer],
) -> None:
    officer = sit_down()
    undone: list[str] = []
    QShortcut(QKeySequence("Ctrl+Z"), officer.window).activated.connect(
        lambda: undone.append("step")
    )
    officer.control("N")
    officer.control("Z")
    assert undone == ["step"]
    QTest.keyClicks(officer.focus(), "15")
    officer.control("Z")
    assert (undone, officer.text("nik")) == (["step"], "")


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)
def test_several_states_are_ticked_under_a_chip(sit_down: Callable[[], Officer], app: App) -> None:
    record(app, NURHASANAH)
    officer = sit_down()
    officer.parts.listing.chips.open_choices("statuses")
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, PickList)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Return):
        QTest.keyClick(popup.list, key)
    officer.wait()
    assert officer.parts.model.filter.statuses == (Status.DRAFT, Status.RECORDED)
    assert officer.listed() == ["NURHASANAH"]


def test_pinned_funding_and_start_month_go_over_to_the_next_person(
    sit_down: Callable[[], Officer],
) -> None:
    officer = sit_down()
    officer.control("N")
    fields = officer.parts.sheet.form.fields
    for name in ("funding", "start_month"):
        fields[name].pin_toggled.emit(True)
    officer.fill({"name": "Zulkifli", "funding": "baznas", "start_month": "12-2026"})
    officer.control("S")
    assert (officer.text("name"), officer.text("funding")) == ("", "baznas")
    assert officer.text("start_month") == "12-2026"


def test_the_family_card_begins_as_others_began_with_one_key(
    sit_down: Callable[[], Officer], app: App
) -> None:
    record(app, NURHASANAH | {"kk": "1571070311216176"})
    officer = sit_down()
    officer.control("N")
    officer.parts.sheet.form.go_to("kk")
    officer.press(Qt.Key.Key_F4)
    assert officer.text("kk") == "157107"
    QTest.keyClicks(officer.focus(), "0311210001")
    assert officer.text("kk") == "1571070311210001"


def test_whose_digits_were_seen_is_journaled_once(
    app: App, sit_down: Callable[[], Officer]
) -> None:
    person = record(app, RIDWAN)
    officer = sit_down()
    for _time in range(2):
        officer.page.open(worker_id=person.worker.id)
        officer.wait()
        officer.page.show_list()
    assert officer.text("nik") == RIDWAN["nik"]
    looks = [each.what for each in app.ask(happenings) if "NIK" in each.what]
    assert looks == ["melihat NIK lengkap M. RIDWAN di formulir Pendataan"]


def test_who_only_reads_sees_masked_digits_in_the_form(
    app: App, sit_down: Callable[[], Officer]
) -> None:
    person = record(app, RIDWAN)
    app._session.user = replace(app.user, roles=(Role.READING,))
    officer = sit_down()
    officer.page.open(worker_id=person.worker.id)
    officer.wait()
    editor = officer.parts.sheet.form.fields["nik"].editor
    assert isinstance(editor, DigitsEdit)
    assert editor.line.text() == "157111 •••••• 9004"
    assert not officer.notes("nik")
    assert not officer.parts.sheet.form.dirty
    assert not [each for each in app.ask(happenings) if "NIK" in each.what]
