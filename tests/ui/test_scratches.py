"""What is typed is never lost: it outlives the program, and is offered until somebody decides."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from officer import COST, NURHASANAH, RIDWAN, Officer, record, sitting
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.app import App
from desktop_app.domain.workflow import Status
from desktop_app.queries import workers
from desktop_app.queries.workers import Filter
from desktop_app.services import scratches


def kept(app: App) -> list[str]:
    return [each.called for each in scratches.kept(app.store, app.user.id)]


def test_typing_outlives_the_program_and_is_offered_until_it_is_saved(
    app: App, qtbot: QtBot, tmp_path: Path
) -> None:
    with sitting(app, qtbot) as officer:
        officer.control("N")
        QTest.keyClicks(officer.focus(), "1571111408859003")
        officer.type("syamsul bahri", "jam")
        qtbot.waitUntil(lambda: kept(app) == ["SYAMSUL BAHRI"])
    assert app.ask(workers.count) == 0
    app.close()
    again = App.open(tmp_path / "store", "Siti Rohani", "rahasia siti", cost=COST)
    with sitting(again, qtbot) as officer:
        words = officer.page.offer.words
        assert words.startswith("Ketikan belum tersimpan: SYAMSUL BAHRI, ")
        assert "Yang diketik: NIK, Nama lengkap, Tempat lahir." in words
        officer.alt("K")
        assert (officer.text("name"), officer.text("birth_place")) == ("SYAMSUL BAHRI", "jam")
        assert officer.page.offer.words == ""
        officer.control("S")
        qtbot.waitUntil(lambda: kept(again) == [])
    assert [each.worker.name for each in again.ask(workers.people)] == ["SYAMSUL BAHRI"]
    again.close()


def test_who_types_over_somebody_has_it_back_over_the_same_person(
    sit_down: Callable[[], Officer], app: App
) -> None:
    known = record(app, NURHASANAH)
    other = record(app, RIDWAN)
    officer = sit_down()
    officer.page.open_person(known)
    officer.fill({"phone": "0812 7411 9036"})
    officer.page.open_person(other)
    officer.wait()
    assert "Yang diketik: No. HP." in officer.page.offer.words
    officer.alt("K")
    assert (officer.text("name"), officer.text("phone")) == ("NURHASANAH", "0812 7411 9036")
    officer.control("S")
    assert app.ask(workers.person, known.worker.id).worker.phone == "081274119036"


def test_thrown_away_is_gone_and_the_next_is_offered(
    sit_down: Callable[[], Officer], app: App, qtbot: QtBot
) -> None:
    officer = sit_down()
    for name in ("Zulkifli", "Sarkawi"):
        officer.control("N")
        officer.fill({"name": name})
    officer.control("N")
    assert "SARKAWI" in officer.page.offer.words.upper()
    assert "Ada 1 ketikan lagi." in officer.page.offer.words
    officer.page.offer.drop()
    assert "ZULKIFLI" in officer.page.offer.words.upper()
    officer.page.offer.drop()
    qtbot.waitUntil(lambda: kept(app) == [])
    assert officer.page.offer.words == ""


def test_escape_drops_with_a_way_back_until_the_next_is_saved(
    sit_down: Callable[[], Officer],
) -> None:
    officer = sit_down()
    officer.control("N")
    officer.fill({"name": "Zulkifli"})
    officer.press(Qt.Key.Key_Escape)
    assert (officer.text("name"), "Zulkifli" in officer.page.offer.words) == ("", True)
    officer.fill({"name": "Sarkawi"})
    officer.control("S")
    assert officer.page.offer.words == ""


def test_nobody_reads_in_the_folder_what_was_typed(
    sit_down: Callable[[], Officer], app: App, qtbot: QtBot
) -> None:
    officer = sit_down()
    officer.control("N")
    officer.fill({"name": "ZULKIFLI"})
    qtbot.waitUntil(lambda: kept(app) == ["ZULKIFLI"])
    [file] = (app.store.folder / "laci").iterdir()
    assert b"ZULKIFLI" not in file.read_bytes()
    file.write_bytes(file.read_bytes()[:-1])
    assert kept(app) == [], "a damaged file offers nothing and stops nobody"


def test_who_is_edited_out_of_the_filter_stays_until_left(
    sit_down: Callable[[], Officer], app: App
) -> None:
    moving = record(app, NURHASANAH)
    record(app, RIDWAN | {"rt": "014"})
    officer = sit_down()
    officer.page.open(filter=Filter(rt="014"))
    officer.wait()
    officer.page.open_person(moving)
    officer.fill({"rt": "11"})
    officer.parts.keying.save(Status.DRAFT)
    officer.wait()
    assert sorted(officer.listed()) == ["M. RIDWAN", "NURHASANAH"]
    officer.control("N")
    assert officer.listed() == ["M. RIDWAN"]
