"""From an office's list to printed cards, through the program without a screen."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import zxingcpp
from office import (
    RINA,
    SAMPLES,
    TARMIZI,
    answer_to,
    create,
    import_sample,
    open_as,
    with_verifier,
)

from desktop_app.domain.card import CardState, read_payload
from desktop_app.domain.submission import BatchStatus
from desktop_app.domain.workflow import Status
from desktop_app.files.raster import grey_page_image, page_count
from desktop_app.queries import cards as card_questions
from desktop_app.queries import dashboard, workers
from desktop_app.services import cards, imports, printing, submissions, verification


def test_a_list_becomes_printed_cards(tmp_path: Path) -> None:
    app = with_verifier(create(tmp_path / "kantor"))
    import_sample(app)
    app.close()

    app = open_as(tmp_path / "kantor", "tarmizi", TARMIZI)
    done = app.do(verification.verify_all)
    assert (done.verified, done.held) == (300, {})
    app.close()

    app = open_as(tmp_path / "kantor", "Rina", RINA)
    checked = app.ask(submissions.preflight, app.facts, "bpu")
    batch = app.do(submissions.seal, checked).batch
    assert (batch.number, batch.people, batch.amount_per_month) == ("2026-01", 300, 300 * 16_800)
    [sent] = app.ask(submissions.write_batch, batch, tmp_path / "kirim")
    app.do(submissions.note_files, batch.id, [sent])
    answer = answer_to(sent, tmp_path / "jawaban.xlsx", denied=2)

    plan = app.ask(submissions.plan_answer, answer)
    assert app.do(submissions.apply_answer, plan).status == BatchStatus.CLOSED
    queue = app.do(cards.queue_missing, app.ask(cards.waiting_for_card), "kota")
    run = app.ask(cards.print_run, app.facts, queue, design="kota", sheet="a4-2x5")
    printed = cards.write_proofread(tmp_path / "kartu.pdf", run)
    ids = [each.id for each in queue]
    job = app.do(printing.begin, printing.Ticket(cards=ids, design="kota", sheet="a4-2x5"))
    app.do(printing.finish, job.id, printing.Outcome(well=ids))

    assert (printed.cards, printed.pages, printed.proofread) == (298, 60, 298)
    funnel = app.ask(dashboard.funnel)
    assert (funnel.listed, funnel.registered, funnel.printed) == (300, 298, 298)
    denied = app.ask(workers.people, workers.Filter(statuses=(Status.DENIED,)))
    assert [each.enrolment.note for each in denied] == ["NIK tidak padan"] * 2
    app.close()


def test_every_qr_of_the_printed_sheets_reads_as_its_own_card(tmp_path: Path) -> None:
    app = create(tmp_path / "kantor")
    plan_path = tmp_path / "peserta.xlsx"
    book = openpyxl.load_workbook(SAMPLES / "usulan_rapi.xlsx")
    sheet = book.active
    assert sheet is not None
    sheet.cell(1, 15, "KPJ")
    for row in range(2, 302):
        sheet.cell(row, 15, f"26{row:09d}")
    sheet.delete_rows(25, 400)
    book.save(plan_path)
    plan = app.ask(imports.plan_import, plan_path, app.facts, kind="registered")
    app.do(imports.write, plan)
    queue = app.do(cards.queue_missing, app.ask(cards.waiting_for_card), "kota")
    run = app.ask(cards.print_run, app.facts, queue, design="kota", sheet="a4-2x5")
    path = tmp_path / "kartu.pdf"
    cards.write_proofread(path, run)

    found = []
    for page in range(page_count(path)):
        image = grey_page_image(path, page, 300)
        pixels = memoryview(image.pixels).cast("B", (image.height, image.width))
        formats = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])
        found += [
            read_payload(each.text) for each in zxingcpp.read_barcodes(pixels, formats=formats)
        ]
    assert sorted((each.serial, each.token) for each in found if each) == sorted(
        (each.serial, each.token) for each in queue
    )
    assert len(queue) == 23
    assert app.ask(card_questions.counts)[CardState.QUEUED] == 23
    app.close()


def test_the_sent_workbook_holds_every_cell_as_it_was_sealed(tmp_path: Path) -> None:
    app = with_verifier(create(tmp_path / "kantor"))
    import_sample(app)
    app.close()
    app = open_as(tmp_path / "kantor", "Tarmizi", TARMIZI)
    app.do(verification.verify_all)
    app.close()
    app = open_as(tmp_path / "kantor", "Rina", RINA)
    checked = app.ask(submissions.preflight, app.facts, "bpu")
    batch = app.do(submissions.seal, checked).batch
    [sent] = app.ask(submissions.write_batch, batch, tmp_path)
    [again] = app.ask(submissions.write_batch, batch, tmp_path / "lagi")

    sheet = openpyxl.load_workbook(sent.path).active
    assert sheet is not None
    rows = list(sheet.iter_rows(min_row=2))
    headings = [cell.value for cell in sheet[1]]
    by_nik = {each.worker.nik: each for each in checked.ready}
    assert len(rows) == 300
    for row in rows:
        shown = dict(zip(headings, (cell.value or "" for cell in row), strict=True))
        worker = by_nik[shown["NIK"]].worker
        assert shown["NAMA LENGKAP"] == worker.name
        assert shown["TANGGAL LAHIR"] == f"{worker.birth_date:%d-%m-%Y}"
        assert (shown["RT"], shown["NO HP"]) == (worker.rt, worker.phone)
        assert shown["KELURAHAN"] == app.facts.regions.name(worker.kelurahan).upper()
        assert (shown["PROGRAM"], shown["PERIODE AWAL"]) == ("JKK+JKM", "01-12-2026")
        assert all(cell.number_format == "@" for cell in row)
        assert all(isinstance(cell.value, str) for cell in row if cell.value is not None)
    assert sent.sha256 == again.sha256
    app.close()
