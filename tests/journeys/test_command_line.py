"""The contract of the command line, each command as a script calls it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from office import CHEAP, SAMPLES, answer_to

from desktop_app import cli
from desktop_app.app import App
from desktop_app.cli.asking import PASSPHRASE, write_line
from desktop_app.domain.people import Role
from desktop_app.domain.settings import Settings
from desktop_app.files.workbook import FileWritten
from desktop_app.kernel.i18n import use_language
from desktop_app.services import people

MISUSES = {
    "bukan": "PERINTAH: 'bukan' tidak ada. Yang ada: ",
    "cards x": "Masih kurang: --out.",
    "cards x --out": "--out: perlu satu isian.",
    "cards x --out kartu.txt": "--out: yang ditulis berkas .pdf; beri nama yang berakhir dengan .pdf",
    "cards x --out kartu.pdf --start dua": "--start: tulis angka bulat mulai 0",
    "undo x": "Sebutkan salah satu: --import --answer.",
    "undo x --import 1 --answer 2": "--answer: tidak dapat bersama --import.",
    "check x --jauh": "Tidak dikenal: --jauh.",
    "end x --nik 1 --reason moved --on besok": (
        "--on: tulis tanggalnya sebagai tahun-bulan-hari, misalnya 2026-11-20"
    ),
}
"""Words that cannot be done, and what is said of them."""

Run = Callable[..., tuple[int, dict[str, Any]]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run one command with a passphrase; give the exit code and what `--json` prints."""
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)

    def call(*words: object, passphrase: str = "kata-sandi-uji") -> tuple[int, dict[str, Any]]:
        monkeypatch.setenv(PASSPHRASE, passphrase)
        code = cli.main([str(word) for word in words] + ["--json"])
        printed = capsys.readouterr().out
        return code, json.loads(printed) if printed else {}

    return call


def refusal(answer: tuple[int, dict[str, Any]]) -> int:
    """Give the exit code of a command that did nothing, after `--json` has said so."""
    code, said = answer
    assert said == {"error": said["error"], "exit": code}
    assert said["error"]
    return code


def office(run: Run, tmp_path: Path) -> Path:
    """Make an office of Rina and Tarmizi by the commands, as a script does."""
    store, secret = tmp_path / "kantor", tmp_path / "sandi"
    secret.write_text("kata-sandi-kedua\n")
    said = run("init", store, "--office", "15.71", "--user", "Rina")
    assert said == (0, {"store": str(store), "office": "15.71", "user": "Rina"})
    added = run(
        *("user", "add", store, "Tarmizi", "--role", "verification", "--role", "reading"),
        *("--new-passphrase-file", secret),
    )
    assert added[0] == 0
    return store


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """The same office with locks that cost nothing to guess."""
    settings = Settings(id="office", office="15.71", office_name="Kota Jambi")
    app = App.create(tmp_path / "kantor", settings, "Rina", "kata-sandi-uji", cost=CHEAP)
    app.do(people.add_user, "Tarmizi", [Role.VERIFICATION, Role.READING], "kata-sandi-kedua")
    app.close()
    return tmp_path / "kantor"


def test_the_main_job_runs_in_a_script(run: Run, tmp_path: Path) -> None:
    store = office(run, tmp_path)
    rina = ("--user", "Rina")
    code, said = run("import", store, SAMPLES / "usulan_rapi.xlsx", *rina)
    assert (code, said["read"], said["added"], len(said["rows"])) == (0, 300, 300, 300)
    assert said["rows"][0]["values"]["birth_date"] == "1994-12-20"

    code, said = run("verify", store, "--user", "Tarmizi", passphrase="kata-sandi-kedua")
    assert (code, said) == (0, {"verified": 300, "held": {}})

    code, said = run("export", store, "--layout", "bpu", "--out", tmp_path / "kirim", *rina)
    assert (code, said["sent"], said["left_out"]) == (0, 300, 0)
    [file] = said["files"]
    sent = FileWritten(Path(file["path"]), file["rows"], file["sha256"], "")
    answer = answer_to(sent, tmp_path / "jawaban.xlsx", denied=3)

    expected = {"batch": said["batch"], "sent": 300, "accepted": 297, "denied": 3}
    rest = {"missing": 0, "extra": 0, "contradicting": 0}
    for words in (("--dry-run",), (), ()):
        assert run("answer", store, answer, *words, *rina) == (1, {**expected, **rest})

    pdf = tmp_path / "kartu.pdf"
    code, said = run("cards", store, "--out", pdf, "--confirm", *rina)
    assert (code, said) == (0, {"cards": 297, "pages": 60, "proofread": 297})
    assert run("cards", store, "--out", pdf, *rina)[1]["cards"] == 0

    assert run("check", store, *rina)[0] == 0
    code, said = run("backup", store, "--to", tmp_path / "usb", *rina)
    assert code == 0
    assert Path(said["path"]).parent == tmp_path / "usb"


