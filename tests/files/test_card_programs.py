"""Other people's programs look at our cards: qpdf, zbar, and gLabels printing the same people."""

from __future__ import annotations

import csv
import shutil
import subprocess
from pathlib import Path

import pytest
from card_faces import some_faces

from desktop_app.domain.card import FACE_TEXTS, CardFace, qr_payload
from desktop_app.files.card_pdf import write_cards
from desktop_app.files.designs import load_design, load_sheets
from desktop_app.files.raster import grey_page_image
from desktop_app.kernel.jobs import Progress

pytestmark = pytest.mark.external

ROOT = Path(__file__).parents[2]
KOTA = load_design("kota")
A4 = load_sheets()["a4-2x5"]


def program(name: str) -> str:
    """Give where a program is; without it the test is skipped."""
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def read_by_zbar(pdf: Path) -> list[str]:
    """Give what zbar reads in the QR codes of a PDF's first page."""
    page = grey_page_image(pdf, 0, 300)
    picture = pdf.with_suffix(".pgm")
    picture.write_bytes(b"P5 %d %d 255\n" % (page.width, page.height) + bytes(page.pixels))
    order = [program("zbarimg"), "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", picture]
    done = subprocess.run(order, capture_output=True, text=True, check=True)
    return sorted(done.stdout.split())


def print_with_glabels(faces: list[CardFace], folder: Path) -> Path:
    """Let gLabels print the fronts of these cards."""
    rows, target = folder / "kartu.csv", folder / "glabels.pdf"
    with rows.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow([*FACE_TEXTS, "qr"])
        for face in faces:
            writer.writerow([*(text(face) for text in FACE_TEXTS.values()), qr_payload(face)])
    order = [program("glabels-3-batch"), "-i", rows, "-o", target]
    subprocess.run([*order, ROOT / "packaging/kartu.glabels"], capture_output=True, check=True)
    return target


def test_qpdf_finds_no_fault(tmp_path: Path) -> None:
    target = tmp_path / "kartu.pdf"
    write_cards(target, some_faces(13), KOTA, A4, progress=Progress())
    order = [program("qpdf"), "--check", target]
    done = subprocess.run(order, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_another_reader_finds_every_qr_of_a_sheet(tmp_path: Path) -> None:
    faces = some_faces(10)
    write_cards(tmp_path / "kartu.pdf", faces, KOTA, A4, progress=Progress())
    assert read_by_zbar(tmp_path / "kartu.pdf") == sorted(map(qr_payload, faces))


def test_another_label_program_prints_the_same_people(tmp_path: Path) -> None:
    faces = some_faces(10)
    write_cards(tmp_path / "kartu.pdf", faces, KOTA, A4, progress=Progress())
    theirs = print_with_glabels(faces, tmp_path)
    assert read_by_zbar(tmp_path / "kartu.pdf") == read_by_zbar(theirs)
    assert len(read_by_zbar(theirs)) == 10
