"""The commands around a batch, as a script calls them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from office import SAMPLES
from round_trip import write

from desktop_app import cli
from desktop_app.cli.asking import PASSPHRASE

Run = Callable[..., tuple[int, dict[str, Any]]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run one command on an office of its own; give the exit code and what `--json` prints."""
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    monkeypatch.setenv(PASSPHRASE, "kata-sandi-uji")

    def call(*words: object, user: str = "Rina") -> tuple[int, dict[str, Any]]:
        code = cli.main([*map(str, words), "--user", user, "--json"])
        printed = capsys.readouterr().out
        return code, json.loads(printed) if printed else {}

    store, secret = tmp_path / "kantor", tmp_path / "sandi"
    secret.write_text("kata-sandi-uji\n")
    call("init", store, "--office", "15.71")
    role = ("--role", "verification", "--role", "reading")
    call("user", "add", store, "Tarmizi", *role, "--new-passphrase-file", secret)
    return call


def test_a_batch_goes_out_comes_back_and_is_withdrawn(run: Run, tmp_path: Path) -> None:
    store, out = tmp_path / "kantor", tmp_path / "kirim"
    run("import", store, SAMPLES / "usulan_rapi.xlsx")
    code, said = run("list", store, "--layout", "dukcapil", "--out", out)
    assert (code, said["written"], said["left_out"]) == (0, 300, 0)
    nik = run("import", store, SAMPLES / "usulan_rapi.xlsx")[1]["rows"][0]["values"]["nik"]
    told = write(tmp_path / "padanan.xlsx", ["NIK", "HASIL"], [[nik, "Meninggal"]])
    assert run("match", store, told, user="Tarmizi")[1]["changed"] == 1
    assert run("verify", store, user="Tarmizi")[1]["verified"] == 300

    template = write(tmp_path / "Template TK.xlsx", ["NIK", "NAMA", "TGL LAHIR", "KODE"], [])
    assert run("layout", "add", store, template) == (
        1, {"layout": "template-tk", "unmapped": ["KODE"]},
    )  # fmt: skip
    names = [each["name"] for each in run("layout", "list", store)[1]["layouts"] if each["own"]]
    assert names == ["template-tk"]
    code, said = run("export", store, "--layout", "template-tk", "--out", out)
    assert (code, said["sent"], said["left_out"]) == (1, 299, 1)
    [file] = said["files"]
    assert Path(file["path"]) == out / said["batch"] / "Template TK.xlsx"

    found = run("recognise", store, file["path"])
    assert found == (
        0,
        {
            "batch": said["batch"],
            "file": f"{said['batch']}/Template TK.xlsx",
            "same": True,
            "changed": [],
            "gone": 0,
        },
    )
    assert run("answer", store, file["path"])[0] == 3
    done = run("withdraw", store, "--batch", said["batch"], "--reason", "salah kolom")
    assert done == (0, {"batch": said["batch"], "people": 299})
    assert run("withdraw", store, "--batch", "1999-01", "--reason", "x")[0] == 2

    code, said = run("export", store, "--layout", "bpu", "--out", out, "--protect")
    assert (code, said["sent"]) == (1, 299)
    assert Path(said["archive"]).exists()
    assert len(said["passphrase"]) == 23
    assert not (out / f"kiriman-{said['batch']}.xlsx").exists()
