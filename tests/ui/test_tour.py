"""The tour and the demo: the whole main job with two users, and what they leave behind."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pytest
from office import CITY, TODAY
from PySide6.QtGui import QImage

from desktop_app.files.grid import read_book
from desktop_app.kernel.jobs import Progress
from desktop_app.queries import dashboard, workers
from desktop_app.services import invented
from ui.__main__ import main
from ui.demo import demo_office
from ui.registry import present
from ui.screen import why_no_window


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of this test's own for what is thrown away."""
    folder = tmp_path / "sementara"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def test_the_tour_goes_from_a_list_to_cards(
    tmp_path: Path, scratch: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "hasil"
    code = main(["tour", "--out", str(out), "--json"])
    counts = json.loads(capsys.readouterr().out)

    assert code == 0
    assert counts["read"] == counts["added"] == counts["verified"] == counts["sent"] == 40
    assert counts["accepted"] == counts["cards"] == counts["proofread"] == 40
    (sent,) = out.glob("kiriman*.xlsx")
    assert len(read_book(sent, progress=Progress()).sheets[0].rows) == 41
    assert (out / "kartu.pdf").read_bytes().startswith(b"%PDF")
    names = {each.stem.removeprefix("layar-") for each in out.glob("layar-*.png")}
    assert names == {*(entry.key for entry in present()), "formulir", "buka-kunci"}
    for picture in out.glob("layar-*.png"):
        size = QImage(str(picture)).size()
        assert (size.width(), size.height()) == (1366, 768)
    assert not list(scratch.iterdir())
    assert not list(out.rglob("data.db"))


def test_the_tour_takes_lists_and_says_by_its_code_what_was_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.tour.pictures.take", lambda *_each: [])
    listed = tmp_path / "daftar.xlsx"
    people = invented.people(5, count=6, within=CITY, today=TODAY)
    people[0]["nik"] = people[0]["nik"][:15]
    invented.write_people(listed, people)

    assert main(["tour", "--out", str(tmp_path), "--json", str(listed), str(listed)]) == 1

    counts = json.loads(capsys.readouterr().out)
    told = {name: counts[name] for name in ("read", "added", "skipped", "refused", "sent", "cards")}
    assert told == {"read": 12, "added": 5, "skipped": 5, "refused": 2, "sent": 5, "cards": 5}


def test_a_list_that_is_not_there_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["tour", "--out", str(tmp_path), str(tmp_path / "tiada.xlsx")]) == 3
    assert capsys.readouterr().err == "Daftar tiada.xlsx tidak ada. Periksa nama berkasnya.\n"


def test_the_demo_has_people_in_every_state_and_is_thrown_away(scratch: Path) -> None:
    with demo_office(90) as demo:
        standing = demo.app.ask(dashboard.by_status)
        assert {"draft", "recorded", "verified", "registered", "denied"} <= set(standing)
        assert demo.app.ask(workers.count) == 90
        weeks = demo.app.ask(dashboard.by_week, demo.app.facts.today)
        assert sum(1 for _monday, people in weeks if people) > 5
    assert not list(scratch.iterdir())


def test_an_empty_demo_is_an_empty_office() -> None:
    with demo_office(0) as demo:
        assert demo.app.ask(workers.count) == 0


@pytest.mark.skipif("sys.platform != 'linux'", reason="other systems always have a screen")
def test_without_a_screen_the_window_is_refused_in_a_sentence() -> None:
    said = "Di sini tidak ada layar, jadi jendela tidak dapat dibuka."
    assert why_no_window({}) == said
    assert why_no_window({"DISPLAY": ":4711"}) == said
    assert why_no_window({"QT_QPA_PLATFORM": "offscreen"}) == ""


def test_other_words_go_to_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.strip()
