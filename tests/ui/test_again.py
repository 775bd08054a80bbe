"""Keying some of the verified a second time: blind, by somebody else, told to the supervisor."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from office import RINA, TARMIZI, create, open_as, save, with_verifier
from page_stage import staged
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.app import App
from desktop_app.domain.recheck import is_drawn, veiled
from desktop_app.domain.workflow import FourEyesError
from desktop_app.queries import rechecks, workers
from desktop_app.services import rechecks as service
from desktop_app.services import verification
from ui.pages.pengaturan import PengaturanPage
from ui.pages.verifikasi import VerifikasiPage

ENTER = Qt.Key.Key_Return


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An office where everybody is keyed again, and Tarmizi has verified whom Rina recorded."""
    folder = tmp_path / "kantor"
    app = with_verifier(create(folder))
    app.do(service.set_share, 100)
    save(app)
    app.close()
    verifier = open_as(folder, "Tarmizi", TARMIZI)
    assert verifier.do(verification.verify_all).verified == 1
    verifier.close()
    return folder


@pytest.fixture
def verifier(folder: Path) -> Iterator[App]:
    opened = open_as(folder, "Tarmizi", TARMIZI)
    yield opened
    opened.close()


def test_three_fields_are_typed_blind_and_what_differs_is_told(qtbot: QtBot, verifier: App) -> None:
    [person] = verifier.ask(workers.people)
    with staged(qtbot, verifier, VerifikasiPage) as stage:
        stage.settle(stage.page.again.button.isVisible)
        stage.page.again.button.click()
        asked = stage.page.again.question
        said = " ".join(label.text() for label in asked.findChildren(QLabel))
        assert not {person.worker.name, person.worker.nik} & set(said.split(" · "))
        assert not any(asked.texts().values())
        for name, text in (
            ("nik", person.worker.nik),
            ("name", "Samsul Bahri"),
            ("birth_date", f"{person.worker.birth_date:%d%m%y}"),
        ):
            line = asked.fields[name].editor.focusProxy()
            qtbot.keyClicks(line, text)
            qtbot.keyClick(line, ENTER)
        stage.settle(lambda: verifier.ask(rechecks.tallies))
        stage.settle(lambda: not stage.page.again.button.isVisible())
    [tally] = verifier.ask(rechecks.tallies)
    assert (tally.checked, tally.differing, tally.fields) == (1, 1, {"name": 1})


def test_the_supervisor_sees_whose_keyings_differed_and_sets_the_share(
    qtbot: QtBot, folder: Path, verifier: App
) -> None:
    [person] = verifier.ask(workers.people)
    texts = {"nik": person.worker.nik, "name": person.worker.name, "birth_date": "01-02-1980"}
    verifier.do(service.note, person.enrolment.id, texts)
    verifier.close()
    app = open_as(folder, "Rina", RINA)
    with staged(qtbot, app, PengaturanPage, section="rechecks") as stage:
        section = stage.page.rechecks
        stage.settle(lambda: section.keyers.rowCount() == 1)
        shown = [section.keyers.index(0, at).data() for at in range(6)]
        assert shown == ["Rina", "1", "1 (100 %)", "0", "0", "1"]
        assert section.differences.index(0, 4).data() == "01-02-1980"
        section.share.set_text("8")
        section.button.click()
        stage.settle(lambda: app.facts.settings.recheck_share == 8)
    app.close()


def test_who_keyed_somebody_first_does_not_key_them_again(folder: Path) -> None:
    app = open_as(folder, "Rina", RINA)
    [person] = app.ask(workers.people)
    assert app.ask(rechecks.waiting, share=100, user=app.user.id) == []
    with pytest.raises(FourEyesError):
        app.do(service.note, person.enrolment.id, {"nik": person.worker.nik})
    app.close()


def test_of_two_niks_only_the_digits_that_differ_are_shown() -> None:
    was, typed = veiled("nik", "1571071408850003", "1571071408850008")
    assert (was, typed) == ("•" * 15 + "3", "•" * 15 + "8")
    assert veiled("name", "EKO", "EKA") == ("EKO", "EKA")


def test_a_larger_share_draws_the_same_people_and_more() -> None:
    keys = [f"enrolment-{n}" for n in range(2000)]
    drawn = {share: {key for key in keys if is_drawn(key, share)} for share in (0, 5, 20, 100)}
    assert not drawn[0]
    assert drawn[5] < drawn[20]
    assert drawn[100] == set(keys)
    assert 60 < len(drawn[5]) < 140
