"""What the benchmark does with cards: ours, ReportLab's own widgets, and gLabels."""

from __future__ import annotations

import csv
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve()
FEW, MANY, MOST = 600, 3_000, 15_000


def faces(count: int) -> list[Any]:
    """Give so many invented cards, each with a name, number, serial and token of its own."""
    from desktop_app.domain.card import CardFace

    return [
        CardFace(
            name=f"NAMA KARANGAN {n}", kpj=f"26{n:09}", nik="157107 •••••• 0003",
            group="Pekerja rentan", kelurahan="Payo Selincah", rt="014", programmes=("JKK", "JKM"),
            valid_from=date(2026, 12, 1), valid_to=date(2027, 11, 1), decree="SK 412/2026",
            serial=f"26-{n:05}", token=f"ABCDEFGHJK{n % 7 + 2}MNPQR",
        )
        for n in range(1, count + 1)
    ]  # fmt: skip


def _about(count: int) -> tuple[Any, Any, Any]:
    from desktop_app.files.designs import load_design, load_sheets

    return faces(count), load_design("kota", {"city": "Kota Jambi"}), load_sheets()["a4-2x5"]


def write_cards_of(path: Path, count: int) -> None:
    """Draw so many cards, both sides."""
    from desktop_app.files.card_pdf import write_cards
    from desktop_app.kernel.jobs import Progress

    write_cards(path, *_about(count), progress=Progress())


def cards_ours(folder: Path) -> None:
    """Draw 600 cards, both sides."""
    write_cards_of(folder / "kartu.pdf", FEW)


def cards_peer(folder: Path) -> None:
    """Draw the fronts alone with ReportLab's own QR and Code128 widgets, ten on a page."""
    from reportlab.graphics import renderPDF
    from reportlab.graphics.barcode.code128 import Code128
    from reportlab.graphics.barcode.qr import QrCodeWidget
    from reportlab.graphics.shapes import Drawing
    from reportlab.lib.units import mm
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(folder / "tandingan.pdf"), pagesize=(210 * mm, 297 * mm))
    for n, face in enumerate(faces(FEW)):
        x, y = (17 + n % 2 * 90) * mm, (11 + n % 10 // 2 * 55) * mm
        canvas.roundRect(x, y, 85.6 * mm, 54 * mm, 3 * mm)
        for line, text in enumerate((face.name, face.kpj, face.nik, face.group)):
            canvas.drawString(x + 4 * mm, y + (38 - 6 * line) * mm, text)
        Code128(face.kpj, barHeight=6 * mm).drawOn(canvas, x + 2 * mm, y + 4 * mm)
        qr = Drawing(60, 60)
        qr.add(QrCodeWidget(f"PR1:{face.serial}:{face.token}"))
        renderPDF.draw(qr, canvas, x + 60 * mm, y + 15 * mm)
        if n % 10 == 9:
            canvas.showPage()
    canvas.save()


def glabels_ours(folder: Path) -> None:
    """Draw 3,000 cards, both sides."""
    write_cards_of(folder / "kartu-3000.pdf", MANY)


def glabels_peer(folder: Path) -> None:
    """Let gLabels draw the fronts of the same cards alone: same words, same codes, no art."""
    glabels_fronts(folder, MANY)


def glabels_fronts(folder: Path, count: int) -> None:
    """Let gLabels draw so many fronts."""
    from desktop_app.domain.card import FACE_TEXTS, qr_payload

    rows = folder / "kartu.csv"
    with rows.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow([*FACE_TEXTS, "qr"])
        writer.writerows(
            [*(text(face) for text in FACE_TEXTS.values()), qr_payload(face)]
            for face in faces(count)
        )
    order = ("glabels-3-batch", "-i", rows, "-o", folder / "glabels.pdf")
    subprocess.run([*order, HERE.parent / "kartu.glabels"], check=True, capture_output=True)


def many_ours(folder: Path) -> None:
    """Draw 15,000 cards, both sides."""
    write_cards_of(folder / "kartu-15000.pdf", MOST)


def proof_ours(folder: Path) -> None:  # noqa: ARG001 - it leaves nothing
    """Draw 600 cards and read every code of every page back, on all cores."""
    from io import BytesIO

    from desktop_app.files.card_pdf import write_cards
    from desktop_app.files.proof import proofread
    from desktop_app.kernel.jobs import Progress

    stream, about = BytesIO(), _about(FEW)
    write_cards(stream, *about, progress=Progress())
    proofread(stream.getvalue(), *about, progress=Progress())
