"""The files of a batch never take the place of what is not of this batch."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from office import create, with_verifier
from round_trip import record, verify

from desktop_app.app import App
from desktop_app.domain.submission import Batch
from desktop_app.services import sending, submissions
from desktop_app.services.batch_names import numbered
from desktop_app.services.sending import Sent
from desktop_app.services.submissions import PapersError

OURS = {
    "kiriman-2026-01.xlsx",
    "manifes-2026-01.json",
    "manifes-2026-01.pdf",
    "surat-pengantar-2026-01.pdf",
}
SECOND = {numbered(name, 2) for name in OURS}


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    opened = with_verifier(create(tmp_path / "kantor"))
    record(opened, 2)
    verify(opened)
    yield opened
    opened.close()


def send(app: App, folder: Path) -> Sent:
    sent = app.do(sending.send, app.ask(submissions.preflight, app.facts, "bpu"), folder)
    app.ask(submissions.write_papers, app.facts, sent.batch, sent.files, folder)
    return sent


def write_again(app: App, batch: Batch, folder: Path) -> None:
    written = app.ask(submissions.write_batch, batch, folder)
    app.ask(submissions.write_papers, app.facts, batch, written, folder)


def test_a_batch_of_another_office_stays_and_ours_is_numbered(app: App, tmp_path: Path) -> None:
    out = tmp_path / "kirim"
    out.mkdir()
    for name in OURS:
        (out / name).write_bytes(b"milik kantor lain")
    sent = send(app, out)
    assert {each.name for each in out.iterdir()} == OURS | SECOND
    assert {(out / name).read_bytes() for name in OURS} == {b"milik kantor lain"}
    assert sent.batch.files[0].endswith("  kiriman-2026-01 (2).xlsx")
    write_again(app, sent.batch, out)
    assert {each.name for each in out.iterdir()} == OURS | SECOND


def test_our_own_files_are_renewed_and_what_somebody_changed_in_them_is_kept(
    app: App, tmp_path: Path
) -> None:
    out = tmp_path / "kirim"
    batch = send(app, out).batch
    write_again(app, batch, out)
    assert {each.name for each in out.iterdir()} == OURS
    (out / "kiriman-2026-01.xlsx").write_bytes(b"diisi oleh cabang")
    write_again(app, batch, out)
    assert {each.name for each in out.iterdir()} == OURS | SECOND
    assert (out / "kiriman-2026-01.xlsx").read_bytes() == b"diisi oleh cabang"


def test_an_archive_of_another_office_stays(app: App, tmp_path: Path) -> None:
    theirs = tmp_path / "kiriman-2026-01.zip"
    theirs.write_bytes(b"milik kantor lain")
    checked = app.ask(submissions.preflight, app.facts, "bpu")
    sent = app.do(sending.send, checked, tmp_path, lock=True)
    assert sent.archive == tmp_path / "kiriman-2026-01 (2).zip"
    assert theirs.read_bytes() == b"milik kantor lain"


def test_the_workbook_of_a_branch_keeps_its_name_in_a_numbered_folder() -> None:
    assert numbered("2026-01/template.xlsx", 3) == "2026-01 (3)/template.xlsx"


def test_papers_that_cannot_be_written_leave_a_batch_that_says_it_stands(
    app: App, tmp_path: Path
) -> None:
    checked = app.ask(submissions.preflight, app.facts, "bpu")
    sent = app.do(sending.send, checked, tmp_path / "kirim")
    (tmp_path / "berkas").touch()
    with pytest.raises(PapersError, match=r"2026-01 sudah disegel .* tidak dapat ditulis"):
        app.ask(
            submissions.write_papers, app.facts, sent.batch, sent.files, tmp_path / "berkas" / "x"
        )
