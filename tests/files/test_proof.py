from __future__ import annotations

import pickle
from dataclasses import replace
from pathlib import Path

import pytest
from card_faces import some_faces

from desktop_app.domain.card import CardFace
from desktop_app.domain.sheet import PrintSetting, Shift, Sides
from desktop_app.files.card_pdf import write_cards
from desktop_app.files.designs import load_design, load_sheets
from desktop_app.files.proof import Code, Mismatch, page_proofs, proofread, prove_page
from desktop_app.files.raster import PdfError, page_count, page_image
from desktop_app.kernel.jobs import Cancelled, Progress

KOTA = load_design("kota")
A4 = load_sheets()["a4-2x5"]
FACES = some_faces(12)
SETTING = PrintSetting(start_slot=3, front=Shift(0.8, -0.4))


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cards") / "kartu.pdf"
    write_cards(path, FACES, KOTA, A4, setting=SETTING, progress=Progress())
    return path


def proofed(pdf: Path, faces: list[CardFace]) -> tuple[Mismatch, ...]:
    return proofread(pdf, faces, KOTA, A4, setting=SETTING, progress=Progress()).mismatches


def test_a_good_print_is_proved_card_by_card(pdf: Path) -> None:
    result = proofread(pdf, FACES, KOTA, A4, setting=SETTING, progress=Progress())
    assert (result.pages, result.cards, result.mismatches) == (4, 12, ())


def test_two_cards_in_each_others_place_are_found(pdf: Path) -> None:
    swapped = [FACES[1], FACES[0], *FACES[2:]]
    wrong = proofed(pdf, swapped)
    assert {(m.page, m.slot, m.code) for m in wrong} == {
        (1, slot, code) for slot in (3, 4) for code in (Code.QR, Code.BARS)
    }
    assert all(m.readable for m in wrong)
    assert wrong[0].serial == FACES[1].serial


def test_a_card_with_another_number_is_found(pdf: Path) -> None:
    other = [*FACES[:-1], replace(FACES[-1], kpj="26009999999")]
    assert [(m.page, m.slot, m.code) for m in proofed(pdf, other)] == [(3, 4, Code.BARS)]


def test_a_card_that_is_not_there_is_unreadable(pdf: Path) -> None:
    more = [*FACES, replace(FACES[0], serial="26-00099")]
    assert {(m.serial, m.readable) for m in proofed(pdf, more)} == {("26-00099", False)}


def test_pages_can_be_proved_one_by_one_elsewhere(pdf: Path) -> None:
    proofs = list(page_proofs(FACES, KOTA, A4, SETTING))
    assert [proof.page for proof in proofs] == [0, 1, 2, 3]
    assert pickle.loads(pickle.dumps(proofs)) == proofs  # noqa: S301 - our own value
    assert prove_page(pdf, proofs[1]) == ()


def test_of_backs_it_is_seen_that_they_are_there(tmp_path: Path) -> None:
    backs = PrintSetting(sides=Sides.BACKS)
    path = tmp_path / "belakang.pdf"
    write_cards(path, FACES, KOTA, A4, setting=backs, progress=Progress())
    good = proofread(path, FACES, KOTA, A4, setting=backs, progress=Progress())
    assert (good.pages, good.cards, good.mismatches) == (2, 0, ())
    bare = replace(KOTA, back=())
    write_cards(path, FACES, bare, A4, setting=backs, progress=Progress())
    wrong = proofread(path, FACES, KOTA, A4, setting=backs, progress=Progress())
    assert {(m.code, m.readable) for m in wrong.mismatches} == {(Code.BACK, False)}
    assert len(wrong.mismatches) == len(FACES)


def test_many_pages_are_read_by_several_processes_with_the_same_findings(tmp_path: Path) -> None:
    faces = some_faces(20)
    path = tmp_path / "kartu.pdf"
    single = load_sheets()["cr80"]
    write_cards(path, faces, KOTA, single, progress=Progress())
    swapped = [*faces[:10], *faces[11:15], faces[10], *faces[15:]]
    reports: list[tuple[int, int]] = []
    progress = Progress(lambda done, total: reports.append((done, total)))
    found = proofread(path, swapped, KOTA, single, progress=progress)
    assert found.pages == 40
    assert {m.serial for m in found.mismatches} == {face.serial for face in faces[10:15]}
    assert reports[-1] == (10, 10)


def test_separator_pages_shift_what_is_read_where(tmp_path: Path) -> None:
    faces = [replace(face, rt=f"{n // 5:03}") for n, face in enumerate(FACES)]
    setting = replace(SETTING, separate=True)
    path = tmp_path / "kartu.pdf"
    write_cards(path, faces, KOTA, A4, setting=setting, progress=Progress())
    assert page_count(path) == 2 * (3 + 3)
    result = proofread(path, faces, KOTA, A4, setting=setting, progress=Progress())
    assert (result.pages, result.cards, result.mismatches) == (6, 12, ())


def test_proof_reading_can_be_stopped(pdf: Path) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        proofread(pdf, FACES, KOTA, A4, setting=SETTING, progress=progress)


def test_a_page_becomes_an_image_of_its_size_in_colour(pdf: Path) -> None:
    image = page_image(pdf, 0, 96)
    assert (image.width, image.height) == (794, 1123)
    assert len(image.pixels) == 794 * 1123 * 3
    at = (60 * 1123 // 297 * 794 + 30 * 794 // 210 + 2) * 3  # the head of a card: indigo
    red, _green, blue = image.pixels[at : at + 3]
    assert blue >= red


@pytest.mark.parametrize("content", [b"", b"no pdf at all"])
def test_a_file_that_is_no_pdf_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(content)
    with pytest.raises(PdfError, match="tidak dapat dibuka"):
        page_image(path, 0, 96)


def test_a_page_or_a_file_that_is_not_there_is_told(pdf: Path, tmp_path: Path) -> None:
    with pytest.raises(PdfError):
        page_image(pdf, 4, 96)
    with pytest.raises(PdfError):
        page_image(tmp_path / "none.pdf", 0, 96)
