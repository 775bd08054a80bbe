"""The self-test does the whole work in a folder of its own, and tells which step failed."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from desktop_app.kernel.i18n import language
from ui.__main__ import main
from ui.registry import PAGES


def test_it_passes_and_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert main(["self-test"]) == 0
    said = capsys.readouterr().out.splitlines()
    steps = [line for line in said if line.startswith("  ")]
    assert all(line.endswith(" ... OK") for line in steps)
    for entry in PAGES:
        for spoken in ("Bahasa Indonesia", "English"):
            assert f"  Halaman {entry.title} ({spoken}) ... OK" in steps
    assert said[-1].startswith(f"Semua {len(steps)} langkah berhasil")
    assert language() == "id"
    assert not list(tmp_path.iterdir())


def test_a_step_that_fails_is_named_and_ends_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr("ui.self_test.PEOPLE", 0)
    assert main(["self-test"]) == 70
    said = capsys.readouterr().out
    assert "  Pekerjaan di inti kedua ... OK" in said
    assert "  Impor daftar Excel ... GAGAL\n" in said
    assert not list(tmp_path.iterdir())


def test_without_a_folder_for_scratch_it_fails_by_its_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tiada"))
    assert main(["self-test"]) == 70
    assert "GAGAL" in capsys.readouterr().out