def test_a_backup_is_restored_into_a_new_folder(run: Run, store: Path, tmp_path: Path) -> None:
    run("import", store, SAMPLES / "usulan_rapi.xlsx", "--user", "Rina")
    made = run("backup", store, "--user", "Rina")[1]
    code, said = run("restore", made["path"], tmp_path / "pulih")
    assert (code, said["rows"]) == (0, made["rows"])
    assert run("check", tmp_path / "pulih", "--user", "Rina")[1]["rows"]["worker"] == 300
    assert run("restore", made["path"], store)[0] == 2


def test_the_recovery_sheet_is_written_at_the_beginning(run: Run, tmp_path: Path) -> None:
    sheet = tmp_path / "pemulihan.pdf"
    words = ("init", tmp_path / "kantor", "--office", "15.71", "--user", "Rina")
    assert run(*words, "--recovery", sheet)[0] == 0
    assert sheet.read_bytes().startswith(b"%PDF")


def test_a_store_whose_recovery_sheet_cannot_be_written_is_not_made(
    run: Run, tmp_path: Path
) -> None:
    store, file = tmp_path / "kantor", tmp_path / "berkas"
    file.touch()
    words = ("init", store, "--office", "15.71", "--user", "Rina")
    assert refusal(run(*words, "--recovery", file / "pemulihan.pdf")) == 7
    assert not list(store.iterdir())
    assert run(*words)[0] == 0


def test_a_batch_that_cannot_be_written_is_not_sealed(
    run: Run, store: Path, tmp_path: Path
) -> None:
    file, out = tmp_path / "berkas", tmp_path / "kirim"
    file.touch()
    rina = ("--user", "Rina")
    words = ("export", store, "--layout", "bpu", *rina, "--out")
    nobody = {"batch": None, "sent": 0, "left_out": 0, "files": []}
    assert run(*words, out) == (1, nobody)
    run("import", store, SAMPLES / "usulan_rapi.xlsx", *rina)
    run("verify", store, "--user", "Tarmizi", passphrase="kata-sandi-kedua")
    for place in ((file,), (file / "x",), (file, "--protect")):
        assert refusal(run(*words, *place)) == 7
    assert not out.exists()
    assert run("batches", store, *rina)[1] == {"batches": []}
    assert run(*words, out)[0] == 0


def test_an_import_is_undone_by_its_number_and_a_user_disabled(run: Run, store: Path) -> None:
    rina = ("--user", "Rina")
    run("import", store, SAMPLES / "usulan_rapi.xlsx", *rina)
    assert run("undo", store, "--import", 1, *rina)[0] == 0
    assert run("undo", store, "--import", 1, *rina)[0] == 2
    assert run("user", "disable", store, "Tarmizi", *rina)[0] == 0
    listed = run("user", "list", store, *rina)[1]["users"]
    assert {each["name"]: each["disabled"] for each in listed} == {"Rina": False, "Tarmizi": True}
    words = ("check", store, "--user", "Tarmizi")
    assert run(*words, passphrase="kata-sandi-kedua")[0] == 4


def test_an_enrolment_is_ended_with_a_reason(run: Run, store: Path) -> None:
    rina = ("--user", "Rina")
    listed = run("import", store, SAMPLES / "usulan_rapi.xlsx", *rina)[1]
    nik = listed["rows"][0]["values"]["nik"]
    words = ("end", store, "--nik", nik, "--reason", "moved", "--on", "2026-11-20", *rina)
    assert run(*words) == (0, {"status": "ended", "reason": "moved"})
    assert run(*words)[0] == 1


def test_the_same_list_again_is_skipped_whole(run: Run, store: Path) -> None:
    words = ("import", store, SAMPLES / "petugas_keagamaan.csv", "--user", "Rina")
    assert run(*words)[0] == 1
    code, said = run(*words)
    assert (said["added"], said["changed"], said["skipped"], said["refused"]) == (0, 0, 108, 12)
    assert code == 1


