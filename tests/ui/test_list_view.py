"""The list as its user wants it: saved filters, chosen columns, order, copies, bulk changes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from officer import NURHASANAH, OFFICE, RIDWAN, Officer, record
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.app import App
from desktop_app.domain.person import read_person
from desktop_app.domain.workflow import Status
from desktop_app.queries import workers
from desktop_app.queries.workers import Filter
from desktop_app.services import list_views
from desktop_app.services import workers as keeping

OF_14 = Filter(region=OFFICE, rt="014")


def test_a_filter_is_saved_by_name_found_again_and_forgotten(
    sit_down: Callable[[], Officer], app: App, qtbot: QtBot
) -> None:
    record(app, NURHASANAH)
    record(app, RIDWAN)
    officer = sit_down()
    officer.parts.listing.views.save("RT 014", OF_14)
    qtbot.waitUntil(lambda: bool(list_views.kept(app.store, app.user.id).filters))
    again = sit_down()
    again.parts.listing.tabs.chosen.emit("saved:RT 014")
    again.wait()
    assert again.listed() == ["NURHASANAH"]
    assert again.parts.listing.tabs.current() == "saved:RT 014"
    again.parts.listing.filter_button.click()
    again.wait()
    assert "saved:RT 014" not in again.parts.listing.tabs.names


def test_chosen_columns_are_remembered_and_the_name_always_stays(
    sit_down: Callable[[], Officer], app: App, qtbot: QtBot
) -> None:
    officer = sit_down()
    officer.parts.listing.views.show_columns(("phone", "kelurahan"))
    shown = [each.key for each in officer.parts.listing.table.columns]
    assert shown == ["tick", "name", "phone", "kelurahan"]
    qtbot.waitUntil(lambda: bool(list_views.kept(app.store, app.user.id).columns))
    again = sit_down()
    assert [each.key for each in again.parts.listing.table.columns] == shown


def test_the_same_head_again_turns_the_order_round(
    sit_down: Callable[[], Officer], app: App
) -> None:
    record(app, NURHASANAH)
    record(app, RIDWAN)
    officer = sit_down()
    officer.parts.listing.table.sort_wanted.emit("name")
    officer.wait()
    assert officer.listed() == ["M. RIDWAN", "NURHASANAH"]
    officer.parts.listing.table.sort_wanted.emit("name")
    officer.wait()
    assert officer.listed() == ["NURHASANAH", "M. RIDWAN"]


def test_what_is_copied_keeps_every_digit_and_no_formula(
    sit_down: Callable[[], Officer], app: App
) -> None:
    record(app, NURHASANAH | {"mother_name": "=HASANAH", "phone": "081274119036"})
    officer = sit_down()
    officer.parts.listing.views.show_columns(("nik", "mother_name", "phone"))
    officer.parts.model.reveal(on=True)
    officer.parts.listing.tick_all()
    officer.wait()
    officer.parts.listing.copy()
    officer.wait()
    pasted = QApplication.clipboard().mimeData()
    row = pasted.text().splitlines()[1].split("\t")
    assert row == ["NURHASANAH", NURHASANAH["nik"], "'=HASANAH", "081274119036"]
    assert "mso-number-format:'\\@'" in pasted.html()


def test_the_bar_says_who_is_ready_and_moves_all_to_a_group_in_one_step(
    sit_down: Callable[[], Officer], app: App
) -> None:
    draft = record(app, {"name": "Zulkifli", "kelurahan": OFFICE})
    app.do(keeping.save, read_person(draft, NURHASANAH, app.facts), target=Status.DRAFT)
    record(app, {"name": "Sarkawi", "kelurahan": OFFICE})
    officer = sit_down()
    officer.parts.listing.tick_all()
    officer.wait()
    bulk = officer.parts.listing.bulk
    assert bulk.bar.accessibleName() == "2 orang dipilih. 1 siap, 1 belum lengkap"
    assert bulk.record_button.words == "Jadikan Terdata (1)"
    bulk.group_wanted.emit(tuple(officer.parts.model.ticked), "ketua_rt")
    officer.wait()
    assert {each.enrolment.group for each in app.ask(workers.people)} == {"ketua_rt"}
    app.undo()
    assert {each.enrolment.group for each in app.ask(workers.people)} == {"pekerja_rentan"}


def test_the_list_is_filtered_by_who_when_card_decree_and_ground(
    sit_down: Callable[[], Officer], app: App
) -> None:
    nurhasanah = record(app, NURHASANAH | {"decree": "SK 412/2026", "consent_date": "20-11-2026"})
    record(app, RIDWAN)
    officer = sit_down()
    chips = officer.parts.listing.chips
    for part, code, names in (
        ("decree", "SK 412/2026", ["NURHASANAH"]),
        ("basis", "consent", ["NURHASANAH"]),
        ("basis", "none", ["M. RIDWAN"]),
        ("card", "printed", []),
        ("card", "none", ["M. RIDWAN", "NURHASANAH"]),
        ("recorded_by", app.user.id, ["M. RIDWAN", "NURHASANAH"]),
        ("when", "today", ["M. RIDWAN", "NURHASANAH"]),
    ):
        for filtered in ("decree", "basis"):
            chips.take_off(filtered)
        chips.take(part, (code,))
        officer.wait()
        assert officer.listed() == names, part
    officer.parts.listing.views.show_columns(("name", "basis"))
    officer.wait()
    row = officer.parts.model.row_of(nurhasanah.worker.id)
    assert officer.parts.model.index(row, 2).data() == "Persetujuan tertulis, naskah 1"
    assert app.ask(workers.count, Filter(when="today", day=date(2999, 1, 1))) == 0


def test_a_period_saved_by_name_goes_with_the_calendar(app: App) -> None:
    today = Filter(when="today", day=date(2026, 11, 23))
    view = list_views.ListView(filters=(list_views.NamedFilter("Hari ini", today),))
    list_views.keep(app.store, app.user.id, view)
    kept = list_views.kept(app.store, app.user.id).filters[0].asked
    assert kept.day is None
    assert kept == today
    assert kept == Filter(when="today", day=date(2026, 11, 24))
