"""The self-test notices each table, icon and kind of picture that did not come along."""

from __future__ import annotations

from pathlib import Path

import pytest

from ui import self_test_parts
from ui.self_test_parts import TABLES, kinds_lacking, lacking

RESOURCES = Path(__file__).parents[2] / "resources"
_LOOKED_AFTER_ELSEWHERE = {"help", "icons", "licences"}
_FOR_DEVELOPERS = {".po", ".ts", ".md", ".py", ".pyc"}


@pytest.mark.usefixtures("qapp")
def test_the_program_as_it_stands_lacks_nothing() -> None:
    assert not list(lacking())


def test_every_table_that_is_shipped_is_looked_for() -> None:
    places = (each.relative_to(RESOURCES) for each in RESOURCES.rglob("*") if each.is_file())
    shipped = {
        place.as_posix()
        for place in places
        if place.parts[0] not in _LOOKED_AFTER_ELSEWHERE and place.suffix not in _FOR_DEVELOPERS
    }
    assert set(TABLES) == shipped


@pytest.mark.usefixtures("qapp")
def test_what_did_not_come_along_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in TABLES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "regions" / "15.71.csv").unlink()
    (tmp_path / "i18n" / "en.mo").write_bytes(b"")
    monkeypatch.setattr(self_test_parts, "files", lambda _package: tmp_path)
    assert list(lacking()) == ["i18n/en.mo", "regions/15.71.csv"]


@pytest.mark.usefixtures("qapp")
def test_a_picture_that_draws_nothing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.icons.IconSet._source", lambda _icons, _name: "<svg/>")
    assert next(lacking()).startswith("icons/")


def test_a_kind_of_picture_that_qt_cannot_read_is_named() -> None:
    assert kinds_lacking({"jpg", "png", "bmp"}) == ["svg"]
