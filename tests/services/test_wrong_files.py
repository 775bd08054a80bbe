"""What somebody takes for an answer is recognised first: our own files, changed ones, Dukcapil's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from office import create, with_verifier
from round_trip import accepted, answer, lines, record, seal, take, verify, write

from desktop_app.app import App
from desktop_app.domain.dukcapil_answer import AgencyAnswerError
from desktop_app.domain.submission import Batch
from desktop_app.services import dukcapil, plain_lists, submissions
from desktop_app.services.wrong_files import ChangedFileError, MatchingFileError, PlainListError


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    opened = with_verifier(create(tmp_path / "kantor"))
    record(opened, 4)
    verify(opened)
    yield opened
    opened.close()


@pytest.fixture
def sent(app: App) -> Batch:
    return seal(app)


def test_our_file_with_other_cells_and_no_answer_says_how_it_differs(
    app: App, sent: Batch, tmp_path: Path
) -> None:
    [file] = app.ask(submissions.write_batch, sent, tmp_path)
    book = openpyxl.load_workbook(file.path)
    assert book.active is not None
    book.active["C3"] = "NAMA LAIN"
    book.active.delete_rows(5)
    book.save(tmp_path / "diubah.xlsx")
    with pytest.raises(ChangedFileError, match=r"1 barisnya tidak lagi .* 1 baris hilang"):
        app.ask(submissions.plan_answer, tmp_path / "diubah.xlsx")


def test_our_file_in_which_the_branch_has_answered_is_an_answer(
    app: App, sent: Batch, tmp_path: Path
) -> None:
    [file] = app.ask(submissions.write_batch, sent, tmp_path)
    book = openpyxl.load_workbook(file.path)
    assert book.active is not None
    book.active["AA3"] = "DITOLAK: NIK tidak padan"
    book.save(tmp_path / "dijawab.xlsx")
    for _time in range(2):
        assert take(app, tmp_path / "dijawab.xlsx")["denied"] == 1


def test_dukcapils_answer_and_the_agencys_are_told_apart(
    app: App, sent: Batch, tmp_path: Path
) -> None:
    rows = [[one.nik, words] for one, words in zip(lines(app, sent), ("Padan",) * 4, strict=True)]
    told = write(tmp_path / "padan.xlsx", ["NIK", "HASIL"], rows)
    with pytest.raises(MatchingFileError):
        app.ask(submissions.plan_answer, told)
    agencys = answer(tmp_path / "jawaban.xlsx", lines(app, sent), accepted)
    with pytest.raises(AgencyAnswerError):
        app.ask(dukcapil.plan_matching, agencys, app.facts)


def test_a_plain_list_of_ours_is_no_answer(app: App, sent: Batch, tmp_path: Path) -> None:
    assert sent.people == 4
    prepared = app.ask(plain_lists.prepare, app.facts, "bnba")
    [bnba] = app.do(plain_lists.write, prepared, tmp_path)
    with pytest.raises(PlainListError):
        app.ask(submissions.plan_answer, bnba.path)