def test_a_dry_run_says_the_same_and_writes_nothing(run: Run, store: Path) -> None:
    words = ("import", store, SAMPLES / "usulan_kelurahan.xlsx", "--user", "Rina")
    first, second = run(*words, "--dry-run"), run(*words)
    assert first == second


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("verify", "{store}", "--user", "Nobody"), 4),
        (("verify", "{store}"), 2),
        (("check", "{empty}"), 2),
        (("export", "{store}", "--layout", "tidak-ada", "--out", "{empty}", "--user", "Rina"), 3),
        (("import", "{store}", "{missing}", "--user", "Rina"), 3),
        (("cards", "{store}", "--out", "{empty}", "--design", "tidak-ada", "--user", "Rina"), 3),
        (("init", "{store}", "--office", "15.71", "--user", "Rina"), 2),
        (("init", "{empty}", "--office", "99.99", "--user", "Rina"), 2),
    ],
)
def test_each_bad_beginning_has_its_exit_code(
    run: Run, store: Path, tmp_path: Path, words: tuple[str, ...], code: int
) -> None:
    places = {
        "store": store,
        "empty": tmp_path / "kosong",
        "missing": tmp_path / "tidak-ada.xlsx",
    }
    assert refusal(run(*(word.format(**places) for word in words))) == code


def test_words_that_are_wrong_are_said_in_the_language_asked_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for words, sentence in MISUSES.items():
        with pytest.raises(SystemExit) as ended:
            cli.main([*words.split(), "--json"])
        said = capsys.readouterr()
        assert ended.value.code == 2
        told = json.loads(said.out)
        assert (told["exit"], told["error"][: len(sentence)]) == (2, sentence)
        assert told["error"] in said.err
        assert "pemakaian: pekerja-rentan" in said.err
    with pytest.raises(SystemExit):
        cli.main(["cards", "x", "--lang", "en"])
    assert "usage: pekerja-rentan cards" in capsys.readouterr().err
    use_language("id")


def test_help_is_in_the_language_of_the_program(capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["-h"], ["cards", "-h"], ["layout", "-h"], ["layout", "add", "-h"]):
        with pytest.raises(SystemExit) as ended:
            cli.main(words)
        helped = capsys.readouterr().out
        assert ended.value.code == 0
        assert helped.startswith("pemakaian: ")
        for english in ("usage", "options", "positional", "show this", "show program"):
            assert english not in helped


def test_a_wrong_passphrase_and_a_right_one_of_somebody_else_are_refused(
    run: Run, store: Path
) -> None:
    assert run("check", store, "--user", "Rina", passphrase="salah-sekali")[0] == 4
    assert run("check", store, "--user", "Rina", passphrase="kata-sandi-kedua")[0] == 4


def test_who_has_no_right_is_refused(run: Run, store: Path) -> None:
    words = ("import", store, SAMPLES / "usulan_rapi.xlsx", "--user", "Tarmizi")
    assert run(*words, passphrase="kata-sandi-kedua")[0] == 4


def test_registered_people_come_in_with_their_kpj_and_without_it_are_refused(
    run: Run, store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "peserta.csv"
    path.write_text(
        "NIK;NAMA;TANGGAL LAHIR;L/P;KELURAHAN;KPJ\n"
        "1571071408850003;SYAMSUL BAHRI;14-08-1985;L;Payo Selincah;26001184702\n"
        "1571076403790001;NURHASANAH;24-03-1979;P;Payo Selincah;\n"
    )
    code, said = run("import", store, path, "--as", "registered", "--user", "Rina")
    assert (code, said["added"], said["refused"]) == (1, 1, 1)
    assert [each["code"] for each in said["rows"][1]["issues"]].count("kpj_missing") == 1
    printing = ("cards", store, "--out", tmp_path / "k.pdf", "--user", "Rina")
    assert run(*printing)[1]["cards"] == 1
    assert cli.main([str(word) for word in printing]) == 0
    assert "sudah ditulis pada cetakan 1" in capsys.readouterr().err


def test_who_stops_reading_stops_nothing() -> None:
    read, written = os.pipe()
    os.close(read)
    with os.fdopen(written, "w", encoding="utf-8") as stream:
        write_line("satu baris", stream)
        write_line("baris berikutnya", stream)
