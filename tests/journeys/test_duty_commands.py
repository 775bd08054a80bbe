"""Personal data on the command line: own sheet, requests, erasure, retention, a breach."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from office import RINA, create, save

from desktop_app import cli
from desktop_app.cli.asking import PASSPHRASE

Run = Callable[..., tuple[int, dict[str, Any], str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    app = create(tmp_path / "kantor")
    save(app)
    app.close()
    return tmp_path / "kantor"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    def call(*words: object) -> tuple[int, dict[str, Any], str]:
        monkeypatch.setenv(PASSPHRASE, RINA)
        code = cli.main([*map(str, words), "--user", "Rina", "--json"])
        printed = capsys.readouterr()
        return code, json.loads(printed.out) if printed.out else {}, printed.err

    return call


def test_a_request_is_noted_and_answered_by_erasure(run: Run, folder: Path, tmp_path: Path) -> None:
    nik = "1571071408850003"
    sheet = tmp_path / "saya.pdf"
    assert run("own-data", folder, "--nik", nik, "--out", sheet)[0] == 0
    assert sheet.read_bytes().startswith(b"%PDF")
    asked = ("--nik", nik, "--kind", "erasure", "--by", "Syamsul sendiri")
    assert run("request", "add", folder, *asked)[1]["request"] == 1
    assert run("request", "answer", folder, 1)[0] == 1  # it is still there
    listed = run("request", "list", folder)[1]["requests"]
    assert [each["state"] for each in listed] == ["open"]
    minutes = tmp_path / "ba.pdf"
    code, said, told = run("request", "erase", folder, 1, "--out", minutes)
    assert (code, said["people"], minutes.exists()) == (0, 1, True)
    assert "Cadangan lama masih memuatnya" in told
    assert run("own-data", folder, "--nik", nik, "--out", sheet)[0] == 2
    again = tmp_path / "ba-lagi.pdf"
    assert run("retention", folder, "--minutes", said["minutes"], "--out", again)[0] == 0
    assert again.read_bytes() == minutes.read_bytes()
    code, _said, told = run("retention", folder, "--minutes", "BAP-26-0009", "--out", again)
    assert (code, "Yang ada: BAP-26-0001" in told) == (2, True)
    assert run("retention", folder, "--minutes", said["minutes"])[0] == 2
    assert run("check", folder)[0] == 0


def test_retention_and_breach_are_asked_for(run: Run, folder: Path, tmp_path: Path) -> None:
    assert run("retention", folder)[1]["people"] == 0
    out = tmp_path / "terdampak.xlsx"
    assert run("breach", folder, "--way", "copied", "--out", out)[1]["people"] == 1
    assert run("breach", folder, "--by", "Siapa", "--out", out)[0] == 2
    assert run("breach", folder, "--out", tmp_path / "terdampak.txt")[0] == 2
