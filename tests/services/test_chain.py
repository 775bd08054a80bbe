"""The chain is walked, its head stands on paper, and the history goes to whoever inspects."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from office import NOON, RINA, TARMIZI, TODAY, create, import_sample, open_as, save, with_verifier

from desktop_app.app import App
from desktop_app.domain.journal import Head, read_head
from desktop_app.domain.person import read_person
from desktop_app.queries.history import Asked
from desktop_app.services import (
    backups,
    chain,
    history,
    inspection,
    reports,
    submissions,
    verification,
    workers,
)
from desktop_app.services.chain import NoHeadError
from desktop_app.services.history import KINDS
from desktop_app.store import engine, journal
from desktop_app.store.engine import DATABASE


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    opened = create(tmp_path / "kantor")
    yield opened
    opened.close()


def tamper(app: App, statement: str) -> None:
    raw = engine.connect(app.store.folder / DATABASE, app.store.key)
    raw.execute(statement)
    raw.close()


def test_a_whole_chain_says_how_many_steps_it_has(app: App) -> None:
    save(app)
    walked = app.ask(chain.walk)
    assert (walked.bend, walked.words) == (None, "Rantai riwayat utuh: 3 langkah.")


def test_the_first_changed_entry_is_named(app: App) -> None:
    save(app)
    tamper(app, "UPDATE journal_entry SET at = '2020-01-01T00:00:00+00:00' WHERE seq = 3")
    assert app.ask(chain.walk).words == (
        "Riwayat diubah dari luar program, mulai langkah 3"
        " (01-01-2020 00.00, Rina mencatat SYAMSUL BAHRI)."
    ).replace("01-01-2020 00.00", _local("2020-01-01T00:00:00+00:00"))


def _local(text: str) -> str:
    return f"{datetime.fromisoformat(text).astimezone():%d-%m-%Y %H.%M}"


@pytest.mark.parametrize("shape", ["{words}", " {words} ", "{upper}", "{blanks}"])
def test_a_printed_head_is_found_however_it_is_typed(app: App, shape: str) -> None:
    save(app)
    words = app.ask(journal.head).words
    typed = shape.format(words=words, upper=words.upper(), blanks=words.replace("-", " "))
    found = app.ask(chain.find, typed)
    assert found.stands
    assert "Rina mencatat SYAMSUL BAHRI" in found.words


def test_a_head_that_was_rewritten_is_not_found(app: App) -> None:
    save(app)
    before = app.ask(journal.head)
    tamper(app, "UPDATE journal_entry SET at = '2020-01-01T00:00:00+00:00' WHERE seq = 3")
    assert not app.ask(chain.find, before.words).stands
    other = Head(before.seq, "0" * 64)
    assert "tidak ada di rantai" in app.ask(chain.find, other.words).words
    assert not app.ask(chain.find, Head(99, before.hash).words).stands


@pytest.mark.parametrize("typed", ["", "halo", "118", "118-9f3", "abc-def0123456"])
def test_what_is_no_head_is_told(app: App, typed: str) -> None:
    assert read_head(typed) is None
    with pytest.raises(NoHeadError, match="118-9f3a"):
        app.ask(chain.find, typed)


def test_a_backup_holds_the_head_of_its_moment(app: App) -> None:
    save(app)
    made = backups.back_up(app.store, NOON)
    save(app, nik="1571071708850004", name="Bujang Rasyid", birth_date="17-08-1985")
    assert backups.described(made.path).head == made.head
    assert app.ask(chain.find, made.head.words).stands


def test_manifest_and_letter_carry_the_head_of_the_sealing(tmp_path: Path) -> None:
    app = with_verifier(create(tmp_path / "kantor"))
    import_sample(app)
    app.close()
    app = open_as(tmp_path / "kantor", "Tarmizi", TARMIZI)
    app.do(verification.verify_all)
    app.close()
    app = open_as(tmp_path / "kantor", "Rina", RINA)
    sealed = app.do(submissions.seal, app.ask(submissions.preflight, app.facts, "bpu"))
    head = app.ask(journal.head)
    save(app)
    written = app.ask(submissions.write_batch, sealed.batch, tmp_path)
    app.ask(submissions.write_papers, app.facts, sealed.batch, written, tmp_path)

    said = json.loads(next(tmp_path.glob("manifes-*.json")).read_text("utf-8"))
    assert said["kepala_rantai"]["tercetak"] == head.words
    assert app.ask(chain.find, said["kepala_rantai"]["tercetak"]).stands
    assert head.words in text_of(next(tmp_path.glob("surat-*.pdf")))
    app.close()


def text_of(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    try:
        return str(document[0].get_textpage().get_text_bounded())
    finally:
        document.close()


def test_the_history_is_written_with_its_filter_and_the_state_of_the_chain(
    app: App, tmp_path: Path
) -> None:
    person = save(app)
    app.do(workers.save, read_person(person, {"rt": "5", "phone": "081299887766"}, app.facts))
    asked = Asked(user=app.user.id, like=KINDS["people"][1], since=TODAY)
    report = app.ask(inspection.make, app.facts, asked)
    path = tmp_path / "riwayat.xlsx"
    app.do(inspection.save, report, path, reports.rendered(report, ".xlsx"))

    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    rows = [[cell for cell in row if cell] for row in sheet.iter_rows(values_only=True)]
    assert rows[2] == ["Siapa: Rina · Kejadian: Pencatatan · Sejak: 23-11-2026"]
    assert rows[6][3:] == ["mengubah RT dan No. HP SYAMSUL BAHRI", "RT: 014 → 005; No. HP: •••••••••036 → •••••••••766"]  # fmt: skip
    assert ["Rantai riwayat utuh: 4 langkah."] in rows
    assert any(row and str(row[0]).startswith("Kepala rantai saat ditulis: 4-") for row in rows)
    assert app.ask(history.happenings)[0].what == (
        "mengekspor riwayat untuk pemeriksaan: 2 langkah, xlsx"
    )
    pdf = reports.rendered(report, ".pdf")
    assert pdf.startswith(b"%PDF")


def test_days_and_kinds_let_through_what_they_name(app: App) -> None:
    save(app)
    backups.make(app)
    for asked, expected in (
        (Asked(like=KINDS["safety"][1]), 1),
        (Asked(like=KINDS["people"][1]), 1),
        (Asked(since=TODAY), 4),
        (Asked(since=TODAY + timedelta(days=1)), 0),
        (Asked(until=TODAY - timedelta(days=1)), 0),
        (Asked(until=TODAY), 4),
    ):
        assert len(app.ask(history.happenings, asked)) == expected
