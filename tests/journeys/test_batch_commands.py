"""The commands around a batch, as a script calls them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from office import CHEAP, SAMPLES
from round_trip import write

from desktop_app import cli
from desktop_app.app import App
from desktop_app.cli.asking import PASSPHRASE
from desktop_app.domain.people import Role
from desktop_app.domain.settings import Settings
from desktop_app.services import history, people

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

    settings = Settings(id="office", office="15.71", office_name="Kota Jambi")
    app = App.create(tmp_path / "kantor", settings, "Rina", "kata-sandi-uji", cost=CHEAP)
    app.do(people.add_user, "Tarmizi", [Role.VERIFICATION, Role.READING], "kata-sandi-uji")
    app.close()
    return call


def newest(store: Path) -> str:
    """Give the newest line of the history."""
    app = App.open_to_read(store, "Rina", "kata-sandi-uji")
    try:
        return app.ask(history.happenings, limit=1)[0].what
    finally:
        app.close()


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
    dry = run("export", store, "--layout", "template-tk", "--out", out, "--dry-run")[1]
    assert [each["nik"] for each in (*dry["left_out"], *dry["held"])] == [nik]
    assert newest(store).endswith(" di perintah export --dry-run")
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


def test_an_answer_by_named_columns_is_taken_back_and_the_rest_asked_for(
    run: Run, tmp_path: Path
) -> None:
    store, out = tmp_path / "kantor", tmp_path / "kirim"
    read = run("import", store, SAMPLES / "usulan_rapi.xlsx")[1]["rows"]
    run("verify", store, user="Tarmizi")
    code, said = run("export", store, "--layout", "bpu", "--out", out, "--dry-run")
    assert (code, said["ready"], said["left_out"]) == (0, 300, [])
    code, sealed = run("export", store, "--layout", "bpu", "--out", out)
    again = run("write", store, "--batch", sealed["batch"], "--out", tmp_path / "lagi")[1]
    assert [each["sha256"] for each in again["files"]] == [
        each["sha256"] for each in sealed["files"]
    ]

    first, second = (row["values"]["nik"] for row in read[:2])
    rows = [[first, "26000000001", "OK", ""], [second, "", "GAGAL", "NIK tidak padan"]]
    told = write(tmp_path / "jawaban.xlsx", ["Kunci", "Nomor baru", "Tanda", "Kata"], rows)
    assert run("answer", store, told, "--columns", "nik=A,warna=B")[0] == 2
    columns = ("--columns", "nik=A,kpj=B,verdict=C,reason=D")
    counts = run("answer", store, told, *columns)[1]
    assert (counts["accepted"], counts["denied"], counts["missing"]) == (1, 1, 298)
    assert run("answer", store, told)[1] == counts

    assert run("waiting", store, "--out", tmp_path / "tagih.xlsx")[1]["waiting"] == 298
    assert (tmp_path / "tagih.xlsx").exists()
    assert run("waiting", store, "--days", 7)[1]["waiting"] == 0
    [batch] = run("batches", store)[1]["batches"]
    assert (batch["sent"], batch["waiting"], batch["status"]) == (300, 298, "answered")

    undone = run("undo", store, "--answer", sealed["batch"])
    assert undone == (0, {"batch": sealed["batch"], "status": "sealed"})
    assert run("undo", store, "--answer", sealed["batch"])[0] == 1
    assert run("batches", store)[1]["batches"][0]["waiting"] == 300


def test_likely_duplicates_are_looked_for_and_listed(run: Run, tmp_path: Path) -> None:
    store = tmp_path / "kantor"
    names = ["NIK", "Nama", "Tgl Lahir", "L/P", "Kelurahan"]
    one = ["1571071408850003", "Syamsul Bahri", "14-08-1985", "L", "Payo Selincah"]
    run("import", store, write(tmp_path / "a.xlsx", names, [one]))
    assert run("duplicates", store) == (0, {"compared": 1, "new": 0, "open": 0, "pairs": []})
    again = ["1571071408850008", "Samsul Bachri", *one[2:]]
    run("import", store, write(tmp_path / "b.xlsx", names, [again]))
    code, said = run("duplicates", store)
    assert (code, said["compared"], said["new"], said["open"]) == (1, 2, 0, 1)
    [pair] = said["pairs"]
    assert (pair["niks"], pair["names"][0]) == ([one[0], again[0]], "SYAMSUL BAHRI")
    assert "Tanggal lahir sama" in pair["reasons"]
    assert newest(store) == "melihat NIK lengkap 2 orang di perintah duplicates"


def test_a_list_never_takes_the_place_of_a_file_that_is_there(run: Run, tmp_path: Path) -> None:
    store, words = tmp_path / "kantor", ("--layout", "dukcapil", "--out", tmp_path)
    person = ["1571071408850003", "Syamsul Bahri"]
    run("import", store, write(tmp_path / "a.xlsx", ["NIK", "Nama"], [person]))
    theirs = Path(run("list", store, *words)[1]["files"][0]["path"])
    theirs.write_text("punya orang lain")
    again = run("list", store, *words)[1]["files"][0]["path"]
    assert again == str(theirs.with_stem(f"{theirs.stem} (2)"))
    assert theirs.read_text() == "punya orang lain"
